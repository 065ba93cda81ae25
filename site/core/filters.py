"""Filters of Wagtail's lists and reports offer the people, workflows and tasks of the rows that this person may see."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.admin.views.pages.listing import GenericPageFilterSet, PageFilterSet
from wagtail.admin.views.reports.locked_pages import LockedPagesReportFilterSet
from wagtail.admin.views.reports.workflows import (
    WorkflowReportFilterSet,
    WorkflowTasksReportFilterSet,
    WorkflowTasksView,
    WorkflowView,
)
from wagtail.models import Page, PageLogEntry, Task, TaskState, Workflow, WorkflowState
from wagtail.permissions import page_permission_policy


def _people(ids: QuerySet) -> QuerySet:
    return get_user_model().objects.filter(pk__in=ids)


def _pages(request: HttpRequest) -> QuerySet[Page]:
    return page_permission_policy.explorable_instances(request.user).order_by()


def _workflow_states(request: HttpRequest) -> QuerySet[WorkflowState]:
    return WorkflowView(request=request).get_queryset().order_by()


def _task_states(request: HttpRequest) -> QuerySet[TaskState]:
    return WorkflowTasksView(request=request).get_queryset().order_by()


def owners(request: HttpRequest) -> QuerySet:
    return _people(_pages(request).values("owner"))


def authors_of_changes(request: HttpRequest) -> QuerySet:
    edits = PageLogEntry.objects.filter(action="wagtail.edit", page__in=_pages(request).values("pk"))
    return _people(edits.order_by().values("user"))


def lockers(request: HttpRequest) -> QuerySet:
    editable = page_permission_policy.instances_user_has_permission_for(request.user, "change")
    listed = Page.objects.filter(Q(pk__in=editable.values("pk")) | Q(locked_by=request.user), locked=True)
    return _people(listed.order_by().values("locked_by"))


def requesters(request: HttpRequest) -> QuerySet:
    return _people(_workflow_states(request).values("requested_by"))


def workflows(request: HttpRequest) -> QuerySet[Workflow]:
    return Workflow.objects.filter(pk__in=_workflow_states(request).values("workflow"))


def workflows_of_tasks(request: HttpRequest) -> QuerySet[Workflow]:
    return Workflow.objects.filter(pk__in=_task_states(request).values("workflow_state__workflow"))


def tasks(request: HttpRequest) -> QuerySet[Task]:
    return Task.objects.filter(pk__in=_task_states(request).values("task"))


CHOICES: dict[type, dict[str, Callable[[HttpRequest], QuerySet]]] = {
    PageFilterSet: {"owner": owners, "edited_by": authors_of_changes},
    GenericPageFilterSet: {"owner": owners, "edited_by": authors_of_changes},
    LockedPagesReportFilterSet: {"locked_by": lockers},
    WorkflowReportFilterSet: {"requested_by": requesters, "workflow": workflows},
    WorkflowTasksReportFilterSet: {"workflow": workflows_of_tasks, "task": tasks},
}


def limit_filters() -> None:
    """Sets them on Wagtail's own classes, from which it makes those of each page type. Its filters offer everybody."""
    for filters, choices in CHOICES.items():
        for name, queryset in choices.items():
            filters.base_filters[name].queryset = queryset  # type: ignore[attr-defined]
