"""A search begins in the search index and asks it once, however many pages there are."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from learning.audiences import AudienceKind
from pages.models import StandardPage
from search import ranking, results
from tests.factories import UserFactory
from tests.learning.library.factories import make_library, make_resource, make_section
from tests.publishing import publish_below

pytestmark = pytest.mark.postgresql


def make_pages(home, count: int, title: str = "Water", start: int = 0) -> list[StandardPage]:
    return [
        publish_below(home, StandardPage(title=f"{title} {number}", slug=f"{title.split()[0].lower()}-{number}"))
        for number in range(start, start + count)
    ]


def addresses(response) -> list[str]:
    return re.findall(r'<h3><a href="([^"]+)"', response.content.decode())


def questions(client: Client, address: str) -> list[str]:
    """The queries that match words against the index."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in asked if "MATCH" in query["sql"] or "to_tsquery" in query["sql"]]


@pytest.fixture
def three_are_ranked(monkeypatch):
    for module in (ranking, results):
        monkeypatch.setattr(module, "MAX_RANKED", 3)


@pytest.fixture
def member(home):
    make_resource(make_section(make_library("open", kind=AudienceKind.EVERYONE)), title="Water at work")
    client = Client()
    client.force_login(UserFactory())
    return client


def test_the_index_is_asked_once_for_pages_libraries_and_meetings_each(home, member):
    make_pages(home, 12)

    assert len(questions(Client(), "/search/?q=water")) == 1
    assert len(questions(Client(), "/search/?q=water&page=2")) == 1
    assert len(questions(member, "/search/?q=water")) == 3


def test_thirty_pages_take_as_many_queries_as_three(home, django_assert_max_num_queries):
    make_pages(home, 3)
    Client().get("/search/?q=water")
    with CaptureQueriesContext(connection) as asked:
        Client().get("/search/?q=water")
    three = len(asked)
    make_pages(home, 27, start=3)
    Client().get("/search/?q=water")

    with django_assert_max_num_queries(three):
        Client().get("/search/?q=water")


#: A thousand entries of each kind that hold nothing, or every second one "water".
COPIES = """
    INSERT INTO wagtailsearch_indexentry
        (content_type_id, object_id, title, body, autocomplete, title_norm, title_text, body_text)
    SELECT content_type_id, 1000000 + number, '', words, '', 1, '', ''
    FROM wagtailsearch_indexentry, generate_series(1, 1000) number, LATERAL (
        SELECT to_tsvector('simple', string_agg(md5(number || '-' || part), ' ') || repeat(' water', number % 2)) words
        FROM generate_series(1, 20) part
    ) filling
    WHERE title_text LIKE 'Water%'
"""


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the index is one of PostgreSQL")
@pytest.mark.parametrize("query", ["zephyrine", "water zephyrine"], ids=["rare", "two words"])  # half may be read whole
def test_postgresql_finds_words_by_the_index(home, member, query):
    make_pages(home, 1, title="Water zephyrine")
    with connection.cursor() as cursor:
        cursor.execute(COPIES)
        cursor.execute("ANALYZE wagtailsearch_indexentry")
        # So few rows may be read faster whole, or from the few pages on; asked is whether the index answers this question.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_nestloop = off")
        asked = questions(member, f"/search/?q={query}")
        asked = [sql for sql in asked if "meetings_meeting" not in sql]  # there is none, and none is read whole
        for sql in asked:
            cursor.execute(f"EXPLAIN {sql}")
            plan = "\n".join(line for (line,) in cursor.fetchall())
            assert "Bitmap Index Scan on search_indexed_words" in plan, plan
            assert "Seq Scan on wagtailsearch_indexentry" not in plan, plan

    assert len(asked) == 2


def test_of_too_many_matches_those_with_the_words_in_their_title_come_first(home, welsh_home, three_are_ranked):
    titled = make_pages(home, 1)[0]
    for number in range(4):
        publish_below(home, StandardPage(title=f"Page {number}", slug=f"page-{number}", summary="Water runs by."))

    response = Client().get("/search/?q=water")

    assert addresses(response)[0] == titled.url
    assert len(addresses(response)) == 3
    assert "More than 3 pages found" in response.content.decode()
    assert "These words are on more than 3 pages, and 3 of them are listed" in response.content.decode()


def test_in_welsh_too(home, welsh_home, three_are_ranked):
    for number in range(4):
        publish_below(welsh_home, StandardPage(title=f"Dŵr {number}", slug=f"dwr-{number}", locale=welsh_home.locale))

    body = Client().get("/cy/search/?q=dwr").content.decode()

    assert "Mae’r geiriau hyn ar fwy na 3 o dudalennau, a dim ond 3 ohonynt sydd wedi’u rhestru" in body


def test_as_many_as_can_be_ranked_are_all_that_there_are(home, three_are_ranked):
    make_pages(home, 3)

    body = Client().get("/search/?q=water").content.decode()

    assert "3 pages found" in body
    assert "ore than" not in body


def test_what_nobody_may_see_takes_no_place_among_the_ranked(home, welsh_home, three_are_ranked):
    shown = make_pages(home, 3)
    for page in make_pages(home, 4, start=3):
        page.unpublish()
    publish_below(welsh_home, StandardPage(title="Water", slug="water", locale=welsh_home.locale))

    assert set(addresses(Client().get("/search/?q=water"))) == {page.url for page in shown}


def test_a_page_of_that_name_comes_first(home):
    publish_below(home, StandardPage(title="Water", slug="short"))
    publish_below(home, StandardPage(title="Page", slug="page", summary="Water runs by the house and the garden."))
    publish_below(home, StandardPage(title="Water and many other words", slug="long"))

    assert addresses(Client().get("/search/?q=water"))[0] == "/short/"


def test_sqlite_reads_the_matches_once_for_the_admin_too(home, admin_client):
    make_pages(home, 3)

    asked = questions(admin_client, "/admin/pages/search/?q=wat")

    assert all(sql.count(" MATCH ") <= 1 for sql in asked)
    assert "Water 2" in admin_client.get("/admin/pages/search/?q=wat").content.decode()


@pytest.mark.parametrize("query", ["water " * 34, "a-b c-d e-f g-h i-j " * 10, "water-river " * 16, "x y " * 2500])
@pytest.mark.parametrize("more", ["", "&page=10000000", "&page=abc", "&x=1" * 400])
def test_a_hostile_address_gets_an_answer_for_one_question(home, query, more):
    make_pages(home, 1)

    assert len(questions(Client(), f"/search/?q={query}{more}")) <= 1


def test_a_word_that_is_repeated_is_asked_for_once(home):
    make_pages(home, 1)

    (sql,) = questions(Client(), f"/search/?q={'water ' * 30}")

    assert sql.count("water") == questions(Client(), "/search/?q=water")[0].count("water")
