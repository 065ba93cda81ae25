"""Each kind of audience is whole: the rule, the forms and the sentences find all of it in its class."""

from __future__ import annotations

import pytest
from django.utils import translation

from learning.audiences import AUDIENCES, AudienceKind, audience_errors
from learning.library.models import Library


def test_each_kind_has_its_class_and_the_field_that_it_names():
    assert set(AUDIENCES) == set(AudienceKind)
    for audience in AUDIENCES.values():
        assert not audience.relation or Library._meta.get_field(audience.relation).many_to_many


@pytest.mark.parametrize("kind", AudienceKind)
def test_a_kind_that_names_nobody_yet_is_an_error_at_the_form_and_opens_nothing(kind):
    relation = AUDIENCES[kind].relation
    assert set(audience_errors({"audience_kind": kind})) == ({relation} if relation else set())
    assert not audience_errors({"audience_kind": kind, relation: ["somebody"]})


@pytest.mark.parametrize("kind", AudienceKind)
def test_a_library_that_is_not_saved_yet_can_say_whom_it_is_for(kind):
    audience = Library(audience_kind=kind).audience
    assert audience.sentence.startswith("Nobody can see this" if audience.relation else "Everyone")
    assert audience.title == "This library is closed."


def test_a_name_that_is_inserted_follows_no_welsh_word_that_would_change_it(monkeypatch):
    audience = Library(audience_kind=AudienceKind.NETWORKS).audience
    monkeypatch.setattr(type(audience), "names", ["Gwent", "Powys", "Caerdydd"])
    assert audience.short == "Gwent, Powys and Caerdydd"

    with translation.override("cy"):
        assert audience.short == "Gwent, Powys, Caerdydd"
        monkeypatch.setattr(type(audience), "names", ["Powys"])
        assert audience.short == "Powys"
