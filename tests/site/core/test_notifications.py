"""The admin's emails about pages and records go to people who may edit these at that moment."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Comment, GroupApprovalTask, PageSubscription, Workflow, WorkflowTask
from wagtail.test.utils.form_data import inline_formset

from accounts.models import User
from campaigns.models import CampaignIndexPage, CampaignPage
from pages.models import StandardPage
from tests.editing import at_desk, campaign_form, errors_of
from tests.factories import UserFactory
from tests.publishing import publish_below
from tests.site.navigation.factories import make_helpline

ROLES = {
    "publisher@example.org": ["publisher"],
    "colleague@example.org": ["editor"],
    "translator@example.org": ["translator"],
    "coordinator@example.org": ["coordinator"],
    "former@example.org": [],
}
MAY_EDIT = ["colleague@example.org", "publisher@example.org"]


@pytest.fixture
def people(home) -> list[User]:
    return [UserFactory(email=email, roles=roles) for email, roles in ROLES.items()]


@pytest.fixture
def page(home) -> CampaignPage:
    index = publish_below(home, CampaignIndexPage(title="Campaigns", slug="campaigns"))
    return index.add_child(instance=CampaignPage(title="Count the children", slug="count-the-children", live=False))


def recipients(mailoutbox) -> list[str]:
    return sorted(address for email in mailoutbox for address in email.to)


def comment_on(page: CampaignPage, *comments: dict) -> None:
    kept = {"contentpath": "title", "position": "", "DELETE": "", "resolved": ""}
    sent = inline_formset([kept | comment for comment in comments], initial=sum(bool(row["id"]) for row in comments))
    answer = at_desk("editor").post(reverse("wagtailadmin_pages:edit", args=[page.pk]), campaign_form(comments=sent))
    assert answer.status_code == 302, errors_of(answer)


def test_a_comment_goes_to_subscribers_who_may_edit_the_page(page, people, mailoutbox):
    for person in people:
        PageSubscription.objects.create(user=person, page=page, comment_notifications=True)

    comment_on(page, {"text": "Is this true?", "id": "", "replies": inline_formset([])})

    assert recipients(mailoutbox) == MAY_EDIT


def test_a_reply_goes_to_those_in_the_thread_who_may_edit_the_page(page, people, mailoutbox):
    asked = [Comment.objects.create(page=page, user=person, text="Why?", contentpath="title") for person in people]
    reply = inline_formset([{"id": "", "text": "Because.", "DELETE": ""}])

    comment_on(page, *({"text": "Why?", "id": str(comment.pk), "replies": reply} for comment in asked))

    assert recipients(mailoutbox) == MAY_EDIT


@pytest.mark.parametrize("verdict", ["approve", "reject"])
@pytest.mark.parametrize("has_left", [False, True])
@pytest.mark.parametrize("kind", ["page", "record"])
def test_the_answer_goes_to_whoever_asked_if_she_may_still_edit_it(home, mailoutbox, kind, has_left, verdict):
    editor = UserFactory(email="editor@example.org", roles=["editor"])
    draft = StandardPage(title="Water", slug="water", live=False)
    item = home.add_child(instance=draft) if kind == "page" else make_helpline("Samaritans")
    item.save_revision(user=editor)
    state = item.get_workflow().start(item, editor)
    if has_left:
        editor.groups.clear()
    mailoutbox.clear()
    namespace = "wagtailadmin_pages" if kind == "page" else "wagtailsnippets_navigation_helpline"
    url = reverse(f"{namespace}:workflow_action", args=[item.pk, verdict, state.current_task_state.pk])

    at_desk("publisher").post(url, {"comment": "So be it."})

    assert recipients(mailoutbox) == ([] if has_left else ["editor@example.org"])


def workflow_of(*groups: str) -> Workflow:
    """One task after the other, each for one group."""
    workflow = Workflow.objects.create(name="One after the other")
    for order, name in enumerate(groups):
        task = GroupApprovalTask.objects.create(name=f"Asks a {name}")
        task.groups.add(Group.objects.get(name=name))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    return workflow


@pytest.mark.parametrize("first", ["publisher", "blueprint editor"])
def test_whoever_is_asked_to_approve_is_told_although_only_the_task_lets_her_edit(page, people, mailoutbox, first):
    UserFactory(email="asked@example.org", roles=["blueprint editor"])
    UserFactory(email="left@example.org", roles=["blueprint editor"]).groups.clear()
    second = "publisher" if first == "blueprint editor" else "blueprint editor"
    page.save_revision(clean=False)
    state = workflow_of(first, second).start(page, UserFactory(roles=["editor"]))
    told = {first: recipients(mailoutbox)}
    mailoutbox.clear()

    state.current_task_state.approve(user=UserFactory(roles=[first]))

    told[second] = recipients(mailoutbox)
    assert told == {"blueprint editor": ["asked@example.org"], "publisher": ["publisher@example.org"]}
