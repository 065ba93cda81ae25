"""What a menu, a helpline and a notice refuse, with a sentence."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from navigation.enums import MenuLocation
from navigation.models import Helpline, Menu, MenuItem, Notice, OrganisationDetails
from tests.site.navigation.factories import make_details, make_menu

pytestmark = pytest.mark.postgresql


@pytest.mark.parametrize("number", ["call us", "0808-2000", "x", ""])
def test_a_number_is_digits_and_spaces(db, number):
    with pytest.raises(ValidationError):
        Helpline(number=number).full_clean()


def test_spaces_typed_twice_are_one(db):
    line = Helpline(number="116  123 ")
    line.full_clean()

    assert line.number == "116 123"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "www.gov.uk:alert(1)", "//evil.example/"]
)
def test_an_address_has_a_known_scheme(home, address):
    with pytest.raises(ValidationError, match="begins with https"):
        MenuItem(address=address).clean_fields(exclude=["menu"])


def test_a_link_leads_to_one_place(home):
    with pytest.raises(ValidationError, match="one of the two"):
        MenuItem(page=home, address="/x/").clean()


def test_there_is_one_main_menu_and_one_record_of_details(db):
    make_menu()
    make_details()

    with pytest.raises(ValidationError, match="Change that one"):
        Menu(location=MenuLocation.MAIN).full_clean()
    with pytest.raises(ValidationError, match="Change that one"):
        OrganisationDetails().full_clean()


def test_a_notice_ends_after_it_starts(db):
    moment = timezone.now()
    with pytest.raises(ValidationError, match="after the start"):
        Notice(go_live_at=moment, expire_at=moment).full_clean()
