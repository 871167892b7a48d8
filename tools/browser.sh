#!/bin/sh
# The browser that the tests of the pages drive: Debian's Chromium, installed where it is missing and may be.
set -eu
command -v chromium >/dev/null && exit 0
if [ "$(id -u)" -eq 0 ]; then
  apt-get update --quiet && apt-get install --quiet --yes --no-install-recommends chromium fonts-dejavu-core
elif command -v sudo >/dev/null; then
  sudo apt-get update --quiet && sudo apt-get install --quiet --yes --no-install-recommends chromium fonts-dejavu-core
else
  echo "The tests of the pages need chromium: apt-get install chromium" >&2
  exit 1
fi
