"""Confirmations, messages and refusals in the admin for pages with translations."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages as admin_messages
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail_localize.locales.components import get_locale_components
from wagtail_localize.models import LocaleSynchronization

from languages import services
from languages.bulk_actions import PublishPages
from languages.explorer_buttons import replace_localize_buttons
from languages.handing_over import HANDED_OVER
from languages.homepage_panels import TranslationsPanel
from languages.locales import language_of
from languages.models import TranslatedRevision
from languages.progress import State, progress_of, progress_on, works
from languages.rich_text import LivePageLinkHandler
from languages.views import (
    SubmitPageTranslation,
    TranslationsReport,
    UpdateTranslations,
    edit_text,
    preview,
    publish_translation,
    refuse_alias,
    tell_publishers,
    upload_texts,
)

# "Synchronise content from another locale" creates aliases; in both directions it breaks each new page.
get_locale_components()[:] = [
    component for component in get_locale_components() if component["model"] is not LocaleSynchronization
]

replace_localize_buttons()

hooks.register("register_bulk_action", PublishPages, order=1)  # instead of Wagtail's, which is registered before


@hooks.register("register_admin_urls", order=-1)
def override_localize_urls():
    return [
        path("localize/submit/page/<int:page_id>/", SubmitPageTranslation.as_view()),
        path("localize/update/<int:translation_source_id>/", UpdateTranslations.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", refuse_alias),
        path("localize/translate/<int:translation_id>/disable/", tell_publishers),
        path("localize/translate/<int:translation_id>/pofile/upload/", upload_texts),
        path("localize/translate/<int:translation_id>/preview/", preview),
        path("localize/translate/<int:translation_id>/preview/<str:mode>/", preview),
        path("localize/translate/<int:translation_id>/strings/<int:string_segment_id>/edit/", edit_text),
        path("localize/reports/translations/", TranslationsReport.as_view()),
        path("localize/reports/translations/results/", TranslationsReport.as_view(results_only=True)),
    ]


@hooks.register("register_log_actions")
def register_handing_over(actions: LogActionRegistry) -> None:
    actions.register_action(HANDED_OVER, _("Hand a translation to the publishers"), _("Handed to the publishers"))


@hooks.register("construct_page_action_menu")
def hide_convert_to_alias(menu_items: list, request: HttpRequest, context: dict) -> None:
    menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]


@hooks.register("construct_translated_pages_to_cascade_actions")
def list_translations_for_confirmation(pages: list[Page], action: str) -> dict[Page, list[Page]]:
    """The translations that Wagtail's confirmation lists. `languages.signal_handlers` acts on them.

    `live` and `path` are deferred, so that Wagtail's view, which acts on the translations after the English
    page, sees that this is done already.
    """
    found = {}
    for page in pages:
        translations = services.translations_of(page)
        if action == "unpublish":
            translations = [translation for translation in translations if translation.live]
        keys = [translation.pk for translation in translations]
        found[page] = list(Page.objects.filter(pk__in=keys).defer("live", "path"))
    return found


@hooks.register("before_edit_page", order=-1)
def hold_translation_until_source_is_live(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuses to publish a translation while English is a draft; schedules it with English if that is scheduled."""
    source = services.source_of(page)
    if source is None:
        return None
    if not _wants_to_publish(request):
        _tell_progress(request, page)
        return None
    if source.live:
        return publish_translation(request, page)
    at = services.goes_live_at(source)
    if at is None or at <= timezone.now():
        sentence = _("Publish the English page first: its Welsh translation never goes live before it.")
        messages.error(request, sentence)
        return redirect(request.path)
    posted = request.POST.copy()
    posted["go_live_at"] = timezone.localtime(at).strftime("%d/%m/%Y %H:%M")
    request.POST = posted  # type: ignore[assignment]  # Django's stubs want the immutable kind
    return publish_translation(request, page)


def _wants_to_publish(request: HttpRequest) -> bool:
    return request.method == "POST" and ("action-publish" in request.POST or request.POST.get("action") == "publish")


def _tell_progress(request: HttpRequest, page: Page) -> None:
    """Says in the edit view how far the translation is."""
    if request.method != "GET" or (progress := progress_on(page)) is None:
        return
    at = services.goes_live_at(page)
    made_from = TranslatedRevision.objects.made(page.pk, page.scheduled_revision.pk).first() if at else None
    if made_from and made_from.fingerprint == progress.fingerprint:
        day = date_format(timezone.localtime(at), "j F Y, H:i")
        messages.info(request, _("It goes live together with the English page, on %(day)s.") % {"day": day})
    else:
        tell = messages.info if progress.state in {State.READY, State.UP_TO_DATE} else messages.warning
        tell(request, " ".join([f"{progress.state.label}.", *progress.details]))


@hooks.register("after_publish_page")
def report_waiting_translations(request: HttpRequest, page: Page) -> None:
    """Says what the published English texts mean for the translation."""
    for progress in progress_of(works().filter(source__object_id=page.translation_key, source__locale=page.locale_id)):
        if progress.missing:
            sentence = _("Its Welsh page keeps its words until they are translated. Translators were told: %(details)s")
            messages.info(request, sentence % {"details": " ".join(progress.details)})
        elif progress.state == State.READY and not services.goes_live_at(progress.page):
            _tell_it_is_ready(request, page, progress.page)


def _tell_it_is_ready(request: HttpRequest, english: Page, translation: Page) -> None:
    """Publishing in two languages is two decisions; the second one is a press away."""
    if Page.objects.filter(pk=english.pk, live=True).exists():
        sentence = _("Its Welsh page is ready and not published.")
        label = _("Publish it in Welsh")
    else:
        sentence = _("Its Welsh page is ready and stays a draft at that hour, unless you schedule it too.")
        label = _("Schedule it in Welsh")
    url = reverse("wagtailadmin_pages:edit", args=[translation.pk])
    may_publish = translation.permissions_for_user(request.user).can_publish()
    admin_messages.warning(request, sentence, buttons=[admin_messages.button(url, label)] if may_publish else [])


@hooks.register("construct_homepage_panels", order=1)
def add_translations_panel(request: HttpRequest, panels: list[Component]) -> None:
    if works(request.user).exists():
        panels.append(TranslationsPanel(request))


@hooks.register("after_unpublish_page")
def report_unpublished_translations(request: HttpRequest, page: Page) -> None:
    if services.translations_of(page):
        messages.info(request, _("Its Welsh translation is not live either."))


@hooks.register("before_copy_page")
def refuse_copy_into_another_language(request: HttpRequest, page: Page) -> HttpResponse | None:
    """It would be English below a Welsh page, at an address that no reader can open."""
    chosen = request.POST.get("new_parent_page", "")
    parent = Page.objects.filter(pk=chosen, depth__gt=1).first() if chosen.isdecimal() else None
    if parent is None or parent.locale_id == page.locale_id:
        return None
    messages.error(request, _("Nothing was copied: a page in another language is translated, never copied."))
    return redirect("wagtailadmin_pages:copy", page.pk)


@hooks.register("before_move_page")
def refuse_move_without_room_for_translation(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponse | None:
    """Refuses a move when the translation cannot be moved as well, since its slug is taken there."""
    for translation in services.translations_of(page):
        new_parent = destination.get_translation_or_none(translation.locale)
        if (
            request.method == "POST"
            and new_parent
            and not Page._slug_is_available(translation.slug, new_parent, page=translation)
        ):
            sentence = _(
                "Nothing was moved: in the new place another Welsh page has the address “%(slug)s”. Change one."
            )
            messages.error(request, sentence % {"slug": translation.slug})
            return redirect("wagtailadmin_pages:edit", translation.pk)
    return None


@hooks.register("after_move_page")
def report_moved_translations(request: HttpRequest, page: Page) -> None:
    """Says whether the translation was moved as well, or stayed since the new parent has no translation."""
    parent = Page.objects.get(pk=page.pk).get_parent()
    for translation in services.translations_of(page):
        translated_parent = translation.get_parent()
        if translated_parent.translation_key == parent.translation_key:
            sentence = _("The Welsh translation of “%(page)s” moved along.")
            messages.info(request, sentence % {"page": page.get_admin_display_title()})
        else:
            sentence = _("The Welsh translation of “%(page)s” stayed where it was: the new place is not in Welsh yet.")
            messages.warning(request, sentence % {"page": page.get_admin_display_title()})


@hooks.register("before_serve_page")
def refuse_page_in_another_language(page: Page, request: HttpRequest, serve_args: tuple, serve_kwargs: dict) -> None:
    """404 for an English page at a /cy/ path, whether the Welsh home page exists or not."""
    if language_of(page.locale_id) != get_language():
        raise Http404


@hooks.register("register_rich_text_features", order=10)
def register_live_page_links(features: FeatureRegistry) -> None:
    features.register_link_type(LivePageLinkHandler)
