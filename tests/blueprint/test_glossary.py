"""Terms of the glossary are explained on the page where they stand, and a version keeps what they meant."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from blueprint.models import GlossaryTerm
from blueprint.models.glossary import glossary_in
from tests.blueprint.factories import change, glossary_term
from tests.browser import Browser
from tests.editing import at_desk

GLOSSARY = "/blueprint/glossary/"


def soup_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def test_an_entry_explains_its_words_once_and_a_version_keeps_the_meaning(client, landing, make_entry, make_source):
    make_source()
    term = glossary_term("Remand", "Time in prison before a trial.")
    glossary_term("Women’s centre", "A place in a town.", also_called="women's centres")
    entry = make_entry(
        context="<p>On remand,[@TTC25] and remand again. <a href='https://x.org/'>Two women's centres</a>.</p>",
        advice="<p>Build WOMEN’S CENTRES.</p>",
    )

    page = soup_of(client.get(entry.url))
    assert [(mark.get_text(), mark["href"]) for mark in page.select("a.word")] == [
        ("remand", "#word-remand"), ("WOMEN’S CENTRES", "#word-womens-centre"),
    ]  # fmt: skip
    assert page.find(id="w-remand") and page.find(id="s1")
    words = page.select_one("dl.words")
    assert "Time in prison before a trial." in words.get_text() and "A place in a town." in words.get_text()
    assert words.select_one("#word-remand a")["href"] == "#w-remand"

    row = term.translations.get()
    row.meaning = "Something else."
    row.save()
    assert "Something else." in client.get("/blueprint/glossary/").content.decode()
    assert "Time in prison before a trial." in client.get("/blueprint/HS-1/v1/").content.decode()
    change(entry, context="<p>On remand.</p>")
    assert "Something else." in client.get(entry.url).content.decode()
    assert "Something else." not in client.get("/blueprint/HS-1/v1/").content.decode()


def test_only_whole_words_are_marked_the_longest_first(db):
    glossary_term("Care", "Kindness.", welsh="Gofal")
    glossary_term("Time to care", "A report.")
    glossary_term("IPP", "A sentence.")
    html = glossary_in("en-gb").in_html(
        '<h3>Care</h3><p>careful after-care ipp <b title="care">time  to\ncare</b> Care</p>'
    )

    assert [a.get_text() for a in BeautifulSoup(html, "html.parser").find_all("a")] == ["time  to\ncare", "Care"]
    assert "IPP" in glossary_in("en-gb").in_html("the IPP") and "<a" in glossary_in("en-gb").in_html("the IPP")
    welsh = glossary_in("cy")
    assert "<a" in welsh.in_html("<p>gofal</p>") and "<a" not in welsh.in_html("<p>an IPP</p>")


def test_the_glossary_is_a_page_in_each_language(client, landing):
    glossary_term("Remand", "Time in prison before a trial.", welsh="Remánd")
    glossary_term("<b>Bail</b>", "A & B.")
    page = client.get("/blueprint/glossary/").content.decode()
    assert page.index("&lt;b&gt;Bail&lt;/b&gt;") < page.index("Remand")
    assert "/blueprint/entries/?q=Remand" in page
    assert "/blueprint/glossary/" in client.get(landing.url).content.decode()
    told = client.get("/cy/blueprint/glossary/")
    assert told.status_code == 404 and 'href="/blueprint/glossary/"' in told.content.decode()


@pytest.fixture
def desk(landing):
    return at_desk("blueprint editor")


def address(action: str, *args) -> str:
    return reverse(f"wagtailsnippets_blueprint_glossaryterm:{action}", args=args)


def typed(name: str, meaning: str = "Time in prison.", action: str = "", term: GlossaryTerm | None = None) -> dict:
    row = {"language": "en-gb", "name": name, "meaning": meaning, "also_called": ""}
    row |= {"id": term.translations.get().pk} if term else {}
    rows = {"translations": inline_formset([row], initial=1 if term else 0), "go_live_at": "", "expire_at": ""}
    return nested_form_data(rows) | ({f"action-{action}": "1"} if action else {})


def shown() -> str:
    return Browser().get(GLOSSARY).content.decode()


def test_readers_see_a_term_when_it_is_published_and_a_change_of_it_then(desk, make_entry):
    assert desk.get(address("add")).status_code == 200
    desk.post(address("add"), typed("Remand", "A first try."))
    term = GlossaryTerm.objects.get()
    entry = make_entry(context="<p>On remand.</p>")
    assert "A first try." not in shown() + Browser().get(entry.url).content.decode()

    desk.post(address("edit", term.pk), typed("Remand", "In prison before a trial.", "publish", term))
    assert "In prison before a trial." in shown()
    desk.post(address("edit", term.pk), typed("Remand", "Half a sent", term=term))
    change(entry, context="<p>Still on remand.</p>")
    for page in (shown(), Browser().get(entry.url).content.decode()):
        assert "In prison before a trial." in page and "Half a sent" not in page


def test_a_term_goes_back_to_what_it_meant_and_out_of_the_glossary(desk):
    term = glossary_term("Remand", "As it was.")
    first = term.latest_revision
    desk.post(address("edit", term.pk), typed("Remand", "As it is.", "publish", term))
    assert "As it is." in shown()
    way = address("revisions_revert", term.pk, first.pk)
    assert way in desk.get(address("history", term.pk)).content.decode()
    assert "As it was." in desk.get(way).content.decode()
    desk.post(way, typed("Remand", "As it was.", "publish", term) | {"revision": first.pk})
    assert "As it was." in shown()

    desk.post(address("unpublish", term.pk))
    assert "As it was." not in shown()
    GlossaryTerm.objects.update(live=True, expire_at=timezone.now())
    assert "As it was." not in shown()


def test_the_address_of_a_term_follows_its_name_until_it_is_published(desk):
    for half in ("", "Re"):
        desk.post(address("add"), typed(half))
    nameless, term = GlossaryTerm.objects.order_by("pk")
    assert nameless.slug.startswith("term-") and str(nameless) and term.slug == "re"

    desk.post(address("edit", term.pk), typed("Remand", action="publish", term=term))
    desk.post(address("edit", term.pk), typed("Held on remand", action="publish", term=term))
    assert BeautifulSoup(shown(), "html.parser").select_one("dl.words #remand dt").get_text() == "Held on remand"
    again = desk.post(address("add"), typed("Remand", action="publish"))
    assert "There is already one with this name." in again.content.decode()
    term.revisions.earliest("pk").publish()
    term.refresh_from_db()
    assert (str(term), term.slug) == ("Re", "remand")


def test_a_draft_is_previewed_as_the_glossary_will_have_it(desk):
    preview = address("preview_on_add")
    desk.post(preview, typed("Remand", "In prison before a trial."))
    page = soup_of(desk.get(preview, {"mode": "en-gb"}))
    assert "In prison before a trial." in page.select_one("dl.words #remand").get_text()
    assert "In prison before a trial." not in shown()


@pytest.mark.parametrize("role", ["editor", "publisher", "translator", "network editor"])
def test_other_roles_keep_no_terms(landing, role):
    assert at_desk(role).post(address("add"), typed("Remand", action="publish")).status_code == 404
    assert not GlossaryTerm.objects.exists()
