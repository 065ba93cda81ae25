"""Images and documents, which are all public. Members-only files are `learning.library.models.ResourceFile`."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition


class PublicImage(AbstractImage):
    """A public image."""

    credit = models.CharField(
        _("credit"),
        max_length=160,
        blank=True,
        help_text=_("Who made it and under which licence, for example “Drawing: One Small Thing”."),
    )

    admin_form_fields = (
        "title", "file", "description", "credit", "collection", "tags",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip


class Rendition(AbstractRendition):
    image = models.ForeignKey(PublicImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta(AbstractRendition.Meta):
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="files_one_rendition")
        ]


class PublicDocument(AbstractDocument):
    """A public document: anybody may download it, always."""

    admin_form_fields = ("title", "file", "collection", "tags")
