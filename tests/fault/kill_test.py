#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 of the real program at the n-th disk or network call, from the scan to the receipt, and while a store is backed
up or brought to the form of a newer program. After each kill the program is started again: nothing acknowledged is lost,
nothing is doubled. Kills are placed by strace's injection, so each run is the same; --soak makes it kill at every call
instead of an even sample."""
import argparse
import collections
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from counter import PASSPHRASE, Counter, Portal, slow_pc  # noqa: E402
from old_slot import old_slot  # noqa: E402
from simple_sheets import draw_sheets  # noqa: E402

DISK_CALLS = "write,pwrite64,fsync,fdatasync,rename,unlink,ftruncate"
NET_CALLS = "sendto,recvfrom,pwrite64,fdatasync"
KILLED = (137, -9)


def killing(calls, n):
    """A prefix that kills the whole program (its threads with it) at the n-th of these calls."""
    return [*tracer(calls, "/dev/null"), "-e", f"inject={calls}:signal=SIGKILL:when={n}"]


def tracer(calls, output):
    return ["strace", "-f", "-qq", "-o", str(output), "-e", f"trace={calls}"]


def calls_made(counter, calls, *words):
    """How often the call that is made most is made in a run that nobody kills, and the run's answer: strace counts each
    call of each thread apart."""
    with tempfile.TemporaryDirectory() as folder:
        trace = pathlib.Path(folder) / "trace"
        answer = counter.run(*words, before=tracer(calls, trace), check=False)
        made = collections.Counter()
        for line in trace.read_text(errors="replace").splitlines():
            if "resumed>" not in line and "+++" not in line and "---" not in line:
                thread, call = line.split(maxsplit=1)
                made[thread, call.split("(")[0]] += 1
        return max(made.values(), default=0), answer


def sample(total, most):
    """At most `most` places of 1 .. total, spread evenly, both ends among them."""
    if total <= most:
        return list(range(1, total + 1))
    return sorted({1 + round(i * (total - 1) / (most - 1)) for i in range(most)})


def make_old(database, migrations):
    """Leaves of the store what a program knew that had the first migration only."""
    new = database.with_suffix(".new")
    database.rename(new)
    script, = migrations.glob("0001_*.sql")
    old = sqlite3.connect(database)
    old.execute("PRAGMA journal_mode=WAL")
    old.executescript(script.read_text(encoding="utf-8"))
    old.execute("ATTACH ? AS new", (str(new),))
    tables = [name for name, in old.execute("SELECT name FROM main.sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%'")]
    for table in tables:
        columns = ",".join(row[1] for row in old.execute(f"PRAGMA main.table_info({table})"))
        if table != "counts":  # which triggers keep
            which = "WHERE version=1" if table == "migration" else ""
            old.execute(f"INSERT INTO main.{table}({columns}) SELECT {columns} FROM new.{table} {which}")
    for clerk, *slot in old.execute("SELECT uuid, slot_passes, slot_memory_bytes, slot_salt, slot_key, slot_data_key"
                                    " FROM new.account").fetchall():
        old.execute("UPDATE main.account SET slot_key=? WHERE uuid=?", (old_slot(PASSPHRASE, clerk, *slot), clerk))
    identity, = old.execute("PRAGMA new.application_id").fetchone()
    old.commit()
    old.executescript(f"DETACH new; PRAGMA application_id={identity}; PRAGMA user_version=1;")
    old.close()
    new.unlink()


class KillTest:
    def __init__(self, programs, work, most):
        self.programs, self.work, self.most = programs, pathlib.Path(work), most
        self.kills = self.lost = self.doubled = 0
        self.paper = self.work / "paper"
        self.portal = Portal(programs, self.work / "portal")
        shutil.copytree(self.work / "portal", self.work / "portal-bare")  # its keys alone

    def fresh_copy(self, name, template):
        folder = self.work / name
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(template, folder)
        counter = Counter(self.programs, folder)
        counter.passphrase = self.work / "passphrase"
        return counter

    def expect(self, truth, sentence, kind="lost"):
        if not truth:
            setattr(self, kind, getattr(self, kind) + 1)
            print(f"NOT TRUE: {sentence}", flush=True)

    def prepare(self):
        """A counter with a scanned and read stack of three papers, and one that has a stack of simple sheets to scan."""
        subprocess.run([f"{self.programs}/counterfoil-sample-pages", "--out", str(self.paper), "--pages",
                        "id-card,birth-registration-form,birth-certificate"], check=True, stdout=subprocess.DEVNULL)
        counter = Counter(self.programs, self.work / "template")
        counter.init(self.portal, self.paper, self.work, env=slow_pc(self.programs))
        self.batch = counter.run("scan")["batch"]
        simple = self.work / "simple"
        draw_sheets(simple, 3)
        Counter(self.programs, self.work / "empty").init(self.portal, simple, self.work, env=slow_pc(self.programs))

    def scan_killed(self):
        counter = self.fresh_copy("scan", self.work / "empty")
        total, _ = calls_made(counter, DISK_CALLS, "scan")
        for n in sample(total, max(4, self.most // 8)):
            counter = self.fresh_copy("scan", self.work / "empty")
            answer = counter.run("scan", before=killing(DISK_CALLS, n), check=False)
            self.kills += answer["exit_code"] in KILLED
            batches = [path.name for path in sorted((counter.data / "batches").glob("*"))] \
                if (counter.data / "batches").exists() else []
            self.expect(len(batches) <= 1, f"scan killed at {n}: {len(batches)} batches", "doubled")
            words = ["scan", "--batch", batches[0]] if batches else ["scan"]
            again = counter.run(*words, check=False)
            pages = [page["page"] for page in again.get("pages", [])]
            self.expect(pages == [1, 2, 3], f"scan killed at {n}: pages {pages}, {again['stderr']}")

    def save_killed(self):
        words = ["receive", "--batch", self.batch, "--procedure", "1.001193", "--clerk", "mau", "--passphrase-file",
                 self.work / "passphrase"]
        counter = self.fresh_copy("save", self.work / "template")
        total, _ = calls_made(counter, DISK_CALLS, *words)
        for n in sample(total, self.most):
            counter = self.fresh_copy("save", self.work / "template")
            answer = counter.run(*words, before=killing(DISK_CALLS, n), check=False)
            self.kills += answer["exit_code"] in KILLED
            self.after_save(n, counter, words, answer.get("number"))

    def after_save(self, n, counter, words, acknowledged):
        before = counter.run("show", check=False).get("dossiers", [])
        self.expect(len(before) <= 1, f"save killed at {n}: {len(before)} dossiers", "doubled")
        if acknowledged:
            self.expect([d["number"] for d in before] == [acknowledged], f"save killed at {n}: {acknowledged} is gone")
        again = counter.run(*words, check=False)
        self.expect(again["exit_code"] == 0, f"save killed at {n}: cannot be saved again: {again['stderr']}")
        if before:
            self.expect(again.get("number") == before[0]["number"], f"save killed at {n}: another number", "doubled")
        verdict = counter.run("verify", check=False)
        self.expect(verdict.get("whole") and verdict.get("dossiers") == 1 and verdict.get("documents") == 3,
                    f"save killed at {n}: {verdict}")

    def send_killed(self):
        shutil.copytree(self.work / "portal", self.work / "portal-empty")  # with its key, without a dossier
        template = self.fresh_copy("to-send", self.work / "template")
        taken = template.receive(self.batch)
        told = [{"kind": "status", "dossier": taken["dossier"], "state": state} for state in (2, 4)]
        counter = self.fresh_copy("send", template.data)
        self.portal.control(changes=told)
        total, _ = calls_made(counter, NET_CALLS, "sync", *counter.sign_in)
        for n in sample(total, self.most):
            self.portal.stop()
            shutil.rmtree(self.work / "portal")
            shutil.copytree(self.work / "portal-empty", self.work / "portal")
            self.portal.start()
            self.portal.control(changes=told)
            counter = self.fresh_copy("send", template.data)
            answer = counter.sync(before=killing(NET_CALLS, n), check=False)
            self.kills += answer["exit_code"] in KILLED
            self.after_send(n, counter, taken["number"])

    def after_send(self, n, counter, number):
        for _ in range(4):
            answer = counter.sync(check=False)
            if answer["exit_code"] == 0:
                break
        self.expect(answer["exit_code"] == 0, f"send killed at {n}: never acknowledged: {answer}")
        at_portal = self.portal.state()["dossiers"]
        self.expect(len(at_portal) == 1, f"send killed at {n}: {len(at_portal)} dossiers at the portal", "doubled")
        shown = counter.run("show")["dossiers"]
        self.expect([d["state"] for d in shown] == ["acknowledged"], f"send killed at {n}: {shown}")
        told = [change["state"] for change in counter.show(number)["portal_changes"]]
        self.expect(told == [2, 4], f"send killed at {n}: the portal's changes are {told}", "doubled" if len(told) > 2 else "lost")
        self.expect(counter.run("verify", check=False).get("whole"), f"send killed at {n}: store not whole")

    def taken(self, name):
        """A counter with one dossier, and its number."""
        counter = self.fresh_copy(name, self.work / "template")
        return counter, counter.receive(self.batch)["number"]

    def expect_whole(self, what, counter, number):
        shown = counter.run("show", check=False)
        self.expect([d["number"] for d in shown.get("dossiers", [])] == [number], f"{what}: {shown}")
        verdict = counter.run("verify", *counter.sign_in, check=False)
        self.expect(verdict.get("whole") and verdict.get("documents") == 3, f"{what}: {verdict}")

    def expect_restored(self, what, stick, number):
        shutil.rmtree(self.work / "restored", ignore_errors=True)
        restored = Counter(self.programs, self.work / "restored")
        restored.passphrase = self.work / "passphrase"
        done = restored.run("restore", "--from", stick, check=False)
        self.expect(done["exit_code"] == 0, f"{what}: cannot be restored: {done['stderr']}")
        self.expect_whole(what, restored, number)

    def backup_killed(self):
        template, number = self.taken("to-back-up")
        stick = self.work / "stick"
        stick.mkdir()
        before = template.run("backup", "--to", stick)["copy"]
        template.run("numbers", "--range", "6000-6099")  # a second copy has something to copy
        shutil.copytree(stick, self.work / "stick-before")
        bytes_before = (stick / before).read_bytes()
        words = ["backup", "--to", stick]
        total, _ = calls_made(self.fresh_copy("back-up", template.data), DISK_CALLS, *words)
        for n in sample(total, self.most // 3):
            what = f"backup killed at {n}"
            shutil.rmtree(stick)
            is_first = n % 2 == 1  # copies the documents too
            if is_first:
                stick.mkdir()
            else:
                shutil.copytree(self.work / "stick-before", stick)
            counter = self.fresh_copy("back-up", template.data)
            answer = counter.run(*words, before=killing(DISK_CALLS, n), check=False)
            self.kills += answer["exit_code"] in KILLED
            if not is_first:  # a copy of the same day goes once the new one is whole
                is_there = (stick / before).exists()
                self.expect(not is_there or (stick / before).read_bytes() == bytes_before, f"{what}: the copy before was touched")
                self.expect_restored(f"{what}, from what was left", stick, number)
            again = counter.run(*words, check=False)
            self.expect(again["exit_code"] == 0, f"{what}: cannot be made again: {again['stderr']}")
            self.expect_restored(what, stick, number)
            self.expect_whole(what, counter, number)

    def bundle_killed(self):
        """While it writes to the stick, and while it takes the portal's receipt in."""
        template, number = self.taken("to-bundle")
        stick = self.work / "usb"
        words = ["bundle", "write", "--to", stick, *template.sign_in]
        stick.mkdir()
        total, _ = calls_made(self.fresh_copy("bundle", template.data), DISK_CALLS, *words)
        for n in sample(total, self.most // 9):
            what = f"bundle killed at {n}"
            counter = self.empty_portal_and_stick(template, stick)
            answer = counter.run(*words, before=killing(DISK_CALLS, n), check=False)
            self.kills += answer["exit_code"] in KILLED
            for bundle in stick.glob("*.cfb"):  # whatever has its own name is whole
                self.portal.control(**{"import": str(bundle)})
            again = counter.run(*words, check=False)
            self.expect(again["exit_code"] == 0, f"{what}: cannot be written again: {again['stderr']}")
            self.import_all(what, counter, stick, number)
        counter = self.empty_portal_and_stick(template, stick)
        receipt = pathlib.Path(counter.run(*words)["bundles"][0]["file"]).with_suffix(".cfr")
        self.portal.control(**{"import": str(receipt.with_suffix(".cfb"))})
        taking = ["bundle", "import-receipt", receipt, *template.sign_in]
        written = self.work / "written"
        shutil.copytree(counter.data, written)
        total, _ = calls_made(self.fresh_copy("bundle", written), DISK_CALLS, *taking)
        for n in sample(total, self.most // 9):
            counter = self.fresh_copy("bundle", written)
            answer = counter.run(*taking, before=killing(DISK_CALLS, n), check=False)
            self.kills += answer["exit_code"] in KILLED
            self.import_all(f"import killed at {n}", counter, stick, number)

    def empty_portal_and_stick(self, template, stick):
        self.portal.stop()
        shutil.rmtree(self.work / "portal")
        shutil.copytree(self.work / "portal-bare", self.work / "portal")
        self.portal.start()
        shutil.rmtree(stick)
        stick.mkdir()
        return self.fresh_copy("bundle", template.data)

    def import_all(self, what, counter, stick, number):
        for bundle in sorted(stick.glob("*.cfb")):
            self.portal.control(**{"import": str(bundle)})
            taken = counter.run("bundle", "import-receipt", bundle.with_suffix(".cfr"), *counter.sign_in, check=False)
            self.expect(taken["exit_code"] == 0, f"{what}: receipt not taken: {taken['stderr']}")
        at_portal = self.portal.state()
        self.expect(len(at_portal["dossiers"]) == 1 and len(at_portal["uploads"]) == 3, f"{what}: {at_portal}", "doubled")
        shown = counter.run("show")["dossiers"]
        self.expect([(d["number"], d["state"]) for d in shown] == [(number, "acknowledged")], f"{what}: {shown}")
        self.expect(counter.run("verify", check=False).get("whole"), f"{what}: store not whole")

    def migration_killed(self):
        template, number = self.taken("old")
        make_old(template.data / "counterfoil.db",
                 pathlib.Path(__file__).resolve().parents[2] / "resources" / "migrations")
        total, _ = calls_made(self.fresh_copy("migrate", template.data), DISK_CALLS, "show")
        for n in sample(total, self.most // 3):
            counter = self.fresh_copy("migrate", template.data)
            answer = counter.run("show", before=killing(DISK_CALLS, n), check=False)
            self.kills += answer["exit_code"] in KILLED
            self.expect_whole(f"migration killed at {n}", counter, number)


ACTS = {"scan": KillTest.scan_killed, "save": KillTest.save_killed, "send": KillTest.send_killed,
        "backup": KillTest.backup_killed, "bundle": KillTest.bundle_killed, "migration": KillTest.migration_killed}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--act", action="append", choices=ACTS, help="what is killed; more than once for more (default: all)")
    parser.add_argument("--least", type=int, default=0, metavar="KILLS", help="fewer are a failure")
    parser.add_argument("--soak", action="store_true", help="kill at every call")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="counterfoil-kill-") as work:
        test = KillTest(args.programs, work, 10**6 if args.soak else 90)
        try:
            test.prepare()
            for act in args.act or ACTS:
                ACTS[act](test)
        finally:
            test.portal.stop()
    print(f"{test.kills} kills, {test.lost} lost, {test.doubled} doubled")
    return 0 if test.lost == 0 and test.doubled == 0 and test.kills >= max(1, args.least) else 1


if __name__ == "__main__":
    sys.exit(main())
