"""Addresses that ended when a library, a section or a resource was moved or renamed lead to the new ones.

`services.relocate` writes them; `decorators` asks for the new address when there is nothing at the old one that is open
to the person. Whoever may not see the record where it is now learns nothing from its old address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.utils.translation import gettext as _

from learning.library.models import (
    FormerLibraryAddress,
    FormerResourceAddress,
    Library,
    MembersOnlyRecord,
    Resource,
    Section,
)
from learning.library.models.base import library_url

if TYPE_CHECKING:
    from accounts.models import User

#: By the kind of the record that moves, the lookup from the resources whose addresses change with it.
BELOW: dict[type[MembersOnlyRecord], str] = {Library: "section__library", Section: "section", Resource: "pk"}

#: The slugs of library and resource; the second is empty for the library itself.
Address = tuple[str, str]


def addresses_below(record: MembersOnlyRecord) -> dict[int, Address]:
    """By id, the addresses that people may know: of all resources in it that are or were published."""
    known = Resource._base_manager.filter(Q(live=True) | Q(first_published_at__isnull=False))
    rows = known.filter(**{BELOW[type(record)]: record.pk}).values_list("pk", "section__library__slug", "slug")
    addresses = {pk: (library, slug) for pk, library, slug in rows}
    if isinstance(record, Library):
        addresses[0] = (Library._base_manager.values_list("slug", flat=True).get(pk=record.pk), "")
    return addresses


def keep(record: MembersOnlyRecord, before: dict[int, Address]) -> None:
    """Stores which of the addresses from before have ended. One that a record has again is no former one."""
    after = addresses_below(record)
    ended = {pk: address for pk, address in before.items() if after.get(pk) != address}
    if not ended:
        return
    here = {"library_slug": F("record__section__library__slug"), "slug": F("record__slug")}
    FormerResourceAddress.objects.filter(record__in=ended, **here).delete()
    former = [
        FormerResourceAddress(record_id=pk, library_slug=library, slug=slug)
        for pk, (library, slug) in ended.items()
        if pk
    ]
    FormerResourceAddress.objects.bulk_create(former, batch_size=1000, ignore_conflicts=True)
    if isinstance(record, Library) and 0 in ended:
        FormerLibraryAddress.objects.filter(record=record, slug=after[0][0]).delete()
        FormerLibraryAddress.objects.get_or_create(slug=ended[0][0], defaults={"record": record})


def refuse_reserved(record: MembersOnlyRecord, slug: str | None) -> None:
    """Raises ValidationError for a slug that still leads to another record."""
    if slug and slug in type(record).reserved_slugs(record.pk):
        raise ValidationError(
            _("Something else had this address, and people who know it are led there. Choose another one.")
        )


def new_address(user: User, library: str, resource: str = "", number: int | None = None, **path: Any) -> str | None:
    """Where the record is that had this address, when this person may see it there."""
    if path:
        return None
    if not resource:
        moved = Library.objects.visible_to(user).filter(former_addresses__slug=library).first()
        return moved.get_absolute_url() if moved else None
    former = {"former_addresses__library_slug": library, "former_addresses__slug": resource}
    found = Resource.objects.visible_to(user).filter(**former).select_related("section__library").first()
    if found is None:
        return None
    if number is None:
        return found.get_absolute_url()
    return library_url("download", found.section.library.slug, found.slug, number)
