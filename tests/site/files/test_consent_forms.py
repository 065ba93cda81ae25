"""A picture comes in when it is said whom it shows, and with their consent."""

from __future__ import annotations

import pytest
from django.urls import reverse

from files.models import PublicImage
from tests.editing import at_desk, errors_of
from tests.site.files.test_consent import CONSENT, add, file, send, yesterday

pytestmark = pytest.mark.postgresql


@pytest.mark.parametrize(
    ("typed", "field"), [({}, "people"), ({"people": "perhaps"}, "people"), ({"people": "yes"}, "consent_held_by")]
)
def test_a_picture_is_not_taken_before_it_is_said_whom_it_shows(home, typed, field):
    answer = add(at_desk("editor"), **typed)

    assert list(errors_of(answer)) == [field]
    assert not PublicImage.objects.exists()


@pytest.mark.parametrize("way_in", ["wagtailimages:add", "wagtailimages_chooser:create"])
def test_a_picture_is_not_taken_whose_consent_has_ended(home, way_in):
    typed = {"title": "A group", "collection": "1", "file": file(), "consent_ends_on": yesterday(), **CONSENT}
    prefix = "image-chooser-upload-" if "chooser" in way_in else ""
    answer = send(at_desk("editor"), reverse(way_in), **{prefix + name: value for name, value in typed.items()})

    assert answer.status_code == 200 and "This day is over" in answer.content.decode()
    assert not PublicImage.objects.exists()
