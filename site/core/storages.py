"""The storages of public files, on disk and in S3, and the bases of those of private ones."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.utils.translation import gettext_lazy as _
from storages.backends.s3 import S3Storage

#: How the name of a file begins that is not whole yet. It stays when its process is killed: `files.jobs` removes it.
ARRIVING = ".arriving-"
#: Two attempts, so that whoever waits has an answer within ten seconds.
TIME_LIMITS = Config(connect_timeout=2, read_timeout=3, retries={"total_max_attempts": 2})
#: After no answer the server is not asked again for this long, so that no page waits for each of its files.
SECONDS_TO_REST = 5

STORAGE_AWAY = _(
    "The file could not be stored, since the place where we keep files is full or does not answer. What you typed is still "
    "here: choose the file again and save it in a few minutes."
)


class StorageUnavailable(OSError):
    """The storage did not answer, or refused. It does not mean that a file is missing."""


class WholeFileStorage(FileSystemStorage):
    """A disk that has a file whole or not at all: what a full one cut off would otherwise stay, and be public."""

    def _save(self, name: str, content: File) -> str:
        try:
            Path(self.location).mkdir(self.directory_permissions_mode or 0o777, parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self.location, prefix=ARRIVING, delete_on_close=False) as written:
                for chunk in content.chunks():
                    written.write(chunk)
                written.close()
                return super()._save(name, _Written(written.name))  # type: ignore[misc]  # not in Django's stubs
        except OSError as error:
            raise StorageUnavailable(str(error)) from error


class _Written(File):
    """A file that lies on the same disk, which Django then moves to its place."""

    def __init__(self, path: str) -> None:
        super().__init__(None, path)
        self.path = path

    def temporary_file_path(self) -> str:
        return self.path


class BoundedS3Storage(S3Storage):
    """S3 with time limits, of which every failure but a missing file is a `StorageUnavailable`."""

    client_config: Config

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.client_config = self.client_config.merge(TIME_LIMITS)
        self._rests_until = 0.0

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
