"""Checks at start, by requests without a signature, that the private bucket is not public."""

from __future__ import annotations

import urllib.error
import urllib.request
from urllib.parse import parse_qs, urlsplit

from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from storages.backends.s3 import S3Storage

from config.deploy_checks import UnsafeToStart

PROBE = "start-check/may-be-deleted.txt"
SECONDS_TO_ANSWER = 10


def check_private_bucket() -> None:
    """Stops the start when the private bucket is public. For folders on disk, `config.deploy_checks` does."""
    if settings.FILE_STORAGE == "s3" and (problem := private_bucket_problem(storages["private"])):
        raise UnsafeToStart(f"The site does not start: {problem} (see docs/deployment.md, Buckets).")


def private_bucket_problem(storage: S3Storage) -> str:
    """What is wrong with the bucket, in one clause; empty when nothing in it is public.

    Stores an object, then asks for it and for the list of the bucket without a signature: the server must refuse both.
    """
    bucket = storage.bucket
    try:
        bucket.put_object(Key=PROBE, Body=ContentFile(b"private").read(), ContentType="text/plain")
        signed = storage.connection.meta.client.generate_presigned_url(
            "get_object",
            Params={"Bucket": bucket.name, "Key": PROBE},
            ExpiresIn=settings.SIGNED_ADDRESS_SECONDS,
        )
    except (BotoCoreError, ClientError) as error:
        return f"the private bucket cannot be written to, {type(error).__name__}: {error}".rstrip(".")
    if parse_qs(urlsplit(signed).query).get("X-Amz-Expires") != [str(settings.SIGNED_ADDRESS_SECONDS)]:
        return "signed addresses do not carry their 60 seconds, so the storage signs in an old way"
    address = signed.partition("?")[0]
    for asked, what in ((address, "its files"), (address.removesuffix(PROBE), "its list of files")):
        if _status(asked) == 200:
            return f"the private bucket {bucket.name} is public, anyone can read {what}"
    return ""


def _status(address: str) -> int:
    if urlsplit(address).scheme not in {"http", "https"}:
        return 0
    try:
        with urllib.request.urlopen(address, timeout=SECONDS_TO_ANSWER) as answer:  # noqa: S310 (checked above)
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0
