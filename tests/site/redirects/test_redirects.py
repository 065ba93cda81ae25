"""Old addresses lead on; a ring, a dead end or a doubled row never does harm."""

import unicodedata

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page

from demo.grown.trees import place
from pages.models import LandingPage, StandardPage
from redirects.services import AT_ONCE
from tests.publishing import publish_below

pytestmark = pytest.mark.postgresql
#: `tŷ` with a circumflex in its letter, and with one behind it.
COMPOSED, DECOMPOSED = "t%C5%B7", "ty%CC%82"


@pytest.fixture
def page(home):
    return publish_below(home, StandardPage(title="Water", slug="water"))


@pytest.fixture(autouse=True)
def committed(django_capture_on_commit_callbacks):
    """Wagtail tells of a new slug only after the commit."""

    def run(work):
        with django_capture_on_commit_callbacks(execute=True):
            return work()

    return run


@pytest.fixture
def rename(committed):
    def run(page, slug):
        page.slug = slug
        committed(lambda: page.save_revision().publish())
        page.refresh_from_db()

    return run


def get(path):
    return Client().get(path)


def leads_to(path):
    response = get(path)
    return response.headers.get("Location") if response.status_code in {301, 302} else response.status_code


def add(old_path, link="", page=None, **fields):
    return Redirect.objects.create(
        old_path=Redirect.normalise_path(old_path), redirect_link=link, redirect_page=page, **fields
    )


def test_a_renamed_page_leads_on(page, rename):
    rename(page, "rain")

    assert leads_to("/water/") == "/rain/"


def test_a_draft_that_was_never_public_leaves_no_old_addresses(home, committed):
    draft = StandardPage(title="Draft", slug="one", live=False)
    home.add_child(instance=draft)
    for slug in ("two", "three", "four"):
        draft.slug = slug
        committed(draft.save)
        draft.save_revision()

    assert not Redirect.objects.exists()


def test_a_page_renamed_there_and_back_and_then_withdrawn_is_a_404(page, rename):
    rename(page, "rain")
    rename(page, "water")
    page.unpublish()

    assert leads_to("/water/") == 404
    assert leads_to("/rain/") == 404


def test_an_old_address_of_a_withdrawn_page_is_a_404(page, rename):
    rename(page, "rain")
    page.unpublish()

    assert leads_to("/water/") == 404


def test_a_ring_of_rules_is_a_404(page):
    add("/a/", "/b/")
    add("/b/", "/c/")
    add("/c/", "/a/")
    add("/self/", "/self/")

    assert [leads_to(path) for path in ("/a/", "/b/", "/c/", "/self/")] == [404] * 4


def test_a_rule_that_a_live_page_has_overtaken_does_no_harm(page):
    add("/water/", "/old/")
    add("/old/", page=page)

    assert leads_to("/old/") == "/water/"
    assert leads_to("/water/") == 200


def test_parameters_are_carried_over(page):
    add("/old/", page=page)
    add("/away/", "https://example.org/x?a=1#part")

    assert leads_to("/old/?utm_source=x&y=%C5%B7") == "/water/?utm_source=x&y=%C5%B7"
    assert leads_to("/away/?b=2") == "https://example.org/x?a=1&b=2#part"


def test_a_rule_with_parameters_matches_in_spite_of_others(page, home):
    other = publish_below(home, StandardPage(title="Other", slug="other"))
    add("/old/?id=7", page=other)
    add("/old/", page=page)

    assert leads_to("/old/?utm=x&id=7") == "/other/?utm=x"
    assert leads_to("/old/?id=8") == "/water/?id=8"


def test_of_very_many_rules_at_one_path_each_is_found_by_its_parameter(page):
    """As of an old site whose every page was at `/index.php`."""
    rules = [Redirect(old_path=f"/index.php?id={n}", redirect_link=f"/water/?was={n}") for n in range(300)]
    Redirect.objects.bulk_create(rules)

    for number in (0, 60, 299):
        response = Client().get(f"/index.php?id={number}&from=letter")
        assert response.headers["Location"] == f"/water/?was={number}&from=letter"
    assert Client().get("/index.php?id=300").status_code == 404


def test_the_case_of_letters_makes_no_difference(page):
    add("/MixedCase/", page=page)

    assert leads_to("/mixedcase/") == "/water/"
    assert leads_to("/MIXEDCASE") in {"/water/", "/MIXEDCASE/"}


@pytest.mark.parametrize(
    "typed",
    [
        "/old page (1)/",
        "/old%20page%20(1)/",
        "/old%20page%20%281%29",
        "https://www.onesmallthing.org.uk/old%20page%20(1)/",
        " /Old page (1)/ ",
    ],
)
def test_a_rule_with_blanks_matches_however_it_was_typed(page, typed):
    add(typed, page=page)

    for asked in ("/old%20page%20(1)/", "/old%20page%20%281%29/", "/old page (1)/"):
        assert leads_to(asked + "?a=b") == "/water/?a=b"
    assert leads_to("/cy/old%20page%20(1)/") == "/water/"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_rule_with_an_accent_matches_however_it_was_typed(page, form):
    add(unicodedata.normalize(form, "/tŷ newydd/"), page=page)

    assert leads_to(f"/{COMPOSED}%20newydd/") == "/water/"


def test_rules_with_blanks_that_lead_in_a_ring_are_a_404(page):
    add("/a b/", "/c%20d/")
    add("/c d/", "/a%20b/")
    add("/e f/", "/e%20f/")

    assert [leads_to(path) for path in ("/a%20b/", "/c%20d/", "/e%20f/")] == [404] * 3


@pytest.mark.parametrize("prefix", ["", "/cy"])
@pytest.mark.parametrize("query", ["", "?a=1&b=%C5%B7", "?q=a+b%20c"])
def test_a_decomposed_address_leads_to_the_composed_one(home, welsh_home, prefix, query):
    for path in (f"{prefix}/{DECOMPOSED}/", f"{prefix}/part/{DECOMPOSED}/{DECOMPOSED}/", f"{prefix}/{DECOMPOSED}"):
        response = get(path + query)

        assert response.status_code == 301
        assert response.headers["Location"] == path.replace(DECOMPOSED, COMPOSED) + query


def test_a_page_is_found_by_a_decomposed_address(home):
    publish_below(home, StandardPage(title="Tŷ", slug="tŷ"))

    assert Client().get(f"/{DECOMPOSED}/?a=1", follow=True).redirect_chain == [(f"/{COMPOSED}/?a=1", 301)]
    assert Client().get(f"/{DECOMPOSED}/", follow=True).status_code == 200


def test_a_decomposed_address_never_leads_to_another_site(home):
    assert leads_to(f"/%2Fevil.example/{DECOMPOSED}/").startswith("/%2F")


def test_one_rule_serves_both_languages(page, welsh_home):
    add("/old/", page=page)
    add("/find/", link="/search/?q=water")
    assert leads_to("/cy/old/") == "/water/"
    assert (leads_to("/find/"), leads_to("/cy/find/")) == ("/search/?q=water", "/cy/search/?q=water")

    translation = page.copy_for_translation(Locale.objects.get(language_code="cy"))
    translation.slug = "dwr"
    translation.save_revision().publish()

    assert leads_to("/old/") == "/water/"
    assert leads_to("/cy/old/") == "/cy/dwr/"


def test_two_rules_for_one_address_are_no_500(page, home):
    other = publish_below(home, StandardPage(title="Other", slug="other"))
    add("/twice/", page=page)
    add("/twice/", page=other)

    assert leads_to("/twice/") == "/water/"


@pytest.mark.parametrize("path", ["/%00/", "/a%00b/", "/" + "x" * 3000 + "/", "/%E0%A4/", "/a/?%00=1&=&&"])
def test_strange_addresses_are_plain_404s(home, path):
    assert get(path).status_code == 404


def test_a_moved_part_leads_on_with_its_pages(home):
    part = publish_below(home, LandingPage(title="Part", slug="part"))
    child = publish_below(part, StandardPage(title="Child", slug="child"))
    other = publish_below(home, LandingPage(title="New", slug="new"))

    part.move(other, pos="last-child")

    assert leads_to("/part/") == "/new/part/"
    assert leads_to("/part/child/") == "/new/part/child/"
    assert child.first_published_at


def test_a_part_with_more_pages_than_one_question_can_name_leads_on_with_all(home, rename):
    """SQLite takes fewer than 1,000 terms. The last part is full, so that an empty one would follow."""
    add("/long-ago/", page=home, automatically_created=True)
    part = publish_below(home, LandingPage(title="Part", slug="part"))
    place(part, pages := [Page(title="Child", slug=f"child-{number}") for number in range(2 * AT_ONCE - 1)])
    Page.objects.bulk_create(pages)

    with CaptureQueriesContext(connection) as queries:
        rename(part, "new")

    for number in (0, AT_ONCE, len(pages) - 1):
        assert leads_to(f"/part/child-{number}/") == f"/new/child-{number}/"
    assert Redirect.objects.count() == len(pages) + 2
    assert leads_to("/long-ago/") == "/"
    assert sum("wagtailredirects_redirect" in query["sql"] for query in queries) <= 2 * 5
    rename(part, "part")
    assert not Redirect.objects.filter(old_path__startswith="/part").exists()
    assert leads_to("/new/child-7/") == "/part/child-7/" and Redirect.objects.count() == len(pages) + 2


def test_a_link_to_a_withdrawn_page_is_plain_text(page, home):
    text = f'<p>See <a linktype="page" id="{page.pk}">the water</a>.</p>'
    linking = publish_below(home, StandardPage(title="Linking", slug="linking", body=[("rich_text", text)]))
    assert '<a href="/water/">the water</a>' in get(linking.url).content.decode()

    page.unpublish()
    assert "<a>the water</a>" in get(linking.url).content.decode()
    page.delete()
    assert "<a>the water</a>" in get(linking.url).content.decode()


def test_a_link_in_rich_text_goes_to_the_readers_language(page, home, welsh_home):
    text = f'<p>Gweler <a linktype="page" id="{page.pk}">y dŵr</a>.</p>'
    cy = Locale.objects.get(language_code="cy")
    linking = publish_below(
        welsh_home, StandardPage(title="Dolen", slug="dolen", locale=cy, body=[("rich_text", text)])
    )
    assert '<a href="/water/" hreflang="en-GB">(Saesneg) y dŵr</a>' in get(linking.url).content.decode()

    translation = page.copy_for_translation(cy)
    translation.slug = "dwr"
    translation.save_revision().publish()
    assert '<a href="/cy/dwr/">y dŵr</a>' in get(linking.url).content.decode()
