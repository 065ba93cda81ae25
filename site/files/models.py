"""Images and documents, which are all public. Members-only files are `learning.library.models.ResourceFile`."""

from __future__ import annotations

import logging
import posixpath
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, SourceImageIOError, get_upload_to

from core.fields import NameField
from files.fields import PublicDocumentField, PublicPictureField

logger = logging.getLogger("files")

#: The sizes that templates show; `tests/site/files/test_pictures.py` holds the two together.
RENDITIONS = [f"format-{kind}|width-{width}" for kind in ("webp", "jpeg") for width in (420, 840, 1260)]


#: The name with which Wagtail's tags mark a size that could not be made. (One that was just made has no key yet.)
NOT_FOUND = "not-found"

#: 100 is Django's own; the random folder of `unique_path` comes on top.
MAX_PATH = 120


def unique_path(path: str) -> str:
    """Adds a random folder, so that a path is given once, whatever became of its file.

    The storage calls a path free when its file is only withheld, or is soon removed by a task that may run twice:
    both would then reach into the file of a stranger.
    """
    folder, name = posixpath.split(path)
    return f"{folder}/{secrets.token_hex(8)}/{name}"


def document_path(instance: models.Model, filename: str) -> str:
    """The folder is random and not the name, since people download a document under its name."""
    return unique_path(f"documents/{filename}")


class StoresNewFile:
    """Knows when its file is a new one."""

    file: Any
    #: Set by `fields.StoresCleanFiles` when it stored a file.
    file_is_new = False

    def store_new_file(self) -> None:
        """Stores a file that was assigned. Raises ValidationError for one that is refused, OSError without a storage."""
        if self.file and not self.file._committed:  # Django has no public name for it
            self.file.save(posixpath.basename(self.file.name), self.file.file, save=False)


class People(models.TextChoices):
    NO = "no", _("No, or nobody who could be recognised")
    YES = "yes", _("Yes, and each of them gave written consent")


class PublicImage(StoresNewFile, AbstractImage):
    """An image that is public while the consent of the people in it stands: `consent.keep_to_consent`."""

    title = NameField(_("title"), max_length=255)
    file = PublicPictureField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
        max_length=MAX_PATH,
    )
    credit = NameField(
        _("credit"),
        max_length=160,
        blank=True,
        help_text=_("Who made it and under which licence, for example “Drawing: One Small Thing”."),
    )
    people = models.CharField(
        _("does it show people?"),
        max_length=3,
        choices=People,
        default="",
        help_text=_("Until this is answered, the picture is not shown to anybody."),
    )
    consent_held_by = models.CharField(
        _("who keeps the written consent"),
        max_length=160,
        blank=True,
        help_text=_("A role or the number of the form, never a name, for example “Communications, form 12”."),
    )
    consent_ends_on = models.DateField(
        _("last day of the consent"),
        null=True,
        blank=True,
        help_text=_(
            "For example 01/07/2027. After this day the picture leaves every page, and its files are no longer public; "
            "a later day brings it back. Leave it empty when the consent has no end."
        ),
    )
    #: Its key in the private storage, while it is not public.
    withheld_file = models.CharField(max_length=255, blank=True, default="", editable=False)

    admin_form_fields = (
        "title", "file", "description", "credit",
        "people", "consent_held_by", "consent_ends_on", "collection", "tags",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def get_upload_to(self, filename: str) -> str:
        return unique_path(super().get_upload_to(filename))

    @property
    def consent_stands(self) -> bool:
        """Whether it shows nobody, or everybody in it agrees to it today."""
        ends_on = self.consent_ends_on
        has_ended = ends_on is not None and ends_on < timezone.localdate()
        return self.people == People.NO or (self.people == People.YES and not has_ended)

    @property
    def may_be_shown(self) -> bool:
        """For every template that shows it."""
        return self.consent_stands and not self.withheld_file

    @property
    def default_alt_text(self) -> str:
        """What somebody wrote about the picture. Never its title, which begins as the file's name."""
        return self.description

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """Whatever fails is told as `SourceImageIOError`, with which Wagtail's tags go on without the picture."""
        try:
            return super().generate_rendition_file(filter, source=source)
        except SourceImageIOError:
            raise
        except Exception as error:
            logger.exception(
                "Picture %s (%s) cannot be shown as %s: upload it again.", self.pk, self.title, filter.spec
            )
            raise SourceImageIOError(str(error)) from error

    def create_rendition(self, filter: Filter) -> AbstractRendition:
        self._refuse_withheld()
        with _told_to_tags():
            made = super().create_rendition(filter)
        self._refuse_withheld_meanwhile([made.file.name])
        return made

    def create_renditions(self, *filters: Filter) -> dict[Filter, AbstractRendition]:
        self._refuse_withheld()
        with _told_to_tags():
            made = super().create_renditions(*filters)
        if made:
            self._refuse_withheld_meanwhile([rendition.file.name for rendition in made.values()])
        return made

    def _refuse_withheld(self) -> None:
        if not self.may_be_shown:
            raise SourceImageIOError("It is not public: nobody noted the consent of the people in it, or it has ended.")

    def _refuse_withheld_meanwhile(self, names: list[str]) -> None:
        """Takes away the sizes of these files if consent ended, or another file came, while they were made: seconds.

        The row is locked, so that whoever withholds the picture sees these sizes or is seen here.
        """
        with transaction.atomic():
            now = type(self).objects.select_for_update().filter(pk=self.pk).first()
            if now and now.may_be_shown and now.file.name == self.file.name:
                return
            self.delete_renditions(names)
        raise SourceImageIOError("It was withheld, or got another file, while this size of it was made.")

    def delete_renditions(self, names: Iterable[str]) -> None:
        """Deletes the sizes with these files. The files go when their rows are gone; Wagtail's task does it again."""
        for name in names:
            transaction.on_commit(partial(default_storage.delete, name), robust=True)
        self.renditions.filter(file__in=names).delete()

    def make_renditions(self) -> None:
        """Makes each size that templates show; one that fails is logged and shown as its alternative text."""
        with suppress(OSError):  # `SourceImageIOError`, or a storage that went away
            self.get_renditions(*RENDITIONS)


@contextmanager
def _told_to_tags() -> Iterator[None]:
    """A disk that is full, as the fault with which Wagtail's tags go on without the picture."""
    try:
        yield
    except SourceImageIOError:
        raise
    except OSError as error:
        raise SourceImageIOError(str(error)) from error


class Rendition(AbstractRendition):
    image = models.ForeignKey(PublicImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta(AbstractRendition.Meta):
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="files_one_rendition")
        ]

    def get_upload_to(self, filename: str) -> str:
        return unique_path(super().get_upload_to(filename))

    def img_tag(self, extra_attributes: dict | None = None) -> SafeString:
        """The alternative text in place of a picture that could not be made."""
        if self.file.name == NOT_FOUND:
            return format_html('<span class="missing-picture">{}</span>', self.alt)
        return super().img_tag(extra_attributes or {})


class PublicDocument(StoresNewFile, AbstractDocument):
    """A public document: anybody may download it, always."""

    title = NameField(_("title"), max_length=255)
    file = PublicDocumentField(upload_to=document_path, verbose_name=_("file"), max_length=MAX_PATH)

    admin_form_fields = ("title", "file", "collection", "tags")

    def clean(self) -> None:
        """Of a file that the form refused nothing is left: Wagtail would add that its extension “” is not allowed."""
        if self.file:
            super().clean()
