"""`python -m config.make_buckets` makes the two buckets on the S3 server that the environment names.

For compose.yaml and CI, whose S3 server is empty. It waits for the server to answer. Permissions on the
buckets are set on the server: see docs/deployment.md, Buckets.
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import boto3
import environ
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

SECONDS_TO_START = 60
SECONDS_BETWEEN_TRIES = 0.3


def main() -> None:
    env = environ.Env()
    client = boto3.client(
        "s3",
        endpoint_url=env.str("S3_ENDPOINT_URL"),
        aws_access_key_id=env.str("S3_ACCESS_KEY_ID"),
        aws_secret_access_key=env.str("S3_SECRET_ACCESS_KEY"),
        region_name=env.str("S3_REGION", default="eu-west-2"),
        config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 0}, connect_timeout=2, read_timeout=10),
    )
    for bucket in (env.str("S3_PUBLIC_BUCKET"), env.str("S3_PRIVATE_BUCKET")):
        _retry(partial(_make, client, bucket), bucket)


def _make(client: Any, bucket: str) -> None:
    with contextlib.suppress(client.exceptions.BucketAlreadyOwnedByYou, client.exceptions.BucketAlreadyExists):
        client.create_bucket(Bucket=bucket)
    client.put_object(Bucket=bucket, Key="start-check/made.txt", Body=b"made")


def _retry(make: Callable[[], None], bucket: str) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            return make()
        except (BotoCoreError, ClientError) as error:
            if time.monotonic() > deadline:
                sys.exit(f"The S3 server did not make the bucket {bucket}: {error}")
            time.sleep(SECONDS_BETWEEN_TRIES)


if __name__ == "__main__":
    main()
