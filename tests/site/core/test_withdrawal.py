"""Whoever withdraws a page says when and why, and where readers go instead; or nothing of it."""

from __future__ import annotations

from campaigns.models import CampaignIndexPage
from pages.models import StandardPage
from tests.editing import at_desk, campaign_form, errors_of
from tests.publishing import publish_below
from tests.site.campaigns.factories import campaign, translation_of
from tests.translating import edit_url

DAY, REASON = {"withdrawn_on": "01/05/2026"}, {"withdrawal_reason": "The law says it now."}
NO_REASON = {"withdrawal_reason": "Say why it is withdrawn, in a sentence for readers."}
NO_DAY = {"withdrawn_on": "Write the day of the withdrawal, or leave all three empty."}
ITSELF = {"replaced_by": "A page cannot replace itself. Choose another one."}


def test_what_is_missing_is_said_at_its_field_and_a_draft_may_lack_it(home, welsh_home):
    campaigns = publish_below(home, CampaignIndexPage(title="Campaigns", slug="campaigns"))
    page = publish_below(campaigns, campaign())
    translation_of(campaigns, "ymgyrchoedd")
    welsh = translation_of(page, "cyfrif")
    other = publish_below(home, StandardPage(title="Another", slug="another"))
    desk = at_desk("publisher")

    def errors(action: str = "publish", **changes) -> dict[str, str]:
        answer = desk.post(edit_url(page), campaign_form(action, **changes))
        return {field: " ".join(sentences) for field, sentences in errors_of(answer).items()}

    assert errors(**DAY) == NO_REASON
    assert errors(**REASON) == NO_DAY
    assert errors(replaced_by=str(other.pk)) == NO_DAY
    for itself in (page, welsh):
        assert errors(**DAY, **REASON, replaced_by=str(itself.pk)) == ITSELF
    assert list(errors(withdrawn_on="01/05/2099", **REASON)) == ["withdrawn_on"], "the future is the one mistake"
    assert errors(action="", **DAY) == {}
    page.refresh_from_db()
    assert page.withdrawn_on is None
