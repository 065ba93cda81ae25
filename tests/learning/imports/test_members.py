"""A list of members: looked at first, then imported once, however Excel saved it."""

from __future__ import annotations

import datetime

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from learning.imports import services
from learning.imports.models import ImportRun
from learning.networks.models import Membership, MembershipChange
from tests.factories import MembershipFactory, UserFactory, in_days
from tests.learning.imports.importing import ANN, HEADINGS, counted, press, says, table, upload, workbook


def rows_of_everything() -> dict[str, int]:
    """How many rows each table has, but for the upload itself, sessions and the cache."""
    ignored = {"imports_importrun", "django_session", "scheduling_heartbeat"}
    return {m._meta.db_table: m._base_manager.count() for m in apps.get_models() if m._meta.db_table not in ignored}


def test_a_dry_run_writes_nothing_and_mails_nobody_and_the_import_mails_nobody_either(desk, south, run_worker):
    before = rows_of_everything()
    content = table(
        HEADINGS, ANN, ("bob@example.org", "", "south network", "", "", "", ""), ("no address", "", "South")
    )

    page = upload(desk, "members", content)

    assert counted(page) == {"Refused": 1, "New": 2}
    assert says(page)[4] == "This is not an e-mail address."
    assert "Nothing is imported yet" in page.content.decode()
    assert rows_of_everything() == before and not mail.outbox
    assert press(desk, page, "refused").content.decode("utf-8-sig").splitlines()[1].startswith("no address,,South")

    press(desk, page, "import")
    press(desk, page, "import")
    run_worker()

    assert not mail.outbox
    done = desk.get(page.request["PATH_INFO"])
    assert (
        counted(done) == {"Refused": 1, "New": 2} and "Row 4: This is not an e-mail address." in done.content.decode()
    )
    ann = Membership.objects.get(user__email="ann@example.org")
    assert (ann.starts_on, ann.ends_on) == (datetime.date(2026, 2, 1), datetime.date(2099, 1, 31))
    assert (ann.organisation.name, ann.organisation_confirmed_at, ann.role) == (ANN[3], None, "Manager")
    assert MembershipChange.objects.filter(membership=ann, by=desk.person, emailed_at=None).count() == 1
    bob = Membership.objects.get(user__email="bob@example.org")
    assert (bob.starts_on, bob.ends_on) == (in_days(0), south.term_from(in_days(0)))
    assert not ImportRun.objects.exclude(file="").exists()

    again = upload(desk, "members", content)
    assert counted(again) == {"Refused": 1, "Nothing to do": 2}
    assert "There is nothing to import." in again.content.decode()


def test_what_an_import_changes_is_said_before_and_an_empty_cell_changes_nothing(desk, south, run_worker):
    row = MembershipFactory(network=south, user__email="ann@example.org", role="Manager")
    listed = (("role", "network", "e-mail"), ("Director", "South", "ANN@example.org"))

    page = upload(desk, "members", table(*listed))
    assert says(page) == {2: "Role: Manager → Director"}
    press(desk, page, "import")
    run_worker()

    row.refresh_from_db()
    assert (row.role, row.ends_on, row.organisation_name) == ("Director", in_days(335), "Example women's centre")
    assert "Manager → Director" in MembershipChange.objects.get(membership=row).why


def test_nobody_imports_herself(desk, south, run_worker):
    page = upload(desk, "members", table(("e-mail", "network"), (desk.person.email.upper(), "South")))

    assert says(page) == {2: "This is you. Somebody else has to decide about your membership."}
    press(desk, page, "import")
    run_worker()
    assert not Membership.objects.exists()


def test_our_own_export_comes_back_with_nothing_to_change(desk, south):
    MembershipFactory(network=south, user__name="=1+1", organisation_name="'=Example", role="-Smith")
    MembershipFactory(network=south, user__name="+44", user__proved=False)
    MembershipFactory(network=south, applied=True)
    MembershipFactory(network=south, lapsed=True)
    for kind in ("csv", "xlsx"):
        exported = b"".join(desk.get(f"/admin/applications/?export={kind}").streaming_content)
        assert counted(upload(desk, "members", exported)) == {"Refused": 1, "Nothing to do": 3}


@pytest.mark.parametrize(
    "content",
    [
        table(HEADINGS, ANN).encode("utf-8-sig"),
        table(HEADINGS, ANN, delimiter=";").encode("windows-1252"),
        table(HEADINGS, ANN, delimiter="\t").encode("utf-16"),
        (table(HEADINGS, ANN) + ",,,,,,\r\n" * 9).encode(),
        table(tuple(reversed(HEADINGS)), tuple(reversed(ANN))).upper().encode(),
        table(("cyfeiriad e-bost", "ENW", "Rhwydwaith", "Sefydliad", "Swydd", "", "Dyddiad gorffen"), ANN).encode(),
        table(HEADINGS, (*ANN[:5], "46054", "72716")).encode(),
        table(HEADINGS, (*ANN[:5], "1 Chwef 2026", "31-Jan-2099")).encode(),
        workbook(HEADINGS, (*ANN[:5], datetime.date(2026, 2, 1), 72716), (), (None,)),
        b"sep=;\r\n" + table(HEADINGS, ANN, delimiter=";").encode(),
    ],
    ids=[
        "bom",
        "semicolons-1252",
        "utf-16-tabs",
        "empty-rows",
        "any-order-and-case",
        "welsh",
        "serials",
        "words",
        "xlsx",
        "sep",
    ],
)
def test_tables_are_read_as_excel_really_saves_them(desk, south, content):
    page = upload(desk, "members", content)
    assert counted(page) == {"New": 1}, page.content.decode()[-3000:]
    [row] = services.look(ImportRun.objects.get())
    assert row.values["ends_on"] == datetime.date(2099, 1, 31)
    assert row.values["starts_on"] in {datetime.date(2026, 2, 1), None}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("аnn@example.org", "", "South"), "only looks like one of a to z"),  # Cyrillic а
        (("ann\u200b@example.org", "", "South"), "only looks like one of a to z"),
        (("ann＠example.org", "", "South"), "only looks like one of a to z"),
        (("ann@[127.0.0.1]", "", "South"), "not an e-mail address"),
        (("", "Ann", "South"), "“E-mail address” is empty."),
        (("ann@example.org", "", "Atlantis"), "no network of this name"),
        (("ann@example.org", "", "South", "", "", "31/02/2026"), "no day that we can read"),
        (("ann@example.org", "", "South", "", "", "02/01/2026", "01/01/2026"), "last day is before the first"),
        (("ann@example.org", "x" * 151, "South"), "at most 150 characters"),
        (("closed@example.org", "", "South"), "The account with this address is closed."),
        (("applied@example.org", "", "South"), "Her application waits."),
        (("left@example.org", "", "South"), "She has left."),
        (("removed@example.org", "", "South"), "Her membership was ended."),
        (("suspended@example.org", "", "South"), "Her membership is suspended."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_refused_row_says_why(desk, south, row, sentence):
    UserFactory(email="closed@example.org", is_active=False)
    MembershipFactory(network=south, user__email="applied@example.org", applied=True)
    for state in ("left", "removed", "suspended"):
        MembershipFactory(network=south, user__email=f"{state}@example.org", state=state)

    assert sentence in says(upload(desk, "members", table(HEADINGS, row)))[2]


def test_a_person_twice_in_the_file_is_one_or_is_asked_about(desk, south):
    rows = (ANN, (ANN[0].upper(), *ANN[1:]), (*ANN[:4], "Director", *ANN[5:]))
    page = upload(desk, "members", table(HEADINGS, *rows))
    assert counted(page) == {"New": 1, "Nothing to do": 1, "Refused": 1}
    assert says(page)[3] == "Row 2 says the same." and "Row 2 says something else" in says(page)[4]


def test_look_alike_people_stay_two(desk, south, run_worker):
    """`l` and `1`, dots and plus signs: another address is another person."""
    emails = ["ali@example.org", "al1@example.org", "a.li@example.org", "ali+x@example.org"]
    page = upload(desk, "members", table(HEADINGS, *((email, "", "South") for email in emails)))
    press(desk, page, "import")
    run_worker()
    assert set(Membership.objects.values_list("user__email", flat=True)) == set(emails)


def many(number: int) -> str:
    """Rows of members: of a hundred one is bad, one is there twice, one looks like the row before it."""
    rows = []
    for n in range(number):
        email = f"person{n}@example.org"
        match n % 100:
            case 7:
                email = "no address"
            case 8:
                email = "person6@example.org" if n < 100 else f"person{n - 2}@example.org"
            case 9:
                email = f"рerson{n - 1}@example.org"  # Cyrillic р
        rows.append(
            (email, f"Person {n}", "South", f"Example organisation {n % 40}", "Manager", "2026-02-01", "2099-01-31")
        )
    return table(HEADINGS, *rows)


def test_many_rows_are_looked_at_in_few_queries_and_the_bad_ones_stop_nobody(desk, south, run_worker):
    with CaptureQueriesContext(connection) as few:
        upload(desk, "members", many(20))
    with CaptureQueriesContext(connection) as more:
        page = upload(desk, "members", many(400))
    assert len(more) <= len(few) + 2
    assert counted(page) == {"Refused": 12, "New": 388}
    press(desk, page, "import")
    run_worker()
    assert Membership.objects.count() == 388
    assert counted(upload(desk, "members", many(400))) == {"Refused": 12, "Nothing to do": 388}
