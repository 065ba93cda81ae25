"""The bin in the admin: a list, and a question before something is restored or deleted for good."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from recycle_bin import services
from recycle_bin.confirmations import titles_of
from recycle_bin.models import Deletion
from recycle_bin.permissions import may_delete_for_good, visible_to
from recycle_bin.rows import CannotRestore


def _day(attribute: str) -> Any:
    return lambda deletion: date_format(localtime(getattr(deletion, attribute)), "j F Y, H:i")


def _restore_url(deletion: Deletion) -> str:
    return reverse("recycle_bin:restore", args=[deletion.pk])


class BinView(generic.IndexView):
    """What this person may restore, the newest first."""

    model = Deletion
    page_title = gettext_lazy("Bin")
    header_icon = "bin"
    any_permission_required: list[str] = []
    permission_policy = None
    index_url_name = "recycle_bin:index"
    index_results_url_name = "recycle_bin:index_results"
    default_ordering = "-deleted_at"
    paginate_by = 50
    is_searchable = False
    template_name = "pages/recycle_bin/admin/index.html"

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("title", label=_("What"), get_url=_restore_url),
            Column("kind", label=_("Kind")),
            Column("number_of_pages", label=_("Pages"), accessor=lambda deletion: deletion.number_of_pages or ""),
            Column("deleted_by", label=_("Deleted by"), accessor=lambda deletion: deletion.deleted_by or ""),
            Column("deleted_at", label=_("When"), accessor=_day("deleted_at")),
            Column("kept_until", label=_("Kept until"), accessor=_day("kept_until")),
        ]

    def get_base_queryset(self) -> QuerySet[Deletion]:
        return visible_to(self.request.user)


class DeletionView(WagtailAdminTemplateMixin, TemplateView):
    """A question about one deletion, and what happens when it is answered."""

    header_icon = "bin"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.deletion = get_object_or_404(visible_to(request.user), pk=kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return self.deletion.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse("recycle_bin:index"), "label": BinView.page_title},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]


class RestoreView(DeletionView):
    page_title = gettext_lazy("Restore")
    template_name = "pages/recycle_bin/admin/restore.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        parents, refusal = [], ""
        try:
            parents = services.check(self.deletion)
        except CannotRestore as reason:
            refusal = reason.sentence
        moved = any(
            parent.pk != place["above"][0] for place, parent in zip(self.deletion.places, parents, strict=False)
        )
        return super().get_context_data(
            **kwargs,
            deletion=self.deletion,
            parents=titles_of([parent for parent in parents if parent.depth > 1], self.request.user),
            moved=moved,
            refusal=refusal,
            may_delete_for_good=may_delete_for_good(self.request.user),
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            item = services.restore(self.deletion, by=request.user)
        except CannotRestore as reason:
            messages.error(request, reason.sentence)
            return HttpResponseRedirect(request.path)
        messages.success(request, _("“%(title)s” is restored.") % {"title": self.deletion.title}, buttons=_edit(item))
        return HttpResponseRedirect(reverse("recycle_bin:index"))


def _edit(item: Model) -> list:
    url = AdminURLFinder().get_edit_url(item)
    return [messages.button(url, _("Edit"))] if url else []


class DeleteForGoodView(DeletionView):
    page_title = gettext_lazy("Delete for good")
    template_name = "pages/recycle_bin/admin/delete_for_good.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not may_delete_for_good(request.user):
            raise PermissionDenied

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, deletion=self.deletion)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        services.delete_for_good(self.deletion, by=request.user)
        messages.success(request, _("“%(title)s” is deleted for good.") % {"title": self.deletion.title})
        return HttpResponseRedirect(reverse("recycle_bin:index"))


class BinMenuItem(MenuItem):
    """For those who may restore something; where nothing is in the bin it is not needed."""

    def is_shown(self, request: HttpRequest) -> bool:
        return visible_to(request.user).exists()


class BinViewSet(ViewSet):
    name = "recycle_bin"
    url_prefix = "bin"
    icon = "bin"
    menu_label = gettext_lazy("Bin")
    menu_order = 900
    add_to_admin_menu = True
    menu_item_class = BinMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", BinView.as_view(), name="index"),
            path("results/", BinView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/restore/", RestoreView.as_view(), name="restore"),
            path("<int:pk>/delete/", DeleteForGoodView.as_view(), name="delete_for_good"),
        ]
