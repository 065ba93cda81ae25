"""The choices of a resource: what kinds of file it has, in which languages, how they may be used."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from languages.locales import language_choices


class FileKind(models.TextChoices):
    """The kinds of file that a library allows. The value is also the file extension of downloads."""

    PDF = "pdf", _("PDF")
    DOCX = "docx", _("Word document")
    XLSX = "xlsx", _("Excel sheet")
    PPTX = "pptx", _("PowerPoint slides")
    ODT = "odt", _("OpenDocument text")
    MP3 = "mp3", _("Sound (MP3)")
    MP4 = "mp4", _("Video (MP4)")


#: What people hear. It comes with a transcript, for those who cannot.
HEARD = (FileKind.MP3, FileKind.MP4)


#: A file in more than one language.
SEVERAL_LANGUAGES = "both"


def file_language_choices() -> list[tuple[str, str]]:
    """The languages of the site, and several at once."""
    return [*language_choices(), (SEVERAL_LANGUAGES, gettext("English and Welsh"))]


class Licence(models.TextChoices):
    MEMBERS = "members", _("Members only: print and use, do not publish")
    CC_BY = "cc-by", _("CC BY 4.0")
    CC_BY_NC = "cc-by-nc", _("CC BY-NC 4.0")
    OGL = "ogl", _("Open Government Licence v3")
    PUBLIC_DOMAIN = "public-domain", _("Public domain")


class PackState(models.TextChoices):
    """What became of a pack when it was last made."""

    WAITING = "waiting", _("Not made yet")
    READY = "ready", _("Ready")
    EMPTY = "empty", _("Nothing to pack")
    MISSING = "missing", _("A file is missing")
    TOO_LARGE = "too_large", _("Too large for one pack")
