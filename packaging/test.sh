#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds with warnings as errors and runs every test. Usage: packaging/test.sh [PRESET]
# (dev, release, asan, tsan).
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
preset=${1:-dev}

"$root/packaging/install-deps.sh"
cd "$root"
cmake --preset "$preset"
cmake --build --preset "$preset"
ctest --preset "$preset"
