"""Whatever one browser sends at once, one answer is kept; what several people send, each of theirs."""

from __future__ import annotations

import pytest

from forms.submissions import FormSubmission
from tests.at_once import MANY, at_once
from tests.browser import Browser
from tests.site.forms.factories import opened, typed

pytestmark = pytest.mark.postgresql


def test_of_many_presses_at_once_one_answer_is_kept_for_each_address(real_database, place, browser):
    form = typed(place) | {"made": opened(browser, place)}
    real_database()

    at_once(lambda number: Browser().post(place.url, form, REMOTE_ADDR=f"203.0.113.{number % 4}").status_code)

    assert at_once(lambda number: FormSubmission.objects.count()) == [4] * MANY
