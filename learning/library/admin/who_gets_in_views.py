"""The page of the admin that names everybody whom an audience lets in, and everybody whom it nearly does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.viewsets import OwnBreadcrumbMixin
from learning.library.admin.who_gets_in import ChoiceForm, WhoGetsIn, may_see_names
from learning.library.models import Library

if TYPE_CHECKING:
    from accounts.models import User

PER_PAGE = 50
MAX_LENGTH = 100


class WhoView(OwnBreadcrumbMixin, WagtailAdminTemplateMixin, TemplateView):
    """By GET for the list with its search, by POST from a form of a library that is not saved. It saves nothing."""

    template_name = "pages/library/admin/who.html"
    page_title = _("Who gets in")
    header_icon = "group"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form = ChoiceForm(self._chosen())
        if not form.is_valid():
            return context | {"errors": [error for errors in form.errors.values() for error in errors]}
        by_name = may_see_names(cast("User", self.request.user))
        who = WhoGetsIn(form.audience, by_name, form.cleaned_data["library"])
        if self.request.method == "POST" or not by_name:
            return context | {"who": who}
        words, nearly = self.request.GET.get("q", "")[:MAX_LENGTH].strip(), "nearly" in self.request.GET
        found = who.nearly(words) if nearly else who.people(words)
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        asked = [
            (name, value) for name, values in self.request.GET.lists() if name not in {"q", "p"} for value in values
        ]
        return context | {"who": who, "words": words, "is_nearly": nearly, "listing": page, "asked": asked}

    def _chosen(self) -> Any:
        """What was posted; a library that is live posts no audience, since its form cannot change it: then the stored one."""
        chosen = self.request.POST if self.request.method == "POST" else self.request.GET
        number = chosen.get("library", "")
        if "audience_kind" in chosen or not number.isdecimal():
            return chosen
        stored = Library.objects.filter(pk=number).first()
        if stored is None:
            return chosen
        audience = stored.audience
        named = {audience.relation: [row.pk for row in audience.chosen]} if audience.relation else {}
        return {"audience_kind": stored.audience_kind, "library": stored.pk, **named}
