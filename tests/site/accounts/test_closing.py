"""Whoever closes her account is gone: nothing in the database has her name or address but what is listed with a reason."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.apps import apps
from django.core import mail
from django.db import models
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.log_actions import log
from wagtail.models import Comment, ModelLogEntry, PageSubscription

from accounts.closing import close_account
from accounts.models import Session, User
from accounts.services import mark_email_verified
from emails.models import WaitingEmail
from learning.imports.models import ImportRun
from learning.library.models import Download
from learning.networks import services
from learning.networks.enums import State
from learning.networks.invitations import invite
from learning.networks.models import Membership, MembershipChange
from learning.training.services import correct_completion, enter_completion
from subscriptions.models import Subscriber, Subscription
from tests.browser import Browser
from tests.factories import PASSWORD, MembershipFactory, NetworkFactory, ProgrammeFactory, UserFactory, in_days
from tests.learning.library.factories import make_file, make_library, make_resource, make_section
from tests.site.accounts.test_second_factor import SECRET

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
NAME, ADDRESS = "Angharad Quillfeather", "angharad.q@example.org"
#: Text that may still have her name or address, and why.
KEPT: dict[str, str] = {}


@pytest.fixture
def ann():
    return UserFactory(email=ADDRESS, name=NAME)


@pytest.fixture
def her_browser(home, ann):
    browser = Browser()
    browser.sign_in(ann)
    return browser


def texts_with(*words: str) -> set[str]:
    """The columns of any table that have one of these words."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_fields:
            if isinstance(field, models.CharField | models.TextField | models.JSONField):
                values = " ".join(str(value) for value in model._base_manager.values_list(field.attname, flat=True))
                if any(word.lower() in values.lower() for word in words):
                    found.add(f"{model._meta.label}.{field.name}")
    return found


def full_life(ann: User, home) -> Membership:
    """All that the site keeps of somebody who was a member, a coordinator and an editor."""
    TOTP.activate(ann, SECRET)
    EmailAddress.objects.create(user=ann, email="second@example.org", verified=False)
    south, north = NetworkFactory(name="South"), NetworkFactory(name="North")
    south.coordinators.add(ann)
    library = make_library("north", [north])
    services.apply(ann, north, organisation_name="Example", role="Head", why=f"I am {NAME}")
    other = MembershipFactory(network=south, applied=True)
    services.approve(other, ann, "Welcome")
    Download.objects.create(user=ann, file=make_file(make_resource(make_section(library))), network=north)
    invite(south, ADDRESS, other.user)
    programme = ProgrammeFactory(name="Healing Trauma")
    done = enter_completion(ann, programme, in_days(-9), None, by=other.user)
    correct_completion(done, by=other.user, valid_until=in_days(9))
    by_mistake = enter_completion(ann, programme, in_days(-5), None, by=other.user)
    correct_completion(by_mistake, by=other.user, person=other.user)
    reasons = [[2, f"“{NAME}” is no day that we can read."], [3, "This is not an e-mail address."]]
    ImportRun.objects.create(kind="members", by=ann, reasons=reasons)
    log(ann, "wagtail.edit", user=ann)
    home.owner = home.locked_by = ann
    home.locked, home.locked_at = True, timezone.now()
    home.save()
    home.save_revision(user=ann, log_action=True)
    PageSubscription.objects.create(user=ann, page=home, comment_notifications=True)
    Comment.objects.create(user=ann, page=home, text="Mine", contentpath="body")
    reader = Subscriber.objects.create(email=ADDRESS)
    Subscription.objects.create(subscriber=reader, list_key="newsletter", language="cy", confirmed_at=timezone.now())
    WaitingEmail.objects.create(content={"to": [ADDRESS], "subject": "Hello"}, try_at=timezone.now())
    failed = {"args_kwargs": {}, "task_path": "x", "run_after": timezone.now()}
    DBTaskResult.objects.create(status="FAILED", traceback=f"Refused: {ADDRESS}", finished_at=timezone.now(), **failed)
    return other


def test_nothing_has_her_name_or_her_address_afterwards(her_browser, ann, home):
    other = full_life(ann, home)
    assert len(texts_with(NAME, ADDRESS)) >= 6
    mail.outbox.clear()

    response = her_browser.post("/accounts/close/")

    assert response.url == "/accounts/closed/"
    assert texts_with(NAME, ADDRESS) == set(KEPT)
    assert not User.objects.filter(pk=ann.pk).exists()
    assert not Session.objects.filter(user_id=ann.pk).exists()
    assert not Subscriber.objects.exists()
    assert [number for number, _why in ImportRun.objects.get().reasons] == [3]
    assert [membership.pk for membership in Membership.objects.all()] == [other.pk]
    [email] = mail.outbox
    assert (email.to, email.subject) == ([ADDRESS], "Your account is closed")
    assert not [row for row in DBTaskResult.objects.all() if ADDRESS in row.traceback]

    # what stays names nobody
    assert Download.objects.get().user is None and Download.objects.get().network.name == "North"
    assert MembershipChange.objects.get(action="approve").by is None
    other.refresh_from_db()
    assert other.state == State.ACTIVE
    home.refresh_from_db()
    assert (home.live, home.owner, home.locked) == (True, None, False)
    assert home.latest_revision.user is None


def test_the_history_of_others_says_a_former_member(her_browser, ann, home):
    other = full_life(ann, home)
    her_browser.post("/accounts/close/")
    office = Browser()
    office.force_login(UserFactory(is_superuser=True))

    page = office.get(f"/admin/applications/{other.pk}/").text

    assert "A former member" in page and NAME not in page
    assert office.get("/admin/reports/site-history/").status_code == 200
    assert office.get(f"/admin/pages/{home.pk}/history/").status_code == 200


def test_she_is_out_everywhere_and_a_second_press_is_calm(her_browser, ann, home):
    phone = Browser()
    phone.sign_in(ann)
    before = dict(her_browser.cookies)
    mail.outbox.clear()

    response = her_browser.post("/accounts/close/")

    assert response.cookies["sessionid"]["max-age"] == 0 or response.cookies["sessionid"].value == ""
    assert "cookies" in response.headers["Clear-Site-Data"]
    her_browser.cookies.update(before)
    assert her_browser.post("/accounts/close/").url == "/accounts/closed/"
    assert len(mail.outbox) == 1
    assert phone.get("/accounts/").status_code == 302
    page = Browser().get("/accounts/closed/")
    assert "Your account is closed" in page.text and NAME not in page.text
    assert Browser().sign_in(ann).status_code == 200  # not known
    assert close_account(ann) is False


def test_it_asks_who_she_is_first(home, ann):
    browser = Browser()
    browser.force_login(ann)  # signed in, but not just now
    page = browser.get("/accounts/close/").text
    assert "Give your password" in page and "Delete my account for good" not in page
    again = browser.post("/accounts/close/").url
    assert again == "/accounts/reauthenticate/?next=%2Faccounts%2Fclose%2F"
    assert User.objects.filter(pk=ann.pk).exists()

    assert browser.post(again, {"password": "wrong"}).status_code == 200
    assert "Give your password" in browser.get("/accounts/close/").text
    assert browser.post(again, {"password": PASSWORD}).url == "/accounts/close/"

    assert "Delete my account for good" in browser.get("/accounts/close/").text
    assert User.objects.filter(pk=ann.pk).exists()  # a GET changes nothing
    assert Browser().post("/accounts/close/").url == "/accounts/closed/"
    assert Browser().get("/accounts/close/").url == "/accounts/login/?next=/accounts/close/"


def test_the_page_says_what_goes_and_what_stays(her_browser, ann, home):
    full_life(ann, home)
    page = her_browser.get("/accounts/close/").text

    goes, stays = page.split("What goes")[1].split("What stays, without your name")
    assert "Memberships of networks" in goes and "Subscriptions of your e-mail address" in goes
    assert "Downloads" not in goes
    assert "stays as a number without a person" in stays


@pytest.mark.parametrize("how", ["superuser", "role"])
def test_the_last_administrator_stays(home, how):
    User.objects.filter(is_superuser=True).delete()
    last = UserFactory(is_superuser=True) if how == "superuser" else UserFactory(roles=["administrator"])
    UserFactory(is_superuser=True, is_active=False)
    browser = Browser()
    browser.sign_in(last)

    assert "You are the only administrator" in browser.get("/accounts/close/").text
    answer = browser.post("/accounts/close/")
    assert (answer.status_code, "You are the only administrator" in answer.text) == (409, True)
    assert User.objects.filter(pk=last.pk).exists()

    UserFactory(roles=["administrator"])
    assert browser.post("/accounts/close/").url == "/accounts/closed/"
    assert not User.objects.filter(pk=last.pk).exists()


def test_an_address_that_she_never_proved_ends_no_subscription_of_its_owner(home, ann):
    EmailAddress.objects.create(user=ann, email="other@example.org", verified=False)
    reader = Subscriber.objects.create(email="other@example.org")
    Subscription.objects.create(subscriber=reader, list_key="newsletter", language="cy", confirmed_at=timezone.now())

    close_account(ann)

    assert Subscription.objects.count() == 1


def test_whom_the_office_deletes_is_forgotten_in_the_same_way(home, ann):
    full_life(ann, home)
    boss = UserFactory(is_superuser=True)
    office = Browser()
    office.force_login(boss)
    User.objects.filter(pk=ann.pk).update(is_active=False)

    office.post(f"/admin/users/delete/{ann.pk}/")

    assert not User.objects.filter(pk=ann.pk).exists()
    assert texts_with(NAME, ADDRESS) == set(KEPT)
    assert ModelLogEntry.objects.get(action="wagtail.delete").label == "A former member"


def test_the_last_email_is_in_her_language(home, ann):
    User.objects.filter(pk=ann.pk).update(preferred_language="cy")
    mark_email_verified(ann)
    ann.refresh_from_db()

    close_account(ann)

    assert mail.outbox[-1].subject != "Your account is closed"
