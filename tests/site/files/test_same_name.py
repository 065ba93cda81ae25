"""Pictures whose files have one name, as phones give it, are never taken for one another."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.storage import storages
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from PIL import Image as Pillow
from wagtail.tasks import delete_file_from_storage_task

from files.models import RENDITIONS, PublicImage
from tests.editing import at_desk
from tests.site.files.test_consent import CONSENT, add, addresses_of, change, is_served, send, served, yesterday
from tests.site.files.test_deleting import run
from tests.site.files.test_metadata import SimpleUploadedFile

pytestmark = pytest.mark.postgresql


@pytest.fixture
def desk(home):
    return at_desk("editor")


def one_colour(colour: str) -> SimpleUploadedFile:
    out = BytesIO()
    Pillow.new("RGB", (40, 30), colour).save(out, "JPEG")
    return SimpleUploadedFile("image.jpg", out.getvalue())


def colours_of(image: PublicImage) -> set[str]:
    """What is seen at its addresses."""
    image = PublicImage.objects.get(pk=image.pk)
    files = [served(address) for address in addresses_of(image)]
    assert len(files) == 1 + len(RENDITIONS)
    pixels = [Pillow.open(BytesIO(content)).convert("RGB").getpixel((9, 9)) if content else None for content in files]
    return {"nothing" if pixel is None else "red" if pixel[0] > pixel[2] else "blue" for pixel in pixels}


def test_two_of_many_with_one_name_stay_two_pictures(desk):
    for colour in ("red", "blue"):
        send(desk, reverse("wagtailimages:add_multiple"), **{"files[]": one_colour(colour)})
    red, blue = PublicImage.objects.order_by("pk")
    assert not is_served(red.file.url) and not is_served(blue.file.url)

    for image in (red, blue):
        typed = {f"image-{image.pk}-{name}": value for name, value in {"title": "One", "collection": "1"}.items()}
        answer = reverse("wagtailimages:edit_multiple", args=[image.pk])
        send(desk, answer, **typed, **{f"image-{image.pk}-people": "no"})
    assert (colours_of(red), colours_of(blue)) == ({"red"}, {"blue"})

    public = addresses_of(red)
    change(desk, red, consent_ends_on=yesterday())
    assert not any(map(is_served, public)) and colours_of(blue) == {"blue"}


def extend(desk, image):
    change(desk, image, consent_ends_on="")
    assert colours_of(image) == {"red"}


def delete(desk, image):
    send(desk, reverse("wagtailimages:delete", args=[image.pk]))
    assert PublicImage.objects.count() == 1


def replace(desk, image):
    change(desk, image, file=one_colour("blue"), people="no")
    assert colours_of(image) == {"blue"}


def replace_and_withhold(desk, image):
    change(desk, image, file=one_colour("blue"), consent_ends_on=yesterday())
    extended = PublicImage.objects.get(pk=image.pk)
    assert extended.withheld_file and not is_served(extended.file.url)
    change(desk, image, consent_ends_on="")
    assert colours_of(image) == {"blue"}


@pytest.mark.parametrize("then", [extend, delete, replace, replace_and_withhold])
def test_a_withheld_picture_and_a_later_one_of_its_name_never_meet(desk, then):
    add(desk, file=one_colour("red"), **CONSENT)
    change(desk, PublicImage.objects.get(), consent_ends_on=yesterday())
    withheld = PublicImage.objects.get()
    add(desk, file=one_colour("blue"), people="no")
    other = PublicImage.objects.exclude(pk=withheld.pk).get()
    assert withheld.withheld_file and colours_of(other) == {"blue"}

    then(desk, withheld)

    assert colours_of(other) == {"blue"}
    assert is_served(withheld.file.url) == (then is extend)
    assert not storages["private"].exists(withheld.withheld_file)


def test_a_worker_that_is_late_removes_no_size_that_was_made_meanwhile(desk, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    add(desk, file=one_colour("red"), **CONSENT)
    image = PublicImage.objects.get()
    change(desk, image, consent_ends_on=yesterday())
    change(desk, image, consent_ends_on="")

    late = DBTaskResult.objects.ready().filter(task_path=delete_file_from_storage_task.module_path)
    assert len([run(task) for task in late]) >= len(RENDITIONS)

    assert colours_of(image) == {"red"}
