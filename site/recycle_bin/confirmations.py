"""What a person reads before something is deleted, and the deletion itself, for one or many pages or records."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Model, ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from core.draft_titles import keys_shown_to
from core.references import Use, uses_of
from core.registry import refusal_to_delete
from languages.locales import title_with_language
from recycle_bin import services, trees
from recycle_bin.models import KEPT_FOR, Deletion
from recycle_bin.permissions import may_take_down
from recycle_bin.rows import rows_taken_with


def titles_of(pages: Collection[Page], user: Any) -> list[str]:
    """Those that she may see by their title, the others by their number."""
    shown = keys_shown_to(user, [page.pk for page in pages])
    titles = [title_with_language(page) for page in pages if page.pk in shown]
    hidden = len(pages) - len(titles)
    sentence = ngettext("%(count)d page that you may not see", "%(count)d pages that you may not see", hidden)
    return [*titles, sentence % {"count": hidden}] if hidden else titles


@dataclass
class Subject:
    """One thing to delete: what goes with it, what links to it, and what forbids it."""

    item: Model
    title: str
    with_it: list[str] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    refusal: str = ""
    #: The ids of all pages that go with it, its own too.
    pages: set[int] = field(default_factory=set)
    #: Where readers see it although nothing links to it, as a sentence.
    shown: str = ""


def page_subject(page: Page, user: Any) -> Subject:
    roots = trees.trees_of(page)
    pages = list(trees.pages_in(roots))
    others = titles_of([other for other in pages if other.pk != page.pk], user)
    title = title_with_language(page)
    front_page = _("It is the front page of the site.") if trees.holds_front_page(roots) else ""
    refusal = front_page or refusal_to_delete(pages)
    return Subject(page, title, others, uses_of(pages, user), refusal, {other.pk for other in pages})


def record_subject(record: Model, user: Any) -> Subject:
    shown = str(getattr(record, "where_shown", ""))
    subject = Subject(record, str(record), uses=uses_of([record], user), shown=shown)
    if getattr(record, "live", False) and not may_take_down(type(record), user):
        subject.refusal = _("It is published. Somebody who may publish it can delete it.")
        return subject
    try:
        taken = rows_taken_with([type(record)._base_manager.filter(pk=record.pk)])
    except ProtectedError as error:
        held = sorted({f"{item._meta.verbose_name} “{item}”" for item in error.protected_objects})
        subject.refusal = _("It is needed by: %(records)s.") % {"records": ", ".join(held)}
    else:
        subject.uses += _related(record, taken.items)
    return subject


def _related(record: Model, taken: Sequence[Model]) -> list[Use]:
    """Records on the other side of a relation of many to many, as libraries of a network."""
    found = []
    for row in taken:
        if not row._meta.auto_created:
            continue
        for column in row._meta.concrete_fields:
            other = getattr(row, column.name) if column.remote_field else None
            if other is not None and other != record and hasattr(other, "snippet_viewset"):
                found.append(Use(str(other), str(other._meta.verbose_name).capitalize()))
    return found


def confirm(request: HttpRequest, subjects: list[Subject], back: str, kept: Sequence[str] = ()) -> HttpResponse:
    """The question on GET; on POST the deletion, all or nothing. `kept` are chosen, but not hers to delete."""
    refused = [subject for subject in subjects if subject.refusal]
    if request.method == "POST" and subjects and not refused:
        with transaction.atomic():
            deletions = [_delete(subject.item, request.user) for subject in subjects]
        _tell(request, deletions)
        if kept:
            messages.warning(request, _kept_sentence(kept))
        return _after(request, subjects) or redirect(back)
    context = {
        "subjects": subjects,
        "kept": _kept_sentence(kept) if kept else "",
        "is_refused": bool(refused) or not subjects,
        "until": timezone.now() + KEPT_FOR,
        "back": back,
        "page_title": _("Delete"),
    }
    return TemplateResponse(
        request, "pages/recycle_bin/admin/confirm.html", context, status=409 if request.method == "POST" else 200
    )


def _kept_sentence(titles: Sequence[str]) -> str:
    return _("You may not delete these, so they stay: %(titles)s.") % {"titles": ", ".join(titles)}


def _delete(item: Model, user: Any) -> Deletion:
    if isinstance(item, Page):
        return services.delete_page(item.specific, by=user)
    return services.delete_record(item, by=user)


def _tell(request: HttpRequest, deletions: list[Deletion]) -> None:
    titles = ", ".join(f"“{deletion.title}”" for deletion in deletions)
    day = date_format(deletions[0].kept_until, "j F Y")
    sentence = _("Deleted: %(titles)s. Until %(day)s you can restore it from the bin.")
    button = messages.button(reverse("recycle_bin:index"), _("Bin"))
    messages.success(request, sentence % {"titles": titles, "day": day}, buttons=[button])


def _after(request: HttpRequest, subjects: list[Subject]) -> HttpResponse | None:
    for subject in subjects:
        if isinstance(subject.item, Page):
            for function in hooks.get_hooks("after_delete_page"):
                result = function(request, subject.item)
                if hasattr(result, "status_code"):
                    return result
    return None
