"""Querysets of permanent numbers and versions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from wagtail.models import Page

from blueprint.kinds import KINDS
from blueprint.states import State
from languages.locales import foreign_language, language_tag, locale_id_of

if TYPE_CHECKING:
    from blueprint.models import PermanentNumber, Source, Version


class PermanentNumberQuerySet(QuerySet["PermanentNumber"]):
    def labelled(self, *labels: str) -> PermanentNumberQuerySet:
        """The numbers with these labels, in upper or lower case: `HS-12`, `hs-r7`."""
        wanted = Q()
        for label in map(str.upper, labels):
            prefix = label.rstrip("0123456789")
            kinds = [kind for kind, details in KINDS.items() if details.number_prefix == prefix]
            wanted |= Q(kind__in=kinds, number=int(label.removeprefix(prefix)))
        return self.filter(wanted) if labels else self.none()

    def without_page_at(self, url_path: str) -> PermanentNumber | None:
        """The number of the work whose page stands there unpublished, or stood there when it was deleted."""
        unpublished = Page.objects.filter(url_path=url_path, live=False).values("translation_key")
        there = self.filter(translation_key__in=unpublished).first()
        return there or self.filter(versions__last_path=url_path).order_by("-versions__published").first()


class VersionQuerySet(QuerySet["Version"]):
    def of_work(self, translation_key: UUID, *languages: str) -> VersionQuerySet:
        """The versions of one work in one language or several, the newest first."""
        found = self.filter(permanent_number__translation_key=translation_key, language__in=set(languages))
        return found.select_related("permanent_number").order_by("-number")

    def history_of(self, translation_key: UUID, language: str, most: int) -> tuple[list[Version], list[Version]]:
        """Of a work, in one query: its English versions, the newest at least, and the newest in one language."""
        found = self.of_work(translation_key, language, settings.LANGUAGE_CODE).without_text()
        if language == settings.LANGUAGE_CODE:
            own = list(found[:most])
            return own, own
        english_first = Case(When(language=language, then=1), default=0)
        found = found.filter(Q(language=language) | self._is_newest()).order_by(english_first, "-number")[: most + 1]
        english = [version for version in found if version.language != language]
        return english, [version for version in found if version.language == language][:most]

    def of_english(self, number: int) -> VersionQuerySet:
        """The English version with this number and its translations, the oldest of each language first."""
        english = Q(language=settings.LANGUAGE_CODE, number=number)
        return self.without_text().filter(english | Q(translation_of=number)).order_by("number")

    def changes(self, language: str, chapter: Page | None = None) -> VersionQuerySet:
        """All in one language, or those of one chapter, the newest first.

        A work belongs to the chapter in which it stands now; one that was deleted, to that in which it stood then.
        """
        found = self.filter(language=language)
        if chapter:
            deleted = Q(page=None, last_path__startswith=chapter.url_path)
            found = found.filter(Q(page__path__startswith=chapter.path) | deleted)
        return found.without_text().order_by("-published", "-pk")

    def newest(self) -> VersionQuerySet:
        """The newest of each work in each language."""
        return self.filter(self._is_newest())

    def _is_newest(self) -> Q:
        newer = self.model._default_manager.filter(
            permanent_number=OuterRef("permanent_number"), language=OuterRef("language"), number__gt=OuterRef("number")
        )
        return Q(~Exists(newer))

    def newest_below(self, page: Page) -> VersionQuerySet:
        """The newest of each live page below a page."""
        return self.newest().filter(page__live=True, page__path__startswith=page.path, page__depth__gt=page.depth)

    def csl_of(self, sources: Iterable[Source]) -> list[dict[str, Any]]:
        """Sources as these versions show them; one that two show in other words, as the later publication does."""
        cited = self.model.sources.through.objects.filter(source__in=sources, version__in=self)
        latest = dict(cited.order_by("version__published", "version").values_list("source__key", "version"))
        lists = self.filter(pk__in=set(latest.values())).values_list("pk", "data__sources")
        shown = {(pk, source["key"]): source["csl"] for pk, kept in lists for source in kept}
        return [shown[latest[source.key], source.key] for source in sources]

    def newest_of(self, translation_keys: Iterable[UUID], language: str) -> dict[UUID, Version]:
        """The newest version of each work in one language, or the newest English one, by translation key."""
        works = self.filter(permanent_number__translation_key__in=list(translation_keys)).without_text()
        found = works.newest().filter(language__in={language, settings.LANGUAGE_CODE})
        # English first, so that the last to come is the one to keep.
        in_order = sorted(found, key=lambda version: version.language == language)
        return {version.permanent_number.translation_key: version for version in in_order}

    def states_of(self, translation_keys: Iterable[UUID], language: str) -> dict[UUID, State]:
        """The states today of works that were published, by translation key, in two queries.

        Whether one is published is asked of its page in the reader's language; of the English one where it was never
        translated, since readers are shown that.

        A withdrawal is that of the newest English version, so it is known also of a work that was deleted since. None
        of them is said to be an example: each version says that of itself.
        """
        keys = list(translation_keys)
        locales = {locale_id_of(code): code for code in (settings.LANGUAGE_CODE, language)}
        pages = Page.objects.live().filter(translation_key__in=keys, locale_id__in=locales).order_by()
        live = {(key, locales[locale]) for key, locale in pages.values_list("translation_key", "locale_id")}
        versions = self.filter(permanent_number__translation_key__in=keys).without_text().newest()
        newest: dict[UUID, dict[str, Version]] = {}
        for version in versions.filter(language__in={language, settings.LANGUAGE_CODE}):
            newest.setdefault(version.permanent_number.translation_key, {})[version.language] = version
        shown = {key: language if language in found else settings.LANGUAGE_CODE for key, found in newest.items()}
        return {key: _state(found, language, (key, shown[key]) in live) for key, found in newest.items()}

    def items_of(self, translation_keys: Iterable[UUID], language: str) -> dict[UUID, dict[str, Any]]:
        """Works that have no live page, as items of a list with their permanent addresses, by translation key."""
        versions = self.newest_of(translation_keys, language)
        states = self.states_of(versions, language)
        return {
            key: {
                "number": str(version.permanent_number),
                "title": version.title,
                "lang": foreign_language(version.language),
                "url": version.permanent_url,
                "state_words": states[key].name_with_reason,
            }
            for key, version in versions.items()
        }

    def showing_before(self, source: Source) -> list[Version]:
        """The newest versions of live pages that show a source in other words than it has now."""
        shown = self.newest().filter(sources=source, page__live=True)
        now = source.as_shown
        return [
            version
            for version in shown.select_related("permanent_number")
            .defer("html")
            .order_by("permanent_number", "language")
            if any(
                {name: kept.get(name) for name in now} != now
                for kept in version.data["sources"]
                if kept["key"] == source.key
            )
        ]

    def without_text(self) -> VersionQuerySet:
        """Without the document, which a line in a list does not show."""
        return self.select_related("permanent_number").defer("html", "data")


def _state(newest: dict[str, Version], language: str, is_published: bool) -> State:
    """From the newest version in English and in the reader's language, as far as there are both."""
    own = newest.get(language)
    decides = newest.get(settings.LANGUAGE_CODE) or newest[language]
    if own and own.withdrawn_on == decides.withdrawn_on and own.withdrawal_reason:
        reason = (own.withdrawal_reason, "")
    else:
        reason = (decides.withdrawal_reason, "" if decides.language == language else language_tag(decides.language))
    return State(
        withdrawn_on=decides.withdrawn_on,
        reason_of_withdrawal=reason if decides.withdrawn_on else ("", ""),
        replaced_by_id=decides.replaced_by_id,
        is_published=is_published,
    )
