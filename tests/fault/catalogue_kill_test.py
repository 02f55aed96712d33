#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 of the real program at the n-th disk call while it imports procedures. After each kill the counter has the whole
old catalogue or the whole new one, no change is in force that the audit does not know of, and the same command, run again,
brings the import to its end. --soak makes it kill at every call instead of an even sample."""
import argparse
import pathlib
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from counter import Counter, slow_pc  # noqa: E402
from kill_test import DISK_CALLS, KILLED, calls_made, killing, sample  # noqa: E402

ADDED = [f"9.{n:06}" for n in range(200)]


class CatalogueKillTest:
    def __init__(self, programs, work, most):
        self.programs, self.work, self.most = programs, work, most
        self.kills = self.wrong = 0

    def expect(self, truth, sentence):
        if not truth:
            self.wrong += 1
            print(f"NOT TRUE: {sentence}", flush=True)

    def prepare(self):
        """A counter with one import behind it, and a table that changes what that one brought and adds to it."""
        (self.work / "paper").mkdir()
        self.template = Counter(self.programs, self.work / "template")
        self.template.init(None, self.work / "paper", self.work, role="supervisor", env=slow_pc(self.programs))
        first, self.table = self.work / "first.csv", self.work / "second.csv"
        first.write_text("code;name;authority;fee\n9.999999;Một;UBND;1000\n", encoding="utf-8")
        lines = ["code;name;authority;fee", "9.999999;Một;UBND;2000", *(f"{code};Mẫu {code};UBND;5000" for code in ADDED)]
        self.table.write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.template.run("catalogue", "import", first, "--yes", *self.template.sign_in)

    def copy(self):
        shutil.rmtree(self.work / "copy", ignore_errors=True)
        shutil.copytree(self.template.data, self.work / "copy")
        counter = Counter(self.programs, self.work / "copy")
        counter.passphrase = self.template.passphrase
        return counter

    def state(self, counter):
        """Whether the new catalogue is in force; nothing for a mixture or none at all."""
        listed = counter.run("catalogue", "list", check=False)
        if listed["exit_code"] != 0:
            return None
        added = sum(row["code"] in ADDED for row in listed["procedures"])
        fee = counter.run("catalogue", "show", "9.999999")["fee"]
        return {(0, 1000): False, (len(ADDED), 2000): True}.get((added, fee))

    def audited(self, counter):
        return len(counter.run("audit", "show", "--kind", "catalogue_changed")["rows"])

    def run(self):
        words = ["catalogue", "import", self.table, "--yes", *self.template.sign_in]
        total, answer = calls_made(self.copy(), DISK_CALLS, *words)
        self.expect(answer["exit_code"] == 0, f"cannot be imported at all: {answer}")
        for n in sample(total, self.most):
            counter = self.copy()
            killed = counter.run(*words, before=killing(DISK_CALLS, n), check=False)
            self.kills += killed["exit_code"] in KILLED
            self.expect(killed["exit_code"] in KILLED, f"call {n} of {total} was not made: {killed}")
            self.judge(n, counter, words)

    def judge(self, n, counter, words):
        is_new = self.state(counter)
        self.expect(is_new is not None, f"killed at {n}: neither the old catalogue nor the new one")
        self.expect(not is_new or self.audited(counter) == 2, f"killed at {n}: in force, and the audit does not know of it")
        again = counter.run(*words, check=False)
        ended = again["exit_code"] == 0 or again["error"]["code"] == "nothing_to_import"
        self.expect(ended, f"killed at {n}, then run again: {again}")
        self.expect(self.state(counter) is True, f"killed at {n}, then run again: the new catalogue is not in force")
        self.expect(counter.run("audit", "verify", check=False)["exit_code"] == 0, f"killed at {n}: the audit is broken")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--soak", action="store_true", help="kill at every call")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="counterfoil-catalogue-") as folder:
        test = CatalogueKillTest(args.programs, pathlib.Path(folder), 10**6 if args.soak else 20)
        test.prepare()
        test.run()
    print(f"{test.kills} kills, {test.wrong} sentences not true")
    return 0 if test.wrong == 0 and test.kills >= 15 else 1


if __name__ == "__main__":
    sys.exit(main())
