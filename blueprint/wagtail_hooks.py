"""Sources in the admin."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from blueprint.models import Audience, Source, Version
from blueprint.models.numbered import NumberedPage
from blueprint.search import with_numbers
from blueprint.second_person import refusal
from core.homepage_panels import InstructionsPanel
from core.viewsets import AnyPermissionRequiredMixin, TermViewSet


class SourceViewSet(AnyPermissionRequiredMixin, SnippetViewSet):
    model = Source
    icon = "openquote"
    menu_label = _("Sources")
    menu_order = 250
    add_to_admin_menu = True
    list_display = [
        "key",
        "title",
        Column("get_type_display", label=_("Kind")),
        "issued",
        Column("get_reading_display", label=_("How we know it")),
    ]
    list_filter = ["type", "reading"]
    list_per_page = 50
    ordering = ["key"]
    inspect_view_enabled = True
    copy_view_enabled = False


class AudienceViewSet(TermViewSet):
    model = Audience
    icon = "group"
    menu_label = _("Audiences")
    menu_order = 255
    add_to_admin_menu = True


register_snippet(SourceViewSet)
register_snippet(AudienceViewSet)


@hooks.register("before_delete_snippet")
def refuse_to_delete_cited_sources(request: HttpRequest, instances: Iterable) -> HttpResponse | None:
    """Refuses to delete sources that a version cites, one or many at once; the database refuses as well."""
    kept = [one for one in instances if isinstance(one, Source) and one.versions.exists()]
    if not kept:
        return None
    names = ", ".join(source.key for source in kept)
    messages.error(request, gettext("A version of a page rests on %(names)s, so it stays.") % {"names": names})
    return redirect("wagtailsnippets_blueprint_source:list")


@hooks.register("after_edit_snippet")
def name_pages_with_old_words(request: HttpRequest, instance: Any) -> None:
    """A version keeps a source as it was, so a correction reaches readers with the next publication."""
    if not isinstance(instance, Source):
        return
    versions = Version.objects.showing_before(instance)
    if versions:
        links = format_html_join(
            ", ",
            '<a href="{}">{} {}</a>',
            (
                (reverse("wagtailadmin_pages:edit", args=[version.page_id]), version.permanent_number, version.title)
                for version in versions
            ),
        )
        sentence = gettext(
            "Published pages still show it as it was: {pages}. Publish these again to show the correction."
        )
        messages.warning(request, format_html(sentence, pages=links))


@hooks.register("before_publish_page")
def ask_a_second_person(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keeps what its author wants to publish alone as a draft, and says who can publish it."""
    work = page.specific
    sentence = refusal(work, work.get_latest_revision(), request.user) if isinstance(work, NumberedPage) else ""
    if not sentence:
        return None
    if not work.first_published_at:
        # The form for new pages has made it live already.
        Page.objects.filter(pk=work.pk).update(live=False, has_unpublished_changes=True)
    messages.error(request, sentence)
    return redirect("wagtailadmin_pages:edit", work.pk)


@hooks.register("construct_page_action_menu")
def hide_own_approval(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """The author of the words is not offered to approve them."""
    page = context.get("page")
    if not isinstance(page, NumberedPage) or not page.current_workflow_task:
        return
    if refusal(page, page.get_latest_revision(), request.user):
        menu_items[:] = [item for item in menu_items if "approve" not in (item.name or "")]


@hooks.register("construct_page_chooser_queryset")
def number_chooser(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    return with_numbers(pages)


@hooks.register("construct_homepage_panels")
def add_version_instructions(request: HttpRequest, panels: list[Component]) -> None:
    if request.user.has_perm("blueprint.add_source"):
        panels.append(InstructionsPanel("how-to-version", "pages/blueprint/admin/how_to_version.html"))
