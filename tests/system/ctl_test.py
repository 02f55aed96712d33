#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""counterfoilctl as scripts and technicians use it: every fault and every bad input ends with its exit code and a
sentence in Vietnamese or English, and nothing that was there is lost."""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from counter import Counter, Portal  # noqa: E402

PROGRAMS = None
RULE, SCANNER, PAGE, STORE, PORTAL, NOT_WHOLE = 4, 5, 6, 7, 8, 10
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
        cls.counter.init(cls.portal, cls.paper, cls.work)
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
        for command in ("init", "devices", "scan", "receive", "sync", "show", "verify"):
            done = subprocess.run([str(PROGRAMS / "counterfoilctl"), command, "--help"], capture_output=True, text=True)
            self.assertEqual(0, done.returncode)
            self.assertIn("counterfoilctl", done.stdout)
        self.assertEqual(2, subprocess.run([str(PROGRAMS / "counterfoilctl"), "fly"], capture_output=True).returncode)

    def test_devices_lists_the_test_scanner_when_its_driver_is_asked_for(self):
        names = [device["name"] for device in self.counter.run("devices", "--backend", "test")["devices"]]
        self.assertIn("test:0", names)

    def test_a_counter_that_was_not_set_up_says_so(self):
        empty = Counter(PROGRAMS, self.work / "empty")
        self.refused(empty.run("sync", check=False), RULE, "not_set_up")

    def test_a_counter_is_set_up_once(self):
        answer = self.counter.run("init", "--config", Shared.work / "counter.json", "--clerk", "b", "--full-name", "B",
                                  "--passphrase-file", Shared.work / "passphrase", check=False)
        self.refused(answer, RULE, "already_set_up")

    def test_sentences_come_in_both_languages(self):
        answers = [self.counter.run("--lang", language, "show", "X-1", check=False)["error"]["sentence"]
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
        document = pathlib.Path(self.counter.run("show", taken["number"])["documents"][0]["file"])
        document.write_bytes(document.read_bytes()[:-1] + b"x")
        verdict = self.counter.run("verify", check=False)
        self.assertEqual(NOT_WHOLE, verdict["exit_code"])
        self.assertEqual(1, len(verdict["changed"]))

    @unittest.skipUnless(os.geteuid() == 0, "mounting a small disk needs root")
    def test_a_full_disk_keeps_the_pages_and_saves_when_there_is_room(self):
        disk = self.work / "disk"
        disk.mkdir()
        size = sum(f.stat().st_size for f in self.counter.data.rglob("*") if f.is_file())
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size + 300_000}", "tmpfs", str(disk)],
                                 capture_output=True)
        if mounted.returncode != 0:
            self.skipTest("this machine does not let root mount a small disk")
        try:
            shutil.copytree(self.counter.data, disk / "data")
            counter = Counter(PROGRAMS, disk / "data")
            counter.passphrase = self.counter.passphrase
            self.refused(counter.receive(Shared.batch, check=False), STORE, "disk_full")
            subprocess.run(["mount", "-o", f"remount,size={size * 2}", str(disk)], check=True)
            self.assertEqual(0, counter.receive(Shared.batch)["exit_code"])
            self.assertTrue(counter.run("verify")["whole"])
        finally:
            subprocess.run(["umount", "-l", str(disk)], check=True)


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
        return self.counter.run("sync", check=False)

    def expect_whole_at_portal(self):
        for _ in range(5):
            answer = self.sync()
            if answer["exit_code"] == 0:
                break
        self.assertEqual(0, answer["exit_code"], answer)
        self.assertTrue(self.acknowledged())
        self.assertEqual(1, len(Shared.portal.state()["dossiers"]))
        self.assertTrue(self.counter.run("verify")["whole"])

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

    def test_a_refusal_shows_the_portals_reason_and_can_be_sent_again(self):
        answer = self.sync(do="refuse", method="PUT", path="/v1/dossiers/")
        self.assertEqual((PORTAL, 1), (answer["exit_code"], answer["needs_clerk"]))
        row = self.counter.run("show")["dossiers"][0]
        self.assertEqual("needs_clerk", row["state"])
        self.assertTrue(row["detail"])

    def test_a_receipt_that_does_not_verify_acknowledges_nothing(self):
        for how in ("signature", "hash"):
            self.sync(do="wrong_receipt", method="POST", path="/commit", how=how)
        self.assertFalse(self.acknowledged())


def load_tests(loader, _, __):
    suite = unittest.TestSuite()
    for case in (Use, Paper, Save, Send):
        suite.addTests(loader.loadTestsFromTestCase(case))
    return suite


def main():
    global PROGRAMS
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=pathlib.Path, required=True)
    args, rest = parser.parse_known_args()
    PROGRAMS = args.programs.resolve()
    Shared.make()
    try:
        result = unittest.main(module=sys.modules[__name__], argv=[sys.argv[0], *rest], exit=False).result
    finally:
        Shared.remove()
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
