"""Everybody in a list whose membership ends soon is reminded with one press, and nobody twice within a week."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.utils import timezone

from learning.networks import reminding
from learning.networks.models import Membership
from tests.factories import MembershipFactory, UserFactory
from tests.learning.networks.test_views import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
LIST = "/learning/networks/south/manage/members/"


@pytest.fixture
def ending(south, north) -> list[Membership]:
    """Two that can be reminded, and each kind of those that cannot."""
    lately = timezone.now() - datetime.timedelta(days=6)
    MembershipFactory(network=south, ends=200)
    MembershipFactory(network=south, ends=10, reminded_at=lately)
    MembershipFactory(network=south, ends=10, user=UserFactory(proved=False))
    MembershipFactory(network=south, ends=10, user=UserFactory(is_active=False))
    MembershipFactory(network=south, lapsed=True)
    MembershipFactory(network=north, ends=10, user__email="north@example.org")
    long_ago = timezone.now() - datetime.timedelta(days=8)
    return [
        MembershipFactory(network=south, ends=5, user__email="a@example.org", organisation_name="HMP One"),
        MembershipFactory(network=south, ends=9, user__email="b@example.org", reminded_at=long_ago),
    ]


def test_a_coordinator_reminds_a_whole_list_once(south_staff, ending, after_commit):
    page = text_of(south_staff.get(f"{LIST}?state=lapsing"))
    assert "2 people of this list can be reminded now" in page
    assert "can be reminded now" not in text_of(south_staff.get(LIST))

    with after_commit():
        told = text_of(south_staff.post(f"{LIST}?state=lapsing"))
    with after_commit():
        again = text_of(south_staff.post(f"{LIST}?state=lapsing"))

    assert "2 people were told." in told and "can be reminded now" not in told
    assert "Nobody was told" in again
    assert sorted(email.to for email in mail.outbox) == [["a@example.org"], ["b@example.org"]]
    assert (
        ending[0].changes.get().action == "remind"
        and ending[0].changes.get().by == south_staff.get(LIST).wsgi_request.user
    )


def test_only_the_narrowed_list_is_reminded_and_more_than_go_at_once_are_said(south_staff, ending, monkeypatch):
    assert "1 person was told." in text_of(south_staff.post(f"{LIST}?state=lapsing&organisation_name=one"))
    assert Membership.objects.filter(changes__action="remind").get() == ending[0]

    monkeypatch.setattr(reminding, "AT_ONCE", 1)
    MembershipFactory(network=ending[0].network, ends=12)
    assert "1 person was told. Press again for the others." in text_of(south_staff.post(LIST))


def test_the_office_reminds_from_the_list_in_the_admin(staff, ending, after_commit):
    listed = text_of(staff.get("/admin/applications/?state=lapsing&q=example.org"))
    remind = "/admin/applications/remind/?state=lapsing&amp;q=example.org"
    assert f'href="{remind}"' in listed and "applications/remind/" not in text_of(staff.get("/admin/applications/"))
    remind = f"/admin/applications/remind/?state=lapsing&network={ending[0].network_id}&q=a%40example"
    assert "1 person of this list can be reminded now" in text_of(staff.get(remind))
    assert not mail.outbox

    with after_commit():
        assert "1 person was told." in text_of(staff.post(remind, follow=True))
    with after_commit():
        assert "Nobody was told" in text_of(staff.post(remind, follow=True))

    assert [email.to for email in mail.outbox] == [["a@example.org"]]
    assert "Nobody in this list can be reminded now" in text_of(staff.get(remind))


def test_a_coordinator_reminds_nobody_of_another_network_in_the_admin(south_staff, ending, after_commit):
    with after_commit():
        south_staff.post(
            f"/admin/applications/remind/?network={Membership.objects.get(user__email='north@example.org').network_id}"
        )

    assert ["north@example.org"] not in [email.to for email in mail.outbox]
