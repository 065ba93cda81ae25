"""`manage.py measure`: what each kind of page costs, beside a view that does nothing and a file that nginx sends.

Run `seed_demo` first. It calls the web application in this process, as the web server does; docs/performance.md says
how to read the table, and holds the last one.
"""

from __future__ import annotations

import gc
import gzip
import io
import itertools
import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path
from wagtail.models import Page, Site

from core import generations, page_cache
from demo.development_only import refuse_other_settings
from demo.longest_query import longest_query
from demo.nginx import milliseconds_of_a_file

PUBLIC = [
    "/", "/cy/", "/about/history/", "/about/what-we-do/", "/help/", "/campaigns/",
    "/campaigns/keep-mothers-and-children-together/", "/blueprint/", "/blueprint/site-and-building/",
    "/blueprint/site-and-building/one-front-door/", "/blueprint/let-a-child-arrive-with-her-mother/",
    "/blueprint/HS-1/v1/", "/blueprint/entries/", "/blueprint/entries/?setting=prison&strength=2&sort=-title",
    "/blueprint/entries/?q=women", "/blueprint/entries/?q=door", "/blueprint/entries/?q=dorr",
    "/blueprint/entries/?q=women&setting=prison&page=2", "/blueprint/recommendations/",
    "/blueprint/recommendations/?level=national", "/blueprint/recommendations/?q=women", "/blueprint/entries.csv",
    "/blueprint/recommendations.csv", "/blueprint/changes/", "/blueprint/changes/?chapter=site-and-building",
    "/blueprint/feed/", "/blueprint/site-and-building/feed/", "/blueprint/glossary/",
    "/blueprint/briefing/?w=HS-1&w=HS-2&w=HS-R1", "/blueprint/sources.bib", "/blueprint/api/v1/entries/",
    "/blueprint/api/v1/recommendations/", "/blueprint/api/v1/sources/", "/blueprint/api/v1/works/HS-1/",
    "/cy/blueprint/", "/cy/blueprint/safle-ac-adeilad/",
    "/cy/blueprint/safle-ac-adeilad/un-drws-ffrynt/", "/cy/blueprint/cael-un-fynedfa-i-bawb/", "/cy/blueprint/entries/",
    "/cy/blueprint/changes/", "/cy/blueprint/HS-2/v1/", "/learning/", "/search/?q=women", "/nowhere/", "/sitemap.xml", "/sitemap-1.xml", "/sitemap-records-1.xml",
    "/campaigns/feed/", "/influence/", "/influence/?page=2", "/influence/?kind=news", "/influence/?topic=remand",
    "/influence/?setting=courts", "/influence/?year=2024", "/influence/?kind=position&topic=remand&q=women",
    "/influence/remand/", "/influence/feed/", "/influence/feed/news/", "/influence/feed/podcast/", "/cy/dylanwadu/",
    "/cy/dylanwadu/?topic=remand", "/cy/dylanwadu/remand/", "/cy/dylanwadu/feed/", "/events/", "/events/?kind=training",
    "/events/team-leadership-online/", "/events/calendar.ics", "/events/feed/", "/cy/digwyddiadau/",
    "/cy/digwyddiadau/team-leadership-online/", "/learning/quality-mark/", "/learning/quality-mark/register/",
    "/learning/quality-mark/register/?region=wales&q=example", "/learning/quality-mark/register/example-prison-2/",
    "/cy/learning/quality-mark/register/", "/learning/training/", "/about/jobs/", "/about/contact/",
]  # fmt: skip
MEMBER = [
    "/learning/", "/learning/libraries/south/", "/learning/libraries/south/looking-after-staff/",
    "/learning/libraries/south/looking-after-staff/files/1/", "/learning/libraries/north/", "/search/?q=staff",
]  # fmt: skip
ADMIN = [
    "/admin/", "/admin/pages/", "/admin/snippets/library/resource/", "/admin/snippets/library/section/add/",
    "/admin/applications/", "/admin/reports/site-history/",
]  # fmt: skip
#: What is not there, and what this member may not see.
REFUSED = {"/nowhere/": 404, "/learning/libraries/north/": 403}
TIMES = 20


class EmptyView:
    """A URL configuration whose only view does nothing."""

    urlpatterns = (path("", lambda request: HttpResponse("")),)


@dataclass
class Answer:
    status: int
    content: bytes
    cpu: float
    wall: float


class Web:
    """The web application, asked as the web server asks it."""

    def __init__(self, handler: WSGIHandler, cookies: str = "") -> None:
        self.handler, self.cookies = handler, cookies
        base = urlsplit(settings.BASE_URL)
        self.scheme, self.host = base.scheme, base.netloc

    def ask(self, address: str) -> Answer:
        path_info, _mark, query = address.partition("?")
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path_info, "QUERY_STRING": query, "SCRIPT_NAME": "",
            "HTTP_HOST": self.host, "HTTP_ACCEPT_ENCODING": "gzip", "HTTP_COOKIE": self.cookies,
            "REMOTE_ADDR": "127.0.0.1", "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80",
            "wsgi.url_scheme": self.scheme, "wsgi.input": io.BytesIO(),
        }  # fmt: skip
        cpu, wall = time.process_time(), time.perf_counter()
        response: Any = self.handler(environ, lambda *head: len)
        content = b"".join(response)
        response.close()
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        return Answer(response.status_code, content, cpu * 1000, wall * 1000)


class Command(BaseCommand):
    help = (
        "Prints queries, milliseconds and bytes of each kind of page, rendered and from the page cache, and the memory."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("addresses", nargs="*", help="public pages, instead of all that is measured else")
        parser.add_argument("--as", dest="email", default="", help="the address of somebody who asks for these pages")
        parser.add_argument("--requests", type=int, default=2_000, help="mixed ones, between two looks at the memory")

    def handle(self, *args: Any, addresses: list[str], email: str, requests: int, **options: Any) -> None:
        refuse_other_settings("It signs people in")
        handler = WSGIHandler()
        self.stdout.write(
            f"{Page.objects.count()} pages; {connection.vendor}; cache: {settings.CACHES['default']['BACKEND']}"
        )
        if not addresses:
            self.compare(Web(handler))
        self.stdout.write(
            "queries: cold, rendered, cached; ms of the longest; CPU ms: rendered, cached; ms until answered: p50, p95; "
            "bytes as sent"
        )
        if addresses:
            web = Web(handler, self.sign_in(email) if email else "")
            for address in addresses:
                self.stdout.write(row(web, address))
            return
        webs = {
            "nobody in particular": (Web(handler), PUBLIC),
            "member.south": (Web(handler, self.sign_in("member.south@example.org")), MEMBER),
            "admin": (Web(handler, self.sign_in("admin@example.org")), ADMIN),
        }
        for who, (web, addresses) in webs.items():
            self.stdout.write(f"-- {who}")
            for address in addresses:
                self.stdout.write(row(web, address))
        self.measure_static_files()
        self.measure_memory(webs, requests)

    def compare(self, web: Web) -> None:
        """A cached page beside a view that does nothing and a file of nginx, all in the same minute."""
        with override_settings(MIDDLEWARE=[], ROOT_URLCONF=EmptyView):
            nothing = Web(WSGIHandler())
            nothing.ask("/")
            empty = statistics.median(nothing.ask("/").cpu for _ in range(TIMES * 50))
        home = web.ask("/")
        cached = statistics.median(web.ask("/").cpu for _ in range(TIMES * 50))
        rendered_ms = statistics.median(rendered(web, "/").cpu for _ in range(TIMES))
        file = milliseconds_of_a_file(home.content)
        self.stdout.write(
            f"home page, CPU ms: rendered {rendered_ms:.2f}, cached {cached:.3f}; empty view {empty:.3f}; nginx {file}"
        )
        self.stdout.write(f"cached / empty view {cached / empty:.1f}; rendered / cached {rendered_ms / cached:.0f}")

    def sign_in(self, email: str) -> str:
        client = Client()
        user = get_user_model().objects.get(email=email)
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"

    def measure_static_files(self) -> None:
        for name in ("core/css/site.css", "core/site.js"):
            if file := finders.find(name):
                content = Path(file).read_bytes()
                self.stdout.write(f"{len(content):>9} bytes, {len(gzip.compress(content)):>7} compressed  {name}")

    def measure_memory(self, webs: dict[str, tuple[Web, list[str]]], requests: int) -> None:
        asked = [(web, address) for web, addresses in webs.values() for address in addresses]
        before = megabytes()
        for (web, address), number in zip(itertools.cycle(asked), range(requests), strict=False):
            web.ask(address if number % 7 else f"/nowhere-{number}/")
            if number % 50 == 0:
                generations.invalidate()  # somebody publishes
        self.stdout.write(f"memory: {before:.0f} MB, after {requests} mixed requests {megabytes():.0f} MB (PSS)")


def row(web: Web, address: str) -> str:
    forget_everything()
    cold = queries(web, address)
    page_cache.clear()
    rendered_queries = queries(web, address)
    cached = queries(web, address)
    longest = longest_query(lambda: rendered(web, address))
    answers = [rendered(web, address) for _ in range(TIMES)]
    if answers[0].status not in {REFUSED.get(address, 200), 302}:
        raise CommandError(f"{address} answers {answers[0].status}: run seed_demo first.")
    again = statistics.median(web.ask(address).cpu for _ in range(TIMES))
    cpu = statistics.median(answer.cpu for answer in answers)
    walls = statistics.quantiles((answer.wall for answer in answers), n=20)
    times = f"{cpu:>8.1f}{again:>8.2f}{walls[9]:>8.1f}{walls[18]:>8.1f}"
    counted = f"{cold:>5}{rendered_queries:>5}{cached:>5}{longest:>8.1f}"
    return f"{counted}{times}{len(answers[0].content):>8} {answers[0].status} {address}"


def queries(web: Web, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        web.ask(address)
    return len(captured)


def rendered(web: Web, address: str) -> Answer:
    page_cache.clear()
    return web.ask(address)


def forget_everything() -> None:
    """As a process that has just started, after a publication."""
    generations.invalidate()
    page_cache.clear()
    cache.clear()
    Site.clear_site_root_paths_cache()


def megabytes() -> float:
    """The memory of this process, with its part of what it shares."""
    gc.collect()
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
