"""A form as readers meet it, over HTTP: in both languages, on old browsers, and with everything that people type."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.utils import timezone

from core.registry import seconds_to_next_change
from events.models import EventIndexPage
from forms.models import FormPage, FormSubmission
from tests.publishing import publish_below
from tests.reading import words_that_meet
from tests.site.forms.factories import form_page, keys, opened, question, send, typed

SENT = "/about/ask-for-a-place/?sent="


def words(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def only_answer() -> FormSubmission:
    return FormSubmission.objects.get()


@pytest.mark.postgresql
@pytest.mark.parametrize(
    "headers",
    [{}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}, {"Referer": "http://testserver/about/"}],
)
def test_an_answer_is_kept_under_keys_whatever_the_browser_says_of_itself(place, headers):
    visitor = Client(headers=headers)
    response = send(visitor, place)

    assert response.status_code == 302 and response.url.startswith(SENT)
    assert not response.cookies
    assert "We have your answer" in words(visitor.get(response.url))
    for nobody_sent in ("?sent=1", "?sent=", f"?sent={opened(visitor, place)}"):
        assert "We have your answer" not in words(visitor.get(place.url + nobody_sent))
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=2)):
        assert "We have your answer" not in words(visitor.get(response.url))
    known = keys(place)
    assert only_answer().form_data == {
        known["Your name"]: "Example Person",
        known["Your e-mail address"]: "person@example.org",
        known["How many people?"]: 2,
        known["Which day?"]: "2027-03-27",
        known["When?"]: known["Afternoon"],
        known["What do you need?"]: [known["Large print"], known["A quiet room"]],
        known["Anything else?"]: "First line.\nSecond line.",
        "consent": True,
    }
    thanks = visitor.get(response.url)
    assert "We have your answer" in words(thanks) and "We answer within two weeks." in words(thanks)
    assert thanks.headers["Cache-Control"] == "private, no-store"
    assert 'content="noindex"' in thanks.content.decode()


def test_another_site_cannot_send_it(place):
    evil = Client(headers={"Origin": "https://evil.example"})
    assert evil.post(place.url, typed(place)).status_code == 403
    assert not FormSubmission.objects.exists()


def test_the_page_is_the_same_for_everybody_and_without_a_cookie(place, django_assert_max_num_queries):
    Client().get("/")  # reads what stands around every page
    with django_assert_max_num_queries(20):
        first = Client().get(place.url)
    second = Client().get(place.url)

    assert first.content == second.content
    assert not first.cookies
    assert first.headers["Cache-Control"].startswith("public")
    assert "csrf" not in first.content.decode()
    assert words_that_meet(first.content.decode()) == []


def test_the_page_says_how_long_answers_are_kept_and_each_has_the_day_that_it_was_promised(place, browser):
    shown = words(browser.get(place.url))
    assert "We delete each of them 6 months after it was sent." in shown.partition("Send")[0]
    with time_machine.travel("2026-08-31 12:00", tick=False):
        send(browser, place)
    assert only_answer().delete_on == datetime.date(2027, 2, 28)

    place.delete_on = datetime.date(2027, 7, 1)
    place.save_revision().publish()
    assert "We delete all of them on 1 July 2027." in words(Client().get(place.url))
    assert only_answer().delete_on == datetime.date(2027, 2, 28)


def test_it_closes_when_its_day_begins_in_london_and_no_page_is_kept_beyond_that(place):
    place.delete_on = datetime.date(2027, 7, 2)
    place.save_revision().publish()
    for moment, is_closed in (("22:59", False), ("23:01", True)):  # summer time: 23:59 and 00:01
        with time_machine.travel(f"2027-07-01 {moment}+00:00", tick=False):
            assert ("This form is closed" in words(Client().get(place.url))) is is_closed
            assert (seconds_to_next_change() == 60) is not is_closed


def test_a_form_whose_answers_would_be_deleted_today_is_closed(place, browser):
    moment = opened(browser, place)
    place.delete_on = timezone.localdate()
    place.save_revision().publish()

    assert "This form is closed" in words(browser.get(place.url))
    assert "<form method" not in browser.get(place.url).content.decode().replace('action="/search/"', "")
    late = browser.post(place.url, typed(place) | {"made": moment})
    assert "It closed while you had it open" in words(late)
    assert "Example Person" in late.content.decode()
    assert not FormSubmission.objects.exists()


def test_what_is_wrong_is_listed_with_links_and_everything_typed_is_still_there(place, browser):
    known = keys(place)
    wrong = {
        "Your name": "",
        "Your e-mail address": "nobody@[127.0.0.1]",
        "How many people?": "two",
        "Which day?": ["31", "2", "2027"],
        "When?": "no-such-key",
        "What do you need?": [known["Large print"]],
        "Anything else?": "x" * 20_000,
    }
    response = send(browser, place, **wrong)

    page = BeautifulSoup(response.content, "html.parser")
    summary = page.find(class_="errors")
    links = {link.get_text(): link["href"] for link in summary.find_all("a")}
    assert links == {
        "Write an answer to “Your name”.": f"#id_{known['Your name']}",
        "Write a whole e-mail address, for example name@example.org, to answer “Your e-mail address”.": (
            f"#id_{known['Your e-mail address']}"
        ),
        "Write a whole number, for example 3, to answer “How many people?”.": (f"#id_{known['How many people?']}"),
        "Write a day that exists, for example 27 3 2027, to answer “Which day?”.": f"#id_{known['Which day?']}_0",
        "Choose from the answers to “When?”.": f"#id_{known['When?']}_0",
        "“Anything else?” takes at most 5,000 characters. You wrote 20,000.": f"#id_{known['Anything else?']}",
    }
    assert all(page.find(id=target.removeprefix("#")) for target in links.values())
    assert page.title.get_text().strip().startswith("Error:")
    fields = {label: page.find(attrs={"name": known[label]}) for label in wrong}
    day = [page.find(attrs={"name": f"{known['Which day?']}_{part}"})["value"] for part in ("day", "month", "year")]
    assert day == ["31", "2", "2027"]
    assert fields["Your e-mail address"]["value"] == "nobody@[127.0.0.1]"
    assert fields["How many people?"]["value"] == "two"
    assert fields["Anything else?"].get_text().strip() == "x" * 20_000
    assert page.find("input", value=known["Large print"]).has_attr("checked")
    assert page.find("input", attrs={"name": "consent"}).has_attr("checked")
    assert not FormSubmission.objects.exists()


@pytest.mark.postgresql
@pytest.mark.parametrize(
    ("label", "answer", "kept"),
    [
        ("Your name", "  Mari\x00 \u202eŵyn\x07\r\nBcc: x@example.org ", "Mari ŵyn Bcc: x@example.org"),
        ("Anything else?", "One\x0b\x00\r\n\r\n\u202eThree\x1b", "One\n\n\nThree"),
        ("How many people?", "1,200", 1200),
        ("Which day?", ["1", "02", "27"], "2027-02-01"),
        ("Which day?", ["1", " February ", "2027"], "2027-02-01"),
        ("Which day?", ["01/02/2027", "", ""], "2027-02-01"),
        ("Which day?", ["", " ", ""], ""),
        ("What do you need?", [], []),
    ],
)
def test_what_people_type_is_cleaned(place, browser, label, answer, kept):
    send(browser, place, **{label: answer})

    assert only_answer().form_data[keys(place)[label]] == kept


def test_words_of_an_editor_are_no_placeholders_and_no_html(about, browser):
    odd = "Are you 100% <b>sure</b> %(label)s?"
    page = publish_below(about, form_page(questions=[question("email", odd, odd)], consent="", confirms=False))
    key = keys(page)[odd]

    shown = browser.post(page.url, {key: "no"})

    assert f"to answer “{odd}”" in words(shown) and "<b>sure" not in shown.content.decode()


def test_a_robot_is_asked_again_and_a_person_loses_nothing(place, browser):
    sentence = "press the button once more"
    moment = opened(browser, place)
    traps = [
        {"made": moment, "website": "https://spam.example"},
        {},
        {"made": "forged"},
        {"made": opened(browser, place, ago=2 * 24 * 60 * 60)},
        {"made": opened(browser, place, ago=0)},
    ]
    for trap in traps:
        response = browser.post(place.url, typed(place) | trap)
        page = BeautifulSoup(response.content, "html.parser")
        assert sentence in page.find(class_="errors").get_text(), trap
        assert page.find(attrs={"name": keys(place)["Your name"]})["value"] == "Example Person"
    assert not FormSubmission.objects.exists()

    # the page that came back is pressed again a little later
    again = page.find("input", attrs={"name": "made"})["value"]
    with time_machine.travel(timezone.now() + datetime.timedelta(seconds=5)):
        response = browser.post(place.url, typed(place) | {"made": again, "website": ""})
    assert response.url.startswith(SENT) and FormSubmission.objects.count() == 1


@pytest.mark.postgresql
def test_a_second_press_makes_no_second_answer_and_a_later_one_does(place, browser):
    form = typed(place) | {"made": opened(browser, place)}
    assert all(browser.post(place.url, form).url.startswith(SENT) for _press in range(2))
    assert FormSubmission.objects.count() == 1 and len(mail.outbox) == 2

    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=2)):
        browser.post(place.url, form)
    assert FormSubmission.objects.count() == 2


@pytest.mark.postgresql
def test_equal_answers_of_several_people_are_all_kept_and_none_says_from_where_it_came(place, browser):
    form = typed(place) | {"made": opened(browser, place)}  # the page is cached, so all have the same moment in it
    for number in range(7):
        for _press in range(2):
            browser.post(place.url, form, REMOTE_ADDR=f"203.0.113.{number}")

    assert FormSubmission.objects.count() == 7
    assert "203.0.113." not in str(list(FormSubmission.objects.values()))


def test_too_many_from_one_address_wait_and_keep_what_they_wrote(place, browser, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"answer_form": "1/10m/ip"}
    send(browser, place)
    response = send(browser, place, **{"Your name": "Another Person"})

    assert response.status_code == 429
    assert "wait ten minutes" in words(response) and "Another Person" in response.content.decode()
    assert FormSubmission.objects.count() == 1


def test_the_welsh_form_has_welsh_words_and_the_same_keys(place, welsh_place, browser):
    shown = words(browser.get(welsh_place.url))
    for welsh in ("Gofyn am le", "Eich enw", "Prynhawn", "Ystafell dawel", "Cewch gadw hyn."):
        assert welsh in shown
    assert "Your name" not in shown and "Afternoon" not in shown
    assert keys(place)["Afternoon"] == keys(welsh_place)["Prynhawn"]

    wrong = browser.post(welsh_place.url, typed(place) | {keys(place)["Your name"]: ""})
    assert "“Eich enw”" in words(wrong)
    day = {"Which day?": ["01/02/2027", "", ""]}
    response = send(browser, welsh_place, place, **day)
    send(browser, place, **day)

    assert response.url.startswith(f"{welsh_place.url}?sent=")
    assert "Byddwn yn ateb o fewn pythefnos." in words(browser.get(response.url))
    welsh, english = FormSubmission.objects.order_by("pk")
    assert (welsh.language, english.language) == ("cy", "en-gb")
    assert welsh.form_data == english.form_data
    assert welsh.form_data[keys(place)["Which day?"]] == "2027-02-01"
    assert welsh.page_id == english.page_id == place.pk
    assert mail.outbox[0].subject == "Mae eich ateb gennym"
    assert "“Gofyn am le”" in mail.outbox[0].body


def test_a_form_to_ask_for_a_place_can_stand_below_the_events(home, browser):
    events = publish_below(home, EventIndexPage(title="Events", slug="events"))
    assert FormPage.can_create_at(events)
    publish_below(events, form_page())
    assert browser.get("/events/ask-for-a-place/").status_code == 200
    assert "ask-for-a-place" not in browser.get("/events/").content.decode()
