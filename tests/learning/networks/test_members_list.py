"""The list of applications and members in the admin: filtered, in the order of what to look at first, and exported."""

from __future__ import annotations

import csv
import datetime
import io

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from openpyxl import load_workbook

from learning.networks import services
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db


def test_the_list_filters_by_network_and_state(staff, applicant, northerner, south):
    MembershipFactory(network=south, user__name="Mary Member")
    MembershipFactory(network=south, user__name="Lena Lapsed", lapsed=True)

    def names(query: str) -> set[str]:
        page = staff.get(f"/admin/applications/?{query}").content.decode()
        return {n for n in ("Ann", "Nora", "Mary", "Lena") if n in page}

    assert names("") == {"Ann", "Nora", "Mary", "Lena"}
    assert names(f"network={south.pk}") == {"Ann", "Mary", "Lena"}
    assert names("state=waiting") == {"Ann", "Nora"}
    assert names("state=current") == {"Mary"}
    assert names("state=lapsed") == {"Lena"}


def test_the_list_shows_first_what_waits_longest_and_what_ends_soonest(staff, south):
    for days in (3, 9, 1):
        MembershipFactory(network=south, applied=True, user__name=f"Asked {days}", applied_at=ago(days))
    for days in (20, 5, 200):
        MembershipFactory(network=south, ends=days, user__name=f"Ends {days}", organisation_name=f"HMP {days}")

    def names(query: str) -> list[str]:
        page = BeautifulSoup(staff.get(f"/admin/applications/?{query}").content, "html.parser")
        return [link.get_text(strip=True) for link in page.select("tbody .title-wrapper a")]

    assert names("state=waiting") == ["Asked 9", "Asked 3", "Asked 1"]
    assert names("state=lapsing") == ["Ends 5", "Ends 20"]
    assert names("organisation_name=hmp+200") == ["Ends 200"]


def test_members_are_exported_without_formulas_and_only_those_of_ones_own_networks(south_staff, northerner, south):
    MembershipFactory(network=south, user__name="=1+1", organisation_name="+44 Example")

    rows = list(csv.reader(export(south_staff, "csv").splitlines()))
    assert rows[0][:4] == ["Person", "E-mail address", "Network", "Where you work"]
    assert [row[0] for row in rows[1:]] == ["'=1+1"] and rows[1][3] == "'+44 Example"
    book = load_workbook(io.BytesIO(get_export(south_staff, "xlsx")))
    assert [cell.data_type for cell in book.active[2]][:1] == ["s"] and book.active["A2"].value == "=1+1"


def get_export(browser, kind: str) -> bytes:
    return b"".join(browser.get(f"/admin/applications/?export={kind}").streaming_content)


def export(browser, kind: str) -> str:
    return get_export(browser, kind).decode("utf-8-sig")


def ago(days: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=days)


def test_the_day_until_which_it_would_have_lasted_is_no_last_day_once_it_is_over(staff, south):
    row = MembershipFactory(network=south)
    last_day = f"{row.ends_on.day} {row.ends_on:%B %Y}"
    page = f"/admin/applications/{row.pk}/"
    assert f"last day {last_day}" in staff.get(page).content.decode()
    services.remove(row, by=staff.person, why="She works elsewhere now.")

    shown = BeautifulSoup(staff.get(page).content, "html.parser").select_one("dl").get_text(" ", strip=True)
    assert last_day not in shown
    table = BeautifulSoup(staff.get("/admin/applications/").content, "html.parser").select_one("table.listing")
    assert last_day not in table.get_text(" ", strip=True)
