"""An address that was once public leads on when its page is renamed or moved."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.dispatch import receiver
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.signal_handlers import create_redirects
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_slug_changed, post_page_move


@receiver(page_slug_changed)
def old_slug_leads_on(instance: Page, instance_before: Page, **kwargs: Any) -> None:
    """Only an address that was once public: a draft renamed three times leaves nothing behind."""
    if instance.first_published_at is not None:
        sites = Site.objects.filter(pk__in=_sites_of(instance)).exclude(root_page=instance)
        create_redirects(page=instance, page_old=instance_before, sites=sites)


@receiver(post_page_move)
def old_place_leads_on(instance: Page, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    page = instance.specific
    if url_path_before == url_path_after or page.first_published_at is None:
        return
    before = type(page)()
    before.__dict__.update(page.__dict__)
    before.url_path = url_path_before
    sites = Site.objects.filter(pk__in=_sites_of(page) & _sites_of(before)).exclude(root_page=page)
    create_redirects(page=page, page_old=before, sites=sites)


def _sites_of(page: Page) -> set[int]:
    return {option.site_id for option in page._get_relevant_site_root_paths()}


@receiver(page_published)
def a_live_address_is_not_an_old_one(instance: Page, **kwargs: Any) -> None:
    """Forgets automatic rows of the path that is live again, which could only lead to itself."""
    if instance.live and (url := instance.get_url()):
        path = Redirect.normalise_path(uri_to_iri(urlsplit(url).path))
        Redirect.objects.filter(automatically_created=True, old_path=path).delete()
