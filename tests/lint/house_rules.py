#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small rules of the house that a compiler does not hold: licence line, [[nodiscard]] on every Result, a source includes its
own header first, no sleep in a test, no sentence in Vietnamese outside ui/, resources/ and tests."""
import pathlib
import re
import sys

SOURCES = {".h", ".cpp", ".c"}
SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
DECLARES_RESULT = re.compile(r"^\s*(?:virtual |static |explicit |friend )*(?:\w+::)*Result<.*[\w>]\s+~?\w+\(")
SLEEPS = re.compile(r"\b(sleep_for|sleep_until|usleep|nanosleep|QTest::qWait|QTest::qSleep|QThread::\w*sleep)\s*\(")
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
INCLUDES = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')
STRING = re.compile(r'"([^"]*)"')


def files(root, *tops):
    for top in tops:
        for file in sorted((root / top).rglob("*")):
            if file.is_file() and not {"__pycache__", "node_modules"}.intersection(file.parts):
                yield file, file.relative_to(root).as_posix()


def offences(root):
    for file, name in files(root, "core", "scanner", "ui", "app", "tests", "packaging", "resources"):
        if file.suffix not in SOURCES | {".py", ".sh", ".cmake", ".sql", ".java"} and file.name != "CMakeLists.txt":
            continue
        lines = file.read_text(encoding="utf-8").splitlines()
        if not any(SPDX in line for line in lines[:3]):
            yield f"{name}:1: no licence line"
        yield from line_offences(name, file.suffix, lines)
        header = name.removesuffix(".cpp") + ".h"
        if file.suffix == ".cpp" and (root / header).is_file():
            yield from first_include_offences(name, header, lines)


def first_include_offences(name, header, lines):
    """A header whose source begins with it compiles alone, as the build shows."""
    found = next(((number, match.group(1)) for number, line in enumerate(lines, 1) if (match := INCLUDES.match(line))), (1, ""))
    if found[1] != header:
        yield f"{name}:{found[0]}: a source includes its own header first, {header}"


def holds_sentence(line):
    """A string of three or more words with Vietnamese letters, outside a comment."""
    return any(VIETNAMESE.search(text) and len(text.split()) > 2 for text in STRING.findall(line.split("//")[0]))


def line_offences(name, suffix, lines):
    for number, line in enumerate(lines, 1):
        before = lines[number - 2] if number > 1 else ""
        if suffix == ".h" and DECLARES_RESULT.match(line) and "[[nodiscard]]" not in line + before:
            yield f"{name}:{number}: a Result without [[nodiscard]]"
        if name.startswith("tests/") and not name.startswith("tests/peers/") and suffix in SOURCES and SLEEPS.search(line):
            yield f"{name}:{number}: a test that sleeps"
        if name.startswith(("core/", "scanner/")) and suffix in SOURCES and holds_sentence(line):
            yield f"{name}:{number}: a sentence for people belongs to ui/text or resources"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    found = list(offences(root))
    print("\n".join(found) if found else "house rules: kept")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
