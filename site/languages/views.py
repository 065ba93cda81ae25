"""Views that replace those of wagtail-localize at the same URLs."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView


class SubmitPageTranslation(SubmitPageTranslationView):
    """Creates a translation as a draft below the translation of its parent page. Problems are shown as form errors."""

    def form_valid(self, form: Form) -> HttpResponse:
        for locale in form.cleaned_data["locales"]:
            if not _parent_has_translation(self.object, locale):
                form.add_error("locales", self._translate_parent_first(locale))
                return self.render_to_response(self.get_context_data() | {"form": form})
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except (ObjectDoesNotExist, ValidationError) as error:
            # wagtail-localize hides the error that prevented the page from being saved.
            form.add_error("locales", self._why(error))
            return self.render_to_response(self.get_context_data() | {"form": form})

    def _translate_parent_first(self, locale: Locale) -> str:
        return _("Translate the page above, “%(page)s”, into %(language)s first.") % {
            "page": self.object.get_parent().title,
            "language": locale.get_display_name(),
        }

    def _why(self, error: Exception) -> str:
        if isinstance(error, ValidationError):
            return " ".join(error.messages)
        return _(
            "The page could not be made. Another page there may have the address “%(slug)s”: change one of the two."
        ) % {"slug": self.object.slug}


def _parent_has_translation(page: Page, locale: Locale) -> bool:
    parent = page.get_parent()
    return parent.is_root() or parent.has_translation(locale)


class UpdateTranslations(UpdateTranslationsView):
    """Sends changed English texts to translation; publishing them at once requires permission to publish."""

    def form_valid(self, form: Form) -> HttpResponse:
        if form.cleaned_data["publish_translations"] and not self._may_publish():
            sentence = _("You may translate these pages, but somebody who may publish them has to make them live.")
            messages.error(self.request, sentence)
            return redirect(self.request.get_full_path())
        return super().form_valid(form)

    def _may_publish(self) -> bool:
        targets = (t.get_target_instance() for t in self.object.translations.filter(enabled=True))
        return all(
            target.permissions_for_user(self.request.user).can_publish()
            for target in targets
            if isinstance(target, Page)
        )


def refuse_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Refuses to turn a translation into an alias of the English page."""
    if not Page.objects.filter(pk=page_id).exists():
        raise Http404
    messages.error(request, _("A page in another language is translated, never copied by itself."))
    return redirect(reverse("wagtailadmin_pages:edit", args=[page_id]))
