# Everything runs inside .venv, which each target sets up as far as it needs it.

PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_NO_INPUT = 1

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: $(shell sed -n 's/^\([a-z-]*\):.*\#\# .*/\1/p' $(MAKEFILE_LIST)) # every target with a line of help

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/ready ## Install what building the site needs, into .venv

site: .venv/ready ## Build the site into site/
	@$(BIN)/briefing build

serve: .venv/ready ## Build the site, show it in the browser, follow every edit
	@$(BIN)/briefing serve

check: .venv/ready ## Check the content without building
	@$(BIN)/briefing check

test: lint ## Lint, then run every test, the browser's last
	$(BIN)/pytest --quiet --numprocesses auto --dist worksteal -m "not browser"
	$(BIN)/pytest --quiet --numprocesses 3 --dist worksteal -m browser

unit: .venv/ready-dev ## Run the tests that take moments, for every edit
	@$(BIN)/pytest --quiet --numprocesses auto -m "not slow and not browser"

edits: .venv/ready-dev ## Edit a project at random hundreds of times and compare each build with one from nothing; takes long
	EDITS=300 SEED=$${SEED:-2} $(BIN)/pytest --quiet tests/test_incremental.py

faults: .venv/ready-dev ## End builds at hundreds of moments and make the disk fail; takes long
	FAULTS=200 $(BIN)/pytest --quiet tests/test_faults.py

hostile: .venv/ready-dev ## Put each of a thousand hostile texts into every field by itself, or those of a JSON file: TEXTS=list.json
	HOSTILE=$${TEXTS:-all} $(BIN)/pytest --quiet tests/test_hostile.py tests/test_hostile_in_browser.py

fuzz: .venv/ready-dev ## Check ten thousand spoilt contents and ten thousand spoilt seeds; takes minutes
	FUZZ=10000 $(BIN)/pytest --quiet --numprocesses 2 tests/test_fuzzing.py

mutants: .venv/ready-mutants ## Change one thing at a time in what verifies and validates, and see whether a test notices; takes an hour
	@$(BIN)/python -m tests.mutants

bench: .venv/ready-dev ## Measure builds beside bare MkDocs, Hugo and Eleventy; SIZES="5 100" for some sizes alone
	@$(BIN)/python -m tests.bench.bench_build $(SIZES)

bench-draft: .venv/ready-dev ## Measure how well drafts find quotations and their speakers
	@$(BIN)/python -m tests.bench.bench_draft

bench-serve: .venv/ready-dev ## Measure how long a save takes to be seen in a real browser
	@$(BIN)/python -m tests.bench.bench_serve

screens: .venv/ready-dev site ## Make a picture of every page type, in every way to look at it, in build/screens/
	@$(BIN)/python -m tests.screens

lint: .venv/ready-dev ## Check format, style and types
	$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check --quiet
	$(BIN)/mypy --no-error-summary

holes: .venv/ready-dev ## Look for known holes in the locked packages, where there is a network
	@.ci/known-holes

package: .venv/ready-dev ## Build the package, and the list of all that it stands on (CycloneDX), into dist/
	@rm -rf dist
	@$(BIN)/python -m hatchling build
	@PYTHONWARNINGS=ignore $(BIN)/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml \
		--output-reproducible --of JSON --output-file dist/sbom.cdx.json

format: .venv/ready-dev ## Format the code and mend what can be mended
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

lock: .venv/ready-dev ## Write the lock files anew, keeping the versions that still fit
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --group dev --constraints requirements.lock --output-file requirements-dev.lock
	$(COMPILE) --group mutants --constraints requirements-dev.lock --output-file requirements-mutants.lock

upgrade: COMPILE += --upgrade
upgrade: lock ## Write the lock files anew, with the newest versions

clean: ## Remove what was built, the caches and .venv
	rm -rf .venv build site site.new site.old dist .pytest_cache .ruff_cache .mypy_cache .hypothesis
	rm -rf tests/editor/node_modules tests/checker/node_modules
	find content -name .schema -exec rm -rf {} +
	find generator tests -name __pycache__ -exec rm -rf {} +

COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" --group install pyproject.toml

.venv/ready: requirements.lock
.venv/ready-dev: requirements-dev.lock
.venv/ready-mutants: requirements-mutants.lock .venv/ready-dev
.venv/ready .venv/ready-dev .venv/ready-mutants: pyproject.toml | .venv/bin/pip
	@echo "Installing $(filter %.lock,$^) into .venv"
	@$(BIN)/pip install --quiet --require-hashes --requirement $(filter %.lock,$^)
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/bin/pip:
	@command -v $(PYTHON) >/dev/null || \
		{ echo "Python 3.11 or newer is needed, and there is no $(PYTHON). Another one: make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed, and $(PYTHON) is $$($(PYTHON) --version). Another one: make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv .venv
