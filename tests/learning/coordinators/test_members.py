"""The overview and the list of people: what waits first, what is searched for, and nobody of another network."""

from __future__ import annotations

import csv
import datetime
import io

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import User
from learning.networks import services
from learning.networks.models import Membership
from tests.factories import MembershipFactory, in_days

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
MANAGE = "/learning/networks/south/manage/"
LIST = f"{MANAGE}members/"


def ago(days: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=days)


def names(browser, query: str = "", path: str = LIST) -> list[str]:
    page = BeautifulSoup(browser.get(f"{path}?{query}").content, "html.parser")
    return [row.find(["h2", "h3"]).get_text(strip=True) for row in page.select("ul.rows > li")]


@pytest.fixture
def people(south, northerner):
    for days in (3, 29, 1):
        MembershipFactory(network=south, applied=True, user__name=f"Asked {days}", applied_at=ago(days))
    for days in (20, 5, 200):
        MembershipFactory(
            network=south, ends=days, user__name=f"Ends {days}", organisation_name=f"HMP {days}", applied_at=ago(50)
        )
    MembershipFactory(network=south, lapsed=True, user__name="Lena Lapsed", applied_at=ago(400))


def test_the_overview_says_what_waits_longest_with_its_date_and_what_ends_soon(coordinator, people, south):
    asked = Membership.objects.get(user__name="Asked 3")
    services.ask_more(asked, coordinator.person, "Which team?")
    page = coordinator.get(MANAGE).content.decode()

    assert names(coordinator, path=MANAGE) == ["Asked 29", "Asked 3", "Asked 1", "Ends 5", "Ends 20"]
    assert "The answer was due on" in page and "Answer by" in page and "has not answered yet" in page
    assert "Members now: 3" in page
    assert "Nora" not in page


def test_the_list_of_an_empty_network_says_how_people_come_and_a_search_that_nobody_fits(coordinator, south):
    empty = coordinator.get(LIST).text
    assert "Nobody has joined yet" in empty and f'href="{MANAGE}invitations/"' in empty and "Nobody fits" not in empty
    assert "Nobody fits" in coordinator.get(f"{LIST}?q=nobody").text


def test_an_answer_counts_from_when_the_person_answered(coordinator, south):
    row = MembershipFactory(network=south, applied=True, applied_at=ago(60))
    services.ask_more(row, coordinator.person, "Which team?")
    services.apply(row.user, south, organisation_name="HMP", role="Officer", why="That one.")

    assert "The answer was due" not in coordinator.get(MANAGE).content.decode()


def test_a_network_without_a_coordinator_falls_to_the_office_and_says_so(south, admin_client):
    south.coordinators.clear()

    assert "has no coordinator of its own just now" in admin_client.get(MANAGE).content.decode()
    assert "no coordinator of its own" in admin_client.get("/learning/networks/south/").content.decode()
    home = admin_client.get("/admin/").content.decode()
    assert "These networks have no coordinator" in home and f'href="{MANAGE}"' in home


def test_the_list_is_searched_filtered_and_sorted(coordinator, people):
    assert names(coordinator, "state=waiting") == ["Asked 29", "Asked 3", "Asked 1"]
    assert names(coordinator, "state=lapsing") == ["Ends 5", "Ends 20"]
    assert names(coordinator, "state=current&sort=name") == ["Ends 20", "Ends 200", "Ends 5"]
    assert names(coordinator, "state=lapsed") == ["Lena Lapsed"]
    assert names(coordinator, "organisation_name=hmp+200") == ["Ends 200"]
    assert names(coordinator, "q=lena") == ["Lena Lapsed"]
    assert names(coordinator, "q=lapsed+lena") == ["Lena Lapsed"]
    person = User.objects.get(name="Lena Lapsed")
    assert names(coordinator, f"q={person.email}") == ["Lena Lapsed"]
    assert len(names(coordinator, "state=nonsense&sort=nonsense&q=%00")) == 7


def test_a_person_of_another_network_is_in_no_list_count_search_or_export(coordinator, people):
    asked = ["", "q=Nora", "q=HMP+North", "organisation_name=North", "state=lapsing", "network=north", "sort=name"]
    for query in asked:
        assert "Nora North" not in coordinator.get(f"{LIST}?{query}").content.decode(), query
        assert "Nora North" not in csv_of(coordinator, query), query
    assert "7 memberships and applications" in coordinator.get(LIST).content.decode()
    assert "0 memberships and applications" in coordinator.get(f"{LIST}?q=Nora").content.decode()


def test_the_list_is_exported_as_it_is_filtered_with_the_columns_of_the_admin(coordinator, people, south):
    MembershipFactory(network=south, user__name="=1+1", organisation_name="+44 Example", applied_at=timezone.now())

    rows = list(csv.reader(io.StringIO(csv_of(coordinator))))
    assert rows[0][:4] == ["Person", "E-mail address", "Network", "Where you work"] and len(rows) == 9
    assert rows[1][0] == "'=1+1" and rows[1][3] == "'+44 Example"
    assert [row[0] for row in csv.reader(io.StringIO(csv_of(coordinator, "state=lapsing")))][1:] == [
        "Ends 5",
        "Ends 20",
    ]
    book = load_workbook(io.BytesIO(get_export(coordinator, "xlsx")))
    assert (book.active["A2"].value, book.active["A2"].data_type, book.active.max_row) == ("=1+1", "s", 9)


def get_export(browser, kind: str, query: str = "") -> bytes:
    response = browser.get(f"{LIST}?{query}&export={kind}")
    assert "attachment" in response["Content-Disposition"] and response["Cache-Control"] == "private, no-store"
    return b"".join(response.streaming_content)


def csv_of(browser, query: str = "") -> str:
    return get_export(browser, "csv", query).decode("utf-8-sig")


def crowd(south, count: int) -> None:
    made = [User(email=f"crowd{number}-{count}@example.org", name=f"Crowd {number}") for number in range(count)]
    users = User.objects.bulk_create(made)
    Membership.objects.bulk_create(
        Membership(
            user=user, network=south, organisation_name="HMP", state="active" if n % 3 else "applied",
            starts_on=in_days(-9) if n % 3 else None, ends_on=in_days(9 + n % 99) if n % 3 else None,
        )
        for n, user in enumerate(users)
    )  # fmt: skip


def test_ten_people_and_three_hundred_ask_the_same_of_the_database(coordinator, south):
    paths = [MANAGE, LIST, f"{LIST}?q=crowd&state=current&sort=name", f"{LIST}?export=csv"]

    def asked() -> list[int]:
        coordinator.get(MANAGE)  # what is kept until something is written
        return [queries(coordinator, path) for path in paths]

    crowd(south, 12)
    few = asked()
    crowd(south, 300)
    assert asked() == few
    assert max(few) <= 20


def queries(browser, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = browser.get(path)
        list(response) if response.streaming else response.content
    assert response.status_code == 200
    return len(captured)
