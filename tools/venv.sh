#!/bin/sh
# Makes a virtual environment in $1 with Python 3.11 or later, on a machine that may have no more than python3.
# Debian and Ubuntu keep the part of Python that makes environments in a package of its own: it is installed if need be.
set -eu
folder=$1

fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }

for python in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
    if fits "$python"; then break; fi
    python=
done
if [ -z "$python" ]; then
    echo "OnRecord needs Python 3.11, 3.12 or 3.13, and none was found. Name one: make PYTHON=/path/to/python3.12" >&2
    exit 2
fi

if [ -x "$folder/bin/python" ] && "$folder/bin/python" -m pip --version >/dev/null 2>&1; then exit 0; fi
rm -rf "$folder"

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "Installing python$version-venv, without which Python makes no environments…" >&2
    as_root=
    if [ "$(id -u)" != 0 ]; then as_root="sudo"; fi
    export DEBIAN_FRONTEND=noninteractive
    if ! { $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends "python$version-venv"; } >/dev/null; then
        echo "That failed. Install python$version-venv yourself and run make again." >&2
        exit 2
    fi
fi
"$python" -m venv "$folder"
