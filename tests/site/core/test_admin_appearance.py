"""The admin is the charity's own: its name, its mark, its two languages, and nothing about what it has not."""

from __future__ import annotations

import re

from django.urls import reverse
from wagtail.users.models import UserProfile

from accounts.models import User
from tests.browser import Browser
from tests.factories import UserFactory


def test_the_admin_bears_the_name_and_mark_of_the_charity(admin_client, home):
    page = admin_client.get("/admin/").content.decode()

    assert re.search(r"<title>[^<]* - One Small Thing</title>", page)
    mark = re.search(r"<template data-wagtail-sidebar-branding-logo>(.*?)</template>", page, re.DOTALL).group(1)
    assert "core/icons/icon.svg" in mark and "One Small Thing" in mark
    assert "wagtailadmin/images/favicon.ico" not in page
    missing = admin_client.get("/admin/nothing-here/").content.decode()
    assert "core/icons/icon.svg" in missing and "Wagtail" not in re.sub(r"<script.*?</script>", "", missing)


def test_lists_have_no_column_about_privacy(admin_client, home):
    home.save_revision(user=User.objects.get(), log_action=True)

    page = admin_client.get("/admin/").content.decode()

    assert "Your most recent edits" in page and "Privacy" not in page


def test_an_editor_may_choose_welsh_for_the_admin(admin_client, home):
    account = reverse("wagtailadmin_account")
    page = admin_client.get(account).content.decode()
    offered = re.findall(r'<option value="([^"]*)"', re.search(r"preferred_language.*?</select>", page, re.DOTALL)[0])
    assert offered == ["", "en-gb", "cy"]
    assert "time_zone" not in page

    profile = UserProfile.get_for_user(User.objects.get())
    profile.preferred_language = "cy"
    profile.save()
    page = admin_client.get("/admin/").content.decode()
    assert '<html lang="cy"' in page
    assert "Llyfrgelloedd" in page and "Libraries" not in page


def language_of_the_admin(browser):
    return re.search(r'<html lang="([^"]*)"', browser.get("/admin/").content.decode())[1]


def test_the_admin_is_in_the_language_of_the_emails(home):
    person = UserFactory(roles=["translator"], preferred_language="cy")
    browser = Browser()
    browser.force_login(person)
    assert language_of_the_admin(browser) == "cy"

    browser.post(reverse("account_details"), {"name": "Nadia", "preferred_language": "en-gb"})
    assert language_of_the_admin(browser) == "en-gb"

    account_form = {
        "name_email-first_name": "Nadia",
        "name_email-last_name": "Translator",
        "locale-preferred_language": "cy",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
    }
    browser.post(reverse("wagtailadmin_account"), account_form)
    assert language_of_the_admin(browser) == "cy"
    person.refresh_from_db()
    assert person.preferred_language == "cy"
