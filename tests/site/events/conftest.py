import pytest

from events.models import EventIndexPage
from tests.publishing import publish_below


@pytest.fixture
def events(home):
    """The list of events at /events/."""
    return publish_below(home, EventIndexPage(title="Events", slug="events"))


@pytest.fixture
def welsh_events(events, welsh_home):
    """Its Welsh translation at /cy/digwyddiadau/."""
    translated = events.copy_for_translation(welsh_home.locale)
    translated.title, translated.slug = "Digwyddiadau", "digwyddiadau"
    translated.save_revision().publish()
    translated.refresh_from_db()
    return translated
