"""Choosers that are asked for what no row can be called."""

from __future__ import annotations

import pytest
from django.urls import URLPattern, get_resolver
from wagtail.admin.views.generic.chooser import ChosenMultipleViewMixin, ChosenViewMixin

from tests.browser import Browser
from tests.factories import UserFactory

NO_KEYS = ["x", "1x", "%00", "-", "9" * 23]


def paths_of(views: type, patterns, above="/"):
    """The address of each chooser of this kind, with `*` where a key belongs."""
    for pattern in patterns:
        path = above + str(pattern.pattern).replace("<str:pk>", "*").lstrip("^")
        if not isinstance(pattern, URLPattern):
            yield from paths_of(views, pattern.url_patterns, path)
        elif issubclass(getattr(pattern.callback, "view_class", object), views):
            yield path


@pytest.mark.postgresql
def test_every_chooser_says_that_there_is_no_such_thing(home):
    desk = Browser()
    desk.force_login(UserFactory(is_superuser=True))
    patterns = get_resolver().url_patterns
    one = list(paths_of(ChosenViewMixin, patterns))
    several = list(paths_of(ChosenMultipleViewMixin, patterns))
    known = {f"/admin/{name}/chosen/*/" for name in ("images/chooser", "documents/chooser", "section_chooser")}
    assert known < set(one)
    assert set(several) == {"/admin/images/chooser/chosen-multiple/", "/admin/documents/chooser/chosen-multiple/"}

    for key in NO_KEYS:
        asked = [path.replace("*", key) for path in one] + [f"{path}?id={key}" for path in several]
        for path in [*asked, f"/admin/choose-page/chosen-multiple/?id={key}"]:
            assert desk.get(path).status_code == 404, path
