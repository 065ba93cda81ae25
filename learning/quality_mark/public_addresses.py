"""The register and each of its awards, for the sitemap and for search."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from core.registry import PublicAddress, register_public_addresses
from learning.quality_mark.models import Award


@register_public_addresses
def addresses_of_the_register() -> Iterator[PublicAddress]:
    yield PublicAddress(reverse("learning:register"), _("Register of the quality mark"))
    for award in Award.objects.published().order_by("pk").only("slug", "organisation", "last_published_at"):
        yield PublicAddress(award.get_absolute_url(), str(award), award.last_published_at)
