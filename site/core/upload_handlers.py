"""Uploads that the web process could not receive, since its disk is full."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

logger = logging.getLogger(__name__)


class LostUpload(UploadedFile):
    """In place of a file that could not be received: its form comes back with all its words and a sentence."""


class TemporaryFileHandler(TemporaryFileUploadHandler):
    """Django's own, of which a full disk would end the request as a fault, and lose the form."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.is_lost = False
        try:
            super().new_file(*args, **kwargs)
        except OSError as error:
            self._lose(error)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if not self.is_lost:
            try:
                super().receive_data_chunk(raw_data, start)
            except OSError as error:
                self._lose(error)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if not self.is_lost:
            try:
                return super().file_complete(file_size)
            except OSError as error:
                self._lose(error)
        return LostUpload(BytesIO(), self.file_name, self.content_type, 0)

    def _lose(self, error: OSError) -> None:
        logger.error("An upload could not be received: %s", error)
        self.is_lost = True
