"""The comparison of two blocks as HTML that says in words what its marks show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from blueprint.comparison.alignment import Effort, Run, word_runs
from blueprint.comparison.texts import Block, Word


def block_html(old: Block | None, new: Block | None, effort: Effort) -> SafeString:
    """What was taken out stands before what was added in its place."""
    if old is None or new is None:
        return _changed(Run(old.words if old else (), new.words if new else ()))
    pieces = [_same(run) if run.is_equal else _changed(run) for run in word_runs(old.words, new.words, effort)]
    if old.kind != new.kind:
        pieces.append(_note(_became(old.kind, new.kind)))
    return mark_safe("".join(pieces).strip())  # noqa: S308 - each piece is escaped


def _changed(run: Run[Word]) -> SafeString:
    return format_html("{}{}", removed(_text(run.old)), added(_text(run.new)))


def removed(text: str) -> SafeString:
    return _marked("del", _("[taken out: "), text)


def added(text: str) -> SafeString:
    return _marked("ins", _("[added: "), text)


def _marked(tag: str, label: str, text: str) -> SafeString:
    if not text.strip():
        return SafeString()
    hidden = '<span class="visually-hidden">{}</span>'
    template = f"{{}}<{tag}>{hidden}{{}}{hidden}</{tag}>"
    return format_html(template, " " if text.startswith(" ") else "", label, text.strip(), "]")


def _same(run: Run[Word]) -> SafeString:
    """Words that stayed; where their emphasis or link did not, a note says so after them."""
    pairs = groupby(
        zip(run.old, run.new, strict=True),
        lambda pair: pair[0].marks != pair[1].marks and (pair[0].marks, pair[1].marks),
    )
    pieces = []
    for marks, group in pairs:
        pieces.append(format_html("{}", _text([new for _old, new in group])))
        if marks:
            pieces.append(_note("; ".join(_what_became_of(*marks))))
    return mark_safe("".join(pieces))  # noqa: S308 - each piece is escaped


def _note(words: str) -> SafeString:
    return format_html(' <span class="change-note">[{}]</span>', words)


def _what_became_of(old: frozenset[str], new: frozenset[str]) -> Iterable[str]:
    old_link, new_link = _link(old), _link(new)
    if old_link and new_link and old_link != new_link:
        yield _("the link led to %(old)s, and leads to %(new)s now") % {"old": old_link, "new": new_link}
    elif new_link and not old_link:
        yield _("now a link to %(address)s") % {"address": new_link}
    elif old_link and not new_link:
        yield _("no longer a link to %(address)s") % {"address": old_link}
    emphasis = {"bold": _("bold"), "italic": _("italic"), "superscript": _("raised")}
    for mark, name in emphasis.items():
        if mark in new - old:
            yield _("now %(emphasis)s") % {"emphasis": name}
        elif mark in old - new:
            yield _("no longer %(emphasis)s") % {"emphasis": name}


def _link(marks: frozenset[str]) -> str:
    return next((mark.removeprefix("link ") for mark in marks if mark.startswith("link ")), "")


def _became(old: str, new: str) -> str:
    names = {
        "paragraph": _("a paragraph"), "point": _("a point of a list"),
        "heading": _("a heading"), "row": _("a row of a table"),
    }  # fmt: skip
    return _("was %(old)s, is %(new)s now") % {"old": names[old], "new": names[new]}


def _text(words: Sequence[Word]) -> str:
    return "".join(f" {word.text}" if word.spaced else word.text for word in words)
