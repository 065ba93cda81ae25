"""What is the same in all languages follows English at the moment it is published."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail_localize.models import SegmentOverride, Translation, TranslationContext

from core.models import ExitLink
from tests.translating import edit_url, translation_of, welsh


def shows_exit_link(path: str) -> bool:
    return "data-exit" in Client().get(path).content.decode()


def hide_exit_link(page):
    page.exit_link = ExitLink.OFF
    return page.save_revision()


def test_it_follows_a_publication_and_stays_when_the_translation_is_published_next(desk, live, committed):
    revision = hide_exit_link(live)
    assert shows_exit_link("/cy/dwr/"), "a draft changes nothing"
    revision.publish()
    assert not shows_exit_link("/cy/dwr/")

    with committed():
        desk.post(edit_url(translation_of(live)), {"action": "publish"})
    assert not shows_exit_link("/cy/dwr/")


@pytest.mark.parametrize("stopped", [True, False], ids=["translation stopped", "value chosen"])
def test_what_a_translator_chose_for_one_language_stays(live, stopped):
    if stopped:
        Translation.objects.update(enabled=False)
    else:
        context = TranslationContext.objects.create(object_id=live.translation_key, path="exit_link")
        SegmentOverride.objects.create(locale=welsh(), context=context, data_json='"inherit"')

    hide_exit_link(live).publish()

    assert not shows_exit_link("/water/")
    assert shows_exit_link("/cy/dwr/")
