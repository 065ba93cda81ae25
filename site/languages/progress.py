"""How far the translation of a page is: decided here for the report, the front page, the email and the question.

“Up to date” means that the live page was made from exactly the English content and the translated texts of now.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import SegmentOverride, Translation

from languages.models import TranslatedRevision
from languages.texts import Text, labels_of, texts_of


class State(models.TextChoices):
    BEHIND = "behind", gettext_lazy("English was published and its texts are not here yet: fetch them")
    WAITING = "waiting", gettext_lazy("Waiting for translation")
    READY = "ready", gettext_lazy("Ready to publish")
    UP_TO_DATE = "up_to_date", gettext_lazy("Up to date")


@dataclass(frozen=True)
class Progress:
    """The state of one translation, with its pages and texts."""

    work: Translation
    english: Page
    page: Page
    texts: list[Text]
    state: State
    fingerprint: str

    @property
    def missing(self) -> list[Text]:
        return [text for text in self.texts if text.is_missing]

    @property
    def changed(self) -> list[Text]:
        """The missing texts that were translated before English changed."""
        return [text for text in self.missing if text.former]

    @property
    def other_numbers(self) -> list[Text]:
        """The texts whose translation has other numbers than English."""
        return [text for text in self.texts if text.numbers_warning]

    @property
    def english_title(self) -> str:
        """As the translators were given it: what a draft is called since is for its editors."""
        return self.english.title if self.english.live else self.work.source.object_repr

    @property
    def needs_question(self) -> bool:
        return bool(self.missing or self.other_numbers)

    @property
    def english_parts(self) -> list[str]:
        """What whoever publishes is told would stand there in English."""
        return labels_of(self.work, self.missing)

    @property
    def number_warnings(self) -> list[str]:
        texts = self.other_numbers
        labels = labels_of(self.work, texts)
        return [f"{label} {text.numbers_warning}" for label, text in zip(labels, texts, strict=True)]

    @property
    def is_english(self) -> bool:
        """Whether no text is translated, so that the page would be English under a foreign address."""
        return len(self.missing) == sum(text.has_words for text in self.texts)

    @property
    def details(self) -> list[str]:
        """What is left to do, each in a sentence."""
        missing, changed, numbers = len(self.missing), len(self.changed), len(self.other_numbers)
        sentences = (
            (missing, _("Texts to translate: %(number)d.")),
            (changed, _("Texts that changed in English: %(number)d.")),
            (numbers, _("Texts with other numbers than in English: %(number)d.")),
        )
        return [sentence % {"number": count} for count, sentence in sentences if count]


def works(
    user: AbstractBaseUser | AnonymousUser | None = None, actions: Iterable[str] = ("change", "publish")
) -> QuerySet[Translation]:
    """The translations of pages; for a user, those of the pages that she may change or publish."""
    pages = Page.objects.all()
    if user is not None:
        pages = page_permission_policy.instances_user_has_any_permission_for(user, set(actions))
    target = pages.filter(translation_key=models.OuterRef("source__object_id"), locale=models.OuterRef("target_locale"))
    return Translation.objects.filter(models.Exists(target), enabled=True).select_related(
        "source__specific_content_type", "source__locale", "target_locale"
    )


def work_on(page: Page) -> Translation | None:
    """The translation that makes this page; None for an English page, and one that was written without English."""
    return works().filter(source__object_id=page.translation_key, target_locale_id=page.locale_id).first()


def progress_of(translations: Iterable[Translation]) -> list[Progress]:
    """The progress of each translation. The number of queries does not grow with their number."""
    translations = list(translations)
    texts = texts_of(translations)
    pages = _pages_of(translations)
    overrides = _overrides_of(translations)
    made_from = dict(
        TranslatedRevision.objects.live()
        .filter(page__in=[page.pk for page in pages.values()])
        .values_list("page_id", "fingerprint")
    )
    found = []
    for work in translations:
        english = pages.get((work.source.object_id, work.source.locale_id))
        page = pages.get((work.source.object_id, work.target_locale_id))
        if english is None or page is None:
            continue
        print_of = _fingerprint(work, texts[work.pk], overrides[work.source.object_id, work.target_locale_id])
        state = _state(work, english, texts[work.pk], made_from.get(page.pk) == print_of)
        found.append(Progress(work, english, page, texts[work.pk], state, print_of))
    return found


def progress_on(page: Page) -> Progress | None:
    """The progress of the translation that makes this page; None for an English page."""
    work = work_on(page)
    return next(iter(progress_of([work])), None) if work else None


def _state(work: Translation, english: Page, texts: list[Text], is_live_as_it_is: bool) -> State:
    if english.last_published_at and work.source.last_updated_at < english.last_published_at:
        return State.BEHIND
    if any(text.is_missing for text in texts):
        return State.WAITING
    return State.UP_TO_DATE if is_live_as_it_is else State.READY


def _pages_of(translations: list[Translation]) -> dict[tuple, Page]:
    keys = [work.source.object_id for work in translations]
    return {(page.translation_key, page.locale_id): page for page in Page.objects.filter(translation_key__in=keys)}


def _overrides_of(translations: list[Translation]) -> dict[tuple, list]:
    found = defaultdict(list)
    keys = [work.source.object_id for work in translations]
    rows = SegmentOverride.objects.filter(context__object_id__in=keys, has_error=False).order_by("context_id")
    for key, locale_id, path, data in rows.values_list("context__object_id", "locale_id", "context__path", "data_json"):
        found[key, locale_id].append((path, data))
    return found


def _fingerprint(work: Translation, texts: list[Text], overrides: list) -> str:
    """One value for the English content, the translated texts and the replaced pictures and links."""
    model = work.source.specific_content_type.model_class()
    names = {field.field_name for field in get_translatable_fields(model)}
    content = {name: value for name, value in json.loads(work.source.content_json).items() if name in names}
    made_from = [content, [(text.path, text.english, text.translation) for text in texts], overrides]
    return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()
