"""Every page, picture and document is public: nothing can be restricted, by whatever way."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction


def test_a_row_that_restricts_a_page_is_refused(home):
    with pytest.raises(PermissionDenied):
        PageViewRestriction.objects.create(page=home, restriction_type="login")


def test_a_row_that_restricts_a_collection_is_refused(db):
    with pytest.raises(PermissionDenied):
        CollectionViewRestriction.objects.create(collection=Collection.get_first_root_node(), restriction_type="login")


def test_the_database_check_finds_a_row_that_came_past_the_receiver(home):
    PageViewRestriction.objects.bulk_create([PageViewRestriction(page=home, restriction_type="login")])

    with pytest.raises(SystemCheckError, match="restricted"):
        call_command("check", databases=["default"])


def test_the_privacy_dialogs_offer_nothing(home, admin_client):
    page = admin_client.get(reverse("wagtailadmin_pages:edit", args=[home.pk])).content.decode()

    assert "set-privacy" not in page
    assert admin_client.get(reverse("wagtailadmin_pages:set_privacy", args=[home.pk])).status_code in {302, 403, 404}


def test_a_hand_made_post_to_the_collection_dialog_changes_nothing(admin_client, db):
    root = Collection.get_first_root_node()

    admin_client.post(
        reverse("wagtailadmin_collections:set_privacy", args=[root.pk]),
        {"restriction_type": "login", "password": "", "groups": []},
    )

    assert not CollectionViewRestriction.objects.exists()
