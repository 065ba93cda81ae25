"""A random life of a blueprint: whatever is done to it, each version address answers with the words that it had.

`VERSION_STEPS=1000 pytest -s tests/blueprint/test_versions_random.py` walks further and prints the figures.
"""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from contextlib import suppress

from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Locale, Page

from blueprint.models import ChapterPage, EntryPage, NumberSeries, PermanentNumber, RecommendationPage, Version
from recycle_bin.models import Deletion
from recycle_bin.rows import CannotRestore
from recycle_bin.services import delete_for_good, delete_page, restore
from tests.blueprint.factories import audience, change
from tests.factories import UserFactory

STEPS = int(os.environ.get("VERSION_STEPS", "60"))
WORDS = ["door", "key", "bell", "garden", "child", "mother", "night", "letter", "room", "kitchen", "visit", "record"]


class Walk:
    def __init__(self, seed: int, landing, chapters, make_entry, make_recommendation, sources) -> None:
        self.chance = random.Random(seed)
        self.landing, self.chapters, self.sources = landing, chapters, sources
        self.make_entry, self.make_recommendation = make_entry, make_recommendation
        self.person = UserFactory(roles=["administrator"])
        self.cy = Locale.objects.get(language_code="cy")
        self.words_at: dict[str, str] = {}
        self.key_of_number: dict[str, object] = {}
        self.done: Counter[str] = Counter()
        self.made = 0

    def text(self) -> str:
        cited = f" [@{self.chance.choice(self.sources).key}]" if self.chance.random() < 0.5 else ""
        words = " ".join(self.chance.choices(WORDS, k=self.chance.randint(3, 12)))
        return f"<p>{words.capitalize()}.{cited}</p>"

    def chapter(self) -> Page:
        return Page.objects.get(pk=self.chance.choice(self.chapters).pk)

    def works(self, model: type[Page], **filters) -> list[Page]:
        return list(model.objects.filter(locale__language_code="en-gb", **filters).order_by("pk"))

    def any_work(self) -> Page:
        return self.chance.choice([*self.works(EntryPage), *self.works(RecommendationPage)] or [self.new()])

    def new(self) -> EntryPage:
        self.made += 1
        entry = self.make_entry(title=f"Entry {self.made}", slug=f"entry-{self.made}", context=self.text())
        entry.move(self.chapter(), pos="last-child")
        return EntryPage.objects.get(pk=entry.pk)

    def recommend(self) -> None:
        self.made += 1
        chosen = self.chance.sample(self.works(EntryPage), k=min(2, len(self.works(EntryPage))))
        self.make_recommendation(*chosen, title=f"Recommendation {self.made}", slug=f"recommendation-{self.made}")

    def edit(self) -> None:
        work = self.any_work()
        names = [*work.footnote_fields, "summary"]
        change(work, reason=self.text(), **{self.chance.choice(names): self.text()})

    def rename(self) -> None:
        self.made += 1
        change(self.any_work(), title=f"Renamed {self.made}", slug=f"renamed-{self.made}")

    def move(self) -> None:
        work = self.chance.choice(self.works(EntryPage) or [self.new()])
        work.move(self.chapter(), pos=self.chance.choice(["first-child", "last-child"]))

    def withdraw(self) -> None:
        change(self.any_work(), reason="", withdrawn_on="2026-05-03", withdrawal_reason=self.text())

    def merge(self) -> None:
        """Two entries become one: the other is withdrawn in its favour."""
        found = self.works(EntryPage, live=True)
        if len(found) > 1:
            kept, gone = self.chance.sample(found, k=2)
            change(kept, context=self.text(), reason=f"It holds {gone.title} now.")
            values = {"withdrawn_on": "2026-05-03", "withdrawal_reason": "Merged.", "replaced_by": kept}
            change(gone, reason="", **values)

    def bring_back(self) -> None:
        for work in [*self.works(EntryPage), *self.works(RecommendationPage)]:
            if work.withdrawn_on:
                change(work, withdrawn_on=None, withdrawal_reason="", replaced_by=None)
                return

    def translate(self) -> None:
        work = self.any_work()
        parent = work.get_parent().get_translation_or_none(self.cy)
        if parent is None or not work.live:
            return
        welsh = work.get_translation_or_none(self.cy) or work.copy_for_translation(self.cy)
        change(welsh, title=f"Cymraeg {self.chance.choice(WORDS)}")

    def revert(self) -> None:
        work = self.any_work()
        self.chance.choice(list(work.revisions.order_by("pk"))).publish()

    def unpublish(self) -> None:
        self.any_work().unpublish()

    def delete(self) -> None:
        delete_page(self.any_work(), by=self.person)

    def restore_or_forget(self) -> None:
        deletion = Deletion.objects.order_by("pk").first()
        if deletion and self.chance.random() < 0.6:
            with suppress(CannotRestore):  # its chapter or its address is gone
                restore(deletion, by=self.person)
        elif deletion:
            delete_for_good(deletion, by=self.person)

    def correct_a_source(self) -> None:
        """As a second import of the same record does."""
        source = self.chance.choice(self.sources)
        source.title = f"Corrected {self.chance.choice(WORDS)}"
        source.save()

    STEPS = {
        new: 10, recommend: 5, edit: 25, rename: 8, move: 8, withdraw: 5, merge: 4, bring_back: 4, translate: 10,
        revert: 5, unpublish: 3, delete: 6, restore_or_forget: 6, correct_a_source: 5,
    }  # fmt: skip

    def step(self) -> None:
        (act,) = self.chance.choices(list(self.STEPS), weights=list(self.STEPS.values()))
        act(self)
        self.done[act.__name__] += 1
        for number in PermanentNumber.objects.all():
            assert self.key_of_number.setdefault(str(number), number.translation_key) == number.translation_key
        for version in Version.objects.without_text():
            address = version.get_absolute_url()
            if address not in self.words_at:
                self.words_at[address] = words_of(address)


def words_of(address: str) -> str:
    """What the version says itself, without what the page says beside it of today."""
    response = Client().get(address)
    assert response.status_code == 200, address
    page = BeautifulSoup(response.content, "html.parser")
    article = page.find("article")
    related = article.find("section")
    own = [page.find("h1"), page.find(class_="lead"), *related.find_previous_siblings(), article.find(id="sources")]
    texts = (found.get_text(" ") for found in own if found and "note" not in (found.get("class") or []))
    return re.sub(r"\s+", " ", " ".join(texts))


def test_every_version_address_answers_with_the_same_words_for_ever(
    landing, chapter, make_entry, make_recommendation, make_source, welsh_home
):
    audience()
    other = landing.add_child(instance=ChapterPage(title="Design", slug="design", summary="Before it opened."))
    other.save_revision().publish()
    for page in (landing, chapter, other):
        page.copy_for_translation(Locale.objects.get(language_code="cy")).save_revision().publish()
    sources = [make_source(key) for key in ("A1", "B2", "C3")]
    walk = Walk(18, landing, [chapter, other], make_entry, make_recommendation, sources)

    for _step in range(STEPS):
        walk.step()
    changed = [address for address, words in walk.words_at.items() if words_of(address) != words]

    print(dict(walk.done), f"{len(walk.words_at)} version addresses, {len(walk.key_of_number)} numbers, {changed=}")
    assert changed == []
    assert set(walk.key_of_number) == set(map(str, PermanentNumber.objects.all()))
    assert len(set(walk.key_of_number.values())) == len(walk.key_of_number)
    for series in NumberSeries.objects.all():
        assert series.last == PermanentNumber.objects.filter(kind=series.kind).count()
    assert len(walk.words_at) > STEPS / 3
