# `make` alone lists the targets.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/ready

.DEFAULT_GOAL := help
.PHONY: help run test check format golden schema bench clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  make \1	/'

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "summits needs Python 3.11 or newer: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --upgrade "pip>=25.1"
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --editable '.[export]' --group dev
	@touch $@

run: $(READY) ## set up, and print the timeline
	@$(BIN)/summits timeline

test: check ## set up, and pass every check
	@$(BIN)/python -m pytest -n 2 --cov --cov-report=term

check: $(READY) ## lint, types, the record
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/summits check

format: $(READY) ## format the code
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .

golden: $(READY) ## rewrite the golden screens, to be read in the diff
	@$(BIN)/python -m pytest --quiet --golden tests

schema: $(READY) ## rewrite what is made from the models: data/schema and the codebook's tables
	@$(BIN)/python -m tests.make_schema

bench: $(READY) ## measure whole processes against bare Python
	@$(BIN)/python -m tests.bench

clean: ## remove what was set up and made
	@rm -rf $(VENV) dist build .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
