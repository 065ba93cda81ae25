"""What a role may do follows from rules: a new app, a new language or a new permission needs no new line."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import GroupPagePermission, Locale

from accounts.roles import may, sync_roles
from core.our_apps import is_ours

pytestmark = pytest.mark.django_db


def permissions_of(role: str) -> set[str]:
    rows = Group.objects.get(name=role).permissions.values_list("content_type__app_label", "codename")
    return {f"{app_label}.{codename}" for app_label, codename in rows}


@pytest.fixture
def publish_menu():
    """A permission that an app defines after the roles were made."""
    menu = ContentType.objects.get(app_label="navigation", model="menu")
    permission, _made = Permission.objects.get_or_create(
        content_type=menu, codename="publish_menu", defaults={"name": "Can publish menu"}
    )
    Group.objects.get(name="publisher").permissions.remove(permission)


def test_an_administrator_may_do_everything_with_every_model_of_ours():
    sync_roles()
    ours = [model for model in apps.get_models() if is_ours(model) and not model._meta.proxy]
    wanted = {
        f"{model._meta.app_label}.{codename}"
        for model in ours
        for codename in Permission.objects.filter(content_type=ContentType.objects.get_for_model(model)).values_list(
            "codename", flat=True
        )
    }

    assert "accounts.change_user" in wanted
    assert wanted <= permissions_of("administrator")


def test_other_peoples_apps_are_not_the_administrators_by_rule():
    sync_roles()

    assert not [name for name in permissions_of("administrator") if name.startswith(("sessions.", "mfa.", "account."))]


def test_editors_draft_what_stands_around_a_page_and_publishers_publish_it(publish_menu):
    sync_roles()

    assert {"navigation.add_menu", "navigation.change_menu", "navigation.view_menu"} <= permissions_of("editor")
    assert "navigation.publish_menu" not in permissions_of("editor")
    assert {"navigation.publish_menu", "navigation.change_menu"} <= permissions_of("publisher")


@pytest.mark.parametrize(
    ("role", "codenames"),
    [
        ("translator", {"change_page"}),
        ("publisher", {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"}),
        ("editor", set()),
    ],
)
@pytest.mark.parametrize("language", ["cy", "ur"])
def test_a_home_in_another_language_opens_to_those_who_translate_and_publish(home, role, codenames, language):
    locale, _made = Locale.objects.get_or_create(language_code=language)

    other = home.copy_for_translation(locale)

    granted = GroupPagePermission.objects.filter(page=other, group__name=role)
    assert set(granted.values_list("permission__codename", flat=True)) == codenames


def test_actions_and_models_make_the_names_of_permissions():
    assert may("add change", "networks.network") == ("networks.add_network", "networks.change_network")
    assert may("view", "navigation.*") == ("navigation.view_*",)
