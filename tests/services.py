"""PostgreSQL, an S3 server that checks signatures, and Redis, on free ports and in a folder that is deleted at the end.

`.ci/with-services` runs a command with the first two; `.ci/try-faults` kills and restarts all three.
"""

from __future__ import annotations

import json
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SECONDS_TO_START = 60


def free_ports(count: int) -> list[int]:
    """Below the range of ephemeral ports; SeaweedFS also uses each port + 10000. Begins anywhere, for runs side by side."""
    found: list[int] = []
    for port in range(21000 + secrets.randbelow(1000) * 10, 32000):
        try:
            for wanted in (port, port + 10000):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", wanted))
        except OSError:
            continue
        found.append(port)
        if len(found) == count:
            return found
    sys.exit("There are no free ports.")


def wait_for(works, what: str, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while not works():
        if time.monotonic() > deadline:
            sys.exit(f"{what} did not start:\n{log.read_text(errors='replace')[-3000:]}")
        time.sleep(0.1)


class Service:
    """A server that can be killed and started again with its data."""

    command: list[str]
    user: str | None = None
    #: What the site needs to know.
    environment: dict[str, str]

    def __init__(self, folder: Path) -> None:
        self.name = type(self).__name__
        self.log = folder / f"{self.name}.log"
        self.process: subprocess.Popen[bytes] | None = None

    def answers(self) -> bool:
        raise NotImplementedError

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, user=self.user,
                env=os.environ | {"TMPDIR": str(self.log.parent)}, start_new_session=True,
            )  # fmt: skip
        wait_for(self.answers, self.name, self.log)

    def kill(self) -> None:
        """`kill -9`, with its child processes: PostgreSQL's leave the process group."""
        if self.process is None:
            return
        for pid in [self.process.pid, *children_of(self.process.pid)]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.wait()


def children_of(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True)
    return [int(line) for line in listed.stdout.split()]


class PostgreSQL(Service):
    def __init__(self, folder: Path, port: int, *, durable: bool) -> None:
        super().__init__(folder)
        binaries = max(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])).parent
        data = folder / "postgresql"
        data.mkdir()
        if os.getuid() == 0:  # PostgreSQL refuses to run as root
            self.user = "postgres"
            folder.chmod(0o755)
            os.chown(data, pwd.getpwnam("postgres").pw_uid, -1)
        initdb = [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        with self.log.open("wb") as log:
            subprocess.run([*initdb, "--no-sync"], check=True, stdout=log, stderr=log, user=self.user, cwd=data)
        # Without fsync data outlives killed processes all the same; without synchronous_commit it does not.
        fast = ["fsync=off", "full_page_writes=off", *([] if durable else ["synchronous_commit=off"])]
        settings = ["listen_addresses=127.0.0.1", f"port={port}", f"unix_socket_directories={data}", *fast]
        self.command = [str(binaries / "postgres"), "-D", str(data), *(f"--{setting}" for setting in settings)]
        self._is_ready = [binaries / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
        self.environment = {"DATABASE_URL": f"postgres://postgres@127.0.0.1:{port}/postgres"}

    def answers(self) -> bool:
        return subprocess.run(self._is_ready).returncode == 0


class S3(Service):
    """SeaweedFS. Strangers may read the public bucket alone; `writer` may read and write private objects, not list them."""

    private_bucket = "private"

    def __init__(self, folder: Path, ports: list[int]) -> None:
        super().__init__(folder)
        self._ports = ports
        self.site, self.writer = ((f"ci{secrets.token_hex(4)}", secrets.token_hex(20)) for _ in range(2))
        rights = [f"{action}:{self.private_bucket}" for action in ("Read", "Write")]
        identities = [
            identity("site", ["Admin"], self.site),
            identity("writer", rights, self.writer),
            identity("anonymous", ["Read:public"]),
        ]
        (folder / "identities.json").write_text(json.dumps({"identities": identities}))
        (folder / "s3").mkdir()
        names = ("s3.port", "master.port", "volume.port", "filer.port")
        self.command = [
            str(ROOT / ".venv/bin/weed"), "-logtostderr=true", "server", "-s3", f"-dir={folder / 's3'}", "-ip=127.0.0.1",
            f"-s3.config={folder / 'identities.json'}", *(f"-{name}={port}" for name, port in zip(names, ports, strict=True)),
            "-master.telemetry=false", "-master.volumeSizeLimitMB=64", "-volume.max=100",
            "-s3.port.iceberg=0", "-s3.port.lance=0",
        ]  # fmt: skip
        self.endpoint = f"http://127.0.0.1:{ports[0]}"
        self.environment = {
            "FILE_STORAGE": "s3", "S3_ENDPOINT_URL": self.endpoint, "S3_PUBLIC_URL": f"{self.endpoint}/public",
            "S3_PUBLIC_BUCKET": "public", "S3_PRIVATE_BUCKET": self.private_bucket,
            "S3_ACCESS_KEY_ID": self.site[0], "S3_SECRET_ACCESS_KEY": self.site[1],
        }  # fmt: skip

    def storage_options(self, key: str, secret: str) -> dict[str, str]:
        """For a storage of the private bucket that is signed with this key."""
        return {
            "bucket_name": self.private_bucket, "access_key": key, "secret_key": secret,
            "endpoint_url": self.endpoint, "region_name": "eu-west-2", "addressing_style": "path",
        }  # fmt: skip

    def answers(self) -> bool:
        """Makes the buckets, which also waits until the server can store something."""
        environment = os.environ | self.environment | {"PYTHONPATH": str(ROOT / "site")}
        return subprocess.run([sys.executable, "-m", "config.make_buckets"], env=environment).returncode == 0

    def kill(self) -> None:
        super().kill()
        for port in self._ports:  # it leaves sockets behind
            for number in (port, port + 10000):
                for path in Path("/tmp").glob(f"seaweedfs-*-{number}.sock"):
                    path.unlink(missing_ok=True)


def identity(name: str, actions: list[str], *keys: tuple[str, str]) -> dict:
    credentials = [{"accessKey": key, "secretKey": secret} for key, secret in keys]
    return {"name": name, "credentials": credentials, "actions": actions}


class Redis(Service):
    def __init__(self, folder: Path, port: int) -> None:
        super().__init__(folder)
        self._port = port
        self.command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
        self.environment = {"REDIS_URL": f"redis://127.0.0.1:{port}/0"}

    def answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self._port)) == 0


@contextmanager
def s3_server() -> Iterator[S3]:
    """The S3 server alone."""
    folder = Path(tempfile.mkdtemp())
    server = S3(folder, free_ports(4))
    try:
        server.start()
        yield server
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def services(*, redis: bool = False, durable: bool = False) -> Iterator[dict[str, Service]]:
    """The servers by their names, running. `durable`: what PostgreSQL acknowledged outlives its being killed."""
    folder = Path(tempfile.mkdtemp())
    ports = free_ports(6)
    chosen: list[Service] = [PostgreSQL(folder, ports[0], durable=durable), S3(folder, ports[1:5])]
    if redis:
        chosen.append(Redis(folder, ports[5]))
    try:
        for service in chosen:
            service.start()
        yield {service.name: service for service in chosen}
    finally:
        for service in chosen:  # their data is deleted, so they need no regular shutdown
            service.kill()
        shutil.rmtree(folder, ignore_errors=True)


def environment_of(running: dict[str, Service]) -> dict[str, str]:
    return {name: value for service in running.values() for name, value in service.environment.items()}


def end(*_signal: object) -> None:
    sys.exit(143)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, end)  # so that the servers are stopped too
    with services() as running:
        sys.exit(subprocess.run(sys.argv[1:], env=os.environ | environment_of(running)).returncode)
