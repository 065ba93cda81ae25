"""A briefing: works that a reader puts together for a meeting. Its address is all there is of it, so it can be sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict

from blueprint.kinds import LABEL
from blueprint.models import PermanentNumber, Version

#: More would be no briefing, and its address longer than mail programs take.
MAX_WORKS = 40
PARAMETER = "work"


def asked_labels(query: QueryDict) -> list[str]:
    """The numbers that an address names, each once: `?work=HS-4&work=HS-R2`. What is no number is left out."""
    typed = (value.strip().upper() for value in query.getlist(PARAMETER))
    return list(dict.fromkeys(value for value in typed if LABEL.fullmatch(value)))


def pairs(labels: Sequence[str]) -> list[tuple[str, str]]:
    return [(PARAMETER, label) for label in labels]


@dataclass(frozen=True)
class Briefing:
    #: The newest version of each work, in the reader's language or else in English, in the order of the address.
    versions: list[Version]
    #: Numbers that were never given, or whose work has no version that the reader can be shown.
    unknown: list[str]
    #: Numbers beyond the first `MAX_WORKS`.
    left_out: int

    @property
    def labels(self) -> list[str]:
        return [str(version.permanent_number) for version in self.versions]

    @property
    def query(self) -> str:
        return urlencode(pairs(self.labels))

    @property
    def lines(self) -> list[tuple[Version, str]]:
        """Each version with the query of the briefing without it."""
        return [
            (version, urlencode(pairs([label for label in self.labels if label != own])))
            for version, own in zip(self.versions, self.labels, strict=True)
        ]


def briefing(query: QueryDict, language: str) -> Briefing:
    asked = asked_labels(query)
    taken = asked[:MAX_WORKS]
    keys = {str(number): number.translation_key for number in PermanentNumber.objects.labelled(*taken)}
    newest = with_states(Version.objects.newest_of(keys.values(), language), language)
    found = {label: newest[key] for label, key in keys.items() if key in newest}
    return Briefing(
        versions=[found[label] for label in taken if label in found],
        unknown=[label for label in taken if label not in found],
        left_out=len(asked) - len(taken),
    )


def with_states(newest: Mapping[UUID, Version], language: str) -> dict[UUID, Version]:
    """The versions by translation key, each with its data (not its text) and its state today, in three queries."""
    whole = Version.objects.select_related("permanent_number").defer("html")
    versions = whole.in_bulk([version.pk for version in newest.values()])
    states = Version.objects.states_of(newest, language)
    for version in versions.values():
        state = states[version.permanent_number.translation_key]
        version.state = replace(state, is_example=version.data["is_example"])
    return {version.permanent_number.translation_key: version for version in versions.values()}
