"""The blueprint in the admin: sources, glossary and audiences, its reports, and what is asked before it is published."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.forms import Media, Script
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.rich_text.editors.draftail.features import ControlFeature
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, InspectView, SnippetViewSet

from blueprint.choosers import SOURCES, SourceChooserViewSet
from blueprint.follower_views import ChapterEmailsView, FollowersView
from blueprint.models import Audience, GlossaryTerm, Source, Version
from blueprint.models.numbered import CITE_SOURCE, NumberedPage
from blueprint.panels import used_in
from blueprint.reports import NotYetKnownView, ReviewDueView
from blueprint.search import with_numbers
from blueprint.second_person import refusal
from blueprint.source_import.views import ImportView
from core.decorators import opens_transactions
from core.homepage_panels import InstructionsPanel
from core.viewsets import AnyPermissionRequiredMixin, DraftStatusColumn, TermViewSet


class SourceIndexView(IndexView):
    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        buttons = list(super().header_buttons)
        if self.user_has_permission("add"):
            address = reverse(self.index_url_name.replace(":list", ":import"))
            buttons.append(HeaderButton(gettext("Import"), url=address, icon_name="upload", priority=20))
        return buttons


class SourceCreateView(CreateView):
    def get_initial_form_instance(self) -> Source:
        """With the DOI of an import that waits for its details."""
        return Source(doi=self.request.GET.get("doi", "")[:200])


class SourceEditView(EditView):
    def get_usage_url(self) -> None:
        """Without Wagtail's count, which knows no versions: it says “Used 0 times”. The form says where it is used."""


class SourceInspectView(InspectView):
    def get_fields_context(self) -> list[dict[str, Any]]:
        used = {"label": gettext("Where it is used"), "value": used_in(self.object)}
        return [*super().get_fields_context(), used]


class SourceViewSet(AnyPermissionRequiredMixin, SnippetViewSet):
    model = Source
    index_view_class = SourceIndexView
    add_view_class = SourceCreateView
    edit_view_class = SourceEditView
    inspect_view_class = SourceInspectView
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

    def own_urlpatterns(self) -> list[URLPattern]:
        return [path("import/", opens_transactions(ImportView.as_view()), name="import")]


class AudienceViewSet(TermViewSet):
    model = Audience
    icon = "group"
    menu_label = _("Audiences")
    menu_order = 255
    add_to_admin_menu = True


class GlossaryViewSet(TermViewSet):
    model = GlossaryTerm
    icon = "info-circle"
    menu_label = _("Glossary")
    menu_order = 252
    add_to_admin_menu = True
    list_display = [
        "__str__",
        Column("meaning", label=_("Meaning"), accessor="translation.meaning"),
        DraftStatusColumn(),
    ]


register_snippet(SourceViewSet)
register_snippet(GlossaryViewSet)
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


@hooks.register("before_copy_page")
def copy_works_as_drafts(request: HttpRequest, page: Page) -> None:
    """A copy that is live at once would be numbered, under a title that only its author has read."""
    copied = page.get_descendants(inclusive=True) if request.POST.get("copy_subpages") else [page]
    if request.POST.get("publish_copies") and any(issubclass(one.specific_class, NumberedPage) for one in copied):
        posted = request.POST.copy()
        del posted["publish_copies"]
        request.POST = posted  # type: ignore[assignment]  # Django's stubs want the immutable kind
        messages.info(request, gettext("The copy is a draft: a second person publishes it."))


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


@hooks.register("register_admin_viewset")
def register_source_chooser() -> SourceChooserViewSet:
    return SOURCES


class CiteSource(ControlFeature):
    """The button below a text that may cite."""

    @property
    def media(self) -> Media:
        told = {"data-url": reverse("source_chooser:choose"), "data-label": gettext("Cite a source")}
        script = Script("blueprint/cite-source.js", **told)
        return super().media + Media(js=[script])  # type: ignore[list-item]  # the stubs know texts alone


@hooks.register("register_rich_text_features")
def register_citing(features: FeatureRegistry) -> None:
    control = CiteSource({"type": CITE_SOURCE}, js=["wagtailadmin/js/chooser-modal.js"])
    features.register_editor_plugin("draftail", CITE_SOURCE, control)


@hooks.register("construct_homepage_panels")
def add_version_instructions(request: HttpRequest, panels: list[Component]) -> None:
    if request.user.has_perm("blueprint.add_source"):
        panels.append(InstructionsPanel("how-to-version", "pages/blueprint/admin/how_to_version.html"))


class BlueprintReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("blueprint.change_source")


@hooks.register("register_admin_urls")
def register_report_urls() -> list[URLPattern]:
    reports = [
        ("review-due", "review_due", ReviewDueView),
        ("not-yet-known", "not_yet_known", NotYetKnownView),
        ("chapter-followers", "chapter_followers", FollowersView),
    ]
    emails = path("reports/chapter-followers/<int:pk>/", ChapterEmailsView.as_view(), name="chapter_emails")
    return [
        emails,
        *(
            address
            for slug, name, view in reports
            for address in (
                path(f"reports/{slug}/", view.as_view(), name=name),
                path(f"reports/{slug}/results/", view.as_view(results_only=True), name=f"{name}_results"),
            )
        ),
    ]


@hooks.register("register_reports_menu_item")
def review_due_item() -> MenuItem:
    label = _("Blueprint: review due")
    return BlueprintReportItem(label, reverse("review_due"), name="review-due", icon_name="date", order=880)


@hooks.register("register_reports_menu_item")
def not_yet_known_item() -> MenuItem:
    label = _("Blueprint: what did not work is not yet known")
    return BlueprintReportItem(label, reverse("not_yet_known"), name="not-yet-known", icon_name="help", order=881)


@hooks.register("register_reports_menu_item")
def followers_item() -> MenuItem:
    label = _("Blueprint: who follows chapters")
    return BlueprintReportItem(label, reverse("chapter_followers"), name="followers", icon_name="mail", order=882)
