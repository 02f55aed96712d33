#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the packages of apt-packages.txt that are missing, and the Node programs that the tests talk to; touches no network
# when nothing is. Usage: packaging/install-deps.sh [--demo] (without what only the tests and the bench need of Node)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
peers=$here/../tests/peers/node

if [ "${1:-}" = --demo ]; then
    wanted=$(sed '/^# -- Node/,$d; s/#.*//' "$here/apt-packages.txt")
else
    wanted=$(sed 's/#.*//' "$here/apt-packages.txt")
fi

missing=
for package in $wanted; do
    # Node comes from elsewhere on many machines, with npm in the same package.
    case $package in
    nodejs) ! command -v node >/dev/null || continue ;;
    npm) ! command -v npm >/dev/null || continue ;;
    esac
    state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done

if [ -n "$missing" ]; then
    run=
    if [ "$(id -u)" -ne 0 ]; then
        run=sudo
    fi
    echo "Installing:$missing"
    export DEBIAN_FRONTEND=noninteractive
    $run apt-get update -q
    # shellcheck disable=SC2086 # a list of words
    $run env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
    # The tests start an nginx of their own; Debian's package starts one for the whole PC.
    case " $missing " in
    *" nginx "*) [ ! -d /run/systemd/system ] || $run systemctl disable --now nginx ;;
    esac
fi

[ "${1:-}" != --demo ] || exit 0
# The copy of the lock file says what is installed, and that it is whole.
if ! cmp -s "$peers/package-lock.json" "$peers/node_modules/.installed"; then
    echo "Installing the Node peers of the tests"
    (cd "$peers" && npm ci --omit=optional --ignore-scripts --no-audit --no-fund)
    cp "$peers/package-lock.json" "$peers/node_modules/.installed"
fi
