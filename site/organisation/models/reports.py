"""The page of annual reports and accounts."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.blocks import BodyBlock
from core.examples import ExamplePage
from core.fields import StreamField
from core.models import BasePage
from organisation.blocks import ReportBlock


class ReportsPage(ExamplePage):
    """Annual reports and accounts, year by year, each with its file."""

    parent_page_types = ["pages.LandingPage"]
    subpage_types: list[str] = []
    page_description = _("Annual reports and accounts: one line a year with its file.")
    template = "pages/organisation/reports_page.html"
    max_count_per_parent = 1

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text above the reports"))
    reports = StreamField(
        [("report", ReportBlock())], blank=True, verbose_name=_("reports"), help_text=_("Newest first.")
    )

    content_panels = [*BasePage.intro_panels, FieldPanel("body"), FieldPanel("reports"), ExamplePage.example_panel]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.SearchField("reports")]
    translatable_fields = [
        *BasePage.base_translatable_fields,
        *ExamplePage.example_translatable_fields,
        TranslatableField("body"),
        TranslatableField("reports"),
    ]

    class Meta:
        verbose_name = _("annual reports page")
