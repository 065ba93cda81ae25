"""The S3 storage of public files, and the base of that of private ones."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _
from storages.backends.s3 import S3Storage

logger = logging.getLogger(__name__)

#: Two attempts, so that whoever waits has an answer within ten seconds.
TIME_LIMITS = Config(connect_timeout=2, read_timeout=3, retries={"total_max_attempts": 2})
#: After no answer the server is not asked again for this long, so that no page waits for each of its files.
SECONDS_TO_REST = 5
WRITE_CHECK = "start-check/may-be-deleted.txt"


STORAGE_AWAY = _(
    "The file could not be stored, since the place where we keep files does not answer. What you typed is still "
    "here: choose the file again and save it in a few minutes."
)


class StorageUnavailable(OSError):
    """The storage did not answer, or refused. It does not mean that a file is missing."""


def validate_storage(file: FieldFile) -> None:
    """A validation error at the field of a new file while nothing could be stored, so that a form keeps what was typed.

    Wagtail's forms store a file when they are saved, which is too late for a sentence beside the field.
    """
    is_new = file and not file._committed  # type: ignore[attr-defined]  # Django has no public name for it
    if is_new and isinstance(file.storage, BoundedS3Storage):
        try:
            file.storage.check_writable()
        except StorageUnavailable as error:
            logger.error("The public storage does not answer: %s", error)
            raise ValidationError({file.field.name: STORAGE_AWAY}) from error


class BoundedS3Storage(S3Storage):
    """S3 with time limits, of which every failure but a missing file is a `StorageUnavailable`."""

    client_config: Config

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.client_config = self.client_config.merge(TIME_LIMITS)
        self._rests_until = 0.0

    def check_writable(self) -> None:
        """Raises StorageUnavailable when nothing could be stored at this moment. Leaves one small object."""
        with self.answering():
            self.bucket.put_object(Key=WRITE_CHECK, Body=b"written", ContentType="text/plain")

    def exists(self, name: str) -> bool:
        with self.answering():
            return super().exists(name)

    def delete(self, name: str) -> None:
        with self.answering():
            super().delete(name)

    def size(self, name: str) -> int:
        with self.answering():
            return super().size(name)

    def get_modified_time(self, name: str) -> datetime:
        with self.answering():
            return super().get_modified_time(name)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        with self.answering():
            return super().listdir(path)

    def _save(self, name: str, content: File) -> str:
        with self.answering():
            return super()._save(name, content)

    def _open(self, name: str, mode: str = "rb") -> File:
        with self.answering():
            opened = super()._open(name, mode)
            if "r" in mode:
                opened.open()  # downloads it, which would otherwise fail at the first read
            return opened

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Around each conversation with the server."""
        if time.monotonic() < self._rests_until:
            raise StorageUnavailable("The S3 server did not answer a moment ago.")
        try:
            yield
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] >= 500:
                self._rests_until = time.monotonic() + SECONDS_TO_REST
            raise StorageUnavailable(str(error)) from error
        except (BotoCoreError, Boto3Error) as error:
            self._rests_until = time.monotonic() + SECONDS_TO_REST
            raise StorageUnavailable(str(error)) from error
