"""Creates a version on every way of publishing: button, workflow, schedule, translation."""

from typing import Any

from wagtail.signals import page_published

from blueprint.models import EntryPage, RecommendationPage
from blueprint.models.numbered import NumberedPage
from blueprint.services import create_version


def create_version_on_publication(instance: NumberedPage, **kwargs: Any) -> None:
    """Ignores pages that are scheduled, for which Wagtail sends the signal as well."""
    if instance.live:
        create_version(instance)


def connect() -> None:
    for model in (EntryPage, RecommendationPage):
        page_published.connect(
            create_version_on_publication, sender=model, dispatch_uid=f"create_version_{model.__name__}"
        )
