"""A campaign that is scheduled for nine: nobody knows of it before, everybody at nine, in both languages."""

import datetime

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from campaigns.enums import AskState
from tests.publishing import publish_below
from tests.site.campaigns.factories import ask_in, campaign, translation_of
from tests.site.navigation.factories import item, make_menu

pytestmark = pytest.mark.postgresql

MINUTE = datetime.timedelta(minutes=1)
TITLES = {"": "Count quietly", "/cy": "Cyfrif yn dawel"}


@pytest.fixture
def nine() -> datetime.datetime:
    """Tomorrow at nine in London."""
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)
    return tomorrow.replace(hour=9, minute=0, second=0, microsecond=0)


def scheduled_below(parent, at, **fields):
    page = campaign([ask_in(AskState.WON, "An ask")], go_live_at=at, live=False, **fields)
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def launched(campaigns, welsh_home, nine):
    """The campaign, its Welsh page and the way to it in the menu; it is taken down at ten."""
    translation_of(campaigns, "campaigns")
    page = scheduled_below(campaigns, nine, title=TITLES[""], slug="quiet", expire_at=nine + 60 * MINUTE)
    translation_of(page, "quiet", title=TITLES["/cy"])
    make_menu(item("Our launch", "Ein lansiad", page=page))
    return page


def places(language: str) -> dict[str, bool]:
    """Where the campaign is to be seen, of all places where it could."""
    title = TITLES[language]
    found = Client().get(f"{language}/search/?q={title.split()[0]}").text.split("<main")[1].split("</form>", 1)[1]
    return {
        "page": Client().get(f"{language}/campaigns/quiet/").status_code == 200,
        "its feed": Client().get(f"{language}/campaigns/quiet/feed/").status_code == 200,
        "listing": title in Client().get(f"{language}/campaigns/?stage=won").text,
        "number": "(1)" in Client().get(f"{language}/campaigns/").text,
        "feed": title in Client().get(f"{language}/campaigns/feed/").text,
        "sitemap": f"{language}/campaigns/quiet/<" in Client().get("/sitemap-1.xml").text,
        "menu": f"{language}/campaigns/quiet/" in Client().get(f"{language}/").text,
        "search": f'"{language}/campaigns/quiet/"' in found,
    }


def test_it_is_nowhere_before_everywhere_at_nine_and_nowhere_when_it_expires(launched, nine):
    for moment, is_there in ((nine - MINUTE, False), (nine + MINUTE, True), (nine + 61 * MINUTE, False)):
        with time_machine.travel(moment):
            call_command("clock", once=True)
            for language in TITLES:
                seen = places(language)
                assert [place for place in seen if seen[place] != is_there] == [], (moment, language)


def test_one_that_cannot_go_live_is_named_and_nine_others_go_live(campaigns, nine, caplog):
    clash = publish_below(campaigns, campaign(title="Clash", slug="clash"))
    clash.slug, clash.go_live_at = "wanted", nine
    clash.save_revision().publish()
    for number in range(9):
        at = nine + (number - 4) * datetime.timedelta(seconds=1)
        scheduled_below(campaigns, at, title=f"Later {number}", slug=f"later-{number}")
    publish_below(campaigns, campaign(title="Taker", slug="wanted"))

    with time_machine.travel(nine + MINUTE):
        with pytest.raises(CommandError, match="publish scheduled"):
            call_command("clock", once=True)
        listing = Client().get("/campaigns/?stage=won").text

    assert [number for number in range(9) if f"Later {number}" not in listing] == []
    assert "Clash" in caplog.text
    assert Client().get("/campaigns/clash/").status_code == 200
