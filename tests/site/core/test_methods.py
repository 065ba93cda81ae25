"""A method that a page does not know is answered with 405, and no cache keeps the answer to a form."""

from __future__ import annotations

import pytest
from django.urls import resolve
from django.utils.module_loading import import_string

from tests.factories import NetworkFactory, UserFactory

READ = [
    "/", "/cy/", "/robots.txt", "/sitemap.xml", "/sitemap-1.xml", "/health/live", "/health/ready", "/exit/", "/search/?q=a", "/styleguide/",
    "/learning/libraries/", "/learning/libraries/x/", "/learning/libraries/x/y/", "/learning/libraries/x/y/files/1/", "/learning/libraries/x/y/z/", "/learning/libraries/x/sections/1/pack/cy/",
    "/learning/networks/south/meetings/", "/learning/networks/south/meetings/1/calendar.ics", "/learning/networks/south/meetings/x/y/",
    "/learning/networks/south/manage/meetings/", "/learning/meetings/calendar/x.ics",
    "/learning/networks/south/", "/cards/1-x.png", "/events/x/calendar.ics", "/sitemap-records-1.xml", "/subscriptions/asked/",
    "/learning/resources/", "/learning/new/", "/learning/networks/south/manage/feedback/",
    "/learning/networks/south/manage/",
    "/learning/networks/south/manage/libraries/", "/learning/networks/south/manage/libraries/x/",
    "/learning/files/x/", "/blueprint/HS-1/", "/blueprint/HS-1/v1/", "/blueprint/HS-1/v1/cite.ris",
    "/blueprint/HS-1/v1/sources.ris", "/blueprint/sources.ris", "/blueprint/entries/", "/blueprint/recommendations/",
    "/blueprint/entries.csv", "/blueprint/recommendations.csv", "/blueprint/briefing/", "/blueprint/HS-1/v1/document.pdf",
    "/blueprint/document.pdf", "/blueprint/briefing.pdf", "/blueprint/briefing.docx", "/blueprint/HS-1/v1/compare/v2/",
    "/blueprint/changes/", "/blueprint/glossary/", "/blueprint/HS-1/v1/figure-1.csv",
    "/accounts/inactive/", "/accounts/closed/", "/accounts/downloads/", "/accounts/confirm-email/", "/accounts/2fa/", "/accounts/password/reset/done/", "/media/x.pdf",
]  # fmt: skip
READ_AND_POSTED_TO = [
    "/learning/networks/south/meetings/1/", "/learning/meetings/calendar/", "/learning/networks/south/manage/meetings/add/",
    "/learning/networks/south/manage/meetings/1/", "/learning/networks/south/manage/meetings/1/cancel/",
    "/learning/networks/south/manage/meetings/1/materials/", "/learning/networks/south/manage/meetings/1/attendance/",
    "/learning/saved/", "/learning/digest/", "/learning/libraries/x/y/save/", "/learning/libraries/x/y/feedback/",
    "/learning/networks/south/apply/", "/learning/networks/south/renew/", "/learning/networks/south/leave/",
    "/learning/networks/south/invitations/6c1a6f4e-3c0b-4a55-9d3f-1f1b1b1b1b1b/", "/learning/networks/south/manage/invitations/",
    "/accounts/", "/accounts/devices/", "/accounts/data/", "/accounts/close/", "/accounts/login/", "/accounts/signup/", "/accounts/logout/",
    "/accounts/password/change/", "/accounts/password/reset/", "/accounts/2fa/totp/activate/",
    "/accounts/2fa/passkeys/add/", "/accounts/2fa/passkeys/1/rename/", "/accounts/2fa/passkeys/1/remove/", "/accounts/2fa/passkeys/login/",
    "/accounts/2fa/passkeys/reauthenticate/", "/admin/login/", "/_util/login/",
    "/learning/networks/south/manage/members/", "/learning/networks/south/manage/members/1/", "/learning/networks/south/manage/libraries/x/files/1/",
    "/newsletter/", "/subscriptions/confirm/x/1/", "/subscriptions/leave/x/1/", "/subscriptions/leave/x/",
    "/subscriptions/to/newsletter/",
]  # fmt: skip
STRANGE = ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "FOO"]


@pytest.fixture
def person(client, home, welsh_home):
    NetworkFactory(name="South")
    client.force_login(UserFactory())
    return client


@pytest.mark.parametrize(
    ("path", "methods"),
    [*((path, ["POST", *STRANGE]) for path in READ), *((path, STRANGE) for path in READ_AND_POSTED_TO)],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_method_that_a_page_does_not_know_is_a_405_that_nothing_keeps(person, path, methods):
    for method in methods:
        response = person.generic(method, path)

        assert response.status_code == 405, method
        assert "GET" in response.headers["Allow"]
        assert "no-store" in response.headers["Cache-Control"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert int(response.headers["Content-Length"]) == len(response.content)
        html = response.content.decode()
        assert ('<html lang="cy"' if path.startswith("/cy/") else '<html lang="en-GB"') in html
        assert 'class="exit"' in html
        assert "405" in html


def test_the_list_has_every_view_that_is_not_of_the_admin():
    listed = {resolve(path.split("?")[0]).func for path in (*READ, *READ_AND_POSTED_TO)}
    ours = {
        pattern.callback
        for urls in (
            "core.urls",
            "events.urls",
            "search.urls",
            "subscriptions.urls",
            "blueprint.urls",
            "learning.urls",
            "learning.networks.urls",
            "learning.meetings.urls",
            "learning.coordinators.urls",
            "styleguide.urls",
        )
        for pattern in import_string(f"{urls}.urlpatterns")
        if pattern.callback
    }

    assert ours <= listed


@pytest.mark.parametrize("method", ["POST", "OPTIONS", "PUT", "FOO"])
@pytest.mark.parametrize("path", ["/", "/nowhere/", "/accounts/login/", "/admin/", "/static/core/site.js"])
def test_no_cache_keeps_the_answer_to_another_method_than_get(client, home, path, method):
    assert "no-store" in client.generic(method, path).headers["Cache-Control"]
