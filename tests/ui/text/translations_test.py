#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails if a string of the program is not translated: missing in a .ts, unfinished, without its gaps, or left over.

usage: translations_test.py LUPDATE SOURCE_FOLDER
After a change of a string: lupdate -I . -locations none -no-obsolete -recursive ui -ts translations/counterfoil_vi.ts
(and with -pluralonly for counterfoil_en.ts), then translate what is unfinished.
"""
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

LANGUAGES = {"vi": [], "en": ["-pluralonly"]}
GAP = re.compile(r"%(?:\d|n)")


def messages(file):
    """(context, source) -> message element."""
    return {
        (context.findtext("name"), message.findtext("source")): message
        for context in ElementTree.parse(file).getroot().findall("context")
        for message in context.findall("message")
    }


def forms(message):
    translation = message.find("translation")
    plural = [form.text or "" for form in translation.findall("numerusform")]
    return plural or [translation.text or ""]


def wrong_in(key, message):
    translation = message.find("translation")
    if translation.get("type") is not None:
        yield f"{key}: {translation.get('type')}"
    for form in forms(message):
        if not form.strip():
            yield f"{key}: empty"
        elif set(GAP.findall(key[1])) != set(GAP.findall(form)):
            yield f"{key}: gaps differ: {form}"


def check(lupdate, source, language, options):
    shipped = source / "translations" / f"counterfoil_{language}.ts"
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / shipped.name
        shutil.copy(shipped, fresh)
        subprocess.run(
            [lupdate, "-silent", "-I", ".", "-locations", "none", "-no-obsolete", *options, "-recursive", "ui", "-ts", fresh],
            cwd=source, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wanted, there = messages(fresh), messages(shipped)
    problems = [f"{key}: not in {shipped.name}" for key in wanted.keys() - there.keys()]
    problems += [f"{key}: no longer in the program" for key in there.keys() - wanted.keys()]
    for key, message in there.items():
        problems += wrong_in(key, message)
    if not wanted:
        problems.append(f"lupdate found no string for {shipped.name}")
    return problems


def main():
    lupdate, source = sys.argv[1], Path(sys.argv[2])
    problems = [problem for language, options in LANGUAGES.items()
                for problem in check(lupdate, source, language, options)]
    print("\n".join(map(str, problems)))
    return 1 if problems else 0


sys.exit(main())
