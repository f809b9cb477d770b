# Two commands are all that a newcomer needs: `make run` and `make test`.

DOCS  ?= samples
PORT  ?= 8000
STORE ?= .sujimichi
VENV  := .venv
BIN   := $(VENV)/bin
BENCH := build/bench

.PHONY: setup run test check format bench score unmet lock clean

setup: $(VENV)/.ready

$(VENV)/.ready: requirements.lock pyproject.toml
	python3 -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q api graph ingest ontology viz  # who may not write here starts as quickly
	touch $@

run: setup
	$(BIN)/sujimichi --store $(STORE) ingest $(DOCS)
	$(BIN)/sujimichi --store $(STORE) serve --port $(PORT)

test: setup check
	$(BIN)/python -m pytest

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Whole commands, then questions, engines, search, hostile queries and pages over one store of the same documents.
bench: setup
	$(BIN)/python -m tests.bench $(DOCS)
	$(BIN)/python -m tests.bench_questions $(DOCS) 1 10 100
	rm -rf $(BENCH) && $(BIN)/sujimichi --store $(BENCH) ingest $(DOCS)
	$(BIN)/python -m tests.bench_http $(BENCH) 1 10
	$(BIN)/python -m tests.bench_engines $(BENCH)
	$(BIN)/python -m tests.search.bench $(BENCH) 1 10 100
	$(BIN)/python -m tests.sparql_bench $(BENCH)
	$(BIN)/python -m tests.bench_pages $(BENCH)

# How well texts are read: recorded in docs/score.json and shown in the READMEs.
score: setup
	$(BIN)/python -m tests.score

# How much is read of forms that nobody has met.
unmet: setup
	$(BIN)/python -m tests.unmet

# Versions and hashes only: the lock names no address of a registry.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url \
	  --no-emit-find-links --extra dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache build dist
