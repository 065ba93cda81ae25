"""An index of PostgreSQL that holds what site search asks for. Other databases have their own and get none."""

from django.db import migrations

# PostgreSQL takes `title || body` for a cheap operation and would rather read the whole table than this index, though
# it has to unpack a long text in each row. The function does the same, and its cost says so.
CREATE = """
CREATE FUNCTION search_indexed_words(title tsvector, body tsvector) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 500
    AS 'BEGIN RETURN title || body; END';
CREATE INDEX search_indexed_words ON wagtailsearch_indexentry USING gin (search_indexed_words(title, body));
"""
DROP = """
DROP INDEX search_indexed_words;
DROP FUNCTION search_indexed_words(tsvector, tsvector);
"""


def run(sql):
    def run_on_postgresql(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(sql)

    return run_on_postgresql


class Migration(migrations.Migration):
    initial = True
    dependencies = [("wagtailsearch", "0010_add_text_fields")]
    operations = [migrations.RunPython(run(CREATE), run(DROP))]
