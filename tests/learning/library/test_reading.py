"""What a person saves, tells and comes back for. What is closed to her now is not shown, not even its title."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from blueprint.models import BlueprintPage, ChapterPage
from core.account_registry import personal_data
from learning.audiences import AudienceKind
from learning.library.models import Download, Feedback, RelatedEntry, Resource, ResourceTranslation, SavedResource
from learning.models import LearningPage
from learning.networks.enums import State
from learning.networks.models import Membership
from tests.blueprint.factories import an_entry
from tests.browser import Browser, signed_in
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.learning.library.factories import make_file, make_library, make_resource, make_section
from tests.publishing import publish_below
from tests.site.subscriptions.factories import words

BASE = "/learning/libraries/south/notes/"
CANARY = "Zephyrine"


@pytest.fixture
def person(south, resource):
    resource.translations.update(title=f"Notes {CANARY}")
    return MembershipFactory(user=UserFactory(), network=south).user


@pytest.fixture
def browser(person):
    return signed_in(person)


def lapse(user) -> None:
    Membership.objects.filter(user=user).update(state=State.REMOVED)


def test_each_row_of_the_list_can_be_taken_off_and_no_other_goes(browser, person, resource, south):
    without_a_file = make_resource(resource.section, "more", "More", live=True)
    others = SavedResource.objects.create(user=UserFactory(), resource=resource)
    for saved in (resource, without_a_file):
        SavedResource.objects.create(user=person, resource=saved)
    shown = browser.get("/learning/saved/").text
    assert all(f'name="take_off" value="{saved.pk}"' in shown for saved in (resource, without_a_file))
    assert "take_off" not in browser.get("/learning/resources/").text

    for key in (resource.pk, resource.pk, "0", "x", "9" * 30):
        assert browser.post("/learning/saved/", {"take_off": key}).status_code == 302

    assert {saved.resource for saved in SavedResource.objects.filter(user=person)} == {without_a_file}
    assert SavedResource.objects.filter(pk=others.pk).exists()


def test_a_resource_is_saved_once_however_often_she_presses_and_taken_off(browser, person):
    assert CANARY not in words(browser.get("/learning/saved/"))
    for _press in range(2):
        browser.post(f"{BASE}save/")

    assert SavedResource.objects.filter(user=person).count() == 1
    assert CANARY in words(browser.get("/learning/saved/"))
    assert "On your list" in words(browser.get(BASE))
    for _press in range(2):
        browser.post(f"{BASE}save/", {"action": "take_off"})
    assert not SavedResource.objects.exists()


def test_what_is_closed_now_is_only_counted_and_comes_back(browser, person):
    browser.post(f"{BASE}save/")
    lapse(person)

    shown = words(browser.get("/learning/saved/"))

    assert CANARY not in shown and "1 saved resource is closed to you now" in shown
    data = {part.name: part.rows for part in personal_data(person)}
    assert CANARY not in str(data["saved-resources"]) and len(data["saved-resources"]) == 1
    Membership.objects.filter(user=person).update(state=State.ACTIVE)
    assert CANARY in words(browser.get("/learning/saved/"))
    lapse(person)
    browser.post("/learning/saved/")
    assert not SavedResource.objects.exists()


@pytest.mark.parametrize("name", ["save", "feedback"])
def test_a_button_of_a_closed_library_changes_nothing_and_says_what_every_path_says(browser, person, name):
    lapse(person)
    answers = []
    for path in (f"{BASE}{name}/", f"{BASE[:-6]}never/{name}/"):
        response = browser.post(path, {"text": "x"})
        answers.append((response.status_code, response.content.replace(path.encode(), b"")))

    assert answers[0] == answers[1] and answers[0][0] == 403
    assert not SavedResource.objects.exists() and not Feedback.objects.exists()


@pytest.mark.parametrize("path", [f"{BASE}save/", f"{BASE}feedback/", "/learning/saved/", "/learning/digest/"])
def test_a_stranger_who_presses_signs_in_first(resource, path):
    response = Browser().post(path)

    assert response.headers["Location"].startswith("/accounts/login/?next=/learning/")
    assert response.headers["Cache-Control"] == "private, no-store"


def test_after_signing_in_the_address_of_a_button_leads_to_the_resource(browser):
    for name in ("save", "feedback"):
        assert browser.get(f"{BASE}{name}/").headers["Location"].startswith(BASE)
        assert browser.get(f"/learning/libraries/south/nothing/{name}/").status_code == 404
        assert browser.put(f"{BASE}{name}/").status_code == 405


def test_feedback_is_one_text_that_she_may_change_and_take_back(browser, person):
    assert "Who reads it: our office, and who coordinates the South network." in words(browser.get(BASE))
    browser.post(f"{BASE}feedback/", {"text": "We printed it."})
    browser.post(f"{BASE}feedback/", {"text": "We printed two sheets."})

    assert Feedback.objects.get(user=person).text == "We printed two sheets."
    assert "We printed two sheets." in words(browser.get(BASE))
    browser.post(f"{BASE}feedback/", {"text": "We printed", "action": "take_back"})
    assert not Feedback.objects.exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "Write a few words about how you used it."), (" ", "Write a few words"), ("ŵ" * 1001, "at most 1,000")],
)
def test_feedback_that_cannot_be_kept_says_why_and_keeps_what_was_written(browser, text, sentence):
    response = browser.post(f"{BASE}feedback/", {"text": text})

    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert sentence in words(response) and text.strip() in response.content.decode()
    assert not Feedback.objects.exists()


def test_no_other_member_reads_it_but_a_coordinator_of_the_network_and_the_office_do(browser, person, south, editor):
    browser.post(f"{BASE}feedback/", {"text": f"Secret {CANARY}x"})
    other = Browser()
    other.force_login(MembershipFactory(user=UserFactory(), network=south).user)
    coordinators = {name: UserFactory() for name in ("south", "no member", "north")}
    MembershipFactory(user=coordinators["south"], network=south)
    south.coordinators.add(coordinators["south"], coordinators["no member"])
    NetworkFactory(name="North").coordinators.add(coordinators["north"])
    seen = {}
    for name, user in coordinators.items():
        seat = Browser()
        seat.force_login(user)
        seen[name] = seat.get("/learning/networks/south/manage/feedback/")

    assert "Secret" not in words(other.get(BASE))
    assert other.get("/learning/networks/south/manage/feedback/").status_code == 404
    assert person.name in words(seen["south"]) and f"Secret {CANARY}x" in words(seen["south"])
    assert seen["north"].status_code == 404
    assert "Secret" not in words(seen["no member"])  # to coordinate opens no library
    assert f"Secret {CANARY}x" in words(editor.get(reverse("resource_feedback")))


def test_people_of_another_network_stay_without_a_name(south, resource):
    north = NetworkFactory(name="North")
    resource.section.library.networks.add(north)
    stranger = MembershipFactory(user=UserFactory(name="Quintessa"), network=north).user
    Feedback.objects.create(user=stranger, resource=resource, text="In the North we did.")
    coordinator = MembershipFactory(network=south).user
    south.coordinators.add(coordinator)
    seat = Browser()
    seat.force_login(coordinator)

    shown = words(seat.get("/learning/networks/south/manage/feedback/"))

    assert "In the North we did." in shown and "A member of another network" in shown and "Quintessa" not in shown


def test_whoever_has_an_older_version_is_told_of_the_newer_and_what_changed_each_time(browser, person, resource):
    first = make_file(resource, "Sheets")
    Download.objects.create(user=person, file=first)
    second = make_file(resource, "Sheets", replaces=first, what_changed="Plainer words.")
    make_file(resource, "Sheets", replaces=second, what_changed="Sheet 5 is new.")

    shown = words(browser.get("/learning/new/"))

    assert "You downloaded version 1 on" in shown and "Version 3 came on" in shown
    assert "Sheet 5 is new." in shown and "Plainer words." in shown
    lapse(person)
    assert "Sheet 5" not in words(browser.get("/learning/new/"))
    Membership.objects.filter(user=person).update(state=State.ACTIVE)
    Download.objects.create(user=person, file=resource.files.get(version=3))
    assert "came on" not in words(browser.get("/learning/new/"))


def test_the_page_of_what_is_new_has_what_came_since_the_visit_before(browser, person, resource):
    Resource.objects.filter(pk=resource.pk).update(newest_at=timezone.now() - timezone.timedelta(days=9))
    person.last_hub_visit = timezone.now() - timezone.timedelta(days=2)
    person.save()
    make_resource(resource.section, "fresh", "Fresh notes")

    for _again in range(2):
        shown = words(browser.get("/learning/new/"))
        assert "Fresh notes" in shown and CANARY not in shown


def test_it_says_who_it_is_for_how_it_may_be_used_and_what_belongs_to_it_in_her_language(home, browser, resource):
    landing = home.add_child(instance=BlueprintPage(title="Blueprint", slug="blueprint"))
    chapter = landing.add_child(instance=ChapterPage(title="Opening", slug="opening"))
    entry, draft = (
        chapter.add_child(instance=an_entry(live=live, slug=f"live-{live}".lower())) for live in (True, False)
    )
    resource.translations.update(for_whom="For officers.", how_to_use="Print it.\nKeep it off the web.")
    RelatedEntry.objects.create(resource=resource, page=entry)
    RelatedEntry.objects.create(resource=resource, page=draft)

    page = browser.get(BASE)

    assert "Who it is for For officers." in words(page) and "How it may be used Print it." in words(page)
    assert page.content.decode().count(f">{entry.title}</a>") == 1


def queries(browser, path: str) -> int:
    browser.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(path).status_code == HTTPStatus.OK
    return len(asked)


@pytest.mark.postgresql
def test_pages_of_a_reader_ask_as_much_of_sixty_rows_as_of_three_hundred(home, browser, person, resource):
    publish_below(home, LearningPage(title="Networks and training", slug="learning", summary="Meet."))
    section, asked = resource.section, {}
    paths = [
        "/learning/", "/learning/saved/", "/learning/new/", "/learning/resources/", "/learning/resources/?q=title",
        "/learning/libraries/south/", "/learning/libraries/south/?sort=newest", BASE,
    ]  # fmt: skip
    shared = make_section(make_library("shared", kind=AudienceKind.EVERYONE))
    for number in range(1, 5):
        first = make_file(made := make_resource(section, order=number))
        Download.objects.create(user=person, file=first)
        make_file(made, replaces=first, what_changed="More.")
    for number in (60, 240):
        rows = [
            Resource(section=(section, shared)[n % 2], slug=f"n-{number}-{n}", live=True, newest_at=timezone.now())
            for n in range(number)
        ]
        Resource.objects.bulk_create(rows)
        ResourceTranslation.objects.bulk_create(
            ResourceTranslation(record=row, language="en-gb", title=f"Title {row.slug}") for row in rows
        )
        SavedResource.objects.bulk_create(SavedResource(user=person, resource=row) for row in rows)
        asked[number] = {path: queries(browser, path) for path in paths}

    assert asked[60] == asked[240]
    assert max(asked[240].values()) <= 45, asked
