"""Writes to libraries: location and audience of a record, files of a resource, downloads."""

from __future__ import annotations

import datetime
import hashlib
import logging
from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from files.documents import accept_document
from files.scanning import ScannerUnavailable, scan
from learning.library import former_addresses
from learning.library.enums import FileKind
from learning.library.files.file_types import sniff
from learning.library.models import (
    Download,
    KeyToRemove,
    Library,
    MembersOnlyRecord,
    Pack,
    Resource,
    ResourceFile,
    Section,
)
from learning.library.removals import TIME_FOR_DOWNLOADS

if TYPE_CHECKING:
    from accounts.models import User

logger = logging.getLogger("learning.library")


@transaction.atomic
def relocate(record: MembersOnlyRecord, *, by: User | None = None, **values: Any) -> None:
    """Changes the location and audience of a record at once, whatever drafts exist.

    The only writer of `relocated_fields` and of an audience's networks and organisations. Addresses that end lead to the
    new ones. Raises ValidationError for an address that still leads to another record.
    """
    former_addresses.refuse_reserved(record, values.get("slug"))
    before = former_addresses.addresses_below(record)
    Pack.objects.want(_sections_of(record))
    many = {name: values.pop(name) for name in list(values) if _is_many(record, name)}
    for name, value in values.items():
        setattr(record, name, value)
    if values:
        columns = {record._meta.get_field(name).attname for name in values}
        type(record)._base_manager.filter(pk=record.pk).update(**{c: getattr(record, c) for c in columns})
    for name, chosen in many.items():
        getattr(record, name).set(chosen)
    former_addresses.keep(record, before)
    Pack.objects.want(_sections_of(record))
    if by is not None:
        log(instance=record, action="wagtail.edit", user=by, content_changed=True)


def _sections_of(record: MembersOnlyRecord) -> list[int]:
    """Those whose packs tell where the record stands."""
    if isinstance(record, Library):
        return list(record.sections.values_list("pk", flat=True))
    if isinstance(record, Section):
        return [record.pk]
    return list(Resource._base_manager.filter(pk=record.pk).values_list("section", flat=True))


def _is_many(record: MembersOnlyRecord, name: str) -> bool:
    return isinstance(record._meta.get_field(name), models.ManyToManyField)


class ReceivedFile(NamedTuple):
    """A file that was inspected, cleaned and scanned, which takes seconds: no transaction waits for it."""

    content: File
    kind: FileKind
    received_sha256: str
    scanned_sha256: str


def receive_file(content: File, *, remove_metadata: bool = False) -> ReceivedFile:
    """Raises ValidationError, with one sentence, for a file that is refused (`files.documents`)."""
    if (kind := sniff(content)) is None:
        raise ValueError("The kind of this file is not allowed in a library.")
    received = _checksum(content)
    content, scanned = accept_document(content, clean=remove_metadata)
    return ReceivedFile(content, kind, received, scanned)


def add_file(resource: Resource, content: File, *, remove_metadata: bool = False, **words: Any) -> ResourceFile:
    """Receives a file, and stores it as `store_file` does. Raises ValidationError for one that is refused."""
    return store_file(resource, receive_file(content, remove_metadata=remove_metadata), **words)


@transaction.atomic
def store_file(
    resource: Resource,
    received: ReceivedFile,
    *,
    name: str,
    language: str,
    replaces: ResourceFile | None = None,
    transcript_of: ResourceFile | None = None,
    what_changed: str = "",
    by: User | None = None,
) -> ResourceFile:
    """Stores a file with the next number of its resource. Numbers are never used again.

    Raises ValidationError, with one sentence, for a file that is there already.
    """
    Resource._base_manager.select_for_update().get(pk=resource.pk)
    _refuse_collision(resource, received.received_sha256, replaces)
    file = ResourceFile.objects.create(
        resource=resource,
        number=_next_number(resource),
        replaces=replaces,
        version=replaces.version + 1 if replaces else 1,
        transcript_of=transcript_of,
        name=name,
        language=language,
        what_changed=what_changed,
        file=received.content,
        kind=received.kind,
        size=received.content.size,
        sha256=_checksum(received.content),
        received_sha256=received.received_sha256,
        scanned_sha256=received.scanned_sha256,
        added_by=by,
    )
    _files_changed(file)
    return file


def _files_changed(file: ResourceFile) -> None:
    """Brings what is worked out from the files of a resource up to date."""
    resource = Resource.objects.filter(pk=file.resource_id)
    resource.refresh_newest()
    Pack.objects.want(resource.values_list("section", flat=True))


def _next_number(resource: Resource) -> int:
    return (ResourceFile.objects.filter(resource=resource).aggregate(last=models.Max("number"))["last"] or 0) + 1


def _checksum(content: File) -> str:
    digest = hashlib.sha256()
    for chunk in content.chunks():
        digest.update(chunk)
    content.seek(0)
    return digest.hexdigest()


def _refuse_collision(resource: Resource, received: str, replaces: ResourceFile | None) -> None:
    """Raises ValidationError for a file that is here already, and for one in place of what is no longer the newest."""
    _refuse_second_copy(resource, received)
    _refuse_if_replaced(replaces)


def _refuse_second_copy(resource: Resource, received: str) -> None:
    """Raises ValidationError when the resource offers this very file already, replaced or not."""
    same = ResourceFile.objects.filter(resource=resource, withdrawn_at=None, received_sha256=received).first()
    if same is not None:
        raise ValidationError(
            _("This very file is here already, as file %(number)s, “%(name)s”: choose another one, or withdraw that one first.")
            % {"number": same.number, "name": same.name}
        )  # fmt: skip


def _refuse_if_replaced(file: ResourceFile | None) -> None:
    """Raises ValidationError when somebody else has added a newer version of the file meanwhile, or withdrawn it."""
    if file is None:
        return
    newer = ResourceFile.objects.filter(replaces=file).select_related("added_by").first()
    if newer is not None:
        raise ValidationError(newer_version_sentence(newer))
    if not ResourceFile.objects.filter(pk=file.pk, withdrawn_at=None).exists():
        raise ValidationError(_("This file was withdrawn since you opened the page. Nothing was added."))


def newer_version_sentence(newer: ResourceFile) -> str:
    said = {
        "version": newer.version,
        "who": newer.added_by or _("Somebody"),
        "when": date_format(timezone.localtime(newer.added_at), "j F Y, H:i"),
    }
    return (
        _("%(who)s has added version %(version)s meanwhile, on %(when)s. Look at it first; nothing was added.") % said
    )


def scan_again(file: ResourceFile) -> bool:
    """Asks the virus scanner about the stored bytes of a file; the row keeps what it called clean.

    Raises `ScannerUnavailable`, and `StorageUnavailable` or OSError when the file cannot be read.
    """
    try:
        with file.file.storage.open(file.key) as stored:
            scanned = scan(stored)
    except ScannerUnavailable:
        raise
    except ValidationError as refused:
        logger.error("File %s (key %s) stays withheld: %s", file.pk, file.key, refused.messages[0])
        return False
    ResourceFile.objects.filter(pk=file.pk).update(scanned_sha256=scanned)
    _files_changed(file)
    if scanned != file.sha256:
        logger.error("Key %s holds other bytes than were uploaded as file %s: it stays withheld.", file.key, file.pk)
    return scanned == file.sha256


@transaction.atomic
def withdraw_file(file: ResourceFile, *, by: User | None = None) -> None:
    """Ends downloads of a file, and has it removed; the version before it becomes the current one again.

    The row stays, so that its number is not used again.
    """
    before = file.replaces
    KeyToRemove.objects.add([file.key], after=TIME_FOR_DOWNLOADS)
    ResourceFile.objects.filter(pk=file.pk, withdrawn_at=None).update(withdrawn_at=timezone.now(), replaces=None)
    ResourceFile.objects.filter(replaces=file.pk).update(replaces=before)
    _files_changed(file)
    if by is not None:
        log(instance=file.resource, action="wagtail.edit", user=by, content_changed=True)


#: A second press, a manager's further parts and a retry within this time are the download that was recorded.
SAME_DOWNLOAD = datetime.timedelta(minutes=1)
#: A download that broke off goes on within this time.
RESUMED_WITHIN = datetime.timedelta(days=1)


@transaction.atomic
def record_download(user: User, file: ResourceFile | Pack, *, is_part: bool = False) -> None:
    """Records that somebody wanted a file or a pack, once, with the network through which she has access, if any.

    `is_part`: she asks for a range, which belongs to a download that has begun. One that has not is recorded too.
    """
    get_user_model().objects.select_for_update().get(pk=user.pk)  # parts that are asked for at once wait for each other
    since = timezone.now() - (RESUMED_WITHIN if is_part else SAME_DOWNLOAD)
    wanted: dict[str, Any] = {"pack": file} if isinstance(file, Pack) else {"file": file}
    if Download.objects.filter(user=user, at__gt=since, **wanted).exists():
        return
    section = file.section if isinstance(file, Pack) else file.resource.section
    memberships = section.library.audience.memberships_of(user).current()
    membership = memberships.select_related("network", "organisation").order_by("pk").first()
    if membership and membership.organisation:
        wanted |= {"region": membership.organisation.region, "sector": membership.organisation.sector}
    Download.objects.create(user=user, network=membership.network if membership else None, **wanted)


def is_stored(file: ResourceFile | Pack) -> bool:
    """Whether the private storage has the file; the row keeps the answer. Raises `StorageUnavailable`."""
    there = file.file.storage.exists(file.key)
    if isinstance(file, Pack):
        if not there:
            Pack.objects.want([file.section_id])
    elif there:
        mark_found(file)
    else:
        mark_missing(file)
    return there


def mark_missing(file: ResourceFile) -> None:
    """Records since when a file is missing, and logs how to restore it."""
    ResourceFile.objects.filter(pk=file.pk, missing_since=None).update(missing_since=timezone.now())
    logger.error(
        "File %s of resource %s (%s) is missing in the private storage: restore key %s from the backup, "
        "or upload the file again as a newer version under Libraries > Resources.",
        file.number,
        file.resource_id,
        file.resource.slug,
        file.key,
    )


def mark_found(file: ResourceFile) -> None:
    if file.missing_since:
        ResourceFile.objects.filter(pk=file.pk).update(missing_since=None)
        Pack.objects.want([file.resource.section_id])
