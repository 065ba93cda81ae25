"""Five campaigns. Facts carry year and source; the asks are examples, which each page says."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any

from django.db import transaction

from accounts.models import User
from campaigns.models import CampaignIndexPage, CampaignPage, CampaignRelatedPage
from demo.content import campaign_facts as facts
from demo.content import past_campaign_facts as past
from demo.pages import demo_key, ensure_page
from demo.seeded_content import SeededContent

HELP_BOX = {
    "heading": "If you have lived this yourself",
    "text": "<p>You do not need to tell your story to anyone to take part. If reading this is hard, you can stop.</p>",
}
#: Demo name, words, and the demo names of the related pages; the first of these replaces a withdrawn one.
CAMPAIGNS: tuple[tuple[str, dict[str, Any], list[str]], ...] = (
    ("campaigns/residential", past.RESIDENTIAL, ["campaigns/centres"]),
    ("campaigns/pregnancy", past.PREGNANCY, ["campaigns/together"]),
    ("campaigns/remand", facts.REMAND, ["influence/remand", "influence/evidence-on-remand", "campaigns/together"]),
    ("campaigns/centres", facts.CENTRES, ["campaigns/together", "influence/funding-of-womens-centres"]),
    (
        "campaigns/together",
        facts.TOGETHER,
        ["influence/count-the-children", "influence/pregnancy-factor", "campaigns/centres"],
    ),
)


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    """The newest stands first in the list."""
    user, pages = seeded.admin, seeded.pages
    pages["campaigns"] = ensure_page("campaigns", seeded.home, _index, user)
    new = []
    for name, words, related in CAMPAIGNS:
        if not CampaignPage.objects.filter(translation_key=demo_key(name)).exists():
            new.append((name, related))
        pages[name] = ensure_page(name, pages["campaigns"], partial(_campaign, seeded, **words), user)
    for name, related in new:
        if pages[name].withdrawn_on:
            pages[name].replaced_by = pages[related[0]].page_ptr
        _relate(pages[name], [pages[other] for other in related], user)


def _index() -> CampaignIndexPage:
    return CampaignIndexPage(
        title="Campaigns",
        slug="campaigns",
        summary="What we ask for, where each ask stands, and how we know.",
        search_description="What we ask for, where each ask stands, and how we know.",
    )


def _campaign(
    seeded: SeededContent, *, title: str, slug: str, summary: str, drawing: str, picture: tuple[str, str], asks: list[dict],
    figure: dict, why_heading: str, why: str, steps: list[dict], small_things: list[tuple[str, str]],
    call: dict | None = None, letter: dict | None = None, withdrawal: dict | None = None,
) -> CampaignPage:  # fmt: skip
    return CampaignPage(
        title=title,
        slug=slug,
        summary=summary,
        search_description=summary,
        is_example=True,
        drawing=drawing,
        review_date=datetime.date(2027, 7, 1),
        asks=[("ask", ask) for ask in asks],
        figure=[("figure", figure | {"table": None})],
        why_heading=why_heading,
        why=why,
        picture=_pictured(seeded, *picture),
        steps=[("step", step) for step in steps],
        actions=_actions(seeded, letter, call, small_things),
        social_image=seeded.images[drawing],
        **withdrawal or {},
    )


def _pictured(seeded: SeededContent, name: str, caption: str) -> list:
    """A drawing as a picture with its alternative text, as an editor would choose it."""
    image = seeded.images[name]
    image.contextual_alt_text = image.description
    image.decorative = False
    return [("picture", {"image": image, "caption": caption})]


def _actions(seeded: SeededContent, letter: dict | None, call: dict | None, small_things: list) -> list:
    def link(text: str, target: str) -> dict[str, Any]:
        page = seeded.pages.get(target)
        return {"page": page, "url": "" if page else target, "text": text}

    actions: list[tuple[str, dict]] = []
    if letter:
        actions.append(("letter", letter))
    if call:
        words = {"heading": call["heading"], "text": call["text"], "link": link(call["words"], call["url"])}
        actions.append(("call_to_action", words))
    actions += [("small_thing", {"link": link(text, target)}) for text, target in small_things]
    return [*actions, ("help_box", HELP_BOX)]


def _relate(page: CampaignPage, others: list, user: User) -> None:
    page.related_pages = [CampaignRelatedPage(page_id=other.pk) for other in others]
    page.save_revision(user=user).publish(user=user)
