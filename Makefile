# `make` sets up and builds every publication of this press into out/.
# `make test` sets up what testing needs and runs everything.
# Both bring what the system lacks through its package manager where they may, and say so.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: all test bench fuzz kills newest lock clean

all: $(VENV)/ready
	$(BIN)/zinepress build

test: $(VENV)/ready-for-tests
	$(BIN)/python -m pytest --numprocesses=auto --cov --cov-report=term:skip-covered $(TESTS)

bench: $(VENV)/ready-for-tests
	-$(BIN)/python -m benchmarks.peers
	$(BIN)/python -m benchmarks

# Longer than the tests: bytes are searched that a door cannot answer, SECONDS for each door.
SECONDS ?= 60
DOORS ?=
fuzz: $(VENV)/ready-for-tests
	$(PIP) install 'atheris>=3.0'
	ZINEPRESS_HYPOTHESIS=searching $(BIN)/python -m pytest tests/fuzz
	$(BIN)/python -m tests.fuzz $(SECONDS) $(DOORS)

# A thousand builds, each killed at a random moment: nothing may be broken or lost.
KILLS ?= 1000
kills: $(VENV)/ready-for-tests
	$(BIN)/python -m tests.build.kills $(KILLS)

$(VENV)/ready: requirements.txt pyproject.toml tests/tools.sh | $(VENV)/bin/python
	sh tests/tools.sh engine
	$(PIP) install --require-hashes --requirement requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-for-tests: requirements-test.txt $(VENV)/ready
	sh tests/tools.sh judges
	$(PIP) install --require-hashes --requirement requirements-test.txt
	$(BIN)/python -m tests.typeset.verapdf.setup
	@touch $@

$(VENV)/bin/python:
	sh tests/tools.sh python $(PYTHON)
	$(PYTHON) -m venv $(VENV)

# What the two requirements files hold is made from pyproject.toml, with hashes; what the wheel
# depends on is listed as CycloneDX, with licences.
lock: $(VENV)/ready
	$(PIP) install uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header --no-annotate --quiet --upgrade --group build --output-file requirements.txt pyproject.toml
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header --no-annotate --quiet --upgrade --group build --group dev --constraint requirements.txt --output-file requirements-test.txt pyproject.toml
	$(BIN)/uv venv --quiet --clear $(VENV)/runtime
	$(BIN)/uv pip install --quiet --python $(VENV)/runtime/bin/python --constraint requirements.txt --requirements pyproject.toml
	$(BIN)/uv tool run --from cyclonedx-bom cyclonedx-py environment --pyproject pyproject.toml --short-PURLs --output-reproducible --of JSON --output-file zinepress.cdx.json $(VENV)/runtime

# The newest versions that pyproject.toml allows, in an environment of their own.
newest:
	$(PYTHON) -m venv $(VENV)/newest
	$(VENV)/newest/bin/python -m pip --quiet install --upgrade pip
	$(VENV)/newest/bin/python -m pip --quiet install --upgrade --editable . --group dev
	$(VENV)/newest/bin/python -m pytest $(TESTS)

clean:
	rm -rf $(VENV) .zinepress
	find out -mindepth 1 ! -name .keep -delete
