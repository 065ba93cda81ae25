"""The page at /learning/: a public front page, and for signed-in people the hub itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.blocks import BodyBlock
from core.fields import StreamField
from core.models import BasePage
from core.pagination import listing
from core.visitors import Visitor, private
from learning.hub import hub_context
from learning.networks.map import network_map
from learning.networks.models import Network
from learning.visits import record_visit, visit_before

if TYPE_CHECKING:
    from accounts.models import User


class LearningPage(BasePage):
    """What the hub is, which networks there are and how to join. Signed in, it is the hub itself."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = [
        "training.ProgrammeIndexPage",
        "quality_mark.QualityMarkPage",
        "pages.StandardPage",
        "forms.FormPage",
    ]
    page_description = _("The front page of networks and training. Members see their own hub here.")
    template = "pages/learning/learning_page.html"
    hub_template = "pages/learning/hub.html"
    max_count_per_parent = 1

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text above the networks"))

    content_panels = [*BasePage.intro_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    translatable_fields = [*BasePage.base_translatable_fields, TranslatableField("body")]

    class Meta:
        verbose_name = _("learning page")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The hub for a signed-in person, which is never cached; else the public page."""
        user = _hub_user(request)
        if user is None:
            return super().serve(request, *args, **kwargs)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        record_visit(request, user)
        self.referrer_policy = "same-origin"  # as on every private page
        return private(super().serve(request, *args, **kwargs))

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return self.hub_template if _hub_user(request) else super().get_template(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        if user := _hub_user(request):
            return context | hub_context(user, visit_before(request), request)
        networks = listing(Network.objects.described(), request)
        return context | {
            "listing": networks,
            "map": network_map(list(networks), networks.start_index()),
            "pages_below": self.get_children().live().order_by("path").specific(),
        }


def _hub_user(request: HttpRequest) -> User | None:
    """The signed-in person who gets the hub; None for those who get the public page: visitors, and previews."""
    return None if getattr(request, "is_preview", False) else Visitor(request).user
