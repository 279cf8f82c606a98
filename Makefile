# make run: install and start the dashboard; make test: install and run all checks.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run deploy test check format words browser walk mutants bench clean

run: $(VENV)/run.stamp
	$(BIN)/python server.py

# A server for each core behind nginx, kept running (see deploy/README.md for what can be chosen).
deploy: $(VENV)/run.stamp
	$(BIN)/python -m deploy.prepare .deploy
	supervisord --configuration .deploy/supervisord.conf

test: $(VENV)/dev.stamp
	$(MAKE) check

# Format, lint, types, import rules, tests: what has to be green before a change lands.
check: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

format: $(VENV)/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Gather the words of the interface into the catalogue (see CONTRIBUTING.md).
words: $(VENV)/dev.stamp
	$(BIN)/python -m babel.messages.frontend extract --mapping=pyproject.toml \
		--keywords="N_ NN_:1,2" --no-location --sort-output --omit-header \
		--output=efus_data/locale/messages.pot .

# Walk at random until stopped; WALK_STEPS, WALK_SEED and STEPS choose (see tests/browser/walk.py).
walk: $(VENV)/dev.stamp
	$(BIN)/python -m tests.browser.walk

# Change one thing after another in the code, and list what no test notices (see pyproject.toml);
# ONLY chooses: make mutants ONLY="efus_data.filtering.selection*". `mutmut show NAME` shows one.
mutants: $(VENV)/dev.stamp
	$(BIN)/mutmut run $(ONLY)
	$(BIN)/mutmut results

bench: $(VENV)/dev.stamp
	$(BIN)/python -m benchmarks

$(VENV)/run.stamp: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	touch $@

$(VENV)/dev.stamp: requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.txt
	touch $@ $(VENV)/run.stamp

clean:
	rm -rf $(VENV) mutants .mypy_cache .ruff_cache .pytest_cache
