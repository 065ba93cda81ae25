"""Imports sources: says what would become of each record, and adds those that are well when somebody presses Add.

Nothing is kept between the steps but the text itself, in its field: each step reads and checks it again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from blueprint.citations.harvard import references
from blueprint.citations.reading import READERS
from blueprint.models import Source
from blueprint.source_import import doi_lookup
from blueprint.source_import.checking import Outcome, Result, check
from blueprint.source_import.forms import ImportForm
from blueprint.source_import.tasks import look_up_dois
from core.locks import one_at_a_time

#: Records of each kind that are shown with their reference; all are counted and listed.
SHOWN = 100


@dataclass(frozen=True)
class Group:
    """The outcomes of one kind, each with its reference as a page would show it, where there is one."""

    result: Result
    label: str
    rows: list[tuple[Outcome, str]]


class ImportView(WagtailAdminTemplateMixin, TemplateView):
    page_title = gettext_lazy("Import sources")
    header_icon = "openquote"
    template_name = "pages/blueprint/admin/import_sources.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not policy_registry.get_by_type(Source).user_has_permission(request.user, "add"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse("wagtailsnippets_blueprint_source:list"), "label": _("Sources")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._page(form=ImportForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form=form)
        if request.POST.get("action") == "add":
            return self._add(form)
        if asked := doi_lookup.to_ask(record.doi for record in form.records if record.doi):
            look_up_dois.enqueue(asked)
        return self._show(form, check(form.records, form.common))

    @transaction.atomic
    def _add(self, form: ImportForm) -> HttpResponse:
        one_at_a_time(Source)
        outcomes = check(form.records, form.common)
        if self.request.POST.get("seen") != fingerprint(outcomes):
            messages.warning(self.request, _("Something has changed since you looked. Please look again."))
            return self._show(form, outcomes)
        for source in (outcome.source for outcome in outcomes if outcome.result == Result.NEW):
            source.save()  # type: ignore[union-attr]  # a new outcome has one
            log(source, "wagtail.create", user=self.request.user)
        messages.success(self.request, _in_numbers(outcomes, is_done=True))
        return self._show(form, outcomes, is_done=True)

    def _show(self, form: ImportForm, outcomes: list[Outcome], is_done: bool = False) -> HttpResponse:
        return self._page(
            form=form,
            format_name=READERS[form.kind_found].name,
            summary=_in_numbers(outcomes, is_done),
            groups=_groups(outcomes, is_done),
            number_new=0 if is_done else sum(outcome.result == Result.NEW for outcome in outcomes),
            seen=fingerprint(outcomes),
            is_done=is_done,
        )

    def _page(self, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context))


def _in_numbers(outcomes: list[Outcome], is_done: bool) -> str:
    count = {result.value: sum(outcome.result == result for outcome in outcomes) for result in Result}
    sentence = (
        _("Read: %(all)d. Added: %(new)d. Already here: %(present)d. Waiting: %(waiting)d. Failed: %(failed)d.")
        if is_done
        else _(
            "Read: %(all)d. To be added: %(new)d. Already here: %(present)d. Waiting: %(waiting)d. Failed: %(failed)d."
        )
    )
    return sentence % {"all": len(outcomes), **count}


def fingerprint(outcomes: Iterable[Outcome]) -> str:
    """What was seen: the same as long as the same would be written."""
    seen = [
        (one.record.line, one.result.value, one.source and (one.source.key, one.source.as_shown)) for one in outcomes
    ]
    return hashlib.sha256(repr(seen).encode()).hexdigest()


def _groups(outcomes: list[Outcome], is_done: bool) -> list[Group]:
    groups = []
    for result in Result:
        found = [outcome for outcome in outcomes if outcome.result == result]
        cited = [one.source.csl for one in found[:SHOWN] if one.source and result != Result.FAILED]
        texts = iter(references(cited))
        label = _("Added") if is_done and result == Result.NEW else str(result.label)
        rows = [
            (one, next(texts, "") if one.source and result != Result.FAILED and at < SHOWN else "")
            for at, one in enumerate(found)
        ]
        groups += [Group(result, label, rows)] if rows else []
    return groups
