"""A picture of people is public as long as their consent stands: its pages, its files, its social card."""

from __future__ import annotations

import datetime

import pytest
import requests
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone

from core.registry import seconds_to_next_change
from core.storages import StorageUnavailable
from files.consent import WITHHELD, keep_to_consent
from files.jobs import FOLDERS, keep_pictures_to_consent, remove_what_no_row_names, retry_removals
from files.models import RENDITIONS, PublicImage, Rendition
from pages.models import StandardPage
from tests.editing import at_desk
from tests.publishing import publish_below
from tests.site.files import samples
from tests.site.files.test_metadata import SimpleUploadedFile

pytestmark = pytest.mark.postgresql
CONSENT = {"people": "yes", "consent_held_by": "Communications, form 12"}


def file() -> SimpleUploadedFile:
    return SimpleUploadedFile("group.jpg", samples.picture())


def yesterday() -> str:
    """As an editor types it."""
    return (timezone.localdate() - datetime.timedelta(days=1)).strftime("%d/%m/%Y")


def send(desk, address: str, **typed):
    typed = {"title": "A group", "description": "Five women at a table", "collection": "1"} | typed
    with TestCase.captureOnCommitCallbacks(execute=True):
        return desk.post(address, typed)


def add(desk, **typed):
    return send(desk, reverse("wagtailimages:add"), **{"file": file()} | typed)


def change(desk, image, **typed):
    return send(desk, reverse("wagtailimages:edit", args=[image.pk]), **CONSENT | typed)


def served(address: str) -> bytes | None:
    """What strangers get: on disk from the site, in a bucket from its server."""
    if address.startswith("http"):
        answer = requests.get(address)
        return answer.content if answer.status_code == 200 else None
    answer = Client().get(address)
    return answer.getvalue() if answer.status_code == 200 else None


def is_served(address: str) -> bool:
    return served(address) is not None


def addresses_of(image: PublicImage) -> list[str]:
    """Of its file and of the sizes that pages show."""
    return [image.file.url, *(size.file.url for size in image.renditions.filter(filter_spec__in=RENDITIONS))]


def a_day_passes() -> None:
    """By the rows and not by the clock, since an S3 server refuses what is signed for tomorrow. Nothing is saved."""
    PublicImage.objects.update(consent_ends_on=timezone.localdate() - datetime.timedelta(days=1))


def run_clock() -> int:
    with TestCase.captureOnCommitCallbacks(execute=True):
        return keep_pictures_to_consent()


def seen(path: str) -> tuple[int, str]:
    """How many pictures a page shows, and the address of its social card."""
    page = BeautifulSoup(Client().get(path).content, "html.parser")
    return len(page.main.select("picture img")), page.find("meta", property="og:image")["content"]


@pytest.fixture
def desk(home):
    return at_desk("editor")


@pytest.fixture
def image(desk):
    """A picture of people whose consent ends today."""
    add(desk, **CONSENT, consent_ends_on=timezone.localdate().strftime("%d/%m/%Y"))
    return PublicImage.objects.get()


@pytest.fixture
def page(home, image):
    image.contextual_alt_text = "Five women"
    body = [("picture", {"image": image, "caption": "At the table"})]
    return publish_below(home, StandardPage(title="Together", slug="together", body=body, social_image=image))


def test_when_the_consent_ends_the_picture_is_gone_everywhere_and_an_extension_brings_it_back(desk, image, page):
    shown, card = seen("/together/")
    addresses = [image.file.url, *(size.file.url for size in image.renditions.all())]
    assert shown == 1 and len(addresses) > len(RENDITIONS) and all(map(is_served, addresses))
    assert f"/{image.renditions.get(filter_spec__startswith='fill').file.name}" in card
    assert 0 < seconds_to_next_change() <= 24 * 60 * 60

    a_day_passes()
    assert seen("/together/")[0] == 0, "the page waits for the clock"
    assert run_clock() == 1
    assert run_clock() == 0

    assert not any(map(is_served, addresses))
    shown, other_card = seen("/together/")
    assert shown == 0 and other_card != card and "At the table" not in Client().get("/together/").content.decode()
    edit = desk.get(reverse("wagtailimages:edit", args=[image.pk])).content.decode()
    assert "No reader sees this picture: the consent has ended." in edit
    assert "A group" not in desk.get(reverse("wagtailimages_chooser:choose")).content.decode()

    withheld = PublicImage.objects.get().withheld_file
    assert withheld.startswith(f"{WITHHELD}/") and storages["private"].exists(withheld)

    change(desk, image, consent_ends_on="")
    shown, card = seen("/together/")
    assert shown == 1 and f"/{image.renditions.get(filter_spec__startswith='fill').file.name}" in card
    assert all(map(is_served, [addresses[0], *addresses_of(image)]))
    assert not storages["private"].exists(withheld)
    assert "A group" in desk.get(reverse("wagtailimages_chooser:choose")).content.decode()


def test_a_consent_that_is_taken_back_counts_at_once(desk, image, page):
    change(desk, image, consent_ends_on=yesterday())

    assert not is_served(image.file.url) and seen("/together/")[0] == 0
    for address in (f"chosen/{image.pk}/", f"chosen-multiple/?id={image.pk}"):
        assert desk.get(f"/admin/images/chooser/{address}").status_code == 404
    form = {"image-chooser-insertion-format": "fullwidth", "image-chooser-insertion-alt_text": "A group"}
    assert desk.post(f"/admin/images/chooser/{image.pk}/select_format/", form).status_code == 404
    assert desk.get(f"/admin/images/{image.pk}/preview/original/").status_code == 404


def withhold(desk, image) -> None:
    """As another process does."""
    a_day_passes()
    keep_to_consent(image.pk)


def replace(desk, image) -> None:
    change(desk, image, people="no", file=file())


@pytest.mark.parametrize(
    ("spec", "meanwhile"),
    [("fill-1200x630|format-jpeg", withhold), (RENDITIONS[0], withhold), (RENDITIONS[0], replace)],
    ids=["one is withheld", "many are withheld", "many are replaced"],
)
def test_a_size_that_is_ready_when_its_picture_was_withheld_or_replaced_is_not_kept(
    desk, image, page, monkeypatch, spec, meanwhile
):
    image.delete_renditions(list(image.renditions.values_list("file", flat=True)))
    place, late = Rendition.get_upload_to, []

    def place_late(self, filename):
        path = place(self, filename)
        if self.image.file.name == image.file.name:
            late.append(path)
            if self.filter_spec == spec:
                meanwhile(desk, image)
        return path

    with monkeypatch.context() as slow, TestCase.captureOnCommitCallbacks(execute=True):
        slow.setattr(Rendition, "get_upload_to", place_late)
        assert Client().get("/together/").status_code == 200

    assert late and not any(default_storage.exists(name) for name in late)
    assert not Rendition.objects.filter(file__in=late).exists()
    assert seen("/together/")[0] == (meanwhile is replace)


def test_the_clock_takes_away_a_size_that_a_killed_process_stored_of_a_withheld_picture(desk, image):
    change(desk, image, consent_ends_on=yesterday())
    left = image.renditions.create(filter_spec="width-420", file=ContentFile(samples.picture(), "group.jpg"))
    assert is_served(left.file.url)

    assert run_clock() == 1
    assert not is_served(left.file.url) and not image.renditions.exists()
    assert run_clock() == 0


def test_another_file_in_place_of_a_withheld_one_leaves_nothing_behind(desk, image, page):
    change(desk, image, consent_ends_on=yesterday())
    withheld = PublicImage.objects.get().withheld_file
    assert storages["private"].exists(withheld)

    change(desk, image, file=file(), people="no", consent_ends_on=yesterday())

    kept = PublicImage.objects.get()
    assert is_served(kept.file.url) and seen("/together/")[0] == 1
    assert not storages["private"].exists(withheld)
    assert (kept.consent_held_by, kept.consent_ends_on) == ("", None)


def test_a_withheld_file_that_is_not_deleted_at_once_is_deleted_later(desk, image, run_worker, monkeypatch):
    def away(*args):
        raise StorageUnavailable("away")

    change(desk, image, consent_ends_on=yesterday())
    withheld = PublicImage.objects.get().withheld_file
    with monkeypatch.context() as fault:
        fault.setattr(type(storages["private"]), "delete", away)
        send(desk, reverse("wagtailimages:delete", args=[image.pk]))
        run_worker()
        assert not PublicImage.objects.exists() and storages["private"].exists(withheld)

    assert retry_removals() == 1
    run_worker()
    assert not storages["private"].exists(withheld)


def test_one_of_many_is_seen_by_nobody_until_its_form_is_answered(desk):
    send(desk, reverse("wagtailimages:add_multiple"), **{"files[]": file()})
    image = PublicImage.objects.get()
    assert not is_served(image.file.url) and not image.renditions.exists()

    names = {"title": "A group", "collection": "1", **CONSENT}
    typed = {f"image-{image.pk}-{name}": value for name, value in names.items()}
    send(desk, reverse("wagtailimages:edit_multiple", args=[image.pk]), **typed)

    assert is_served(image.file.url) and image.renditions.count() == len(RENDITIONS)


def test_a_file_whose_row_was_rolled_back_is_removed_and_no_other(desk, image, monkeypatch):
    """In a folder of its own, since tests that run beside it share the bucket."""
    stored = [image.file.name, *image.renditions.values_list("file", flat=True)]
    assert {name.split("/")[0] for name in stored} < set(FOLDERS)
    monkeypatch.setattr("files.jobs.FOLDERS", {"alone": PublicImage})
    kept, left = (
        default_storage.save(f"alone/{folder}/group.jpg", ContentFile(samples.picture())) for folder in ("a1", "b2")
    )
    PublicImage.objects.filter(pk=image.pk).update(file=kept)
    remove_what_no_row_names()
    assert default_storage.exists(left), "its row may be on its way"

    monkeypatch.setattr("files.jobs.TIME_FOR_A_ROW", datetime.timedelta(0))
    assert remove_what_no_row_names() == 1
    assert default_storage.exists(kept) and not default_storage.exists(left)


def test_a_storage_that_is_away_is_asked_again_and_the_page_is_right_meanwhile(image, page, monkeypatch):
    def away(*args):
        raise StorageUnavailable("away")

    a_day_passes()
    addresses = addresses_of(image)
    with monkeypatch.context() as fault:
        fault.setattr(type(storages["private"]), "_save", away)
        assert keep_to_consent(image.pk) is False
        assert seen("/together/")[0] == 0
        PublicImage.objects.update(consent_ends_on=None)
        assert seen("/together/")[0] == 1 and len(addresses) > len(RENDITIONS) and all(map(is_served, addresses))

    a_day_passes()
    with monkeypatch.context() as fault:
        fault.setattr(type(storages["default"]), "delete", away)
        assert keep_to_consent(image.pk) is False
        assert all(map(is_served, addresses))

    assert run_clock() == 1 and not any(map(is_served, addresses))


def test_editors_are_told_thirty_days_before_with_the_pages(desk, image, page):
    add(
        desk,
        title="Another",
        **CONSENT,
        consent_ends_on=(timezone.localdate() + datetime.timedelta(days=31)).isoformat(),
    )

    start, report = desk.get("/admin/").content.decode(), desk.get(reverse("ending_consent")).content.decode()
    panel = BeautifulSoup(start, "html.parser").find(id="ending-consent-section").get_text()
    assert "A group" in panel and "Another" not in panel
    assert "A group" in report and "Together" in report and "Communications, form 12" in report
    assert "Another" not in report
    table = desk.get(reverse("ending_consent") + "?export=csv").getvalue().decode()
    assert "A group" in table and "Together" in table
    assert desk.get(reverse("wagtailadmin_home")).status_code == 200
    assert at_desk("translator").get(reverse("ending_consent")).status_code == 302
