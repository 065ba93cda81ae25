"""Comms staff change menus and helplines by themselves; the next request shows it."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from navigation.enums import MenuLocation
from navigation.models import Helpline, Menu, MenuItem, Notice, OrganisationDetails

MODELS = [Menu, Helpline, Notice, OrganisationDetails]


def admin_url(model, name: str, *args) -> str:
    return reverse(f"wagtailsnippets_navigation_{model._meta.model_name}:{name}", args=args)


@pytest.mark.parametrize("model", MODELS)
def test_each_record_can_be_listed_and_added(admin_client, model):
    assert admin_client.get(admin_url(model, "list")).status_code == 200
    assert admin_client.get(admin_url(model, "add")).status_code == 200


def test_a_changed_number_is_on_the_next_page(admin_client, client, home):
    line = Helpline.objects.create(name="Samaritans", number="116 123")

    answer = admin_client.post(
        admin_url(Helpline, "edit", line.pk),
        {"name": "Samaritans", "name_cy": "", "number": "116 124", "note": "", "note_cy": "", "in_help_bar": "on",
         "checked_on": "01/02/2026", "staff_note": ""},
    )  # fmt: skip

    line.refresh_from_db()
    assert answer.status_code == 302
    assert (line.checked_on.day, line.checked_on.month) == (1, 2)
    page = client.get("/").content.decode()
    assert 'href="tel:116124"' in page and "tel:116123" not in page


def test_a_wrong_number_comes_back_with_what_was_typed(admin_client, db):
    line = Helpline.objects.create(name="Samaritans", number="116 123")

    answer = admin_client.post(admin_url(Helpline, "edit", line.pk), {"name": "Samaritans", "number": "call us"})

    assert answer.status_code == 200
    assert "Write digits and spaces" in answer.content.decode()
    assert "call us" in answer.content.decode()


def test_a_changed_menu_is_on_the_next_page(admin_client, client, home):
    menu = Menu.objects.create(location=MenuLocation.MAIN, heading="Main")

    answer = admin_client.post(
        admin_url(Menu, "edit", menu.pk),
        {"location": "main", "heading": "Main", "heading_cy": "",
         "items-TOTAL_FORMS": "1", "items-INITIAL_FORMS": "0", "items-MIN_NUM_FORMS": "0", "items-MAX_NUM_FORMS": "1000",
         "items-0-label": "Law", "items-0-label_cy": "", "items-0-page": "", "items-0-address": "https://www.gov.uk/",
         "items-0-ORDER": "1"},
    )  # fmt: skip

    assert answer.status_code == 302
    assertContains(client.get("/"), '<a href="https://www.gov.uk/">Law</a>', html=True)


@pytest.mark.parametrize("mode", ["en-gb", "cy"])
@pytest.mark.parametrize("kind", ["menu", "helpline", "notice", "details"])
def test_each_record_previews_in_its_place(rf, home, kind, mode):
    menu = Menu(location=MenuLocation.MAIN, heading="Main")
    menu.items.add(MenuItem(label="Shown now", address="/x/"))
    record = {
        "menu": menu,
        "helpline": Helpline(name="Shown now", number="116 123"),
        "notice": Notice(text="Shown now"),
        "details": OrganisationDetails(line="Shown now"),
    }[kind]

    answer = record.make_preview_request(rf.get("/"), mode)

    assert answer.status_code == 200
    assert "Shown now" in answer.content.decode().split("<main")[0] + answer.content.decode().split("</main>")[1]
    assert f'lang="{"cy" if mode == "cy" else "en-GB"}"' in answer.content.decode()
