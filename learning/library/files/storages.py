"""Storages of private files, on disk and in S3, with the same behaviour.

A file has a random key. Its signed address is valid for `SIGNED_ADDRESS_SECONDS` and for one file, which
is sent as an attachment and never cached. `tests/learning/library/test_storages.py` tests both storages.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import boto3
from botocore.config import Config
from django.conf import settings
from django.core import signing
from django.core.files.base import File
from django.core.files.storage import Storage, storages
from django.urls import reverse

from core.storages import BoundedS3Storage, StorageUnavailable, WholeFileStorage
from learning.library.files.filenames import attachment
from learning.library.files.private_bucket import private_bucket_problem

if TYPE_CHECKING:
    from learning.library.models import Pack, ResourceFile

CONTENT_TYPE = "application/octet-stream"
#: Keeps what is signed here apart from all else that is signed with the same key.
SALT = "learning.private-file"


def private_storage() -> Storage:
    """The storage named "private" in the settings."""
    return storages["private"]


class PrivateDiskStorage(WholeFileStorage):
    """A folder that no web server serves; `views.signed_file` sends its files."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("file_permissions_mode", 0o600)
        options.setdefault("directory_permissions_mode", 0o700)
        super().__init__(**options)

    @property
    def base_location(self) -> str:
        return str(self._location or settings.PRIVATE_MEDIA_ROOT)  # type: ignore[attr-defined] # Django's own, not in its stubs

    @property
    def location(self) -> str:
        return str(Path(self.base_location).resolve())

    def signed_url(self, file: ResourceFile | Pack) -> str:
        """An address of ours that contains the file's id, signed."""
        return reverse("learning:signed_file", args=[signing.dumps(file.signed_id, salt=SALT)])


def signed_file_id(token: str, max_age: int | None = None) -> int | str | None:
    """The `signed_id` of the file or pack that a token of ours was signed for.

    None when the token is altered, or was signed more than `max_age` seconds ago.
    """
    try:
        return signing.loads(token, salt=SALT, max_age=max_age)
    except signing.BadSignature:
        return None


class PrivateS3Storage(BoundedS3Storage):
    """A private bucket, whose files have no permanent addresses.

    It refuses every file until it has once checked that strangers cannot read the bucket: the web process starts
    while the S3 server is away, and whoever set the server up anew may have forgotten it.
    """

    def get_default_settings(self) -> dict[str, Any]:
        return super().get_default_settings() | {
            "querystring_auth": True,
            "querystring_expire": settings.SIGNED_ADDRESS_SECONDS,
            "custom_domain": None,  # it would drop the signature without a word
            "file_overwrite": False,
            "default_acl": None,
            "signature_version": "s3v4",
            "object_parameters": {"ContentType": CONTENT_TYPE, "ContentDisposition": "attachment"},
            "max_memory_size": 8 * 1024 * 1024,  # 0 would keep a whole file in memory
        }

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        # Several compatible stores refuse the checksums that boto3 adds by default.
        self.client_config = self.client_config.merge(
            Config(
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            )
        )
        self._was_checked = False

    def ensure_private(self) -> None:
        """Raises StorageUnavailable unless the check was made in this process and found nothing."""
        if not self._was_checked:
            if problem := private_bucket_problem(self):
                raise StorageUnavailable(f"Private files are refused: {problem} (docs/deployment.md, Buckets).")
            self._was_checked = True

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Keys are random: looking for a free name would need permission to list the bucket."""
        return name

    def exists(self, name: str) -> bool:
        self.ensure_private()
        return super().exists(name)

    def delete(self, name: str) -> None:
        """With every version and marker: where a bucket keeps versions, deleting alone only hides the object."""
        key = self._normalize_name(name)
        with self.answering():
            kept = [found for found in self.bucket.object_versions.filter(Prefix=key) if found.object_key == key]
            for version in kept:
                version.delete()
        if not kept:
            super().delete(name)

    def _save(self, name: str, content: File) -> str:
        self.ensure_private()
        return super()._save(name, content)

    def signed_url(self, file: ResourceFile | Pack) -> str:
        """A presigned address at the bucket, or at `S3_SIGNED_HOST` for networks that block the bucket's host."""
        self.ensure_private()
        return self._signer.generate_presigned_url(
            "get_object",
            Params={
                "Bucket": self.bucket_name,
                "Key": self._normalize_name(file.key),
                "ResponseContentDisposition": attachment(file.download_name),
                "ResponseContentType": CONTENT_TYPE,
                "ResponseCacheControl": "private, no-store",
            },
            ExpiresIn=settings.SIGNED_ADDRESS_SECONDS,
        )

    @property
    def _signer(self) -> Any:
        host = settings.S3_SIGNED_HOST
        if not host:
            return self.connection.meta.client
        if not hasattr(self, "_signed_host_client"):
            address = host if urlsplit(host).scheme in {"http", "https"} else f"https://{host}"
            self._signed_host_client = boto3.Session(
                aws_access_key_id=self.access_key, aws_secret_access_key=self.secret_key
            ).client(
                "s3",
                region_name=self.region_name,
                endpoint_url=address,
                config=self.client_config.merge(Config(s3={"addressing_style": "path"})),
            )
        return self._signed_host_client
