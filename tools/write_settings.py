"""Writes docs/settings.md from the table of settings."""

from pathlib import Path

from onrecord.config import markdown

if __name__ == "__main__":
    Path("docs/settings.md").write_text(markdown(), encoding="utf-8")
