"""The page of people, by role."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.blocks import BodyBlock
from core.examples import ExamplePage
from core.fields import StreamField
from core.models import BasePage
from organisation.blocks import RolesBlock


class PeoplePage(ExamplePage):
    """Who does what: trustees and staff by their roles, with a name only where somebody agreed to that."""

    parent_page_types = ["pages.LandingPage"]
    subpage_types: list[str] = []
    page_description = _("People by role: trustees and staff, what each role does, names where people agreed.")
    template = "pages/organisation/people_page.html"
    max_count_per_parent = 1

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text above the roles"))
    groups = StreamField(
        [("roles", RolesBlock())],
        verbose_name=_("roles"),
        help_text=_("One group for trustees, one for staff, in the order in which readers see them."),
    )

    content_panels = [*BasePage.intro_panels, FieldPanel("body"), FieldPanel("groups"), ExamplePage.example_panel]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.SearchField("groups")]
    translatable_fields = [
        *BasePage.base_translatable_fields,
        *ExamplePage.example_translatable_fields,
        TranslatableField("body"),
        TranslatableField("groups"),
    ]

    class Meta:
        verbose_name = _("people page")
