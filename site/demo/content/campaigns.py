"""Three campaigns. Facts carry year and source; the asks are examples, which each page says."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from campaigns.models import CampaignIndexPage, CampaignPage, RelatedPage
from demo.content import campaign_facts as facts
from demo.pages import demo_key, ensure_page
from demo.seeded_content import SeededContent


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    user = seeded.admin
    index = ensure_page("campaigns", seeded.home, _index, user)
    first_time = not CampaignPage.objects.filter(translation_key=demo_key("campaigns/together")).exists()
    influence = seeded.pages["influence"]
    remand = ensure_page("campaigns/remand", index, lambda: _campaign(seeded, **facts.REMAND), user)
    centres = ensure_page("campaigns/centres", index, lambda: _campaign(seeded, **facts.CENTRES), user)
    together = ensure_page("campaigns/together", index, lambda: _campaign(seeded, **facts.TOGETHER), user)
    if first_time:
        _relate(
            remand, [seeded.pages["influence/remand"], seeded.pages["influence/evidence-on-remand"], together], user
        )
        _relate(centres, [together, influence], user)
        _relate(together, [influence, centres], user)
    seeded.pages |= {
        "campaigns": index,
        "campaigns/together": together,
        "campaigns/centres": centres,
        "campaigns/remand": remand,
    }


def _index() -> CampaignIndexPage:
    return CampaignIndexPage(
        title="Campaigns",
        slug="campaigns",
        summary="What we ask for, where each ask stands, and how we know.",
        search_description="What we ask for, where each ask stands, and how we know.",
    )


def _campaign(
    seeded: SeededContent, *, title: str, slug: str, summary: str, drawing: str, picture: tuple[str, str], asks: list[dict],
    figure: dict, why_heading: str, why: str, steps: list[dict], call: dict, small_things: list[tuple[str, str]],
    outcomes: list[dict],
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
        actions=_actions(seeded, call, small_things),
        outcomes=[("outcome", outcome) for outcome in outcomes],
        social_image=seeded.images[drawing],
    )


def _pictured(seeded: SeededContent, name: str, caption: str) -> list:
    """A drawing as a picture with its alternative text, as an editor would choose it."""
    image = seeded.images[name]
    image.contextual_alt_text = image.description
    image.decorative = False
    return [("picture", {"image": image, "caption": caption})]


def _actions(seeded: SeededContent, call: dict, small_things: list) -> list:
    def link(text: str, target: str) -> dict[str, Any]:
        page = seeded.pages.get(target)
        return {"page": page, "url": "" if page else target, "text": text}

    return [
        (
            "call_to_action",
            {"heading": call["heading"], "text": call["text"], "link": link(call["words"], call["url"])},
        ),
        *(("small_thing", {"link": link(text, target)}) for text, target in small_things),
        (
            "help_box",
            {
                "heading": "If you have lived this yourself",
                "text": "<p>You do not need to tell your story to anyone to take part. If reading this is "
                "hard, you can stop.</p>",
            },
        ),
    ]


def _relate(page: CampaignPage, others: list, user: User) -> None:
    page.related_pages = [RelatedPage(page_id=other.pk) for other in others]
    page.save_revision(user=user).publish(user=user)
