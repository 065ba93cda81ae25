"""A page is made once for everybody who is nobody in particular, and anew once anything public was written."""

from __future__ import annotations

import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from accounts.models import Session
from core import generations, page_cache
from core.generations import PRIVATE_TABLES
from core.models import ExitLink
from pages.models import StandardPage
from tests.factories import UserFactory
from tests.publishing import publish_below, seen_by_everybody
from tests.site.navigation.factories import item, make_helpline, make_menu, make_notice


@pytest.fixture(autouse=True)
def empty_store(db):
    page_cache._store.clear()


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """A transaction of its own: what the test's own transaction waits for never happens."""

    @contextmanager
    def commit():
        seen_by_everybody()
        with django_capture_on_commit_callbacks(execute=True):
            yield
        seen_by_everybody()

    return commit


@pytest.fixture
def page(home, committed):
    with committed():
        return publish_below(home, StandardPage(title="Water", slug="water", summary="About water."))


def ask(path: str = "/water/", **headers: str):
    return Client(headers=headers).get(path)


def is_made(path: str = "/water/", **headers: str) -> bool:
    """Whether a page is made for this request: no page is without a question to the database."""
    with CaptureQueriesContext(connection) as asked:
        ask(path, **headers)
    return len(asked) > 0


def test_a_page_is_made_once(page):
    assert [is_made(), is_made(), is_made(accept_encoding="gzip"), is_made(accept_encoding="gzip")] == [True, False] * 2
    assert ask().content == ask().content and "About water." in ask().text


WAYS = {
    "publishing": lambda page: publish_again(page, summary="Changed."),
    "an update": lambda page: StandardPage.objects.filter(pk=page.pk).update(summary="Changed."),
    "SQL": lambda page: sql("UPDATE pages_standardpage SET summary = 'Changed.'"),
    "a move": lambda page: page.move(
        publish_below(page.get_parent(), StandardPage(title="A", slug="a")), "first-child"
    ),
    "unpublishing": lambda page: page.unpublish(),
    "a helpline": lambda page: make_helpline("Changed.", "116 123"),
    "a menu": lambda page: make_menu(item("Changed.", address="/changed/")),
    "a notice": lambda page: make_notice("Changed."),
}


def publish_again(page, **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.postgresql
@pytest.mark.parametrize("way", WAYS)
def test_the_next_request_shows_a_change_however_it_was_made(page, way, committed):
    before = ask()

    with committed():
        WAYS[way](page)

    after = ask()
    assert (after.status_code, after.content) != (before.status_code, before.content)
    assert after.status_code in {301, 404} or "Changed." in after.text


@pytest.mark.postgresql
def test_what_is_rolled_back_makes_no_page_again(page, committed):
    ask()
    with committed(), pytest.raises(ZeroDivisionError), transaction.atomic():
        Page.objects.update(title="Never")
        raise ZeroDivisionError

    assert not is_made()


def test_a_page_that_was_made_before_a_change_and_kept_after_it_is_not_shown(page, monkeypatch, committed):
    """The slow reader: she read the page before it was published again, and keeps it afterwards."""
    make = StandardPage.serve

    def slow(self, *args, **kwargs):
        response = make(self, *args, **kwargs).render()
        with committed():
            publish_again(StandardPage.objects.get(pk=self.pk), summary="Changed.")
        return response

    with monkeypatch.context() as patch:
        patch.setattr(StandardPage, "serve", slow)
        assert "About water." in ask().text

    assert "Changed." in ask().text


@pytest.mark.parametrize(
    "headers",
    [{"cookie": "messages=x"}, {"cookie": "sessionid=x"}, {"authorization": "Basic x"}, {"range": "bytes=0-9"}],
)
def test_whoever_is_somebody_reads_and_leaves_no_kept_page(page, headers):
    assert is_made(**headers)
    assert is_made()
    assert is_made(**headers)


@pytest.mark.parametrize("query", ["?q=1", "?page=1&page=2", "?page=x", "?page=1&q=2", "?" + "a=1&" * 400, "?page"])
def test_a_parameter_that_no_page_knows_passes_by(page, query):
    ask()
    assert is_made(f"/water/{query}") and is_made(f"/water/{query}")


@pytest.mark.parametrize("path", ["/search/", "/cy/search/", "/accounts/login/", "/health/ready", "/admin/login/"])
def test_what_is_personal_is_never_kept(page, path):
    ask(path)
    assert not page_cache._store._pages


def test_the_answer_not_modified_comes_from_what_is_kept(page, committed):
    tag = ask().headers["ETag"]
    with CaptureQueriesContext(connection) as asked:
        again = ask(if_none_match=tag)

    assert (again.status_code, again.content, len(asked)) == (304, b"", 0)
    with committed():
        publish_again(page, summary="Changed.")
    assert ask(if_none_match=tag).status_code == 200


def test_a_reader_who_has_the_page_already_lets_the_next_one_find_it_kept(page):
    tag = ask().headers["ETag"]
    page_cache._store.clear()

    assert ask(if_none_match=tag).status_code == 304
    assert not is_made()


@pytest.mark.parametrize("path", ["/", "/cy/", "/water/", "/water", "/nothing/", "/cy/nothing/"])
@pytest.mark.parametrize("exit_link", [ExitLink.ON, ExitLink.OFF])
def test_a_kept_answer_says_what_a_made_one_says(page, welsh_home, settings, committed, path, exit_link):
    """Its language, its exit link, whether search engines may list it."""
    with committed():
        publish_again(page, exit_link=exit_link)
    ask(path)
    assert not is_made(path)
    kept, head = ask(path), Client().head(path)
    settings.PAGE_CACHE_SECONDS = 0
    made = ask(path)

    assert (kept.status_code, kept.content, kept.headers) == (made.status_code, made.content, made.headers)
    assert (head.status_code, head.content, head.headers) == (made.status_code, b"", made.headers)
    shown = 'class="exit"' in made.text
    assert shown == (made.status_code != 301 and not (path.startswith("/water") and exit_link == ExitLink.OFF))


def test_no_page_is_kept_beyond_the_end_of_a_notice(page, committed):
    with committed():
        make_notice("Closed today.", expire_at=timezone.now() + timedelta(seconds=30))

    assert "Closed today." in ask().text
    (kept,) = page_cache._store._pages.values()
    assert 0 < kept.generation.until - time.monotonic() <= 30


def test_addresses_that_do_not_exist_fill_nothing(page):
    for number in range(page_cache.MAX_OTHERS + 50):
        ask(f"/nothing-{number}/")

    assert len(page_cache._store._others) == page_cache.MAX_OTHERS
    assert not page_cache._store._pages


@pytest.mark.postgresql
def test_saving_a_draft_makes_no_page_again(page, committed):
    """As autosave does every few seconds while somebody types."""
    ask()
    with committed():
        page.title = "Not agreed yet"
        page.save_revision()

    assert not is_made()


@pytest.mark.postgresql
def test_what_people_do_makes_no_page_again(page, committed):
    ask()
    person = UserFactory()
    ask()
    with committed():
        client = Client()
        client.force_login(person)  # writes a session, and when she signed in
        client.get("/")

    assert Session.objects.exists() and not is_made()


def test_the_menu_marks_the_page_that_is_read_although_its_links_were_made_for_another(home, page, committed):
    with committed():
        fire = publish_below(home, StandardPage(title="Fire", slug="fire"))
        make_menu(item("Water", page=page), item("Fire", page=fire))

    for path, other in (("/water/", "/fire/"), ("/fire/", "/water/")):
        links = " ".join(ask(path).content.decode().split("</header>")[0].split())
        assert f'<a href="{path}" aria-current="page"' in links
        assert f'<a href="{other}" >' in links


@pytest.mark.postgresql
def test_a_table_is_public_until_the_list_names_it():
    tables = set(connection.introspection.table_names())

    assert generations.writes_public_table('UPDATE "campaigns_of_tomorrow" SET "a" = 1')
    assert generations.writes_public_table("DROP TABLE campaigns_campaignpage")
    assert generations.writes_public_table('SELECT 1; UPDATE "a_table" SET "a" = 1')
    assert generations.writes_public_table(
        'UPDATE "wagtailcore_page" SET "draft_title" = %s, "title" = %s WHERE "id" = 1'
    )
    assert generations.writes_public_table('WITH a AS (SELECT 1) UPDATE "a_table" SET "a" = 1')
    assert tables >= PRIVATE_TABLES - {"cache", "wagtailsearch_indexentry_fts"}
    print("Private:", *sorted(PRIVATE_TABLES), sep="\n  ")


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT 1",
        '(SELECT "id" FROM "a") UNION (SELECT "id" FROM "b")',
        " WITH a AS (SELECT 1) SELECT * FROM a",
        "VALUES (1)",
    ],
)
def test_reading_ends_no_generation(statement):
    assert not generations.writes_public_table(statement)
