"""Any string gets an answer; what is found is live, in the reader's language, and marked safely."""

import unicodedata
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from campaigns.models import CampaignIndexPage
from core import registry
from core.registry import SearchGroup, SearchResult
from events.models import EventIndexPage, EventPage
from influence.enums import Submission
from influence.models import ConsultationResponsePage, InfluenceIndexPage, NewsPage, PublicationPage
from pages.models import LandingPage, StandardPage
from search.results import clean_query
from tests.publishing import publish_below
from tests.queries import queries_of

pytestmark = pytest.mark.postgresql

COMPOSED, DECOMPOSED = "Tŷ", unicodedata.normalize("NFD", "Tŷ")


def search(query, prefix="", client=None, **more):
    extra = "".join(f"&{key}={quote(str(value))}" for key, value in more.items())
    return (client or Client()).get(f"{prefix}/search/?q={quote(query)}{extra}")


def main(response):
    """What stands between the search box and the helplines."""
    return response.content.decode().split("<main")[1].split("</form>", 1)[1].split("</main>")[0]


def page(parent, title, **fields):
    fields.setdefault("slug", "page-" + "".join(c for c in title.lower() if c.isascii() and c.isalnum()))
    return publish_below(parent, StandardPage(title=title, locale=parent.locale, **fields))


STRANGE = [
    "", " ", "   ", '"', '""', "'", "\\", "\x00", "a\x00b", "\x1b[31m", "%", "_", "*", "(", ")", "AND", "NOT",
    "a AND", "-", "--", ":*", "a:*", "title:x", "^", "{", "~", "<script>alert(1)</script>", "&|!", "’", "😀",
    "\u202e", "ŵ", "x" * 10_000, '" OR ""="', "NEAR(a b)", "';--", "the", "a" * 199 + "\u0302" * 50,
]  # fmt: skip


@pytest.mark.parametrize("query", STRANGE, ids=range(len(STRANGE)))
def test_any_string_gets_an_answer(home, query):
    for prefix in ("", "/cy"):
        assert search(query, prefix).status_code == 200


@pytest.mark.parametrize("number", ["0", "-1", "x", "", "2", "99999999999999999999", "1.5", "\x00"])
def test_any_page_number_gets_an_answer(home, number):
    page(home, "Water")

    response = search("water", page=number)

    assert response.status_code == 200
    assert "Water" in main(response)


def test_a_query_is_cut_at_200_characters():
    assert len(clean_query("ab " * 10_000)) <= 200
    assert clean_query("a\x00b \n c") == "a b c"


def test_a_page_is_found_by_title_and_by_text(home):
    page(home, "Water", summary="A river runs by.")

    for query in ("water", "WATER", "river", "water river"):
        assert "Water" in main(search(query)), query
    assert "Nothing found for “fire”." in search("fire").content.decode()


def test_a_draft_a_withdrawn_page_and_the_other_language_are_not_found(home, welsh_home):
    draft = StandardPage(title="Secret draft", slug="draft", live=False)
    home.add_child(instance=draft)
    draft.save_revision()
    page(home, "Withdrawn secret").unpublish()
    page(welsh_home, "Secret Cymraeg")

    assert "<mark>" not in main(search("secret"))
    assert "Cymraeg" in main(search("secret", "/cy"))


@pytest.mark.parametrize("stored", [COMPOSED, DECOMPOSED], ids=["composed", "decomposed"])
@pytest.mark.parametrize(
    "asked", ["ty", "TY", COMPOSED, DECOMPOSED], ids=["plain", "capital", "composed", "decomposed"]
)
def test_accents_make_no_difference(home, welsh_home, stored, asked):
    page(home, f"{stored} Gobaith", slug="ty")
    page(welsh_home, f"{stored} Gobaith", slug="ty")

    assert "Gobaith" in main(search(asked))
    assert "Gobaith" in main(search(asked, "/cy"))


def test_found_words_are_marked_and_nothing_else_gets_through(home):
    page(home, "Water <b>& more</b>", summary="The <script>alert('water')</script> river.", slug="water")

    body = main(search("water"))

    assert "<mark>Water</mark> &lt;b&gt;&amp; more&lt;/b&gt;" in body
    assert "<script" not in body
    assert "<mark>water</mark>" in body


def test_a_result_says_what_kind_it_is_and_whether_it_is_an_example(home):
    influence = publish_below(home, InfluenceIndexPage(title="Influence", slug="influence"))
    sent = {"recipient": "Ofwat", "reference": "W12"}
    for submission in (Submission.RESPONSE, Submission.EVIDENCE):
        title = f"Water {submission.value}"
        item = ConsultationResponsePage(title=title, slug=submission.value, submission=submission, **sent)
        publish_below(influence, item)
    publish_below(influence, NewsPage(title="Water runs", slug="runs", is_example=True))

    found = BeautifulSoup(search("water").content, "html.parser").select(".item")

    meta = {item.h3.get_text(): item.select_one(".item__meta").get_text(" ", strip=True) for item in found}
    assert meta["Water response"].startswith("Consultation response")
    assert meta["Water evidence"].startswith("Evidence submission")
    assert meta["Water runs"].startswith("Example News")


def test_an_excerpt_parts_values_that_are_no_sentences(home):
    quote = {"text": "Rivers rise", "source": "Ofwat, 2024", "url": ""}
    table = {"columns": [{"type": "text", "heading": "Year"}], "rows": [{"values": ["2022"]}]}
    data = {"caption": "Rain", "table": table, "source": "Met Office"}
    page(home, "Water", summary="A river\nruns by.", body=[("quote", quote), ("data_table", data)])

    excerpt = BeautifulSoup(search("water").content, "html.parser").select_one(".item .text").get_text()

    assert excerpt == "A river · runs by. Rivers rise · Ofwat, 2024 · Rain · Year · 2022 · Met Office"


def test_results_of_many_types_take_at_most_20_queries(home):
    influence = publish_below(home, InfluenceIndexPage(title="Water 1", slug="w1"))
    events = publish_below(home, EventIndexPage(title="Water 2", slug="w2"))
    publish_below(home, CampaignIndexPage(title="Water 3", slug="w3"))
    publish_below(home, LandingPage(title="Water 4", slug="w4"))
    day = {"starts_on": "2027-01-01", "kind": "training", "for_whom": "Staff", "price": "Free"}
    publish_below(events, EventPage(title="Water 5", slug="w5", **day))
    publish_below(influence, NewsPage(title="Water 6", slug="w6"))
    publish_below(influence, PublicationPage(title="Water 7", slug="w7", authors="Ofwat"))
    publish_below(influence, ConsultationResponsePage(title="Water 8", slug="w8", recipient="Ofwat"))
    page(home, "Water 9")

    assert len(queries_of("/search/?q=water")) <= 20


def test_what_was_typed_comes_back_escaped(home):
    body = search('"><script>x</script>').content.decode()

    assert "<script>x" not in body


def test_more_than_ten_results_come_in_pages(home):
    for number in range(12):
        page(home, f"Water {number}", slug=f"water-{number}")

    first, second = main(search("water")), main(search("water", page=2))

    assert first.count('class="item"') == 10
    assert second.count('class="item"') == 2
    assert "q=water&amp;page=2" in first


def test_a_library_answers_only_somebody_who_is_signed_in(home, admin_user, monkeypatch):
    monkeypatch.setattr(
        registry,
        "_search_groups",
        [
            lambda user, query, request: SearchGroup(
                "In your libraries", [SearchResult("A guide", "/learning/x/", kind="PDF")]
            )
        ],
    )
    member = Client()
    member.force_login(admin_user)

    assert "In your libraries" not in main(search("guide"))
    assert "A guide" in main(search("guide", client=member))


def test_the_page_takes_at_most_ten_queries(home):
    for number in range(15):
        page(home, f"Water {number}", slug=f"water-{number}")
    search("water")

    with CaptureQueriesContext(connection) as queries:
        search("water")

    assert len(queries) <= 20, [q["sql"][:90] for q in queries]


def test_english_is_stemmed_and_welsh_is_not(home, welsh_home):
    page(home, "Housing", slug="housing")
    page(welsh_home, "Housing", slug="housing")

    assert "Housing" in main(search("houses"))
    assert "<mark>" not in main(search("houses", "/cy"))


def test_the_index_can_be_made_anew(home):
    page(home, "Water")

    call_command("update_index", verbosity=0)

    assert "Water" in main(search("water"))
