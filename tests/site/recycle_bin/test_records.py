"""Each kind of record goes into the bin, is as if it had never been, and comes back as it was."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core import serializers
from django.urls import reverse
from wagtail.models import Revision
from wagtail.snippets.models import get_snippet_models

from learning.library.models import Download, Library, Resource, ResourceFile
from learning.networks.models import Organisation
from navigation.models import Helpline, Menu
from recycle_bin.models import DeletedRow, Deletion
from tests.browser import Browser
from tests.editing import at_desk
from tests.factories import (
    MembershipFactory,
    NetworkFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.learning.library.factories import PDF, make_file, make_library, make_resource, make_section
from tests.site.navigation.factories import item, make_details, make_helpline, make_menu, make_notice
from tests.site.recycle_bin.makers import MAKERS, a_network

pytestmark = pytest.mark.postgresql

#: Made anew from the others, or a record of what was done.
LEFT_OUT = {
    "recycle_bin", "sessions", "contenttypes", "wagtailsearch", "modelsearch", "django_tasks_db", "wagtailadmin", "admin",
}  # fmt: skip
LOGS = {"library.pack", "meetings.meetingchange", "wagtailcore.modellogentry", "wagtailcore.pagelogentry", "accounts.user", "account.emailaddress"}  # fmt: skip


def whole_database() -> dict[str, list]:
    return {
        model._meta.label_lower: list(serializers.serialize("python", model._base_manager.order_by("pk")))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in LEFT_OUT and model._meta.label_lower not in LOGS
    }


def delete_url(record):
    return reverse(record.snippet_viewset.get_url_name("delete"), args=[record.pk])


def restore_url():
    return reverse("recycle_bin:restore", args=[Deletion.objects.get().pk])


def text_of(response):
    return " ".join(response.content.decode().split())


def test_every_kind_of_record_is_tried():
    ours = {model._meta.label_lower for model in get_snippet_models() if model._meta.app_label != "wagtailcore"}
    assert ours <= set(MAKERS)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_record_is_gone_and_comes_back_as_it_was(db, kind):
    record = MAKERS[kind]()
    admin, model = at_desk("administrator"), apps.get_model(kind)
    before = whole_database()
    assert "It goes into the bin." in text_of(admin.get(delete_url(record)))
    assert whole_database() == before

    admin.post(delete_url(record))
    assert not model._base_manager.filter(pk=record.pk).exists()
    assert not Revision.objects.filter(object_id=str(record.pk), content_type__model=model._meta.model_name).exists()
    response = admin.post(restore_url(), follow=True)

    assert "is restored." in text_of(response)
    assert whole_database() == before
    assert not DeletedRow.objects.exists()


@pytest.mark.parametrize("kind", MAKERS)
def test_many_are_deleted_at_once(db, kind):
    record = MAKERS[kind]()
    url = reverse("wagtail_bulk_action", args=[*kind.split("."), "delete"]) + f"?id={record.pk}"

    at_desk("administrator").post(url)

    assert Deletion.objects.get().model == kind


def test_readers_of_a_menu_and_a_helpline_miss_them_and_have_them_again(home):
    records = (make_menu(item("Find us", address="/x/")), make_helpline("A line to call"))
    admin = at_desk("administrator")

    def shown():
        page = text_of(Browser().get("/"))
        return ["Find us" in page, "A line to call" in page]

    assert shown() == [True, True]
    for record in records:
        admin.post(delete_url(record))
    assert shown() == [False, False]
    for deletion in Deletion.objects.all():
        admin.post(reverse("recycle_bin:restore", args=[deletion.pk]))
    assert shown() == [True, True]


def test_a_deleted_library_answers_like_one_that_never_was(home):
    south = NetworkFactory(name="South")
    library = make_library("south", networks=[south])
    member, admin = Browser(), at_desk("administrator")
    member.force_login(MembershipFactory(network=south).user)
    assert "Library south" in text_of(member.get("/learning/libraries/south/"))

    admin.post(delete_url(library), follow=True)
    gone, never = (member.get(f"/learning/libraries/{slug}/") for slug in ("south", "never"))
    assert gone.status_code == never.status_code == 403
    assert text_of(gone).replace("/south/", "/never/") == text_of(never)
    assert "Library south" not in text_of(admin.get(reverse("wagtailsnippets_library_library:list")))

    admin.post(restore_url())
    assert member.get("/learning/libraries/south/").status_code == 200


def test_a_resource_comes_back_to_search_with_its_files_and_who_took_them(home):
    south = NetworkFactory(name="South")
    resource = make_resource(make_section(make_library("south", networks=[south])), slug="notes", title="Quiet notes")
    file = make_file(resource)
    member, admin = Browser(), at_desk("administrator")
    user = MembershipFactory(network=south).user
    member.force_login(user)
    Download.objects.create(user=user, file=file, network=south)
    address = file.get_absolute_url()

    def found():
        return [
            "Quiet notes" in text_of(member.get("/search/?q=quiet")),
            member.get(address).status_code,
            "A file" in text_of(admin.get(reverse("downloads"))),
        ]

    assert found() == [True, 302, True]
    admin.post(delete_url(resource), follow=True)
    assert found() == [False, 404, False]
    admin.post(restore_url(), follow=True)
    assert found() == [True, 302, True]
    with ResourceFile.objects.get().file.open() as stored:
        assert stored.read() == PDF


def test_the_bin_says_of_which_library_a_record_was(db):
    admin = at_desk("administrator")
    for slug in ("north", "south"):
        section = make_section(make_library(slug), title="Start here")
        resource = make_resource(section, title="Guide")
        for record in (resource, section):
            admin.post(delete_url(record))

    listed = text_of(admin.get(reverse("recycle_bin:index")))

    for library in ("Library north", "Library south"):
        assert f"{library} – Start here" in listed and f"{library} – Guide" in listed


def test_what_stands_on_it_is_named_and_nothing_is_deleted(db):
    section = make_section(make_library("south"), title="Start here")
    admin = at_desk("administrator")
    url = delete_url(section.library)

    for response in (admin.get(url), admin.post(url)):
        assert "This cannot be deleted." in text_of(response)
        assert "section “Start here”" in text_of(response)
    assert Library.objects.exists() and not Deletion.objects.exists()


def test_the_libraries_of_a_network_are_named_before(db):
    assert "Library: Library south" in text_of(at_desk("administrator").get(delete_url(a_network())))


@pytest.mark.parametrize(
    ("make", "make_other", "words"),
    [
        (lambda: make_library("south"), lambda: make_library("south"), "Another Library has this Address already."),
        (make_details, lambda: make_details("Another."), "There is one already."),
        (lambda: make_menu(item("A")), lambda: make_menu(item("B")), "There is one already."),
        (
            lambda: OrganisationFactory(name="A body"),
            lambda: Organisation.objects.create(name="a BODY"),
            "There is already an organisation with this name.",
        ),
    ],
)
def test_a_place_that_is_taken_is_said_and_free_in_the_meantime(db, make, make_other, words):
    admin = at_desk("administrator")
    admin.post(delete_url(make()))
    other = make_other()

    for response in (admin.get(restore_url()), admin.post(restore_url(), follow=True)):
        assert words in text_of(response)
    admin.post(delete_url(other))
    admin.post(reverse("recycle_bin:restore", args=[Deletion.objects.earliest("pk").pk]))
    assert Deletion.objects.count() == 1


def test_a_resource_waits_for_its_section(db):
    resource = make_resource(make_section(make_library("south")), slug="notes")
    admin = at_desk("administrator")
    admin.post(delete_url(resource))
    url = restore_url()
    admin.post(delete_url(resource.section))

    assert "Restore that first." in text_of(admin.post(url, follow=True))
    admin.post(reverse("recycle_bin:restore", args=[Deletion.objects.get(model="library.section").pk]))
    admin.post(url)
    assert Resource.objects.get().section_id == resource.section_id


def test_who_left_meanwhile_is_left_out(db):
    """Another deletion is not undone by a restore: the account of a coordinator, a network of a library."""
    network = NetworkFactory(name="South")
    coordinator = UserFactory()
    network.coordinators.add(coordinator)
    admin = at_desk("administrator")
    admin.post(delete_url(network))
    coordinator.delete()
    admin.post(restore_url())
    network.refresh_from_db()
    assert not network.coordinators.exists()


def test_a_menu_that_was_a_draft_comes_back_as_a_draft(db):
    menu = make_menu(item("A", address="/x/"))
    menu.unpublish()
    line = make_helpline(number="116 123")
    line.number = "0808 2000 247"
    line.save_revision()
    admin = at_desk("administrator")
    for record in (menu, line):
        admin.post(delete_url(record))
    for deletion in Deletion.objects.all():
        admin.post(reverse("recycle_bin:restore", args=[deletion.pk]))
    line = Helpline.objects.get()
    assert not Menu.objects.get().live
    assert (line.number, line.get_latest_revision_as_object().number) == ("116 123", "0808 2000 247")


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (make_helpline, "Readers see it on every page of the site."),
        (lambda: make_helpline(page_language="cy"), "Readers see it under every page in the language"),
        (lambda: make_helpline(in_help_bar=False), "Nothing links to it."),
        (lambda: make_menu(item("Us", address="/y/"), location="footer"), "Readers see it on every page of the site."),
        (make_notice, "Readers see it on every page of the site."),
        (make_details, "Readers see it on every page of the site."),
    ],
)
def test_what_every_page_shows_is_not_said_to_be_linked_from_nowhere(home, make, sentence):
    question = at_desk("administrator").get(delete_url(make())).content.decode()

    assert sentence in question
    assert ("Nothing links to it." in question) == (sentence == "Nothing links to it.")
