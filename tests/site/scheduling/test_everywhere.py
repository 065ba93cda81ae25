"""A piece of news, an event and a job that are scheduled: nowhere before, everywhere at once, nowhere when they expire."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import PageLogEntry

from campaigns.enums import AskState
from campaigns.models import CampaignIndexPage
from events.models import EventIndexPage, EventPage
from influence.models import InfluenceIndexPage, NewsPage
from organisation.models import JobPage, JobsIndexPage
from pages.models import LandingPage
from scheduling import publishing
from tests.publishing import publish_below
from tests.site.campaigns.factories import ask_in, campaign
from tests.site.events.factories import translated
from tests.site.navigation.factories import item, make_menu

pytestmark = pytest.mark.postgresql

MINUTE = datetime.timedelta(minutes=1)
LANGUAGES = ("", "/cy")
#: The list of each kind, and what else below the list holds its pages.
LISTS = {
    "news": ("/influence/", ["feed/", "feed/news/"]),
    "event": ("/events/", ["feed/", "calendar.ics"]),
    "job": ("/about/jobs/", []),
}


@pytest.fixture
def nine() -> datetime.datetime:
    """Tomorrow at nine in London."""
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)
    return tomorrow.replace(hour=9, minute=0, second=0, microsecond=0)


@pytest.fixture
def lists(home):
    about = publish_below(home, LandingPage(title="About", slug="about"))
    return {
        "news": publish_below(home, InfluenceIndexPage(title="Influence", slug="influence")),
        "event": publish_below(home, EventIndexPage(title="Events", slug="events")),
        "job": publish_below(about, JobsIndexPage(title="Jobs", slug="jobs")),
    }


def make(kind: str, title: str, at: datetime.datetime, **more):
    slug, day = title.lower().replace(" ", "-"), at.date() + datetime.timedelta(days=9)
    match kind:
        case "news":
            return NewsPage(title=title, slug=slug, go_live_at=at, live=False, **more)
        case "event":
            own = {"kind": "training", "starts_on": day, "for_whom": "Staff", "price": "Free"}
            return EventPage(title=title, slug=slug, go_live_at=at, live=False, **own, **more)
    return JobPage(title=title, slug=slug, go_live_at=at, live=False, closes_at=at + 9000 * MINUTE, **more)


def scheduled_below(parent, page):
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def waiting(lists, welsh_home, nine):
    """One page of each kind with its Welsh page, and the way to each in the menu; all end at ten."""
    translated(lists["job"].get_parent())
    pages = []
    for kind, parent in lists.items():
        translated(parent)
        pages.append(scheduled_below(parent, make(kind, f"Quiet {kind}", nine, expire_at=nine + 60 * MINUTE)))
        translated(pages[-1], title=f"Tawel {kind}")
    make_menu(*(item(page.title, page=page) for page in pages))


def places(language: str) -> dict[str, bool]:
    """Where the pages are to be seen, of all places where they could."""

    def text(path: str) -> str:
        return Client().get(f"{language}{path}").text

    front, sitemap, word = text("/"), Client().get("/sitemap-1.xml").text, "Tawel" if language else "Quiet"
    found = text(f"/search/?q={word}").split("<main")[1].split("</form>", 1)[1]
    seen = {}
    for kind, (above, others) in LISTS.items():
        path, title = f"{above}quiet-{kind}/", f"{word} {kind}"
        seen[f"{kind}: page"] = Client().get(language + path).status_code == 200
        seen |= {f"{kind}: {above}{other}": title in text(above + other) for other in ["", *others]}
        seen[f"{kind}: menu"] = f'"{language}{path}"' in front
        seen[f"{kind}: sitemap"] = f"{language}{path}<" in sitemap
        seen[f"{kind}: search"] = f'"{language}{path}"' in found
    own_file = f"{language}/events/quiet-event/calendar.ics"
    return seen | {"event: its own file": Client().get(own_file).status_code == 200}


def test_all_places_agree_at_nine_and_at_ten_in_both_languages(waiting, nine):
    for moment, is_there in ((nine - MINUTE, False), (nine + MINUTE, True), (nine + 61 * MINUTE, False)):
        with time_machine.travel(moment):
            call_command("clock", once=True)
            for language in LANGUAGES:
                seen = places(language)
                assert [place for place in seen if seen[place] != is_there] == [], (moment, language)


def test_two_clocks_publish_each_of_ten_once_and_report_the_one_whose_address_was_taken(
    home, lists, nine, monkeypatch, caplog
):
    """The second runs whole after the first has read what is due. The fifth of ten is a campaign that cannot go live."""
    pages = [
        scheduled_below(lists[kind], make(kind, f"{kind} {number}", nine)) for kind in lists for number in range(3)
    ]
    campaigns = publish_below(home, CampaignIndexPage(title="Campaigns", slug="campaigns"))
    clash = publish_below(campaigns, campaign([ask_in(AskState.WON)], title="Clash", slug="clash"))
    clash.slug, clash.go_live_at = "wanted", nine
    clash.save_revision().publish()
    publish_below(campaigns, campaign(title="Taker", slug="wanted"))
    for number, page in enumerate([*pages[:4], clash, *pages[4:]]):
        due = nine + (number - 20) * MINUTE
        page.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=due)
    read, others = publishing._due, []

    def read_before_another_clock_runs():
        due = read()
        monkeypatch.setattr(publishing, "_due", read)
        others.append(publishing.publish_due())
        return due

    monkeypatch.setattr(publishing, "_due", read_before_another_clock_runs)
    with time_machine.travel(nine + MINUTE):
        failed = [report.failed for report in (publishing.publish_due(), *others)]
        answers = {page.url: Client().get(page.url).status_code for page in pages}

    published = PageLogEntry.objects.filter(action="wagtail.publish.scheduled").values_list("page_id", flat=True)
    assert sorted(published) == sorted(page.pk for page in pages)
    assert set(answers.values()) == {200} and len(answers) == 9
    assert [len(lines) for lines in failed] == [1, 1] and all("Clash" in line for [line] in failed)
    assert "Clash" in caplog.text
