"""Admin views of members-only records and of people check permissions before they look anything up."""

from __future__ import annotations

import pytest
from django.urls import URLPattern, reverse
from wagtail.admin.viewsets import viewsets
from wagtail.models import DraftStateMixin
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.views.chooser import SnippetChooserViewSet

from core.our_apps import is_ours
from core.viewsets import AnyPermissionRequiredMixin
from tests.browser import Browser
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def guarded() -> list[AnyPermissionRequiredMixin]:
    found = [*viewsets.viewsets, *(model.snippet_viewset for model in get_snippet_models())]
    return [viewset for viewset in found if isinstance(viewset, AnyPermissionRequiredMixin)]


def address(viewset: AnyPermissionRequiredMixin, pattern: URLPattern) -> str:
    samples = dict.fromkeys(pattern.pattern.regex.groupindex, 1)
    if "action_name" in samples:
        samples["action_name"] = "approve"
    return reverse(f"{viewset.url_namespace}:{pattern.name}", kwargs=samples)


def test_who_has_no_right_on_a_model_gets_404_everywhere(home):
    browser = Browser()
    browser.force_login(UserFactory(roles=["coordinator"]))
    browser.get("/admin/")  # only then is every set of views registered
    addresses = {address(viewset, pattern) for viewset in guarded() for pattern in viewset.get_urlpatterns()}

    assert {a: status for a in addresses if (status := browser.get(a).status_code) != 404} == {}
    assert {a: status for a in addresses if (status := browser.post(a).status_code) != 404} == {}
    assert any("library/resource" in a for a in addresses) and any("users" in a for a in addresses)


def test_every_list_of_records_that_have_drafts_says_which_ones_are_drafts(home):
    """Also what autosave kept of a form that somebody left."""
    Browser().get("/admin/")  # only then is every set of views registered
    drafted = [model for model in get_snippet_models() if issubclass(model, DraftStateMixin)]

    lists = [model.snippet_viewset.index_view for model in drafted]

    assert lists
    assert [view for view in lists if not columns_of(view) & {"DraftStatusColumn", "LiveStatusTagColumn"}] == []


def columns_of(view) -> set[str]:
    return {type(column).__name__ for column in view.view_class(**view.view_initkwargs).list_display}


def test_every_snippet_of_ours_asks_for_a_permission_first_and_has_no_chooser(home):
    Browser().get("/admin/")  # only then is every set of views registered
    ours = [model.snippet_viewset for model in get_snippet_models() if is_ours(model)]

    assert ours and [viewset for viewset in ours if not isinstance(viewset, AnyPermissionRequiredMixin)] == []
    choosers = [one for one in viewsets.viewsets if isinstance(one, SnippetChooserViewSet)]
    assert [viewset for viewset in choosers if is_ours(viewset.model)] == []
