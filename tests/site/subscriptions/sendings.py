"""Something to send to a list of each kind. An app that registers a kind of list adds its own here."""

from __future__ import annotations

import datetime

from django.utils import timezone

from blueprint import followers
from blueprint.models import BlueprintPage, ChapterChange, ChapterPage
from subscriptions.models import NEWSLETTER, Sending
from subscriptions.services import send
from tests.blueprint.factories import an_entry, audience
from tests.site.subscriptions.factories import issue


class AnIssue:
    list_key, title = NEWSLETTER, "What changed"

    def __init__(self, home) -> None:
        self.issue = issue(self.title)

    def begin(self) -> Sending:
        send(self.issue, None)
        return Sending.objects.get()

    def begin_again(self) -> Sending | None:
        return self.begin() if send(self.issue, None) else None


class ChangesOfAChapter:
    def __init__(self, home) -> None:
        landing = home.add_child(instance=BlueprintPage(title="Blueprint", slug="blueprint"))
        landing.save_revision().publish()
        self.chapter = landing.add_child(instance=ChapterPage(title="Opening", slug="opening"))
        self.chapter.save_revision().publish()
        self.list_key = ChapterPage.list_key_of(self.chapter.translation_key)

    @property
    def title(self) -> str:
        return f"Opening, {Sending.objects.get().day:%-d %B %Y}"

    def begin(self) -> Sending:
        """An entry is published, and two days later the clock strikes."""
        entry = an_entry(live=False)
        entry.audiences = [audience()]
        self.chapter.add_child(instance=entry)
        entry.save_revision().publish()
        assert self.begin_again() is None, "what changed today is told tomorrow"
        ChapterChange.objects.update(noted=timezone.now() - datetime.timedelta(days=2))
        followers.tell()
        return Sending.objects.get()

    def begin_again(self) -> Sending | None:
        known = set(Sending.objects.values_list("pk", flat=True))
        followers.tell()
        return Sending.objects.exclude(pk__in=known).first()


SENDINGS = [AnIssue, ChangesOfAChapter]
