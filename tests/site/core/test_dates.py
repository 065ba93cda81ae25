"""Days that nobody meant are refused with a sentence; what a form gives as an example is taken."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import pytest
import time_machine
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.admin.forms.models import formfield_for_dbfield
from wagtail.blocks import Block, FieldBlock, ListBlock

from campaigns.models import CampaignIndexPage, CampaignPage
from core.checks import our_stream_blocks
from core.dates import DateBlock, validate_has_come
from core.our_apps import is_ours
from navigation.models import Helpline
from tests.editing import asks, at_desk, campaign_form, change, errors_of
from tests.publishing import publish_below
from tests.site.navigation.factories import make_helpline
from tests.site.navigation.forms import admin_url, helpline_form

DAY, MOMENT = "%d/%m/%Y", "%d/%m/%Y %H:%M"
PAST, FUTURE = (timezone.localtime() + datetime.timedelta(days=days) for days in (-2, 2))


@pytest.fixture
def desk(home):
    return at_desk("publisher")


@pytest.fixture
def add(home):
    campaigns = publish_below(home, CampaignIndexPage(title="Campaigns", slug="campaigns"))
    return reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", campaigns.pk])


@pytest.mark.postgresql
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"go_live_at": "01/04/2020 10:00"}, "This moment has passed."),
        ({"go_live_at": PAST.strftime(MOMENT)}, "This moment has passed."),
        ({"review_date": PAST.strftime(DAY)}, "This day has passed."),
        ({"asks": asks(change(date=FUTURE.strftime(DAY)))}, "This day has not come yet."),
    ],
)
@pytest.mark.parametrize("action", ["", "publish"])
def test_a_day_that_nobody_meant_is_refused(desk, add, changes, sentence, action):
    answer = desk.post(add, campaign_form(action, **changes))

    assert sentence in answer.content.decode()
    assert not CampaignPage.objects.exists()


@pytest.mark.postgresql
def test_a_number_is_not_checked_on_a_day_that_has_not_come(desk):
    line = make_helpline("Samaritans", "116 123")
    edit = admin_url(Helpline, "edit", line.pk)
    form = helpline_form(line, "116 124", "publish", checked_on=FUTURE.strftime(DAY))

    assert "has not come yet" in desk.post(edit, form).text

    line.refresh_from_db()
    assert line.number == "116 123"


@pytest.mark.postgresql
def test_a_day_that_has_passed_since_it_was_typed_stays(desk, add):
    """Also when the form was open meanwhile, and when an older version is brought back."""
    dates = {"go_live_at": FUTURE.strftime(MOMENT), "review_date": FUTURE.strftime(DAY)}
    desk.post(add, campaign_form(**dates))
    page = CampaignPage.objects.get()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    desk.post(edit, campaign_form(review_date="", go_live_at=""))

    with time_machine.travel(FUTURE + datetime.timedelta(days=2), tick=False):
        answer = at_desk("publisher").post(edit, campaign_form("publish", **dates))

    assert errors_of(answer) == {}
    page.refresh_from_db()
    assert page.live and page.review_date == FUTURE.date()


#: A membership may begin in the past and end there; one that is agreed early begins later. So may an event or an item.
#: A consent that somebody takes back ended yesterday.
EITHER_WAY = {
    "accounts.Session.first_day",
    "accounts.Session.last_day",
    "blueprint.Version.withdrawn_on",
    "events.EventPage.starts_on",
    "events.EventPage.ends_on",
    "files.PublicImage.consent_ends_on",
    "influence.InfluenceItem.date",
    "library.DownloadCount.quarter",
    "meetings.Meeting.starts_on",
    "meetings.Meeting.ends_on",
    "meetings.MeetingChange.starts_on",
    "meetings.MeetingChange.ends_on",
    "networks.Invitation.ends_on",
    "networks.Membership.starts_on",
    "networks.Membership.ends_on",
    "networks.MembershipChange.ends_on",
    "quality_mark.Award.due_on",
    "training.Completion.completed_on",
    "training.Completion.valid_until",
}


def fields_of_models() -> Iterator[tuple[str, models.Field]]:
    for model in filter(is_ours, apps.get_models()):
        for field in model._meta.get_fields():
            is_own = isinstance(field, models.Field) and field.model is model
            if is_own and field.editable and not field.is_relation:
                yield f"{model._meta.label}.{field.name}", field


def blocks_with_fields() -> Iterator[tuple[str, FieldBlock]]:
    for where, block in our_stream_blocks():
        yield from _fields_in(where, block)


def _fields_in(where: str, block: Block) -> Iterator[tuple[str, FieldBlock]]:
    if isinstance(block, FieldBlock):
        yield where, block
    elif isinstance(block, ListBlock):
        yield from _fields_in(where, block.child_block)
    for name, child in getattr(block, "child_blocks", {}).items():
        yield from _fields_in(f"{where}.{name}", child)


def test_each_day_that_is_typed_is_known_to_lie_behind_or_ahead():
    days = {name: f.validators for name, f in fields_of_models() if type(f) is models.DateField}
    blocks = {name: block.field.validators for name, block in blocks_with_fields() if isinstance(block, DateBlock)}
    unknown = {name for name, validators in (days | blocks).items() if validate_has_come not in validators}

    assert blocks and days
    assert {name for name in unknown if not name.endswith((".review_date", "FormPage.delete_on"))} <= EITHER_WAY


EXAMPLE = re.compile(r"(?:for example|er enghraifft) (?:“([^”]+)”|(\d(?:[^.…]*\w)?))", re.IGNORECASE)


def is_taken(form_field, example: str) -> bool:
    """What is chosen from a list is named by its words."""
    if choices := getattr(form_field, "choices", None):
        return example in [str(words) for _value, words in choices]
    try:
        form_field.clean(example)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("language", ["en-gb", "cy"])
def test_each_example_beside_a_field_is_taken_by_it(language):
    with translation.override(language):
        offered = [(name, formfield_for_dbfield(field)) for name, field in fields_of_models()]
        offered += [(name, block.field) for name, block in blocks_with_fields()]
        examples = [
            (name, field, "".join(found))
            for name, field in offered
            for found in EXAMPLE.findall(str(field.help_text) if field else "")
        ]
        refused = [(name, example) for name, field, example in examples if not is_taken(field, example)]

    assert {name.split(".")[-1] for name, _field, _example in examples} > {"review_date", "date", "number", "slug"}
    assert refused == []
