# `make run` and `make test` set up all that they need; see CONTRIBUTING.md.

BIN := .venv/bin
# Test processes side by side; WORKERS=0 runs the tests in one.
WORKERS ?= 2
# More for pytest: make test ARGS="-k zone -x"
ARGS ?=

.PHONY: help run test test-long check prove format catalogue bench pictures clean environment

help:
	@echo "make run        start the program"
	@echo "make test       run the tests"
	@echo "make test-long  run the tests that take minutes"
	@echo "make check      lint, types, layers, scenarios; proves those that have changed"
	@echo "make prove      prove every scenario"
	@echo "make format     format the code, write down anew what there is to translate"
	@echo "make catalogue  write down anew what there is to translate"
	@echo "make bench      measure against the peers"
	@echo "make pictures   take the pictures of the documents anew"
	@echo "make clean      remove what was generated, the environment included"

run:
	@packaging/setup-environment window
	@packaging/run

environment:
	@packaging/setup-environment

test: environment
	@$(BIN)/python -m pytest -n $(WORKERS) -m "not long" $(ARGS)

test-long: environment
	@$(BIN)/python -m pytest -m long --timeout 1800 $(ARGS)

check: environment
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy packaging/environment.py
	$(BIN)/mypy packaging/catalogue.py
	$(BIN)/python packaging/catalogue.py --check
	$(BIN)/lint-imports
	$(BIN)/codespell scenarios resources docs negotiator_trainer skeletons README.md CHANGELOG.md \
		CONTRIBUTING.md
	$(BIN)/negotiator-trainer check --quick $(wildcard scenarios/*/)
	$(BIN)/python -m tests.proved

prove: environment
	$(BIN)/python -m tests.proved --all

format: environment
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	$(BIN)/python packaging/catalogue.py

catalogue: environment
	$(BIN)/python packaging/catalogue.py

bench: environment
	$(BIN)/python -m bench

PICTURES := home preparation table debrief zone packages review learn drilled progress case

pictures: environment
	@mkdir -p docs/pictures
	@for page in $(PICTURES); do \
		$(BIN)/negotiator-trainer shot $$page docs/pictures/$$page.png || exit 1; \
	done

clean:
	rm -rf .venv build dist shots .hypothesis .mypy_cache .ruff_cache .pytest_cache
	rm -rf .import_linter_cache bench/.peers
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
