"""The house: what is promised by the front door, the lock files and the pages that come from the code."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import onrecord
from onrecord import config

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.M)

# Folders of the machine that this was written on: a path into them works nowhere else.
MACHINE_PATH = re.compile("|".join(("/" + "work/", "/" + "root/", "/" + "home/[a-z]", "/" + "Users/[a-z]")))


@pytest.mark.parametrize("name", onrecord.__all__)
def test_a_public_name_is_there_and_says_what_it_is_for(name):
    thing = getattr(onrecord, name)
    assert thing.__doc__
    # A dataclass without a docstring gets its signature for one.
    assert not thing.__doc__.startswith(f"{name}(")


def test_the_front_door_lists_its_names_in_order():
    assert onrecord.__all__ == sorted(onrecord.__all__)


def test_a_name_that_is_not_there_is_named():
    with pytest.raises(AttributeError, match="kumquat"):
        _ = onrecord.kumquat


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host(name):
    assert "://" not in text_of(name)


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_hashes(name):
    pins = re.split(r"\n(?=\S)", text_of(name).strip())
    assert all("--hash=sha256:" in pin for pin in pins)


def test_both_locks_pin_the_same_versions():
    plain, dev = (dict(PIN.findall(text_of(name))) for name in LOCKS)
    assert plain
    assert {name: dev.get(name) for name in plain} == plain


def test_the_page_of_settings_is_the_table_of_settings():
    assert text_of("docs/settings.md") == config.markdown(), "Run make docs."


def test_no_file_holds_a_path_of_this_machine():
    files = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if files.returncode:
        pytest.skip("not a checkout")
    found = []
    for name in filter(None, files.stdout.split("\0")):
        try:
            lines = text_of(name).splitlines()
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        found += [f"{name}:{number}" for number, line in enumerate(lines, start=1) if MACHINE_PATH.search(line)]
    assert not found


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")
