"""Each list of the admin shows one page of its rows, and asks the database the same however many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django import forms
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from wagtail.admin.views.chooser import SearchView
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.views.generic.chooser import BaseChooseView
from wagtail.log_actions import log
from wagtail.models import Page

from core.our_apps import is_ours
from files.models import PublicImage
from learning.library.models import ResourceFile
from learning.networks.models import Network
from recycle_bin.models import Deletion
from subscriptions.models import Subscription
from tests.factories import UserFactory
from tests.rows import add_rows

pytestmark = pytest.mark.postgresql

FEW, MANY, MOST_ON_A_PAGE = 3, 60, 50


def views(patterns: list | None = None, before: str = "/") -> Iterator[tuple[str, Callable[..., Any]]]:
    """The addresses without parameters, each with its view."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        address = before + str(pattern.pattern)
        if "<" in address:
            continue
        if hasattr(pattern, "url_patterns"):
            yield from views(pattern.url_patterns, address)
        else:
            yield address, pattern.callback


def model_listed_by(view: Callable[..., Any]) -> Any:
    """False for a view that lists nothing, None for a list of rows of several models. Looks behind what guards it."""
    view = unguarded(view)
    if not issubclass(getattr(view, "view_class", object), BaseListingView):
        return False
    return view.view_initkwargs.get("model") or view.view_class.model


def unguarded(view: Callable[..., Any]) -> Any:
    while hasattr(view, "__wrapped__") and not hasattr(view, "view_class"):
        view = view.__wrapped__
    return view


LISTS = {address: model for address, view in views() if (model := model_listed_by(view)) is not False}
CHOOSERS = [
    address
    for address, view in views()
    if issubclass(getattr(unguarded(view), "view_class", object), BaseChooseView | SearchView)
]


def grow(rows: int) -> None:
    add_rows(rows)
    Deletion.objects.update(model="library.resource")
    ResourceFile.objects.update(missing_since="2026-11-01T00:00Z")
    Subscription.objects.update(confirmed_at="2026-11-01T00:00Z")
    PublicImage.objects.update(people="yes", consent_ends_on="2026-11-01")
    for network in Network.objects.order_by("-pk")[:rows]:
        log(instance=network, action="wagtail.edit", user=UserFactory())


def test_a_list_asks_as_much_for_sixty_rows_as_for_three_and_shows_a_page_of_them(client, db):
    client.force_login(UserFactory(is_superuser=True))

    def ask() -> tuple[dict[str, int], dict[str, HttpResponse]]:
        queries, responses = {}, {}
        for address in LISTS:
            with CaptureQueriesContext(connection) as asked:
                responses[address] = client.get(address)
            queries[address] = len(asked)
        return queries, responses

    grow(FEW)
    ask()  # what is asked once in a process
    for_few, _ = ask()
    grow(MANY - FEW)
    for_many, responses = ask()

    assert for_many == for_few
    del responses["/admin/snippets/"]  # it leads to the front page: each kind has a place of its own in the menu
    for address, response in responses.items():
        assert response.status_code == 200, address
        shown, model = len(response.context["object_list"]), LISTS[address]
        assert shown <= MOST_ON_A_PAGE, address
        is_filled = model is not None and is_ours(model) and not issubclass(model, Page)  # rows are no pages
        assert shown > FEW or not is_filled, address


def an_answer(name: str, field: forms.Field) -> dict[str, Any]:
    """What somebody chooses in a filter; nothing where nothing is offered."""
    if hasattr(field, "choices"):
        offered = [str(getattr(value, "value", value)) for value, _ in field.choices if value]
        return {name: offered[0]} if offered else {}
    return {name + part: "2026-11-01" for part in getattr(field.widget, "widgets_names", [""])}


def test_each_list_and_chooser_is_searched_with_all_its_filters_and_in_another_order(client, db):
    client.force_login(UserFactory(is_superuser=True))
    grow(FEW)
    filtered = set()

    whole = {address.removesuffix("results/") for address in LISTS if address.endswith("/results/")}
    for address in set(LISTS) - whole - {"/admin/snippets/"}:
        response = client.get(address, {"q": "a"})
        assert response.status_code == 200, address
        view, filters = response.context["view"], response.context.get("filters")
        question = {"q": "a", "ordering": [*view.get_valid_orderings()][-1:]}
        for name, field in filters.form.fields.items() if filters else ():
            question |= an_answer(name, field)
        response = client.get(address, question)
        assert response.status_code == 200, address
        if filters:
            assert response.context["filters"].is_valid(), (address, response.context["filters"].errors)
            filtered.add(address)

    for address in CHOOSERS:
        response = client.get(address, {"q": "a", "collection_id": 1, "locale": "cy", "tag": "a"})
        assert response.status_code == 200, address
    assert {"/admin/snippets/library/resource/results/", "/admin/images/results/"} <= filtered


def test_the_lists_are_found():
    assert {"/admin/images/chooser/results/", "/admin/choose-page/search/"} <= set(CHOOSERS)
    assert {"/admin/applications/", "/admin/snippets/library/resource/", "/admin/reports/downloads/"} <= set(LISTS)
    assert {"/admin/bin/", "/admin/users/", "/admin/reports/site-history/"} <= set(LISTS)
