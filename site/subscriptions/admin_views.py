"""The page from which an issue is tried, scheduled and sent, and on which one sees what became of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from languages.locales import language_choices
from subscriptions import services
from subscriptions.emails import test_emails
from subscriptions.enums import IssueState
from subscriptions.forms import ScheduleForm
from subscriptions.models import NEWSLETTER, Delivery, NewsletterIssue, Subscription

ROWS = 50
SECONDS_BETWEEN_COUNTS = 10


class SendingView(WagtailAdminTemplateMixin, TemplateView):
    """Who may change issues tries them on herself; who may send them sends, schedules, takes back and sends again."""

    template_name = "pages/subscriptions/admin/sending.html"
    header_icon = "mail"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        issues = NewsletterIssue.objects.counted().prefetch_related("translations")
        self.issue = get_object_or_404(issues, pk=kwargs["pk"])
        self.form = ScheduleForm(request.POST if request.POST.get("action") == "schedule" else None)

    def get_page_title(self) -> str:
        return str(self.issue)

    def get_page_subtitle(self) -> str:
        return str(self.issue.state.label)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        viewset = NewsletterIssue.snippet_viewset
        return [
            {"url": reverse(viewset.get_url_name("list")), "label": viewset.menu_label},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        names = dict(language_choices())
        readers = _readers() if self.issue.state == IssueState.DRAFT else []
        may_send = self.request.user.has_perm("subscriptions.send_newsletterissue")
        return super().get_context_data(
            **kwargs,
            issue=self.issue,
            state=self.issue.state,
            form=self.form,
            readers=readers,
            number=sum(number for _name, number in readers),
            asks=may_send and "now" in self.request.GET,
            in_english=[names[code] for code in self.issue.languages_without_words()],
            may_send=may_send,
            may_change=self.request.user.has_perm("subscriptions.change_newsletterissue"),
            may_see_addresses=self.request.user.has_perm("subscriptions.view_subscription"),
            failed=Paginator(_failed(self.issue), ROWS).get_page(self.request.GET.get("p")),
            not_taken=Delivery.objects.not_taken().filter(sending__issue=self.issue).count(),
            edit_url=_url("edit", self.issue),
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        if self.issue.state == IssueState.SENDING:
            response["Refresh"] = str(SECONDS_BETWEEN_COUNTS)
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        action = request.POST.get("action")
        needed = "change_newsletterissue" if action == "test" else "send_newsletterissue"
        if not request.user.has_perm(f"subscriptions.{needed}"):
            raise PermissionDenied
        if action == "schedule" and not self.form.is_valid():
            return self.render_to_response(self.get_context_data(), status=400)
        self._act(action)
        return HttpResponseRedirect(sending_url(self.issue))

    def _act(self, action: str | None) -> None:
        user: Any = self.request.user
        match action:
            case "test":
                for email in test_emails(self.issue, user.email):
                    email.send()
                messages.success(self.request, _("It is on its way to your own address, in each language."))
            case "send":
                self._tell(services.send(self.issue, user), _("It goes out now."))
            case "schedule":
                at = self.form.cleaned_data["send_at"]
                self._tell(services.send(self.issue, user, at), _("It is scheduled. Until then you can take it back."))
            case "send_again":
                sending = getattr(self.issue, "sending", None)
                self._tell(bool(sending and services.send_again(sending, user)), _("It goes out to them now."))
            case "take_back":
                if services.take_back(self.issue, user):
                    messages.success(self.request, _("It is a draft again, and can be changed."))
                else:
                    messages.warning(self.request, _("It is too late: it goes out already, or was taken back."))

    def _tell(self, done: bool, sentence: str) -> None:
        if done:
            messages.success(self.request, sentence)
        else:
            messages.warning(self.request, _("Somebody has sent or scheduled it already. Nobody gets it twice."))


def sending_url(issue: NewsletterIssue) -> str:
    return _url("sending", issue)


def _url(name: str, issue: NewsletterIssue) -> str:
    viewset = NewsletterIssue.snippet_viewset
    return reverse(viewset.get_url_name(name), args=[issue.pk])


def _readers() -> list[tuple[str, int]]:
    """Each language with the number of those who get the issue in it."""
    on_list = Subscription.objects.confirmed().filter(list_key=NEWSLETTER)
    rows = on_list.order_by().values_list("language").annotate(number=Count("pk"))
    found = dict(rows)
    return [(str(name), found.get(code, 0)) for code, name in settings.LANGUAGES]


def _failed(issue: NewsletterIssue) -> Any:
    failed = Delivery.objects.failed().filter(sending__issue=issue)
    return failed.select_related("subscription__subscriber").order_by("pk")
