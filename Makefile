# make book   the samples and the manual as PDF, EPUB and web page, in book/out/ and book/manual/out/
# make bundle   a folder that runs by itself on any Linux, packed in dist/; make test-bundle runs it
# make test   every check and test
# make test-outside   the EPUBs in Ace, two reading engines and calibre; the PDFs in veraPDF; Word files in LibreOffice
# make test-elsewhere   the wheel alone, the newest Python, another HOME
# make screens   screenshots of BOOKS in both engines, in out/screens/
# make manual   the tables of the manual, after a change of keys, options, rules, codes or commands
PYTHON ?= $(shell setup/python.sh)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TOOLS := $(VENV)/.tools
SCRIPTS := setup/studio/node_modules/.ready
READERS := setup/reading-systems/node_modules/.ready
BOOKS := book/book.yaml book/handbook.yaml book/meeting.yaml book/pictorial.yaml book/manual/book.yaml

.PHONY: book bundle test-bundle manual test test-outside test-elsewhere screens lint setup system system-test system-outside lock pictures clean

book: system $(READY)
	$(BIN)/jianbao build book
	$(BIN)/jianbao build book/handbook.yaml
	$(BIN)/jianbao build book/meeting.yaml
	$(BIN)/jianbao build book/pictorial.yaml
	$(BIN)/jianbao build book/manual

test: system-test $(TOOLS) lint
	node --import ./setup/studio/page.js --test tests/studio/static/*.test.js
	$(BIN)/pytest -n 2 -q -m "not outside and not bundle"

test-outside: system-outside $(TOOLS) $(READERS)
	$(BIN)/pytest -n 2 -q -m outside --dist loadfile

# The folder that runs by itself, in dist/, and as a package for Debian.
bundle: system $(READY)
	setup/bundle/make.sh deb

# Makes it, and runs it where there is nothing else; for root.
test-bundle: system-test $(TOOLS)
	$(BIN)/pytest -q -m bundle

# Tests that meet most of the libraries in little time.
test-elsewhere: system-test $(TOOLS)
	setup/elsewhere.sh tests/cli tests/config tests/manuscript tests/themes tests/spreadsheets tests/intake \
	  tests/test_build.py tests/test_sample.py tests/test_public_api.py tests/test_licences.py

screens: system-outside $(TOOLS) $(READERS)
	$(BIN)/python -m tests.outside.screens $(BOOKS)

lint: $(TOOLS) $(SCRIPTS)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	setup/studio/node_modules/.bin/tsc -p setup/studio
	setup/studio/node_modules/.bin/eslint -c setup/studio/eslint.config.js src/jianbao/studio/static tests/studio/static

setup: system $(TOOLS)

# The chapters of reference, from the code.
manual: $(TOOLS)
	$(BIN)/python book/manual/tables.py
	$(BIN)/python tests/test_catalogue.py

system:
	setup/system.sh build

system-test:
	setup/system.sh build test

system-outside:
	setup/system.sh build test outside

# No install script is needed: what Ace would fetch is Debian's Chromium.
$(READERS): setup/reading-systems/package-lock.json
	cd $(<D) && npm ci --ignore-scripts --no-progress --loglevel=error
	touch $@

# What checks the scripts of the studio's page, and bundles its libraries.
$(SCRIPTS): setup/studio/package-lock.json
	cd $(<D) && npm ci --ignore-scripts --no-progress --loglevel=error
	touch $@

$(READY): setup/requirements.txt pyproject.toml
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r setup/requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# What developers need besides: the checkers and the tests.
$(TOOLS): $(READY) setup/requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r setup/requirements-dev.txt
	touch $@

# Newest versions that the project allows, with the digest of every file; what users install is
# part of what developers do.
COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 \
  --generate-hashes --no-annotate --no-header --upgrade

lock:
	$(COMPILE) --group dev --output-file setup/requirements-dev.txt
	$(COMPILE) --group install --constraint setup/requirements-dev.txt --output-file setup/requirements.txt

pictures: book $(TOOLS)
	setup/system.sh build test pictures
	$(BIN)/python book/pictures/make.py
	$(BIN)/python book/pictures/preview.py

clean:
	rm -rf $(VENV) $(dir $(READERS)) out book/out book/manual/out dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
