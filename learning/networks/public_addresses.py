"""The public page of each network, for the sitemap and for search."""

from __future__ import annotations

from collections.abc import Iterator

from core.registry import PublicAddress, register_public_addresses
from learning.networks.models import Network


@register_public_addresses
def addresses_of_networks() -> Iterator[PublicAddress]:
    for network in Network.objects.order_by("pk"):
        yield PublicAddress(network.get_absolute_url(), network.page_title)
