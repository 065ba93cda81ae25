"""Lists and forms of the admin stay short, however many libraries and sections there are, and no two rows look alike."""

from __future__ import annotations

import itertools

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from learning.library.models import LibraryTranslation, Section
from tests.factories import UserFactory
from tests.learning.library.factories import make_file, make_library, make_resource, make_section
from tests.learning.library.uploads import files_of


@pytest.fixture
def editor(client, db):
    client.force_login(UserFactory(is_superuser=True))
    return client


@pytest.mark.postgresql
@pytest.mark.parametrize(
    ("name", "asked", "shown"),
    [
        ("section", "library=sOUth", {"Start here"}),
        ("section", "library=Gogledd", {"Elsewhere"}),
        ("section", "library=", {"Start here", "Elsewhere"}),
        ("resource", "library=south", {"Notes"}),
        ("resource", "section=elsewhere", {"Sheets"}),
        ("resource", "library=south&section=elsewhere", set()),
        ("resource", "library=%27%25", set()),
        ("resource", "library=%00", {"Notes", "Sheets"}),
    ],
)
def test_a_list_is_narrowed_by_words_of_a_title_in_any_language(editor, name, asked, shown):
    make_resource(make_section(make_library("south"), "Start here"), title="Notes")
    north = make_library("north")
    north.translations.add(LibraryTranslation(language="cy", title="Y Gogledd, llyfrgell y Gogledd"))
    north.save()
    make_resource(make_section(north, "Elsewhere"), title="Sheets")

    response = editor.get(f"{reverse(f'wagtailsnippets_library_{name}:list')}?{asked}")

    assert response.status_code == 200
    assert {str(record) for record in response.context["object_list"]} == shown


def test_a_list_does_not_name_every_library_and_section_to_choose_from(editor):
    for number in range(3):
        make_resource(make_section(make_library(f"library-{number}"), f"Section {number}"))
    make_section(make_library("without-resources"), "Empty section")

    page = editor.get(reverse("wagtailsnippets_library_resource:list")).text

    assert "Library library-1" in page
    assert "Library without-resources" not in page and "Empty section" not in page


CHOOSERS = {name: f"/admin/{name}_chooser/" for name in ("library", "section")}


@pytest.fixture
def two_libraries(db):
    return [make_resource(make_section(make_library(slug), "Start here"), live=False) for slug in ("south", "north")]


@pytest.mark.parametrize("asked", ["", "results/"])
def test_a_section_is_chosen_with_the_library_it_stands_in(editor, two_libraries, asked):
    def offered(words: str) -> set[str]:
        response = editor.get(f"{CHOOSERS['section']}{asked}?q={words}")
        page = response.text if asked else response.json()["html"]
        return {slug for slug in ("south", "north") if f"Library {slug} – Start here" in page}

    assert offered("") == offered("start") == {"south", "north"}
    assert offered("SOUTH") == {"south"}
    assert offered("%00") == {"south", "north"} and offered("nothing") == set()

    section = two_libraries[0].section
    chosen = editor.get(f"{CHOOSERS['section']}chosen/{section.pk}/").json()["result"]
    assert (chosen["id"], chosen["title"]) == (str(section.pk), "Library south – Start here")
    assert editor.get(f"{CHOOSERS['section']}chosen/0/").status_code == 404


@pytest.mark.parametrize(("model", "view"), [*itertools.product(["section", "resource"], ["add", "edit", "relocate"])])
def test_a_form_names_the_chosen_one_alone_and_asks_as_much_for_many(editor, two_libraries, model, view):
    resource = two_libraries[0]
    record = resource if model == "resource" else resource.section
    args = [] if view == "add" else [record.pk]
    address = reverse(f"wagtailsnippets_library_{model}:{view}", args=args)

    def asked() -> int:
        editor.get(address)
        with CaptureQueriesContext(connection) as queries:
            page = editor.get(address).text
        assert "Library north" not in page and ("Library south" in page) == (view != "add")
        return len(queries)

    for_two = asked()
    for number in range(10):
        make_section(make_library(f"library-{number}"), "Start here")
    assert asked() == for_two


def test_a_live_record_shows_where_it_is_without_a_button_that_would_change_nothing(editor):
    resource = make_resource(make_section(make_library("south"), "Start here"))
    for record, name in ((resource, "section"), (resource.section, "library")):
        url = reverse(f"wagtailsnippets_library_{record._meta.model_name}:edit", args=[record.pk])
        field = BeautifulSoup(editor.get(url).content, "html.parser").find(attrs={"name": name})

        assert field.name == "select" and field.has_attr("disabled")
        assert "Library south" in field.find("option", selected=True).text


@pytest.mark.parametrize("action", ["", "publish"])
def test_two_sections_of_a_library_do_not_have_one_title(editor, action):
    make_section(make_library("north"), "Start here")
    section = make_section(make_library("south"), "Start here")
    row = {"language": "en-gb", "title": "start here", "summary": ""}
    add = reverse("wagtailsnippets_library_section:add")

    def save(url: str, **changes):
        rows = {"translations": inline_formset([row | changes], initial=int("id" in changes))}
        data = nested_form_data(rows | {"library": section.library.pk, "order": 1})
        return editor.post(url, data | ({f"action-{action}": "1"} if action else {}))

    assert "Another section of this library has this title." in save(add).text
    assert save(add, title="Then this").status_code == 302
    edit = reverse("wagtailsnippets_library_section:edit", args=[section.pk])
    assert save(edit, id=section.translations.get().pk).status_code == 302  # it is the title of this one
    assert Section.objects.filter(library=section.library).count() == 2


def test_a_section_is_not_moved_beside_one_with_its_title(editor):
    north, south = (make_section(make_library(slug), "Start here") for slug in ("north", "south"))
    relocate = reverse("wagtailsnippets_library_section:relocate", args=[south.pk])

    answer = editor.post(relocate, {"library": north.library.pk, "order": 1})

    assert "Another section of this library has this title." in answer.text
    assert Section.objects.get(pk=south.pk).library == south.library


def test_files_with_one_name_are_told_apart_where_one_is_replaced(editor, resource):
    for _number in (1, 2):
        make_file(resource, "Guide")

    page = editor.get(files_of(resource)).text

    assert "File 1: Guide" in page and "File 2: Guide" in page


def test_a_resource_moves_to_the_section_that_was_chosen(editor, two_libraries):
    resource, other = two_libraries
    data = {"section": other.section.pk, "slug": resource.slug, "order": 1}
    editor.post(reverse("wagtailsnippets_library_resource:relocate", args=[resource.pk]), data)

    resource.refresh_from_db()
    assert resource.section == other.section
