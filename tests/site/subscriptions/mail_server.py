"""Mail servers as they are: one that fails at an address, and one that takes so many emails a call and hangs up then."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedRWPair

from django.core.mail.backends.locmem import EmailBackend


class HangingUp:
    def __init__(self, server: socket.socket, emails_a_call: int, goodbye: str) -> None:
        self.port = server.getsockname()[1]
        self._emails_a_call, self._goodbye = emails_a_call, goodbye
        #: To whom each email was that it took, in order.
        self.taken: list[str] = []
        self._server = server

    def answer_calls(self) -> None:
        while True:
            try:
                call, _address = self._server.accept()
            except OSError:  # the test has ended
                return
            with call, call.makefile("rwb") as lines:
                self._answer(lines)

    def _answer(self, lines: BufferedRWPair) -> None:
        _say(lines, "220 here")
        taken, to = 0, ""
        while line := lines.readline().decode().strip():
            command = line[:4].upper()
            if command == "MAIL" and taken == self._emails_a_call:
                if self._goodbye:
                    _say(lines, self._goodbye)
                return
            if command == "RCPT":
                to = line.partition("<")[2].rstrip(">")
            if command == "DATA":
                _say(lines, "354 go on")
                while lines.readline() not in {b".\r\n", b""}:
                    pass
                self.taken.append(to)
                taken += 1
            _say(lines, "221 bye" if command == "QUIT" else "250 yes")


def _say(lines: BufferedRWPair, words: str) -> None:
    lines.write(f"{words}\r\n".encode())
    lines.flush()


@contextmanager
def hanging_up(*, emails_a_call: int, goodbye: str = "") -> Iterator[HangingUp]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        hangs_up = HangingUp(server, emails_a_call, goodbye)
        threading.Thread(target=hangs_up.answer_calls, daemon=True).start()
        yield hangs_up
        server.close()


class MailServer(EmailBackend):
    """Takes an email, and does what stands for its address: before it takes it, or after."""

    before: dict = {}
    after: dict = {}

    def send_messages(self, messages):
        (message,) = messages
        if act := self.before.get(message.to[0]):
            act()
        taken = super().send_messages(messages)
        if act := self.after.pop(message.to[0], None):
            act()
        return taken
