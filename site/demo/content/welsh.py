"""Welsh translations of pages, made as a translator makes them: wagtail-localize's screen opens on each."""

from __future__ import annotations

import warnings

from bs4 import MarkupResemblesLocatorWarning
from django.core.management.base import CommandError
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from accounts.models import User
from demo.content import (
    welsh_blueprint,
    welsh_campaigns,
    welsh_events,
    welsh_forms,
    welsh_influence,
    welsh_pages,
    welsh_quality_mark,
)
from demo.seeded_content import SeededContent

#: The page, its Welsh, and whether it is finished. Parents first.
TRANSLATIONS = (
    ("home", welsh_pages.HOME, True),
    ("about", welsh_pages.ABOUT, True),
    ("history", welsh_pages.HISTORY, True),
    ("what-we-do", welsh_pages.WHAT_WE_DO, True),
    ("help", welsh_pages.HELP, True),
    ("influence", welsh_influence.INDEX, True),
    ("influence/sentencing-act-2026", welsh_influence.SENTENCING_ACT, True),
    ("influence/imposition-guideline", welsh_influence.IMPOSITION, True),
    ("influence/pregnancy-in-sentencing-guidelines", welsh_influence.PREGNANCY, True),
    ("influence/remand", welsh_influence.REMAND, True),
    ("campaigns", welsh_campaigns.INDEX, True),
    ("campaigns/residential", welsh_campaigns.RESIDENTIAL, True),
    ("campaigns/pregnancy", welsh_campaigns.PREGNANCY, True),
    ("campaigns/together", welsh_campaigns.TOGETHER, True),
    ("blueprint", welsh_blueprint.LANDING, True),
    ("blueprint/site-and-building", welsh_blueprint.CHAPTER, True),
    ("blueprint/door", welsh_blueprint.DOOR, True),
    ("blueprint/have-one-entrance-for-everyone", welsh_blueprint.ENTRANCE, True),
    ("blueprint/if-you-commission-services", welsh_blueprint.PATH, True),
    ("learning", welsh_blueprint.LEARNING, True),
    ("training", welsh_events.TRAINING, True),
    ("training/becoming-trauma-informed", welsh_events.BECOMING_TRAUMA_INFORMED, True),
    ("events", welsh_events.EVENTS, True),
    ("events/becoming-trauma-informed-leeds", welsh_events.LEEDS, True),
    ("events/team-leadership-online", welsh_events.TEAM_LEADERSHIP, True),
    ("events/network-day-london", welsh_events.NETWORK_DAY, True),
    ("quality-mark", welsh_quality_mark.PAGE, True),
    ("learning/ask-for-a-place", welsh_forms.PLACE, True),
    ("about/contact", welsh_forms.CONTACT, True),
    ("accessibility", welsh_pages.ACCESSIBILITY, False),
    ("privacy", welsh_pages.PRIVACY, False),
)


#: Fields that hold an address.
ADDRESSES = {"slug", "url", "finder"}
#: Names, and sources that are named by their titles.
NAMES = {
    "One Small Thing",
    "One Small Thing, 2024: a year in review",
    "One Small Thing, Round three of Becoming Trauma Informed, 2016",
    "Works for Freedom, 2014; Centre for Crime and Justice Studies, 2016",
    "Becoming Trauma Informed",
    "Auty, Liebling, Schliehe and Crewe, What is trauma-informed practice? Criminology &amp; Criminal Justice 23(5), 2023",
    "Sentencing Act 2026",
    "The View, 2025",
}


def seed(seeded: SeededContent) -> None:
    """Each translation is its own transaction: wagtail-localize publishes when it ends, and a parent that is
    published after its children were added in the same one forgets that it has any.
    """
    welsh = Locale.objects.get(language_code="cy")
    with warnings.catch_warnings():
        # wagtail-localize reads each text as HTML; addresses are among them, and meant.
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        for name, words, finished in TRANSLATIONS:
            page = Page.objects.get(pk=seeded.pages[name].pk).specific
            if not page.has_translation(welsh):
                _translate(page, welsh, words, finished, seeded.admin)


@transaction.atomic
def _translate(page: Page, welsh: Locale, words: dict[str, str], finished: bool, user: User) -> None:
    """Submits the page, writes the Welsh of each text, and publishes it when it is finished.

    Raises CommandError where a finished one lacks the Welsh of a text: readers would meet English that claims to be Welsh.
    """
    source, _made = TranslationSource.update_or_create_from_instance(page)
    work, _made = Translation.objects.get_or_create(source=source, target_locale=welsh)
    for segment in source.stringsegment_set.select_related("string"):
        english = segment.string.data
        cymraeg = words.get(english)
        if cymraeg is None and finished:
            if not _stays(english, segment.context.path):
                raise CommandError(f"“{page.title}” counts as finished, but has no Welsh for: {english}")
            cymraeg = english
        if cymraeg is not None:
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                locale=welsh,
                context=segment.context,
                defaults={
                    "data": cymraeg,
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                    "last_translated_by": user,
                },
            )
    work.save_target(user=user, publish=finished)


def _stays(text: str, path: str) -> bool:
    """Whether a text is the same in both languages: a number, an address, a name."""
    return text in NAMES or path.rsplit(".", 1)[-1] in ADDRESSES or not any(letter.isalpha() for letter in text)
