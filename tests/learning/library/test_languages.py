"""On Welsh pages whatever is still in English says so, wherever it is shown."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from languages.locales import language_tag
from learning.library.models import Resource, ResourceTranslation
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.learning.library.factories import PDF, make_file, make_library, make_resource, make_section

ENGLISH = {"Title of notes", "About notes.", "It speaks of harm.", "Leader’s sheets", "Plainer words."}


@pytest.fixture
def member(client, home, welsh_home):
    network = NetworkFactory()
    resource = make_resource(make_section(make_library("south", [network])), "notes")
    ResourceTranslation.objects.filter(record=resource).update(content_note="It speaks of harm.")
    first = make_file(resource, name="Leader’s sheets")
    make_file(resource, name="Leader’s sheets", content=PDF + b"\n\n", replaces=first, what_changed="Plainer words.")
    user = UserFactory()
    MembershipFactory(user=user, network=network)
    client.force_login(user)
    return client


@pytest.mark.parametrize("path", ["learning/libraries/south/", "learning/libraries/south/notes/", "search/?q=notes"])
def test_english_words_of_a_resource_are_marked_on_welsh_pages_alone(member, path):
    def languages(address: str) -> dict[str, set[str]]:
        main = BeautifulSoup(member.get(address).content, "html.parser").main
        texts = [text for text in main.find_all(string=True) if text.strip() in ENGLISH]
        return {text.strip(): {text.find_parent(lang=True)["lang"] for text in texts} for text in texts}

    in_welsh, in_english = languages(f"/cy/{path}"), languages(f"/{path}")

    assert in_welsh and set(in_welsh) == set(in_english)
    assert all(found == {"en-GB"} for found in in_welsh.values()), in_welsh
    assert all(found == {language_tag("en-gb")} for found in in_english.values())


@pytest.mark.parametrize("path", ["learning/libraries/south/", "learning/libraries/south/notes/"])
def test_the_themes_of_a_resource_are_named_in_each_language_before_it_is_opened(member, path):
    Resource.objects.update(content_themes=["suicide"])

    def note(address: str) -> str:
        return " ".join(BeautifulSoup(member.get(address).content, "html.parser").main.get_text(" ").split())

    assert "Content note: suicide" in note(f"/{path}")
    assert "Nodyn cynnwys: hunanladdiad" in note(f"/cy/{path}")
