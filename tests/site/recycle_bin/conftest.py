"""A part of the site in two languages, with a subpage, a menu that leads there, and a page that links to it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from campaigns.models import CampaignIndexPage
from pages.models import LandingPage, StandardPage
from tests.editing import at_desk
from tests.publishing import publish_below
from tests.site.navigation.factories import item, make_menu


@pytest.fixture
def admin():
    return at_desk("administrator")


def translate(page, title, slug):
    """Translates a page through wagtail-localize and publishes the Welsh page."""
    welsh = Locale.objects.get(language_code="cy")
    source, _made = TranslationSource.update_or_create_from_instance(page)
    work = Translation.objects.create(source=source, target_locale=welsh)
    for segment in source.stringsegment_set.all():
        words = {"title": title, "slug": slug}.get(segment.context.path)
        if words:
            StringTranslation.objects.create(
                translation_of=segment.string, locale=welsh, context=segment.context, data=words
            )
    work.save_target(publish=True)
    return page.get_translation(welsh)


@pytest.fixture
def campaigns(home):
    return publish_below(home, CampaignIndexPage(title="Campaigns", slug="campaigns"))


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Runs what waits for a commit, as on the live site."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def place(home, welsh_home, committed):
    """`part` with its subpage `water`, `after` behind it; both translated and live."""
    part = publish_below(home, LandingPage(title="Part", slug="part", summary="A part of the site."))
    after = publish_below(home, StandardPage(title="After", slug="after"))
    water = publish_below(part, StandardPage(title="Water", slug="water", summary="About clean water."))
    with committed():
        cymraeg = translate(part, "Rhan", "rhan")
    with committed():
        dwr = translate(water, "Dŵr", "dwr")
    menu = make_menu(item("The part", page=part))
    linking = publish_below(
        home,
        StandardPage(
            title="Linking",
            slug="linking",
            body=[("rich_text", f'<p>See <a linktype="page" id="{water.pk}">water</a>.</p>')],
        ),
    )
    return SimpleNamespace(
        home=home, part=part, water=water, after=after, cymraeg=cymraeg, dwr=dwr, menu=menu, linking=linking
    )
