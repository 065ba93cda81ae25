"""The page to sign up for the newsletter, for the sitemap and for search."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from core.registry import PublicAddress, register_public_addresses


@register_public_addresses
def address_of_the_newsletter() -> Iterator[PublicAddress]:
    yield PublicAddress(reverse("subscriptions:newsletter"), _("Newsletter"))
