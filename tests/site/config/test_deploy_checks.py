"""Production does not start when something would harm people, and says in one sentence what it is."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from config.deploy_checks import UnsafeToStart, check_production_settings
from config.environment import Env

ROOT = Path(__file__).resolve().parents[3]
FIT = {
    "SECRET_KEY": secrets.token_urlsafe(50),
    "SECOND_FACTOR_KEYS": [secrets.token_urlsafe(50), secrets.token_urlsafe(50)],
    "DATABASE_URL": "postgres://site:secret@localhost/site",
    "EMAIL_URL": "smtp+tls://site:secret@mail.example.org:587",
    "DEFAULT_FROM_EMAIL": "hello@example.org",
    "DEBUG": False,
    "ALLOWED_HOSTS": ["www.example.org"],
    "BASE_URL": "https://www.example.org",
    "TRUSTED_PROXY_COUNT": 1,
    "FILE_STORAGE": "s3",
    "S3_PUBLIC_BUCKET": "public",
    "S3_PRIVATE_BUCKET": "private",
    "S3_PUBLIC_URL": "https://files.example.org/public",
    "MEDIA_ROOT": "/srv/media",
    "PRIVATE_MEDIA_ROOT": "/srv/private",
    "STATIC_ROOT": "/srv/static",
    "CLAMD_URL": "",
    "WAGTAILFRONTENDCACHE": {},
    "SHARED_CACHE_SECONDS": 0,
}


#: The environment of a start that succeeds.
COMPLETE = {
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "www.example.org",
    "BASE_URL": "https://www.example.org",
    "TRUSTED_PROXY_COUNT": "1",
    "DATABASE_URL": "postgres://site:secret@127.0.0.1:1/site",
    "EMAIL_URL": "smtp://mail.example.org",
    "DEFAULT_FROM_EMAIL": "hello@example.org",
}


def start_in_production(**variables: str) -> subprocess.CompletedProcess[str]:
    """`manage.py check` as a server would run it, with these variables and nothing else of ours."""
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "config.settings.production"} | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )


def start_web_process(**variables: str) -> subprocess.CompletedProcess[str]:
    """The web process with these variables and nothing else of ours; for starts that are refused."""
    return subprocess.run(
        [sys.executable, "-m", "config.server"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}"} | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_production_starts_when_everything_is_declared():
    assert check_production_settings(FIT) is None
    assert (
        check_production_settings(FIT | {"SECOND_FACTOR_KEYS": [], "BASE_URL": "https://WWW.example.org:8443"}) is None
    )


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is weak"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY is weak"),
        ({"SECRET_KEY": "development-only-not-a-secret-development-only-" * 2}, "SECRET_KEY is weak"),
        ({"DEBUG": True}, "DEBUG is on"),
        ({"ALLOWED_HOSTS": []}, "ALLOWED_HOSTS is missing"),
        ({"SECOND_FACTOR_KEYS": ["short"]}, "SECOND_FACTOR_KEYS has a weak key"),
        ({"SECOND_FACTOR_KEYS": [secrets.token_urlsafe(50), "a" * 60]}, "SECOND_FACTOR_KEYS has a weak key"),
        ({"DATABASE_URL": ""}, "DATABASE_URL is missing"),
        ({"EMAIL_URL": ""}, "EMAIL_URL is missing"),
        ({"DEFAULT_FROM_EMAIL": ""}, "DEFAULT_FROM_EMAIL is missing"),
        *(
            ({"DATABASE_URL": address}, "DATABASE_URL is not an address of PostgreSQL")
            for address in ("sqlite://:memory:", "sqlite:////srv/db.sqlite3", "mysql://site:secret@localhost/site")
        ),
        *(
            ({"EMAIL_URL": address}, "EMAIL_URL is not an address of a mail server")
            for address in ("consolemail://", "filemail:///srv/mail", "memorymail://", "dummymail://", "smtp://")
        ),
        *(
            ({"ALLOWED_HOSTS": ["www.example.org", wildcard]}, "ALLOWED_HOSTS has a wildcard")
            for wildcard in ("*", " *", ".", ".example.org", "*.example.org", "www.*")
        ),
        ({"BASE_URL": "http://www.example.org"}, "BASE_URL is not an https address"),
        ({"BASE_URL": "https://"}, "BASE_URL is not an https address"),
        ({"BASE_URL": "https://example.org"}, "BASE_URL has a host that is not in ALLOWED_HOSTS"),
        ({"BASE_URL": "https://www.example.org.evil.test"}, "BASE_URL has a host that is not in ALLOWED_HOSTS"),
        ({"TRUSTED_PROXY_COUNT": -1}, "TRUSTED_PROXY_COUNT is undeclared"),
        ({"S3_PRIVATE_BUCKET": "public"}, "the private bucket is public"),
        ({"S3_PUBLIC_URL": "https://private.s3.example.org"}, "the private bucket is public"),
        ({"S3_PRIVATE_BUCKET": ""}, "S3_PRIVATE_BUCKET is missing"),
        ({"FILE_STORAGE": "disk", "PRIVATE_MEDIA_ROOT": "/srv/media/private"}, "private files are public"),
        ({"FILE_STORAGE": "disk", "PRIVATE_MEDIA_ROOT": "/srv"}, "private files are public"),
        ({"CLAMD_URL": "clamd:3310"}, "CLAMD_URL is neither"),
        ({"CLAMD_URL": "tcp://clamd"}, "CLAMD_URL is neither"),
        ({"FILE_STORAGE": "tape"}, "FILE_STORAGE is neither"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_production_refuses(wrong, words):
    with pytest.raises(UnsafeToStart) as refusal:
        check_production_settings(FIT | wrong)

    sentence = str(refusal.value)
    assert words in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_nothing_set_is_one_sentence_on_the_screen_and_no_traceback():
    start = start_in_production()

    assert start.returncode == 1
    assert start.stdout == ""
    assert start.stderr.startswith("The site does not start: SECRET_KEY is missing; ALLOWED_HOSTS is missing;")
    assert start.stderr.count("\n") == 1


def test_a_shell_without_variables_hears_which_settings_and_database_it_uses():
    start = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, timeout=60,
    )  # fmt: skip

    assert start.returncode == 0
    assert start.stderr.startswith("DJANGO_SETTINGS_MODULE is not set: settings for development, database ")
    assert "db.sqlite3" in start.stderr


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("TRUSTED_PROXY_COUNT", ["one", "1.5", "-1", "1 000", "0x1"]),
        ("DATABASE_URL", ["nonsense", "postgres://site:secret@host:port/site"]),
        ("EMAIL_URL", ["nonsense", "pigeon://site:secret@host", "smtp+tls://site:secret@host:port"]),
    ],
)
def test_a_value_that_cannot_be_read_is_a_sentence_that_names_the_variable(name, values):
    for value in values:
        start = start_in_production(**COMPLETE | {name: value})

        assert start.returncode == 1
        assert start.stderr.startswith(f"The site does not start: {name} is not a"), value
        assert start.stderr.count("\n") == 1
        assert "secret" not in start.stderr


@pytest.mark.parametrize("name", ["DATABASE_URL", "EMAIL_URL", "TRUSTED_PROXY_COUNT"])
def test_an_empty_value_is_a_missing_one(name):
    start = start_in_production(**COMPLETE | {name: ""})

    assert start.stderr.startswith(f"The site does not start: {name} is ")
    assert start.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["PORT", "WEB_WORKERS", "WEB_THREADS"])
def test_a_number_of_the_web_process_that_is_none_is_a_sentence(name):
    start = start_web_process(**COMPLETE | {name: "many"})

    assert start.returncode == 1
    assert start.stderr.splitlines()[-1] == f"The site does not start: {name} is not a whole number (see .env.example)."
    assert "Traceback" not in start.stderr


@pytest.mark.parametrize(
    ("read", "wrong", "words", "right"),
    [
        (lambda env: env.port("NAME", default=1), ["many", "0", "99999", "-1"], "whole number", ["1", "65535"]),
        (lambda env: env.int("NAME", default=1, least=1), ["0", "1.5"], "whole number", ["1", "100"]),
        (
            lambda env: env.bool("NAME", default=False),
            ["maybe", "1x", "yes please"],
            "true nor false",
            ["true", "False"],
        ),
        (
            lambda env: env.url("NAME", "redis", "rediss"),
            ["foo", "http://redis", "redis://", "redis://host:port", "redis://host:99999"],
            "an address that begins with redis:// or rediss://",
            ["redis://redis:6379/0", "rediss://:secret@redis"],
        ),
        (
            lambda env: env.url("NAME", "https", "http"),
            ["files:8333", "//files", "files.example.org", "ftp://files", "https://[files"],
            "an address that begins with https:// or http://",
            ["http://files:8333", "https://s3.example.org/bucket"],
        ),
    ],
)
def test_what_cannot_be_meant_is_a_sentence_that_does_not_quote_it(monkeypatch, read, wrong, words, right):
    for value in wrong:
        monkeypatch.setenv("NAME", value)
        with pytest.raises(
            UnsafeToStart, match=rf"^The site does not start: NAME is .*{words}.* \(see .env.example\)\.$"
        ):
            read(Env())
    for value in ["", *right]:
        monkeypatch.setenv("NAME", value)
        read(Env())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("REDIS_URL", "foo"),
        ("SENTRY_DSN", "notadsn"),
        ("S3_ENDPOINT_URL", "files:8333"),
        ("S3_PUBLIC_URL", "files.example.org/public"),
        ("FILES_SENT_BY_PROXY", "maybe"),
        ("PORT", "99999"),
    ],
)
def test_each_variable_is_read_so(name, value):
    start = start_web_process(**COMPLETE | {name: value})

    assert start.returncode == 1
    assert start.stderr.splitlines()[-1].startswith(f"The site does not start: {name} is n")
    assert "Traceback" not in start.stderr


def test_the_web_process_refuses_too_and_says_why():
    start = start_web_process(ALLOWED_HOSTS="*")

    assert start.returncode == 1
    assert "ALLOWED_HOSTS has a wildcard" in start.stderr
    assert start.stderr.count("\n") == 1


FORWARDED = {
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Port": "81",
    "X-Forwarded-For": "192.0.2.1",
    "X-Real-IP": "192.0.2.1",
    "Forwarded": "for=192.0.2.1;proto=https;host=evil.example",
}
ASK = f"""
import django
django.setup()
from allauth.account.adapter import get_adapter
from django.test import Client, RequestFactory
answer = Client(headers={FORWARDED}).get("/robots.txt", HTTP_HOST="www.example.org")
request = RequestFactory(headers={FORWARDED}).get("/", HTTP_HOST="www.example.org", REMOTE_ADDR="10.0.0.1")
print(answer.status_code, answer.headers.get("Location"), request.get_host(), get_adapter(request).get_client_ip(request))
"""


@pytest.mark.parametrize(
    ("proxies", "shown"),
    [
        ("0", "301 https://www.example.org/robots.txt www.example.org 10.0.0.1"),
        ("1", "200 None www.example.org 192.0.2.1"),
    ],
)
def test_forwarded_headers_are_read_only_where_a_proxy_of_ours_stands(proxies, shown):
    answer = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=ROOT,
        env=COMPLETE
        | {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            "TRUSTED_PROXY_COUNT": proxies,
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )

    assert answer.stdout.strip() == shown
