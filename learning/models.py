"""The public front page of the learning hub; for somebody signed in, her own hub at the same address."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.blocks import BodyBlock
from core.fields import StreamField
from core.models import BasePage
from core.visitors import Visitor


class LearningPage(BasePage):
    """What the hub is, which networks there are and how to join. Signed in, it is the hub itself."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.StandardPage"]
    page_description = _("The front page of networks and training. Members see their own hub here.")
    template = "pages/learning/learning_page.html"
    max_count_per_parent = 1

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text above the networks"))

    content_panels = [*BasePage.intro_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    translatable_fields = [*BasePage.base_translatable_fields, TranslatableField("body")]

    def serve(self, request, *args, **kwargs):
        """The hub for whoever is signed in: the same address, never kept by a cache."""
        from learning.views import hub

        user = Visitor(request).user
        if user is None or getattr(request, "is_preview", False):
            return super().serve(request, *args, **kwargs)
        return hub(request, self, user)

    def get_context(self, request, *args, **kwargs):
        from learning.networks.models import Network

        context = super().get_context(request, *args, **kwargs)
        context["networks"] = Network.objects.visible_to(None)
        return context
