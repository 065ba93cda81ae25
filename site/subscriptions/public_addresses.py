"""The page to sign up for the newsletter, for the sitemap."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from core.registry import PublicAddress, register_public_addresses


@register_public_addresses
def address_of_the_newsletter() -> Iterator[PublicAddress]:
    yield PublicAddress(reverse("subscriptions:newsletter"))
