# Everything a contributor needs. `make` alone explains.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Material announces MkDocs 2 in every build; the version is pinned here.
export NO_MKDOCS_2_WARNING := 1
# Two builds of one commit give the same bytes.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

.DEFAULT_GOAL := help
# A virtual environment that could not be finished (Debian without python3-venv) is not taken for one the next time.
.DELETE_ON_ERROR:
.PHONY: help site serve offline check test bench lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(VENV)/site.done ## Build the site into site/, both languages, online and offline
	$(BIN)/python -m mkdocs build --strict
	@echo "Built site/: open site/index.html, or put the folder on any web server."

serve: $(VENV)/site.done ## Live preview on http://127.0.0.1:8000
	$(BIN)/python -m mkdocs serve

offline: site ## Pack site/ as dist/kubernotes-offline.zip
	$(BIN)/python -m scripts offline

check: $(VENV)/site.done ## Check pages, examples and translations: seconds, no browser
	$(BIN)/python -m scripts check

test: $(VENV)/test.done site ## Run every test, in a real browser too
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m pytest

bench: $(VENV)/test.done ## Compare the normaliser with ftfy, mdformat and pandoc
	$(BIN)/python -m tests.bench_notes

lock: ## Write requirements.txt anew from requirements.in (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes requirements.in -o requirements.txt
	cd tests && uv pip compile --quiet --universal --python-version 3.11 --generate-hashes requirements.in -o requirements.txt

clean: ## Remove what was built and installed
	rm -rf $(VENV) site dist .cache

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: install it, or name it with make PYTHON=/path/to/python"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.done: requirements.txt $(VENV)/pyvenv.cfg
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/test.done: tests/requirements.txt $(VENV)/site.done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.txt
	$(BIN)/python -m tests.browser
	@touch $@
