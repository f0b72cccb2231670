# make book   the samples as PDF and EPUB, in book/out/
# make test   every check and test
# make test-outside   the EPUBs in Ace, two reading engines and calibre
# make screens   screenshots of BOOKS in both engines, in out/screens/
PYTHON ?= $(shell setup/python.sh)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READERS := setup/reading-systems/node_modules/.ready
BOOKS := book/book.yaml book/handbook.yaml book/meeting.yaml

.PHONY: book test test-outside screens lint setup system system-test system-outside lock pictures clean

book: system $(READY)
	$(BIN)/jianbao build book
	$(BIN)/jianbao build book/handbook.yaml
	$(BIN)/jianbao build book/meeting.yaml

test: system-test $(READY) lint
	$(BIN)/pytest -n 2 -q -m "not outside"

test-outside: system-outside $(READY) $(READERS)
	$(BIN)/pytest -n 2 -q -m outside --dist loadfile

screens: system-outside $(READY) $(READERS)
	$(BIN)/python -m tests.outside.screens $(BOOKS)

lint: $(READY)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

setup: system $(READY)

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

$(READY): setup/requirements.txt pyproject.toml
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r setup/requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# Newest versions that the project allows, with the digest of every file.
lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-annotate --no-header --upgrade --output-file setup/requirements.txt

pictures: book
	setup/system.sh build test pictures
	$(BIN)/python book/pictures/make.py
	$(BIN)/python book/pictures/preview.py

clean:
	rm -rf $(VENV) $(dir $(READERS)) out book/out dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
