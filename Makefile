# make book   the sample book as PDF and EPUB, in book/out/
# make test   every check and test
PYTHON ?= $(shell setup/python.sh)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: book test lint setup system system-test lock pictures clean

book: system $(READY)
	$(BIN)/jianbao build book
	$(BIN)/jianbao build book/handbook.yaml

test: system-test $(READY) lint
	$(BIN)/pytest -n 2 -q

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

clean:
	rm -rf $(VENV) book/out dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
