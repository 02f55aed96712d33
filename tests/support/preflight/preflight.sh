#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# PDFBox Preflight on each file given: one line a file, "valid" or what is wrong with it. One start of Java for all.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
jars=
for jar in preflight pdfbox2 xmpbox fontbox2 commons-logging jaxb-api javax.activation; do
    jars="$jars${jars:+:}/usr/share/java/$jar.jar"
done
exec java -XX:TieredStopAtLevel=1 -cp "$jars" "$here/Preflight.java" "$@"
