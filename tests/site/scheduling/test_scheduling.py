"""Publishing by the clock: at its minute, each item for itself, in both languages together."""

import datetime

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page

from pages.models import StandardPage
from scheduling.publishing import publish_due
from tests.publishing import publish_below

pytestmark = pytest.mark.postgresql

HOUR = datetime.timedelta(hours=1)


def scheduled_below(parent, **fields):
    """A draft that goes live in an hour."""
    page = StandardPage(live=False, **fields)
    parent.add_child(instance=page)
    page.go_live_at = timezone.now() + HOUR
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def after(delta=HOUR + datetime.timedelta(minutes=1)):
    return time_machine.travel(timezone.now() + delta)


def translation_of(page, publish=False, **fields):
    translation = page.copy_for_translation(Locale.objects.get(language_code="cy"))
    for name, value in fields.items():
        setattr(translation, name, value)
    revision = translation.save_revision()
    if publish:
        revision.publish()
    translation.refresh_from_db()
    return translation


def status(path):
    return Client().get(path).status_code


def test_a_page_appears_at_its_minute(home):
    scheduled_below(home, title="Soon", slug="soon")
    assert publish_due().done == []
    assert status("/soon/") == 404

    with after():
        report = publish_due()

    assert len(report.done) == 1
    assert status("/soon/") == 200


def test_what_is_over_before_the_clock_comes_back_is_never_shown(home, caplog):
    page = scheduled_below(home, title="Missed", slug="missed", expire_at=timezone.now() + 2 * HOUR)
    with after(3 * HOUR):
        publish_due()
        assert publish_due().done == []

    page.refresh_from_db()
    assert (page.live, page.first_published_at, page.approved_schedule) == (False, None, False)
    assert caplog.text.count("its end has passed too") == 1


def test_a_page_goes_at_its_minute(home):
    page = publish_below(home, StandardPage(title="Brief", slug="brief", expire_at=timezone.now() + HOUR))
    assert status("/brief/") == 200

    with after():
        publish_due()

    page.refresh_from_db()
    assert page.expired
    assert status("/brief/") == 404


def test_one_that_cannot_go_live_is_said_once_an_hour_and_does_not_hold_up_the_others(home, caplog):
    """A scheduled new address that another page has meanwhile taken is refused by Wagtail."""
    clash = publish_below(home, StandardPage(title="Clash", slug="clash"))
    clash.slug, clash.go_live_at = "wanted", timezone.now() + HOUR
    clash.save_revision().publish()
    publish_below(home, StandardPage(title="Taker", slug="wanted"))
    scheduled_below(home, title="Later", slug="later")

    with after():
        with pytest.raises(CommandError, match="Clash"):
            call_command("publish_scheduled")
        assert status("/later/") == 200
    for minute in (2, 3, 59, 62):
        with after(HOUR + datetime.timedelta(minutes=minute)), pytest.raises(CommandError, match="publish scheduled"):
            call_command("clock", once=True)

    lines = [record for record in caplog.records if record.name == "scheduling.publishing"]
    assert len(lines) == 2 and caplog.text.count("Traceback") == 0  # in the first minute, and an hour later
    assert all(
        said in lines[0].getMessage() for said in ("'Clash'", "already in use", f"/admin/pages/{clash.pk}/edit/")
    )

    with after():
        taker = Page.objects.get(slug="wanted")
        taker.slug = "out-of-the-way"
        taker.save()
        call_command("publish_scheduled")

    clash.refresh_from_db()
    assert clash.slug == "wanted"


def test_the_clock_reports_what_it_could_not_publish(home):
    page = scheduled_below(home, title="Broken", slug="broken")
    revision = page.scheduled_revision
    revision.content["slug"] = ""
    revision.content["title"] = ""
    revision.save()

    with after(), pytest.raises(CommandError, match="publish scheduled"):
        call_command("clock", once=True)


def test_before_the_hour_neither_language_is_anywhere(home, welsh_home):
    page = scheduled_below(home, title="Embargo", slug="embargo")
    translation_of(page, publish=True, title="Embargo Cymraeg")

    for path in ("/embargo/", "/cy/embargo/"):
        assert status(path) == 404
    sitemap = Client().get("/sitemap-1.xml").content.decode()
    assert "embargo" not in sitemap
    assert "Embargo" not in Client().get("/search/?q=embargo").content.decode().split("<main")[1].split("</form>")[1]


def test_a_translation_published_while_english_waits_goes_live_with_it(home, welsh_home):
    page = scheduled_below(home, title="Soon", slug="soon")
    translation = translation_of(page, publish=True, title="Yn fuan")
    assert not translation.live
    assert translation.scheduled_revision.approved_go_live_at == page.scheduled_revision.approved_go_live_at

    with after():
        publish_due()

    assert (status("/soon/"), status("/cy/soon/")) == (200, 200)


def test_a_translation_that_nobody_published_stays_a_draft(home, welsh_home):
    page = scheduled_below(home, title="Soon", slug="soon")
    translation_of(page, title="Yn fuan")

    with after():
        publish_due()

    assert (status("/soon/"), status("/cy/soon/")) == (200, 404)


def test_a_new_hour_for_english_is_the_hour_of_welsh(home, welsh_home):
    page = scheduled_below(home, title="Soon", slug="soon")
    translation = translation_of(page, publish=True)
    page.go_live_at = timezone.now() + 3 * HOUR
    page.save_revision().publish()

    assert translation.scheduled_revision.approved_go_live_at == page.go_live_at
    with after():
        publish_due()
    assert (status("/soon/"), status("/cy/soon/")) == (404, 404)


def test_english_published_early_takes_the_waiting_translation_along(home, welsh_home):
    page = scheduled_below(home, title="Soon", slug="soon")
    translation_of(page, publish=True)
    page.go_live_at = None
    page.save_revision().publish()

    assert (status("/soon/"), status("/cy/soon/")) == (200, 200)


def test_a_translation_never_goes_live_before_an_english_draft(home, welsh_home):
    page = StandardPage(title="Draft", slug="draft", live=False)
    home.add_child(instance=page)
    page.save_revision()

    translation = translation_of(page, publish=True)

    assert not translation.live
    assert translation.scheduled_revision is None


def test_a_cancelled_schedule_holds_for_the_translation(home, welsh_home):
    page = scheduled_below(home, title="Soon", slug="soon")
    translation_of(page, publish=True)
    revision = page.scheduled_revision
    revision.approved_go_live_at = None
    revision.save()

    with after():
        publish_due()

    assert (status("/soon/"), status("/cy/soon/")) == (404, 404)


def test_an_expiry_set_after_the_translation_holds_for_welsh_at_the_same_minute(home, welsh_home):
    page = publish_below(home, StandardPage(title="Brief", slug="brief"))
    translation_of(page, publish=True)
    page.expire_at = timezone.now() + HOUR
    page.save_revision().publish()

    with after():
        publish_due()

    assert (status("/brief/"), status("/cy/brief/")) == (404, 404)


def test_a_longer_life_for_english_is_a_longer_life_for_welsh(home, welsh_home):
    page = publish_below(home, StandardPage(title="Brief", slug="brief", expire_at=timezone.now() + HOUR))
    translation_of(page, publish=True)
    page.expire_at = timezone.now() + 3 * HOUR
    page.save_revision().publish()

    with after():
        publish_due()

    assert (status("/brief/"), status("/cy/brief/")) == (200, 200)
