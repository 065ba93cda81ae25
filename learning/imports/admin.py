"""Imports in the admin: upload, what would become of each row, confirm, and how it went."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from core.decorators import opens_transactions
from core.exports import csv_response
from core.spreadsheets import MB
from core.storages import STORAGE_AWAY, StorageUnavailable
from core.upload_handlers import LostUpload
from learning.imports import services
from learning.imports.carrying_out import table_of
from learning.imports.engine import LIMITS, ImportKind, Result, Row
from learning.imports.kinds import KINDS
from learning.imports.models import ImportRun, RunState
from learning.imports.people import not_written_to
from learning.imports.tasks import write_to_imported

if TYPE_CHECKING:
    from accounts.models import User

#: Rows of each result that the page shows. The file of refused rows has them all.
SHOWN = 50


def kinds_of(user: Any) -> list[ImportKind]:
    return [kind for kind in KINDS.values() if user.has_perm(kind.permission)]


class TableForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )

    def __init__(self, kind: ImportKind, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.user = kind, user
        self.fields["file"].help_text = _("CSV or XLSX, at most %(size)d MB and %(rows)s rows.") % {
            "size": LIMITS.size // MB,
            "rows": f"{LIMITS.rows:,}",
        }

    def clean_file(self) -> Any:
        """Read and kept at once: what cannot be read is answered here."""
        file = self.cleaned_data["file"]
        if isinstance(file, LostUpload):
            raise ValidationError(STORAGE_AWAY)
        try:
            self.run = services.keep(self.kind.slug, file.read(LIMITS.size + 1), self.user)
        except StorageUnavailable:
            raise ValidationError(STORAGE_AWAY) from None
        return file


@dataclass(frozen=True)
class Group:
    """The rows with one result: all are counted, the first are shown."""

    result: Result
    count: int
    rows: list[Row]


class ImportPage(WagtailAdminTemplateMixin, TemplateView):
    """404 to people who may import nothing of the kind."""

    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not kinds_of(request.user):
            raise PermissionDenied
        if "kind" in kwargs:
            self.kind  # noqa: B018  (404 before anything else is done)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def kind(self) -> ImportKind:
        kind = KINDS.get(self.kwargs["kind"])
        if kind is None or not self.request.user.has_perm(kind.permission):
            raise Http404
        return kind

    @cached_property
    def person(self) -> User:
        return cast("User", self.request.user)

    def get_page_title(self) -> str:
        return _("Imports") if "kind" not in self.kwargs else str(self.kind.label)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = [{"url": reverse("imports:index"), "label": _("Imports")}]
        return items if "kind" not in self.kwargs else [*items, {"url": "", "label": self.get_page_title()}]

    def page(self, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context))


class IndexPage(ImportPage):
    """What can be imported, one's own last imports, and those who have not signed in yet."""

    template_name = "pages/imports/admin/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        runs = ImportRun.objects.filter(by=self.person, kind__in=KINDS)[:10]
        return super().get_context_data(
            **kwargs,
            kinds=kinds_of(self.request.user),
            runs=[(KINDS[run.kind], run) for run in runs],
            not_written_to=not_written_to().count(),
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Writes to those who have not signed in yet."""
        number = not_written_to().count()
        if number:
            write_to_imported.enqueue()
        said = ngettext("%(number)d person gets an e-mail.", "%(number)d people get an e-mail each.", number)
        messages.success(request, said % {"number": number})
        return HttpResponseRedirect(reverse("imports:index"))


class UploadPage(ImportPage):
    template_name = "pages/imports/admin/upload.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.page(form=TableForm(self.kind, request.user), kind=self.kind)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = TableForm(self.kind, request.user, request.POST, request.FILES)
        if not form.is_valid():
            return self.page(form=form, kind=self.kind)
        return HttpResponseRedirect(run_url(form.run))


class EmptyTable(ImportPage):
    """A file with the headings alone."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return csv_response(f"{self.kwargs['kind']}.csv", [[column.label for column in self.kind.columns]])


class RunPage(ImportPage):
    """What would become of each row, as things stand now; after Import, how it went. For whoever sent the file alone."""

    template_name = "pages/imports/admin/run.html"

    @cached_property
    def run(self) -> ImportRun:
        runs = ImportRun.objects.filter(by=self.person, kind=self.kwargs["kind"])
        return get_object_or_404(runs, pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.run.state != RunState.LOOKED_AT:
            return self.page(
                run=self.run, kind=self.kind, counts=[(result.label, getattr(self.run, result)) for result in Result]
            )
        try:
            return self._show(services.look(self.run))
        except StorageUnavailable:
            return self._send_again(str(STORAGE_AWAY))
        except ValidationError as error:
            return self._send_again(error.messages[0])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        match request.POST.get("action"):
            case "cancel":
                services.cancel(self.run)
                return HttpResponseRedirect(reverse("imports:index"))
            case "import":
                services.confirm(self.run)
            case "refused" if self.run.state == RunState.LOOKED_AT:
                try:
                    return self._refused(services.look(self.run))
                except (StorageUnavailable, ValidationError):
                    pass
        return HttpResponseRedirect(run_url(self.run))

    def _show(self, rows: list[Row]) -> HttpResponse:
        counted = Counter(row.result for row in rows)
        groups = [
            Group(result, counted[result], [row for row in rows if row.result == result][:SHOWN]) for result in Result
        ]
        return self.page(
            run=self.run,
            kind=self.kind,
            groups=groups,
            to_write=counted[Result.NEW] + counted[Result.CHANGED],
            refused=counted[Result.REFUSED],
            encoding=table_of(self.run).encoding,
        )

    def _refused(self, rows: list[Row]) -> HttpResponse:
        """As a file that can be put right and imported: its first columns are those of an import."""
        columns = self.kind.columns
        refused = [
            [*(row.cells[column.name] for column in columns), row.number, row.says]
            for row in rows
            if row.result == Result.REFUSED
        ]
        headings = [*(column.label for column in columns), _("Row"), _("Why")]
        return csv_response(f"refused-{self.run.kind}.csv", [headings, *refused])

    def _send_again(self, sentence: str) -> HttpResponse:
        messages.error(self.request, sentence)
        return HttpResponseRedirect(reverse("imports:upload", args=[self.run.kind]))


def run_url(run: ImportRun) -> str:
    return reverse("imports:run", args=[run.kind, run.pk])


class ImportsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(kinds_of(request.user))


class ImportsViewSet(ViewSet):
    name = "imports"
    icon = "upload"
    menu_label = gettext_lazy("Imports")
    menu_order = 318
    add_to_admin_menu = True
    menu_item_class = ImportsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", IndexPage.as_view(), name="index"),
            path("<slug:kind>/", opens_transactions(UploadPage.as_view()), name="upload"),
            path("<slug:kind>/headings.csv", EmptyTable.as_view(), name="headings"),
            path("<slug:kind>/<int:pk>/", opens_transactions(RunPage.as_view()), name="run"),
        ]
