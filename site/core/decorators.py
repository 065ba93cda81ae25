"""Decorators for views."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.views.generic.chooser import ChosenMultipleViewMixin, ChosenViewMixin
from wagtail.models import Task, Workflow
from wagtail.permissions import policy_registry

from core.middleware import SAFE_METHODS
from core.viewsets import ANY_ACTION


def atomic_writes(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A request that may write does so in one transaction, so that a process that is killed leaves nothing half done.

    Wagtail makes a new page live before it stores its revision. Requests that only read are left alone: on SQLite
    each transaction takes the lock for writing.

    What another request saved between the check of a form and its saving, such as the same address, is a fault of the
    form: it is sent once more, so that its own check finds it and says so in a sentence.
    """

    if getattr(view, "opens_transactions", False):
        return view

    @wraps(view)
    def one_transaction(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method in SAFE_METHODS:
            return view(request, *args, **kwargs)
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except ValidationError:
            with transaction.atomic():
                return view(request, *args, **kwargs)

    return one_transaction


def opens_transactions(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a view that reads an upload first and then writes in a transaction of its own, so that nobody waits for both."""
    view.opens_transactions = True  # type: ignore[attr-defined]
    return view


def refuse_impossible_keys(model: type[Model], asked: Iterable[str]) -> None:
    """404 for what can be the key of no row: no number, or one that the database cannot hold."""
    try:
        for value in asked:
            model._meta.pk.clean(value, None)
    except ValidationError as error:
        raise Http404 from error


def require_possible_keys(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For the views of choosers: Wagtail's hand what they are asked for to the database as it comes."""
    view_class = getattr(view, "view_class", None)
    if view_class is None or not issubclass(view_class, ChosenViewMixin | ChosenMultipleViewMixin):
        return view
    model = view_class(**view.view_initkwargs).model_class  # type: ignore[attr-defined]

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        refuse_impossible_keys(model, [unquote(value) for value in kwargs.values()] or request.GET.getlist("id"))
        return view(request, *args, **kwargs)

    return guarded


def require_workflow_permission(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """404 below /admin/workflows/ without a permission on workflows: the chooser of tasks names them to everybody."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.path_info.startswith("/admin/workflows/") and request.user.is_authenticated:
            policies = [policy_registry.get_by_type(model) for model in (Workflow, Task)]
            if not any(policy.user_has_any_permission(request.user, ANY_ACTION) for policy in policies):
                raise Http404
        return view(request, *args, **kwargs)

    return guarded
