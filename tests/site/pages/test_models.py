"""The organisation's own pages, as a reader meets them."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pages.models import HelpPage, HistoryPage, LandingPage, StandardPage
from tests.publishing import publish_below

pytestmark = pytest.mark.postgresql


def body_of(path):
    response = Client().get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_the_help_page_is_never_kept_and_tells_nobody_where_she_came_from(home):
    publish_below(home, HelpPage(title="Help now", slug="help", first_steps=[("rich_text", "<p>Call 999.</p>")]))

    response = Client().get("/help/")

    assert "Call 999." in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


def test_history_tells_each_year_with_its_source(home):
    year = {"when": "2018", "heading": "A charity", "text": "", "source": "Its History page", "url": ""}
    publish_below(home, HistoryPage(title="Our history", slug="history", years=[("year", year)]))

    body = body_of("/history/")

    assert "2018" in body
    assert "Its History page" in body


def test_a_landing_page_lists_its_live_pages_only(home):
    about = publish_below(home, LandingPage(title="About us", slug="about"))
    publish_below(about, StandardPage(title="What we do", slug="what-we-do", summary="Three things."))
    about.add_child(instance=StandardPage(title="Not yet", slug="not-yet", live=False))

    body = body_of("/about/")

    assert "What we do" in body
    assert "Three things." in body
    assert "Not yet" not in body


def test_a_content_note_stands_before_the_text(home):
    publish_below(
        home,
        StandardPage(
            title="Figures",
            slug="figures",
            content_note="This page speaks of self-harm.",
            body=[("rich_text", "<p>The text itself.</p>")],
        ),
    )

    body = body_of("/figures/")

    assert body.index("This page speaks of self-harm.") < body.index("The text itself.")


@pytest.mark.parametrize("chosen", ["on", "off"])
def test_the_exit_link_is_inherited_down_the_tree(home, settings, chosen):
    about = publish_below(home, LandingPage(title="About us", slug="about", exit_link=chosen))
    publish_below(about, StandardPage(title="What we do", slug="what-we-do"))

    assert (settings.EXIT_URL in body_of("/about/what-we-do/")) is (chosen == "on")


def test_links_to_a_withdrawn_page_drop_out(home):
    target = publish_below(home, StandardPage(title="Old words", slug="old"))
    block = ("related_pages", {"heading": "Related", "pages": [target]})
    publish_below(home, StandardPage(title="Reader", slug="reader", body=[block]))
    assert "Old words" in body_of("/reader/")

    target.unpublish()

    assert "Old words" not in body_of("/reader/")


def test_on_a_welsh_page_links_go_to_welsh_pages_and_many_cost_what_one_costs(home, welsh_home):
    pages = [publish_below(home, StandardPage(title=f"Page {n}", slug=f"page-{n}")) for n in range(3)]
    for page in pages[:2]:
        translated = page.copy_for_translation(welsh_home.locale)
        translated.slug = f"tudalen-{translated.slug}"
        translated.save_revision().publish()

    def queries_with(linked):
        link = {"url": "", "text": "Open"}
        ways = [("way", {"heading": "A", "text": "B", "link": link | {"page": page}}) for page in linked]
        welsh_home.ways = ways
        welsh_home.save_revision().publish()
        with CaptureQueriesContext(connection) as queries:
            body = body_of("/cy/")
        return len(queries), body

    body_of("/cy/")  # what is read once
    one, _body = queries_with(pages[:1])
    three, body = queries_with(pages)

    assert three == one
    assert 'href="/cy/tudalen-page-0/"' in body
    assert 'href="/cy/tudalen-page-1/"' in body
    assert re.search(r'href="/page-2/"\s+hreflang="en-GB"', body)
