"""What rests on a work, or what it rests on: today, and when a version was published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from blueprint.kinds import KINDS
from blueprint.models.permanent import PermanentNumber, Version

#: What readers of a list of related works see of each.
SHOWN = ("number", "title", "text", "strength", "state_words")


@dataclass(frozen=True)
class Related:
    """Each work as `NumberedPage.list_item` returns it."""

    #: None when the work itself has no page any more, so that nothing rests on it today.
    today: list[dict[str, Any]] | None
    #: What the version keeps; `state_words` says what has become of a work since.
    then: list[dict[str, Any]]

    @property
    def is_same(self) -> bool:
        return self.today is not None and _shown(self.today) == _shown(self.then)

    @property
    def all_fell(self) -> bool:
        """Whether there are some today, none of which holds."""
        return bool(self.today) and all(item.get("state_words") for item in self.today or ())


def _shown(items: Sequence[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [tuple(item.get(name) or "" for name in SHOWN) for item in items]


def related_to(document: dict[str, Any], today: list[dict[str, Any]] | None, language: str) -> Related:
    """What is related to the work of a document, in which stands what was when it was published."""
    related = Related(today, document[KINDS[document["kind"]].related])
    return related if related.is_same else Related(today, _with_states(related.then, today or [], language))


def _with_states(then: list[dict[str, Any]], today: list[dict[str, Any]], language: str) -> list[dict[str, Any]]:
    """What stood in a version, with the state today of each."""
    states = {item["number"]: item.get("state_words", "") for item in today}
    missing = [item["number"] for item in then if item["number"] not in states]
    if missing:
        numbers = {number.translation_key: str(number) for number in PermanentNumber.objects.labelled(*missing)}
        found = Version.objects.states_of(numbers, language)
        states |= {numbers[key]: state.name_with_reason for key, state in found.items()}
    return [item | {"state_words": states.get(item["number"], "")} for item in then]
