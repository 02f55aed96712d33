#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 of the real program, or of a worker of it, at the n-th disk call while it scans through SANE's pnm driver, while
the clerk's acts are written, and while a sheet is scanned again. After each kill every page that had been delivered is there
with its pixels, in its place, with every act whose journal line was whole; then the work goes on to its end. The places of
the kills are drawn from a seed; --soak takes them all."""
import argparse
import hashlib
import json
import pathlib
import random
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from counter import Counter, slow_pc  # noqa: E402
from kill_test import DISK_CALLS, KILLED  # noqa: E402
from simple_sheets import HEIGHT, WIDTH, draw_sheets  # noqa: E402

SHEETS = 4
TURNS = ["--right", "2,1,2", "--left", "1,3"]
ANYBODY = " of anybody"
PLACES = ["--aside", "3,4,1", "--restore", "4,1", "--take", "1,2,3,4", "--order", "4,2,1,3"]


def tracer(calls, output, follow):
    """Of the main thread, which keeps the journal, or (`follow`) of all threads and the workers that are started."""
    return ["strace", *(["-f"] if follow else []), "-qq", "-o", str(output), "-e", f"trace={calls}"]


def killing(call, n, follow):
    """Kills whoever is first to make this call for the n-th time; strace counts for each thread and each call apart."""
    return [*tracer(call, "/dev/null", follow), "-e", f"inject={call}:signal=SIGKILL:when={n}"]


def places(counter, words, follow):
    """Each (call, n) of a run that nobody kills."""
    with tempfile.TemporaryDirectory() as folder:
        trace = pathlib.Path(folder) / "trace"
        counter.run(*words, before=tracer(DISK_CALLS, trace, follow), check=False)
        made = {}
        for line in trace.read_text(errors="replace").splitlines():
            if any(mark in line for mark in ("resumed>", "+++", "---", "???")):
                continue
            thread, call = line.split(None, 1) if follow else ("main", line)
            call = call.split("(")[0].strip()
            made.setdefault(call, {}).setdefault(thread, 0)
            made[call][thread] += 1
    return [(call, n) for call in sorted(made) for n in range(1, max(made[call].values()) + 1)]


def pixels(file):
    return hashlib.sha256(file.read_bytes()[-WIDTH * HEIGHT:]).hexdigest()


class Stack:
    """What a journal says of order and acts; a line without its end never came to the disk."""

    def __init__(self, journal):
        self.order, self.pages, self.again = [], {}, (0, 0)
        text = journal.read_text(encoding="utf-8") if journal.exists() else ""
        for line in text.split("\n")[:-1]:
            self.apply(json.loads(line[:-9]))

    def first(self, page):
        return self.pages[page].get("in_place_of", page)

    def put_others_aside(self, page):
        for other in self.pages:
            if other != page and self.first(other) == self.first(page):
                self.pages[other]["set_aside"] = True

    def add(self, number):
        self.pages[number] = {}
        if self.again[0] == number and self.again[1]:
            self.pages[number]["in_place_of"] = self.first(self.again[1])
            self.order.insert(self.order.index(self.again[1]), number)
            self.put_others_aside(number)
            return
        higher = [other for other in self.pages if other > number]
        self.order.insert(self.order.index(min(higher)) if higher else len(self.order), number)

    def apply(self, line):
        kind, page = line["kind"], line.get("page", 0)
        if kind == "page":
            self.add(page)
        elif kind == "order":
            self.order = line["pages"] + [p for p in self.order if p not in line["pages"]]
        elif kind == "rotate":
            self.pages[page]["turn"] = line["turn"]
        elif kind in ("set_aside", "restore"):
            self.pages[page]["set_aside"] = kind == "set_aside"
            if kind == "restore":
                self.put_others_aside(page)
        elif kind == "again":
            self.again = (line["number"], page)

    def shown(self):
        return [{"page": number, **self.pages[number]} for number in self.order]


def shown(answer):
    keys = ("page", "turn", "set_aside", "in_place_of")
    return [{key: page[key] for key in keys if key in page} for page in answer.get("pages", [])]


class CaptureKillTest:
    def __init__(self, programs, work, seed, most):
        self.programs, self.work, self.most = programs, work, most
        self.random = random.Random(seed)
        self.kills = self.wrong = 0

    def expect(self, truth, sentence):
        if not truth:
            self.wrong += 1
            print(f"NOT TRUE: {sentence}", flush=True)

    def copy_of(self, template):
        folder = self.work / "counter"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.work / template, folder)
        return Counter(self.programs, folder)

    def prepare(self):
        paper = self.work / "paper"
        draw_sheets(paper, SHEETS)
        counter = Counter(self.programs, self.work / "empty")
        counter.init(None, paper, self.work, env=slow_pc(self.programs))
        shutil.copytree(self.work / "empty", self.work / "scanned")
        answer = Counter(self.programs, self.work / "scanned").run("scan")
        self.batch = answer["batch"]
        self.looks = {n: pixels(self.work / "scanned" / "batches" / self.batch / f"{n:04}.pnm")
                      for n in range(1, SHEETS + 1)}
        assert len(set(self.looks.values())) == SHEETS, "sheets that look alike"

    def killed_runs(self, template, words, share):
        """Runs the command from the template again and again, killed at another call each time: half of the kills hit
        the main thread, which keeps the journal, half the first thread or worker that comes so far."""
        for follow in (False, True):
            all_places = places(self.copy_of(template), words, follow)
            wanted = max(1, round(self.most * share / 2))
            for call, n in self.random.sample(all_places, min(wanted, len(all_places))):
                counter = self.copy_of(template)
                answer = counter.run(*words, before=killing(call, n, follow), check=False)
                self.kills += answer["exit_code"] in KILLED
                yield f"{call} {n}{ANYBODY if follow else ''}", counter

    def after_kill(self, what, counter, batch):
        """What the files say, beside what the program finds when it is started again."""
        folder = counter.data / "batches" / batch
        expected = Stack(folder / "journal")
        delivered = sorted(int(file.stem) for file in folder.glob("[0-9]*.pnm"))
        for number in delivered:
            if number not in expected.pages:
                expected.add(number)
        found = counter.run("arrange", "--batch", batch, check=False)
        self.expect(shown(found) == expected.shown(), f"{what}: {shown(found)}, not {expected.shown()}; {found['stderr']}")
        self.expect(sorted(expected.pages) == delivered, f"{what}: pages {sorted(expected.pages)}, files {delivered}")
        return expected

    def goes_on(self, what, counter, batch, order):
        answer = counter.run("arrange", "--batch", batch, check=False)
        pages = answer.get("pages", [])
        self.expect([page["page"] for page in pages] == order, f"{what}: order {shown(answer)}")
        # A page whose worker is killed each time is given up; it stays, and can be filed or scanned again.
        given_up = {"worker_died"} if what.endswith(ANYBODY) else set()
        unread = [page for page in pages if page["stage"] != "read" and page.get("problem") not in given_up]
        self.expect(not unread, f"{what}: not read: {unread}")
        for page in pages:
            sheet = page.get("in_place_of", page["page"])
            file = counter.data / "batches" / batch / f"{page['page']:04}.pnm"
            self.expect(pixels(file) == self.looks[sheet], f"{what}: page {page['page']} is not sheet {sheet}")

    def scan_killed(self):
        for n, counter in self.killed_runs("empty", ["scan"], 0.25):
            what = f"scan killed at {n}"
            batches = [path.name for path in (counter.data / "batches").glob("*")]
            self.expect(len(batches) <= 1, f"{what}: {len(batches)} batches")
            if batches:
                self.after_kill(what, counter, batches[0])
                counter.run("scan", "--batch", batches[0], check=False)
            batch = batches[0] if batches else counter.run("scan", check=False)["batch"]
            self.goes_on(what, counter, batch, [1, 2, 3, 4])

    def acts_killed(self):
        words = ["arrange", "--batch", self.batch, *TURNS, *PLACES]
        for n, counter in self.killed_runs("scanned", words, 0.5):
            what = f"acts killed at {n}"
            self.after_kill(what, counter, self.batch)
            again = counter.run("arrange", "--batch", self.batch, *PLACES, check=False)
            self.expect([page.get("set_aside") for page in again.get("pages", [])] == [False, None, False, True],
                        f"{what}: {shown(again)}")
            self.goes_on(what, counter, self.batch, [4, 2, 1, 3])

    def again_killed(self):
        words = ["scan", "--batch", self.batch, "--again", "2"]
        for n, counter in self.killed_runs("scanned", words, 0.25):
            what = f"second scan killed at {n}"
            stack = self.after_kill(what, counter, self.batch)
            came = 5 in stack.pages
            self.goes_on(what, counter, self.batch, [1, 5, 2, 3, 4] if came else [1, 2, 3, 4])
            if not came:
                counter.run(*words, check=False)
                self.goes_on(what, counter, self.batch, [1, 5, 2, 3, 4])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--seed", type=int, default=20261129)
    parser.add_argument("--soak", action="store_true", help="kill at every place")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="counterfoil-capture-kill-") as work:
        test = CaptureKillTest(args.programs, pathlib.Path(work), args.seed, 1000 if args.soak else 76)
        test.prepare()
        test.scan_killed()
        test.acts_killed()
        test.again_killed()
    print(f"{test.kills} kills, {test.wrong} wrong")
    return 0 if test.wrong == 0 and test.kills >= 50 else 1


if __name__ == "__main__":
    sys.exit(main())
