"""Keeps redirects from old addresses when a public page is renamed or moved."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.dispatch import receiver
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_slug_changed, post_page_move

from redirects.services import redirect_from_old_addresses


@receiver(page_slug_changed)
def redirect_from_old_slug(instance: Page, instance_before: Page, **kwargs: Any) -> None:
    """Only for pages that were published at some time: the old URL of a draft needs no redirect."""
    if instance.first_published_at is not None:
        sites = Site.objects.filter(pk__in=_sites_of(instance.url_path)).exclude(root_page=instance)
        redirect_from_old_addresses(instance, instance_before.url_path, sites)


@receiver(post_page_move)
def redirect_from_old_path(instance: Page, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    page = instance.specific
    if url_path_before == url_path_after or page.first_published_at is None:
        return
    sites = Site.objects.filter(pk__in=_sites_of(url_path_before) & _sites_of(url_path_after)).exclude(root_page=page)
    redirect_from_old_addresses(page, url_path_before, sites)


def _sites_of(url_path: str) -> set[int]:
    """Ids of the sites that contain a page with this `url_path`."""
    return {root.site_id for root in Site.get_site_root_paths() if url_path.startswith(root.root_path)}


@receiver(page_published)
def delete_redirects_from_live_address(instance: Page, **kwargs: Any) -> None:
    """Deletes automatic redirects from the URL of a live page, but not those that editors created."""
    if instance.live and (url := instance.get_url()):
        path = Redirect.normalise_path(uri_to_iri(urlsplit(url).path))
        Redirect.objects.filter(automatically_created=True, old_path=path).delete()
