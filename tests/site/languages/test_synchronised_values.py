"""What is the same in all languages follows English at the moment it is published."""

from __future__ import annotations

import io

from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image
from wagtail_localize.fields import SynchronizedField
from wagtail_localize.models import SegmentOverride, Translation, TranslationContext

from core.checks import check_invariant_fields
from core.models import ExitLink
from files.models import PublicImage
from pages.models import StandardPage
from tests.translating import edit_url, props, translation_of, welsh


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


def choose(page, name: str, value: str) -> None:
    """As a translator does for one language; `value` is JSON."""
    context, _made = TranslationContext.objects.get_or_create(object_id=page.translation_key, path=name)
    SegmentOverride.objects.create(locale=welsh(), context=context, data_json=value)


def test_a_translation_that_goes_its_own_way_stays(live):
    Translation.objects.update(enabled=False)

    hide_exit_link(live).publish()

    assert not shows_exit_link("/water/")
    assert shows_exit_link("/cy/dwr/")


def picture(colour: str) -> PublicImage:
    out = io.BytesIO()
    Image.new("RGB", (1200, 630), colour).save(out, "PNG")
    return PublicImage.objects.create(title=colour, people="no", file=ContentFile(out.getvalue(), f"{colour}.png"))


def shared_picture(path: str) -> str:
    soup = BeautifulSoup(Client().get(path).content, "html.parser")
    return soup.find("meta", property="og:image")["content"]


def test_a_translator_may_choose_a_picture_but_nothing_that_is_a_fact(live, desk):
    english, other, own = picture("red"), picture("green"), picture("blue")
    live.social_image = english
    live.save_revision().publish()
    assert "red" in shared_picture("/cy/dwr/")

    offered = {
        row["contentPath"]
        for row in props(desk.get(edit_url(translation_of(live))))["segments"]
        if row["type"] == "synchronised_value"
    }
    assert offered == {"social_image"}
    choose(live, "social_image", str(own.pk))
    choose(live, "exit_link", '"inherit"')  # while it was no fact yet
    live.social_image = other
    hide_exit_link(live).publish()

    assert "green" in shared_picture("/water/") and "red" in shared_picture("/cy/dwr/")
    assert not shows_exit_link("/cy/dwr/")


def test_a_page_type_whose_facts_can_differ_is_refused(monkeypatch):
    assert check_invariant_fields(None) == []
    fields = [*StandardPage.translatable_fields, SynchronizedField("go_live_at")]
    monkeypatch.setattr(StandardPage, "translatable_fields", fields)

    assert [error.msg.split(" can")[0] for error in check_invariant_fields(None)] == ["StandardPage.go_live_at"]
