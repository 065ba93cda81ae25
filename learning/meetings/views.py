"""The meetings of a network for its members, and a person's own calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.addresses import absolute
from core.calendars import calendar_response
from core.pagination import listing
from core.visitors import Visitor, private
from learning.breadcrumbs import Breadcrumb, breadcrumbs
from learning.library.decorators import people_only
from learning.meetings import notice_choices, services
from learning.meetings.calendar_events import calendar_events
from learning.meetings.decorators import network_members_only
from learning.meetings.enums import Answer
from learning.meetings.models import Attendance, CalendarAddress, Meeting
from learning.networks.models import Network
from learning.signed_in import membership_sentence

if TYPE_CHECKING:
    from accounts.models import User


@require_safe
@network_members_only
def meetings(request: HttpRequest, network: Network) -> HttpResponse:
    """Those that come, soonest first, then the past ones with what was noted."""
    found = Meeting.objects.of_network(network).prefetch_related("translations").coming_first()
    page = listing(found, request)
    for meeting in page:
        meeting.network = network
    context = _context(request, network) | {
        "listing": page,
        "coming": [meeting for meeting in page if not meeting.is_over],
        "past": [meeting for meeting in page if meeting.is_over],
        "manages": Network.objects.decided_by(Visitor(request).user).filter(pk=network.pk).exists(),
    }
    return render(request, "pages/meetings/meetings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@network_members_only
def meeting(request: HttpRequest, network: Network, pk: int) -> HttpResponse:
    """One meeting. Posted to, it takes the answer whether she comes, while that makes a difference."""
    found = _published(network, pk)
    user = person(request)
    takes_answers = not (found.is_over or found.is_cancelled)
    if request.method == "POST":
        if takes_answers and request.POST.get("answer") in Answer.values:
            services.answer(found, user, Answer(request.POST["answer"]))
        return HttpResponseRedirect(found.get_absolute_url())
    own = Attendance.objects.filter(meeting=found, user=user).first()
    above = Breadcrumb(_("Meetings"), reverse("learning:meetings", args=[network.slug]))
    context = _context(request, network, above) | {
        "meeting": found,
        "translation": found.translation,
        "materials": found.materials_for(user),
        "coming": found.attendance.coming().count(),
        "own": own,
        "answers": Answer.choices if takes_answers else [],
    }
    return render(request, "pages/meetings/meeting_page.html", context)


@require_safe
@network_members_only
def meeting_calendar(request: HttpRequest, network: Network, pk: int) -> HttpResponse:
    found = _published(network, pk)
    return calendar_response(f"{network.slug}-{found.starts_on}.ics", network.page_title, calendar_events([found]))


@require_safe
@network_members_only
def below(request: HttpRequest, network: Network, path: str) -> HttpResponse:
    """404 for any other path, after access was decided."""
    if not request.path.endswith("/"):
        return redirect(request.get_full_path(force_append_slash=True))
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@people_only
def own_calendar(request: HttpRequest, user: User) -> HttpResponse:
    """Makes, renews and ends the secret address of her calendar, which is shown once; and whether she hears of new meetings."""
    made = ""
    if request.method == "POST" and "notices" in request.POST:
        notice_choices.choose(user, request.POST["notices"] == "start")
        return HttpResponseRedirect(f"{request.path}#notices")
    if request.method == "POST" and "end" in request.POST:
        services.end_calendar_address(user)
        return HttpResponseRedirect(request.path)
    if request.method == "POST":
        made = absolute(reverse("learning:calendar", args=[services.make_calendar_address(user)]))
    context = {
        "made": made,
        "address": CalendarAddress.objects.filter(user=user).first(),
        "gets_notices": notice_choices.wants(user),
        "breadcrumbs": breadcrumbs(request),
        "membership_sentence": membership_sentence(user),
    }
    return render(request, "pages/meetings/own_calendar.html", context)


@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """All meetings of her networks, for a calendar program: no session, and her memberships are asked each time.

    404 for a secret that ended, an account that is closed, and a person whom no network has any more.
    """
    owner = services.owner_of_calendar(secret)
    if owner is None or not owner.memberships.current().exists():
        return private(HttpResponse("404", status=404, content_type="text/plain"))
    found = Meeting.objects.visible_to(owner).in_calendars()
    events = calendar_events(found.select_related("network").prefetch_related("translations"))
    response = private(calendar_response("meetings.ics", _("Meetings of my networks"), events))
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _context(request: HttpRequest, network: Network, *above: Breadcrumb) -> dict[str, Any]:
    """What all pages about the meetings of a network show."""
    return {
        "network": network,
        "breadcrumbs": breadcrumbs(request, Breadcrumb(network.page_title, network.get_absolute_url()), *above),
        "membership_sentence": membership_sentence(Visitor(request).user),
    }


def person(request: HttpRequest) -> User:
    """Who is signed in: the decorators have let nobody else in."""
    return cast("User", Visitor(request).user)


def _published(network: Network, pk: int) -> Meeting:
    found: Meeting = get_object_or_404(Meeting.objects.of_network(network).prefetch_related("translations"), pk=pk)
    found.network = network
    return found
