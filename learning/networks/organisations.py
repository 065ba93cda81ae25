"""The register of organisations: how a name finds its organisation, now and later, and how doubles become one."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, ForeignObjectRel, ManyToOneRel
from wagtail.log_actions import log

from core.locks import one_at_a_time
from learning.networks.models import FormerName, Organisation

if TYPE_CHECKING:
    from accounts.models import User

#: What the office has filled in for a double, and the kept one lacks.
TAKEN_OVER = ("sector", "region", "size_band")


def registered_organisation(name: str) -> Organisation | None:
    """The organisation that has or had this name, created when it is new; None for an empty name."""
    name = " ".join(name.split())
    if not name:
        return None
    if known := Organisation.objects.named(name):
        return known
    try:
        with transaction.atomic():
            return Organisation.objects.create(name=name)
    except IntegrityError:  # two people wrote it at the same moment
        return Organisation.objects.named(name)


@transaction.atomic
def merge(kept: Organisation, doubles: Collection[Organisation], by: User) -> Organisation:
    """Makes one of them: whatever refers to a double refers to the kept one, and so does the double's name from now on.

    People whose place of work was confirmed stay confirmed, so libraries of either are open to the people of both. One
    merger at a time; an organisation that another merger has taken meanwhile is left out.
    """
    one_at_a_time(Organisation)
    keys = {row.pk for row in doubles} - {kept.pk}
    kept = Organisation.objects.select_for_update().get(pk=kept.pk)
    for double in Organisation.objects.select_for_update().filter(pk__in=keys).order_by("pk"):
        moved = {_label(relation): _move(relation, double, kept) for relation in _relations()}
        _take_over(double, kept)
        former = double.name
        double.delete()
        FormerName.objects.create(name=former, organisation=kept)
        log(kept, "networks.merge", user=by, data={"former_name": former, "moved": moved})
    return kept


@transaction.atomic
def keep_former_name(organisation: Organisation, before: str) -> None:
    """After it was renamed: what people write who know the old name finds it, as after a merger."""
    FormerName.objects.filter(organisation=organisation, name__iexact=organisation.name).delete()
    if not Organisation.objects.named(before):
        FormerName.objects.create(name=before, organisation=organisation)


def _relations() -> list[ForeignObjectRel]:
    """Every foreign key to organisations, those of the tables of many-to-many relations too: a new one is found by itself."""
    fields = Organisation._meta.get_fields(include_hidden=True)
    return [field for field in fields if isinstance(field, ManyToOneRel) and field.auto_created]


def _label(relation: ForeignObjectRel) -> str:
    return relation.related_model._meta.label_lower


def _move(relation: ForeignObjectRel, double: Organisation, kept: Organisation) -> int:
    """Points the rows to the kept organisation; returns how many. What refers to both refers to it once."""
    model, name = relation.related_model, relation.remote_field.name
    rows = model._base_manager.filter(**{name: double})
    if model._meta.auto_created:
        (other,) = [f.name for f in model._meta.get_fields() if isinstance(f, ForeignKey) and f.name != name]
        there = model._base_manager.filter(**{name: kept}).values_list(other, flat=True)
        rows.filter(**{f"{other}__in": list(there)}).delete()
    return rows.update(**{name: kept})


def _take_over(double: Organisation, kept: Organisation) -> None:
    missing = {name: getattr(double, name) for name in TAKEN_OVER if not getattr(kept, name) and getattr(double, name)}
    if missing:
        Organisation.objects.filter(pk=kept.pk).update(**missing)
        for name, value in missing.items():
            setattr(kept, name, value)
