"""The check of the private bucket at the start of the web process."""

from __future__ import annotations

import logging
from typing import cast

from django.conf import settings
from django.core.files.storage import storages

from config.deploy_checks import UnsafeToStart
from core.storages import BoundedS3Storage, StorageUnavailable
from learning.library.files.private_bucket import private_bucket_problem

logger = logging.getLogger("learning.library")


def check_private_bucket() -> None:
    """Stops the start when the private bucket is public. For folders on disk, `config.deploy_checks` does.

    While the S3 server is away the site starts: its pages need no bucket, and the storage refuses private files until
    it has made this check.
    """
    if settings.FILE_STORAGE != "s3":
        return
    try:
        problem = private_bucket_problem(cast("BoundedS3Storage", storages["private"]))
    except StorageUnavailable as error:
        logger.error("Private files are refused until the S3 server answers and the bucket can be checked: %s", error)
        return
    if problem:
        raise UnsafeToStart(f"The site does not start: {problem} (see docs/deployment.md, Buckets).")
