"""The copy of her data: hers alone, after she has shown who she is, readable without us, and complete."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth import get_user_model

from accounts.models import User
from core.account_registry import personal_data
from learning.library.models import Download
from learning.networks.models import Membership
from subscriptions.models import Subscriber, Subscription
from tests.browser import Browser
from tests.factories import PASSWORD, MembershipFactory, NetworkFactory, UserFactory
from tests.learning.library.factories import make_file, make_library, make_resource, make_section

pytestmark = pytest.mark.django_db
OF_STAFF = "what colleagues do for the house belongs to it; it names nobody when she is gone"
OF_OTHERS = "what she decided about others is theirs; it names nobody when she is gone"
#: Of each column that leads to a person: the part of her data that has it, or `None` and why it has not.
COLUMNS: dict[str, tuple[str | None, str]] = {
    "accounts.Session.user": ("devices", ""),
    "accounts.User_groups.user": ("profile", ""),
    "accounts.User_user_permissions.user": (None, "nobody is given permissions by herself: roles are"),
    "account.EmailAddress.user": ("e-mail-addresses", ""),
    "mfa.Authenticator.user": ("second-step", ""),
    "networks.Membership.user": ("memberships", ""),
    "networks.MembershipChange.by": (None, OF_OTHERS),
    "networks.Network_coordinators.user": ("coordinated-networks", ""),
    "networks.Invitation.by": (None, OF_OTHERS),
    "library.Download.user": ("downloads", ""),
    "library.SavedResource.user": ("saved-resources", ""),
    "library.Feedback.user": ("feedback", ""),
    "library.DigestChoice.user": ("digest", ""),
    "meetings.Attendance.user": ("meetings", ""),
    "meetings.CalendarAddress.user": ("calendar-address", ""),
    "meetings.MeetingNotices.user": ("meeting-notices", ""),
    "training.Completion.person": ("completions", ""),
    "training.Completion.entered_by": (None, OF_STAFF),
    "imports.ImportedAccount.user": ("imported", ""),
    "imports.ImportRun.by": ("imports", ""),
    "library.ResourceFile.added_by": (None, OF_STAFF),
    "files.PublicImage.uploaded_by_user": (None, OF_STAFF),
    "files.PublicDocument.uploaded_by_user": (None, OF_STAFF),
    "recycle_bin.Deletion.deleted_by": (None, OF_STAFF),
    "subscriptions.Sending.by": (None, OF_STAFF),
    "wagtailadmin.EditingSession.user": (None, "which page she has open now; it goes within minutes"),
    "wagtailadmin.FormState.user": (None, "a form of the admin that she has open now"),
    "wagtailcore.APIToken.user": (None, "a secret; nothing here gives one out"),
    "wagtailcore.Comment.user": (None, "notes of colleagues beside a page; hers go with her"),
    "wagtailcore.CommentReply.user": (None, "notes of colleagues beside a page; hers go with her"),
    "wagtailcore.PageSubscription.user": (None, "which pages a colleague is told of; it goes with her"),
    "wagtailusers.UserProfile.user": (None, "how the admin looks to her; it goes with her"),
}
#: Columns of Wagtail that each page or record has, and what it keeps of who worked on something.
COLUMNS_OF_STAFF = {
    "locked_by", "owner", "last_translated_by", "uploaded_by_user", "requested_by", "finished_by", "resolved_by",
}  # fmt: skip
WAGTAIL = {"wagtailcore", "wagtailimages", "wagtaildocs", "wagtail_localize"}


def columns_to_people() -> set[str]:
    user = get_user_model()
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if field.related_model is user
    }


def test_each_column_that_leads_to_a_person_is_in_her_copy_or_says_why_not():
    """A new one belongs into `core.account_registry.register_personal_data` of its app, and into COLUMNS."""
    theirs = {
        name
        for name in columns_to_people()
        if name.rpartition(".")[2] in COLUMNS_OF_STAFF
        and name not in COLUMNS
        or (name.split(".")[0] in WAGTAIL and name.endswith(".user") and name not in COLUMNS)
    }
    given = {part.name for part in personal_data(UserFactory())}

    assert columns_to_people() - theirs ^ set(COLUMNS) == set()
    assert {part for part, _why in COLUMNS.values() if part} - given == set()
    assert [name for name, (part, why) in COLUMNS.items() if not part and not why] == []


@pytest.fixture
def ann(home):
    person = UserFactory(email="ann@example.org", name="Ann <b>Bold</b>")
    south = NetworkFactory(name="South")
    MembershipFactory(user=person, network=south, role="Head of “art”")
    library = make_library("south", [south])
    file = make_file(make_resource(make_section(library), title="A title for members"), name="Leader’s sheets")
    Download.objects.create(user=person, file=file, network=south)
    reader = Subscriber.objects.create(email="ann@example.org")
    Subscription.objects.create(subscriber=reader, list_key="newsletter", language="cy")
    return person


@pytest.fixture
def her_browser(ann):
    browser = Browser()
    browser.sign_in(ann)
    return browser


def unpacked(response) -> tuple[dict, str]:
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        assert set(archive.namelist()) == {"data.json", "index.html", "style.css"}
        return json.loads(archive.read("data.json")), archive.read("index.html").decode()


def test_one_press_gives_all_that_we_hold_as_json_and_to_read(her_browser, ann):
    other = MembershipFactory(user=UserFactory(name="Somebody else", email="else@example.org"), role="Other")
    page = her_browser.get("/accounts/data/")
    assert "Download it" in page.text and "Answers to forms are not tied to an account" in page.text

    response = her_browser.post("/accounts/data/")

    assert response.headers["Content-Type"] == "application/zip"
    assert response.headers["Content-Disposition"].startswith('attachment; filename="my-data-20')
    assert response.headers["Cache-Control"] == "private, no-store"
    data, html = unpacked(response)
    rows = {name: part["rows"] for name, part in data["parts"].items()}
    assert rows["profile"][0]["E-mail address"] == "ann@example.org"
    assert rows["memberships"][0]["Role"] == "Head of “art”"
    assert rows["downloads"][0]["File"] == "Leader’s sheets"
    assert rows["subscriptions"][0]["List"] == "Newsletter"
    assert rows["devices"] and rows["second-step"] == []
    assert "Somebody else" not in html + str(data) and "else@example.org" not in html + str(data)
    assert other.role not in str(rows["memberships"])
    assert ann.password not in html + str(data)
    read = BeautifulSoup(html, "html.parser")
    assert read.find("script") is None and not read.find_all(src=True)
    assert [link["href"] for link in read.find_all(href=True)] == ["style.css"]
    assert read.html["lang"] == "en-GB"
    assert "Ann <b>Bold</b>" in read.get_text() and "<b>" not in html


def test_it_is_in_her_language_whatever_the_page_was_in(her_browser, ann):
    User.objects.filter(pk=ann.pk).update(preferred_language="cy")
    _data, html = unpacked(her_browser.post("/accounts/data/"))

    assert BeautifulSoup(html, "html.parser").html["lang"] == "cy"
    assert "What is not in here" not in html and "Memberships of networks" not in html


def test_whoever_did_not_just_sign_in_gives_her_password_first(ann):
    browser = Browser()
    browser.force_login(ann)
    page = browser.get("/accounts/data/")
    assert "Give your password" in page.text and "Download it" not in page.text
    again = browser.post("/accounts/data/")
    assert again.url == "/accounts/reauthenticate/?next=%2Faccounts%2Fdata%2F"

    assert browser.post(again.url, {"password": PASSWORD}).url == "/accounts/data/"
    assert browser.post("/accounts/data/").headers["Content-Type"] == "application/zip"
    assert browser.get("/accounts/data/").headers["Content-Type"].startswith("text/html")


def test_signed_out_nobody_gets_anything(ann):
    for method in (Browser().get, Browser().post):
        assert method("/accounts/data/").url.startswith("/accounts/login/")


def test_a_library_that_is_closed_to_her_now_is_named_nowhere(her_browser, ann):
    """Not on the page, not in the list, not in the copy."""
    assert "A title for members" in her_browser.get("/accounts/").text
    assert "A title for members" in her_browser.get("/accounts/downloads/").text
    Membership.objects.filter(user=ann).update(state="removed")

    _data, html = unpacked(her_browser.post("/accounts/data/"))
    seen = html + her_browser.get("/accounts/").text + her_browser.get("/accounts/downloads/").text

    assert "A title for members" not in seen and "Leader’s sheets" not in seen
    assert seen.count("A file that is closed to you now") == 3
