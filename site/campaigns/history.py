"""What was published of an ask stays: the outcome log is a record, so no editor takes a line out of it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlockValidationError, StreamValue, StructBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError, ListValue

from campaigns.enums import AskState

ASK_STAYS = _(
    "“%(ask)s” was published, so it cannot be deleted. Open this page again to have it back. If we no longer ask for "
    "it, add the change “Withdrawn” with its day and reason. Its words may be corrected."
)
CHANGE_STAYS = _(
    "The change “%(state)s” of %(day)s was published, so it cannot be deleted. Open this page again to have it back. "
    "Its words may be corrected; if it no longer holds, add a new change with its day and reason."
)


def validate_history(published: StreamValue, asks: StreamValue) -> None:
    """Says at its place what was published and is missing now: asks and changes are known by the ids of their blocks."""
    places = {block.id: number for number, block in enumerate(asks)}
    gone = [_sentence(ASK_STAYS, ask=block.value["title"]) for block in published if block.id not in places]
    errors = {}
    for block in published:
        place = places.get(block.id)
        if place is None:
            continue
        if missing := _missing_changes(block.value["outcomes"], asks[place].value["outcomes"]):
            changes = ListBlockValidationError(non_block_errors=missing)
            errors[place] = StructBlockValidationError(block_errors={"outcomes": changes})
    if gone or errors:
        raise StreamBlockValidationError(block_errors=errors, non_block_errors=gone)


def _missing_changes(published: ListValue, changes: ListValue) -> list[ValidationError]:
    there = {item.id for item in changes.bound_blocks}
    return [
        _sentence(CHANGE_STAYS, state=AskState(item.value["state"]).label, day=date_format(item.value["date"], "j F Y"))
        for item in published.bound_blocks
        if item.id not in there
    ]


def _sentence(words: Any, **parts: object) -> ValidationError:
    return ValidationError(words, params=parts)
