"""The home page: filled after the pages that it leads to, so that its links follow the reader's language."""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Page

from demo.pages import demo_key
from demo.seeded_content import SeededContent
from pages.models import HomePage


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    """Fills the empty home page once."""
    home = HomePage.objects.get(locale__language_code="en-gb")
    seeded.home = seeded.pages["home"] = home
    if home.translation_key == demo_key("home"):
        return
    pages = seeded.pages
    home.translation_key = demo_key("home")
    home.title = "One Small Thing"
    home.summary = (
        "One Small Thing redesigns the justice system for women and their children. We educate, influence and redesign."
    )
    home.heading = "What has happened to you?"
    home.lead = (
        "That is the question we ask, in place of “What is wrong with you?”. "
        "We redesign the justice system for women and their children."
    )
    home.ways = [
        _way(
            "Educate",
            "We train staff to see trauma and to work with it. Women in prison lead groups with each "
            "other. Networks and a national quality mark keep good practice going.",
            pages["learning"],
            "Training and networks",
        ),
        _way(
            "Influence",
            "We campaign, answer consultations and publish what we learn, so that law and policy treat "
            "women with compassion.",
            pages["influence"],
            "Our answers to consultations",
        ),
        _way(
            "Redesign",
            "At Hope Street in Hampshire, women live in the community with their children. We write "
            "down how it is done, for others to use.",
            pages["blueprint"],
            "The Hope Street blueprint",
        ),
    ]
    home.stories = [
        _story(
            tab="Hope Street",
            heading="A street, not a cell block",
            lead="Hope Street opened in June 2023. It was designed with women, from 2019 on: a staffed "
            "hub, homes for women and their children, and a café that is open to everyone.",
            text="<p>The blueprint tells how: what was meant, what happened, and what did not work. "
            "Each entry says how strong its evidence is.</p>",
            source="One Small Thing, History page, read in 2026, and “One Year of Hope Street”, 2024.",
            links=[(pages["blueprint"], "Open the blueprint")],
            drawing="rows",
        ),
        _story(
            tab="Networks",
            heading="People who do this work, near you",
            lead="Our regional networks bring together people from prisons, probation, health, housing, "
            "policing and charities. They meet, share what they know, and use the same libraries.",
            text="<p>The Working with Trauma Quality Mark recognises good practice in an organisation. "
            "Teams answer six units of questions together, then send evidence.</p>",
            source="One Small Thing, History page and quality mark self-assessment form, both read in 2026.",
            links=[(pages["learning"], "Join a network")],
            drawing="regions",
        ),
    ]
    home.featured_campaign = pages["campaigns/together"]
    home.save_revision(user=seeded.admin).publish(user=seeded.admin)
    home.refresh_from_db()


def _way(heading: str, text: str, page: Page, words: str) -> tuple[str, dict]:
    return "way", {"heading": heading, "text": text, "link": {"page": page, "url": "", "text": words}}


def _story(*, links: list[tuple[Page, str]], **words: str) -> tuple[str, dict]:
    return "story", words | {"links": [{"page": page, "url": "", "text": text} for page, text in links]}
