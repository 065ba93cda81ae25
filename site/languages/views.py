"""Views that replace those of wagtail-localize at the same URLs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from rest_framework import status
from wagtail.admin.views.pages.revisions import RevisionsUnscheduleView
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.views import edit_translation
from wagtail_localize.views.report import TranslationsReportFilterSet, TranslationsReportView
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from languages import services
from languages.english_marks import mark_english
from languages.handing_over import hand_to_publishers, was_handed_over
from languages.progress import Progress, State, progress_of, progress_on, works
from languages.texts import in_lines, other_numbers_warning

NOTHING_TRANSLATED = gettext_lazy("“%(page)s” stays a draft: none of its texts is translated yet.")


class SubmitPageTranslation(SubmitPageTranslationView):
    """Creates a translation as a draft below the translation of its parent page. Problems are shown as form errors."""

    def get_form(self) -> Form:
        """With the only language ticked."""
        form = super().get_form()
        languages = form.fields["locales"].queryset
        if len(languages) == 1:
            form.fields["locales"].initial = languages
        return form

    def form_valid(self, form: Form) -> HttpResponse:
        for locale in form.cleaned_data["locales"]:
            if not _parent_has_translation(self.object, locale):
                form.add_error("locales", self._translate_parent_first(locale))
                return self.render_to_response(self.get_context_data() | {"form": form})
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except (ObjectDoesNotExist, ValidationError) as error:
            # wagtail-localize hides the error that prevented the page from being saved.
            form.add_error("locales", self._why(error))
            return self.render_to_response(self.get_context_data() | {"form": form})

    def _translate_parent_first(self, locale: Locale) -> str:
        return _("Translate the page above, “%(page)s”, into %(language)s first.") % {
            "page": self.object.get_parent().title,
            "language": locale.get_display_name(),
        }

    def _why(self, error: Exception) -> str:
        if isinstance(error, ValidationError):
            return " ".join(error.messages)
        return _(
            "The page could not be made. Another page there may have the address “%(slug)s”: change one of the two."
        ) % {"slug": self.object.slug}


def _parent_has_translation(page: Page, locale: Locale) -> bool:
    parent = page.get_parent()
    return parent.is_root() or parent.has_translation(locale)


class UpdateTranslations(UpdateTranslationsView):
    """Fetches the texts of the English page again. It never publishes: the question about English parts comes first."""

    template_name = "pages/languages/admin/fetch_texts.html"
    title = gettext_lazy("Fetch the English texts again")

    def get_form(self) -> Form:
        form = super().get_form()
        form.fields["publish_translations"].disabled = True
        return form


class Unschedule(RevisionsUnscheduleView):
    """Cancels the schedule of an English page together with those of its translations, which cannot go live before it."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        if services.cancel_schedules_of_translations(Page.objects.get(pk=self.object.pk)):
            messages.info(request, _("Its Welsh page is not scheduled any more either."))
        return response


class TranslationsFilterSet(TranslationsReportFilterSet):
    """Without the filter that counts numbers and addresses among the texts to translate."""

    waiting_for_translation = None

    class Meta(TranslationsReportFilterSet.Meta):
        fields = ("content_type", "source_title", "source_locale", "target_locale")


class TranslationsReport(TranslationsReportView):
    """The translations that the user may work on, each with its state by `languages.progress`."""

    filterset_class = TranslationsFilterSet
    template_name = "pages/languages/admin/report.html"
    results_template_name = "pages/languages/admin/report_results.html"

    def get_queryset(self) -> QuerySet[Translation]:
        return works(self.request.user).order_by("source__object_repr", "pk")

    def decorate_paginated_queryset(self, object_list: Iterable[Translation]) -> list[Progress]:
        return progress_of(object_list)


def publish_translation(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Answers “Publish” in wagtail-localize's editor; None for a page that is no translation.

    The question is asked again when a text changed since it was asked.
    """
    progress = progress_on(page)
    if progress is None:
        return None
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    if progress.is_english:
        messages.error(request, NOTHING_TRANSLATED % {"page": page.get_admin_display_title()})
        return redirect(request.path)
    if progress.needs_question and request.POST.get("agreed") != progress.fingerprint:
        return render(request, "pages/languages/admin/confirm_publish.html", {"page": page, "progress": progress})
    said = list(messages.get_messages(request))
    with transaction.atomic():  # it goes live together with the record of its English texts
        response = edit_translation.edit_translation(request, progress.work, page)
    # wagtail-localize counts addresses and numbers among the texts, and says "published" of what is only scheduled
    refused = [message for message in messages.get_messages(request) if message.level == messages.ERROR]
    for message in [*said, *refused]:
        messages.add_message(request, message.level, message.message, message.extra_tags)
    if not refused:
        _tell_it_is_published(request, progress)
    return response


def _tell_it_is_published(request: HttpRequest, progress: Progress) -> None:
    """Nothing of what is scheduled: the editor, which opens again, says for when (`languages.wagtail_hooks`)."""
    title = {"page": progress.page.get_admin_display_title()}
    if not progress.english.live:
        return
    if progress.missing:
        parts = ", ".join(progress.english_parts)
        sentence = _("“%(page)s” is published in Welsh. Still in English: %(parts)s.")
        messages.warning(request, sentence % (title | {"parts": parts}))
    else:
        messages.success(request, _("“%(page)s” is published in Welsh.") % title)


def edit_text(request: HttpRequest, translation_id: int, string_segment_id: int) -> HttpResponse:
    """Saves one translated text, and says beside it when its numbers are not those of the English text."""
    response = edit_translation.edit_string_translation(
        request, translation_id=translation_id, string_segment_id=string_segment_id
    )
    if request.method == "PUT" and status.is_success(response.status_code):
        english = StringSegment.objects.get(pk=string_segment_id).string.data
        if warning := other_numbers_warning(english, response.data["data"]):
            response.data["comment"] = warning
        response.data["data"] = in_lines(response.data["data"])
    return response


@require_POST
def tell_publishers(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Hands a translation to those who publish it. It takes the address that stops one, which is never done: nobody
    would learn what changes in English.
    """
    progress = progress_of([get_object_or_404(works(request.user), pk=translation_id)])[0]
    page = progress.page
    if progress.is_english:
        messages.error(request, NOTHING_TRANSLATED % {"page": page.get_admin_display_title()})
    elif progress.state == State.UP_TO_DATE:
        messages.info(request, _("There is nothing to publish: the live page is up to date."))
    elif was_handed_over(progress):
        messages.info(request, _("The publishers know already: nothing has changed since they were told."))
    else:
        hand_to_publishers(progress, request.user)
        messages.success(request, _("The publishers are told by email, and see it on the front page of the admin."))
    return redirect("wagtailadmin_pages:edit", page.pk)


@require_POST
def upload_texts(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Takes a PO file that was downloaded here. wagtail-localize fails on a form without one, and on other PO files."""
    file = request.FILES.get("file")
    if file is None or b"X-WagtailLocalize-TranslationID" not in file.read():
        messages.error(request, _("Please upload a valid PO file."))
        page = get_object_or_404(Translation, pk=translation_id).get_target_instance()
        return redirect("wagtailadmin_pages:edit", page.pk)
    file.seek(0)
    return edit_translation.upload_pofile(request, translation_id)


def require_page_of_translation(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """404 for a translation whose page is gone, or was never made: wagtail-localize looks for it and fails."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        pk = kwargs.get("translation_id")
        if pk and request.user.is_authenticated and not works().filter(pk=pk).exists():
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def preview(request: HttpRequest, translation_id: int, mode: str | None = None) -> HttpResponse:
    """Shows a draft with its English parts marked, as readers would meet them."""
    response = edit_translation.preview_translation(request, translation_id, mode)
    for progress in progress_of(works().filter(pk=translation_id)):
        response.content = mark_english(response.text, [text.english for text in progress.missing]).encode()
    return response


def refuse_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Refuses to turn a translation into an alias of the English page."""
    if not Page.objects.filter(pk=page_id).exists():
        raise Http404
    messages.error(request, _("A page in another language is translated, never copied by itself."))
    return redirect(reverse("wagtailadmin_pages:edit", args=[page_id]))
