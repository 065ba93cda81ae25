"""Resources of libraries: drafts without files."""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from core.content_notes import Theme
from core.records import free_slug
from learning.imports.columns import Column, choice_reader
from learning.imports.engine import ImportKind, Result, Row
from learning.library.enums import Licence
from learning.library.models import Resource, ResourceTranslation, Section

if TYPE_CHECKING:
    from accounts.models import User

WELSH = "cy"


def read_themes(cell: str) -> list[str]:
    read = choice_reader(Theme)
    chosen = {read(part) for part in re.split(r"[,;|]", cell) if part.strip()}
    return [theme.value for theme in Theme if theme.value in chosen]


class Resources(ImportKind):
    slug = "resources"
    label = gettext_lazy("Resources")
    permission = "library.add_resource"
    explanation = gettext_lazy(
        "One row a resource. Each becomes a draft without files; what is live stays as it is until somebody publishes the "
        "draft. A section is named by its title, or as “Library – Section” where two have the same title."
    )
    columns = (
        Column("section", gettext_lazy("Section"), required=True, aliases=("adran",)),
        Column("title", gettext_lazy("Title"), required=True, aliases=("english title", "teitl"), max_length=200),
        Column("summary", gettext_lazy("Summary"), aliases=("description", "crynodeb"), max_length=300),
        Column("welsh_title", gettext_lazy("Welsh title"), aliases=("title in welsh", "teitl cymraeg"), max_length=200),
        Column("licence", gettext_lazy("Licence"), choice_reader(Licence), aliases=("license", "trwydded")),
        Column(
            "themes", gettext_lazy("Themes"), read_themes, aliases=("content note", "content note: themes", "themâu")
        ),
    )

    def key(self, row: Row) -> Hashable:
        return row.values["section"].casefold(), row.values["title"].casefold()

    def judge(self, rows: list[Row], by: User | None) -> None:
        sections: dict[str, list[Section]] = {}
        for section in Section.objects.select_related("library").prefetch_related(
            "translations", "library__translations"
        ):
            titles = {words.title for words in section.translations.all()} | {section.full_title}
            for title in {title.casefold() for title in titles}:
                sections.setdefault(title, []).append(section)
        words = ResourceTranslation.objects.filter(
            language=settings.LANGUAGE_CODE, record__section__in=[s.pk for found in sections.values() for s in found]
        ).select_related("record__latest_revision")
        there = {(one.record.section_id, one.title.casefold()): one.record for one in words}
        for row in rows:
            found = sections.get(row.values["section"].casefold(), [])
            if len(found) != 1:
                row.refuse(
                    _("Several sections have this title. Write “Library – Section”.")
                    if found
                    else _("There is no section of this title.")
                )
                continue
            row.values["section"] = found[0]
            known = there.get((found[0].pk, row.values["title"].casefold()))
            row.values["known"] = known
            if known is None:
                row.result = Result.NEW
            else:
                row.change(_changes(_draft(known), row.values))

    def carry_out(self, row: Row, by: User) -> None:
        values, known = row.values, row.values["known"]
        resource = (
            _draft(known) if known else Resource(section=values["section"], slug=free_slug(Resource, values["title"]))
        )
        resource.licence = values["licence"] or resource.licence
        resource.content_themes = values["themes"] or resource.content_themes
        _write(resource, settings.LANGUAGE_CODE, title=values["title"], summary=values["summary"])
        if values["welsh_title"]:
            _write(resource, WELSH, title=values["welsh_title"])
        if known is None:
            resource.live = False
            resource.save()
            log(instance=resource, action="wagtail.create", user=by)
        resource.save_revision(user=by, log_action=known is not None)


def _draft(resource: Resource) -> Resource:
    return resource.latest_revision.as_object() if resource.latest_revision else resource


def _changes(resource: Resource, values: dict[str, Any]) -> dict[Any, tuple[Any, Any]]:
    english, welsh = _words(resource, settings.LANGUAGE_CODE), _words(resource, WELSH)
    now = {
        "summary": english.summary if english else "",
        "welsh_title": welsh.title if welsh else "",
        "licence": resource.licence,
        "themes": resource.content_themes,
    }
    labels = {column.name: column.label for column in Resources.columns}
    return {
        labels[name]: (_label(name, before), _label(name, values[name]))
        for name, before in now.items()
        if values[name] and values[name] != before
    }


def _label(name: str, value: Any) -> str:
    if name == "licence":
        return str(Licence(value).label)
    return ", ".join(str(Theme(one).label) for one in value) if name == "themes" else value


def _words(resource: Resource, language: str) -> ResourceTranslation | None:
    return next((words for words in resource.translations.all() if words.language == language), None)


def _write(resource: Resource, language: str, **texts: str | None) -> None:
    words = _words(resource, language)
    if words is None:
        words = ResourceTranslation(language=language)
    for name, text in texts.items():
        if text:
            setattr(words, name, text)
    resource.translations.add(words)
