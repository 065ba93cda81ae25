"""Whom an import brought gets nothing until a mailed link proves her address."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail

from accounts.models import User
from learning.access import decide
from learning.imports.models import ImportedAccount
from learning.networks.jobs import remind_members
from learning.networks.models import Membership
from tests.browser import Browser, link_in
from tests.factories import PASSWORD, UserFactory, in_days
from tests.learning.imports.importing import ANN, HEADINGS, IMPORTS, press, table, upload
from tests.learning.library.factories import make_library

pytestmark = pytest.mark.postgresql


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
