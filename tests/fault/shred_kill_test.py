#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 of the real program at the n-th disk call while it shreds the scans of a dossier whose time is over. After
each kill the store is whole and names no scan as missing; the same command, run again, brings the shredding to its end,
and the audit names it once. Then likewise while it erases what was typed: all of it is there or nothing, and nothing in
the end. --soak makes it kill at every call instead of an even sample."""
import argparse
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from counter import Counter, Portal, slow_pc  # noqa: E402
from kill_test import DISK_CALLS, KILLED, calls_made, killing, sample  # noqa: E402

SHEETS = "id-card,birth-registration-form,birth-certificate"


def sql(counter, script):
    with sqlite3.connect(counter.data / "counterfoil.db") as database:
        rows = [database.execute(statement).fetchall() for statement in script]
    database.close()
    return rows[-1]


class ShredKillTest:
    def __init__(self, programs, work, most):
        self.programs, self.work, self.most = programs, work, most
        self.kills = self.wrong = 0

    def expect(self, truth, sentence):
        if not truth:
            self.wrong += 1
            print(f"NOT TRUE: {sentence}", flush=True)

    def copy(self):
        shutil.rmtree(self.work / "copy", ignore_errors=True)
        shutil.copytree(self.template.data, self.work / "copy")
        counter = Counter(self.programs, self.work / "copy")
        counter.passphrase = self.template.passphrase
        return counter

    def prepare(self, portal, paper):
        """A dossier that was received and handed over, with all its days behind it."""
        counter = self.template = Counter(self.programs, self.work / "template")
        counter.init(portal, paper, self.work, role="supervisor", env=slow_pc(self.programs))
        taken = counter.receive(counter.run("scan")["batch"])
        counter.sync()
        self.number = taken["number"]
        self.documents = sorted(document["id"] for document in taken["documents"])
        sql(counter, ["UPDATE dossier SET work='handed_over'"])
        counter.run("shred", *counter.sign_in)
        sql(counter, ["UPDATE setting SET value=json_set(value, '$.total_ms', 40*86400000) WHERE key='time_on'"])

    def settle(self):
        """Without scans, its originals at the authority, and a rule of the province whose days are over as well."""
        counter = self.template
        counter.run("shred", self.number, *counter.sign_in)
        sql(counter, ["UPDATE setting SET value=json_set(value, '$.recordsKeptDays', 30) WHERE key='counter_setup'",
                      "INSERT INTO custody_event(uuid, dossier_uuid, document_uuid, kind, from_place, to_place, clerk_uuid, at_ms, payload)"
                      " SELECT randomblob(16), dossier_uuid, document_uuid, 'handed_over', place, 'at_authority', zeroblob(16), 0,"
                      " randomblob(99) FROM original"])
        counter.run("shred", "--records", *counter.sign_in)
        sql(counter, ["UPDATE setting SET value=json_set(value, '$.total_ms', 80*86400000) WHERE key='time_on'"])

    def run_records(self):
        words = ["shred", self.number, "--records", *self.template.sign_in]
        total, answer = calls_made(self.copy(), DISK_CALLS, *words)
        self.expect(answer["exit_code"] == 0, f"cannot be erased at all: {answer}")
        for n in sample(total, self.most // 2):
            counter = self.copy()
            killed = counter.run(*words, before=killing(DISK_CALLS, n), check=False)
            self.kills += killed["exit_code"] in KILLED
            self.expect(killed["exit_code"] in KILLED, f"call {n} of {total} was not made: {killed}")
            self.judge_records(n, counter, words)

    def judge_records(self, n, counter, words):
        left = "SELECT (SELECT count(*) FROM dossier WHERE length(payload)>7), (SELECT count(*) FROM document WHERE length(payload)>7)," \
               " (SELECT count(*) FROM custody_event WHERE length(payload)>7), (SELECT count(*) FROM dossier_words)"
        verdict = counter.run("verify", check=False)
        self.expect(verdict.get("whole"), f"erasing killed at {n}: {verdict}")
        (dossiers, *others), = sql(counter, [left])
        self.expect(all(others) if dossiers else not any(others), f"erasing killed at {n}: partly erased: {dossiers}, {others}")
        again = counter.run(*words, check=False)
        self.expect(again["exit_code"] == 0 or again["error"]["code"] == "records_erased", f"erasing killed at {n}: {again}")
        self.expect(sql(counter, [left]) == [(0, 0, 0, 0)], f"erasing killed at {n}, then run again: not erased")
        self.expect(counter.run("verify", check=False).get("whole"), f"erasing killed at {n}, then run again: not whole")
        for kind in ("erasing_begun", "records_erased"):
            rows, = sql(counter, [f"SELECT count(*) FROM audit WHERE json_extract(row, '$.kind')='{kind}'"])
            self.expect(rows == (1,), f"erasing killed at {n}: {rows[0]} rows {kind}")

    def run(self):
        words = ["shred", self.number, *self.template.sign_in]
        total, answer = calls_made(self.copy(), DISK_CALLS, *words)
        self.expect(answer["exit_code"] == 0, f"cannot be shredded at all: {answer}")
        for n in sample(total, self.most):
            counter = self.copy()
            killed = counter.run(*words, before=killing(DISK_CALLS, n), check=False)
            self.kills += killed["exit_code"] in KILLED
            self.expect(killed["exit_code"] in KILLED, f"call {n} of {total} was not made: {killed}")
            self.judge(n, counter, words)

    def judge(self, n, counter, words):
        verdict = counter.run("verify", check=False)
        self.expect(verdict.get("whole") and not verdict["missing"], f"killed at {n}: {verdict}")
        self.expect(sorted(verdict.get("shredded", [])) in ([], self.documents), f"killed at {n}: partly shredded: {verdict}")
        again = counter.run(*words, check=False)
        self.expect(again["exit_code"] == 0 or again["error"]["code"] == "scans_shredded", f"killed at {n}: {again}")
        verdict = counter.run("verify", check=False)
        self.expect(verdict.get("whole") and sorted(verdict["shredded"]) == self.documents and not verdict["unreferenced"],
                    f"killed at {n}, then run again: {verdict}")
        for kind in ("shredding_begun", "scans_shredded"):
            rows, = sql(counter, [f"SELECT count(*) FROM audit WHERE json_extract(row, '$.kind')='{kind}'"])
            self.expect(rows == (1,), f"killed at {n}: {rows[0]} rows {kind}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--soak", action="store_true", help="kill at every call")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="counterfoil-shred-") as folder:
        work = pathlib.Path(folder)
        paper = work / "paper"
        subprocess.run([f"{args.programs}/counterfoil-sample-pages", "--out", str(paper), "--pages", SHEETS], check=True,
                       stdout=subprocess.DEVNULL)
        test = ShredKillTest(args.programs, work, 10**6 if args.soak else 24)
        portal = Portal(args.programs, work / "portal")
        try:
            test.prepare(portal, paper)
        finally:
            portal.stop()
        test.run()
        test.settle()
        test.run_records()
    print(f"{test.kills} kills, {test.wrong} sentences not true")
    return 0 if test.wrong == 0 and test.kills >= 30 else 1


if __name__ == "__main__":
    sys.exit(main())
