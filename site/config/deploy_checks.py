"""Checks of the production settings at start. The problems are printed as one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from core.folders import overlap

SHORTEST_SECRET_KEY = 50  # characters: what `secrets.token_urlsafe(50)` exceeds
FEWEST_DIFFERENT_CHARACTERS = 12
LONGEST_SHARED_CACHE = 24 * 60 * 60  # seconds
MAIL_SERVERS = {"smtp", "smtps", "smtp+tls", "smtp+ssl"}


class UnsafeToStart(SystemExit):
    """Ends the process with a sentence instead of a traceback."""


def check_production_settings(settings: Mapping[str, Any]) -> None:
    """Stops the start when `settings` (a settings module's names) are not safe for the public.

    Raises UnsafeToStart, which names every problem.
    """
    problems = [*_problems_of_settings(settings), *_problems_of_caches(settings), *_problems_of_file_storage(settings)]
    if problems:
        raise UnsafeToStart(f"The site does not start: {'; '.join(problems)} (see .env.example).")


def _problems_of_settings(settings: Mapping[str, Any]) -> Iterator[str]:
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL"):
        if not settings[name]:
            yield f"{name} is missing"
    if settings["SECRET_KEY"] and _is_weak(settings["SECRET_KEY"]):
        yield f"SECRET_KEY is weak, it needs {SHORTEST_SECRET_KEY} random characters or more"
    if any(_is_weak(key) for key in settings["SECOND_FACTOR_KEYS"]):
        yield f"SECOND_FACTOR_KEYS has a weak key, each needs {SHORTEST_SECRET_KEY} random characters or more"
    if settings["DEBUG"]:
        yield "DEBUG is on, which shows its insides to strangers"
    if settings["TRUSTED_PROXY_COUNT"] < 0:
        yield "TRUSTED_PROXY_COUNT is undeclared, so sign-in could not tell visitors apart"
    yield from _problems_of_addresses(settings)


def _is_weak(key: str) -> bool:
    return len(key) < SHORTEST_SECRET_KEY or len(set(key)) < FEWEST_DIFFERENT_CHARACTERS or "not-a-secret" in key


def _problems_of_addresses(settings: Mapping[str, Any]) -> Iterator[str]:
    hosts = [host.strip().lower() for host in settings["ALLOWED_HOSTS"]]
    if any("*" in host or host.startswith(".") for host in hosts):
        yield "ALLOWED_HOSTS has a wildcard (* or a dot in front), so links in mails could be forged"
    base = urlsplit(settings["BASE_URL"])
    if base.scheme != "https" or not base.hostname:
        yield "BASE_URL is not an https address"
    elif hosts and base.hostname not in hosts:
        yield "BASE_URL has a host that is not in ALLOWED_HOSTS, so its own links would be refused"
    database, email = urlsplit(settings["DATABASE_URL"]), urlsplit(settings["EMAIL_URL"])
    if settings["DATABASE_URL"] and database.scheme not in {"postgres", "postgresql"}:
        yield "DATABASE_URL is not an address of PostgreSQL"
    if settings["EMAIL_URL"] and (email.scheme not in MAIL_SERVERS or not email.hostname):
        yield "EMAIL_URL is not an address of a mail server, so nobody would get an email"
    if settings["CLAMD_URL"] and not re.match(r"tcp://[^/]+:\d+$|unix:///.", settings["CLAMD_URL"]):
        yield "CLAMD_URL is neither tcp://host:port nor unix:///path"


def _problems_of_caches(settings: Mapping[str, Any]) -> Iterator[str]:
    cloudflare = settings["WAGTAILFRONTENDCACHE"].get("cloudflare")
    for name, variable in (("BEARER_TOKEN", "CLOUDFLARE_TOKEN"), ("ZONEID", "CLOUDFLARE_ZONE_ID")):
        if cloudflare and not cloudflare[name]:
            yield f"{variable} is missing, so Cloudflare could not be told of a changed page"
    if not 0 <= settings["SHARED_CACHE_SECONDS"] <= LONGEST_SHARED_CACHE:
        yield "SHARED_CACHE_SECONDS is not between 0 and 86400, so a page that was not purged would stay old for days"


def _problems_of_file_storage(settings: Mapping[str, Any]) -> Iterator[str]:
    if settings["FILE_STORAGE"] == "s3":
        public, private = settings["S3_PUBLIC_BUCKET"], settings["S3_PRIVATE_BUCKET"]
        if not public or not private:
            yield "S3_PUBLIC_BUCKET or S3_PRIVATE_BUCKET is missing"
        elif public == private:
            yield "the private bucket is public, S3_PRIVATE_BUCKET and S3_PUBLIC_BUCKET are the same"
        elif private in settings["S3_PUBLIC_URL"].replace("/", ".").split("."):
            yield "the private bucket is public, S3_PUBLIC_URL serves S3_PRIVATE_BUCKET"
    elif settings["FILE_STORAGE"] == "disk":
        for name in ("MEDIA_ROOT", "STATIC_ROOT"):
            if overlap(Path(settings["PRIVATE_MEDIA_ROOT"]), Path(settings[name])):
                yield f"private files are public, PRIVATE_MEDIA_ROOT and {name} overlap"
    else:
        yield "FILE_STORAGE is neither disk nor s3"
