"""Views for the exit link, health checks, robots.txt and errors."""

from __future__ import annotations

import logging

from django.conf import settings
from django.contrib.auth import logout
from django.core.cache import cache, caches
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError
from wagtail.models import Page, Site

from core.caches import RedisOrMemoryCache
from core.middleware import signs_out
from core.nearest_pages import nearest_pages
from core.outages import answer_without_database
from core.registry import closed_to_crawlers
from core.visitors import forget_session, has_session
from languages.links import localized

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def exit_page(request: HttpRequest) -> HttpResponse:
    """Ends the session, clears the browser's data of this site, and redirects to another site.

    Where the session cannot be ended, `server_error` does the rest.
    """
    if has_session(request):
        logout(request)
    return _gone(request)


def _gone(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(settings.EXIT_URL)
    forget_session(request, response)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@never_cache
@require_safe
def health_live(request: HttpRequest) -> JsonResponse:
    """200 while the process runs, without asking database or cache."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def health_ready(request: HttpRequest) -> JsonResponse:
    """503 when pages cannot be read: the database is away or not migrated, or the cache in it has no table.

    200 and "degraded" when pages can be read and something else is away. The log says the reason.
    """
    if reason := _not_ready():
        logger.error("Not ready: %s", reason)
        return JsonResponse({"status": "not ready"}, status=503)
    if reason := _degraded():
        logger.error("Degraded: %s", reason)
        return JsonResponse({"status": "degraded"})
    return JsonResponse({"status": "ok"})


def _not_ready() -> str:
    """Why the site is not ready, and which variable to check; empty when it is ready."""
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return "the database wants `manage.py migrate`."
    except DatabaseError as error:
        return f"the database does not answer (DATABASE_URL): {error}"
    try:
        cache.get("health")
    except DatabaseError as error:
        return f"the cache does not answer, is its table missing? `manage.py migrate` makes it: {error}"
    return ""


def _degraded() -> str:
    """What is away while pages can be read, and which variable to check; empty when nothing is."""
    if isinstance(caches["default"], RedisOrMemoryCache):
        try:
            caches["default"].ping()
        except RedisError as error:
            return f"Redis does not answer (REDIS_URL), so each process counts tries for itself: {error}"
    cache.set("health", "ok", 10)
    return "" if cache.get("health") == "ok" else "the shared cache forgets (REDIS_URL, or the table `cache`)."


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /accounts/",
        "Disallow: /search/",
        *(f"Disallow: {pattern}" for pattern in closed_to_crawlers()),
        f"Sitemap: {settings.BASE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def not_found(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """404 always: replaces a view of Wagtail or wagtail-localize that this site does not offer (see config.urls)."""
    raise Http404


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 in the language of the path, with a link to the English page there; redirects to its translation if any."""
    english = _english_page(request)
    translation = localized(english)
    if english and translation and translation.pk != english.pk:
        return HttpResponseRedirect(translation.get_url(request))
    return only_in_english(request, english.get_url(request), english.title) if english else _nothing_here(request)


def only_in_english(request: HttpRequest, url: str | None, title: str) -> HttpResponse:
    """404 in the language of the path for what exists in English only, with a link to it."""
    return _nothing_here(request, in_english={"url": url, "title": title})


def _nothing_here(request: HttpRequest, **context: object) -> HttpResponse:
    context |= {"own_alternates": [], "nearest": nearest_pages(request)}
    return render(request, "404.html", context, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 in the language of the path, without a query to the database; 503 when that is away.

    Who leaves is gone, and who signs out is forgotten by this browser, whatever is away.
    """
    response = answer_without_database(request)
    if request.path == reverse("core:exit"):
        return _gone(request)
    response = response or render(request, "500.html", status=500)
    if signs_out(request):
        forget_session(request, response)
    return response


def _english_page(request: HttpRequest) -> Page | None:
    """The live English page at this path without its language prefix."""
    prefix = f"{get_script_prefix()}{get_language()}/"
    site = Site.find_for_request(request)
    if site is None or not request.path.startswith(prefix):
        return None
    steps = [step for step in request.path.removeprefix(prefix).split("/") if step]
    try:
        return site.root_page.specific.route(request, steps).page
    except (Http404, DatabaseError, ValueError):
        return None
