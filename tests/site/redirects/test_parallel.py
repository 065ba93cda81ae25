"""Whatever many desks do at once, an address has one redirect."""

from __future__ import annotations

import pytest
from wagtail.contrib.redirects.models import Redirect

from tests.at_once import MANY, at_once
from tests.editing import at_desk
from tests.site.redirects.importing import press, table, upload
from tests.site.redirects.test_by_hand import ADD, fields

pytestmark = pytest.mark.postgresql

ELSEWHERE = "https://www.gov.uk/"


def test_of_many_presses_one_redirect_is_made(real_database):
    desks = [at_desk("administrator") for _ in range(MANY)]
    rows = table(("old", "new"), *[(f"/old-{number}/", ELSEWHERE) for number in range(3)])
    pages = [upload(desk, rows) for desk in desks]
    real_database()

    at_once(lambda number: press(desks[number], pages[number], "import").status_code)
    at_once(lambda number: desks[number].post(ADD, fields("/typed/", ELSEWHERE)).status_code)

    [found] = at_once(lambda number: sorted(Redirect.objects.values_list("old_path", flat=True)))[:1]
    assert found == ["/old-0", "/old-1", "/old-2", "/typed"]
