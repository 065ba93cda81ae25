"""`manage.py measure`: queries, milliseconds and bytes of the demonstration's pages. Run `seed_demo` first."""

from __future__ import annotations

import gzip
import time
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.core.management.base import BaseCommand
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

PUBLIC = [
    "/", "/cy/", "/about/history/", "/about/what-we-do/", "/help/", "/influence/", "/campaigns/",
    "/campaigns/keep-mothers-and-children-together/", "/blueprint/", "/blueprint/site-and-building/",
    "/blueprint/site-and-building/one-front-door/", "/blueprint/let-a-child-arrive-with-her-mother/",
    "/blueprint/HS-1/v1/", "/learning/", "/search/?q=women", "/nowhere/", "/sitemap.xml",
]  # fmt: skip
SIGNED_IN = [
    "/learning/", "/learning/libraries/south/", "/learning/libraries/south/looking-after-staff/",
    "/learning/libraries/south/looking-after-staff/files/1/", "/learning/libraries/north/", "/search/?q=staff",
]  # fmt: skip


class Command(BaseCommand):
    help = "Prints queries and milliseconds of processor time of each page, cold and warm, and the weight of the home page."

    def handle(self, *args: Any, **options: Any) -> None:
        settings.ALLOWED_HOSTS = ["*"]
        self.stdout.write(f"{'queries':>14} {'ms':>6}  page ({Page.objects.count()} pages; {connection.vendor})")
        self.stdout.write(f"{'cold':>7}{'warm':>7}")
        self.rows("signed out", Client(), PUBLIC)
        member = Client()
        member.force_login(
            get_user_model().objects.get(email="member.south@example.org"),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
        self.rows("member.south", member, SIGNED_IN)
        self.weigh()

    def rows(self, who: str, client: Client, addresses: list[str]) -> None:
        self.stdout.write(f"-- {who}")
        for address in addresses:
            cache.clear()
            Site.clear_site_root_paths_cache()
            cold, _ms = self.ask(client, address)
            warm, took = self.ask(client, address)
            self.stdout.write(f"{cold:>7}{warm:>7} {took:>6.0f}  {address}")

    def ask(self, client: Client, address: str) -> tuple[int, float]:
        begun = time.process_time()
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries), (time.process_time() - begun) * 1000

    def weigh(self) -> None:
        parts = {"home page": Client().get("/").content}
        for name in ("core/css/site.css", "core/site.js"):
            if path := finders.find(name):
                with open(path, "rb") as file:  # noqa: PTH123 (finders give plain names)
                    parts[name] = file.read()
        for name, content in parts.items():
            self.stdout.write(f"{len(content):>9} bytes, {len(gzip.compress(content)):>7} compressed  {name}")
