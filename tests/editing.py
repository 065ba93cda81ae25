"""What tests do in the admin as one of the roles would: sign in and send the real forms."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from tests.browser import Browser
from tests.factories import UserFactory


def at_desk(*roles: str) -> Browser:
    """The browser of a member of staff with these roles, signed in."""
    browser = Browser()
    browser.force_login(UserFactory(roles=roles))
    return browser


LINK = {"page": "", "url": "https://www.parliament.uk/", "text": "Find your MP"}


def listed(*values) -> dict:
    """The form data of a list inside a block."""
    items = {str(at): {"value": value, "deleted": "", "order": str(at)} for at, value in enumerate(values)}
    return items | {"count": str(len(items))}


def change(**changes) -> dict:
    """One change of an ask, as an editor fills it in."""
    fields = {"date": "01/02/2026", "state": "won", "evidence": "An example.", "url": "", "note": ""}
    return fields | changes


def asks(*changes: dict) -> dict:
    """One ask with these changes. It is the same ask, with the same changes, whenever the form is sent."""
    ask = {"title": "Publish the number", "text": "Each year.", "outcomes": listed(*changes)}
    for at in range(len(changes)):
        ask["outcomes"][str(at)]["id"] = str(uuid5(NAMESPACE_URL, f"change {at}"))
    stream = streamfield([("ask", ask)])
    stream["0"]["id"] = str(uuid5(NAMESPACE_URL, "ask"))
    return stream


def campaign_blocks() -> dict:
    """The parts of a campaign that are made of blocks."""
    return {
        "asks": asks(change()),
        "figure": streamfield(
            [
                (
                    "figure",
                    {
                        "figure": "17,240",
                        "meaning": "Children, an estimate.",
                        "year": "2010",
                        "source": "Prison Reform Trust, July 2021",
                        "url": "",
                        "review": "July 2027",
                        "table": {"caption": "", "column-count": "0", "row-count": "0"},
                    },
                )
            ]
        ),
        "why_heading": "No one counts them",
        "why": rich_text("<p>A reason.</p>"),
        "picture": streamfield([]),
        "steps": streamfield([("step", {"when": "June 2018", "text": "A strategy.", "evidence": "", "is_next": ""})]),
        "actions": streamfield([("call_to_action", {"heading": "Write to your MP", "text": "", "link": LINK})]),
    }


def campaign_form(action: str = "", **changes) -> dict:
    """The campaign form as an editor would fill it in; `action` is "", "publish" or "submit"."""
    data = (
        campaign_blocks()
        | {
            "title": "Count the children",
            "slug": "count-the-children",
            "summary": "We ask the government to count each child whose mother is sent to prison.",
            "content_note": "",
            "drawing": "circle",
            "related_pages": inline_formset([]),
            "withdrawn_on": "",
            "withdrawal_reason": "",
            "replaced_by": "",
            "seo_title": "",
            "search_description": "",
            "social_image": "",
            "go_live_at": "",
            "expire_at": "",
            "review_date": "",
            "exit_link": "inherit",
            "comments": inline_formset([]),
        }
        | changes
    )
    form = nested_form_data({key: value for key, value in data.items() if value is not None})
    return form | ({f"action-{action}": "1"} if action else {})


def with_ids(page, form: dict) -> dict:
    """The campaign form as it comes from the edit page, which knows the ids of asks and of what changed."""
    for at, block in enumerate(page.asks):
        form[f"asks-{at}-id"] = block.id
        for place, item in enumerate(block.value["outcomes"].bound_blocks):
            form[f"asks-{at}-value-outcomes-{place}-id"] = item.id
    return form


def errors_of(response) -> dict:
    """What the form says, by field; empty when it was taken."""
    if response.context is None or "form" not in response.context:
        return {}
    return dict(response.context["form"].errors)
