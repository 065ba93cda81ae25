"""Editors draft, publishers publish: what an editor types, or autosave keeps, never reaches readers by itself."""

from __future__ import annotations

import datetime
import re

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.http import HttpResponse
from django.utils import timezone

from navigation.enums import MenuLocation
from navigation.models import Helpline, Menu, Notice, OrganisationDetails
from scheduling.publishing import publish_due
from tests.editing import at_desk
from tests.reading import without_space_in_tags
from tests.site.navigation.factories import item, make_details, make_helpline, make_menu, make_notice
from tests.site.navigation.forms import (
    admin_url,
    english_of,
    helpline_form,
    link,
    menu_form,
    notice_form,
    translation_rows,
)

OLD, NEW = "116 123", "116 124"


@pytest.fixture
def editor(home):
    return at_desk("editor")


@pytest.fixture
def publisher(home):
    return at_desk("publisher")


@pytest.fixture
def line(home):
    return make_helpline("Samaritans", OLD)


@pytest.fixture
def shown(client):
    """What a reader finds on the home page."""
    return lambda: without_space_in_tags(client.get("/").content.decode())


def dialled(page: str) -> list[str]:
    return [number for number in (OLD, NEW, "116 12") if f'href="tel:{number.replace(" ", "")}"' in page]


# --- drafts ------------------------------------------------------------------------------


@pytest.mark.parametrize("action", ["", "publish"])
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_what_an_editor_saves_or_autosaves_is_a_draft_even_with_a_forged_publish(
    editor, publisher, line, shown, action, accept
):
    half_typed = helpline_form(line, "116 12", action)

    answer = editor.post(admin_url(Helpline, "edit", line.pk), half_typed, headers={"Accept": accept})

    assert answer.status_code in {200, 302}
    assert Helpline.objects.get().get_latest_revision_as_object().number == "116 12"
    assert dialled(shown()) == [OLD]

    publisher.post(admin_url(Helpline, "edit", line.pk), helpline_form(line, NEW, "publish"))
    assert dialled(shown()) == [NEW]


def test_a_draft_may_be_half_done(editor, line, shown):
    empty = helpline_form(line, "", translations=translation_rows(english_of(line) | {"name": "", "note": ""}))

    assert editor.post(admin_url(Helpline, "edit", line.pk), empty).status_code == 302
    assert Helpline.objects.get().get_latest_revision_as_object().number == ""
    assert dialled(shown()) == [OLD]


def test_what_an_editor_adds_is_seen_once_it_is_published(editor, publisher, shown):
    editor.post(admin_url(Helpline, "add"), helpline_form(Helpline(), NEW, "publish"))
    line = Helpline.objects.get()
    assert not line.live and dialled(shown()) == []

    publisher.post(admin_url(Helpline, "edit", line.pk), helpline_form(line, NEW, "publish"))
    assert dialled(shown()) == [NEW]


def test_a_draft_of_a_menu_changes_no_link_and_no_word_that_readers_see(editor, publisher, shown):
    menu = make_menu(item("Old", address="/old/"))
    [old] = menu.items.all()
    changed = link(english_of(old) | {"label": "New"}, id=old.pk, address="/new/")
    form = menu_form(menu, changed, link({"label": "Added"}, address="/added/"))

    editor.post(admin_url(Menu, "edit", menu.pk), form)
    assert '<a href="/old/">Old</a>' in shown() and "/new/" not in shown() and "/added/" not in shown()

    Menu.objects.get().latest_revision.publish()
    assert '<a href="/new/">New</a>' in shown() and "/old/" not in shown() and "/added/" in shown()


@pytest.mark.parametrize("model", [Menu, Helpline, Notice, OrganisationDetails])
def test_only_a_publisher_has_a_publish_button(editor, publisher, model):
    for desk, may in [(editor, False), (publisher, True)]:
        assert ('name="action-publish"' in desk.get(admin_url(model, "add")).content.decode()) is may


def test_an_editor_takes_nothing_down_deletes_nothing_live_and_changes_no_order(editor, line, shown):
    last = make_helpline("Later", NEW, sort_order=1)

    for name in ("unpublish", "delete"):
        editor.post(admin_url(Helpline, name, line.pk))
    editor.post(admin_url(Helpline, "reorder", last.pk) + "?position=0")

    assert dialled(shown()) == [OLD, NEW]
    assert list(Helpline.objects.values_list("sort_order", flat=True)) == [0, 1]


@pytest.mark.parametrize(
    ("make", "words_on_page"),
    [
        (lambda: make_helpline("Taken down", NEW), "Taken down"),
        (lambda: make_menu(item("Taken down", address="/x/")), "Taken down"),
        (lambda: make_menu(item("Taken down", address="/x/"), location=MenuLocation.FOOTER), "Taken down"),
        (lambda: make_notice("Taken down"), "Taken down"),
        (lambda: make_details("Taken down"), "Taken down"),
    ],
)
def test_what_is_unpublished_is_gone_from_pages(publisher, shown, make, words_on_page):
    record = make()
    assert words_on_page in shown()

    publisher.post(admin_url(type(record), "unpublish", record.pk))

    assert words_on_page not in shown()


# --- history -----------------------------------------------------------------------------


def differences(comparison: HttpResponse) -> str:
    """What the admin's page of two versions says has changed, as text."""
    parts = comparison.content.decode().split('class="comparison')[1:]
    return re.sub(r"<[^>]+>|\s+", " ", " ".join(parts))


def test_history_shows_who_changed_what_and_leads_back(publisher, line, shown):
    first = line.latest_revision
    publisher.post(admin_url(Helpline, "edit", line.pk), helpline_form(line, NEW, "publish"))
    assert dialled(shown()) == [NEW]
    latest = Helpline.objects.get().latest_revision

    assert publisher.get(admin_url(Helpline, "history", line.pk)).status_code == 200
    compared = publisher.get(admin_url(Helpline, "revisions_compare", line.pk, first.pk, latest.pk))
    assert re.search(r"116\s+123\s+124", differences(compared))
    revert = admin_url(Helpline, "revisions_revert", line.pk, first.pk)
    assert f'value="{OLD}"' in publisher.get(revert).content.decode()

    publisher.post(revert, helpline_form(line, OLD, "publish"))
    assert dialled(shown()) == [OLD]


def test_two_versions_of_a_menu_can_be_compared_and_the_older_one_published_again(publisher, shown):
    menu = make_menu(item("Old", address="/old/"), item("Gone", "Wedi mynd", address="/gone/"))
    first = menu.latest_revision
    old, gone = menu.items.all()
    kept = link(english_of(old) | {"label": "New"}, id=old.pk, address="/new/")
    removed = link(english_of(gone) | {"label": "Gone"}, id=gone.pk, address="/gone/", DELETE="1")
    publisher.post(admin_url(Menu, "edit", menu.pk), menu_form(menu, kept, removed, action="publish"))
    assert '<a href="/new/">New</a>' in shown() and "/gone/" not in shown()

    compared = publisher.get(
        admin_url(Menu, "revisions_compare", menu.pk, first.pk, Menu.objects.get().latest_revision.pk)
    )
    text = differences(compared)
    assert all(words in text for words in ("Old", "New", "Gone", "Wedi mynd"))

    first.refresh_from_db()
    first.publish()
    assert Menu.objects.get().items.get(address="/gone/").translation_in("cy").label == "Wedi mynd"
    assert '<a href="/old/">Old</a>' in shown() and '<a href="/gone/">Gone</a>' in shown() and "/new/" not in shown()


def test_an_older_draft_brings_back_neither_order_nor_location(publisher, line):
    menu = make_menu(item("Old", address="/old/"))
    older = [line.latest_revision, menu.latest_revision]
    Helpline.objects.update(sort_order=7)
    Menu.objects.update(sort_order=8, location=MenuLocation.TOP)

    for revision in older:
        revision.refresh_from_db()
        revision.publish()

    assert Helpline.objects.get().sort_order == 7
    assert (Menu.objects.get().sort_order, Menu.objects.get().location) == (8, MenuLocation.TOP)


# --- schedule ----------------------------------------------------------------------------


def test_a_scheduled_notice_shows_between_its_two_times(publisher, shown):
    begin = timezone.localtime().replace(minute=0, second=0, microsecond=0) + datetime.timedelta(days=1)
    end = begin + datetime.timedelta(hours=2)
    hours = {"go_live_at": begin.strftime("%d/%m/%Y %H:%M"), "expire_at": end.strftime("%d/%m/%Y %H:%M")}

    publisher.post(admin_url(Notice, "add"), notice_form("Closed for work.", "publish", **hours))

    publish_due()
    assert "Closed for work." not in shown()
    with time_machine.travel(begin + datetime.timedelta(minutes=1), tick=False):
        publish_due()
        assert "Closed for work." in shown()
    with time_machine.travel(end + datetime.timedelta(seconds=1), tick=False):
        assert "Closed for work." not in shown()  # before the clock has run
        publish_due()
        assert "Closed for work." not in shown() and Notice.objects.get().expired


def test_a_change_that_is_scheduled_leaves_what_is_live_until_then(publisher, line, shown):
    at = timezone.localtime() + datetime.timedelta(days=1)
    form = helpline_form(line, NEW, "publish", go_live_at=at.strftime("%d/%m/%Y %H:%M"))

    publisher.post(admin_url(Helpline, "edit", line.pk), form)

    assert dialled(shown()) == [OLD]
    with time_machine.travel(at + datetime.timedelta(minutes=1), tick=False):
        call_command("publish_scheduled")
        assert dialled(shown()) == [NEW]


# --- workflow and lock -------------------------------------------------------------------


def test_an_editor_submits_and_a_publisher_s_approval_publishes(editor, publisher, line, shown):
    editor.post(admin_url(Helpline, "edit", line.pk), helpline_form(line, NEW, "submit"))
    task_state = Helpline.objects.get().current_workflow_task_state
    assert task_state and dialled(shown()) == [OLD]
    approve = admin_url(Helpline, "workflow_action", line.pk, "approve", task_state.pk)

    editor.post(approve, {"comment": ""})
    assert dialled(shown()) == [OLD]

    publisher.post(approve, {"comment": ""})
    assert dialled(shown()) == [NEW]


def test_a_locked_record_is_changed_by_nobody_else(editor, publisher, line):
    publisher.post(admin_url(Helpline, "lock", line.pk))

    answer = editor.post(admin_url(Helpline, "edit", line.pk), helpline_form(line, NEW))

    assert answer.status_code == 200 and "locked" in answer.content.decode()
    assert Helpline.objects.get().get_latest_revision_as_object().number == OLD


def filled_form(page: str) -> dict:
    """What a browser sends when a publisher presses Publish on an edit form as it stands."""
    form = BeautifulSoup(page, "html.parser").select_one("form#w-editor-form, form[data-edit-form]")
    data = {"action-publish": "1"}
    for field in form.select("input[name], textarea[name], select[name]"):
        if "__prefix__" in field["name"] or field.get("type") in {"submit", "file"}:
            continue
        if field.get("type") in {"checkbox", "radio"} and not field.has_attr("checked"):
            continue
        if field.name == "select":
            chosen = field.select_one("option[selected]")
            data[field["name"]] = chosen["value"] if chosen else ""
        else:
            data[field["name"]] = field.get("value", "") if field.name == "input" else field.text
    return data


def test_an_older_version_is_published_from_its_form_with_a_link_that_was_removed_since(publisher, shown):
    menu = make_menu(item("Old", address="/old/"), item("Gone", address="/gone/"))
    first = menu.latest_revision
    old, gone = menu.items.all()
    form = menu_form(
        menu,
        link(english_of(old) | {"label": "Old"}, id=old.pk, address="/old/"),
        link(english_of(gone) | {"label": "Gone"}, id=gone.pk, address="/gone/", DELETE="1"),
        action="publish",
    )
    publisher.post(admin_url(Menu, "edit", menu.pk), form)
    assert "/gone/" not in shown()

    revert = admin_url(Menu, "revisions_revert", menu.pk, first.pk)
    answer = publisher.post(admin_url(Menu, "edit", menu.pk), filled_form(publisher.get(revert).content.decode()))

    assert answer.status_code == 302
    assert '<a href="/gone/">Gone</a>' in shown()
