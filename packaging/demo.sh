#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# One dossier from paper to receipt, on real input: installs what is missing, builds, draws the papers, scans them
# through SANE, files, accepts, prints the slip, sends to a portal on this machine over a line that is cut once.
# Usage: packaging/demo.sh [--no-window] [--out FOLDER]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)

"$root/packaging/install-deps.sh" --demo
cd "$root"
cmake --preset dev
cmake --build --preset dev --target demo_programs
exec python3 -B "$root/packaging/demo.py" --programs "$root/build/dev/bin" "$@"
