"""A picture of people is public while their written consent stands.

`keep_to_consent` moves the file of a picture out of the public storage when consent ends, or was never noted, and back
when it is extended. It runs after each save and once a minute, may run twice, and one step that fails is tried again.
"""

from __future__ import annotations

import datetime
import logging

from django.core.files.base import File
from django.core.files.storage import Storage, default_storage, storages
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from core.dates import midnight
from core.logs import Outage
from files.models import People, PublicImage, Rendition

logger = logging.getLogger("files")

outage = Outage(
    logger,
    "A picture could not be moved as its consent says; all are tried again each minute. Is the file store there? %s",
    "Pictures are moved as their consent says again.",
)
#: In the private storage.
WITHHELD = "withheld-pictures"
#: So long before the end of a consent the communications staff are told.
NOTICE = datetime.timedelta(days=30)


def ending_soon() -> QuerySet[PublicImage]:
    """Pictures of people whose consent has ended or ends within 30 days, the first to end first."""
    soon = timezone.localdate() + NOTICE
    return PublicImage.objects.filter(people=People.YES, consent_ends_on__lte=soon).order_by("consent_ends_on", "pk")


def out_of_step() -> QuerySet[PublicImage]:
    """Pictures that are public without a consent, if only in a size that was stored late, or withheld in spite of one."""
    no_end = Q(consent_ends_on=None) | Q(consent_ends_on__gte=timezone.localdate())
    stands = PublicImage.objects.filter(Q(people=People.NO) | Q(Q(people=People.YES) & no_end)).values("pk")
    in_public = Q(withheld_file="") | Exists(Rendition.objects.filter(image=OuterRef("pk")))
    return PublicImage.objects.filter(Q(pk__in=stands) & ~Q(withheld_file="") | ~Q(pk__in=stands) & in_public).order_by(
        "pk"
    )


def seconds_to_next_end() -> float | None:
    """Until the next consent ends, at midnight; None when none does."""
    today = timezone.localdate()
    shown = PublicImage.objects.filter(people=People.YES, consent_ends_on__gte=today).order_by("consent_ends_on")
    last_day = shown.values_list("consent_ends_on", flat=True).first()
    if last_day is None:
        return None
    end = midnight(last_day + datetime.timedelta(days=1))
    return (end - timezone.now()).total_seconds()


def keep_to_consent(pk: int) -> bool:
    """Makes one picture public, or no longer public, as its consent says. False when a storage did not answer."""
    try:
        with transaction.atomic():
            image = PublicImage.objects.select_for_update().filter(pk=pk).first()
            if image is None:
                pass
            elif image.consent_stands and image.withheld_file:
                _bring_back(image)
            elif not image.consent_stands:
                _withhold(image)
    except OSError as error:
        outage.begins(error)
        return False
    outage.ends()
    return True


def _withhold(image: PublicImage) -> None:
    """The move is last, since it may fail."""
    image.delete_renditions(list(image.renditions.values_list("file", flat=True)))
    if not image.withheld_file:
        key = f"{WITHHELD}/{image.file.name}"
        PublicImage.objects.filter(pk=image.pk).update(withheld_file=key)
        _move(default_storage, image.file.name, storages["private"], key)


def _bring_back(image: PublicImage) -> None:
    key, image.withheld_file = image.withheld_file, ""
    PublicImage.objects.filter(pk=image.pk).update(withheld_file="")
    transaction.on_commit(image.make_renditions)
    _move(storages["private"], key, default_storage, image.file.name)


def _move(source: Storage, name: str, target: Storage, key: str) -> None:
    """A step that was done by an earlier, interrupted run is left out: both names are this picture's alone."""
    if not source.exists(name):
        if not target.exists(key):
            logger.error("%s is in no storage any more: upload the picture again, or delete it.", name)
        return
    if not target.exists(key):
        with source.open(name) as file:
            target.save(key, File(file))
    source.delete(name)
