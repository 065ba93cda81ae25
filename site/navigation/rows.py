"""The words around a page, read in one query: a UNION over the four tables of this app."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import BooleanField, CharField, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from navigation.enums import MenuLocation
from navigation.models import Helpline, MenuItem, Notice, OrganisationDetails


@dataclass(frozen=True)
class Row:
    """One line of the UNION: words and their second words, each in two languages, and a target."""

    kind: str
    location: str
    menu: int
    rank: int
    order: int
    number: int
    words: str
    words_cy: str
    more: str
    more_cy: str
    address: str
    page_id: int | None
    flag: bool


def read_rows() -> list[Row]:
    now = timezone.now()
    running = (
        Notice.objects.filter(is_on=True)
        .filter(Q(starts_at=None) | Q(starts_at__lte=now))
        .filter(Q(ends_at=None) | Q(ends_at__gt=now))
        .order_by()
    )
    helplines = Helpline.objects.filter(in_help_bar=True).order_by()
    union = _items(MenuItem.objects.order_by()).union(
        _helplines(helplines), _notices(running), _details(OrganisationDetails.objects.order_by()), all=True
    )
    return [Row(*values) for values in union]


def _columns(queryset: QuerySet, **columns) -> QuerySet:
    """The queryset with the thirteen columns of `Row`, in its order; what is not named is empty."""
    empty = {
        "kind": Value("", CharField()), "location": Value("", CharField()),
        "menu": Value(0, IntegerField()), "rank": Value(0, IntegerField()), "order": Value(0, IntegerField()),
        "number": F("pk"),
        "words": Value("", CharField()), "words_cy": Value("", CharField()),
        "more": Value("", CharField()), "more_cy": Value("", CharField()),
        "address_": Value("", CharField()), "target": Cast(Value(None), IntegerField()),
        "flag": Value(False, BooleanField()),
    }  # fmt: skip
    named = {f"c_{name}": value for name, value in (empty | columns).items()}
    return queryset.annotate(**named).values_list(*named)


def _items(items: QuerySet) -> QuerySet:
    return _columns(
        items, kind=Value("item", CharField()), location=F("menu__location"), menu=F("menu_id"),
        rank=F("menu__sort_order"), order=F("sort_order"), words=F("label"), words_cy=F("label_cy"),
        more=F("menu__heading"), more_cy=F("menu__heading_cy"), address_=F("address"),
        target=F("page_id"), flag=F("at_end"),
    )  # fmt: skip


def _helplines(helplines: QuerySet) -> QuerySet:
    return _columns(
        helplines, kind=Value("helpline", CharField()), menu=F("pk"), order=F("sort_order"),
        words=F("name"), words_cy=F("name_cy"), more=F("note"), more_cy=F("note_cy"), address_=F("number"),
    )  # fmt: skip


def _notices(notices: QuerySet) -> QuerySet:
    return _columns(
        notices, kind=Value("notice", CharField()), menu=F("pk"), words=F("text"), words_cy=F("text_cy"),
        more=F("link_label"), more_cy=F("link_label_cy"), address_=F("address"), target=F("page_id"),
    )  # fmt: skip


def _details(details: QuerySet) -> QuerySet:
    return _columns(
        details, kind=Value("details", CharField()), location=F("phone"), words=F("line"), words_cy=F("line_cy"),
        more=F("small_print"), more_cy=F("small_print_cy"), address_=F("email"),
    )  # fmt: skip


def rows_with(record) -> list[Row]:
    """The saved rows with an unsaved record in place of its saved self, for its preview."""
    rows = [row for row in read_rows() if not _is_row_of(row, record)]
    if isinstance(record, Notice):
        rows.append(_row("notice", record.pk, record.text, record.text_cy, record.link_label,
                         record.link_label_cy, record.address, record.page_id, order=1))  # fmt: skip
    elif isinstance(record, Helpline):
        rows.append(_row("helpline", record.pk, record.name, record.name_cy, record.note, record.note_cy,
                         record.number, order=record.sort_order))  # fmt: skip
    elif isinstance(record, OrganisationDetails):
        rows.append(_row("details", record.pk, record.line, record.line_cy, record.small_print,
                         record.small_print_cy, record.email, location=record.phone))  # fmt: skip
    else:
        for number, item in enumerate(record.items.all()):
            rows.append(_row("item", record.pk, item.label, item.label_cy, record.heading, record.heading_cy,
                             item.address, item.page_id, record.location, record.sort_order, number, item.at_end))  # fmt: skip
    return rows


def _row(
    kind, pk, words, words_cy, more, more_cy, address, page_id=None, location="", rank=0, order=0, flag=False
) -> Row:
    return Row(kind, location, pk or 0, rank, order, 0, words, words_cy, more, more_cy, address, page_id, flag)


def _is_row_of(row: Row, record) -> bool:
    match row.kind:
        case "item":
            same = getattr(record, "location", None) == row.location and row.location != MenuLocation.FOOTER
            return hasattr(record, "items") and (row.menu == record.pk or same)
        case "helpline":
            return isinstance(record, Helpline) and row.menu == record.pk
        case "details":
            return isinstance(record, OrganisationDetails)
    return isinstance(record, Notice)
