#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""counterfoilctl as scripts and technicians use it: every fault and every bad input ends with its exit code and a
sentence in Vietnamese or English, and nothing that was there is lost."""
import argparse
import contextlib
import hashlib
import http.server
import json
import os
import pathlib
import pty
import shutil
import sqlite3
import ssl
import subprocess
import sys
import tarfile
import tempfile
import threading
import unittest
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from counter import TOKEN, Counter, Portal, slow_pc  # noqa: E402

PROGRAMS = None
RULE, SCANNER, PAGE, STORE, PORTAL, PRINT, NOT_WHOLE = 4, 5, 6, 7, 8, 9, 10
SHEETS = "id-card,birth-registration-form,birth-certificate"


class Shared:
    """One stack drawn, scanned and read once; each test works on a copy of the counter."""

    @classmethod
    def make(cls):
        cls.work = pathlib.Path(tempfile.mkdtemp(prefix="counterfoil-ctl-"))
        cls.paper = cls.work / "paper"
        subprocess.run([str(PROGRAMS / "counterfoil-sample-pages"), "--out", str(cls.paper), "--pages", SHEETS],
                       check=True, stdout=subprocess.DEVNULL)
        cls.portal = Portal(PROGRAMS, cls.work / "portal")
        shutil.copytree(cls.work / "portal", cls.work / "portal-empty")  # with its key, without a dossier
        cls.counter = Counter(PROGRAMS, cls.work / "template")
        cls.counter.init(cls.portal, cls.paper, cls.work, env=slow_pc(PROGRAMS))
        cls.batch = cls.counter.run("scan")["batch"]

    @classmethod
    def remove(cls):
        cls.portal.stop()
        shutil.rmtree(cls.work, ignore_errors=True)


class CtlTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="counterfoil-case-")
        self.work = pathlib.Path(self.folder.name)
        shutil.copytree(Shared.work / "template", self.work / "data")
        self.counter = Counter(PROGRAMS, self.work / "data")
        self.counter.passphrase = Shared.work / "passphrase"
        Shared.portal.control(clear=True)

    def tearDown(self):
        self.folder.cleanup()

    def refused(self, answer, code, name):
        self.assertEqual((code, name), (answer["exit_code"], answer.get("error", {}).get("code")), answer)
        self.assertGreater(len(answer["error"]["sentence"].split()), 3, answer)
        self.assertNotIn("%", answer["error"]["sentence"])

    def stack_of(self, name, content):
        stack = self.work / "stack"
        stack.mkdir()
        (stack / name).write_bytes(content)
        return stack

    def acknowledged(self):
        return [row["state"] for row in self.counter.run("show")["dossiers"]] == ["acknowledged"]


class Use(CtlTest):
    def test_every_command_explains_itself_and_a_wrong_word_ends_with_2(self):
        for command in ("init", "devices", "scan", "import", "ocr", "pdf", "separators", "receive", "sync", "find", "show",
                        "verify", "account", "check", "backup", "restore", "numbers", "audit", "keys", "recover", "shred",
                        "support", "outbox", "doctor", "bundle"):
            done = subprocess.run([str(PROGRAMS / "counterfoilctl"), command, "--help"], capture_output=True, text=True)
            self.assertEqual(0, done.returncode)
            self.assertIn("counterfoilctl", done.stdout)
        self.assertEqual(2, subprocess.run([str(PROGRAMS / "counterfoilctl"), "fly"], capture_output=True).returncode)

    def test_devices_lists_the_test_scanner_when_its_driver_is_asked_for(self):
        names = [device["name"] for device in self.counter.run("devices", "--backend", "test")["devices"]]
        self.assertIn("test:0", names)

    def test_all_options_of_a_scanner_are_dumped_for_support(self):
        device = self.counter.run("devices", "--backend", "test", "--dump", "--device", "test:0")["devices"][0]
        options = {option["name"]: option for option in device["options"]}
        self.assertEqual("dpi", options["resolution"]["unit"])
        self.assertEqual({"least": 1, "most": 1200, "step": 1}, options["resolution"]["range"])
        self.assertIn("Gray", options["mode"]["choices"])
        self.assertIn("settable", options["mode"]["flags"])
        self.refused(self.counter.run("devices", "--dump", "--device", "test:nobody", check=False), SCANNER, "device_gone")

    def test_a_counter_that_was_not_set_up_says_so(self):
        empty = Counter(PROGRAMS, self.work / "empty")
        empty.passphrase = self.counter.passphrase
        self.refused(empty.sync(check=False), RULE, "not_set_up")

    def test_a_counter_is_set_up_once(self):
        answer = self.counter.run("init", "--config", Shared.work / "counter.json", "--clerk", "b", "--full-name", "B",
                                  "--passphrase-file", Shared.work / "passphrase", check=False)
        self.refused(answer, RULE, "already_set_up")

    def test_a_set_up_that_broke_off_before_its_first_account_is_done_anew(self):
        stack = self.work / "none"
        stack.mkdir()
        counter = Counter(PROGRAMS, self.work / "broken-off")
        counter.init(None, stack, self.work, env=slow_pc(PROGRAMS))
        with sqlite3.connect(counter.data / "counterfoil.db") as database:
            database.execute("DELETE FROM account")
            database.execute("DELETE FROM key_version")
        database.close()
        counter.init(None, stack, self.work, env=slow_pc(PROGRAMS))
        self.assertEqual([], counter.run("show")["dossiers"])

    def test_a_supervisor_adds_accounts_and_ends_waits_and_a_clerk_does_not(self):
        stack = self.work / "none"
        stack.mkdir()
        counter = Counter(PROGRAMS, self.work / "supervised")
        counter.init(None, stack, self.work, role="supervisor", env=slow_pc(PROGRAMS))
        new = self.work / "new"
        new.write_text("bốn từ dễ nhớ\n")
        self.refused(counter.run("account", "hai", "--full-name", "Lê Thị Hai", "--new-passphrase-file", new, "--clerk", "hai",
                                 "--passphrase-file", new, check=False), RULE, "wrong_passphrase")
        counter.run("account", "hai", "--full-name", "Lê Thị Hai", "--new-passphrase-file", new, *counter.sign_in)
        self.refused(counter.run("account", "ba", "--full-name", "Ba", "--new-passphrase-file", new, "--clerk", "hai",
                                 "--passphrase-file", new, check=False), RULE, "not_allowed")
        for _ in range(5):
            self.refused(counter.run("sync", "--clerk", "hai", "--passphrase-file", counter.passphrase, check=False), RULE,
                         "wrong_passphrase")
        delayed = counter.run("sync", "--clerk", "hai", "--passphrase-file", new, check=False)
        self.refused(delayed, RULE, "sign_in_delayed")
        counter.run("account", "hai", "--end-wait", *counter.sign_in)
        self.refused(counter.run("sync", "--clerk", "hai", "--passphrase-file", new, check=False), PORTAL, "not_configured")

    def test_a_supervisor_imports_procedures_and_a_dossier_keeps_the_version_it_was_received_under(self):
        counter = Counter(PROGRAMS, self.work / "second")
        counter.init(Shared.portal, Shared.paper, self.work, role="supervisor", env=slow_pc(PROGRAMS))
        dossier = counter.receive(counter.run("scan")["batch"])
        before = counter.run("catalogue", "show", "1.001193")
        table = self.work / "table.csv"
        table.write_text("code;name;fee\n1.001193;Đăng ký khai sinh;9000\n", encoding="utf-8")
        self.refused(counter.run("catalogue", "import", table, "--from", "2020-01-01", "--yes", *counter.sign_in, check=False),
                     RULE, "import_day_over")
        answer = counter.run("catalogue", "import", table, "--yes", *counter.sign_in)
        self.assertEqual((True, 1), (answer["taken"], answer["release"]))
        after = counter.run("catalogue", "show", "1.001193")
        self.assertEqual((9000, 0), (after["fee"], before["fee"]))
        self.assertEqual(before["fee"], counter.run("catalogue", "show", "1.001193", "--version", before["version"])["fee"])
        with contextlib.closing(sqlite3.connect(counter.data / "counterfoil.db")) as database:
            kept = database.execute("SELECT procedure_version FROM dossier WHERE uuid=?", (bytes.fromhex(dossier["dossier"]),))
            self.assertEqual([(before["version"],)], kept.fetchall())
        rows = counter.run("audit", "show", "--kind", "catalogue_changed")
        self.assertIn('"release":1', json.dumps(rows).replace('\\"', '"').replace(" ", ""))
        self.refused(counter.run("catalogue", "import", table, "--yes", *counter.sign_in, check=False), RULE, "nothing_to_import")
        stick = self.work / "stick"
        stick.mkdir()
        counter.run("backup", "--to", stick)
        elsewhere = Counter(PROGRAMS, self.work / "elsewhere")
        answer = elsewhere.run("restore", "--from", stick)
        self.assertEqual((1, 0), (answer["imports"], answer["imports_lost"]))
        self.assertEqual(9000, elsewhere.run("catalogue", "show", "1.001193")["fee"])
        # A release that is damaged is told, and no dossier is taken under half a catalogue.
        release = counter.data / "catalogue" / "000001.release"
        release.write_bytes(release.read_bytes()[:-20])
        self.refused(counter.run("catalogue", "list", check=False), RULE, "catalogue_unreadable")

    def test_a_clerk_changes_the_passphrase_and_leaves(self):
        stack = self.work / "none"
        stack.mkdir()
        counter = Counter(PROGRAMS, self.work / "supervised")
        counter.init(None, stack, self.work, role="supervisor")
        old, new, short = self.work / "old", self.work / "new", self.work / "short"
        old.write_text("bốn từ dễ nhớ\n")
        new.write_text("một cụm mật khẩu khác\n")
        short.write_text("ngắn\n")
        counter.run("account", "hai", "--full-name", "Lê Thị Hai", "--new-passphrase-file", old, *counter.sign_in)

        def change(name, before, after, clerk="hai"):
            return counter.run("account", name, "--change-passphrase", "--new-passphrase-file", after, "--clerk", clerk,
                               "--passphrase-file", before, check=False)
        self.refused(change("hai", old, short), RULE, "passphrase_too_short")
        self.refused(change("hai", new, new), RULE, "wrong_passphrase")
        self.refused(change("mau", old, new), RULE, "not_allowed")
        self.assertEqual(0, change("hai", old, new)["exit_code"])
        self.refused(change("hai", old, new), RULE, "wrong_passphrase")
        self.refused(counter.run("account", "mau", "--close", "--clerk", "hai", "--passphrase-file", new, check=False), RULE,
                     "not_allowed")
        self.refused(counter.run("keys", "change", "--clerk", "hai", "--passphrase-file", new, check=False), RULE, "not_allowed")
        counter.run("account", "hai", "--close", *counter.sign_in)
        counter.run("keys", "change", *counter.sign_in)
        self.assertEqual(["keys_changed", "keys_changed"],
                         [row["kind"] for row in counter.run("audit", "show", "--kind", "keys_changed")["rows"]])
        self.refused(counter.run("account", "mau", "--close", *counter.sign_in, check=False), RULE, "last_supervisor")
        self.refused(counter.run("sync", "--clerk", "hai", "--passphrase-file", new, check=False), RULE, "wrong_passphrase")

    def test_a_lost_counter_is_restored_on_another_pc_and_opened_by_the_offline_key(self):
        key, other, stick, new = (self.work / name for name in ("key", "other", "stick", "new"))
        made = self.counter.run("keys", "make", "--out", key)
        self.assertEqual((0o600, 65), (key.stat().st_mode & 0o777, key.stat().st_size))
        self.assertRegex(made["public"], "^[0-9a-f]{64}$")
        self.assertNotEqual(made["public"], key.read_text().strip())
        before = key.read_text()
        self.assertEqual(STORE, self.counter.run("keys", "make", "--out", key, check=False)["exit_code"])
        self.assertEqual(before, key.read_text())
        self.counter.run("keys", "make", "--out", other)
        none = self.work / "none"
        none.mkdir()
        lost = Counter(PROGRAMS, self.work / "lost")
        lost.init(None, none, self.work, role="supervisor", recovery_key=made["public"])
        stick.mkdir()
        lost.run("backup", "--to", stick)
        shutil.rmtree(lost.data)

        here = Counter(PROGRAMS, self.work / "elsewhere")
        here.run("restore", "--from", stick)
        new.write_text("một cụm mật khẩu khác\n")

        def recover(by, clerk="mau", given=None):
            command = here.command("recover", "--key-file", by, "--clerk", clerk, "--passphrase-file", new)
            done = subprocess.run(command, capture_output=True, text=True, input=given)
            return {**json.loads(done.stdout or "{}"), "exit_code": done.returncode}
        self.refused(recover(other), RULE, "wrong_recovery_key")
        self.refused(recover("-", given="not a key\n"), RULE, "wrong_recovery_key")
        self.refused(recover(key, clerk="nobody"), RULE, "account_unknown")
        self.assertEqual(0, recover("-", given=before)["exit_code"])
        here.passphrase = new
        self.assertTrue(here.run("verify", *here.sign_in)["whole"])
        kept = [file for file in here.data.rglob("*") if file.is_file() and before.strip().encode() in file.read_bytes()]
        self.assertEqual([], kept)
        self.refused(self.counter.run("recover", "--key-file", key, "--clerk", "mau", "--passphrase-file", new, check=False),
                     RULE, "no_recovery_slot")

    def test_sentences_come_in_both_languages(self):
        answers = [self.counter.run("--lang", language, "show", "X-1", *self.counter.sign_in, check=False)["error"]["sentence"]
                   for language in ("vi", "en")]
        self.assertNotEqual(*answers)

    def test_a_file_of_another_program_is_left_alone(self):
        other = self.work / "other"
        other.mkdir()
        (other / "counterfoil.db").write_text("notes of somebody else, long enough to be no database " * 40)
        answer = Counter(PROGRAMS, other).run("show", check=False)
        self.assertEqual(STORE, answer["exit_code"], answer)
        self.assertTrue((other / "counterfoil.db").read_text().startswith("notes of somebody else"))


class Paper(CtlTest):
    def test_a_stack_that_is_not_there_is_a_scanner_that_is_gone(self):
        self.refused(self.counter.run("scan", "--stack", "/nowhere", check=False), SCANNER, "device_gone")

    def test_an_empty_feeder_says_so(self):
        empty = self.work / "none"
        empty.mkdir()
        self.refused(self.counter.run("scan", "--stack", empty, check=False), SCANNER, "feeder_empty")

    def test_a_file_that_is_no_picture_gives_a_sentence(self):
        stack = self.stack_of("1.pnm", b"this is not a picture\n" * 100)
        answer = self.counter.run("scan", "--stack", stack, check=False)
        self.assertEqual(SCANNER, answer["exit_code"], answer)

    def test_a_page_of_one_pixel_is_kept_and_marked_as_failed(self):
        stack = self.stack_of("1.pnm", b"P6\n1 1\n255\n\xff\xff\xff")
        page = self.counter.run("scan", "--stack", stack)["pages"][0]
        self.assertEqual(("failed", "too_small"), (page["stage"], page["problem"]))

    def test_a_page_of_20000_pixels_is_refused_and_the_pages_before_it_are_kept(self):
        stack = self.work / "stack"
        stack.mkdir()
        shutil.copy(sorted(Shared.paper.glob("*.pnm"))[0], stack / "1.pnm")
        (stack / "2.pnm").write_bytes(b"P5\n20000 20000\n255\n" + b"\xff" * 1000)
        answer = self.counter.run("scan", "--stack", stack, check=False)
        self.assertEqual(SCANNER, answer["exit_code"], answer)
        batches = [path for path in (self.counter.data / "batches").glob("*") if path.name != Shared.batch]
        self.assertEqual(1, len(batches))
        self.assertTrue((batches[0] / "0001.pnm").exists())


class Login(CtlTest):
    """A scanner that asks for a name and a password."""

    def setUp(self):
        super().setUp()
        (self.work / "script").write_text("pages 1\npassword jo s3cret\n")
        self.environment = {"LD_LIBRARY_PATH": str(PROGRAMS.parent / "peers/sane"),
                            "FAULTY_SCRIPT": str(self.work / "script")}
        self.words = ("scan", "--device", "faulty:0", "--backend", "faulty", "--source", "feeder")

    def test_it_comes_from_a_file_and_appears_nowhere(self):
        login = self.work / "login"
        login.write_text("jo\ns3cret\n")
        answer = self.counter.run(*self.words, "--login-file", login, env=self.environment)
        self.assertEqual(1, len(answer["pages"]))
        kept = [path for path in self.counter.data.rglob("*") if path.is_file() and b"s3cret" in path.read_bytes()]
        self.assertEqual([], kept)
        self.assertNotIn("s3cret", answer["stderr"])

    def test_a_wrong_one_or_none_is_told(self):
        login = self.work / "login"
        for text in ("jo\nwrong\n", "jo", ""):
            login.write_text(text)
            answer = self.counter.run(*self.words, "--login-file", login, env=self.environment, check=False)
            self.refused(answer, SCANNER, "access_denied")
            self.assertIn("mật khẩu", answer["error"]["sentence"])

    def test_the_terminal_is_asked_and_does_not_show_the_password(self):
        process, terminal = pty.fork()
        if process == 0:
            os.execve(str(PROGRAMS / "counterfoilctl"), self.counter.command(*self.words),
                      {**os.environ, **self.environment})
        shown = b""

        def wait_for(words):
            nonlocal shown
            while words not in shown:
                shown += os.read(terminal, 4096)

        wait_for("Tên: ".encode())
        os.write(terminal, b"jo\n")
        wait_for("Mật khẩu: ".encode())
        os.write(terminal, b"s3cret\n")
        try:
            while part := os.read(terminal, 4096):
                shown += part
        except OSError:
            pass  # how Linux tells the end of the other side
        os.close(terminal)
        _, status = os.waitpid(process, 0)
        self.assertEqual(0, os.waitstatus_to_exitcode(status), shown.decode())
        self.assertIn(b"jo", shown)
        self.assertNotIn(b"s3cret", shown)


class Foreign(CtlTest):
    """Files that were not scanned here. Their own programs see only a temporary folder that has to be empty again."""

    @classmethod
    def setUpClass(cls):
        cls.made = Shared.work / "three.pdf"
        cls.sheets = sorted(Shared.paper.glob("*.pnm"))[:3]
        if not cls.made.exists():
            Shared.counter.run("pdf", *cls.sheets, "--out", cls.made, "--title", "Ba trang")

    def setUp(self):
        super().setUp()
        self.temporary = self.work / "tmp"
        self.temporary.mkdir()
        session = self.work / "session"  # or Qt makes one in TMPDIR
        session.mkdir(mode=0o700)
        self.environment = {"TMPDIR": str(self.temporary), "XDG_RUNTIME_DIR": str(session)}
        self.before = self.batches()

    def tearDown(self):
        self.assertEqual([], list(self.temporary.iterdir()))
        super().tearDown()

    def run_ctl(self, *words, **how):
        return self.counter.run(*words, env=self.environment, **how)

    def batches(self):
        return sorted(path.name for path in (self.counter.data / "batches").iterdir())

    def file_of(self, name, content):
        (self.work / name).write_bytes(content)
        return self.work / name

    def test_images_become_one_searchable_pdf(self):
        checked = subprocess.run(["qpdf", "--check", str(self.made)], capture_output=True, text=True)
        self.assertEqual(0, checked.returncode, checked.stdout + checked.stderr)
        text = subprocess.run(["pdftotext", str(self.made), "-"], capture_output=True, text=True).stdout
        self.assertEqual(3, text.count("\f"))
        self.assertIn("KHAI SINH", text)

    def test_the_archive_profile_keeps_each_page_as_one_whole_picture(self):
        def images(pdf):
            listed = subprocess.run(["pdfimages", "-list", str(pdf)], capture_output=True, text=True, check=True).stdout
            return [line.split() for line in listed.splitlines()[2:]]
        kept = self.work / "archive.pdf"
        self.run_ctl("pdf", self.sheets[0], "--out", kept, "--picture", "archive")
        (page, _, kind, width, _, _, _, _, encoding, *_), = images(kept)
        self.assertEqual(("1", "image", "jpeg"), (page, kind, encoding))
        self.assertGreater(int(width), 2300)  # A4 at 300 dpi, cropped
        self.assertGreater(len(images(self.made)), 3)  # in layers

    def test_words_come_with_boxes_and_confidence_and_progress(self):
        answer = self.run_ctl("ocr", self.sheets[1])
        page = answer["pages"][0]
        self.assertTrue(page["dpi_guessed"])
        self.assertGreater(len(page["words"]), 20)
        for word in page["words"]:
            x, y, width, height = word["box"]
            self.assertTrue(0 <= x and x + width <= page["width"] and 0 <= y and y + height <= page["height"], word)
            self.assertTrue(0 <= word["confidence"] <= 100, word)
        self.assertIn(": 1/1\n", answer["stderr"])
        self.assertEqual(self.before, self.batches())

    def test_a_pdf_with_text_is_kept_as_it_is_and_taken_in_once(self):
        first = self.run_ctl("import", self.made)
        taken = first["files"][0]
        self.assertEqual(("taken_over", True, [1, 2, 3]), (taken["treatment"], taken["says_pdfa"], taken["pages"]))
        kept = list((self.counter.data / "batches" / first["batch"]).glob("original-*.pdf"))
        self.assertEqual([self.made.read_bytes()], [file.read_bytes() for file in kept])
        self.assertEqual(["read"] * 3, [page["stage"] for page in first["pages"]])
        again = self.run_ctl("import", "--batch", first["batch"], self.made)
        self.assertTrue(again["files"][0]["was_there"])
        self.assertEqual(3, len(again["pages"]))

    def test_kill_9_in_the_middle_of_a_file_keeps_whole_pages_and_doubles_none(self):
        for pages in (1, 2, 3):
            command = self.counter.command("import", self.made)
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                                       env={**os.environ, **self.environment})
            for line in process.stderr:
                if f": {pages}/3" in line:
                    break
            process.kill()
            process.wait()
            process.stderr.close()
            batch, = set(self.batches()) - set(self.before)
            again = self.run_ctl("import", "--batch", batch, self.made)
            self.assertEqual([1, 2, 3], [page["origin"]["page"] for page in again["pages"]], f"killed at page {pages}")
            self.assertEqual(["read"] * 3, [page["stage"] for page in again["pages"]])
            strays = [file.name for file in (self.counter.data / "batches" / batch).glob("*.part")]
            self.assertEqual([], strays)
            self.before = self.batches()

    def test_files_that_cannot_be_taken_are_named_with_a_reason_and_leave_nothing(self):
        locked = self.work / "locked.pdf"
        subprocess.run(["qpdf", "--encrypt", "user", "owner", "256", "--", str(self.made), str(locked)], check=True)
        whole = self.made.read_bytes()
        cases = {"file_is_office": self.file_of("a.pdf", b"PK\x03\x04 word/document.xml"),
                 "file_is_heic": self.file_of("b.jpg", b"\0\0\0\x18ftypheic" + b"\0" * 90),
                 "file_is_archive": self.file_of("c.zip", b"PK\x03\x04 photos/1.jpg"),
                 "file_kind_unknown": self.file_of("d.txt", b"a letter"),
                 "file_damaged": self.file_of("e.pdf", whole[:len(whole) // 2]),
                 "picture_too_small": self.file_of("f.pnm", b"P5\n1 1\n255\n\xf0"),
                 "picture_too_large": self.file_of("g.pnm", b"P5\n30000 30000\n255\n"),
                 "file_encrypted": locked,
                 "file_unreadable": self.work / "nowhere.pdf"}
        for name, file in cases.items():
            with self.subTest(name):
                for language in ("vi", "en"):
                    answer = self.run_ctl("--lang", language, "import", file, check=False)
                    self.refused(answer, PAGE, name)
                    self.assertIn(file.name, answer["error"]["sentence"])
                self.assertEqual(self.before, self.batches())

    def test_no_decoder_of_foreign_files_is_part_of_the_counters_own_programs(self):
        def libraries(program):
            dump = subprocess.run(["readelf", "-d", str(PROGRAMS / program)], check=True, capture_output=True, text=True)
            return {name for name in ("lept", "poppler", "exif", "jpeg", "tiff", "tesseract") if f"[lib{name}" in dump.stdout}
        self.assertIn("lept", libraries("counterfoil-page-worker"))
        for program in ("counterfoil", "counterfoilctl", "counterfoil-scan-worker"):
            self.assertEqual(set(), libraries(program), program)

    def test_a_bad_file_among_good_ones_costs_only_itself(self):
        bad = self.file_of("bad.docx", b"PK\x03\x04 word/document.xml")
        answer = self.run_ctl("import", self.sheets[0], bad, self.sheets[1], check=False)
        self.assertEqual(PAGE, answer["exit_code"])
        self.assertEqual(2, len(answer["pages"]))
        self.assertEqual("file_is_office", answer["files"][1]["error"]["code"])

    def test_a_pdf_that_cannot_be_written_is_not_there(self):
        out = self.work / "out.pdf"
        answer = self.run_ctl("pdf", self.sheets[0], self.made, "--out", out, check=False)
        self.refused(answer, PAGE, "original_torn_apart")
        self.assertFalse(out.exists() or out.with_name("out.pdf.part").exists())


class Separators(CtlTest):
    """Sheets as they come out of the printer and lie in the feeder."""

    def printed(self, pdf, name):
        subprocess.run(["pdftoppm", "-r", "300", str(pdf), str(self.work / name)], check=True)
        return sorted(self.work.glob(f"{name}-*.ppm"))

    def stack(self, *sheets):
        folder = self.work / "stack"
        folder.mkdir()
        for number, sheet in enumerate(sheets):
            shutil.copy(sheet, folder / f"{number:02}.pnm")
        return folder

    def test_printed_separators_split_a_stack_whatever_its_papers_say(self):
        out = self.work / "separators.pdf"
        answer = self.counter.run("separators", "--procedure", "1.001193", "--out", out)
        names = [sheet["component"] for sheet in answer["sheets"]]
        self.assertEqual("id-card", names[-1])
        sheet = dict(zip(names, self.printed(out, "sheet"), strict=True))
        card, form, certificate = sorted(Shared.paper.glob("*.pnm"))[:3]
        stack = self.stack(card, sheet["birth-certificate"], form, form, sheet["birth-declaration"], certificate)
        batch = self.counter.run("scan", "--stack", stack)["batch"]
        documents = {document["component"]: document["pages"]
                     for document in self.counter.receive(batch)["documents"]}
        self.assertEqual({"id-card": 1, "birth-certificate": 2, "birth-declaration": 1}, documents)

    def test_a_slip_in_the_stack_names_its_dossier(self):
        slip = self.work / "slip.pdf"
        taken = self.counter.run("receive", "--batch", Shared.batch, "--procedure", "1.001193", "--clerk", "mau",
                                 "--passphrase-file", self.counter.passphrase, "--slip", slip)
        self.assertEqual([], self.counter.run("scan")["slips"])
        found, = self.counter.run("scan", "--stack", self.stack(*self.printed(slip, "slip")[:1]))["slips"]
        self.assertEqual({"page": 1, "number": taken["number"], "dossier": taken["dossier"], "taken_here": True}, found)

    def test_sheets_of_an_unknown_procedure_and_in_a_folder_that_is_not_there_are_refused(self):
        out = self.work / "nowhere" / "separators.pdf"
        self.refused(self.counter.run("separators", "--procedure", "9.999999", "--out", out, check=False), RULE,
                     "unknown_procedure")
        self.refused(self.counter.run("separators", "--procedure", "1.001193", "--out", out, check=False), PRINT,
                     "file_not_written")
        self.assertFalse(out.parent.exists())


class Save(CtlTest):
    def test_a_wrong_passphrase_accepts_nothing(self):
        wrong = self.work / "wrong"
        wrong.write_text("something else entirely\n")
        self.counter.passphrase = wrong
        self.refused(self.counter.receive(Shared.batch, check=False), RULE, "wrong_passphrase")

    def test_an_unknown_procedure_accepts_nothing(self):
        answer = self.counter.run("receive", "--batch", Shared.batch, "--procedure", "9.999999", "--clerk", "mau",
                                  "--passphrase-file", self.counter.passphrase, check=False)
        self.refused(answer, RULE, "unknown_procedure")

    def test_a_changed_document_is_found(self):
        taken = self.counter.receive(Shared.batch)
        document = self.counter.sealed_file(taken["documents"][0]["id"])
        document.write_bytes(document.read_bytes()[:-1] + b"x")
        verdict = self.counter.run("verify", check=False)
        self.assertEqual(NOT_WHOLE, verdict["exit_code"])
        self.assertEqual(1, len(verdict["changed"]))

    def test_a_document_comes_back_as_it_was_filed_for_whoever_signs_in(self):
        taken = self.counter.receive(Shared.batch)
        for document in self.counter.show(taken["number"], self.work / "opened")["documents"]:
            opened = pathlib.Path(document["file"]).read_bytes()
            self.assertEqual((document["bytes"], document["sha256"]), (len(opened), hashlib.sha256(opened).hexdigest()))
            self.assertTrue(opened.startswith(b"%PDF-"))
            self.assertNotIn(b"%PDF", self.counter.sealed_file(document["id"]).read_bytes())

    def test_without_a_sign_in_no_dossier_is_shown_and_nothing_is_sent(self):
        taken = self.counter.receive(Shared.batch)
        for words in (("show", taken["number"]), ("find", "mau"), ("sync",)):
            self.assertEqual(2, self.counter.run(*words, check=False)["exit_code"])
        self.assertEqual([taken["number"]], [row["number"] for row in self.counter.run("show")["dossiers"]])

    def find(self, *words, **how):
        return self.counter.run("find", *words, *self.counter.sign_in, **how)

    def test_a_dossier_is_found_by_what_people_know_of_it_and_its_scans(self):
        taken = self.counter.receive(Shared.batch)
        for words in ((taken["number"],), (taken["number"].replace("-", "").replace(".", ""),), ("thi", "mau"),
                      ("Nguyễn", "Thị"), ("001190000013",), ("khai", "si"), ("1.001193",), ("giay", "chung", "sinh")):
            found = self.find(*words)
            self.assertEqual([taken["dossier"]], [row["dossier"] for row in found["dossiers"]], words)
        self.assertEqual((1, True, 0, False), (found["searched"], found["all_scans"], found["damaged"], found["more"]))
        self.assertEqual(("Nguyễn Thị Mẫu", "taken", "queued"), tuple(found["dossiers"][0][key] for key in ("owner", "state", "delivery")))
        for words in (("mau", "xyz"), ("\"",), ("NEAR(",), ("*",), ("x" * 10000,)):
            self.assertEqual([], self.find(*words)["dossiers"], words)
        self.assertEqual(2, self.find(check=False)["exit_code"])

    def test_who_opened_a_dossier_stands_in_the_audit_and_who_searched_does_not(self):
        taken = self.counter.receive(Shared.batch)
        self.find("mau")
        self.counter.show(taken["number"])
        kinds = [row["kind"] for row in self.counter.run("audit", "show", "--last", "20")["rows"]]
        self.assertEqual(["dossier_opened", "signed_in", "sign_in_tried", "signed_in", "sign_in_tried", "dossier_taken"], kinds[:6])

    def on_small_disk(self, size):
        """The counter once more, on a disk of so many bytes. The caller unmounts it."""
        disk = self.work / "disk"
        disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)], capture_output=True)
        if mounted.returncode != 0:
            self.skipTest("this machine does not let root mount a small disk")
        shutil.copytree(self.counter.data, disk / "data")
        counter = Counter(PROGRAMS, disk / "data")
        counter.passphrase = self.counter.passphrase
        return disk, counter

    @unittest.skipUnless(os.geteuid() == 0, "mounting a small disk needs root")
    def test_on_a_disk_with_little_room_nothing_is_scanned_and_what_was_scanned_is_taken_in(self):
        disk, counter = self.on_small_disk(200_000_000)
        try:
            self.refused(counter.run("scan", check=False), STORE, "little_room")
            self.refused(counter.run("import", str(sorted(Shared.paper.glob("*.pnm"))[0]), check=False), STORE,
                         "little_room")
            self.assertEqual(0, counter.receive(Shared.batch)["exit_code"])
        finally:
            subprocess.run(["umount", "-l", str(disk)], check=True)

    @unittest.skipUnless(os.geteuid() == 0, "mounting a small disk needs root")
    def test_a_full_disk_keeps_the_pages_and_saves_when_there_is_room(self):
        size = sum(f.stat().st_size for f in self.counter.data.rglob("*") if f.is_file())
        disk, counter = self.on_small_disk(size + 300_000)
        try:
            self.refused(counter.receive(Shared.batch, check=False), STORE, "disk_full")
            subprocess.run(["mount", "-o", f"remount,size={size * 2}", str(disk)], check=True)
            self.assertEqual(0, counter.receive(Shared.batch)["exit_code"])
            self.assertTrue(counter.run("verify")["whole"])
        finally:
            subprocess.run(["umount", "-l", str(disk)], check=True)


class Keep(CtlTest):
    """Backup, restore, and what tells whether the data are whole."""

    def setUp(self):
        super().setUp()
        self.stick = self.work / "stick"
        self.stick.mkdir()
        self.taken = self.counter.receive(Shared.batch)

    def restored(self, *words, check=True):
        counter = Counter(PROGRAMS, self.work / "restored")
        counter.passphrase = self.counter.passphrase
        return counter, counter.run("restore", "--from", self.stick, *words, check=check)

    def test_a_backup_is_restored_with_every_document_and_without_its_numbers(self):
        backup = self.counter.run("backup", "--to", self.stick)
        self.assertEqual((3, 3), (backup["documents"], backup["copied_documents"]))
        counter, answer = self.restored()
        self.assertEqual((backup["copy"], 1, 3), (answer["copy"], answer["dossiers"], answer["documents"]))
        self.assertTrue(counter.run("verify")["whole"])
        self.assertEqual([self.taken["number"]], [row["number"] for row in counter.run("show")["dossiers"]])
        last = counter.run("audit", "show", "--last", "1")["rows"][0]
        self.assertEqual("restored", last["kind"])
        self.assertEqual(backup["audit_hash"], last["details"]["audit_hash"])
        self.assertEqual({"range": "6000-6099"}, {k: counter.run("numbers", "--range", "6000-6099")[k] for k in ["range"]})
        self.refused(counter.run("numbers", "--range", "5500-6500", check=False), RULE, "number_block_used")

    def test_a_second_backup_copies_only_what_is_new(self):
        self.counter.run("backup", "--to", self.stick)
        self.assertEqual(0, self.counter.run("backup", "--to", self.stick)["copied_documents"])

    def test_a_backup_without_its_stick_says_so_and_makes_no_folder(self):
        self.refused(self.counter.run("backup", "--to", self.work / "none", check=False), STORE, "backup_folder_missing")
        self.assertFalse((self.work / "none").exists())
        self.refused(self.counter.run("backup", check=False), RULE, "not_set_up")

    def test_a_spoilt_backup_is_not_restored(self):
        self.counter.run("backup", "--to", self.stick)
        paper = sorted(self.stick.glob("documents/*/*.sealed"))[0]
        paper.write_bytes(paper.read_bytes()[:-1] + b"x")
        counter, answer = self.restored(check=False)
        self.refused(answer, STORE, "backup_damaged")
        self.refused(counter.run("show", check=False), STORE, "restore_unfinished")

    def test_nothing_is_restored_over_a_counter(self):
        self.counter.run("backup", "--to", self.stick)
        self.refused(self.counter.run("restore", "--from", self.stick, check=False), STORE, "folder_not_empty")

    def test_the_numbers_of_a_counter_are_told(self):
        told = self.counter.run("numbers")
        self.assertEqual([(5000, 5999, False)], [(block["first"], block["last"], block["given_up"]) for block in told["blocks"]])
        self.assertEqual(("static", False, True, []), tuple(told[k] for k in ("mode", "asked", "date_trusted", "burned")))
        self.counter.run("numbers", "--range", "6000-6099")
        told = self.counter.run("numbers")
        self.assertEqual([(5000, True), (6000, False)], [(block["first"], block["given_up"]) for block in told["blocks"]])

    def test_a_range_of_another_form_is_wrong_use(self):
        self.assertEqual(2, self.counter.run("numbers", "--range", "5000", check=False)["exit_code"])

    def test_the_audit_is_shown_without_names_and_a_broken_row_is_named(self):
        rows = self.counter.run("audit", "show", "--kind", "dossier_taken")["rows"]
        self.assertEqual([self.taken["dossier"]], [row["subject"] for row in rows])
        everything = subprocess.run(self.counter.command("audit", "show", "--last", "100"), capture_output=True, text=True)
        self.assertNotIn("Mẫu", everything.stdout)
        whole = self.counter.run("audit", "verify")
        self.assertEqual((True, rows[0]["seq"], rows[0]["hash"]), (whole["whole"], whole["seq"], whole["hash"]))
        with sqlite3.connect(self.counter.data / "counterfoil.db") as database:
            database.execute("DROP TRIGGER audit_never_changes")
            database.execute("UPDATE audit SET row=row || ' ' WHERE seq=1")
        database.close()
        broken = self.counter.run("audit", "verify", check=False)
        self.assertEqual((NOT_WHOLE, 1), (broken["exit_code"], broken["first_broken"]))
        self.assertEqual(1, self.counter.run("check", check=False)["first_broken_audit"])

    def test_rows_that_are_cut_off_behind_a_signed_head_are_missed_by_it(self):
        whole = self.counter.run("audit", "verify")
        self.assertGreaterEqual(whole["heads"], 1)
        self.assertEqual(whole["heads"], whole["heads_waiting"])
        with sqlite3.connect(self.counter.data / "counterfoil.db") as database:
            database.execute("DROP TRIGGER audit_never_shrinks")
            database.execute("DELETE FROM audit WHERE seq>=?", [whole["last_head"]])
        database.close()
        cut = self.counter.run("audit", "verify", check=False)
        self.assertEqual((NOT_WHOLE, 0, whole["last_head"]),
                         (cut["exit_code"], cut["first_broken"], cut["first_broken_head"]))
        self.assertEqual(whole["last_head"], self.counter.run("check", check=False)["first_broken_head"])

    def test_a_support_archive_needs_no_sign_in_and_names_nobody(self):
        archive = self.work / "support.tar.gz"
        answer = self.counter.run("support", "--to", archive, "--without-scanners")
        with tarfile.open(archive) as packed:
            texts = {pathlib.Path(member.name).name: packed.extractfile(member).read().decode()
                     for member in packed.getmembers() if member.isfile()}
        self.assertEqual(sorted(answer["files"]), sorted(texts))
        self.assertEqual(1, json.loads(texts["counts.json"])["dossiers"])
        self.assertEqual(True, json.loads(texts["setup.json"])["has_token"])
        for text in texts.values():
            for word in ("Mẫu", "mẫu", TOKEN, self.taken["owner"]):
                self.assertNotIn(word, text)
        missing = self.counter.run("support", "--to", self.work / "none" / "a.tar.gz", "--without-scanners", check=False)
        self.assertEqual(STORE, missing["exit_code"])


class Send(CtlTest):
    """Each test has the portal's memory emptied: its folder is put back to how it was before the first dossier."""

    def setUp(self):
        super().setUp()
        Shared.portal.stop()
        shutil.rmtree(Shared.work / "portal")
        shutil.copytree(Shared.work / "portal-empty", Shared.work / "portal")
        Shared.portal.start()
        self.counter.receive(Shared.batch)

    def sync(self, **fault):
        if fault:
            Shared.portal.control(faults=[fault])
        return self.counter.sync(check=False)

    def expect_whole_at_portal(self):
        for _ in range(5):
            answer = self.sync()
            if answer["exit_code"] == 0:
                break
        self.assertEqual(0, answer["exit_code"], answer)
        self.assertTrue(self.acknowledged())
        self.assertEqual(1, len(Shared.portal.state()["dossiers"]))
        self.assertTrue(self.counter.run("verify")["whole"])

    def test_what_the_portal_says_of_a_dossier_is_shown(self):
        taken = self.counter.receive(Shared.batch)
        self.assertEqual([], self.counter.show(taken["number"])["portal_changes"])
        self.assertIsNone(self.counter.run("find", taken["number"], *self.counter.sign_in)["dossiers"][0]["portal_state"])
        self.sync()
        Shared.portal.control(changes=[
            {"kind": "status", "dossier": taken["dossier"], "state": 4, "at": "2026-11-23T02:00:00.000Z"},
            {"kind": "supplement", "dossier": taken["dossier"], "items": ["Tờ khai"], "reason_vi": "Thiếu chữ ký"}])
        self.sync()
        self.assertEqual([{"state": 4, "reason": "", "items": [], "at": "2026-11-23T02:00:00.000Z"},
                          {"state": 5, "reason": "Thiếu chữ ký", "items": ["Tờ khai"], "at": None}],
                         self.counter.show(taken["number"])["portal_changes"])
        self.assertEqual(5, self.counter.run("find", taken["number"], *self.counter.sign_in)["dossiers"][0]["portal_state"])

    def test_what_waits_is_listed_and_explained_without_a_sign_in(self):
        number = self.counter.run("show")["dossiers"][0]["number"]
        Shared.portal.control(faults=[{"do": "refuse", "method": "PUT", "times": 1}])
        self.counter.sync(check=False)
        waiting = self.counter.run("outbox")["waiting"]
        self.assertEqual([(number, "needs_clerk", "invalid-field", "")],
                         [(row["number"], row["state"], row["problem"], row["portal_words"]) for row in waiting])
        self.assertGreater(len(waiting[0]["reason"].split()), 3)
        signed_in = self.counter.run("outbox", *self.counter.sign_in)["waiting"]
        self.assertIn("Ngày sinh", signed_in[0]["portal_words"])
        why = self.counter.run("sync", "--explain", number)
        self.assertEqual(("needs_clerk", None), (why["state"], why["receipt"]))
        self.assertEqual([("put", "needs_clerk", 422, "invalid-field")],
                         [(op["kind"], op["state"], op["http"], op["problem"]) for op in why["ops"] if op["kind"] == "put"])
        self.assertEqual(waiting[0]["reason"], why["why"])
        self.assertEqual(1, Shared.portal.state()["requests"]["PUT /v1/dossiers/*"])
        self.refused(self.counter.run("sync", "--explain", "H15-1", check=False), RULE, "dossier_unknown")

    def bundle(self, *words, check=True):
        return self.counter.run("bundle", *words, *self.counter.sign_in, check=check)

    def test_what_waits_goes_by_stick_and_its_receipt_comes_back(self):
        stick = self.work / "usb"
        self.refused(self.bundle("write", "--to", stick, check=False), STORE, "stick_missing")
        stick.mkdir()
        written, = self.bundle("write", "--to", stick)["bundles"]
        file = pathlib.Path(written["file"])
        self.assertEqual((1, 1, file.stat().st_size), (written["number"], written["dossiers"], written["bytes"]))
        self.assertEqual([1], [row["usb"] for row in self.counter.run("outbox")["waiting"]])
        self.refused(self.bundle("import-receipt", file, check=False), PORTAL, "no_receipt_file")
        self.refused(self.bundle("import-receipt", stick / "none.cfr", check=False), PORTAL, "no_receipt_file")
        Shared.portal.control(**{"import": str(file)})
        taken = self.bundle("import-receipt", file.with_suffix(".cfr"))
        self.assertEqual((1, 1, 0, 0, False), tuple(taken[k] for k in ("number", "acknowledged", "before", "refused", "gap")))
        self.assertTrue(self.acknowledged())
        self.assertEqual(1, self.bundle("import-receipt", file.with_suffix(".cfr"))["before"])
        self.refused(self.bundle("write", "--to", stick, check=False), PORTAL, "nothing_to_send")
        self.expect_whole_at_portal()

    def test_the_stick_may_be_removed_is_said_in_both_languages(self):
        for language, words in (("en", "may be removed"), ("vi", "Có thể rút USB")):
            stick = self.work / language
            stick.mkdir()
            said = subprocess.run([str(PROGRAMS / "counterfoilctl"), "--data", str(self.counter.data), "--lang", language, "bundle",
                                   "write", "--to", str(stick), *map(str, self.counter.sign_in)], capture_output=True, text=True)
            self.assertIn(words, said.stdout)

    def test_what_was_received_waits_no_more_and_is_explained_with_its_receipt(self):
        number = self.counter.run("show")["dossiers"][0]["number"]
        self.sync()
        self.assertEqual([], self.counter.run("outbox")["waiting"])
        why = self.counter.run("sync", "--explain", number)
        self.assertEqual(("acknowledged", 1), (why["state"], why["receipt"]["seq"]))

    def checks(self, *words):
        answer = self.counter.run("doctor", *words, check=False)
        for check in answer["checks"]:
            self.assertGreater(len(check["sentence"].split()), 2, check)
            self.assertNotIn("%", check["sentence"])
        return answer["exit_code"], {check["check"]: check["health"] for check in answer["checks"]}

    def test_the_doctor_says_what_is_well_and_what_is_not(self):
        well = {"set_up": "good", "name": "good", "connection": "good", "portal": "good", "clock": "good", "disk": "good"}
        self.assertEqual((0, well), self.checks(*self.counter.sign_in))
        self.assertEqual((0, {**well, "portal": "doubtful"}), self.checks())
        Shared.portal.control(faults=[{"do": "html", "path": "/v1/portal"}])
        self.assertEqual((PORTAL, {**well, "portal": "bad"}), self.checks(*self.counter.sign_in))
        Shared.portal.stop()
        try:
            self.assertEqual((PORTAL, {**well, "connection": "bad", "portal": "not_looked", "clock": "not_looked"}), self.checks())
        finally:
            Shared.portal.start()

    def test_the_doctor_tells_a_stranger_with_a_certificate_from_a_line_that_is_dead(self):
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                        "-subj", "/CN=localhost", "-keyout", self.work / "key.pem", "-out", self.work / "cert.pem"],
                       check=True, stderr=subprocess.DEVNULL)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.work / "cert.pem", self.work / "key.pem")
        server = http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sqlite3.connect(self.counter.data / "counterfoil.db") as database:
            database.execute("UPDATE setting SET value=json_set(value, '$.portalUrl', ?) WHERE key='counter_setup'",
                             (f"https://localhost:{server.server_address[1]}",))
        database.close()
        try:
            code, health = self.checks()
            self.assertEqual((PORTAL, "bad", "not_looked"), (code, health["connection"], health["portal"]))
            detail = [check["detail"] for check in self.counter.run("doctor", check=False)["checks"] if check["check"] == "connection"]
            self.assertIn("certificate", detail[0])
            self.assertEqual("unknown_authority", self.sync()["trouble"])
        finally:
            server.shutdown()
            server.server_close()

    def test_a_system_of_the_national_exchange_gets_the_dossier_by_its_own_services(self):
        peer = subprocess.Popen([str(PROGRAMS / "counterfoil-exchange")], stdout=subprocess.PIPE, text=True)
        try:
            url = f"http://127.0.0.1:{json.loads(peer.stdout.readline())['port']}"
            other = {"portalKind": "national-exchange", "portalUrl": url, "portalToken": "mat-khau", "exchangeUser": "buucuc",
                     "exchangeRoute": "VN:COQUAN:H15", "exchangeSignInPath": "/auth", "exchangeServicePath": "/integration",
                     "fileStoreUrl": url + "/files/"}
            with contextlib.closing(sqlite3.connect(self.counter.data / "counterfoil.db")) as store, store:
                store.execute("UPDATE setting SET value=json_patch(value, ?) WHERE key='counter_setup'", (json.dumps(other),))
            self.assertEqual(0, self.sync()["exit_code"])
            self.assertTrue(self.acknowledged())
            with urllib.request.urlopen(url + "/control/state") as answer:
                held = json.load(answer)
            number = self.counter.run("show")["dossiers"][0]["number"]
            self.assertEqual([number], [each["record"]["MaHoSo"] for each in held["dossiers"]])
            record = held["dossiers"][0]["record"]
            self.assertGreater(len(record["TaiLieuNop"]), 2)
            self.assertTrue(all(each["DuongDanTaiTepTin"][len(url):] in held["uploads"] for each in record["TaiLieuNop"]))
            self.assertEqual(0, self.sync()["exit_code"])  # nothing goes twice
            self.assertEqual(1, held["dossiers"][0]["updates"])
            self.assertEqual("good", self.checks(*self.counter.sign_in)[1]["portal"])
        finally:
            peer.kill()
            peer.wait()
            peer.stdout.close()

    def test_a_portal_that_is_down_keeps_the_dossier_waiting(self):
        Shared.portal.stop()
        answer = self.sync()
        self.assertEqual((PORTAL, 1, "no_link"), (answer["exit_code"], answer["waiting"], answer["trouble"]))
        Shared.portal.start()
        self.expect_whole_at_portal()

    def test_a_captive_portal_that_answers_200_with_html_is_no_success(self):
        answer = self.sync(do="html", times=1)
        self.assertEqual((PORTAL, 1, "not_the_portal"), (answer["exit_code"], answer["waiting"], answer["trouble"]))
        self.expect_whole_at_portal()

    def test_a_line_cut_at_any_byte_of_a_file_goes_on_from_there(self):
        for cut in (1, 1000, 50_000):
            self.sync(do="cut_body", method="PATCH", path="/v1/files/", bytes=cut)
        self.expect_whole_at_portal()

    def test_lost_answers_double_nothing(self):
        for method, path in (("PUT", "/v1/dossiers/"), ("POST", "/v1/files/"), ("PATCH", "/v1/files/"),
                             ("POST", "/commit")):
            self.sync(do="swallow", method=method, path=path)
        self.expect_whole_at_portal()

    def test_an_answer_that_comes_twice_doubles_nothing(self):
        self.sync(do="twice", times=5)
        self.expect_whole_at_portal()

    def test_scans_are_shredded_when_their_time_is_over_and_not_before(self):
        taken = self.counter.receive(Shared.batch)

        def sql(script):
            with sqlite3.connect(self.counter.data / "counterfoil.db") as database:
                database.execute("PRAGMA foreign_keys=ON")
                database.executescript(script)
            database.close()

        def shred(*words, check=True):
            return self.counter.run("shred", *words, *self.counter.sign_in, check=check)
        self.refused(shred(check=False), RULE, "not_allowed")
        sql("UPDATE account SET role='supervisor'")
        self.refused(shred(taken["number"], check=False), RULE, "not_received_yet")
        self.sync()
        self.assertTrue(self.acknowledged())
        self.refused(shred(taken["number"], check=False), RULE, "originals_here")
        sql("UPDATE dossier SET work='handed_over'")
        self.refused(shred(taken["number"], check=False), RULE, "scans_kept_for_now")
        self.assertEqual([], shred()["dossiers"])
        sql("UPDATE setting SET value=json_set(value, '$.total_ms', json_extract(value, '$.total_ms') + 30*86400000)"
            " WHERE key='time_on'")
        dry = shred("--dry-run")
        self.assertEqual((False, [taken["number"]]), (dry["shredded"], [row["number"] for row in dry["dossiers"]]))
        files = [self.counter.sealed_file(document["id"]) for document in taken["documents"]]
        self.assertTrue(all(file.exists() for file in files))
        self.assertTrue(shred(taken["number"])["shredded"])
        self.assertFalse(any(file.exists() for file in files))
        verdict = self.counter.run("verify", *self.counter.sign_in)
        self.assertEqual(sorted(document["id"] for document in taken["documents"]), sorted(verdict["shredded"]))
        self.assertEqual(([], []), (verdict["missing"], verdict["unreferenced"]))
        self.assertEqual(taken["number"], self.counter.show(taken["number"])["number"])
        self.refused(self.counter.run("show", taken["number"], "--out", self.work / "opened", *self.counter.sign_in,
                                      check=False), RULE, "scans_shredded")
        self.refused(shred(taken["number"], check=False), RULE, "scans_shredded")

    def test_a_refusal_shows_the_portals_reason_and_can_be_sent_again(self):
        answer = self.sync(do="refuse", method="PUT", path="/v1/dossiers/")
        self.assertEqual((PORTAL, 1), (answer["exit_code"], answer["needs_clerk"]))
        row = self.counter.run("show")["dossiers"][0]
        self.assertEqual(("needs_clerk", ""), (row["state"], row["detail"]))  # it may name persons
        row = self.counter.run("show", *self.counter.sign_in)["dossiers"][0]
        self.assertEqual("needs_clerk", row["state"])
        self.assertTrue(row["detail"])

    def test_a_receipt_that_does_not_verify_acknowledges_nothing(self):
        for how in ("signature", "hash"):
            self.sync(do="wrong_receipt", method="POST", path="/commit", how=how)
        self.assertFalse(self.acknowledged())


# What may run beside each other, each with a counter of its own.
class Ministry(CtlTest):
    """A counter whose portal is a ministry's system: that gives the numbers, and cannot be asked what it holds."""

    def setUp(self):
        super().setUp()
        self.peer = subprocess.Popen([str(PROGRAMS / "counterfoil-ministry")], stdout=subprocess.PIPE, text=True)
        self.url = f"http://127.0.0.1:{json.loads(self.peer.stdout.readline())['port']}"
        other = {"portalKind": "ministry-exchange", "portalUrl": self.url, "portalToken": "bi-mat", "exchangeUser": "buucuc",
                 "exchangeStepWords": "Tiếp nhận hồ sơ",
                 "range": {"unitCode": "G09.20", "mode": "server", "first": 0, "last": 0}}
        with contextlib.closing(sqlite3.connect(self.counter.data / "counterfoil.db")) as store, store:
            store.execute("UPDATE setting SET value=json_patch(value, ?) WHERE key='counter_setup'", (json.dumps(other),))
        self.taken = self.counter.receive(Shared.batch)

    def tearDown(self):
        self.peer.kill()
        self.peer.wait()
        self.peer.stdout.close()
        super().tearDown()

    def order(self, **order):
        request = urllib.request.Request(self.url + "/control", json.dumps(order).encode(), method="POST")
        urllib.request.urlopen(request).close()

    def held(self):
        with urllib.request.urlopen(self.url + "/control/state") as answer:
            return json.load(answer)

    def waiting(self, *words):
        return self.counter.run("outbox", *words)["waiting"]

    def test_the_ministry_gives_the_number_and_has_the_dossier_once_with_its_files(self):
        self.assertTrue(self.waiting()[0]["number"].startswith("TAM-Q07-"))
        self.assertEqual(0, self.counter.sync()["exit_code"])
        self.assertTrue(self.acknowledged())
        number = self.counter.run("show")["dossiers"][0]["number"]
        held = self.held()
        self.assertEqual([number], [each["record"]["MaHoSo"] for each in held["dossiers"]])
        self.assertEqual(held["numbers"], [number])
        components = held["dossiers"][0]["record"]["ThanhPhanHoSo"]
        self.assertGreater(len(components), 2)
        self.assertTrue(all(each["GiayToDinhKem"][0]["IdGiayTo"] in held["files"] for each in components))
        self.assertEqual((2, "Tiếp nhận hồ sơ"),
                         (held["dossiers"][0]["state"], held["dossiers"][0]["steps"][0]["NoiDungXuLy"]))
        self.assertEqual(0, self.counter.sync()["exit_code"])  # nothing goes twice
        self.assertEqual(1, self.held()["calls"]["CreateDossier"])

    def test_a_creation_that_was_never_answered_waits_for_somebody_who_has_looked(self):
        self.order(faults=[{"do": "swallow", "path": "CreateDossier"}])
        answer = self.counter.sync(check=False)
        self.assertEqual((PORTAL, 1, 0), (answer["exit_code"], answer["needs_clerk"], answer["waiting"]))
        row = self.waiting()[0]
        self.assertEqual(("needs_clerk", "outcome_unknown"), (row["state"], row["problem"]))
        self.assertIn("màn hình của hệ thống đó", row["reason"])
        self.assertEqual(PORTAL, self.counter.sync(check=False)["exit_code"])
        self.assertEqual(1, self.held()["calls"]["CreateDossier"])  # not by itself
        self.assertEqual(row["number"], self.held()["dossiers"][0]["record"]["MaHoSo"])
        self.assertNotEqual(0, self.counter.run("outbox", "--there", row["number"], check=False)["exit_code"])
        self.assertEqual("uploaded", self.waiting("--there", row["number"], *self.counter.sign_in)[0]["state"])
        self.assertEqual(0, self.counter.sync()["exit_code"])
        self.assertTrue(self.acknowledged())
        held = self.held()
        self.assertEqual((1, 1, 2), (held["calls"]["CreateDossier"], len(held["dossiers"]), held["dossiers"][0]["state"]))
        self.refused(self.counter.run("outbox", "--there", row["number"], *self.counter.sign_in, check=False), RULE,
                     "nothing_to_confirm")


PARTS = {"intake": (Use, Paper, Login, Foreign, Separators), "keeping": (Save, Keep, Send, Ministry)}
PART = None


def load_tests(loader, _, __):
    everything = [case for cases in PARTS.values() for case in cases]
    assert set(everything) == set(CtlTest.__subclasses__()), "a case that no part runs"
    suite = unittest.TestSuite()
    for case in PARTS[PART] if PART else everything:
        suite.addTests(loader.loadTestsFromTestCase(case))
    return suite


def main():
    global PROGRAMS, PART
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=pathlib.Path, required=True)
    parser.add_argument("--part", choices=PARTS, help="default: all")
    args, rest = parser.parse_known_args()
    PROGRAMS, PART = args.programs.resolve(), args.part
    Shared.make()
    try:
        result = unittest.main(module=sys.modules[__name__], argv=[sys.argv[0], *rest], exit=False).result
    finally:
        Shared.remove()
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
