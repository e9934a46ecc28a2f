# `make` alone tells what there is to make. Everything is installed into .venv/, by hash; nothing outside this folder
# is touched, except that `make check` and `make test`, run as root on Debian, install the programs that tests need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
APT := apt-get install --yes python3 python3-venv

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Bytecode is kept, whatever the machine says: tests start a hundred processes, each of which would compile everything.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site check test serve fuzz lock mutants clean

help: ## Tell what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' Makefile

site: $(VENV)/.runtime ## Build website, offline bundle and handouts into site/
	$(BIN)/guidepress build --strict

# Tests mostly wait, for a build or, the slow ones, for a browser: more workers use what two leave of two cores.
PYTEST := $(BIN)/pytest -n 3 --dist worksteal

check: $(VENV)/.test ## Run lint, types and the fast tests, in a minute or two, without a browser
	$(BIN)/python tests/prerequisites.py --without-browser
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	@npm --prefix tests/scripts run --silent check
	$(PYTEST) -m "not slow"

# What is missing for a browser is told before all else; what fails fast fails before a browser starts.
test: $(VENV)/.test ## Run lint, types and all tests, the slow ones and the browser's too
	$(BIN)/python tests/prerequisites.py
	@$(MAKE) --no-print-directory check
	$(PYTEST) -m slow

serve: $(VENV)/.runtime ## Show the site while you write; it follows your edits
	$(BIN)/guidepress serve

# An input that is not survived is kept in .cache/fuzz/: see tests/benchmarks/fuzz.py.
SECONDS ?= 600

fuzz: $(VENV)/.test ## Feed every loader with torn files, for ten minutes (SECONDS=600)
	$(BIN)/python -m tests.benchmarks.fuzz --seconds $(SECONDS)

# pip-tools gets an environment of its own: nothing else needs it. Pins stay as they are while they fit;
# `make lock UPGRADE=--upgrade` takes the newest of everything.
UPGRADE ?=
LOCK := .cache/lock
COMPILE := pip-compile --generate-hashes --allow-unsafe --strip-extras --no-annotate --no-emit-index-url \
	--no-emit-trusted-host --no-emit-find-links --all-build-deps

LOCK_RUNTIME := $(COMPILE) --extra docs --output-file requirements.txt pyproject.toml
LOCK_TEST := $(COMPILE) --extra dask --extra docs --extra references --extra test --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

lock: $(LOCK)/.ready ## Choose versions again after a change of pyproject.toml
	CUSTOM_COMPILE_COMMAND="make lock, which runs: $(LOCK_RUNTIME)" $(LOCK)/bin/$(LOCK_RUNTIME) --quiet $(UPGRADE)
	CUSTOM_COMPILE_COMMAND="make lock, which runs: $(LOCK_TEST)" $(LOCK)/bin/$(LOCK_TEST) --quiet $(UPGRADE)

# mutmut has an environment of its own, too, which sees what is installed for tests.
# `make mutants ONLY=generator/text/parse.py` takes one module, `SAMPLE=10` so many mutants of each, `SEED=2` others of them.
MUTANTS := .cache/mutants/env
PURELIB := -c 'import sysconfig; print(sysconfig.get_path("purelib"))'
ONLY ?=
SAMPLE ?=
SEED ?= 1

mutants: $(MUTANTS)/.ready ## Change the code in thousands of ways and tell which changes no test notices; this takes hours
	$(MUTANTS)/bin/python -m tests.benchmarks.mutants $(ONLY) $(if $(SAMPLE),--sample $(SAMPLE) --seed $(SEED))

clean: ## Remove the site and all caches (the environment stays: rm -r .venv)
	rm -rf site dist .cache .site.guidepress-new .site.guidepress-old .mypy_cache .pytest_cache .ruff_cache .hypothesis

# What is installed is remembered in stamp files: nothing is installed again until the lock or pyproject.toml changes.

$(VENV)/.runtime: requirements.txt pyproject.toml
	@$(PYTHON) -c '' 2>/dev/null || { echo 'Guidepress needs Python 3.11 or newer. As root: $(APT)' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Guidepress needs Python 3.11 or newer; $(PYTHON) is `$(PYTHON) -V`. Name another: make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo 'Python lacks its module venv. As root: $(APT)' >&2; exit 1; }
	@$(BIN)/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		rm -rf $(VENV) && $(PYTHON) -m venv $(VENV); }
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements-dev.txt $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.txt
	@touch $@

$(MUTANTS)/.ready: $(VENV)/.test
	$(BIN)/python -m venv $(MUTANTS)
	$(MUTANTS)/bin/python -m pip install --quiet mutmut==3.8.1
	$(BIN)/python $(PURELIB) > `$(MUTANTS)/bin/python $(PURELIB)`/tests.pth
	@touch $@

$(LOCK)/.ready:
	$(PYTHON) -m venv $(LOCK)
	$(LOCK)/bin/python -m pip install --quiet pip-tools==7.6.2
	@touch $@
