"""The funder's report: the same numbers as a page, CSV and XLSX, and none that says something about one person."""

from __future__ import annotations

import csv
import datetime
import io
import re

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from learning.library import services
from learning.library.jobs import count_downloads_that_are_no_longer_kept
from learning.library.models import Download, DownloadCount, Pack, Resource
from learning.library.reports import download_numbers, funder_report
from learning.networks.enums import Region, Sector
from recycle_bin.models import Deletion
from tests.factories import MembershipFactory, NetworkFactory, OrganisationFactory, UserFactory
from tests.learning.library.factories import make_file, make_library, make_resource, make_section

REPORT = "/admin/reports/funders/"
NOW = datetime.datetime(2026, 11, 27, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def in_november():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def office(home, client):
    client.force_login(UserFactory(roles=["network editor"]))
    return client


@pytest.fixture
def files(db, own_storage):
    section = make_section(make_library("south", [NetworkFactory(name="South")]))
    return [make_file(make_resource(section, f"r{n}", f"Resource {n}"), content=b"") for n in range(3)]


def took(file, times: int, on: str, network=None, region="", sector="") -> None:
    at = timezone.make_aware(datetime.datetime.fromisoformat(on))
    user = UserFactory()
    Download.objects.bulk_create(
        Download(user=user, file=file, network=network, region=region, sector=sector, at=at) for _n in range(times)
    )


def a_year(files) -> None:
    south, north = NetworkFactory(name="South"), NetworkFactory(name="North")
    took(files[0], 22, "2026-02-01", south, Region.WALES, Sector.PRISON)
    took(files[0], 13, "2026-05-01", north, Region.LONDON, Sector.PRISON)
    took(files[0], 3, "2026-08-01", north, Region.LONDON, Sector.HEALTH)
    took(files[1], 9, "2026-08-02", south, Region.WALES, Sector.POLICE)
    took(files[1], 2, "2026-05-02", south)
    took(files[2], 4, "2026-02-02")
    took(files[2], 40, "2026-11-01")  # of the quarter that is not over
    took(files[2], 6, "2025-12-31 23:59")


def table_of(page: str) -> list[list[str]]:
    rows = re.findall(r"<tr>(.*?)</tr>", page, re.S)
    cells = [[cell.strip() for cell in re.findall(r"<t[dh]>(.*?)</t[dh]>", row, re.S)] for row in rows]
    return [row for row in cells if row]


def test_the_report_stays_the_same_when_resources_are_deleted_counted_and_brought_back(office, files):
    a_year(files)
    before = table_of(office.get(REPORT).text)
    assert before[1][0] == "Library south – Resource 0"
    resource = files[0].resource

    def same() -> bool:
        return table_of(office.get(f"{REPORT}?year=2026").text) == before

    office.post(reverse("wagtailsnippets_library_resource:delete", args=[resource.pk]))
    assert not Resource.objects.filter(pk=resource.pk).exists() and same()
    with time_machine.travel(NOW.replace(year=2028, month=10), tick=False):
        assert count_downloads_that_are_no_longer_kept() > 0
        assert not Download.objects.filter(former_title="Library south – Resource 0").exists()
    assert DownloadCount.objects.filter(former_title="Library south – Resource 0").exists() and same()
    office.post(reverse("recycle_bin:restore", args=[Deletion.objects.get().pk]))
    assert Resource.objects.filter(pk=resource.pk).exists() and same()


def test_a_deleted_section_takes_no_record_of_its_pack_along(files):
    pack = Pack.objects.get_or_create(section=files[0].resource.section, language="en-gb")[0]
    Download.objects.create(user=UserFactory(), pack=pack)

    pack.delete()

    assert Download.objects.get().pack is None


def test_page_csv_and_xlsx_hold_the_same_numbers(office, files):
    a_year(files)
    page = table_of(office.get(REPORT).text)
    columns = ["January to March 2026", "April to June 2026", "July to September 2026", "Total"]
    by_resource = page[: page.index(["Network", *columns])]
    assert by_resource == [
        ["Resource", *columns],
        ["Library south – Resource 0", "not shown", "not shown", "fewer than five", "40"],
        ["Others", "fewer than five", "fewer than five", "not shown", "15"],
        ["All", "25", "15", "10", "55"],
    ]

    lines = list(csv.reader(io.StringIO(b"".join(office.get(REPORT, {"export": "csv"}).streaming_content).decode())))
    xlsx = load_workbook(io.BytesIO(b"".join(office.get(REPORT, {"export": "xlsx"}).streaming_content))).active
    assert [[str(cell) for cell in row] for row in xlsx.iter_rows(values_only=True, min_col=2)] == [
        row[1:] for row in lines
    ]
    assert lines[0] == ["Downloads by", "Name", *columns]
    shown_once = [row for row in page if row[1:] != columns and row[0] != "All"]
    assert [row[1:] for row in lines[1:-1]] == shown_once
    assert lines[-1] == ["", *by_resource[-1]]
    assert isinstance(xlsx["F2"].value, int)


def test_nothing_small_stands_in_it_and_years_are_apart(office, files):
    a_year(files)
    for year, total in ((2026, "55"), (2025, "5")):
        page = table_of(office.get(REPORT, {"year": year}).text)
        numbers = {int(cell) for row in page for cell in row[1:] if cell.isdecimal()}
        assert all(number % 5 == 0 for number in numbers)
        assert page[-1][-1] == total
    assert office.get(REPORT, {"year": "2027"}).status_code == 404
    assert office.get(REPORT, {"year": "x"}).status_code == 404


def test_a_year_without_five_downloads_says_so(office, files):
    assert "No quarter with downloads is over yet." in office.get(REPORT).text
    assert office.get(REPORT, {"export": "csv"}).status_code == 200
    took(files[0], 4, "2026-02-01")
    assert "There were fewer than five downloads in 2026." in office.get(REPORT).text
    assert office.get(REPORT, {"export": "xlsx"}).status_code == 200


def test_it_is_for_those_who_may_edit_resources(home, client):
    for role, status in (("editor", 302), ("coordinator", 302), ("network editor", 200)):
        client.force_login(UserFactory(roles=[role]))
        assert client.get(REPORT).status_code == status, role
        assert client.get(REPORT, {"export": "csv"}).status_code == status, role
    user = UserFactory()
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "change_resource"]))
    client.force_login(user)
    assert client.get(REPORT).status_code == 200


def test_the_number_of_queries_does_not_grow(office, files, django_assert_num_queries):
    a_year(files)
    with django_assert_num_queries(12):  # two a dimension, names of two, the words of resources and of their libraries
        funder_report.report_of(2026)
    for number in range(4):
        took(make_file(make_resource(files[0].resource.section, f"more{number}")), 7, "2026-02-01")
    with django_assert_num_queries(12):
        funder_report.report_of(2026)


# --- kept for two years, then counted -----------------------------------------------------------


@pytest.mark.postgresql
def test_old_records_are_counted_once_and_the_report_does_not_change(files, monkeypatch):
    a_year(files)
    monkeypatch.setattr("learning.library.jobs.COUNTED_AT_ONCE", 10)
    with time_machine.travel(datetime.datetime(2028, 8, 1, 12, tzinfo=datetime.UTC), tick=False):
        before = [funder_report.report_of(year) for year in (2025, 2026)]
        removed = [count_downloads_that_are_no_longer_kept() for _n in range(8)]
        assert [funder_report.report_of(year) for year in (2025, 2026)] == before
    assert sum(removed) == 47 and removed[-1] == 0  # until 31 July 2026, and not 1 August
    assert Download.objects.count() == 3 + 9 + 40
    assert sum(DownloadCount.objects.values_list("number", flat=True)) == 47
    assert DownloadCount.objects.count() == 5  # one row for each that differs, however many slices there were


@pytest.mark.postgresql
def test_a_job_that_is_killed_between_counting_and_deleting_has_done_nothing(files, monkeypatch):
    took(files[0], 6, "2024-02-01")

    def killed(fields, number):
        write(fields, number)
        raise KeyboardInterrupt

    write = download_numbers._add
    monkeypatch.setattr(download_numbers, "_add", killed)
    with pytest.raises(KeyboardInterrupt):
        count_downloads_that_are_no_longer_kept()
    assert (Download.objects.count(), DownloadCount.objects.count()) == (6, 0)

    monkeypatch.setattr(download_numbers, "_add", write)
    assert count_downloads_that_are_no_longer_kept() == 6
    assert (Download.objects.count(), DownloadCount.objects.get().number) == (0, 6)


def test_a_download_keeps_the_region_and_sector_of_the_place_of_work_of_that_time(files):
    works_at = OrganisationFactory(region=Region.WALES, sector=Sector.HOUSING)
    member = MembershipFactory(network=NetworkFactory(name="South"), organisation=works_at)
    services.record_download(member.user, files[0])
    works_at.region = Region.LONDON
    works_at.save()
    kept = Download.objects.get()
    assert (kept.network.name, kept.region, kept.sector) == ("South", Region.WALES, Sector.HOUSING)

    MembershipFactory(user=(other := UserFactory()), network=NetworkFactory(name="South"))
    services.record_download(other, files[0])
    services.record_download(UserFactory(), files[0])
    assert set(Download.objects.exclude(pk=kept.pk).values_list("region", "sector")) == {("", "")}
