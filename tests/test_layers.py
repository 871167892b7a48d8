"""The house: which part may import which, and where the heavy libraries live."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]

BASES = {"onrecord.read.base", "onrecord.annotate.base", "onrecord.ledger.base", "onrecord.export.base"}
ALL = {
    *("errors", "model", "config", "plugins", "read", "annotate", "claims", "ledger", "reconcile", "dossier", "export"),
    *("run", "testing", "terminal", "web", "cli"),
}

# What the modules of each part may import of ours, beside their own part: parts, or single modules.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "model": {"errors"},
    "config": {"errors"},
    "plugins": {"errors"},
    "read": {"model", "errors"},
    "annotate": {"model", "errors"},
    "claims": {"model", "errors"},
    "ledger": {"model", "errors"},
    "reconcile": {"model", "errors", "ledger"},
    "dossier": {"model", "errors", "ledger"},
    "export": {"model", "errors", "dossier"},
    "run": ALL - {"front", "dossier", "export", "terminal", "web", "cli", "testing"},
    "web": {"model", "errors", "config", "plugins", "ledger", "dossier", "export"},
    "front": ALL - {"terminal", "web", "cli", "testing"},
    "testing": {"model", "errors", *BASES},
    "terminal": ALL - {"testing", "web"},
    "cli": ALL - {"testing"},
    "__main__": {"cli"},
}

# Exporters are found by name, by the file that finds them.
# The package of readers is also the verb: `onrecord.read("folder")`.
EXCEPTIONS = {("onrecord.export.choose", "onrecord.plugins"), ("onrecord.read", "onrecord.front.reading")}

# A heavy library lives in one file, or one folder.
HOMES = {
    "spacy": {"onrecord.annotate.parse", "onrecord.front.component"},
    "lxml": {"onrecord.read.html"},
    "trafilatura": {"onrecord.read.html"},
    "pyarrow": {"onrecord.export.parquet", "onrecord.front.tables"},
    "pandas": {"onrecord.front.frames"},
    "polars": {"onrecord.front.frames"},
    "sqlalchemy": {"onrecord.ledger", "onrecord.web.people.book"},
    "rich": {"onrecord.terminal"},
    "py3langid": {"onrecord.read.language"},
    "jinja2": {"onrecord.export.page", "onrecord.front.html", "onrecord.web.render"},
    "fastapi": {"onrecord.web"},
    "starlette": {"onrecord.web"},
    "uvicorn": {"onrecord.cli.serve"},
    "argon2": {"onrecord.web.people.passwords"},
    "onnxruntime": {"onrecord.annotate.trained.network", "onrecord.reconcile.statements.network"},
}


@cache
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("onrecord", include_external_packages=True, exclude_type_checking_imports=True)


def ours() -> list[str]:
    return sorted(name for name in imports().modules if name.startswith("onrecord."))


def part_of(module: str) -> str:
    return module.split(".")[1]


def stray(module: str, imported: str) -> bool:
    if (module, imported) in EXCEPTIONS or part_of(module) == part_of(imported):
        return False
    allowed = MAY_IMPORT[part_of(module)]
    return part_of(imported) not in allowed and imported not in allowed


def file_of(module: str) -> str:
    path = ROOT / "src" / Path(*module.split("."))
    return str((path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).relative_to(ROOT))


def test_every_part_has_its_row():
    assert {part_of(module) for module in ours()} <= MAY_IMPORT.keys()


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_a_part_imports_what_it_may(part):
    strays = [
        f"{file_of(module)} imports {imported}"
        for module in ours()
        if part_of(module) == part
        for imported in sorted(imports().find_modules_directly_imported_by(module))
        if imported.startswith("onrecord.") and stray(module, imported)
    ]
    assert not strays, "\n".join(strays)


@pytest.mark.parametrize("library", HOMES)
def test_a_heavy_library_lives_in_one_place(library):
    users = imports().find_modules_that_directly_import(library)
    strays = [file_of(user) for user in users if not any(f"{user}.".startswith(f"{home}.") for home in HOMES[library])]
    assert users, f"Nobody imports {library} any more."
    assert not strays, f"{library} is imported by {', '.join(strays)}"


def loaded_by(statement: str) -> set[str]:
    """The top-level modules that are loaded when a fresh Python has run `statement`."""
    code = f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


@pytest.mark.parametrize(
    "statement", ["import onrecord.cli", "import onrecord; onrecord.__all__", "import onrecord.config"]
)
def test_the_door_opens_without_anything_heavy(statement):
    assert not loaded_by(statement) & (HOMES.keys() | {"numpy", "snowballstemmer", "charset_normalizer"})


@pytest.mark.parametrize(
    "statement",
    [
        "import onrecord; onrecord.open_ledger('memory:').close()",
        "import onrecord; ledger = onrecord.Ledger('memory:'); list(ledger.claims()); ledger.close()",
    ],
)
def test_a_ledger_opens_without_any_model_or_reader(statement):
    assert not loaded_by(statement) & (HOMES.keys() - {"sqlalchemy"})
