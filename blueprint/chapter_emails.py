"""A chapter as a list that people subscribe to, and the email that tells what changed in it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blueprint.models import ChapterPage, Version
from core.addresses import absolute
from languages.locales import current_language, foreign_language, foreign_tag, language_of
from subscriptions.emails import list_email
from subscriptions.lists import ListKind, SubscriberList
from subscriptions.models import Sending, Subscription

TEMPLATE = "pages/blueprint/emails/chapter"
#: So many works are named in the subject.
NAMED = 4
LONGEST_TITLE = 80


class ChapterChanges(ListKind):
    """It is found by the translation key, so it survives when the chapter is moved or renamed, and has all languages."""

    name = ChapterPage.list_kind
    label = gettext_lazy("Changes in chapters of the blueprint")

    def find(self, list_key: str) -> SubscriberList | None:
        page = _page(self.part_of(list_key))
        if page is None:
            return None
        return SubscriberList(
            key=list_key,
            label=_("Changes in a chapter of the blueprint"),
            name=page.title,
            lang=foreign_tag(page),
            rhythm=_("At most one e-mail a day, and none for minor corrections."),
            url=page.get_url(),
            form_url=reverse("subscriptions:subscribe", args=[list_key]),
        )

    def email(self, sending: Sending, subscription: Subscription) -> EmailMessage:
        with translation.override(subscription.language):
            return list_email(subscription, TEMPLATE, _context(sending, self.part_of(sending.list_key)))

    def title_of(self, sending: Sending) -> str:
        page = _page(self.part_of(sending.list_key))
        return f"{page.title if page else _ended_title(sending)[0]}, {date_format(sending.day or sending.send_at, 'j F Y')}"

    def admin_url(self, sending: Sending) -> str:
        return reverse("chapter_emails", args=[sending.pk])


def _page(part: str) -> ChapterPage | None:
    """The live chapter in the current language, else in English."""
    try:
        key = UUID(part)
    except ValueError:
        return None
    pages = {language_of(page.locale_id): page for page in ChapterPage.objects.live().filter(translation_key=key)}
    return pages.get(current_language()) or pages.get(settings.LANGUAGE_CODE)


def _ended_title(sending: Sending) -> tuple[str, str]:
    """The last title of a chapter that has ended, and the tag of its language where that is not the reader's."""
    titles = sending.content.get("titles", {})
    for language in (current_language(), settings.LANGUAGE_CODE, *titles):
        if language in titles:
            return titles[language], foreign_language(language)
    return str(ChapterChanges.label), ""


def _context(sending: Sending, chapter: str) -> dict[str, Any]:
    page = None if sending.is_last else _page(chapter)
    title, lang = (page.title, foreign_tag(page)) if page else _ended_title(sending)
    changes = changes_told(sending)
    all_changes = absolute(reverse("blueprint:changes"))
    return {
        "chapter": title,
        "chapter_lang": lang,
        "chapter_url": page.full_url if page else "",
        "feed_url": page.feed_url if page else "",
        "changes_url": all_changes + (f"?chapter={page.slug}" if page and not lang else ""),
        "changes": changes,
        "is_last": sending.is_last,
        "subject": _subject(sending, Truncator(title).chars(LONGEST_TITLE), changes),
    }


def _subject(sending: Sending, title: str, changes: list[dict[str, Any]]) -> str:
    if sending.is_last:
        return _("The chapter “%(chapter)s” has ended") % {"chapter": title}
    numbers = list(dict.fromkeys(change["number"] for change in changes))
    named = ", ".join(numbers[:NAMED]) + (" …" if len(numbers) > NAMED else "")
    return _("Changed in “%(chapter)s”: %(numbers)s") % {"chapter": title, "numbers": named}


def changes_told(sending: Sending) -> list[dict[str, Any]]:
    """In the current language, the newest first. An English version whose translation is told as well is left out."""
    language = current_language()
    told = Version.objects.filter(pk__in=sending.chapter_changes.values("version")).select_related("permanent_number")
    own = list(told.filter(language=language).order_by("-published", "-pk"))
    translated = {version.permanent_number_id: version.translation_of or 0 for version in reversed(own)}
    if language != settings.LANGUAGE_CODE:
        english = told.filter(language=settings.LANGUAGE_CODE)
        own += [v for v in english if v.number > translated.get(v.permanent_number_id, 0)]
    own.sort(key=lambda version: (version.published, version.pk), reverse=True)
    keys = [version.permanent_number.translation_key for version in own]
    states = Version.objects.states_of(keys, language)
    return [_line(version, states[version.permanent_number.translation_key]) for version in own]


def _line(version: Version, state: Any) -> dict[str, Any]:
    lang, why = foreign_language(version.language), version.what_changed
    replacement = state.replacement
    compared = version.comparison_url(version.number - 1) if version.number > 1 else ""
    return {
        "number": str(version.permanent_number),
        "version": version.number,
        "title": _title(version),
        "lang": lang,
        "published": version.published,
        "why": why,
        "why_lang": lang if version.reason and not version.translation_of else "",
        "english_reasons": _english_reasons(version),
        "english_lang": foreign_language(settings.LANGUAGE_CODE),
        "state_words": "" if state.name and state.name in why else state.name_with_reason,
        "replacement": replacement,
        "url": version.absolute_url,
        "comparison_url": absolute(compared) if compared else "",
    }


def _title(version: Version) -> str:
    with translation.override(version.language):
        return _("Example: %(title)s") % {"title": version.title} if version.data["is_example"] else version.title


def _english_reasons(version: Version) -> list[str]:
    """Why the English versions were made that a translation brings: a translation has no reason of its own."""
    if version.translation_of is None:
        return []
    key = version.permanent_number.translation_key
    before = Version.objects.of_work(key, version.language).filter(number__lt=version.number).first()
    since = (before.translation_of or 0) if before else 0
    english = Version.objects.of_work(key, settings.LANGUAGE_CODE)
    brought = english.filter(number__gt=since, number__lte=version.translation_of, is_minor=False)
    return [reason for reason in brought.values_list("reason", flat=True) if reason]
