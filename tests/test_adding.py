"""docs/adding.md is true: whoever follows its first recipe gets a working page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RECIPE = re.compile(r"`((?:site|templates)/\S+)`\.[^`]*?(?:`[^`]*`[^`]*?)*?```\w+\n(.*?)\n   ```", re.DOTALL)

SETTINGS = """
from config.settings.test import *

INSTALLED_APPS = [*INSTALLED_APPS, "appeals"]
TEMPLATES[0]["DIRS"].insert(0, FOLDER / "templates")
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}


class NoMigrations:
    # The tables are made from the models: a throw-away app has no migrations, and the others would take a minute.

    def __contains__(self, label):
        return True

    def __getitem__(self, label):
        return None


MIGRATION_MODULES = NoMigrations()
"""

FOLLOW = """
import datetime
import django

django.setup()
from django.core.management import call_command
from django.test import Client

call_command("migrate", run_syncdb=True, verbosity=0)
from pages.models import HomePage
from appeals.models import AppealPage
from wagtail.models import Locale, Page, Site

root = Page.add_root(title="Root", slug="root", locale=Locale.objects.get(language_code="en-gb"))
home = root.add_child(instance=HomePage(title="One Small Thing", slug="home"))
Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)

assert not AppealPage.can_create_at(home)
HomePage.subpage_types.append("appeals.AppealPage")
HomePage._clean_subpage_models = None  # what it knew before
assert AppealPage.can_create_at(home)

appeal = AppealPage(title="Warm coats", slug="warm-coats", closes_on=datetime.date(2027, 7, 1))
home.add_child(instance=appeal).save_revision().publish()
answer = Client().get("/warm-coats/")
print(answer.status_code, answer.content.decode())
"""


def recipe() -> dict[str, str]:
    """The files of the first recipe by their path."""
    text = (ROOT / "docs" / "adding.md").read_text().split("\n## ")[1]
    return {path: textwrap.dedent(code) for path, code in RECIPE.findall(text)}


def test_who_follows_the_recipe_for_a_page_type_gets_a_working_page(tmp_path):
    files = recipe()
    assert set(files) == {"site/appeals/models.py", "templates/pages/appeals/appeal_page.html"}
    for name, code in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code + "\n")
    (tmp_path / "site" / "appeals" / "__init__.py").touch()
    (tmp_path / "throw_away.py").write_text(f"from pathlib import Path\n\nFOLDER = Path({str(tmp_path)!r})\n{SETTINGS}")
    path = [tmp_path, tmp_path / "site", ROOT, ROOT / "site"]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "throw_away",
        "PYTHONPATH": os.pathsep.join(map(str, path)),
    }

    done = subprocess.run([sys.executable, "-c", FOLLOW], env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("200 ")
    assert "<h1>Warm coats</h1>" in done.stdout and "Give by 1 July 2027." in done.stdout


def test_the_recipes_are_short():
    assert len((ROOT / "docs" / "adding.md").read_text().splitlines()) <= 66
