"""An editor is told beforehand what publishing needs, and of everything that is missing at once."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from wagtail.fields import StreamField

from core.checks import our_page_models
from events.models import EventPage
from organisation.models import JobPage
from tests.factories import UserFactory


def form_of(model, home, **typed):
    """The form of a new page of this type, as it is when somebody presses Publish."""
    streams = {f"{field.name}-count": "0" for field in model._meta.fields if isinstance(field, StreamField)}
    form_class = model.get_edit_handler().get_form_class()
    page = model(locale=home.locale)
    return form_class({**streams, **typed}, instance=page, parent_page=home, for_user=UserFactory(is_superuser=True))


@pytest.mark.parametrize("model", our_page_models(), ids=lambda model: model.__name__)
def test_what_publishing_needs_has_a_star_or_says_so_in_its_help(home, model):
    form = form_of(model, home, title="A title")
    unmarked = {
        name
        for name in form.errors
        if not form.fields[name].required and "to publish" not in str(form.fields[name].help_text)
    }
    assert unmarked == set()


def test_a_job_of_a_title_alone_hears_of_all_that_is_missing(home):
    assert {"closes_at", "how_to_apply"} <= set(form_of(JobPage, home, title="A job", slug="a-job").errors)


def test_times_and_booking_of_an_event_are_looked_at_together(home):
    event = EventPage(
        title="A day", slug="a-day", starts_on=datetime.date(2027, 3, 4), ends_on=datetime.date(2027, 3, 3),
        ends_at=datetime.time(10), booking_url="https://www.gov.uk/", booking_page=home,
    )  # fmt: skip
    with pytest.raises(ValidationError) as refused:
        event.clean()
    assert set(refused.value.message_dict) == {"booking_url", "ends_on", "starts_at"}
