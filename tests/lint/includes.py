#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the table of who may know whom: which room may include which, and which folder alone may include which
third-party header. Prints each offence as file:line and ends with 1 if there is one."""
import pathlib
import re
import sys

# Longest prefix of a file's path names its room; a room may include itself and the rooms listed. A program that puts
# rooms together is a room of its own.
ROOMS = {
    "core/base": [],
    "core/domain": ["core/base"],
    "core/ports": ["core/base", "core/domain"],
    "core/usecases": ["core/base", "core/domain", "core/ports"],
    "core/catalogue": ["core/base", "core/domain", "core/ports"],
    "core/vault": ["core/base", "core/domain", "core/ports"],
    "core/store/sqlite": ["core/base", "core/ports"],
    "core/store/migrate": ["core/base", "core/ports", "core/store/sqlite", "core/vault"],
    "core/store": ["core/base", "core/domain", "core/ports", "core/store/sqlite", "core/store/migrate", "core/vault"],
    "core/store/backup": ["core/base", "core/domain", "core/ports", "core/store", "core/vault"],
    "core/sync/http": ["core/base", "core/domain", "core/ports"],
    "core/sync/portals": ["core/base", "core/domain", "core/ports"],
    "core/sync/bundle": ["core/base", "core/domain", "core/ports", "core/sync", "core/sync/portals"],
    "core/sync": ["core/base", "core/domain", "core/ports"],
    "scanner/base": ["core/base"],
    "scanner/image": ["core/base", "scanner/base"],
    "scanner/decode": ["core/base", "scanner/base", "scanner/image"],
    "scanner/ocr": ["core/base", "scanner/base"],
    "scanner/barcode": ["core/base", "scanner/base"],
    "scanner/pdf": ["core/base", "scanner/base"],
    "scanner/sane": ["core/base", "core/domain", "core/ports", "scanner/base"],
    "scanner/worker": ["core/base", "core/domain", "core/ports", "core/vault", "scanner/base", "scanner/sane"],
    "scanner/worker/page_worker_main.cpp": ["core/base", "scanner/pipeline", "scanner/worker"],
    "scanner/device": ["core/base", "core/domain", "core/ports", "scanner/worker"],
    "scanner/pipeline": ["core/base", "core/domain", "core/ports", "core/vault", "scanner/base", "scanner/image", "scanner/ocr",
                         "scanner/barcode", "scanner/decode", "scanner/pdf", "scanner/worker"],
    "ui": ["core/base", "core/domain", "core/ports", "core/usecases", "scanner/base", "scanner/pipeline", "ui"],
    "ui/forms": ["core/base", "core/domain", "core/ports", "core/usecases", "ui/forms"],
    "app": ["core", "scanner", "ui", "app"],
}

# Third-party header (regular expression) -> the only folders that may include it.
FOREIGN = {
    r"sqlite3\.h": ["core/store/sqlite"],
    r"sodium\.h": ["core/vault"],
    r"openssl/": ["core/vault", "core/sync/http"],
    r"curl/": ["core/sync/http"],
    r"utf8proc\.h": ["core/base"],
    r"sane/": ["scanner/sane"],
    r"md5\.h": ["scanner/sane"],
    r"libudev\.h": ["scanner/device"],
    r"(leptonica/)?allheaders\.h": ["scanner/image", "scanner/decode", "scanner/ocr", "scanner/barcode"],
    r"tesseract/": ["scanner/ocr"],
    r"ZXing/": ["scanner/barcode"],
    r"qpdf/": ["scanner/pdf", "scanner/decode"],
    r"poppler-|jerror\.h|libexif/": ["scanner/decode"],
    r"jpeglib\.h": ["scanner/image", "scanner/decode"],
    r"zbar\.h": ["scanner/barcode"],
    r"qrencode\.h": ["ui/forms"],
    r"Q[A-Z]\w*|Qt\w*/": ["ui", "app"],
    r"CLI/": ["app"],
    r"spdlog/": ["app"],
}
TOP = ("core", "scanner", "ui", "app")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def room_of(path):
    matches = [room for room in ROOMS if path == room or path.startswith(room + "/")]
    return max(matches, key=len, default=None)


def includes(root):
    for top in TOP:
        for file in sorted((root / top).rglob("*")):
            if file.suffix not in (".h", ".cpp", ".c"):
                continue
            name = file.relative_to(root).as_posix()
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                found = INCLUDE.match(line)
                if found:
                    yield name, number, found.group(2), found.group(1) == '"'


def offences(root):
    edges = {}
    for name, number, target, quoted in includes(root):
        room = room_of(name)
        if room is None:
            yield f"{name}:{number}: the file lies in no room of the table"
            continue
        if quoted and target.split("/")[0] in TOP:
            other = room_of(target)
            if other is None or not (root / target).is_file():
                yield f"{name}:{number}: {target} is no header of the house"
                continue
            if other != room:
                edges.setdefault(room, set()).add(other)
                allowed = any(other == a or other.startswith(a + "/") for a in ROOMS[room])
                if not allowed:
                    yield f"{name}:{number}: {room} may not know {other}"
            continue
        if quoted:
            yield f"{name}:{number}: write the path from the root of the tree, not \"{target}\""
        for pattern, folders in FOREIGN.items():
            if re.match(pattern, target) and not any(name.startswith(f + "/") for f in folders):
                yield f"{name}:{number}: <{target}> belongs to {', '.join(folders)} alone"
    yield from cycles(edges)


def cycles(edges):
    done, path = set(), []

    def walk(room):
        if room in path:
            yield "cycle: " + " -> ".join(path[path.index(room):] + [room])
            return
        if room in done:
            return
        path.append(room)
        for other in sorted(edges.get(room, ())):
            yield from walk(other)
        path.pop()
        done.add(room)

    for room in sorted(edges):
        yield from walk(room)


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    found = list(offences(root))
    print("\n".join(found) if found else "includes: every room keeps to its neighbours")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
