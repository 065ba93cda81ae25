"""Calendar files of one event, and of all that come."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.calendars import calendar_response
from events.calendar_events import calendar_events
from events.models import EventIndexPage, EventPage

#: The soonest events of a list; its file stays small however many are announced years ahead.
LONGEST_CALENDAR = 500


@require_safe
def calendar(request: HttpRequest, path: str) -> HttpResponse:
    """That of the live page at the path: an event's own, past or cancelled too, or that of all which come."""
    page = Page.find_for_request(request, path)
    if isinstance(page, EventPage):
        events = [page]
    elif isinstance(page, EventIndexPage):
        events = list(page.events().coming()[:LONGEST_CALENDAR])
    else:
        raise Http404
    return calendar_response(f"{page.slug}.ics", page.title, calendar_events(events))
