"""Browsers at prison desks send neither `Origin` nor `Sec-Fetch-Site`: they get in, do their errands, and get out."""

from __future__ import annotations

import pytest
import requests
from django.core import mail
from django.test import Client

from learning.networks.models import Membership
from tests.browser import link_in
from tests.factories import PASSWORD, MembershipFactory, NetworkFactory, UserFactory
from tests.learning.library.factories import PDF, make_file, make_library, make_resource, make_section

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


class OldBrowser(Client):
    """Firefox before 70, old Edge, IE mode: each request says where it comes from by `Referer` alone."""

    page = ""

    def request(self, **environ):
        response = super().request(HTTP_REFERER=self.page, **environ)
        self.page = f"http://testserver{environ['PATH_INFO']}"
        return response

    def submit(self, path: str, **fields: str):
        """Opens a page and sends its form."""
        opened = self.get(path)
        path = opened.headers.get("Location", path)
        return self.post(path, fields)

    @property
    def is_signed_in(self) -> bool:
        return "_auth_user_id" in self.session


@pytest.fixture
def old(home):
    return OldBrowser(enforce_csrf_checks=True)


def test_sign_in_to_sign_out(old):
    person, north = UserFactory(), NetworkFactory(name="North")
    MembershipFactory(user=person, network=NetworkFactory(name="South"))
    make_file(make_resource(make_section(make_library("south", [NetworkFactory(name="South")])), "notes"))

    old.submit("/accounts/login/", login=person.email, password=PASSWORD)
    assert old.is_signed_in

    words = {"organisation_name": "A centre", "role": "Manager", "why": "To learn.", "agreed": "on"}
    assert old.submit(north.get_apply_url(), **words).status_code == 302
    assert Membership.objects.filter(user=person, network=north).exists()

    signed = old.get("/learning/libraries/south/notes/files/1/").headers["Location"]
    on_disk = signed.startswith("/")
    assert (b"".join(old.get(signed).streaming_content) if on_disk else requests.get(signed, timeout=30).content) == PDF

    assert old.submit("/accounts/logout/").status_code == 302
    assert not old.is_signed_in


def test_a_new_password_by_a_mailed_link(old):
    person = UserFactory()
    old.submit("/accounts/password/reset/", email=person.email)

    new = "three quiet purple doors"
    assert old.submit(link_in(mail.outbox[-1]), password1=new, password2=new).status_code == 302

    old.submit("/accounts/login/", login=person.email, password=new)
    assert old.is_signed_in
