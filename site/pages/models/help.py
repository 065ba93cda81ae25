"""The help page."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.blocks import BodyBlock
from core.fields import StreamField
from core.models import BasePage


class HelpPage(BasePage):
    """Help for a woman in danger or distress: what to do first, whom to call, how to leave the page.

    The page sends no referrer to the next site and is not stored by the browser.
    """

    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    page_description = _("Help for a woman in danger or distress, with the helplines.")
    template = "pages/pages/help_page.html"
    max_count_per_parent = 1
    referrer_policy = "no-referrer"

    first_steps = StreamField(
        BodyBlock(),
        verbose_name=_("what to do now"),
        help_text=_("Short and plain. The helplines are shown below it by themselves."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more help"))

    content_panels = [*BasePage.intro_panels, FieldPanel("first_steps"), FieldPanel("body")]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("first_steps"),
        index.SearchField("body"),
    ]
    translatable_fields = [
        *BasePage.base_translatable_fields,
        TranslatableField("first_steps"),
        TranslatableField("body"),
    ]

    class Meta:
        verbose_name = _("help page")

    def serve(self, request, *args, **kwargs):
        response = super().serve(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response
