"""Published English reaches the translator by itself: list, email, editor, report."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.rich_text import RichText
from wagtail_localize.models import Translation

from pages.models import StandardPage
from tests.browser import Browser
from tests.editing import at_desk
from tests.factories import UserFactory
from tests.publishing import publish_below
from tests.translating import (
    WELSH_OF_WATER,
    edit_url,
    props,
    segments_of,
    start,
    translate,
    translation_of,
    type_text,
    words,
)

REPORT = "wagtail_localize:translations_report"


def publish(page, committed, **changes):
    for name, value in changes.items():
        setattr(page, name, value)
    with committed():
        page.save_revision().publish()


def report_of(browser, page):
    """The state of the page in the report."""
    table = BeautifulSoup(browser.get(reverse(REPORT)).content, "html.parser").find("table", class_="listing")
    rows = [row for row in table.find_all("tr") if row.find("a", href=edit_url(translation_of(page)))]
    return " ".join(rows[0].find_all("td")[-1].get_text(" ").split())


def welsh_summary():
    return BeautifulSoup(Browser().get("/cy/dwr/").content, "html.parser").find(class_="lead").get_text(strip=True)


def test_the_report_says_up_to_date_only_when_it_is(desk, page, committed):
    assert report_of(desk, page).startswith("Waiting for translation")

    translate(desk, page, WELSH_OF_WATER)
    assert report_of(desk, page) == "Ready to publish"

    with committed():
        desk.post(edit_url(translation_of(page)), {"action": "publish"})
    assert report_of(desk, page) == "Up to date"

    publish(page, committed, summary="About 18,000 women and water.")
    assert report_of(desk, page) == "Waiting for translation Texts to translate: 1. Texts that changed in English: 1."

    translate(desk, page, {"About 18,000 women and water.": "Am 18,000 o fenywod a dŵr."})
    assert report_of(desk, page) == "Ready to publish"


def test_what_is_the_same_in_both_languages_waits_for_publication_too(desk, live, committed):
    publish(live, committed, exit_link="off")

    assert report_of(desk, live) == "Ready to publish"


def test_publishing_english_again_without_a_change_leaves_welsh_up_to_date(desk, live, committed):
    publish(live, committed)

    assert report_of(desk, live) == "Up to date"


def test_english_parts_that_were_published_are_still_to_translate(desk, page, committed):
    translate(desk, page, {"Water": "Dŵr"})
    url = edit_url(translation_of(page))
    question = BeautifulSoup(desk.post(url, {"action": "publish"}).content, "html.parser")
    with committed():
        desk.post(url, {"action": "publish", "agreed": question.find("input", {"name": "agreed"})["value"]})

    assert translation_of(page).live
    assert report_of(desk, page) == "Waiting for translation Texts to translate: 1."


def test_english_that_could_not_be_handed_over_is_never_up_to_date(desk, live, committed, monkeypatch):
    monkeypatch.setattr("wagtail_localize.models.TranslationSource.refresh_segments", lambda self: 1 / 0)

    publish(live, committed, summary="About 18,000 women and water.")

    assert "About 18,000 women" in Browser().get("/water/").content.decode()
    assert report_of(desk, live).startswith("English was published and its texts are not here yet")


@pytest.mark.parametrize("way", ["revision", "bulk"])
def test_changed_english_waits_for_the_translator_and_changes_nothing_live(live, desk, translator, committed, way):
    live.summary = "About 18,000 women and water."
    revision = live.save_revision()
    with committed():
        if way == "bulk":
            url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
            desk.post(f"{url}?id={live.pk}")
        else:
            revision.publish()

    front_page = translator.get(reverse("wagtailadmin_home"))
    assert "Texts that changed in English: 1." in words(front_page)
    assert edit_url(translation_of(live)) in front_page.content.decode()
    assert welsh_summary() == "Am 17,240 o fenywod a dŵr."


def test_a_draft_of_english_tells_nobody(live, translator, committed):
    live.summary = "Not yet."
    with committed():
        live.save_revision()

    assert "Your translations are up to date" in words(translator.get(reverse("wagtailadmin_home")))
    assert not mail.outbox


def test_changed_english_is_mailed_to_those_who_translate(desk, live, committed):
    nadia = UserFactory(email="nadia@example.org", roles=["translator"])
    UserFactory(email="gone@example.org", roles=["translator"], is_active=False)

    publish(live, committed, summary="About 18,000 women and water.")

    assert [email.to for email in mail.outbox] == [[nadia.email]]
    assert mail.outbox[0].subject == "English changed: Water"
    assert "Summary: “About 18,000 women and water.”" in mail.outbox[0].body
    assert edit_url(translation_of(live)) in mail.outbox[0].body


def test_without_a_translator_the_email_goes_to_those_who_may_publish(desk, live, committed):
    publish(live, committed, summary="About 18,000 women and water.")

    assert mail.outbox


def test_nothing_is_mailed_when_no_text_is_new(desk, live, committed):
    UserFactory(roles=["translator"])

    publish(live, committed, exit_link="off")

    assert not mail.outbox


def test_the_old_welsh_and_what_changed_stand_beside_the_field(live, translator, committed):
    publish(live, committed, summary="About 18,000 women and water.")

    shown = props(translator.get(edit_url(translation_of(live))))

    segment = next(segment for segment in shown["segments"] if segment["contentPath"] == "summary")
    row = next(row for row in shown["initialStringTranslations"] if row["segment_id"] == segment["id"])
    assert row["data"] == "Am 17,240 o fenywod a dŵr."
    assert row["error"].startswith("English changed since this was translated.")
    assert "“17,240” became “18,000”" in segment["location"]["subField"]  # shown while she writes, too


def test_the_old_welsh_of_a_paragraph_is_that_of_the_paragraph_most_like_it(home, desk, translator, committed):
    text = "<p>The centre opens at nine each morning.</p><p>Children may come with their mothers.</p>"
    page = publish_below(home, StandardPage(title="Centre", slug="centre", body=[("rich_text", RichText(text))]))
    start(desk, page)
    translate(
        desk,
        page,
        {
            "The centre opens at nine each morning.": "Mae’r ganolfan yn agor am naw bob bore.",
            "Children may come with their mothers.": "Caiff plant ddod gyda’u mamau.",
        },
    )
    body = page.body
    body[0].value = RichText(text.replace("at nine", "at ten").replace("Children", "Babies and children"))
    publish(page, committed, body=body)

    shown = props(translator.get(edit_url(translation_of(page))))

    segments = {segment["id"]: segment for segment in shown["segments"]}
    beside = {segments[row["segment_id"]]["source"]: row for row in shown["initialStringTranslations"]}
    above = {segment.get("source"): segment["location"]["subField"] for segment in shown["segments"]}
    assert beside["The centre opens at ten each morning."]["data"] == "Mae’r ganolfan yn agor am naw bob bore."
    assert "“nine” became “ten”" in above["The centre opens at ten each morning."]
    assert beside["Babies and children may come with their mothers."]["data"] == "Caiff plant ddod gyda’u mamau."


def test_a_new_english_address_leaves_the_welsh_one(desk, live, committed):
    publish(live, committed, slug="cold-water", title="Cold water")
    translate(desk, live, {"Cold water": "Dŵr oer"})
    with committed():
        desk.post(edit_url(translation_of(live)), {"action": "publish"})

    assert Browser().get("/cy/dwr/").status_code == 200


def test_the_report_and_the_front_page_name_only_pages_that_one_may_work_on(live, page):
    other = at_desk("blueprint editor")

    assert edit_url(translation_of(page)) not in other.get(reverse(REPORT)).content.decode()
    assert "translations are up to date" not in words(other.get(reverse("wagtailadmin_home")))


def test_the_report_asks_the_database_the_same_for_many(desk, home, page):
    desk.get(reverse(REPORT))
    with CaptureQueriesContext(
        connection,
    ) as one:
        desk.get(reverse(REPORT))
    for number in range(4):
        more = publish_below(home, StandardPage(title=f"Page {number}", slug=f"page-{number}", summary="Words."))
        start(desk, more)
    desk.get(edit_url(home))  # its messages
    with CaptureQueriesContext(connection) as five:
        desk.get(reverse(REPORT))

    assert len(five) <= len(one)


def test_the_marks_in_a_text_are_explained_above_it(home, desk):
    text = "<p>It comes from <b>hills</b>.</p><p>And from rivers.</p>"
    page = publish_below(home, StandardPage(title="Water", slug="hills", body=[("rich_text", RichText(text))]))
    start(desk, page)

    shown = props(desk.get(edit_url(translation_of(page))))

    above = {segment.get("source"): segment["location"]["subField"] for segment in shown["segments"]}
    assert "<b> is bold" in above["It comes from <b>hills</b>."]
    assert not above["And from rivers."]


def test_lines_are_typed_shown_and_read_as_lines(home, desk, translator, committed):
    quote = {"text": "One\nTwo", "source": "A reader", "url": ""}
    page = publish_below(home, StandardPage(title="Rivers", slug="rivers", body=[("quote", quote)]))
    start(desk, page)
    segments = segments_of(page)

    answer = type_text(translator, page, segments["One<br/>Two"], "Un\r\nDau\n")
    type_text(translator, page, segments["Rivers"], "Afonydd\u2028mawr")
    translate(desk, page, {"A reader": "Darllenydd", "rivers": "afonydd"})

    shown = props(translator.get(edit_url(translation_of(page))))
    assert answer.json()["data"] == "Un\nDau"
    assert "One\nTwo" in [segment.get("source") for segment in shown["segments"]]
    assert {"Un\nDau", "Afonydd mawr"} <= {row["data"] for row in shown["initialStringTranslations"]}
    assert not any("<br" in str(segment["location"]) for segment in shown["segments"]), "nobody needs HTML for a line"
    with committed():
        desk.post(edit_url(translation_of(page)), {"action": "publish"})
    now = StandardPage.objects.get(pk=translation_of(page).pk)
    assert (now.title, now.body[0].value["text"]) == ("Afonydd mawr", "Un\nDau")


def test_an_alias_is_not_offered_and_a_translation_is_not_stopped(live, translator):
    shown = props(translator.get(edit_url(translation_of(live))))
    assert not shown["links"]["convertToAliasUrl"]

    translator.post(shown["links"]["stopTranslationUrl"])

    assert Translation.objects.get(source__object_id=live.translation_key).enabled
