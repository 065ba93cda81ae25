"""Every way of publishing ends here: button, workflow, schedule, translation."""

from typing import Any

from wagtail.signals import page_published

from blueprint.models import EntryPage, RecommendationPage
from blueprint.models.numbered import NumberedPage
from blueprint.services import create_version


def create_version_on_publication(instance: NumberedPage, **kwargs: Any) -> None:
    """Wagtail also sends the signal for a page that goes live later; readers have seen nothing of that one yet."""
    if instance.live:
        create_version(instance)


def connect() -> None:
    for model in (EntryPage, RecommendationPage):
        page_published.connect(
            create_version_on_publication, sender=model, dispatch_uid=f"create_version_{model.__name__}"
        )
