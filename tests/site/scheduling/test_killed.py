"""A process that is killed in the middle of publishing leaves what was there before, never half of it."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.apps import apps
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import DraftStateMixin, GroupApprovalTask, Page, Workflow, WorkflowTask

from blueprint.models import BlueprintPage, ChapterPage, EntryPage, Version
from campaigns.models import CampaignIndexPage, CampaignPage
from languages.progress import progress_on
from navigation.models import Helpline
from tests.blueprint.factories import an_entry
from tests.editing import campaign_form, errors_of
from tests.learning.library.factories import make_library, make_resource, make_section
from tests.publishing import publish_below
from tests.site.navigation.factories import make_details, make_helpline, make_menu, make_notice
from tests.site.navigation.forms import admin_url, helpline_form
from tests.translating import translate

pytestmark = pytest.mark.postgresql

HOUR = datetime.timedelta(hours=1)


class Killed(BaseException):
    """Nothing that runs in the process catches it, as with `kill -9`."""


def die(*args: object, **kwargs: object) -> None:
    raise Killed


@pytest.fixture
def killed(monkeypatch):
    """Runs something and kills it where Wagtail notes that a page or record was published, its last step."""

    def run(act, at: str = "wagtail.actions.publish_revision.log") -> None:
        with monkeypatch.context() as patch, pytest.raises(Killed):
            patch.setattr(at, die)
            act()

    return run


def published() -> dict:
    """What is live, from which revision, and the versions that can be cited."""
    models = [Page, *(m for m in apps.get_models() if issubclass(m, DraftStateMixin) and not issubclass(m, Page))]
    live = {model: set(model._base_manager.values_list("pk", "live", "live_revision")) for model in models}
    return live | {Version: set(Version.objects.values_list("pk"))}


@pytest.fixture
def chapter(home):
    landing = publish_below(home, BlueprintPage(title="Blueprint", slug="blueprint", summary="What was learned."))
    return publish_below(landing, ChapterPage(title="Opening", slug="opening", summary="The first months."))


@pytest.fixture
def drafts(home, chapter):
    """A draft of each kind of page and record that is published."""
    entry = an_entry(live=False)
    chapter.add_child(instance=entry)
    campaigns = CampaignIndexPage(title="Campaigns", slug="campaigns", live=False)
    home.add_child(instance=campaigns)
    resource = make_resource(make_section(make_library("south")), "notes", live=False)
    shown = [make_menu(), make_helpline(), make_notice(), make_details()]
    for record in shown:
        record.unpublish()
    return [entry, campaigns, resource, resource.section, resource.section.library, *shown]


def test_nothing_that_can_be_published_is_half_published(drafts, killed):
    for item in drafts:
        revision = item.save_revision()
        before = published()
        killed(revision.publish)

        assert published() == before, type(item)


def test_a_new_page_is_not_live_before_its_revision_is_there(admin_client, home, killed):
    index = publish_below(home, CampaignIndexPage(title="Campaigns", slug="campaigns"))
    add = reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", index.pk])
    for at in ("campaigns.models.CampaignPage.save_revision", "wagtail.actions.publish_revision.log"):
        killed(lambda: admin_client.post(add, campaign_form("publish")), at)

        assert not CampaignPage.objects.exists()
    response = admin_client.post(add, campaign_form("publish"))
    assert CampaignPage.objects.get().live_revision, errors_of(response)


def test_a_new_record_is_not_live_before_its_revision_is_there(admin_client, home, killed):
    form = helpline_form(Helpline(), "116 123", "publish")
    for at in ("navigation.models.Helpline.save_revision", "wagtail.actions.publish_revision.log"):
        killed(lambda: admin_client.post(admin_url(Helpline, "add"), form), at)

        assert not Helpline.objects.exists()
    response = admin_client.post(admin_url(Helpline, "add"), form)
    assert Helpline.objects.get().live_revision, errors_of(response)


def test_the_button_of_a_page_that_exists(admin_client, home, killed):
    index = publish_below(home, CampaignIndexPage(title="Campaigns", slug="campaigns"))
    add = reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", index.pk])
    admin_client.post(add, campaign_form())
    edit = reverse("wagtailadmin_pages:edit", args=[CampaignPage.objects.get().pk])
    before = published()
    killed(lambda: admin_client.post(edit, campaign_form("publish")))

    assert published() == before


def test_many_pages_at_once(admin_client, drafts, killed):
    pages = [item for item in drafts if isinstance(item, Page)]
    for page in pages:
        page.save_revision()
    before = published()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    killed(lambda: admin_client.post(f"{address}?{'&'.join(f'id={page.pk}' for page in pages)}"))

    assert published() == before


def test_the_last_approval_of_a_workflow(admin_client, admin_user, chapter, killed):
    workflow = Workflow.objects.create(name="Checked by two")
    WorkflowTask.objects.create(workflow=workflow, task=GroupApprovalTask.objects.create(name="Check"), sort_order=0)
    entry = an_entry(live=False)
    chapter.add_child(instance=entry)
    entry.save_revision()
    state = workflow.start(entry, admin_user)
    approve = reverse("wagtailadmin_pages:workflow_action", args=[entry.pk, "approve", state.current_task_state.pk])
    before = published()
    killed(lambda: admin_client.post(approve, {"comment": "Good."}))

    assert published() == before
    assert EntryPage.objects.get().current_workflow_state.status == "in_progress"


def test_the_clock(drafts, killed):
    entry = drafts[0]
    entry.go_live_at = timezone.now() + HOUR
    entry.save_revision().publish()
    before = published()
    with time_machine.travel(timezone.now() + 2 * HOUR, tick=False):
        killed(lambda: call_command("publish_scheduled"))
        assert published() == before

        call_command("publish_scheduled")  # the next clock does it
        assert EntryPage.objects.get().live and Version.objects.count() == 1


def test_a_translation(admin_client, chapter, welsh_home, killed, django_capture_on_commit_callbacks):
    admin_client.post(
        reverse("wagtail_localize:submit_page_translation", args=[chapter.get_parent().pk]),
        {"locales": [welsh_home.locale_id]},
    )
    welsh = BlueprintPage.objects.get(locale=welsh_home.locale)
    translate(admin_client, chapter.get_parent(), {"Blueprint": "Glasbrint"})
    before = published()

    def publish() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            agreed = progress_on(welsh).fingerprint
            data = {"action": "publish", "agreed": agreed}
            admin_client.post(reverse("wagtailadmin_pages:edit", args=[welsh.pk]), data)

    killed(publish)
    assert published() == before

    publish()
    welsh.refresh_from_db()
    assert welsh.live and welsh.live_revision
