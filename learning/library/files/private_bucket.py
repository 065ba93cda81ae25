"""Checks that strangers cannot read the private bucket, by requests without a signature."""

from __future__ import annotations

import urllib.error
import urllib.request
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from botocore.exceptions import ClientError
from django.conf import settings
from django.core.files.base import ContentFile

from core.storages import BoundedS3Storage, StorageUnavailable

PROBE = "start-check/may-be-deleted.txt"
SECONDS_TO_ANSWER = 3


def private_bucket_problem(storage: BoundedS3Storage) -> str:
    """What is wrong with the bucket, in one clause; empty when nothing in it is public.

    Stores an object, then asks for it and for the list of the bucket without a signature: the server must refuse both.
    Raises StorageUnavailable when the server does not answer, which says nothing about the bucket.
    """
    bucket = storage.bucket
    with storage.answering():
        try:
            bucket.put_object(Key=PROBE, Body=ContentFile(b"private").read(), ContentType="text/plain")
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] >= HTTPStatus.INTERNAL_SERVER_ERROR:
                raise
            return f"the private bucket cannot be written to, {error}".rstrip(".")
        signed = storage.connection.meta.client.generate_presigned_url(
            "get_object",
            Params={"Bucket": bucket.name, "Key": PROBE},
            ExpiresIn=settings.SIGNED_ADDRESS_SECONDS,
        )
    if parse_qs(urlsplit(signed).query).get("X-Amz-Expires") != [str(settings.SIGNED_ADDRESS_SECONDS)]:
        return "signed addresses do not carry their 60 seconds, so the storage signs in an old way"
    address = signed.partition("?")[0]
    for asked, what in ((address, "its files"), (address.removesuffix(PROBE), "its list of files")):
        if not _is_refused(asked):
            return f"the private bucket {bucket.name} is public, anyone can read {what}"
    return ""


def _is_refused(address: str) -> bool:
    """Whether the server refuses the address to strangers. No answer, or an error of the server, is not a refusal."""
    try:
        with urllib.request.urlopen(address, timeout=SECONDS_TO_ANSWER):  # noqa: S310 (boto3 made the address)
            return False
    except urllib.error.HTTPError as error:
        if error.code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise StorageUnavailable(f"The S3 server answered {error.code}.") from error
        return True
    except OSError as error:
        raise StorageUnavailable(f"The S3 server did not answer: {error}") from error
