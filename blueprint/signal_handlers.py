"""Creates a version on every way of publishing: button, workflow, schedule, translation; followers are told of it.

Of what is deleted it keeps the address, and of a chapter the title. Takes away the files that say what a chapter no
longer says.
"""

from typing import Any

from django.db.models.signals import post_delete, pre_delete
from wagtail.signals import page_published, page_unpublished

from blueprint.documents.outdated import forget_outdated
from blueprint.followers import note, note_end
from blueprint.models import BlueprintPage, ChapterPage, EntryPage, RecommendationPage, Version
from blueprint.models.numbered import NumberedPage
from blueprint.services import create_version


def create_version_on_publication(instance: NumberedPage, **kwargs: Any) -> None:
    """Ignores pages that are scheduled, for which Wagtail sends the signal as well."""
    if instance.live:
        note(instance, create_version(instance, kwargs.get("revision")))


def keep_last_path(instance: NumberedPage, **kwargs: Any) -> None:
    Version.objects.filter(page=instance.pk).update(last_path=instance.url_path)


def keep_title(instance: ChapterPage, **kwargs: Any) -> None:
    note_end(instance)


def forget_outdated_files(**kwargs: Any) -> None:
    forget_outdated.enqueue()


def connect() -> None:
    for model in (EntryPage, RecommendationPage):
        page_published.connect(
            create_version_on_publication, sender=model, dispatch_uid=f"create_version_{model.__name__}"
        )
        pre_delete.connect(keep_last_path, sender=model, dispatch_uid=f"keep_last_path_{model.__name__}")
    pre_delete.connect(keep_title, sender=ChapterPage, dispatch_uid="keep_title_of_chapter")
    for model in (BlueprintPage, ChapterPage):
        for signal in (page_published, page_unpublished, post_delete):
            signal.connect(forget_outdated_files, sender=model, dispatch_uid=f"forget_outdated_{model.__name__}")
