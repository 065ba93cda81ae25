"""Numbers stay; old words stay; every way of publishing keeps a version."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.models import Locale

from blueprint.models import ChapterPage, EntryPage, PermanentNumber, Version
from tests.blueprint.factories import change

pytestmark = pytest.mark.postgresql


def text_of(response) -> str:
    return response.content.decode()


def test_the_first_publication_gives_the_number_and_version_one(client, make_entry):
    entry = make_entry()
    assert str(entry.permanent_number) == "HS-1"
    page = text_of(client.get(entry.url))
    assert "HS-1" in page
    assert "version 1" in page
    assert "/blueprint/HS-1/v1/" in page


def test_a_draft_has_no_number_and_no_address(client, make_entry):
    make_entry(publish=False)
    assert not PermanentNumber.objects.exists()
    assert client.get("/blueprint/HS-1/").status_code == 404


def test_entries_and_recommendations_count_apart(make_entry, make_recommendation):
    entry = make_entry()
    assert make_recommendation(entry).number_label == "HS-R1"
    assert make_entry(slug="second").number_label == "HS-2"


def test_the_number_leads_to_the_page_wherever_it_has_gone(client, landing, make_entry):
    entry = make_entry()
    other = ChapterPage(title="Design", slug="design")
    landing.add_child(instance=other)
    other.save_revision().publish()
    entry.move(other, pos="last-child")
    entry = change(entry, title="One door", slug="one-door")
    response = client.get("/blueprint/HS-1/")
    assert response.status_code == 302
    assert response.url.endswith("/blueprint/design/one-door/")
    assert client.get("/blueprint/hs-1/").url == response.url


def test_an_old_version_shows_its_old_words_and_says_so(client, make_entry):
    entry = make_entry()
    change(entry, title="A door of one's own", did_not_work="<p>The lock stuck.</p>", reason="The bell was replaced.")
    old = text_of(client.get("/blueprint/HS-1/v1/"))
    assert "The bell was too loud." in old
    assert "One front door" in old
    assert "The lock stuck." not in old
    assert "This is an old version: number 1" in old
    assert "Read version 2, the newest" in old
    assert "version 1," in old
    new = text_of(client.get(entry.url))
    assert "The lock stuck." in new
    assert "The bell was replaced." in new
    assert 'href="/blueprint/HS-1/v1/"' in new


def test_words_of_a_source_stay_as_they_were(client, make_entry, make_source):
    source = make_source()
    make_entry(context="<p>Much distress came from basic care. [@TTC25]</p>")
    source.title = "Another title"
    source.save()
    assert "Time to care" in text_of(client.get("/blueprint/HS-1/v1/"))


def test_a_number_survives_deletion_and_is_never_given_again(client, make_entry):
    make_entry().delete()
    assert "The bell was too loud." in text_of(client.get("/blueprint/HS-1/"))
    assert "The bell was too loud." in text_of(client.get("/blueprint/HS-1/v1/"))
    assert make_entry(slug="another").number_label == "HS-2"


def test_a_copy_is_another_work(make_entry):
    copy = make_entry().copy(update_attrs={"slug": "copy", "title": "Copy"}, keep_live=False)
    copy.save_revision().publish()
    assert EntryPage.objects.get(pk=copy.pk).number_label == "HS-2"


def test_a_scheduled_entry_gets_its_version_when_it_goes_live(client, make_entry):
    entry = make_entry(publish=False)
    entry.go_live_at = timezone.now() + timedelta(hours=1)
    revision = entry.save_revision()
    revision.publish()
    assert not Version.objects.exists()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = None
    revision.save()
    call_command("publish_scheduled")
    assert client.get("/blueprint/HS-1/v1/").status_code == 200


def test_a_scheduled_change_keeps_the_reason_written_on_the_draft(client, make_entry):
    entry = make_entry()
    entry.change_reason = "Checked in November."
    entry.go_live_at = timezone.now() + timedelta(hours=1)
    revision = entry.save_revision()
    revision.publish()
    assert Version.objects.count() == 1
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = None
    revision.save()
    call_command("publish_scheduled")
    assert "Checked in November." in text_of(client.get("/blueprint/HS-1/v2/"))


def test_an_incomplete_entry_is_not_published_by_any_way(make_entry):
    entry = make_entry(publish=False, did_not_work="")
    with pytest.raises(ValidationError):
        entry.get_latest_revision().publish()
    assert not EntryPage.objects.get(pk=entry.pk).live
    assert not PermanentNumber.objects.exists()


def test_a_source_of_any_version_cannot_be_deleted(make_entry, make_source):
    source = make_source()
    entry = make_entry(context="<p>It was said. [@TTC25]</p>")
    change(entry, context="<p>It is said no more.</p>").delete()
    with pytest.raises(ProtectedError):
        source.delete()


def test_an_unused_source_can_be_deleted(make_source):
    make_source().delete()


@pytest.fixture
def welsh_entry(make_entry, landing, chapter, welsh_home):
    cy = Locale.objects.get(language_code="cy")
    entry = make_entry()
    for page in (landing, chapter):
        page.copy_for_translation(cy).save_revision().publish()
    translation = entry.copy_for_translation(cy)
    translation.title = "Un drws blaen"
    return translation


def test_a_translation_shares_the_number_and_says_what_it_translates(client, make_entry, welsh_entry):
    welsh_entry.save_revision().publish()
    translation = EntryPage.objects.get(pk=welsh_entry.pk)
    assert translation.number_label == "HS-1"
    page = text_of(client.get("/cy/blueprint/HS-1/v1/"))
    assert "Un drws blaen" in page
    assert 'lang="cy"' in page
    assert Version.objects.get(language="cy").translation_of == 1
    assert client.get("/cy/blueprint/HS-1/").url.startswith("/cy/")
    assert "translation of version 1" in text_of(client.get("/cy/blueprint/HS-1/v1/cite.txt"))


def test_a_number_without_welsh_names_the_english_page(client, make_entry, welsh_home):
    make_entry()
    response = client.get("/cy/blueprint/HS-1/")
    assert response.status_code == 404
    assert "/blueprint/opening/one-front-door/" in text_of(response)


def switch_of(page: str, language: str) -> set[str]:
    return set(re.findall(rf'<a href="([^"]*)" hreflang="{language}" lang="{language}">', page))


def test_a_version_leads_to_its_translation_and_back(client, make_entry, welsh_entry):
    welsh_entry.save_revision().publish()
    english, welsh = text_of(client.get("/blueprint/HS-1/v1/")), text_of(client.get("/cy/blueprint/HS-1/v1/"))

    assert switch_of(english, "cy") == {"/cy/blueprint/HS-1/v1/"}
    assert switch_of(welsh, "en-GB") == {"/blueprint/HS-1/v1/"}
    assert 'rel="alternate" hreflang="cy"' in english and 'rel="alternate" hreflang="en-GB"' in welsh


def test_a_version_without_welsh_says_so_in_welsh_and_names_the_english_one(client, make_entry, welsh_entry):
    welsh_entry.save_revision().publish()
    change(EntryPage.objects.get(locale__language_code="en-gb"))
    english = text_of(client.get("/blueprint/HS-1/v2/"))
    assert switch_of(english, "cy") == {"/cy/blueprint/HS-1/v2/"}
    assert 'rel="alternate"' not in english

    response = client.get("/cy/blueprint/HS-1/v2/")
    assert response.status_code == 404
    assert 'href="/blueprint/HS-1/v2/" hreflang="en-GB" lang="en-GB"' in text_of(response)
    assert client.get("/cy/blueprint/HS-1/v3/").status_code == 404


def test_two_first_publications_never_share_a_number(make_entry):
    numbers = [make_entry(slug=f"entry-{n}").number_label for n in range(5)]
    assert numbers == ["HS-1", "HS-2", "HS-3", "HS-4", "HS-5"]


@pytest.mark.parametrize("path", ["HS-0", "HS-01", "HS-99", "HS-R1", "HS-1/v0", "HS-1/v2", "HS-1/v1/cite.exe"])
def test_addresses_that_were_never_given_are_not_found(client, make_entry, path):
    make_entry()
    assert client.get(f"/blueprint/{path}" + ("" if "cite" in path else "/")).status_code == 404
