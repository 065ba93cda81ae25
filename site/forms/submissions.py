"""The answers that readers sent, and what was asked of them.

They are rows of their own that no page, revision, search index, history or bin ever holds.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.models import AbstractFormSubmission
from wagtail.models import Page

from languages.locales import language_choices


class FormVersion(models.Model):
    """What a form asked in one language, and the words of consent, as those saw it who answered.

    It gives removed questions and choices their words, and shows to what somebody agreed.
    """

    wagtail_reference_index_ignore = True

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=10, choices=language_choices)
    #: `{"questions": [Question.as_json(), …], "consent": "…"}`
    content = models.JSONField()

    def __str__(self) -> str:
        return f"Version {self.pk} of form {self.page_id}"


class FormSubmission(AbstractFormSubmission):
    """One answer to all questions: by their keys, so that those in all languages compare.

    A page cannot be deleted while it has some: the bin would keep them beyond the day that was promised.
    """

    wagtail_reference_index_ignore = True

    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(_("language"), max_length=10, choices=language_choices)
    delete_on = models.DateField(_("deleted on"), db_index=True, editable=False)
    emailed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        default_permissions = ()
        permissions = [
            ("read_answers", _("Can read and export the answers to forms")),
            ("delete_answers", _("Can delete the answers to forms")),
        ]
        indexes = [models.Index(fields=["page", "submit_time"])]

    def __str__(self) -> str:
        return f"Answer {self.pk}"
