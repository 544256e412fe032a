# Two commands do all the set-up: `make lab` and `make test`. `make` alone lists the rest.
PYTHON ?= python3
DOSSIER ?= north-korean-troops
export DOSSIER
RUN := .venv/bin/python
AS_ROOT := $(if $(filter 0,$(shell id -u)),--allow-root)

.DEFAULT_GOAL := help
.PHONY: help lab test report class marks formgrader notebooks lock clean

help:  ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12
	@echo "lab, report, class, marks and formgrader take DOSSIER=slug, a folder in data/ (default: $(DOSSIER))"

.venv/ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and f"Python 3.11 or newer is needed, {sys.executable} is {sys.version.split()[0]}; try make PYTHON=python3.11")'
	@echo "Setting up .venv: once, a minute or two"
	@$(PYTHON) -m venv --clear .venv
	@$(RUN) -m pip install --quiet --require-hashes --no-deps -r requirements.txt
	@$(RUN) -m pip install --quiet --no-deps --no-build-isolation --no-index -e .
	@$(RUN) -m jupyter labextension disable @jupyter/nbgrader 2>/dev/null
	@touch $@

lab: .venv/ready  ## open the workbook in JupyterLab
	$(RUN) -m jupyterlab $(AS_ROOT) notebooks/00-start-here.ipynb

test: .venv/ready  ## run all the tests
	$(RUN) -m pytest

report: .venv/ready  ## write the HTML reports to reports/
	$(RUN) -m helpers

class: .venv/ready  ## write the exercises for a class, with nbgrader, to class/
	$(RUN) -m helpers.teaching release

marks: .venv/ready  ## mark what a class handed in, and write its feedback
	$(RUN) -m helpers.teaching mark

formgrader: .venv/ready  ## open nbgrader's formgrader, to read what a person must mark
	cd class/$(DOSSIER) && PATH="$(CURDIR)/.venv/bin:$$PATH" $(CURDIR)/$(RUN) -m jupyter server $(AS_ROOT) --ServerApp.default_url=/formgrader

notebooks: .venv/ready  ## run every notebook again and store its results
	$(RUN) -m nbconvert --log-level WARN --to notebook --execute --inplace --ExecutePreprocessor.extra_arguments=--IPKernelApp.log_level=ERROR notebooks/*.ipynb notebooks/exercises/*.ipynb notebooks/exercises/teacher/*.ipynb

# rfc3987-syntax is left out: jsonschema takes two seconds to import it, in each kernel, and does without it.
lock:  ## pin every dependency again, with hashes (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	  --all-extras --no-emit-package rfc3987-syntax --custom-compile-command "make lock" -o requirements.txt pyproject.toml

clean:  ## remove what the commands above made
	rm -rf .venv reports .pytest_cache
