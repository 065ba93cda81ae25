"""A virus scanner for tests: it speaks clamd's INSTREAM command on a port of this machine."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading

#: Not the real test file, which would be moved away on machines with a scanner.
EICAR = b"THIS-STANDS-FOR-THE-EICAR-TEST-FILE"
FOUND = "stream: Win.Test.EICAR_HDB-1 FOUND"


class FakeClamd:
    """Keeps what it was sent in `scanned`. `answer` replaces its own verdict; `hangs_up_after` counts chunks."""

    def __init__(self) -> None:
        self.scanned: list[bytes] = []
        self.answer: str | None = None
        self.hangs_up_after = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"tcp://127.0.0.1:{self.listener.getsockname()[1]}"
        self.thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> FakeClamd:
        self.thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Refuses connections from here on."""
        with contextlib.suppress(OSError):  # it may be stopped already
            self.listener.shutdown(socket.SHUT_RDWR)  # ends the accept that waits
        self.listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _address = self.listener.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as received:
                self._answer(connection, received)

    def _answer(self, connection: socket.socket, received) -> None:
        assert received.readline() == b"nINSTREAM\n"
        body, chunks = b"", 0
        while length := struct.unpack("!L", received.read(4))[0]:
            body += received.read(length)
            chunks += 1
            if chunks == self.hangs_up_after:
                return
        self.scanned.append(body)
        verdict = FOUND if EICAR in body else "stream: OK"
        connection.sendall(f"{verdict if self.answer is None else self.answer}\n".encode("latin-1"))
