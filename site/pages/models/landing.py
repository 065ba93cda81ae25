"""Landing pages of sections of the site."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.blocks import BodyBlock
from core.fields import StreamField
from core.models import BasePage
from core.pagination import listing


class LandingPage(BasePage):
    """The landing page of a section of the site: an introduction, then its child pages."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = [
        "pages.StandardPage",
        "pages.LandingPage",
        "pages.HistoryPage",
        "organisation.PeoplePage",
        "organisation.ReportsPage",
        "organisation.JobsIndexPage",
        "forms.FormPage",
    ]
    page_description = _("The front page of a part of the site, such as “About us” or “Influence”.")
    template = "pages/pages/landing_page.html"

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text above the list of pages"))

    content_panels = [*BasePage.intro_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    translatable_fields = [*BasePage.base_translatable_fields, TranslatableField("body")]

    class Meta:
        verbose_name = _("landing page")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = listing(self.get_children().live().specific().order_by("path"), request)
        return context
