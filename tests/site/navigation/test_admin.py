"""Comms staff change menus and helplines by themselves; the next request shows it."""

import datetime

import pytest
from bs4 import BeautifulSoup
from pytest_django.asserts import assertContains

from navigation.enums import MenuLocation
from navigation.models import Helpline, Menu, Notice, OrganisationDetails
from tests.reading import without_space_in_tags
from tests.site.navigation.factories import item, make_details, make_helpline, make_menu, translations
from tests.site.navigation.forms import (
    admin_url,
    english_of,
    helpline_form,
    link,
    link_below,
    menu_form,
    notice_form,
    translation_rows,
)

MODELS = [Menu, Helpline, Notice, OrganisationDetails]


@pytest.mark.parametrize("model", MODELS)
def test_each_record_can_be_listed_and_added(admin_client, model):
    assert admin_client.get(admin_url(model, "list")).status_code == 200
    assert admin_client.get(admin_url(model, "add")).status_code == 200


def test_a_changed_number_is_on_the_next_page(admin_client, client, home):
    line = make_helpline(number="116 123")

    form = helpline_form(line, "116 124", "publish", checked_on="01/02/2026")
    answer = admin_client.post(admin_url(Helpline, "edit", line.pk), form)

    line.refresh_from_db()
    assert answer.status_code == 302
    assert (line.checked_on.day, line.checked_on.month) == (1, 2)
    page = client.get("/").content.decode()
    assert 'href="tel:116124"' in page and "tel:116123" not in page


def test_a_wrong_number_comes_back_with_what_was_typed(admin_client, db):
    line = make_helpline(number="116 123")

    answer = admin_client.post(admin_url(Helpline, "edit", line.pk), helpline_form(line, "call us", "publish"))

    assert answer.status_code == 200
    assert "Write digits and spaces" in answer.content.decode()
    assert "call us" in answer.content.decode()


def test_a_changed_menu_is_on_the_next_page(admin_client, client, home):
    menu = make_menu(heading="Main")

    answer = admin_client.post(
        admin_url(Menu, "edit", menu.pk),
        menu_form(menu, link({"label": "Law"}, address="https://www.gov.uk/"), action="publish"),
    )

    assert answer.status_code == 302
    assertContains(client.get("/"), '<a href="https://www.gov.uk/">Law</a>', html=True)


@pytest.mark.parametrize(
    ("number", "checked_on", "is_asked"),
    [
        ("116 124", "01/09/2026", True),
        ("116 124", "02/09/2026", False),
        ("116 124", "", False),
        ("116 123", "01/09/2026", False),
    ],
)
def test_a_new_number_does_not_keep_the_day_on_which_the_old_one_was_checked(
    admin_client, home, number, checked_on, is_asked
):
    line = make_helpline(checked_on=datetime.date(2026, 9, 1))
    edit = admin_url(Helpline, "edit", line.pk)
    draft = admin_client.post(edit, helpline_form(line, number, checked_on=checked_on))
    assert draft.status_code == 302

    answer = admin_client.post(edit, helpline_form(line, number, "publish", checked_on=checked_on))

    assert ("the day is that of the old one" in answer.content.decode()) == is_asked
    line.refresh_from_db()
    assert line.number == ("116 123" if is_asked else number)


def test_an_address_typed_without_its_beginning_leads_where_it_should(admin_client, client, home):
    menu = make_menu(heading="Main")
    typed = link({"label": "Parliament"}, address="www.parliament.uk")
    notice = notice_form(
        "A notice", "publish", translations=translation_rows({"text": "A", "link_label": "B"}), address="gov.uk/x"
    )

    admin_client.post(admin_url(Menu, "edit", menu.pk), menu_form(menu, typed, action="publish"))
    admin_client.post(admin_url(Notice, "add"), notice)

    answer = client.get("/")
    assertContains(answer, '<a href="https://www.parliament.uk">Parliament</a>', html=True)
    assertContains(answer, 'href="https://gov.uk/x"')


def test_links_of_a_menu_are_added_renamed_translated_and_removed_on_one_form(admin_client, client, welsh_home):
    menu = make_menu(item("Old", address="/old/"), item("Gone", address="/gone/"))
    old, gone = menu.items.all()
    renamed = link(
        english_of(old) | {"label": "New"}, {"language": "cy", "label": "Newydd"}, id=old.pk, address="/new/"
    )
    removed = link(english_of(gone) | {"label": "Gone"}, id=gone.pk, address="/gone/", DELETE="1")
    added = link({"label": "Added"}, address="/added/")

    answer = admin_client.post(
        admin_url(Menu, "edit", menu.pk), menu_form(menu, renamed, removed, added, action="publish")
    )

    assert answer.status_code == 302
    english, welsh = (without_space_in_tags(client.get(path).content.decode()) for path in ("/", "/cy/"))
    assert '<a href="/new/">New</a>' in english and '<a href="/added/">Added</a>' in english
    assert '<a href="/new/">Newydd</a>' in welsh and '<a href="/added/" lang="en-GB">Added</a>' in welsh
    assert "/gone/" not in english + welsh
    assert menu.items.first().pk == old.pk


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (link({"language": "cy", "label": "Law"}, address="/x/"), "in English as well"),
        (link(address="/x/"), "Add at least 1."),
        (link({"label": "Law"}), "one of the two"),
        (link({"label": "Law"}, {"label": "Law"}, address="/x/"), "One language is here twice."),
    ],
)
def test_a_link_needs_english_words_one_row_a_language_and_an_address(admin_client, client, home, wrong, sentence):
    menu = make_menu(item("Old", address="/old/"))

    answer = admin_client.post(admin_url(Menu, "edit", menu.pk), menu_form(menu, wrong, action="publish"))

    assert answer.status_code == 200 and sentence in answer.content.decode()
    assert "/old/" in client.get("/").content.decode()


def test_a_notice_with_a_link_needs_words_for_it_in_each_of_its_languages(admin_client, db):
    rows = translation_rows(
        {"text": "Closed.", "link_label": "More"}, {"language": "cy", "text": "Ar gau.", "link_label": ""}
    )
    form = notice_form("", "publish", translations=rows, address="/x/")

    answer = admin_client.post(admin_url(Notice, "add"), form)

    assert answer.status_code == 200 and "Write the words of the link." in answer.content.decode()
    assert not Notice.objects.exists()


def test_words_of_a_link_that_leads_nowhere_are_refused_at_their_field(admin_client, db):
    rows = translation_rows({"text": "Closed.", "link_label": "More"})

    answer = admin_client.post(admin_url(Notice, "add"), notice_form("", "publish", translations=rows))

    assert answer.status_code == 200 and "These words lead nowhere." in answer.content.decode()
    assert not Notice.objects.exists()


def test_a_second_main_menu_and_a_second_record_of_details_are_refused_as_drafts_too(admin_client):
    make_menu(item("Old", address="/old/")).unpublish()
    make_details().unpublish()

    menu = admin_client.post(admin_url(Menu, "add"), menu_form(Menu(), link({"label": "Law"}, address="/x/")))
    details = admin_client.post(
        admin_url(OrganisationDetails, "add"),
        helpline_form(
            OrganisationDetails(),
            "",
            translations=translation_rows({"line": "We", "small_print": ""}),
            email="",
            phone="",
        ),
    )

    for answer in (menu, details):
        assert answer.status_code == 200 and "Change that one" in answer.content.decode()
    assert (Menu.objects.count(), OrganisationDetails.objects.count()) == (1, 1)


def test_the_location_of_a_menu_is_changed_only_while_readers_do_not_see_it(admin_client, client, home):
    menu = make_menu(item("Old", address="/old/"))
    [old] = menu.items.all()
    rows = link(english_of(old) | {"label": "Old"}, id=old.pk, address="/old/")
    form = menu_form(menu, rows, action="publish", location="footer")
    edit = admin_url(Menu, "edit", menu.pk)

    admin_client.post(edit, form)
    assert Menu.objects.get().location == MenuLocation.MAIN

    admin_client.post(admin_url(Menu, "unpublish", menu.pk))
    admin_client.post(edit, form)
    assert Menu.objects.get().location == MenuLocation.FOOTER and Menu.objects.get().live
    page = without_space_in_tags(client.get("/").content.decode())
    assert '<a href="/old/">Old</a>' in page.split("<footer")[1]


@pytest.mark.parametrize("mode", ["en-gb", "cy"])
@pytest.mark.parametrize("kind", ["menu", "helpline", "notice", "details"])
def test_each_record_previews_in_its_place(rf, home, kind, mode):
    record = {
        "menu": Menu(
            location=MenuLocation.MAIN,
            translations=translations(Menu, {"heading": "Main"}),
            items=[item("Shown now", address="/x/")],
        ),
        "helpline": Helpline(number="116 123", translations=translations(Helpline, {"name": "Shown now"})),
        "notice": Notice(translations=translations(Notice, {"text": "Shown now"})),
        "details": OrganisationDetails(translations=translations(OrganisationDetails, {"line": "Shown now"})),
    }[kind]

    answer = record.make_preview_request(rf.get("/"), mode)

    assert answer.status_code == 200
    assert "Shown now" in answer.content.decode().split("<main")[0] + answer.content.decode().split("</main>")[1]
    assert f'lang="{"cy" if mode == "cy" else "en-GB"}"' in answer.content.decode()


def test_a_preview_shows_the_draft_instead_of_what_is_published(rf, home):
    make_menu(item("Published", address="/old/"))
    line = make_helpline("Samaritans", "116 123")
    line.number = "116 124"
    menu = Menu(location=MenuLocation.MAIN, items=[item("Drafted", address="/new/")])

    page = line.make_preview_request(rf.get("/"), "en-gb").content.decode()
    assert "tel:116124" in page and "tel:116123" not in page and "Published" in page
    page = menu.make_preview_request(rf.get("/"), "en-gb").content.decode()
    assert "Drafted" in page and "Published" not in page and "tel:116123" in page


def test_links_of_a_menu_stand_in_the_order_in_which_they_were_dragged(admin_client, client, home):
    menu = make_menu(item("First", address="/first/"), item("Second", address="/second/"))
    rows = {row.address: row for row in menu.items.all()}
    forms = [
        link(english_of(rows[address]) | {"label": label}, id=rows[address].pk, address=address, ORDER=order)
        for address, label, order in (("/first/", "First", "2"), ("/second/", "Second", "1"))
    ]

    admin_client.post(admin_url(Menu, "edit", menu.pk), menu_form(menu, *forms, action="publish"))

    page = client.get("/").content.decode()
    assert page.index("/second/") < page.index("/first/")


def test_a_new_helpline_stands_after_the_others(admin_client):
    for name in ("One", "Two"):
        form = helpline_form(
            Helpline(), "116 123", "publish", translations=translation_rows({"name": name, "note": ""})
        )
        admin_client.post(admin_url(Helpline, "add"), form)

    assert [str(line) for line in Helpline.objects.all()] == ["One", "Two"]
    assert len({line.sort_order for line in Helpline.objects.all()}) == 2


def test_a_link_that_leads_nowhere_is_kept_in_a_draft_and_named_when_the_menu_is_published(admin_client):
    menu = make_menu(item("Old", address="/old/"))
    [old] = menu.items.all()
    rows = [link(english_of(old) | {"label": "Old"}, id=old.pk, address="/old/"), link({"label": "Where to"})]

    kept = admin_client.post(admin_url(Menu, "edit", menu.pk), menu_form(menu, *rows))
    named = admin_client.post(admin_url(Menu, "edit", menu.pk), menu_form(menu, *rows, action="publish"))

    assert kept.status_code == 302 and named.status_code == 200
    assert "Choose a page or write an address" in named.content.decode()


def test_each_link_without_a_target_says_so_at_its_field_whatever_else_is_wrong(admin_client):
    menu = make_menu()
    nowhere, empty, wrong = link({"label": "Where to"}), link({"label": ""}), link({"label": "W"}, address="//x")
    removed = link({"label": ""}) | {"DELETE": "1"}
    below = link({"label": "Law"}, address="/law/", below=[link_below({"label": "Below"})])

    form = menu_form(menu, nowhere, empty, wrong, removed, below, action="publish")
    page = BeautifulSoup(admin_client.post(admin_url(Menu, "edit", menu.pk), form).content, "html.parser")

    chosen = {name: page.select_one(f"#id_{name}-page") for name in ("items-0", "items-1", "items-4-links_below-0")}
    fields = {name: chooser.find_parent(class_="w-field") for name, chooser in chosen.items()}
    assert all("one of the two" in field.get_text() for field in fields.values())
    assert page.get_text().count("one of the two") == len(fields)
    assert page.select_one("#id_items-0-translations-0-label")["value"] == "Where to"


def test_the_row_that_add_language_brings_is_in_the_language_that_is_missing(admin_client):
    page = admin_client.get(admin_url(Helpline, "add")).content.decode()
    first, _rest = page.split('name="translations-0-language"')[1].split("</select>", 1)
    added, _rest = page.split('name="translations-__prefix__-language"')[1].split("</select>", 1)

    assert 'value="en-gb" selected' in first and 'value="cy" selected' in added
