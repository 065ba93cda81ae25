"""The template tag for pages that show the dates of a training programme."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Page

from events.models import EventPage
from languages.locales import locale_id_of

register = template.Library()

DATES_SHOWN = 10


@register.simple_tag
def coming_events(programme: Page) -> list[EventPage]:
    """`{% coming_events page as events %}`: those that name this programme, in the reader's language or in English.

    In one query. Their dates are the same in all languages, so are their places in the list.
    """
    here, main = locale_id_of(get_language()), locale_id_of(settings.LANGUAGE_CODE)
    found = EventPage.objects.live().coming().filter(programme__translation_key=programme.translation_key)
    events: dict[object, EventPage] = {}
    for event in found.filter(locale_id__in={here, main})[: 2 * DATES_SHOWN]:
        if event.translation_key not in events or event.locale_id == here:
            events[event.translation_key] = event
    return list(events.values())[:DATES_SHOWN]
