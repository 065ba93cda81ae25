# `make demo` runs the site with example content, `make test` the tests. Both install what they need.
.PHONY: help demo test lint format messages lock clean

PORT ?= 8000
# Overrides the shell, so that compiled modules are kept: else each process would compile Wagtail again.
export PYTHONDONTWRITEBYTECODE =
PYTEST_ARGUMENTS = -n 2
TESTS =

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1  /p' Makefile

demo: ## runs the site with its demonstration content on 127.0.0.1:$PORT (8000); Ctrl-C ends it
	@.ci/environment demo
	@DJANGO_SETTINGS_MODULE=config.settings.demo PORT=$(PORT) exec .venv/bin/python manage.py run_demo

test: ## runs every test, browser journeys included; with TESTS=tests/site/events those of one folder
	@.ci/environment dev
	@.ci/debian-packages browser pdf gettext exif
	@.venv/bin/python -m pytest $(PYTEST_ARGUMENTS) $(TESTS)

lint: ## the checks before a commit: style, types, imports, system checks, migrations, translations
	@.ci/environment dev
	@.ci/lint

format: ## formats Python and templates
	@.ci/environment dev
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format .
	@.venv/bin/djhtml --tabwidth 2 templates

messages: ## updates and compiles the catalogue of each language in locale/
	@.ci/environment dev
	@.ci/debian-packages gettext
	@.venv/bin/python manage.py makemessages --all --no-obsolete --add-location file --ignore .venv --ignore var
	@.venv/bin/python manage.py compilemessages --ignore .venv

lock: ## updates requirements.txt from pyproject.toml
	@[ -x .venv/bin/uv ] || .ci/environment dev
	@.venv/bin/uv pip compile pyproject.toml --group dev --quiet --universal --python-version 3.12 \
		--generate-hashes --no-emit-index-url --no-header --no-annotate --output-file requirements.txt

clean: ## deletes the demonstration's database, files and logs
	rm -rf var
