# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets that are read in a moment, for tests that scan a stack again and again. Standard library only."""

WIDTH, HEIGHT = 620, 877  # A5 at 106 dpi


def draw_sheets(folder, count):
    """Sheets with a few bars each; the n-th has n more."""
    folder.mkdir()
    for sheet in range(1, count + 1):
        rows = bytearray(b"\xf0" * (WIDTH * HEIGHT))
        for bar in range(3 + sheet):
            top = 100 + 60 * bar
            for y in range(top, top + 14):
                rows[y * WIDTH + 80:y * WIDTH + 480] = b"\x20" * 400
        (folder / f"{sheet}.pgm").write_bytes(b"P5\n%d %d\n255\n" % (WIDTH, HEIGHT) + rows)
