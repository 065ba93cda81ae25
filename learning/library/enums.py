"""The choices of a resource: what kinds of file it has, in which languages, how they may be used."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileKind(models.TextChoices):
    """The kinds of file that a library allows. The value is also the file extension of downloads."""

    PDF = "pdf", _("PDF")
    DOCX = "docx", _("Word document")
    XLSX = "xlsx", _("Excel sheet")
    PPTX = "pptx", _("PowerPoint slides")
    ODT = "odt", _("OpenDocument text")
    MP3 = "mp3", _("Sound (MP3)")


class FileLanguage(models.TextChoices):
    ENGLISH = "en-gb", _("English")
    WELSH = "cy", _("Welsh")
    BOTH = "both", _("English and Welsh")


class Licence(models.TextChoices):
    MEMBERS = "members", _("Members only: print and use, do not publish")
    CC_BY = "cc-by", _("CC BY 4.0")
    CC_BY_NC = "cc-by-nc", _("CC BY-NC 4.0")
    OGL = "ogl", _("Open Government Licence v3")
    PUBLIC_DOMAIN = "public-domain", _("Public domain")
