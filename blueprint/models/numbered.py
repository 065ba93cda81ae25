"""The abstract base of entries and recommendations: permanent number, versions, footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from blueprint.citations.names import names_as_read
from blueprint.enums import Kind
from blueprint.footnotes import ChecksCitedKeys, Footnotes, keys_in
from blueprint.forms import NumberedPageForm
from blueprint.managers import VersionQuerySet
from blueprint.metadata import LONGEST_HISTORY, version_context
from blueprint.models.change_note import ChangeNote
from blueprint.models.permanent import PermanentNumber, Version, label_of
from blueprint.models.related import related_to
from blueprint.models.source import Source
from blueprint.panels import NumberPanel
from blueprint.second_person import refusal
from blueprint.signposts import SignpostedMixin
from blueprint.snapshots import Part, in_state, main_text, part_titles, restored, source_list, table_of_contents
from blueprint.states import State
from core.fields import InvariantField
from core.models import BasePage
from core.withdrawal import WithdrawablePage
from languages.locales import foreign_tag, language_of

CITE_SOURCE = "cite-source"
FOOTNOTE_FEATURES = ["bold", "italic", "link", "ol", "ul", "superscript", CITE_SOURCE]
HOW_TO_CITE = _(
    "While you write, “Cite a source” stands below the text and writes the key of the source that you choose, for "
    "example [@TTC25]. You can type it too, several as [@TTC25; @JC22]. The sources are numbered by themselves."
)

#: What stands right below the blueprint's address and is no page (`blueprint.urls`).
TAKEN_SLUGS = {"api", "briefing", "changes", "entries", "glossary", "recommendations"}


def refuse_taken_slug(slug: str) -> None:
    """For every page below the blueprint, or it would hide behind the work with that number, or behind a view."""
    if slug and slug.upper().startswith("HS-"):
        raise ValidationError({"slug": _("Addresses that begin with “hs-” belong to the permanent numbers.")})
    if slug in TAKEN_SLUGS:
        raise ValidationError({"slug": _("The blueprint has a list at this address already. Choose another.")})


def in_one_language[P: NumberedPage](pages: Iterable[P], language: str) -> list[P]:
    """Each work once: in `language` where it is among the pages, else in English."""
    found: dict[UUID, P] = {}
    for page in pages:
        if page.language == language or (page.is_source_language and page.translation_key not in found):
            found[page.translation_key] = page
    return list(found.values())


class NumberedPageQuerySet(PageQuerySet):
    def annotate_number(self) -> NumberedPageQuerySet:
        """With their permanent numbers, so that a list need not ask for them."""
        numbers = PermanentNumber.objects.filter(translation_key=OuterRef("translation_key")).values("number")
        return self.annotate(number_in_series=Subquery(numbers))

    def order_by_number(self) -> NumberedPageQuerySet:
        """In the order of their permanent numbers."""
        return self.annotate_number().order_by("number_in_series", "path")


class NumberedPage(ChecksCitedKeys, SignpostedMixin, ChangeNote, WithdrawablePage):
    """A page that can be cited. Its first publication gives it a permanent number, each publication a version."""

    #: Readers see a version, which is as it was published; but what is withdrawn is withdrawn in all languages at once.
    copied_to_translations = frozenset({"withdrawn_on", "replaced_by"})

    #: The number of the version that is being made of it; None else.
    version_number: int | None = None
    #: The series of permanent numbers that it belongs to.
    kind: ClassVar[Kind]
    #: The rich-text fields that may cite sources, in the order of the page.
    footnote_fields: ClassVar[tuple[str, ...]] = ()
    #: The StreamFields whose texts may cite sources as well.
    footnote_streams: ClassVar[tuple[str, ...]] = ()

    is_example = models.BooleanField(
        _("written to show the form"), default=False,
        help_text=_("Tick it when the text is an example and not the words of One Small Thing. The page says so."),
    )  # fmt: skip
    after_unpublishing = _(
        "Its addresses will show its newest version and say that it is no longer published, but not why."
    )
    version_panels = [
        NumberPanel(),
        HelpPanel(_("Each publication is kept for ever under its own address and can be cited.")),
        *ChangeNote.change_note_panels,
        FieldPanel("is_example"),
    ]
    version_panel = MultiFieldPanel(version_panels, heading=_("This version"))
    exclude_fields_in_copy = ChangeNote.change_note_fields
    base_form_class = NumberedPageForm
    numbered_translatable_fields = [
        *BasePage.base_translatable_fields,
        *WithdrawablePage.withdrawal_translatable_fields,
        InvariantField("is_example"),
        InvariantField("is_minor_correction"),
    ]

    numbered_search_fields = [
        *BasePage.search_fields,
        index.SearchField("number_label"),
        index.AutocompleteField("number_label"),  # the search of the admin and of its choosers asks for no other
        index.SearchField("words_of_sources"),
    ]

    objects: ClassVar = PageManager.from_queryset(NumberedPageQuerySet)()  # type: ignore[django-manager-missing]

    class Meta:
        abstract = True

    @cached_property
    def permanent_number(self) -> PermanentNumber | None:
        """None until the first publication."""
        return PermanentNumber.objects.filter(translation_key=self.translation_key).first()

    @property
    def number_label(self) -> str:
        """The permanent number as text, `HS-12`; empty before the first publication. Lists use `annotate_number`."""
        if hasattr(self, "number_in_series"):
            return label_of(self.kind, self.number_in_series) if self.number_in_series else ""
        return str(self.permanent_number or "")

    def get_admin_display_title(self) -> str:
        """`HS-12 One front door`. A list has read the number with its pages: `blueprint.search.with_numbers`."""
        title = super().get_admin_display_title()
        if not hasattr(self, "number_in_list"):
            return f"{self.number_label} {title}".strip()
        return f"{label_of(self.kind_in_list, self.number_in_list)} {title}" if self.number_in_list else title

    @property
    def permanent_url(self) -> str:
        """The address that never moves, in the page's own language."""
        if not self.number_label:
            return ""
        with translation.override(self.language):
            return reverse("blueprint:permanent", args=[self.number_label])

    @property
    def versions(self) -> VersionQuerySet:
        """The versions in the page's language, the newest first."""
        return Version.objects.of_work(self.translation_key, self.language)

    @property
    def latest_version(self) -> Version | None:
        return self.versions.first()

    @property
    def state(self) -> State:
        """What a reader must know before relying on it."""
        state = State(is_example=self.is_example, is_published=self.live, is_new=not self.first_published_at)
        if not self.withdrawn_on:
            return state
        reason, replaced_by = self.reason_of_withdrawal, self.replaced_by_id
        return replace(state, withdrawn_on=self.withdrawn_on, reason_of_withdrawal=reason, replaced_by_id=replaced_by)

    @property
    def language(self) -> str:
        return language_of(self.locale_id)

    @property
    def is_source_language(self) -> bool:
        """Whether the page is in the main language, from which others are translated."""
        return self.language == settings.LANGUAGE_CODE

    @property
    def place(self) -> dict[str, str] | None:
        """Where it stands now in the reading order; None for what has no place there."""
        return None

    @property
    def list_text(self) -> str:
        """The text below its title in a list."""
        return self.summary

    def list_item(self, url: str) -> dict[str, Any]:
        """The template variables of the work in a list on another page."""
        return {
            "number": self.number_label,
            "title": self.title,
            "lang": foreign_tag(self),
            "url": url,
            "text": self.list_text,
            "themes": self.content_themes,
            "state_words": self.state.name_with_reason,
        }

    def texts_with_footnotes(self) -> list[str]:
        """Every text that may cite sources, in the order of the page."""
        return [getattr(self, name) or "" for name in self.footnote_fields]

    @property
    def words_of_sources(self) -> list[str]:
        """Titles and authors of what it cites, for search."""
        keys = keys_in(" ".join(self.texts_with_footnotes()))
        found = Source.objects.filter(key__in=keys).values_list("title", "authors") if keys else []
        return [words for title, authors in found for words in (title, names_as_read(authors))]

    def unknown_source_keys(self, text: str) -> list[str]:
        """The cited keys in a text for which there is no source."""
        keys = keys_in(text)
        known = Source.objects.in_bulk(keys, field_name="key")
        return [key for key in keys if key not in known]

    def document_parts(self, footnotes: Footnotes) -> list[Part]:
        """The parts of its main text, in the order of the page."""
        raise NotImplementedError

    def document_data(self) -> dict[str, Any]:
        """What its document contains beside the text, as JSON types.

        Related works are linked by their permanent addresses, since their pages may move.
        """
        raise NotImplementedError

    def related_today(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """What rests on it, or what it rests on, today; linked to permanent addresses where no reader asks."""
        raise NotImplementedError

    def snapshot(self) -> dict[str, Any]:
        """The page in memory, drafts included, as a document of JSON types (HTML is marked safe)."""
        keys = keys_in(" ".join(self.texts_with_footnotes()))
        sources = Source.objects.in_bulk(keys, field_name="key")
        footnotes = Footnotes(sources)
        parts = self.document_parts(footnotes)
        return {
            "kind": self.kind.value,
            "number": self.number_label,
            "title": self.title,
            "summary": self.summary,
            "content_themes": self.content_themes,
            "content_note": self.content_note,
            "language": self.language,
            "is_example": self.is_example,
            "review_date": self.review_date.isoformat() if self.review_date else "",
            "html": main_text(self.kind, parts),
            "parts": part_titles(parts),
            "sources": source_list([sources[key] for key in footnotes.keys]),
            **self.document_data(),
        }

    def missing_for_publication(self, written: Mapping[str, Any] | None = None) -> dict[str, str]:
        """Field → error for what is required for publication and missing.

        `written` is the cleaned data of the edit form; without it the fields of the page are checked.
        """
        return {}

    def publish(self, revision, *args, **kwargs):
        """Publishes page and version (`signal_handlers` creates the version). The editor's button asks the form and a hook."""
        missing = revision.as_object().missing_for_publication()
        if missing:
            raise ValidationError(missing)
        sentence = "" if kwargs.get("skip_permission_checks") else refusal(self, revision, kwargs.get("user"))
        if sentence:
            raise PermissionDenied(sentence)
        return super().publish(revision, *args, **kwargs)

    def clean(self) -> None:
        super().clean()
        refuse_taken_slug(self.slug)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        version = None if getattr(request, "is_preview", False) else self.latest_version
        state = context["work_state"] = self.state
        if version:
            version.state = state
            english, own = Version.objects.history_of(self.translation_key, self.language, LONGEST_HISTORY + 1)
            version.newer_english = version.newest_after_translation(english)
            context |= version_context(version, own)
        document = restored(version) if version else self.snapshot()
        context["doc"] = in_state(document, state)
        context["toc"] = table_of_contents(document)
        context["related"] = related_to(document, self.related_today(request), self.language)
        return context
