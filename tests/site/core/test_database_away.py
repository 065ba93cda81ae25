"""PostgreSQL is away: readers get a sentence and 503, in their language, and the log one line."""

from __future__ import annotations

import contextlib
import urllib.error
import urllib.request
from email.message import Message

from tests.slow_clients import free_port, web_process

ASKED = {"/": "We cannot reach our pages", "/cy/": "Ni allwn gyrraedd", "/admin/": "We cannot reach our pages"}


def answer_of(port: int, path: str) -> tuple[int, Message, str]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Cookie": "sessionid=a-session"})
    with contextlib.closing(ask(request)) as answer:
        return answer.status, answer.headers, answer.read().decode()


def ask(request: urllib.request.Request):
    try:
        return urllib.request.urlopen(request, timeout=30)
    except urllib.error.HTTPError as error:
        return error


def test_pages_say_so_and_ask_to_come_again(tmp_path):
    address = f"postgres://site:secret@127.0.0.1:{free_port()}/site"
    with web_process(tmp_path, DATABASE_URL=address) as port:
        for path, words in ASKED.items():
            status, headers, body = answer_of(port, path)

            assert status == 503, path
            assert headers["Retry-After"] == "30"
            assert "no-store" in headers["Cache-Control"]
            assert words in body
            assert "Exit this page" in body or "Gadael y dudalen hon" in body
        lines = (tmp_path / "web.log").read_text().splitlines()

    assert len([line for line in lines if "DATABASE_URL" in line]) == 1
    assert [line for line in lines if "Traceback" in line or "secret" in line] == []
    assert [line for line in lines if " WARNING " in line] == []  # no advice at each start
