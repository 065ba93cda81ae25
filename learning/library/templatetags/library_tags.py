"""Template filters for sizes and versions of files, for the button to join a network, and for what keeps somebody out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from learning.library.enums import Licence
from learning.library.models import ResourceFile
from learning.nearly import Nearly
from learning.networks.models import Network

if TYPE_CHECKING:
    from learning.networks.models import Membership
    from learning.training.models import Completion

register = template.Library()


@register.filter
def file_size(size: int) -> str:
    """`430080` as "430 kB", `3200000` as "3.2 MB": thousands, as phones and desks count."""
    if size < 1_000_000:
        return _("%(number)s kB") % {"number": max(1, round(size / 1000))}
    return _("%(number)s MB") % {"number": number_format(round(size / 1_000_000, 1), 1)}


@register.filter
def licence_name(licence: str) -> str:
    return str(Licence(licence).label)


@register.filter
def version_label(file: ResourceFile) -> str:
    """ "Version 2, 12 Nov 2026"."""
    return _("Version %(number)s, %(day)s") % {
        "number": file.version,
        "day": date_format(file.added_at, "j F Y"),
    }


@register.filter
def apply_label(network: Network) -> str:
    """The button for a network that takes applications."""
    return _("Apply to join the %(network)s network") % {"network": network.name}


@register.filter
def nearly_label(row: Membership | Completion) -> str:
    """What is in the way of a row of `Audience.would_be`."""
    return str(Nearly(row.nearly).label)  # type: ignore[union-attr]
