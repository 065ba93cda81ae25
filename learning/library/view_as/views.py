"""The admin views of "view as": a form to choose whom, and the pages as that person gets them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.csp import CSP, build_policy
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from core.viewsets import OwnBreadcrumbMixin
from core.visitors import private
from learning.library.models import Library
from learning.library.view_as.person import ABOUT, About, Pretended, make_person, response_as, with_links_inside
from learning.networks.models import Network, Organisation
from learning.training.models import Programme

#: The policy of the site, and framed by nobody, not even by our own pages.
_DIRECTIVES: dict[str, Any] = {**settings.SECURE_CSP, "frame-ancestors": [CSP.NONE]}
POLICY = build_policy(_DIRECTIVES)


def require_editor(request: HttpRequest) -> None:
    """404 for whoever may not edit libraries."""
    if not policy_registry.get_by_type(Library).user_has_permission(request.user, "change"):
        raise Http404


MODELS: dict[str, Any] = {"network": Network, "organisation": Organisation, "programme": Programme}
MISSING = {
    "network": _("Choose a network."),
    "organisation": _("Choose an organisation."),
    "programme": _("Choose a programme."),
}


class ViewAsForm(forms.Form):
    kind = forms.ChoiceField(label=_("Who"), choices=Pretended, widget=forms.RadioSelect, initial=Pretended.MEMBER)
    network = forms.ModelChoiceField(label=_("Network"), queryset=Network.objects.all(), required=False)
    organisation = forms.ModelChoiceField(label=_("Organisation"), queryset=Organisation.objects.all(), required=False)
    programme = forms.ModelChoiceField(label=_("Programme"), queryset=Programme.objects.described(), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kind = Pretended(cleaned["kind"]) if cleaned.get("kind") else Pretended.NOBODY
        for name, missing in MISSING.items():
            if getattr(kind, f"needs_{name}") and not cleaned.get(name):
                self.add_error(name, missing)
        return cleaned


class ViewAsView(OwnBreadcrumbMixin, WagtailAdminTemplateMixin, FormView):
    """Chooses whose view it is; by GET, so that nothing is sent."""

    template_name = "pages/library/admin/view_as.html"
    page_title = _("View as")
    header_icon = "view"
    form_class = ViewAsForm
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require_editor(request)
        if "kind" not in request.GET:
            return super().get(request, *args, **kwargs)
        form = ViewAsForm(request.GET)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        chosen = form.cleaned_data
        pks = [getattr(chosen[name], "pk", 0) for name in ABOUT]
        return HttpResponseRedirect(reverse("view_as_page", args=[chosen["kind"], *pks, "learning/"]))


def page_as(request: HttpRequest, kind: str, path: str, **pks: int) -> HttpResponse:
    """A page of the hub as that person gets it, with a bar that says whose view it is."""
    require_editor(request)
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    who = _pretended(kind)
    chosen = About(**{name: MODELS[name].objects.filter(pk=pk).first() for name, pk in pks.items()})
    about = chosen.needed_by(who)
    if about is None:
        raise Http404
    base = reverse("view_as_page", args=[kind, *pks.values(), "x"]).removesuffix("/x")
    found = response_as(request, f"/{path}", lambda: make_person(who, about))
    bar = {"who": who.label, "about": about}
    return _framed_by_nobody(_shown(request, found, base, bar))


def _pretended(kind: str) -> Pretended:
    try:
        return Pretended(kind)
    except ValueError as error:
        raise Http404 from error


def _shown(request: HttpRequest, found: HttpResponse | None, base: str, bar: dict[str, Any]) -> HttpResponse:
    """The page with the bar; where there is no page to show, the bar alone with a sentence."""
    if found is None:
        return _bar_alone(request, bar | {"not_shown": True}, 403)
    address = found.headers.get("Location", "")
    if address.startswith(("/learning/", "/cy/learning/")):
        return HttpResponseRedirect(f"{base}{address}")
    if address:
        return _bar_alone(request, bar | {"sent_to_sign_in": True}, 200)
    if found.status_code == 404 and not found.content:
        return _bar_alone(request, bar, 404)
    head, body, rest = found.text.partition("<body")
    opening, end, content = rest.partition(">")
    shown = render_to_string("pages/library/admin/view_as_bar.html", bar)
    page = f"{head}{body}{opening}{end}{shown}{with_links_inside(content, base)}"
    return HttpResponse(page, status=found.status_code)


def _bar_alone(request: HttpRequest, bar: dict[str, Any], status: int) -> HttpResponse:
    return render(request, "pages/library/admin/view_as_alone.html", bar, status=status)


def _framed_by_nobody(response: HttpResponse) -> HttpResponse:
    response.headers["X-Frame-Options"] = "DENY"
    response.headers["Content-Security-Policy"] = POLICY
    return private(response)
