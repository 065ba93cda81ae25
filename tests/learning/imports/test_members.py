"""A list of members: looked at first, imported once, and giving nothing until each address is proved."""

from __future__ import annotations

import datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core import mail

from accounts.models import User
from learning.access import decide
from learning.imports import carrying_out, jobs, services
from learning.imports.kinds import KINDS
from learning.imports.models import ImportedAccount, ImportRun
from learning.networks.jobs import remind_members
from learning.networks.models import Membership, MembershipChange
from tests.browser import Browser, link_in
from tests.editing import at_desk
from tests.factories import PASSWORD, MembershipFactory, UserFactory, in_days
from tests.learning.imports.importing import IMPORTS, counted, press, says, table, upload, workbook
from tests.learning.library.factories import make_library

HEADINGS = ("E-mail address", "Name", "Network", "Works at", "Role", "First day", "Last day")
ANN = ("ann@example.org", "Ann", "South", "Example women's centre", "Manager", "01/02/2026", "31/01/2099")


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


# --- nothing until the address is proved ----------------------------------------------------------


@pytest.fixture
def imported(desk, south, run_worker):
    press(desk, upload(desk, "members", table(HEADINGS, ANN)), "import")
    run_worker()
    return User.objects.get(email="ann@example.org")


def choose_password(browser, email) -> None:
    form = browser.get(link_in(email), follow=True)
    password = "five new quiet words"
    browser.post(form.request["PATH_INFO"], {"password1": password, "password2": password})


def test_who_signs_up_with_an_imported_address_gets_nothing_and_its_owner_gets_all_by_mail(imported, south, run_worker):
    library = make_library("south", networks=[south])
    attacker = Browser()
    signed_up = {"email": imported.email, "password1": "a stranger was here", "name": "Eve"}
    attacker.post("/accounts/signup/", signed_up)
    attacker.sign_in(imported, "a stranger was here")
    assert attacker.get("/accounts/").status_code == 302
    assert "/accounts/login/" in attacker.get("/learning/libraries/south/").url
    imported.refresh_from_db()
    assert not imported.has_usable_password() and imported.name == "Ann"
    assert not EmailAddress.objects.filter(user=imported, verified=True).exists()

    run_worker()
    owner = Browser()
    owner.post("/accounts/password/reset/", {"email": imported.email})
    run_worker()
    choose_password(owner, mail.outbox[-1])
    owner.sign_in(imported, "five new quiet words")
    assert owner.get("/learning/libraries/south/").status_code == 200
    assert decide(User.objects.get(pk=imported.pk), library)


def test_an_account_made_before_with_her_address_loses_its_password_and_its_factors(desk, south, run_worker):
    squatted = UserFactory(email=ANN[0], proved=False)
    Authenticator.objects.create(user=squatted, type=Authenticator.Type.TOTP, data={"secret": "x"})

    press(desk, upload(desk, "members", table(HEADINGS, ANN)), "import")
    run_worker()

    squatted.refresh_from_db()
    assert not squatted.check_password(PASSWORD) and not Authenticator.objects.filter(user=squatted).exists()


def test_an_account_that_is_proved_keeps_its_password_and_its_name(desk, south, run_worker):
    mine = UserFactory(email=ANN[0], name="Annie")
    press(desk, upload(desk, "members", table(HEADINGS, ANN)), "import")
    run_worker()
    mine.refresh_from_db()
    assert mine.check_password(PASSWORD) and mine.name == "Annie" and not ImportedAccount.objects.exists()
    assert Membership.objects.get().user == mine


def test_one_button_writes_to_each_who_has_not_signed_in_once(desk, imported, run_worker):
    assert "1 imported person has had no e-mail yet" in desk.get(IMPORTS).content.decode()
    for _time in range(2):
        desk.post(IMPORTS)
        run_worker()

    assert [email.to for email in mail.outbox] == [[imported.email]]
    assert "South" not in mail.outbox[0].subject + mail.outbox[0].body
    choose_password(Browser(), mail.outbox[0])
    assert EmailAddress.objects.filter(user=imported, verified=True).exists()


def test_an_address_that_nobody_proved_gets_no_reminder_of_a_last_day(imported, run_worker):
    Membership.objects.filter(user=imported).update(ends_on=in_days(3))
    assert remind_members() == 0 and not mail.outbox


# --- files, rights, crashes ---------------------------------------------------------------------------


def stored_files(settings) -> list:
    return [path for path in settings.PRIVATE_MEDIA_ROOT.rglob("*") if path.is_file()]


def test_the_file_is_private_of_one_person_and_goes_with_cancel_and_after_an_hour(desk, south, settings):
    page = upload(desk, "members", table(HEADINGS, ANN))
    [stored] = stored_files(settings)
    assert stored.parent.name == "imports" and len(stored.name) == 32
    another = at_desk("network editor")
    assert another.get(page.request["PATH_INFO"]).status_code == 404
    assert another.post(page.request["PATH_INFO"], {"action": "import"}).status_code == 404

    press(desk, page, "cancel")
    assert not stored_files(settings)
    assert "Import 1 row" not in desk.get(page.request["PATH_INFO"]).content.decode()
    press(desk, page, "import")
    assert not User.objects.filter(email=ANN[0]).exists()

    upload(desk, "members", table(HEADINGS, ANN))
    assert jobs.remove_waiting_files() == 0
    ImportRun.objects.update(uploaded_at=datetime.datetime.now(datetime.UTC) - datetime.timedelta(minutes=61))
    jobs.remove_waiting_files()
    assert not stored_files(settings) and not ImportRun.objects.exclude(file="").exists()


def test_another_file_under_the_same_key_is_not_imported(desk, south, settings, run_worker):
    page = upload(desk, "members", table(HEADINGS, ANN))
    [stored] = stored_files(settings)
    stored.write_text(table(HEADINGS, ("eve@example.org", "Eve", "South")))

    press(desk, page, "import")
    run_worker()

    assert not Membership.objects.exists()
    assert "Stopped" in desk.get(page.request["PATH_INFO"]).content.decode()


def test_only_those_may_import_whose_work_it_is(desk, south, run_worker):
    for role in ("editor", "publisher", "translator", "coordinator"):
        answer = at_desk(role).get(f"{IMPORTS}members/")
        assert answer.status_code in {302, 404}, role
    page = upload(desk, "members", table(HEADINGS, ANN))
    press(desk, page, "import")
    desk.person.groups.clear()  # her role ends before the worker begins
    run_worker()
    assert not Membership.objects.exists()


def test_a_worker_that_is_killed_doubles_nothing(desk, south, monkeypatch):
    rows = [(f"member{n}@example.org", f"Member {n}", "South") for n in range(25)]
    monkeypatch.setattr(carrying_out, "SLICE", 10)
    run = services.keep("members", table(HEADINGS, *rows).encode(), desk.person)
    ImportRun.objects.update(state="confirmed")
    kind, calls = KINDS["members"], []
    carry_out = type(kind).carry_out

    def killed(self, row, by):
        calls.append(row.number)
        if len(calls) == 17:
            raise KeyboardInterrupt
        carry_out(self, row, by)

    monkeypatch.setattr(type(kind), "carry_out", killed)
    with pytest.raises(KeyboardInterrupt):
        carrying_out.carry_out(run.pk)
    assert Membership.objects.count() == 10

    assert carrying_out.carry_out(run.pk) is False
    assert carrying_out.carry_out(run.pk) is False
    run.refresh_from_db()
    assert (run.state, run.new, run.unchanged, run.position) == ("done", 25, 0, 25)
    assert Membership.objects.count() == MembershipChange.objects.count() == 25


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "There is nothing in this file"),
        ("Name,Network\r\nAnn,South", "has no heading for: E-mail address"),
        ("E-mail,mail,Network\r\na@b.org,a@b.org,South", "Two columns are headed"),
        (b"PK\x03\x04 not a workbook", "This file cannot be read"),
        ('E-mail,Network\r\n"a@b.org,South', "A quotation mark is opened"),
        (b"E-mail,Network\r\n" + b"a@b.org,South\r\n" * 20_001, "more than 20,000 rows"),
    ],
)
def test_a_file_that_cannot_be_read_is_answered_at_its_field(desk, south, content, sentence):
    page = upload(desk, "members", content)
    assert sentence in page.content.decode().replace("&quot;", '"') and not ImportRun.objects.exists()
