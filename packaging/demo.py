#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One dossier from paper to receipt. Called by demo.sh; writes OUT/summary.json, OUT/slip.pdf, OUT/documents/*.pdf."""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

from counter import Counter, Portal, Failed  # noqa: E402


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("out"), help="folder of the results (made anew)")
    parser.add_argument("--no-window", action="store_true", help="do not open the window at the end")
    return parser.parse_args()


class Stages:
    """Seconds of each stage."""

    def __init__(self):
        self.seconds = {}

    def run(self, name, work):
        begun = time.monotonic()
        result = work()
        self.seconds[name] = round(time.monotonic() - begun, 3)
        return result


def is_valid_pdfa(files):
    """PDFBox Preflight's verdict for each file."""
    done = subprocess.run([str(ROOT / "tests" / "support" / "preflight" / "preflight.sh"), *map(str, files)],
                          stdout=subprocess.PIPE, text=True, check=True)
    return {file: verdict == "valid" for file, verdict in zip(files, done.stdout.splitlines(), strict=True)}


def name_documents(shown):
    """The opened documents, each under the name of its component."""
    return {document["id"]: pathlib.Path(document["file"]).rename(
        pathlib.Path(document["file"]).with_name(f"{document['component']}.pdf")) for document in shown["documents"]}


def send_over_a_cut_line(counter, portal):
    """The line breaks in the middle of the largest file; the next call goes on where the portal stands."""
    portal.control(faults=[{"do": "cut_body", "method": "PATCH", "path": "/v1/files/", "skip": 1, "bytes": 20000}])
    totals = {"bytes_sent": 0, "bytes_wasted": 0, "resumed_after_cut": 0, "acknowledged": 0}
    for _ in range(10):
        report = counter.sync(check=False)
        for name in totals:
            totals[name] += report.get(name, 0)
        if totals["acknowledged"]:
            return totals
    raise SystemExit(f"the portal did not acknowledge: {report}")


def carry_out(args, out, stages):
    paper = out / "paper"
    stages.run("draw_paper", lambda: subprocess.run(
        [str(args.programs / "counterfoil-sample-pages"), "--out", str(paper)], check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stdout=subprocess.DEVNULL))
    portal = Portal(args.programs, out / "portal")
    try:
        counter = Counter(args.programs, out / "data")
        stages.run("init", lambda: counter.init(portal, paper, out))
        stages.run("devices", lambda: counter.run("devices", "--backend", "pnm"))
        scanned = stages.run("scan_and_read", lambda: counter.run("scan"))
        taken = stages.run("receive", lambda: counter.receive(scanned["batch"]))
        shutil.copyfile(taken["slip"], out / "slip.pdf")
        sent = stages.run("send", lambda: send_over_a_cut_line(counter, portal))
        shown = stages.run("show", lambda: counter.show(taken["number"], out / "documents"))
        verdict = stages.run("verify", lambda: counter.run("verify"))
        outbox = counter.run("show")["dossiers"][0]
        copies = name_documents(shown)
        valid = stages.run("preflight", lambda: is_valid_pdfa(list(copies.values())))
        return summary_of(scanned, taken, shown, copies, valid, outbox, sent, verdict, portal.state(), stages)
    finally:
        portal.stop()


def summary_of(scanned, taken, shown, copies, valid, outbox, sent, verdict, portal_state, stages):
    return {
        "pages": len(scanned["pages"]),
        "blank_removed": sum(1 for page in scanned["pages"] if page.get("blank")),
        "documents": [{"component": d["component"], "name": d["name"], "pages": d["pages"], "bytes": d["bytes"],
                       "characters": d["characters"], "file": copies[d["id"]].name,
                       "pdfa_valid": valid[copies[d["id"]]]} for d in shown["documents"]],
        "identity": taken["submitter"],
        "dossier_number": taken["number"],
        "received_at": taken["received_at"],
        "due_at": taken["due_at"],
        "portal": {"receipt_verified": outbox["state"] == "acknowledged" and outbox["receipt"] > 0,
                   "receipt": outbox["receipt"], "received_at": outbox["received_by_portal"],
                   "resumed_after_cut": sent["resumed_after_cut"] > 0, "bytes_sent": sent["bytes_sent"],
                   "bytes_wasted": sent["bytes_wasted"], "dossiers_at_portal": len(portal_state["dossiers"])},
        "store_whole": verdict["whole"],
        "seconds": {**stages.seconds, "save": round(taken["seconds"]["save"], 3),
                    "slip": round(taken["seconds"]["slip"], 3),
                    "clean_per_page": mean(page.get("clean_seconds") for page in scanned["pages"]),
                    "ocr_per_page": mean(page.get("read_seconds") for page in scanned["pages"])},
    }


def mean(values):
    known = [value for value in values if value]
    return round(sum(known) / len(known), 3) if known else 0


def print_table(summary):
    rows = [("Dossier", summary["dossier_number"]), ("Received", summary["received_at"]), ("Due", summary["due_at"]),
            ("Submitter", summary["identity"]["name"]),
            ("Pages", f"{summary['pages']}, {summary['blank_removed']} blank set aside")]
    for document in summary["documents"]:
        rows.append((document["file"], f"{document['pages']} p, {document['bytes'] // 1024} KB, "
                     f"{document['characters']} characters, PDF/A-1b {'valid' if document['pdfa_valid'] else 'NOT VALID'}"))
    portal = summary["portal"]
    rows.append(("Portal", f"receipt {portal['receipt']} {'verified' if portal['receipt_verified'] else 'MISSING'}, "
                 f"resumed after a cut: {'yes' if portal['resumed_after_cut'] else 'no'}, "
                 f"{portal['bytes_wasted']} bytes sent twice"))
    rows.append(("Store", "whole" if summary["store_whole"] else "NOT WHOLE"))
    rows += [(f"{name} (s)", str(seconds)) for name, seconds in summary["seconds"].items()]
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value}")


def is_good(summary):
    return (summary["portal"]["receipt_verified"] and summary["store_whole"] and summary["blank_removed"] >= 1
            and all(document["pdfa_valid"] for document in summary["documents"]))


def clear(out):
    """Takes away what an earlier run left there, whole or not, and nothing else."""
    if not (out / "data" / "counterfoil.db").exists():
        return
    for own in ("paper", "portal", "data", "documents"):
        shutil.rmtree(out / own, ignore_errors=True)
    for own in ("slip.pdf", "summary.json"):
        (out / own).unlink(missing_ok=True)


def main():
    args = arguments()
    args.programs = args.programs.resolve()
    out = args.out.resolve()
    clear(out)
    out.mkdir(parents=True, exist_ok=True)
    try:
        summary = carry_out(args, out, Stages())
    except Failed as failure:
        sys.exit(str(failure))
    (out / "summary.json").write_text(json.dumps(summary, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print_table(summary)
    print(f"\nResults: {out}")
    if not args.no_window and (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        subprocess.run([str(args.programs / "counterfoil"), "--data", str(out / "data")], check=False)
    return 0 if is_good(summary) else 1


if __name__ == "__main__":
    sys.exit(main())
