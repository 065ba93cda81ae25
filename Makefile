# `make demo` shows the site, `make test` proves it. Everything they need they bring themselves.
.PHONY: help demo test lint format messages lock clean

PORT ?= 8000
# Compiled modules are kept, whatever the shell says: each process would compile Wagtail anew.
export PYTHONDONTWRITEBYTECODE =
PYTEST_ARGUMENTS = -n 2

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1  /p' Makefile

demo: ## the site with its demonstration content on 127.0.0.1:$PORT (8000); Ctrl-C ends it
	@.ci/environment demo
	@DJANGO_SETTINGS_MODULE=config.settings.demo PORT=$(PORT) exec .venv/bin/python manage.py run_demo

test: ## every test, browser journeys included
	@.ci/environment dev
	@.ci/debian-packages browser pdf gettext
	@.venv/bin/python -m pytest $(PYTEST_ARGUMENTS)

lint: ## what must hold before a commit: style, types, Django's own checks, words
	@.ci/environment dev
	@.ci/lint

format: ## Python and templates put in the house style
	@.ci/environment dev
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format .
	@.venv/bin/djhtml --tabwidth 2 templates

messages: ## the catalogue of words brought up to date and compiled
	@.ci/environment dev
	@.ci/debian-packages gettext
	@.venv/bin/python manage.py makemessages --locale cy --no-obsolete --add-location file --ignore .venv --ignore var
	@.venv/bin/python manage.py compilemessages --locale cy --ignore .venv

lock: ## requirements.txt written anew from pyproject.toml
	@.ci/environment dev
	@.venv/bin/uv pip compile pyproject.toml --group dev --quiet --universal --python-version 3.12 \
		--generate-hashes --no-emit-index-url --no-header --no-annotate --output-file requirements.txt

clean: ## the demonstration as it was on the first day (its database, files and logs go)
	rm -rf var
