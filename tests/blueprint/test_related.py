"""What rests on what: a version keeps what stood, and its page and the work's own say what holds today."""

from __future__ import annotations

import datetime

from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from blueprint.models import RecommendationPage
from tests.blueprint.factories import audience, change
from tests.editing import at_desk

NOTHING_YET = "No recommendation rests on this yet."
DAY = datetime.date(2026, 5, 3)


def section(client, address: str, name: str) -> tuple[str, str]:
    """What the page says of today, and of the day on which the version was published."""
    page = BeautifulSoup(client.get(address, follow=True).content, "html.parser")
    words = " ".join(page.find(id=name).get_text(" ").split())
    today, _title, then = words.partition("When version ")
    return today, then


def test_page_and_newest_version_name_the_recommendations_of_today(client, make_entry, make_recommendation):
    entry = make_entry()
    assert NOTHING_YET in section(client, entry.url, "recs")[0]
    make_recommendation(entry)

    for address in (entry.url, "/blueprint/HS-1/v1/"):
        today, then = section(client, address, "recs")
        assert "Today: HS-R1 Let a child arrive" in today and NOTHING_YET not in today
        assert then.startswith("1 was published, on ") and then.endswith("There was none.")

    change(entry)
    assert section(client, "/blueprint/HS-1/v2/", "recs")[1].endswith("The same as today.")
    assert section(client, "/blueprint/HS-1/v1/", "recs")[1].endswith("There was none.")


def test_what_rested_on_a_version_stays_with_what_has_become_of_it(client, make_entry, make_recommendation):
    recommendation = make_recommendation(entry := make_entry())
    change(entry)
    recommendation.delete()

    for address in (entry.url, "/blueprint/HS-1/v2/"):
        today, then = section(client, address, "recs")
        assert NOTHING_YET in today
        assert "HS-R1 Let a child arrive" in then and "No longer published" in then


def test_a_ground_keeps_its_number_whatever_becomes_of_it(client, make_entry, make_recommendation):
    names = ("withdrawn", "unpublished", "deleted", "standing")
    entries = {name: make_entry(slug=name, title=f"The {name} one") for name in names}
    page = make_recommendation(*entries.values())
    change(entries["withdrawn"], reason="", withdrawn_on=DAY, withdrawal_reason="The figures were wrong.")
    entries["unpublished"].unpublish()
    entries["deleted"].delete()

    for address in (page.url, "/blueprint/HS-R1/v1/"):
        today, then = section(client, address, "rests-on")
        assert "HS-1 The withdrawn one" in today
        assert "Withdrawn on 3 May 2026: The figures were wrong." in today
        assert "HS-2 The unpublished one No longer published HS-3 The deleted one No longer published" in today
        assert "HS-4 The standing one" in today
        assert "Every entry that this recommendation rested on" not in today
        assert "Withdrawn on 3 May 2026" in then and "HS-3 The deleted one" in then

    entries["standing"].unpublish()
    assert (
        "Every entry that this recommendation rested on is withdrawn or no longer published."
        in (section(client, page.url, "rests-on")[0])
    )


def recommendation_form(*grounds: dict, **values) -> dict:
    data = {
        "title": "Count", "slug": "count", "summary": "", "content_note": "", "statement": "Count them.",
        "why": rich_text("<p>Because.</p>", features=["bold"]), "level": "national",
        "timescale": "now", "status": "proposed", "status_checked": "", "still_to_do": "", "uptake": streamfield([]),
        "rests_on": inline_formset(list(grounds), initial=len(grounds)), "exit_link": "inherit",
        "change_reason": "Again.", "reviewed_by": "", "comments": inline_formset([]),
    }  # fmt: skip
    return nested_form_data(data | values) | {"audiences": [audience().pk]}  # it takes lists apart


def test_the_form_keeps_a_deleted_ground_and_asks_for_an_empty_one(client, make_entry, make_recommendation):
    kept, gone = make_entry(slug="kept"), make_entry(slug="gone", title="Gone")
    page = make_recommendation(gone, kept)
    gone.delete()
    desk = at_desk("administrator")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "HS-2, whose page was deleted." in desk.get(address).content.decode()

    rows = [{"id": str(row.pk), "entry": str(row.entry_id or "")} for row in page.rests_on.order_by("sort_order")]
    desk.post(address, recommendation_form(*rows, **{"action-publish": "1"}))
    assert RecommendationPage.objects.get().title == "Count"
    assert "HS-2 Gone No longer published" in section(client, "/blueprint/HS-R1/", "rests-on")[0]

    rows[1]["entry"] = ""
    refused = desk.post(address, recommendation_form(*rows, title="Never"))
    assert "Choose an entry, or remove this row." in refused.content.decode()
