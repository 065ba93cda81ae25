"""What editors are asked, told and refused when a page has a twin in another language."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page
from wagtail_localize.locales.components import get_locale_components
from wagtail_localize.models import LocaleSynchronization, Translation

from languages import services
from languages.locales import language_of
from languages.rich_text import LivePageLinkHandler
from languages.views import SubmitPage, UpdateTwins, no_alias

# "Synchronise content from another locale" makes aliases; both ways at once breaks each new page.
get_locale_components()[:] = [
    component for component in get_locale_components() if component["model"] is not LocaleSynchronization
]


@hooks.register("register_admin_urls", order=-1)
def our_rules_for_translation():
    return [
        path("localize/submit/page/<int:page_id>/", SubmitPage.as_view()),
        path("localize/update/<int:translation_source_id>/", UpdateTwins.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", no_alias),
    ]


@hooks.register("construct_page_action_menu")
def nobody_makes_an_alias(menu_items, request, context) -> None:
    menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]


@hooks.register("construct_translated_pages_to_cascade_actions")
def twins_are_asked_about(pages: list[Page], action: str) -> dict[Page, list[Page]]:
    """What Wagtail's confirmations count. Doing it is for `languages.signal_handlers`.

    `live` and `path` are read when asked for, so that Wagtail's view, which acts on this list after
    the English page, finds its work done.
    """
    found = {}
    for page in pages:
        twins = services.twins_of(page)
        if action == "unpublish":
            twins = [twin for twin in twins if twin.live]
        keys = [twin.pk for twin in twins]
        found[page] = list(Page.objects.filter(pk__in=keys).defer("live", "path"))
    return found


@hooks.register("before_edit_page", order=-1)
def welsh_waits_for_english(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Publishing a twin: refused while English is a draft; at English's hour while that is scheduled."""
    source = services.source_of(page)
    if source is None:
        return None
    if not _wants_to_publish(request):
        _count_untranslated(request, page)
        return None
    if source.live:
        return None
    at = services.goes_live_at(source)
    if at is None or at <= timezone.now():
        sentence = _("Publish the English page first: its Welsh twin never goes live before it.")
        messages.error(request, sentence)
        return redirect(request.path)
    hour = timezone.localtime(at)
    request.POST = request.POST.copy()
    request.POST["go_live_at"] = hour.strftime("%d/%m/%Y %H:%M")
    messages.info(
        request,
        _("It goes live together with the English page, on %(day)s.") % {"day": date_format(hour, "j F Y, H:i")},
    )
    return None


def _wants_to_publish(request: HttpRequest) -> bool:
    return request.method == "POST" and ("action-publish" in request.POST or request.POST.get("action") == "publish")


def _count_untranslated(request: HttpRequest, page: Page) -> None:
    """Says before publishing, not after, how many texts would still be English."""
    work = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    if request.method != "GET" or work is None:
        return
    segments = work.source.stringsegment_set.all().annotate_translation(work.target_locale)
    missing = segments.filter(translation__isnull=True).count()
    if missing:
        sentence = ngettext(
            "%(number)d text of this page is still in English.",
            "%(number)d texts of this page are still in English.",
            missing,
        )
        messages.warning(request, sentence % {"number": missing})


@hooks.register("after_unpublish_page")
def told_after_unpublishing(request: HttpRequest, page: Page) -> None:
    if services.twins_of(page):
        messages.info(request, _("Its Welsh twin is not live either."))


@hooks.register("before_move_page")
def twins_have_room(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Refuses a move whose Welsh half cannot follow: Wagtail would stop in the middle, with an error."""
    for twin in services.twins_of(page):
        place = destination.get_translation_or_none(twin.locale)
        if request.method == "POST" and place and not Page._slug_is_available(twin.slug, place, page=twin):
            sentence = _(
                "Nothing was moved: in the new place another Welsh page has the address “%(slug)s”. Change one."
            )
            messages.error(request, sentence % {"slug": twin.slug})
            return redirect("wagtailadmin_pages:edit", twin.pk)
    return None


@hooks.register("after_move_page")
def told_after_moving(request: HttpRequest, page: Page) -> None:
    """The twin moved along, or stayed since there was no place for it."""
    parent = Page.objects.get(pk=page.pk).get_parent()
    for twin in services.twins_of(page):
        place = twin.get_parent()
        if place.translation_key == parent.translation_key:
            messages.info(request, _("The Welsh page “%(page)s” moved along.") % {"page": twin.title})
        else:
            sentence = _("The Welsh page “%(page)s” stayed where it was: the new place is not in Welsh yet.")
            messages.warning(request, sentence % {"page": twin.title})


@hooks.register("before_serve_page")
def language_of_page_is_language_of_path(page, request, serve_args, serve_kwargs) -> None:
    """A /cy/ address never shows an English page, whether the Welsh home exists or not."""
    if language_of(page.locale_id) != get_language():
        raise Http404


@hooks.register("register_rich_text_features", order=10)
def links_to_withdrawn_pages_are_plain_text(features) -> None:
    features.register_link_type(LivePageLinkHandler)
