"""Completed training: the office enters it, it opens the libraries of its programmes while it is in date, and says why not."""

from __future__ import annotations

import csv
import datetime
import io

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from core.account_registry import personal_data
from learning.access import Reason, decide
from learning.audiences import AudienceKind
from learning.models import LearningPage
from learning.training import services
from learning.training.models import Completion, ProgrammeIndexPage, ProgrammePage
from tests.browser import Browser
from tests.editing import at_desk
from tests.factories import CompletionFactory, ProgrammeFactory, UserFactory, in_days
from tests.learning.library.factories import make_library, make_resource, make_section
from tests.publishing import publish_below

ADMIN = "/admin/snippets/training/completion/"

pytestmark = pytest.mark.postgresql


@pytest.fixture
def programme(db):
    return ProgrammeFactory(name="Healing Trauma", welsh="Iacháu Trawma")


@pytest.fixture
def library(home, programme):
    library = make_library("facilitators", kind=AudienceKind.COMPLETIONS, programmes=[programme])
    make_resource(make_section(library), "guide", title="Guide for facilitators")
    return library


def page_of(person, path="/learning/libraries/facilitators/"):
    browser = Browser()
    browser.force_login(person)
    return browser.get(path)


def test_the_office_enters_a_completion_and_the_library_opens(library, programme):
    desk, person = at_desk("network editor"), UserFactory()
    assert page_of(person).status_code == 403

    written = {"email": person.email.upper(), "programme": programme.pk, "completed_on": in_days(-3), "valid_until": ""}
    assert desk.post(f"{ADMIN}add/", written).status_code == 302

    assert page_of(person).status_code == 200
    assert "Guide for facilitators" in page_of(person).content.decode()
    row = Completion.objects.get()
    assert (row.entered_by, row.entered_at.date()) == (desk_person(desk), datetime.datetime.now(datetime.UTC).date())


def desk_person(desk):
    return ModelLogEntry.objects.latest("pk").user


def test_a_correction_is_logged_with_what_stood_there_before(home, programme):
    desk, row = at_desk("network editor"), CompletionFactory(programme=programme, last=10)
    written = {"email": row.person.email, "programme": programme.pk, "completed_on": row.completed_on}
    before = row.valid_until

    assert desk.post(f"{ADMIN}edit/{row.pk}/", written | {"valid_until": in_days(400)}).status_code == 302

    row.refresh_from_db()
    assert row.valid_until == in_days(400)
    entry = ModelLogEntry.objects.get(action="training.correct")
    assert (
        list(entry.data["changed"]) == ["valid_until"] and str(before.year) in entry.data["changed"]["valid_until"][0]
    )
    history = desk.get(f"{ADMIN}history/{row.pk}/").content.decode()
    assert "valid until" in history and f"{before:%B %Y}" in history


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"email": "nobody@example.org"}, "There is no account with this e-mail address."),
        ({"completed_on": "2999-01-01"}, "This day has not come yet."),
        ({"valid_until": "2020-01-01"}, "The last day that counts is before the day of completion."),
        ({}, "This completion is there already."),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(home, programme, change, sentence):
    row = CompletionFactory(programme=programme)
    written = {
        "email": row.person.email,
        "programme": programme.pk,
        "completed_on": row.completed_on,
        "valid_until": "",
    }

    answer = at_desk("network editor").post(f"{ADMIN}add/", written | change)

    assert sentence in answer.content.decode()
    assert Completion.objects.count() == 1


def test_the_list_filters_exports_and_is_not_for_everybody(home, programme):
    for name, last in (("=Ann", 300), ("Soon", 20), ("Gone", -1), ("Ever", None)):
        CompletionFactory(programme=programme, person__name=name, day=-400, last=last)
    desk = at_desk("network editor")

    def names(query: str) -> set[str]:
        page = BeautifulSoup(desk.get(f"{ADMIN}?{query}").content, "html.parser").select_one("table.listing").text
        return {name for name in ("=Ann", "Soon", "Gone", "Ever") if name in page}

    assert names("") == {"=Ann", "Soon", "Gone", "Ever"}
    assert names("standing=current") == {"=Ann", "Soon", "Ever"}
    assert names("standing=ending_soon") == {"Soon"}
    assert names("standing=over") == {"Gone"}
    assert names("q=Gone") == {"Gone"}
    page = desk.get(ADMIN).content.decode()
    corrected = {f"{ADMIN}edit/{row.pk}/" for row in Completion.objects.all()}
    assert corrected <= {link["href"] for link in BeautifulSoup(page, "html.parser").select("table.listing a[href]")}
    assert "Download CSV" in page and "Download XLSX" in page
    rows = list(csv.reader(io.StringIO(exported(desk, "csv").decode("utf-8-sig"))))
    assert rows[0][:4] == ["Person", "E-mail address", "Programme", "Completed on"]
    assert "'=Ann" in {row[0] for row in rows}
    assert load_workbook(io.BytesIO(exported(desk, "xlsx"))).active.max_row == 5
    for role in ("editor", "publisher", "coordinator"):
        assert at_desk(role).get(ADMIN).status_code == 404


def exported(desk, kind: str) -> bytes:
    return b"".join(desk.get(f"{ADMIN}?export={kind}").streaming_content)


def test_whoever_may_not_see_it_reads_why_and_how_to_get_it(home, library, programme):
    index = publish_below(
        publish_below(home, LearningPage(title="Networks", slug="learning")), ProgrammeIndexPage(title="Training")
    )
    publish_below(index, ProgrammePage(title="Healing Trauma", slug="healing", programme=programme))

    never, over = UserFactory(), CompletionFactory(programme=programme, over=True).person
    coming = CompletionFactory(programme=programme, day=2).person
    for person, reason, words in (
        (never, Reason.NOT_COMPLETED, "We know of no completion of yours"),
        (over, Reason.COMPLETION_OVER, "Your completion of Healing Trauma counted until"),
        (coming, Reason.NOT_YET, "Your completion counts from"),
    ):
        assert decide(person, library).reason == reason
        page = page_of(person)
        text = page.content.decode()
        assert page.status_code == 403 and "This library is for people who have completed Healing Trauma." in text
        assert words in text and "Guide" not in text and page.headers["Cache-Control"] == "private, no-store"
        assert ("/learning/training/healing/" in text) == (reason != Reason.NOT_YET)
    assert str(in_days(-1).year) in page_of(over).content.decode()
    welsh = page_of(over, "/cy/learning/libraries/facilitators/").content.decode()
    assert "Iacháu Trawma" in welsh and "We know" not in welsh


def test_it_ends_at_midnight_in_london_and_with_the_account(library, programme):
    row = CompletionFactory(programme=programme, day=-1, last=0)
    assert decide(row.person, library)
    with time_machine.travel(datetime.datetime.combine(in_days(1), datetime.time(0, 30)), tick=False):
        assert decide(row.person, library).reason == Reason.COMPLETION_OVER
    row.person.is_active = False
    row.person.save()
    assert decide(row.person, library).reason == Reason.SIGN_IN


def test_entered_twice_is_once_and_a_person_who_goes_leaves_a_number(programme):
    person = UserFactory()
    for last in (10, 10, 20):
        services.enter_completion(person, programme, in_days(-9), in_days(last), by=None)
    assert Completion.objects.get().valid_until == in_days(20)
    with pytest.raises(IntegrityError):
        Completion.objects.create(person=person, programme=programme, completed_on=in_days(-9))


def test_the_row_stays_without_the_person(programme):
    row = CompletionFactory(programme=programme)
    [mine] = [part for part in personal_data(row.person) if part.name == "completions"]
    assert mine.rows[0]["Programme"] == "Healing Trauma"

    row.person.delete()

    row.refresh_from_db()
    assert (row.person, str(row)) == (None, "A former member · Healing Trauma")


def test_a_name_is_of_one_programme_only(programme):
    words = programme.translations.model(record=ProgrammeFactory(), language="cy", name="iacháu trawma")
    with pytest.raises(ValidationError, match="already a programme with this name"):
        words.full_clean()
