"""The titles of drafts are not shown to roles that may not see those pages, wherever the admin names pages."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.admin.urls import pages as page_urls
from wagtail.models import GroupApprovalTask, Locale, Page, Workflow, WorkflowTask
from wagtail_localize.models import Translation, TranslationSource

from accounts.roles import sync_roles
from learning.models import LearningPage
from pages.models import LandingPage, StandardPage
from tests.editing import at_desk
from tests.factories import UserFactory
from tests.publishing import publish_below

SECRET = "Zebra"
WELSH = "Sebra"


@pytest.fixture
def drafts(welsh_home, home) -> list[Page]:
    """A draft below a live page, a draft that pages could stand below, and a live page with a new title as a draft."""
    top = publish_below(home, LandingPage(title="Top", slug="top"))
    draft = top.add_child(instance=StandardPage(title=f"{SECRET} one", slug="one", live=False))
    parent = home.add_child(instance=LandingPage(title=f"{SECRET} two", slug="two", live=False))
    live = publish_below(top, StandardPage(title="Open", slug="open"))
    live.title = f"{SECRET} three"
    for page in (draft, parent, live):
        page.save_revision()
    source, _made = TranslationSource.get_or_create_from_instance(draft)
    Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="cy"))
    return [draft, parent, live]


def where_pages_are_named(drafts: list[Page]) -> list[str]:
    draft, parent, _live = drafts
    ids = "&".join(f"id={page.pk}" for page in drafts)
    choosing = ["", f"{draft.get_parent().pk}/", f"{parent.get_parent().pk}/", f"{parent.pk}/"]
    choosing += [f"search/?q={SECRET}", "?page_type=pages.standardpage", f"chosen-multiple/?{ids}"]
    choosing += [f"chosen-multiple/?id={spelling}{draft.pk}" for spelling in ("%2B", "%20", "0_")]
    return [
        *(f"/admin/choose-page/{address}" for address in choosing),
        f"/admin/pages/search/?q={SECRET}",
        "/admin/pages/usage/pages/standardpage/",
        "/admin/pages/usage/pages/landingpage/",
        "/admin/reports/page-types-usage/",
        "/admin/reports/page-types-usage/results/",
        "/admin/localize/reports/translations/",
        "/admin/localize/reports/translations/results/",
        f"/admin/bulk/wagtailcore/page/publish/?{ids}",
        "/admin/bulk/wagtailcore/page/delete/?id=all",
    ]


def named(role: str, addresses: list[str]) -> list[str]:
    desk = at_desk(role)
    answers = [(address, desk.get(address).content.decode().replace(f"q={SECRET}", "")) for address in addresses]
    return [
        address for address, answer in answers if any(f"{SECRET} {word}" in answer for word in ("one", "two", "three"))
    ]


@pytest.mark.parametrize("role", ["translator", "coordinator"])
def test_drafts_are_not_named_to_who_may_not_see_them(drafts, role):
    assert named(role, where_pages_are_named(drafts)) == []


def test_they_are_named_to_who_works_on_them(drafts):
    assert len(named("publisher", where_pages_are_named(drafts))) > 8


@pytest.mark.parametrize("ending", ["", "?from=mail"])
def test_the_address_of_a_live_page_does_not_tell_its_new_title(drafts, ending):
    address = f"{drafts[2].full_url}{ending}"

    told = at_desk("coordinator").post("/admin/choose-external-link/", {"external-link-chooser-url": address})

    assert SECRET not in told.content.decode()
    assert told.json()["result"].get("adminTitle") == (None if ending else "Open")


def test_the_root_of_the_tree_is_never_chosen(home):
    root = home.get_parent()

    assert at_desk("publisher").get(f"/admin/choose-page/chosen-multiple/?id={root.pk}").status_code == 404


NOT_NUMBERS = {
    "app_label": "pages", "content_type_app_name": "pages", "model_name": "standardpage",
    "content_type_model_name": "standardpage", "action_name": "approve",
}  # fmt: skip


def addresses_of(page: Page, home: Page) -> list[str]:
    """Every address of the admin that takes a page's id."""
    found = [
        reverse(name, args=[page.pk])
        for name in (
            "wagtailadmin_explore", "wagtailadmin_explore_results",
            "wagtail_localize:submit_page_translation", "wagtail_localize:convert_to_alias",
        )
    ]  # fmt: skip
    found.append(reverse("wagtailadmin_pages:move_confirm", args=[home.pk, page.pk]))
    numbers = {"revision_id": page.latest_revision_id, "task_id": 1, "destination_id": home.pk}
    for pattern in page_urls.urlpatterns:
        names = pattern.pattern.regex.groupindex
        if not NOT_NUMBERS.keys() >= names.keys():
            kwargs = {name: NOT_NUMBERS.get(name) or numbers.get(name, page.pk) for name in names}
            found.append(reverse(f"wagtailadmin_pages:{pattern.name}", kwargs=kwargs | _revisions(names)))
    return found


def _revisions(names) -> dict[str, str]:
    return {"revision_id_a": "live", "revision_id_b": "latest"} if "revision_id_a" in names else {}


@pytest.fixture
def learning(home, welsh_home) -> LearningPage:
    """A network editor's page, in both languages: the page above both is the root of the tree."""
    page = LearningPage.objects.first() or publish_below(home, LearningPage(title="Learning", slug="learning"))
    translated = page.copy_for_translation(Locale.objects.get(language_code="cy"))
    translated.save_revision().publish()
    sync_roles()
    return page


@pytest.fixture
def translated(drafts, welsh_home) -> list[Page]:
    """Welsh drafts of the three, whose English was called otherwise when it was handed to the translators."""
    welsh = Locale.objects.get(language_code="cy")
    pages = []
    for number, page in enumerate([drafts[0].get_parent(), *drafts]):
        english = Page.objects.get(pk=page.pk).specific
        english.title = "Handed over"
        source, _made = TranslationSource.update_or_create_from_instance(english)
        Translation.objects.get_or_create(source=source, target_locale=welsh)
        translation = english.copy_for_translation(welsh)
        translation.title = f"{WELSH} {number}"
        translation.save()
        translation.save_revision()
        pages.append(translation)
    return pages[1:]


def naming(role: str, title: str, addresses: list[str]) -> list[str]:
    desk = at_desk(role)
    return [address for address in addresses if title in desk.get(address, follow=True).content.decode()]


def where_a_page_is_named(page: Page, home: Page) -> list[str]:
    bulk = [f"/admin/bulk/wagtailcore/page/{action}/?id={page.pk}" for action in ("delete", "move", "publish")]
    back = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, home.pk])
    return [*addresses_of(page, home), back, *bulk, f"/admin/api/main/pages/{page.pk}/"]


@pytest.mark.parametrize("number", [0, 2])
def test_a_welsh_draft_is_not_named_to_who_may_not_see_it(drafts, translated, home, number):
    """The editor asks about the English page, which she may edit."""
    addresses = where_a_page_is_named(drafts[number], home)

    assert naming("editor", WELSH, addresses) == []
    assert len(naming("publisher", WELSH, addresses)) > 1


@pytest.mark.parametrize("number", [0, 2])
def test_an_english_draft_is_named_to_its_translators_as_it_was_handed_over(drafts, translated, welsh_home, number):
    """The translator asks about the Welsh page; the title of the English one has changed since."""
    addresses = where_a_page_is_named(translated[number], welsh_home)
    lists = ["/admin/", "/admin/localize/reports/translations/", "/admin/localize/reports/translations/results/"]

    assert naming("translator", SECRET, [*addresses, *lists]) == []
    assert naming("translator", "Handed over", lists) == lists


@pytest.mark.parametrize("role", ["coordinator", "network editor"])
def test_no_address_answers_about_a_page_that_one_may_not_see(drafts, learning, home, role):
    desk, draft = at_desk(role), drafts[0]
    addresses = addresses_of(draft, home)
    assert len(addresses) > 30

    answered = [
        (method, address)
        for address in addresses
        for method in ("get", "post")
        if getattr(desk, method)(address).status_code != 404
    ]

    assert answered == []


def test_the_same_addresses_answer_whoever_may_see_it(drafts, learning, home):
    desk = at_desk("publisher")
    explore, _results, *_others = addresses_of(drafts[0], home)
    confirm = reverse("wagtailadmin_pages:move_confirm", args=[drafts[0].pk, home.pk])

    for address in (explore, confirm, reverse("wagtailadmin_pages:edit", args=[drafts[0].pk])):
        assert SECRET in desk.get(address).content.decode()
    assert at_desk("network editor").get(reverse("wagtailadmin_explore", args=[learning.pk])).status_code == 200


def test_whoever_is_asked_to_approve_a_page_sees_it_but_not_the_draft_above_it(drafts, learning):
    """Wagtail lets her edit it as long as the task waits, whatever her role may do there."""
    task = GroupApprovalTask.objects.create(name="Read the words")
    task.groups.add(Group.objects.get(name="network editor"))
    workflow = Workflow.objects.create(name="Words")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    page = drafts[1].add_child(instance=StandardPage(title="Rain", slug="rain", live=False))
    page.save_revision()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert at_desk("network editor").get(address).status_code == 404

    workflow.start(page, UserFactory())

    shown = at_desk("network editor").get(address)
    assert shown.status_code == 200 and SECRET not in shown.content.decode()
    assert SECRET in at_desk("publisher").get(address).content.decode()
