#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the packages of apt-packages.txt that are missing; touches no network when none is.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

missing=
for package in $(sed 's/#.*//' "$here/apt-packages.txt"); do
    state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

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
