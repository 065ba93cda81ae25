"""Pictures and documents in use are not deleted; others go at once, from the store too."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from PIL import Image as Pillow
from wagtail.tasks import delete_file_from_storage_task

from files.jobs import retry_removals
from files.models import PublicDocument, PublicImage
from pages.models import StandardPage
from recycle_bin.models import Deletion
from tests.editing import at_desk
from tests.publishing import publish_below

pytestmark = pytest.mark.postgresql


def make_image() -> PublicImage:
    out = BytesIO()
    Pillow.new("RGB", (40, 30), "purple").save(out, "PNG")
    file = ContentFile(out.getvalue(), name="door.png")
    return PublicImage.objects.create(title="A door", file=file, people="no")


def make_document() -> PublicDocument:
    return PublicDocument.objects.create(title="A report", file=ContentFile(b"Words.", name="report.txt"))


def in_text(item) -> dict:
    """Fields of a page whose text uses it: a link to a document, or a picture for shared links."""
    if isinstance(item, PublicImage):
        return {"social_image": item}
    return {"body": [("rich_text", f'<p><a linktype="document" id="{item.pk}">read</a></p>')]}


def single(item):
    name = "wagtailimages" if isinstance(item, PublicImage) else "wagtaildocs"
    return reverse(f"{name}:delete", args=[item.pk])


def uploaded(item):
    name = "wagtailimages" if isinstance(item, PublicImage) else "wagtaildocs"
    return reverse(f"{name}:delete_multiple", args=[item.pk])


def bulk(item):
    names = [item._meta.app_label, item._meta.model_name, "delete"]
    return reverse("wagtail_bulk_action", args=names) + f"?id={item.pk}"


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.fixture(params=[make_image, make_document])
def item(request, home):
    return request.param()


@pytest.fixture
def page(home, item):
    return publish_below(home, StandardPage(title="Using", slug="using", **in_text(item)))


@pytest.fixture
def desk(home):
    return at_desk("publisher")


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def is_there(item):
    return type(item).objects.filter(pk=item.pk).exists() and item.file.storage.exists(item.file.name)


@pytest.mark.parametrize("address", [single, bulk])
def test_what_is_in_use_is_refused_with_the_list_of_where(desk, item, page, address):
    for response in (desk.get(address(item)), desk.post(address(item))):
        assert "Nothing was deleted." in text_of(response)
        assert f'<a href="/admin/pages/{page.pk}/edit/">Standard page: Using (English)</a>' in text_of(response)
    assert is_there(item)


def test_the_form_for_many_files_deletes_nothing_in_use(desk, item, page):
    desk.post(uploaded(item), headers={"X-Requested-With": "XMLHttpRequest"})

    assert is_there(item)


def test_a_later_draft_uses_it_as_well(desk, item, home):
    page = publish_below(home, StandardPage(title="Using", slug="using"))
    for name, value in in_text(item).items():
        setattr(page, name, value)
    page.save_revision()

    assert "Using (English) (only in a draft)" in text_of(desk.post(single(item)))
    assert is_there(item)


def test_a_scheduled_version_uses_it_as_well_behind_a_newer_draft(desk, item, home):
    page = StandardPage(title="Using", slug="using", live=False)
    home.add_child(instance=page)
    for name, value in in_text(item).items():
        setattr(page, name, value)
    page.save_revision(approved_go_live_at=timezone.now() + timedelta(days=2))
    page.social_image, page.body = None, []
    page.save_revision()

    assert "Using (English) (only in a draft)" in text_of(desk.post(single(item)))
    assert is_there(item)


def test_a_page_in_the_bin_keeps_its_pictures_and_documents(desk, item, page):
    at_desk("administrator").post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert "In the bin: Using" in text_of(desk.post(single(item)))
    assert is_there(item)

    desk.post(reverse("recycle_bin:restore", args=[Deletion.objects.get().pk]))
    assert "Standard page: Using" in text_of(desk.get(single(item)))


def test_the_title_of_a_page_that_she_may_not_open_is_not_told(item, page):
    shown = text_of(at_desk("network editor").get(single(item)))

    assert "Nothing was deleted." in shown and "Standard page" in shown
    assert "Using" not in shown


@pytest.mark.parametrize("address", [single, bulk, uploaded])
def test_what_nothing_uses_goes_at_once_from_the_store_too(desk, item, committed, address):
    kept = [item.file]
    if isinstance(item, PublicImage):
        kept.append(item.get_rendition("width-20").file)

    with committed():
        desk.post(address(item), headers={"X-Requested-With": "XMLHttpRequest"})

    assert not type(item).objects.filter(pk=item.pk).exists()
    assert not [file.name for file in kept if file.storage.exists(file.name)]


def run(task) -> DBTaskResult:
    """As the worker runs it."""
    result = DBTaskResult.objects.get(pk=task.id)
    result.claim("worker")
    try:
        result.set_successful(result.task.call(*result.args_kwargs["args"]))
    except OSError as error:
        result.set_failed(error)
    return result


def test_what_the_store_did_not_remove_is_tried_again(item, settings, monkeypatch):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    task = delete_file_from_storage_task.enqueue(item.file.storage.deconstruct(), item.file.name)

    def away(self, name):
        raise OSError("The store is away.")

    with monkeypatch.context() as patch:
        patch.setattr(type(storages["default"]), "delete", away)
        assert run(task).status == "FAILED"

    assert retry_removals() == 1
    assert DBTaskResult.objects.ready().filter(pk=task.id).exists()
    assert run(task).status == "SUCCESSFUL"
    assert not item.file.storage.exists(item.file.name)


def test_a_removal_that_runs_twice_takes_no_later_file_of_its_name(item, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    task = delete_file_from_storage_task.enqueue(item.file.storage.deconstruct(), item.file.name)
    assert run(task).status == "SUCCESSFUL" and not item.file.storage.exists(item.file.name)
    later = make_image() if isinstance(item, PublicImage) else make_document()
    assert later.filename == item.filename

    DBTaskResult.objects.update(status="READY")
    run(task)

    assert later.file.storage.exists(later.file.name)
