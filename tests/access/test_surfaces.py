"""No new surface forgets the rule: whatever asks for gated records stands behind it, or here with its reason."""

from __future__ import annotations

import sys
import types
from functools import wraps

import pytest
from django.contrib.syndication.views import Feed
from django.urls import path
from django.views.generic import ListView
from wagtail.admin.views.reports import ReportView
from wagtail.snippets.models import get_snippet_models

from core.viewsets import AnyPermissionRequiredMixin
from learning.audiences import AudienceKind
from learning.library.decorators import members_only
from learning.library.models import Download, Library, Resource, ResourceFile
from tests.access.surfaces import RULE, all_that_ask, gated_models, holes_of, surfaces

#: What asks for gated records before the rule or a permission, and why it may.
SIGNED = "the signature is the right: whoever has it was let in less than a minute ago"
COORDINATED = "`coordinators_only` is before it, and the view has found the record by `visible_to`"
PLANNED = "`coordinators_only` is before it: who coordinates a network plans its meetings, and no others"
HERS = "it asks for what she did herself, and names what is open to her now alone"
GIVEN = "it is given records that were found by `visible_to`"
UNNAMED = "it tells when the public page of a network changes, and names nothing"
TOLD = "it notes what became of a meeting, and finds its network: who is told of it, and what, is asked for each email"
ALLOWED = {
    "learning.meetings.coordinator_views.meetings": PLANNED,
    "learning.meetings.coordinator_views._meeting": PLANNED,
    "learning.meetings.services._writable": PLANNED,
    "learning.meetings.services.save_plan": PLANNED,
    "learning.meetings.services.record_attendance": PLANNED,
    "learning.meetings.services.record_publication": TOLD,
    "learning.meetings.services.record_withdrawal": TOLD,
    "learning.meetings.notices.NewMeetings.readers": TOLD,
    "learning.meetings.personal_data.meetings_of": HERS,
    "learning.meetings.next_change.seconds_to_next_end": UNNAMED,
    "learning.library.account.downloads_of": HERS,
    "learning.library.reading.services.take_off": "it takes a row off her own list, and tells nothing about it",
    "learning.coordinators.forms.newest_of": COORDINATED,
    "learning.library.views._signed_for": SIGNED,
    "learning.coordinators.usage.with_downloads": COORDINATED,
    "learning.coordinators.library_views.new_version": COORDINATED,
    "learning.library.services._refuse_if_replaced": COORDINATED,
    "learning.library.services._refuse_second_copy": COORDINATED,
    "learning.library.services.store_file": COORDINATED,
    "learning.library.services._files_changed": COORDINATED,
    "learning.library.services._next_number": COORDINATED,
}


def test_what_is_gated_is_found_by_its_rule_and_by_what_leads_to_it():
    found = gated_models()
    assert {Library, Resource, ResourceFile, Download} <= found
    assert all(model.__module__.startswith("learning.") for model in found)


def test_every_surface_asks_the_rule_or_a_permission():
    holes: dict[str, list[str]] = {}
    for surface in surfaces():
        for name in holes_of(surface.entry) - set(ALLOWED):
            holes.setdefault(name, []).append(surface.name)
    assert not holes, "\n".join(f"{name} is reached from {where[:3]}" for name, where in holes.items())


def test_the_walk_comes_to_where_records_are_asked_for():
    """Else it would find no hole since it finds nothing."""
    found = all_that_ask()
    assert {
        "learning.library.views.published_resource", "learning.library.page_contexts.add_packs", "learning.hub._libraries",
        "learning.library.search.in_your_libraries",
        "learning.meetings.search.in_your_networks", "learning.meetings.digest.coming_meetings", "learning.library.reports.views.DownloadsView.get_base_queryset",
        "learning.library.admin.choosers.RecordsByTitle.get_object_list", *ALLOWED,
    } <= found  # fmt: skip


def test_nothing_else_in_the_hub_has_the_name_of_the_rule():
    """The walk knows the rule by its name, and would take anything of that name for it."""
    modules = [module for name, module in sys.modules.items() if name.startswith("learning.")]
    functions = {
        thing for module in modules for thing in vars(module).values() if isinstance(thing, types.FunctionType)
    }
    named = {one.__module__ for one in functions if one.__name__ in RULE and one.__module__.startswith("learning.")}
    assert named == {"learning.access"}


def test_the_reasons_are_still_needed():
    found = {name for surface in surfaces() for name in holes_of(surface.entry)}
    assert set(ALLOWED) <= found


def test_each_gated_model_in_the_admin_is_closed_to_those_without_a_permission_and_has_no_chooser_of_wagtail():
    for model in get_snippet_models():
        if model in gated_models():
            assert isinstance(model.snippet_viewset, AnyPermissionRequiredMixin), model
            assert not model.snippet_viewset.copy_view_enabled, model


# --- holes, each of which has to be found ---------------------------------------------------------


def _listed() -> list[str]:
    return [row.title for row in Resource.objects.published()]


def a_view(request):
    return _listed()


def a_view_with_its_own_import(request):
    from django.apps import apps

    return apps.get_model("library", "ResourceFile").objects.all()


class ListOfAll(ListView):
    model = Library


class ListByQueryset(ListView):
    def get_queryset(self):
        return Download.objects.all()


class ReportForAll(ReportView):
    def get_base_queryset(self):
        return ResourceFile.objects.all()


class AFeed(Feed):
    def items(self):
        return [_listed()]


def decorated(view):
    @wraps(view)
    def inner(request):
        return view(request)

    return inner


def a_search_group(user, query, request):
    return (lambda: [found.pk for found in Library.objects.filter(audience_kind=AudienceKind.EVERYONE)])()


HOLES = [
    a_view, a_view_with_its_own_import, ListOfAll.as_view(), ListByQueryset.as_view(), ReportForAll.as_view(), AFeed(),
    decorated(a_view), decorated(ListByQueryset.as_view()), a_search_group,
]  # fmt: skip


@pytest.mark.parametrize("hole", HOLES, ids=lambda hole: getattr(hole, "__name__", type(hole).__name__))
def test_a_surface_that_forgets_the_rule_is_found(hole):
    assert holes_of(path("hole/", hole).callback)


class GuardedReport(ReportForAll):
    permission_required = "change"


@pytest.mark.parametrize(
    "surface",
    [
        members_only(a_view),
        decorated(members_only(a_view)),
        GuardedReport.as_view(),
        decorated(GuardedReport.as_view()),
    ],
)
def test_one_that_asks_is_none(surface):
    assert not holes_of(path("guarded/", surface).callback)
