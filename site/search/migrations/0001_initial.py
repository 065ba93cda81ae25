"""PostgreSQL reads English stemmed and Welsh as written, both without regard to accents."""

from django.contrib.postgres.operations import UnaccentExtension
from django.db import migrations

CONFIGURATIONS = {"site_english": ("english", "english_stem"), "site_plain": ("simple", "simple")}


def create(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for name, (origin, dictionary) in CONFIGURATIONS.items():
        schema_editor.execute(f"CREATE TEXT SEARCH CONFIGURATION {name} (COPY = {origin})")
        schema_editor.execute(
            f"ALTER TEXT SEARCH CONFIGURATION {name} ALTER MAPPING FOR hword, hword_part, word "
            f"WITH unaccent, {dictionary}"
        )


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in CONFIGURATIONS:
            schema_editor.execute(f"DROP TEXT SEARCH CONFIGURATION IF EXISTS {name}")


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    # Pages are indexed as soon as they are saved.
    run_before = [("wagtailcore", "0001_squashed_0016_change_page_url_path_to_text_field")]

    operations = [UnaccentExtension(), migrations.RunPython(create, drop)]
