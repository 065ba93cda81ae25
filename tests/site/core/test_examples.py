"""An example says that it is one wherever it is passed on: nobody cites or travels to what was written to show the form."""

from __future__ import annotations

from django.test import Client

from campaigns.models import CampaignIndexPage
from events.models import EventIndexPage
from influence.models import InfluenceIndexPage
from tests.publishing import publish_below
from tests.site.campaigns.factories import ask, campaign, outcome
from tests.site.events.factories import add_event
from tests.site.influence.factories import position


def read(path: str) -> str:
    answer = Client().get(path, follow=True)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_feeds_calendars_citations_and_shared_links_of_an_example_say_so(home):
    influence = publish_below(home, InfluenceIndexPage(title="Influence", slug="influence"))
    events = publish_below(home, EventIndexPage(title="Events", slug="events"))
    campaigns = publish_below(home, CampaignIndexPage(title="Campaigns", slug="campaigns"))
    for slug, is_example in (("true", False), ("shown", True)):
        position(influence, f"News {slug}", slug=slug, is_example=is_example)
        add_event(events, title=f"Day {slug}", slug=slug, is_example=is_example)
        asks = [ask(f"Ask {slug}", outcome("won"))]
        publish_below(campaigns, campaign(asks, title=f"Count {slug}", slug=slug, is_example=is_example))

    for path, title in (
        ("/influence/feed/", "News {}"), ("/events/feed/", "Day {}"),
        ("/events/calendar.ics", "Day {}"), ("/campaigns/feed/", "Count {}"), ("/campaigns/{}/feed/", "Ask {}"),
        ("/events/{}/calendar.ics", "Day {}"), ("/influence/{}/", 'og:title" content="News {}'),
    ):  # fmt: skip
        example, true = read(path.format("shown")), read(path.format("true"))
        marked = title.format("shown").replace('content="', 'content="Example: ')
        assert (marked if "content" in marked else f"Example: {marked}") in example, path
        assert title.format("true") in true and f"Example: {title.format('true')}" not in true, path
    assert "Example, not the word of One Small Thing." in read("/influence/shown/")
    assert "Example, not" not in read("/influence/true/")
