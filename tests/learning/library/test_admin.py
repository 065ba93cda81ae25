"""What staff do in the admin: forms, drafts, previews, files, location and audience."""

from __future__ import annotations

import csv
import io
from http import HTTPStatus

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import NoReverseMatch, reverse
from openpyxl import load_workbook
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from core.viewsets import AnyPermissionRequiredMixin
from learning.audiences import AudienceKind
from learning.library import services
from learning.library.files.file_types import sniff
from learning.library.models import Library, Resource, Section
from tests.browser import Browser
from tests.factories import NetworkFactory, OrganisationFactory, UserFactory
from tests.learning.library.factories import (
    PDF,
    make_file,
    make_library,
    make_resource,
    make_section,
)


def staff(*codenames: str, everything: bool = False) -> Browser:
    user = UserFactory()
    chosen = Permission.objects.filter(content_type__app_label="library")
    if not everything:
        chosen = chosen.filter(codename__in=codenames)
    user.user_permissions.add(*chosen, Permission.objects.get(codename="access_admin"))
    browser = Browser()
    browser.force_login(user)
    return browser


@pytest.fixture
def editor(db):
    return staff(everything=True)


@pytest.fixture
def south(db):
    return NetworkFactory(name="South")


@pytest.fixture
def resource(south):
    return make_resource(make_section(make_library("south", [south])), "notes", "Notes")


def at(record, name: str) -> str:
    return reverse(record.snippet_viewset.get_url_name(name), args=[record.pk])


def translations(*rows: dict) -> dict:
    blank = {"language": "en-gb", "title": "", "summary": "", "content_note": "", "text": rich_text("")}
    return {"translations": inline_formset([blank | row for row in rows], initial=sum("id" in row for row in rows))}


def post(client: Client, url: str, **data):
    return client.post(url, nested_form_data(data))


def resource_data(section, *rows, **more) -> dict:
    place = {"section": section.pk, "order": 1, "slug": "", "licence": "members"}
    return translations(*rows) | {"related_entries": inline_formset([])} | place | more


def test_an_editor_makes_a_resource_in_two_languages_and_publishes_it(editor, resource):
    data = resource_data(resource.section, {"title": "New thing"}, {"language": "cy", "title": "Peth newydd"})
    response = post(editor, reverse("wagtailsnippets_library_resource:add"), **data, **{"action-publish": "1"})
    assert response.status_code == HTTPStatus.FOUND, response.content.decode()[-3000:]
    made = Resource.objects.get(slug="new-thing")
    assert made.live and {row.language: row.title for row in made.translations.all()} == {
        "en-gb": "New thing",
        "cy": "Peth newydd",
    }


def test_an_address_made_by_autosave_follows_the_title_until_it_is_published(editor, resource):
    """The form still shows an empty address, whatever autosave made of half a title."""
    add = reverse("wagtailsnippets_library_resource:add")
    post(editor, add, **resource_data(resource.section, {"title": "New th"}))
    made = Resource.objects.get(slug="new-th")
    row = made.translations.get()

    for title in ("New thing", "New thing, renamed"):
        again = resource_data(resource.section, {"id": row.pk, "title": title})
        post(editor, at(made, "edit"), **again, **{"action-publish": "1"})
        made = Resource.objects.get(pk=made.pk)
        assert made.live and (made.slug, made.title) == ("new-thing", title)


def test_a_draft_half_done_is_kept_and_publishing_it_names_what_is_missing(editor, resource):
    add = reverse("wagtailsnippets_library_resource:add")
    only_welsh = resource_data(resource.section, {"language": "cy", "title": "Dim ond Cymraeg"})
    assert post(editor, add, **only_welsh).status_code == HTTPStatus.FOUND
    draft = Resource.objects.exclude(pk=resource.pk).get()
    assert not draft.live and draft.slug
    refused = post(editor, add, **only_welsh, **{"action-publish": "1"})
    assert refused.status_code == HTTPStatus.OK
    assert "Write the words in English as well." in refused.content.decode()


def test_a_doubled_language_is_refused_at_the_form(editor, resource):
    data = resource_data(resource.section, {"title": "One"}, {"title": "Two"})
    response = post(editor, reverse("wagtailsnippets_library_resource:add"), **data)
    assert response.status_code == HTTPStatus.OK and Resource.objects.count() == 1


def test_a_live_record_is_not_moved_by_saving_its_form(editor, resource, south):
    elsewhere = make_section(make_library("open", kind=AudienceKind.EVERYONE))
    row = resource.translations.get()
    data = resource_data(elsewhere, {"id": row.pk, "title": "Changed"}, slug="elsewhere")
    assert post(editor, at(resource, "edit"), **data, **{"action-publish": "1"}).status_code == HTTPStatus.FOUND
    after = Resource.objects.get(pk=resource.pk)
    assert (after.section, after.slug, after.title) == (resource.section, "notes", "Changed")


def test_saving_a_draft_of_a_live_library_does_not_open_it(editor, resource):
    library = resource.section.library
    row = library.translations.get()
    data = translations({"id": row.pk, "title": "South"}) | {"audience_kind": "everyone", "slug": "south"}
    assert post(editor, at(library, "edit"), **data).status_code == HTTPStatus.FOUND
    assert post(editor, at(library, "edit"), **data, **{"action-publish": "1"}).status_code == HTTPStatus.FOUND
    assert Library.objects.get(pk=library.pk).audience_kind == AudienceKind.NETWORKS


def test_a_new_library_keeps_the_audience_it_was_given(editor, south):
    data = translations({"title": "Fresh"}) | {"audience_kind": "networks", "networks": south.pk, "slug": ""}
    data |= {"organisations": OrganisationFactory().pk}  # ticked before the kind was changed
    post(editor, reverse("wagtailsnippets_library_library:add"), **data, **{"action-publish": "1"})
    library = Library.objects.get(slug="fresh")
    assert library.live and list(library.networks.all()) == [south] and not library.organisations.exists()
    nobody = translations({"title": "Nobody"}) | {"audience_kind": "networks", "slug": ""}
    page = post(editor, reverse("wagtailsnippets_library_library:add"), **nobody, **{"action-publish": "1"})
    assert "Choose at least one network." in page.content.decode()


def test_a_published_library_leads_to_its_first_section(editor, south):
    data = translations({"title": "Fresh"}) | {"audience_kind": "everyone", "slug": ""}
    post(editor, reverse("wagtailsnippets_library_library:add"), **data)
    assert "Add section" not in editor.get(reverse("wagtailsnippets_library_library:list")).text
    data = translations({"title": "Newer"}) | {"audience_kind": "everyone", "slug": ""}

    post(editor, reverse("wagtailsnippets_library_library:add"), **data, **{"action-publish": "1"})

    library = Library.objects.get(slug="newer")
    section = f"{reverse('wagtailsnippets_library_section:add')}?library={library.pk}"
    assert f'href="{section}"' in editor.get(reverse("wagtailsnippets_library_library:list")).text
    assert f'href="{section}"' in editor.get(at(library, "edit")).text
    assert f'name="library" value="{library.pk}"' in editor.get(section).text
    for unknown in ("999", "x", "9" * 30):
        assert editor.get(f"{section.partition('=')[0]}={unknown}").status_code == HTTPStatus.OK


def test_location_and_audience_change_at_once_for_those_who_may_publish(editor, resource, south):
    library = resource.section.library
    relocate = at(library, "relocate")
    assert staff("change_library").get(relocate).status_code in {HTTPStatus.FORBIDDEN, HTTPStatus.FOUND}
    refused = editor.post(relocate, {"slug": "south", "audience_kind": "networks"})
    assert "Choose at least one network." in refused.content.decode()
    editor.post(relocate, {"slug": "south", "audience_kind": "everyone", "networks": [south.pk]})
    opened = Library.objects.get(pk=library.pk)
    assert (opened.audience_kind, list(opened.networks.all())) == (AudienceKind.EVERYONE, [])
    other = make_section(make_library("other", [south]), "Elsewhere")
    assert "wagtailadmin/js/chooser-widget.js" in editor.get(at(resource, "relocate")).text  # else nothing opens
    editor.post(at(resource, "relocate"), {"section": other.pk, "slug": "moved", "order": 3})
    moved = Resource.objects.get(pk=resource.pk)
    assert (moved.section, moved.slug, moved.order) == (other, "moved", 3)
    editor.post(at(resource.section, "relocate"), {"library": other.library.pk, "order": 2})
    assert Section.objects.get(pk=resource.section.pk).library == other.library


@pytest.mark.parametrize(("mode", "title"), [("en-gb", "Notes"), ("cy", "Nodiadau")])
def test_each_language_has_its_preview(editor, south, mode, title):
    resource = make_resource(
        make_section(make_library("south", [south])), "notes", "Notes", welsh="Nodiadau", live=False
    )
    response = resource.make_preview_request(preview_mode=mode)
    assert response.status_code == HTTPStatus.OK
    assert f">{title}</h1>" in response.content.decode()
    for record in (resource.section, resource.section.library):
        assert record.make_preview_request(preview_mode=mode).status_code == HTTPStatus.OK


def test_there_is_no_copy_and_no_chooser_that_is_open_to_everybody(editor, resource):
    with pytest.raises(NoReverseMatch):
        at(resource, "copy")
    members_only = {Library, Section, Resource}
    choosers = [v for v in viewsets.viewsets if isinstance(v, ChooserViewSet) and v.model in members_only]
    assert {v.model for v in choosers if isinstance(v, AnyPermissionRequiredMixin)} == members_only
    assert len(choosers) == 3


def test_the_screens_open_and_the_audience_reads_back(editor, resource):
    file = make_file(resource, name="Lost")
    type(file).objects.update(missing_since=file.added_at)
    library = resource.section.library
    assert (
        "Members of the South network can see this."
        in editor.get(reverse("wagtailsnippets_library_library:list")).content.decode()
    )
    for record in (library, resource.section, resource):
        for name in ("edit", "history", "relocate", "usage"):
            assert editor.get(at(record, name)).status_code == HTTPStatus.OK, (record, name)
    services.record_download(UserFactory(), file)
    assert "Lost" in editor.get(reverse("downloads")).content.decode()
    assert b"Lost" in b"".join(editor.get(reverse("downloads"), {"export": "csv"}).streaming_content)
    page = editor.get(reverse("missing_files")).content.decode()
    assert "Lost" in page and file.file.name in page
    assert "View live" in editor.get(at(resource, "edit")).content.decode()


@pytest.mark.parametrize("written", ["=1+1", "+44 20", "-Smith", "@sum", "'=x", "Plain"])
def test_an_export_holds_text_never_a_formula(editor, resource, written):
    file = make_file(resource, name=written)
    services.record_download(UserFactory(), file)

    csv_bytes = b"".join(editor.get(reverse("downloads"), {"export": "csv"}).streaming_content)
    xlsx = b"".join(editor.get(reverse("downloads"), {"export": "xlsx"}).streaming_content)

    _headings, row = csv.reader(io.StringIO(csv_bytes.decode()))
    assert row[1] == (written if written == "Plain" else f"'{written}")
    cell = load_workbook(io.BytesIO(xlsx)).active["B2"]
    assert (cell.value, cell.data_type) == (written, "s")


@pytest.mark.parametrize("report", ["downloads", "missing_files", "resource_feedback", "pack_downloads"])
def test_an_export_has_the_headings_of_its_page(editor, resource, report):
    exported = b"".join(editor.get(reverse(report), {"export": "csv"}).streaming_content).decode()
    page = editor.get(reverse(report)).context["table"]
    assert next(csv.reader(io.StringIO(exported))) == [str(column.label) for column in page.columns.values()]


def test_a_kind_is_judged_by_bytes_that_are_left_at_their_start():
    content = io.BytesIO(PDF)
    assert sniff(content) == "pdf" and content.tell() == 0
