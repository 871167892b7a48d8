# Each target sets up what it needs; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help install browser demo check fix test docs pictures bench build lock clean

BIN := .venv/bin
INSTALLED := .venv/.installed
PEERS := .venv-peers
WITH_PEERS := $(PEERS)/.installed
SOURCES := src tests bench train tools conftest.py
export PYTHONDONTWRITEBYTECODE :=

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(INSTALLED)  ## make .venv with everything that is needed here, pinned and checked by hash

$(INSTALLED): requirements-dev.lock pyproject.toml tools/venv.sh
	sh tools/venv.sh .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

browser:  ## install the browser that the tests of the pages drive, where it is missing
	sh tools/browser.sh

demo: $(INSTALLED)  ## read examples/, print what accounts part over, write demo/dossier.html, open the reading room
	@mkdir -p demo
	@rm -f demo/onrecord.db demo/onrecord.db-wal demo/onrecord.db-shm
	$(BIN)/onrecord read examples --ledger demo/onrecord.db
	@echo
	$(BIN)/onrecord matters --contested --format table --ledger demo/onrecord.db
	@echo
	$(BIN)/onrecord dossier --output demo/dossier.html --title "The Strait of Marrow" --ledger demo/onrecord.db
	@echo
	$(BIN)/onrecord serve --ledger demo/onrecord.db

check: $(INSTALLED)  ## lint, format, strict types
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy
	@! grep -n '://' requirements.lock requirements-dev.lock || { echo 'A lock file names a host.'; exit 1; }

fix: $(INSTALLED)  ## mend what lint and format can mend themselves
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

test: check browser  ## everything that must hold: check, layers, unit tests, the examples of the docs
	$(BIN)/python -m pytest -n 2 --dist loadfile

docs: $(INSTALLED)  ## write the parts of docs/ that come from the code
	$(BIN)/python tools/write_settings.py

pictures: $(INSTALLED) browser  ## take the pictures of docs/pictures/ from the examples
	$(BIN)/python tools/take_pictures.py

bench: $(WITH_PEERS)  ## measure quality, speed and memory; writes docs/quality.md (DATA=../shared/data)
	$(PEERS)/bin/python -m bench

# The same packages, and beside them the programs that are measured against. sayswho asks for old versions of packages
# that ours need new ones of, and runs with the new ones.
$(WITH_PEERS): requirements-dev.lock pyproject.toml tools/venv.sh
	sh tools/venv.sh $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --editable '.[peers]'
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps sayswho==0.1.4
	@touch $@

build: $(INSTALLED)  ## the wheel and the source archive, in dist/
	rm -rf dist
	$(BIN)/python -m build --no-isolation

lock: $(INSTALLED)  ## pin anew what pyproject.toml asks for (needs uv on the path)
	uv pip compile pyproject.toml --universal --generate-hashes --upgrade \
	  --no-emit-index-url --no-header --no-annotate --output-file requirements.lock
	uv pip compile pyproject.toml --extra dev --constraint requirements.lock --universal --generate-hashes --upgrade \
	  --no-emit-index-url --no-header --no-annotate --output-file requirements-dev.lock

clean:  ## take away what was made here
	rm -rf .venv $(PEERS) build dist demo .mypy_cache .pytest_cache .ruff_cache .hypothesis
