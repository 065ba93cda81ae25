"""Who follows a chapter by e-mail learns which entry changed, when and why: once a day, in her language."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.utils import timezone
from wagtail.models import Locale

from accounts.roles import sync_roles
from blueprint import followers
from blueprint.jobs import tell_followers
from blueprint.models import BlueprintPage, ChapterChange, ChapterPage, EndedChapter, EntryPage
from recycle_bin.services import delete_page, restore
from subscriptions.jobs import end_lists, forget_digests, send_what_is_due
from subscriptions.models import Sending, Subscriber, Subscription
from tests.blueprint.factories import change
from tests.browser import link_in
from tests.editing import at_desk
from tests.site.subscriptions.factories import sign_up, subscription, words

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def morning(run_worker):
    """The clock and the worker, at eight in the morning so many days later. Returns what was mailed."""

    def strike(days: int = 1) -> list:
        mail.outbox.clear()
        at = (timezone.now() + datetime.timedelta(days=days)).astimezone(followers.LONDON).replace(hour=8)
        with time_machine.travel(at, tick=False):
            for _minute in range(2):
                tell_followers()
                send_what_is_due()
                run_worker()
                end_lists()
        return list(mail.outbox)

    return strike


def follow(page: ChapterPage, email: str = "ann@example.org", language: str = "en-gb") -> Subscription:
    return subscription(email, language, list_key=ChapterPage.list_key_of(page.translation_key))


def in_welsh(*pages):
    made = []
    for page in pages:
        page = type(page).objects.get(pk=page.pk)
        copy = page.get_translation_or_none(Locale.objects.get(language_code="cy"))
        copy = copy or page.copy_for_translation(Locale.objects.get(language_code="cy"))
        copy.title = f"cy {page.title}"
        copy.save_revision().publish()
        made.append(copy)
    return made[-1]


@pytest.mark.parametrize("language", ["en-gb", "cy"])
def test_a_reader_follows_a_chapter_from_its_page_and_confirms_what_it_names(
    browser, welsh_home, chapter, make_entry, language
):
    make_entry()
    page = in_welsh(BlueprintPage.objects.get(), chapter) if language == "cy" else chapter
    shown = browser.get(page.url)
    form = BeautifulSoup(shown.content, "html.parser").find("section", attrs={"aria-labelledby": "follow"}).find("form")
    assert shown.headers["Cache-Control"].startswith("public") and "csrf" not in str(form)
    wrong = browser.post(form["action"], {"email": "ann@nowhere"})
    assert 'value="ann@nowhere"' in wrong.text and page.title in words(wrong) and "noindex" in wrong.text
    assert sign_up(browser, "ann@example.org", form["action"]).status_code == 302

    asked = Subscription.objects.get()
    assert (asked.language, asked.confirmed_at) == (language, None)
    assert page.title in mail.outbox[0].body
    link = link_in(mail.outbox[0])
    assert page.title in words(browser.get(link)) and Subscription.objects.get().confirmed_at is None
    assert page.title in words(browser.post(link, follow=True))
    assert Subscription.objects.get().confirmed_at


def test_one_person_has_one_key_and_leaves_each_list_by_itself_or_all_at_once(browser, chapter):
    news, chapters = subscription(), follow(chapter)
    assert news.subscriber == chapters.subscriber
    assert "What else you asked for stays" in words(browser.get(chapters.get_leave_url()))
    browser.post(chapters.get_leave_url(), {"List-Unsubscribe": "One-Click"})
    assert list(Subscription.objects.all()) == [news]

    follow(chapter)
    everything = browser.get(news.get_leave_all_url())
    assert "Newsletter" in words(everything) and "blueprint: Opening" in words(everything)
    assert everything.content.count(b"<form") == 1 and Subscription.objects.count() == 2
    assert "Your address is deleted" in words(browser.post(news.get_leave_all_url()))
    assert not Subscriber.objects.exists()
    assert "is on no list" in words(browser.get(news.get_leave_all_url()))


def test_the_email_says_which_when_and_why_once_a_day_as_the_feed_does(browser, chapter, make_entry, morning):
    follow(chapter)
    entry = change(make_entry(), reason="The bell was replaced.")
    make_entry(slug="two", title="Two doors", is_example=True)
    assert mail.outbox == [] and ChapterChange.objects.count() == 3

    (email,) = morning()
    assert email.subject == "Changed in “Opening”: HS-2, HS-1"
    html = email.alternatives[0].content
    for part in (email.body, html):
        for said in ("HS-1 One front door", "HS-2 Example: Two doors", "The bell was replaced.", "/blueprint/HS-1/v2/"):
            assert said in part, said
        assert "/blueprint/HS-1/v1/compare/v2/" in part and f"{timezone.localdate():%-d %B %Y}" in part
        assert Subscription.objects.get().get_leave_url() in part
    assert "The bell was replaced." in browser.get(f"{chapter.url}feed/").text
    assert email.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link_in_header(email) == Subscription.objects.get().get_leave_url()

    change(entry, reason="Painted green.")
    assert morning(days=0) == [], "a second run on the same day"
    (second,) = morning(days=2)
    assert "Painted green." in second.body and "The bell was replaced." not in second.body
    assert morning(days=3) == []


def link_in_header(email) -> str:
    return "/" + email.extra_headers["List-Unsubscribe"].strip("<>").split("/", 3)[3]


def test_minor_corrections_send_nothing_and_who_comes_later_is_told_nothing_old(chapter, make_entry, morning):
    entry = make_entry()
    follow(chapter)
    change(entry, reason="A comma.", is_minor_correction=True)
    assert morning() == [] and not Sending.objects.exists()


def test_a_withdrawn_work_is_told_with_its_reason_and_what_to_read_instead(chapter, make_entry, morning):
    other = make_entry(slug="two", title="Two doors")
    follow(chapter)
    entry = make_entry()
    withdrawn = {"withdrawn_on": "2026-05-03", "withdrawal_reason": "The law changed.", "replaced_by": other}
    change(entry, reason="", is_minor_correction=True, **withdrawn)
    (email,) = morning()
    assert "Withdrawn on 3 May 2026: The law changed." in email.body
    assert "Read instead: Two doors" in email.body and email.body.count("Withdrawn on") == 2  # and of version 1


def test_a_welsh_reader_is_told_of_welsh_versions_else_in_english_that_says_so(
    chapter, make_entry, morning, welsh_home
):
    entry = make_entry()
    in_welsh(BlueprintPage.objects.get(), chapter, entry)
    follow(chapter, "mair@example.org", "cy")
    follow(chapter)
    entry = change(entry, reason="The bell was replaced.")
    make_entry(slug="two", title="Two doors")
    in_welsh(entry)

    english, welsh = sorted(morning(), key=lambda email: email.to)
    assert "cy One front door" not in english.body and "HS-1 One front door" in english.body
    assert "“cy Opening”" in welsh.subject and "HS-1 cy One front door" in welsh.body
    assert "HS-1 One front door" not in welsh.body and "/cy/blueprint/HS-1/v2/" in welsh.body
    html = welsh.alternatives[0].content
    assert '<html lang="cy">' in html and '<p lang="en-GB">The bell was replaced.</p>' in html
    assert 'lang="en-GB">\n      <a href="http' in html and "Yn Saesneg yn unig." in html

    change(make_entry(slug="three", title="Three doors"), reason="A comma.", is_minor_correction=True)
    assert len(morning(days=2)) == 2


def test_a_welsh_version_alone_is_mailed_to_welsh_readers_alone(chapter, make_entry, morning, welsh_home):
    in_welsh(BlueprintPage.objects.get(), chapter)
    entry = make_entry()
    follow(chapter, "mair@example.org", "cy")
    follow(chapter)
    in_welsh(entry)
    assert [email.to for email in morning()] == [["mair@example.org"]]


def test_a_subscription_survives_a_rename_and_a_move(browser, chapter, make_entry, morning):
    held = follow(chapter)
    page = ChapterPage.objects.get(pk=chapter.pk)
    page.title, page.slug = "First & last months", "first-months"
    page.save_revision().publish()
    make_entry()
    (email,) = morning()
    assert "“First & last months”" in email.subject and "/blueprint/first-months/" in email.body
    assert "First & last months" in words(browser.get(held.get_leave_url()))


@pytest.mark.parametrize("by", ["unpublishing", "the bin", "code"])
def test_a_chapter_that_ends_says_so_once_and_forgets_its_followers(
    browser, admin_user, chapter, make_entry, morning, by
):
    held, both = follow(chapter), [follow(chapter, "bo@example.org"), subscription("bo@example.org")]
    make_entry()
    if by == "unpublishing":
        chapter.unpublish()
        assert morning(days=0) == []
    elif by == "the bin":
        delete_page(chapter, by=admin_user)
    else:
        ChapterPage.objects.get(pk=chapter.pk).delete()

    first, second = morning(days=1 if by != "unpublishing" else 2)
    for email in (first, second):
        assert email.subject == "The chapter “Opening” has ended" and "HS-1 One front door" in email.body
        assert "List-Unsubscribe" not in email.extra_headers and "/leave/" not in email.body
    assert list(Subscription.objects.all()) == [both[1]] and Subscriber.objects.count() == 1
    assert morning(days=3) == [] and morning(days=4) == []
    assert not EndedChapter.objects.exists()
    assert "not on this list" in words(browser.get(held.get_leave_url()))
    assert browser.get(f"/subscriptions/to/{held.list_key}/").status_code == 404
    assert browser.get(held.get_confirm_url()).status_code == 410


def test_a_chapter_that_is_back_the_next_morning_has_not_ended(admin_user, chapter, make_entry, morning):
    follow(chapter)
    make_entry()
    deletion = delete_page(chapter, by=admin_user)
    assert EndedChapter.objects.exists()
    restore(deletion, by=admin_user)
    assert [email.subject for email in morning()] == ["Changed in “Opening”: HS-1"]
    assert not EndedChapter.objects.exists() and Subscription.objects.exists()


def test_a_chapter_that_cannot_be_told_holds_up_no_other(landing, chapter, make_entry, morning, monkeypatch, caplog):
    other = landing.add_child(instance=ChapterPage(title="Design", slug="design"))
    other.save_revision().publish()
    for page in (chapter, other):
        follow(page)
    make_entry(slug="two", title="Two doors").move(other, pos="last-child")
    change(EntryPage.objects.get())
    make_entry()
    send_digest, broken = followers.send_digest, ChapterPage.list_key_of(chapter.translation_key)

    def fails_for_one(list_key, *details, **more):
        if list_key == broken:
            raise ValueError("odd")
        return send_digest(list_key, *details, **more)

    with monkeypatch.context() as patch:
        patch.setattr(followers, "send_digest", fails_for_one)
        assert [email.subject for email in morning()] == ["Changed in “Design”: HS-1"]
    assert "could not be told. It is tried again." in caplog.text
    assert [email.subject for email in morning()] == ["Changed in “Opening”: HS-2, HS-1"]


def test_an_editor_sees_how_many_follow_a_chapter_and_how_the_emails_went(chapter, make_entry, morning):
    sync_roles()
    report = "/admin/reports/chapter-followers/"
    editor = at_desk("blueprint editor")
    follow(chapter, "mair@example.org", "cy")
    make_entry()
    page = words(editor.get(report))
    assert "English: 0, Welsh: 1" in page and "None yet" in page
    morning()
    row = words(editor.get(report))
    assert "1 sent, 0 waiting, 0 failed" in row
    emails = f"{report}{Sending.objects.get().pk}/"
    assert emails in editor.get(report).text and "HS-1 v1" in words(editor.get(emails))
    assert "mair@example.org" not in editor.get(emails).text
    assert "Nobody gets it twice." in words(editor.post(emails, follow=True))
    assert at_desk("editor").get(emails).status_code == 302


def test_what_is_a_year_old_is_forgotten(chapter, make_entry, morning):
    follow(chapter)
    make_entry()
    morning()
    forget_digests()
    assert Sending.objects.exists() and ChapterChange.objects.exists()
    Sending.objects.update(prepared_at=timezone.now() - datetime.timedelta(days=366))
    forget_digests()
    assert not Sending.objects.exists() and not ChapterChange.objects.exists()
    assert morning(days=2) == [], "and is never told again"
