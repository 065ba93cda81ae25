"""The Welsh language and an empty English home page, so that a new site answers at once."""

from django.db import migrations


def create(apps, schema_editor):
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    ContentType = apps.get_model("contenttypes", "ContentType")
    HomePage = apps.get_model("pages", "HomePage")

    english, _created = Locale.objects.get_or_create(language_code="en-gb")
    Locale.objects.get_or_create(language_code="cy")
    if HomePage.objects.exists():
        return
    content_type, _created = ContentType.objects.get_or_create(model="homepage", app_label="pages")
    welcome = Page.objects.get(path="00010001")
    home = HomePage(
        page_ptr=welcome,
        title="One Small Thing",
        draft_title="One Small Thing",
        slug="home",
        url_path="/home/",
        path=welcome.path,
        depth=welcome.depth,
        content_type=content_type,
        locale=english,
        translation_key=welcome.translation_key,
        live=True,
    )
    home.save()
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page_id": welcome.pk, "site_name": "One Small Thing"},
    )


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0001_initial"),
        ("wagtailcore", "0054_initial_locale"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
