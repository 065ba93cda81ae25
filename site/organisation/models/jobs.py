"""Jobs, each of which closes itself at its last moment."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.addresses import absolute
from core.blocks import TEXT_FEATURES, BodyBlock
from core.examples import ExamplePage
from core.fields import InvariantField, StreamField
from core.index_pages import IndexPage
from core.models import BasePage
from core.pagination import listing
from core.structured_data import ORGANISATION, page_data
from organisation.forms import JobForm
from organisation.querysets import JobQuerySet


class JobPage(ExamplePage):
    """A job with the last moment to apply. After it the page stays and says that the job is closed."""

    parent_page_types = ["organisation.JobsIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A job: pay, hours, place, how to apply, and the moment at which it closes itself.")
    template = "pages/organisation/job_page.html"
    base_form_class = JobForm
    reader_kind = _("Job")

    closes_at = models.DateTimeField(
        _("last moment to apply"),
        null=True,  # a draft may lack it, what is published may not
        help_text=_("For example 01/07/2027 12:00. From then on page and list say that the job is closed."),
    )
    salary = models.CharField(
        _("pay"), max_length=120, blank=True, help_text=_("For example “£30,000 a year”. Empty: “Not yet known”.")
    )
    hours = models.CharField(
        _("hours"), max_length=120, blank=True, help_text=_("For example “35 hours a week, some evenings”.")
    )
    place = models.CharField(
        _("place"), max_length=120, blank=True, help_text=_("For example “Hampshire, two days a week from home”.")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("about the job"))
    how_to_apply = RichTextField(
        _("how to apply"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("To whom, with what, and by when somebody hears. It is shown while the job is open."),
    )

    objects: ClassVar = PageManager.from_queryset(JobQuerySet)()

    content_panels = [
        *BasePage.intro_panels,
        FieldPanel("closes_at"),
        MultiFieldPanel(
            [FieldPanel("salary"), FieldRowPanel([FieldPanel("hours"), FieldPanel("place")])],
            heading=_("At a glance"),
        ),
        FieldPanel("body"),
        FieldPanel("how_to_apply"),
        ExamplePage.example_panel,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("place"),
        index.SearchField("body"),
        index.SearchField("how_to_apply"),
    ]
    translatable_fields = [
        *BasePage.base_translatable_fields,
        *ExamplePage.example_translatable_fields,
        InvariantField("closes_at"),
        TranslatableField("salary"),
        TranslatableField("hours"),
        TranslatableField("place"),
        TranslatableField("body"),
        TranslatableField("how_to_apply"),
    ]

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")

    @property
    def is_closed(self) -> bool:
        return self.closes_at is not None and self.closes_at <= timezone.now()

    def structured_data(self) -> dict[str, Any]:
        """A vacancy while people can apply for it, and a page from then on."""
        if self.is_closed or self.closes_at is None:
            return super().structured_data()
        data = {
            "title": self.title,
            "description": self.summary or self.title,
            "datePosted": timezone.localdate(self.first_published_at).isoformat() if self.first_published_at else None,
            "validThrough": self.closes_at.isoformat(),
            "hiringOrganization": ORGANISATION | {"sameAs": absolute("/")},
            "jobLocation": {"@type": "Place", "address": self.place} if self.place else None,
            "workHours": self.hours,
        }
        return page_data(self, "JobPosting") | {name: value for name, value in data.items() if value}


class JobsIndexPage(IndexPage):
    """The list of jobs: open ones first, then those that have closed."""

    parent_page_types = ["pages.LandingPage"]
    subpage_types = ["organisation.JobPage"]
    page_description = _("The list of jobs. It fills itself, and a job that has closed says so.")
    template = "pages/organisation/jobs_index_page.html"

    class Meta:
        verbose_name = _("list of jobs")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        jobs = JobPage.objects.child_of(self).live().open_first()
        return super().get_context(request, *args, **kwargs) | {"listing": listing(jobs, request)}
