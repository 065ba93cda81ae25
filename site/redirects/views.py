"""Redirects in the admin: one at a time, or many from a table that is tried first."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.contrib.redirects import views as wagtail_views
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.permissions import policy_registry

from core.draft_titles import keys_shown_to
from core.exports import csv_response
from core.locks import one_at_a_time
from redirects import sheets
from redirects.enums import Result
from redirects.forms import ColumnsForm, RedirectForm, TableForm
from redirects.rules import End, Outcome, check
from redirects.services import import_redirects
from redirects.sheets import Sheet

#: Rows of each kind that the page shows. The file of refused rows has them all.
SHOWN = 100
ORDER = (Result.REFUSED, Result.NEW, Result.CHANGED, Result.UNCHANGED)


#: In place of the title and the address of a draft.
HIDDEN = gettext_lazy("A page that you may not see")


def hidden_targets(user: Any) -> set[int]:
    """The drafts to which redirects lead, and which this person may not see."""
    targets = Page.objects.filter(
        live=False, pk__in=Redirect.objects.exclude(redirect_page=None).values("redirect_page")
    )
    drafts = set(targets.values_list("pk", flat=True))
    return drafts - keys_shown_to(user, drafts) if drafts else drafts


class IndexView(wagtail_views.IndexView):
    """Wagtail's list and its export, which name no draft to people who may not see it."""

    @cached_property
    def hidden(self) -> set[int]:
        return hidden_targets(self.request.user)

    def search_queryset(self, queryset: QuerySet[Redirect]) -> QuerySet[Redirect]:
        """A draft is not found by words of its address either."""
        found = super().search_queryset(queryset)
        by_old_path = Q(old_path__icontains=self.search_query)
        return found.filter(by_old_path | ~Q(redirect_page__in=self.hidden)) if self.is_searching else found

    def paginate_queryset(self, queryset: QuerySet[Redirect], page_size: int) -> tuple[Any, Any, list[Redirect], bool]:
        paginator, page, redirects, has_others = super().paginate_queryset(queryset, page_size)
        return paginator, page, [self._shown(redirect) for redirect in redirects], has_others

    def to_row_dict(self, item: Redirect) -> dict[str, Any]:
        return super().to_row_dict(self._shown(item))

    def _shown(self, redirect: Redirect) -> Redirect:
        if redirect.redirect_page_id in self.hidden:
            redirect.redirect_page, redirect.redirect_link = None, str(HIDDEN)
        return redirect


class CreateView(wagtail_views.CreateView):
    form_class = RedirectForm


class EditView(wagtail_views.EditView):
    form_class = RedirectForm


class ImportView(WagtailAdminTemplateMixin, TemplateView):
    """Reads a table, says what would become of each row, and imports it when somebody presses Import.

    Nothing is kept between the steps but the table itself, in a field of the form: each step reads and checks it again.
    """

    page_title = gettext_lazy("Import redirects")
    header_icon = "redirect"
    template_name = "pages/redirects/admin/import.html"
    outcomes_template_name = "pages/redirects/admin/import_outcomes.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        policy = policy_registry.get_by_type(Redirect)
        if not all(policy.user_has_permission(request.user, action) for action in ("add", "change")):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse("wagtailredirects:index"), "label": _("Redirects")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._page(form=TableForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "rows" not in request.POST:
            return self._read()
        try:
            sheet = sheets.from_text(request.POST["rows"])
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return HttpResponseRedirect(request.path)
        form = ColumnsForm(sheet, request.POST)
        if not form.is_valid():
            return self._page(form=form, sheet=sheet)
        return self._act(sheet, form)

    def _read(self) -> HttpResponse:
        table = TableForm(self.request.POST, self.request.FILES)
        if not table.is_valid():
            return self._page(form=table)
        sheet, columns = table.sheet, table.sheet.columns()
        old, target, has_headings = columns or sheet.likely_columns()
        chosen = {"rows": sheet.as_text(), "old": old, "target": target, "has_headings": has_headings}
        if columns is None:
            return self._page(form=ColumnsForm(sheet, initial=chosen), sheet=sheet)
        form = ColumnsForm(sheet, {**chosen, "has_headings": "on" if has_headings else ""})
        form.is_valid()
        return self._show(sheet, form)

    def _act(self, sheet: Sheet, form: ColumnsForm) -> HttpResponse:
        match self.request.POST.get("action"):
            case "refused":
                return _refused_rows(_outcomes(sheet, form))
            case "import":
                return self._import(sheet, form)
        return self._show(sheet, form)

    @transaction.atomic
    def _import(self, sheet: Sheet, form: ColumnsForm) -> HttpResponse:
        one_at_a_time(Redirect)
        outcomes = _outcomes(sheet, form)
        if self.request.POST.get("seen") != _fingerprint(outcomes):
            messages.warning(self.request, _("Something has changed since you looked. Please look again."))
            return self._show(sheet, form, outcomes)
        import_redirects(outcomes, self.request.user)
        count = Counter(outcome.result for outcome in outcomes)
        done = _("Imported. New: %(new)d. Changed: %(changed)d. Refused: %(refused)d.")
        messages.success(self.request, done % {result.value: count[result] for result in Result})
        if not count[Result.REFUSED]:
            return HttpResponseRedirect(reverse("wagtailredirects:index"))
        return self._show(sheet, form, is_done=True)

    def _show(
        self, sheet: Sheet, form: ColumnsForm, outcomes: list[Outcome] | None = None, **context: Any
    ) -> HttpResponse:
        outcomes = _outcomes(sheet, form) if outcomes is None else outcomes
        count = Counter(outcome.result for outcome in outcomes)
        self.template_name = self.outcomes_template_name
        return self._page(
            form=form,
            sheet=sheet,
            groups=_groups(outcomes, self.request),
            number_of_redirects=count[Result.NEW] + count[Result.CHANGED],
            number_refused=count[Result.REFUSED],
            seen=_fingerprint(outcomes),
            **context,
        )

    def _page(self, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context))


@dataclass(frozen=True)
class Group:
    """The outcomes of one kind: all are counted, the first are shown, each with its target now and before."""

    result: Result
    count: int
    rows: list[tuple[Outcome, str, str]]


def _outcomes(sheet: Sheet, form: ColumnsForm) -> list[Outcome]:
    chosen = form.cleaned_data
    return check(sheet.addresses(chosen["old"], chosen["target"], chosen["has_headings"]))


def _fingerprint(outcomes: list[Outcome]) -> str:
    """What was seen: the same as long as the same would be written."""
    seen = [(row.row.number, row.result.value, row.old_path, row.end, row.stored and row.stored.pk) for row in outcomes]
    return hashlib.sha256(repr(seen).encode()).hexdigest()


def _groups(outcomes: list[Outcome], request: HttpRequest) -> list[Group]:
    """In the order of what people look for."""
    by_result = {result: [row for row in outcomes if row.result == result] for result in ORDER}
    shown = [row for rows in by_result.values() for row in rows[:SHOWN]]
    before = {row.row.number: _end_of(row.stored) for row in shown if row.stored}
    ends = [*(row.end for row in shown), *before.values()]
    pages = Page.objects.in_bulk({end.page_id for end in ends if end.page_id})
    hidden = hidden_targets(request.user)

    def words(end: End | None) -> str:
        if end is None:
            return ""
        if end.page_id in hidden:
            return str(HIDDEN)
        page = pages.get(end.page_id)
        return f"{page.get_url(request) or page.title}{end.route.lstrip('/')}" if page else end.link

    return [
        Group(result, len(rows), [(row, words(row.end), words(before.get(row.row.number))) for row in rows[:SHOWN]])
        for result, rows in by_result.items()
    ]


def _end_of(stored: Redirect) -> End:
    return End(stored.redirect_page_id, stored.redirect_page_route_path, stored.redirect_link)


def _refused_rows(outcomes: list[Outcome]) -> HttpResponse:
    """As a file that can be put right and imported: its first columns are those of an import."""
    refused = [
        [outcome.row.old, outcome.row.target, outcome.row.number, outcome.reason]
        for outcome in outcomes
        if outcome.result == Result.REFUSED
    ]
    return csv_response("refused-redirects.csv", [[_("From"), _("To"), _("Row"), _("Why")], *refused])
