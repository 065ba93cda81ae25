"""The pages on which a coordinator plans the meetings of her network. `coordinators_only` decides who gets them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.facets import one_line
from core.pagination import listing
from learning.breadcrumbs import Breadcrumb
from learning.meetings import services
from learning.meetings.forms import CancelForm, PlanForm, words_forms
from learning.meetings.materials import chosen_for, hidden_from, offered_to
from learning.meetings.models import Meeting
from learning.meetings.people import MOST_SHOWN, people_for
from learning.meetings.views import person
from learning.networks.decorators import coordinators_only
from learning.networks.models import Network
from learning.networks.page_contexts import manage_context


@require_safe
@coordinators_only
def meetings(request: HttpRequest, network: Network) -> HttpResponse:
    """All of the network, drafts too: those that come, then the past ones."""
    found = Meeting.objects.filter(network=network).prefetch_related("translations").coming_first()
    page = listing(found, request)
    for meeting in page:
        meeting.network = network
    context = manage_context(request, network, _("Meetings")) | {"listing": page}
    return render(request, "pages/meetings/manage/meetings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def add(request: HttpRequest, network: Network) -> HttpResponse:
    return _plan(request, network, Meeting(network=network))


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def edit(request: HttpRequest, network: Network, pk: int) -> HttpResponse:
    """The newest version of it, published or not."""
    return _plan(request, network, _newest(_meeting(network, pk)))


def _plan(request: HttpRequest, network: Network, meeting: Meeting) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = PlanForm(data, instance=meeting, initial={"seen": meeting.latest_revision_id})
    words = words_forms(meeting, data)
    if data is not None and all([form.is_valid(), *(part.is_valid() for part in words)]):
        texts = {part.language: part.words() for part in words}
        try:
            saved = services.save_plan(
                meeting if meeting.pk else Meeting(network=network),
                form.plan(),
                texts,
                by=person(request),
                publish="publish" in data,
                seen=form.cleaned_data["seen"],
            )
        except services.ChangedMeanwhile as changed:
            form.add_error(None, changed.sentence)
        else:
            state = "published" if "publish" in data else "draft"
            return HttpResponseRedirect(f"{saved.get_manage_url()}?saved={state}")
    context = _context(request, meeting, meeting.title if meeting.pk else _("Plan a meeting")) | {
        "heading_language": meeting.foreign_language if meeting.pk else "",
        "form": form,
        "words": words,
        "sent": [*words, form],
        "has_errors": any(part.errors for part in words),
        "saved": request.GET.get("saved", ""),
    }
    return render(request, "pages/meetings/manage/plan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def cancel(request: HttpRequest, network: Network, pk: int) -> HttpResponse:
    """Cancels what is published, with a reason; or says that it takes place after all."""
    meeting = _meeting(network, pk)
    if not meeting.live:
        raise Http404
    form = CancelForm(request.POST or None, meeting=meeting)
    if request.method == "POST" and (meeting.is_cancelled or form.is_valid()):
        try:
            _cancel_or_restore(request, meeting, form)
        except services.ChangedMeanwhile as changed:
            form.add_error(None, changed.sentence)
        else:
            return HttpResponseRedirect(meeting.get_manage_url())
    heading = _("Does it take place after all?") if meeting.is_cancelled else _("Cancel this meeting?")
    context = _context(request, meeting, heading) | {"form": form}
    return render(request, "pages/meetings/manage/cancel.html", context)


def _cancel_or_restore(request: HttpRequest, meeting: Meeting, form: CancelForm) -> None:
    """By the button that was pressed, not by what stands: a second press of it changes nothing."""
    if "restore" in request.POST:
        services.restore(meeting, by=person(request))
    elif form.is_valid():
        services.cancel(meeting, form.reasons(), by=person(request))


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def materials(request: HttpRequest, network: Network, pk: int) -> HttpResponse:
    """Resources of the network's libraries, of those that the coordinator may see herself."""
    draft, user = _newest(_meeting(network, pk)), person(request)
    words = one_line(request.GET.get("q", ""))
    offered, chosen = offered_to(user, draft, words), chosen_for(user, draft)
    context = _context(request, draft, _("Materials of the meeting"))
    if request.method == "POST":
        ticked = set(request.POST.getlist("resource"))
        kept = [resource for resource in [*chosen, *offered] if str(resource.pk) in ticked]
        try:
            services.set_materials(draft, [*hidden_from(user, draft), *kept], by=user)
        except services.ChangedMeanwhile as changed:
            context |= {"refusal": changed.sentence}
        else:
            return HttpResponseRedirect(f"{draft.get_materials_url()}?saved=1")
    context |= {"offered": offered, "chosen": chosen, "q": words, "saved": "saved" in request.GET}
    return render(request, "pages/meetings/manage/materials.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def attendance(request: HttpRequest, network: Network, pk: int) -> HttpResponse:
    """Who said that she comes, and who came."""
    meeting = _meeting(network, pk)
    words = one_line(request.GET.get("q", ""))
    people = people_for(meeting, words)
    if request.method == "POST":
        ticked = {int(value) for value in request.POST.getlist("came") if value.isdecimal()}
        shown = {int(value) for value in request.POST.getlist("shown") if value.isdecimal()}
        services.record_attendance(meeting, [row.user for row in people if row.user.pk in shown], ticked)
        return HttpResponseRedirect(f"{meeting.get_attendance_url()}?saved=1")
    context = _context(request, meeting, _("Who comes")) | {
        "people": people,
        "q": words,
        "most": MOST_SHOWN,
        "came": meeting.attendance.filter(came=True).count(),
        "saved": "saved" in request.GET,
    }
    return render(request, "pages/meetings/manage/attendance.html", context)


def _meeting(network: Network, pk: int) -> Meeting:
    """Of this network; that of another one is not there."""
    found: Meeting = get_object_or_404(Meeting.objects.prefetch_related("translations"), network=network, pk=pk)
    found.network = network
    return found


def _newest(meeting: Meeting) -> Meeting:
    """With what was saved last, published or not."""
    if not meeting.latest_revision_id:
        return meeting
    draft: Meeting = meeting.get_latest_revision_as_object()
    draft.network = meeting.network
    return draft


def _context(request: HttpRequest, meeting: Meeting, heading: str) -> dict[str, Any]:
    network = meeting.network
    all_meetings = Breadcrumb(_("Meetings"), reverse("learning:manage_meetings", args=[network.slug]))
    return manage_context(request, network, heading, all_meetings) | {"meeting": meeting}
