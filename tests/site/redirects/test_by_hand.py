"""A redirect that is typed meets the rules of those in a file, with a sentence at its field."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.contrib.redirects.models import Redirect

from pages.models import StandardPage
from tests.editing import at_desk, errors_of
from tests.publishing import publish_below
from tests.site.redirects.importing import table, upload

ADD = "/admin/redirects/add/"


@pytest.fixture
def desk(home):
    return at_desk("editor")


@pytest.fixture
def water(home):
    return publish_below(home, StandardPage(title="Water", slug="water"))


def fields(old: str, link: str = "", page: int | str = "") -> dict:
    return {"old_path": old, "redirect_link": link, "redirect_page": page, "is_permanent": "on"}


def test_an_address_of_this_site_is_tied_to_its_page(desk, water):
    desk.post(ADD, fields("/Old/", "/water"))
    desk.post(ADD, fields("/older/", page=water.pk))
    desk.post(ADD, fields("/looked-for/", "/search/?q=a"))

    found = list(Redirect.objects.values_list("old_path", "redirect_page", "redirect_link").order_by("pk"))
    assert found == [("/Old", water.pk, ""), ("/older", water.pk, ""), ("/looked-for", None, "/search/?q=a")]
    assert Client().get("/old/").headers["Location"] == "/water/"


def test_what_is_wrong_is_said_at_its_field(desk, home, water):
    draft = StandardPage(title="Draft", slug="draft", live=False)
    home.add_child(instance=draft)
    Redirect.objects.create(old_path="/back", redirect_link="/begin/")
    Redirect.objects.create(old_path="/taken", redirect_page=water)

    for form, field, sentence in [
        (fields("/self/", "/SELF"), "redirect_link", "lead to itself"),
        (fields("/begin/", "/back/"), "redirect_link", "in a circle: /begin → /back/ → /begin/"),
        (fields("/a/", "/nowhere/"), "redirect_link", "no live page"),
        (fields("/a/", "nonsense:x"), "redirect_link", "not an address"),
        (fields("/a/"), "redirect_page", "one of the two"),
        (fields("/a/", "/water/", water.pk), "redirect_page", "one of the two"),
        (fields("/a/", page=draft.pk), "redirect_page", "is not published"),
        (fields("/water/", "/search/"), "old_path", "is live at this address"),
        (fields("/Draft", "/search/"), "old_path", "drafted or scheduled"),
        (fields("/TAKEN/", "/search/"), "old_path", "already"),
        (fields("", "/water/"), "old_path", "fill this in"),
    ]:
        answer = desk.post(ADD, form)
        assert sentence in str(errors_of(answer).get(field)), (form, errors_of(answer))
    assert Redirect.objects.count() == 2


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/nothing/", "/Accounts/x", "/cy/accounts/x/", "/learning/libraries/shared/x/", "/admin/x/",
        "/learning/files/x/y/", "/newsletter/", "/robots.txt", "/search?q=a", "/cy/newsletter/",
    ],
)  # fmt: skip
def test_an_address_of_the_site_itself_is_not_to_give(desk, water, path):
    answer = desk.post(ADD, fields(path, "/water/"))

    assert "belongs to the site itself" in str(errors_of(answer).get("old_path"))


def test_an_address_that_a_page_waits_for_is_not_to_give_but_one_that_it_left_is(desk, home, water, welsh_home):
    tomorrow = timezone.now() + timedelta(days=1)
    later = publish_below(home, StandardPage(title="Zebra", slug="later", go_live_at=tomorrow))
    welsh = welsh_home.add_child(
        instance=StandardPage(title="Sebra", slug="fory", live=False, locale=welsh_home.locale)
    )
    publish_below(home, StandardPage(title="Left", slug="left")).unpublish()
    assert not later.live and not welsh.live

    for path in ("/LATER/", "/later?x=1", "/cy/fory/", "/fory/"):
        answer = desk.post(ADD, fields(path, "/water/"))
        assert "drafted or scheduled" in str(errors_of(answer).get("old_path")), path
        assert "Zebra" not in answer.content.decode() and "Sebra" not in answer.content.decode()
    for path in ("/left/", "/documents/99/old.pdf", "/old/calendar.ics", "/old.html"):
        assert desk.post(ADD, fields(path, "/water/")).status_code == 302, path


def test_the_number_of_a_page_is_no_way_to_its_title(home, welsh_home, water):
    draft = welsh_home.add_child(
        instance=StandardPage(title="Sebra", slug="sebra", live=False, locale=welsh_home.locale)
    )
    draft.save_revision()

    for role, is_shown in (("editor", False), ("publisher", True)):
        answer = at_desk(role).post(ADD, fields("/a/", page=draft.pk))
        assert str(errors_of(answer)["redirect_page"]).count("This page is not published.") == 1
        assert ("Sebra" in answer.content.decode()) is is_shown, role


def test_lists_name_no_draft_to_who_may_not_see_it(home, welsh_home):
    draft = welsh_home.add_child(
        instance=StandardPage(title="Sebra", slug="sebra", live=False, locale=welsh_home.locale)
    )
    draft.save_revision()
    Redirect.objects.create(old_path="/old", redirect_page=draft)

    for role, is_shown in (("editor", False), ("publisher", True)):
        desk = at_desk(role)
        for question in ("", "results/", "?export=csv", "?export=xlsx"):
            answer = desk.get(f"/admin/redirects/{question}")
            told = b"".join(answer) if answer.streaming else answer.content
            if "xlsx" in question:
                told = str([*load_workbook(BytesIO(told)).active.values]).encode()
            assert (b"ebra" in told) is is_shown, (role, question)
            assert b"/old" in told and (b"A page that you may not see" in told) is not is_shown
        assert ("/old" in desk.get("/admin/redirects/results/?q=sebra").content.decode()) is is_shown
        tried = upload(desk, table(("From", "To"), ("/old", "/search/"))).content.decode()
        assert "/old" in tried and ("ebra" in tried) is is_shown


def test_the_number_of_a_redirect_tells_nothing_to_who_may_change_none(home, water):
    redirect = Redirect.objects.create(old_path="/old", redirect_page=water)
    stranger = at_desk("coordinator")

    for address in (f"{redirect.pk}/", f"{redirect.pk}/delete/", "999/", "999/delete/"):
        assert stranger.get(f"/admin/redirects/{address}").status_code == 404, address


def test_a_redirect_is_changed_without_being_its_own_hindrance(desk, home, water):
    other = publish_below(home, StandardPage(title="Other", slug="other"))
    redirect = Redirect.objects.create(old_path="/old", redirect_page=water, automatically_created=True)

    answer = desk.post(f"/admin/redirects/{redirect.pk}/", fields("/old/", page=other.pk))

    redirect.refresh_from_db()
    assert answer.status_code == 302 and redirect.redirect_page_id == other.pk
    assert not redirect.automatically_created


def test_the_command_of_wagtail_imports_nothing_past_the_rules(db, tmp_path):
    file = tmp_path / "redirects.csv"
    file.write_text("from,to\n/a/,/b/\n/b/,/a/\n")

    with pytest.raises(CommandError, match="/admin/redirects/import/"):
        call_command("import_redirects", "--src", str(file))
    assert not Redirect.objects.exists()
