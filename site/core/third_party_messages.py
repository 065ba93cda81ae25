"""Sentences of Django and Wagtail that editors meet and that have no Welsh there, or a wrong one.

No code reads them: makemessages finds them here and puts them into our catalogue, which Django asks before theirs.
Their plain English is in `plain_english/`.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop, ngettext_lazy

MESSAGES = (
    gettext_noop("July"),
    gettext_noop("Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
    gettext_noop("Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens."),
    gettext_noop("File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s."),
    gettext_noop("Not a valid .%(extension)s image. The extension does not match the file format (%(image_format)s)"),
    gettext_noop("Privacy and access"),
    gettext_noop("Translate this page"),
    gettext_noop("Sync translated pages"),
    gettext_noop("Published '{object}' in {locale}."),
    gettext_noop("Published '{object}' in {locale} with missing translations - see below."),
    gettext_noop("Add child page"),
    gettext_noop("Set schedule"),
    gettext_noop("Save schedule"),
    gettext_noop("Schedule to publish"),
    gettext_noop("Request changes"),
    gettext_noop("Go to the first error"),
    gettext_noop("Error 404: Page not found"),
    gettext_noop("The requested page could not be found."),
    gettext_noop("Page '%(page_title)s' has been submitted for moderation."),
    gettext_noop("Page '%(page_title)s' created and submitted for moderation."),
    gettext_noop("%(model_name)s '%(object)s' has been submitted for moderation."),
    gettext_noop("%(model_name)s '%(object)s' created and submitted for moderation."),
    gettext_noop("in moderation"),
    gettext_noop("live + in moderation"),
    gettext_noop("In Moderation"),
    gettext_noop("Workflow started"),
    gettext_noop('The page "%(title)s" has been submitted to workflow "%(workflow)s"'),
    gettext_noop('The %(model_name)s "%(title)s" has been submitted to workflow "%(workflow)s"'),
    gettext_noop("The %(model_name)s could not be created due to errors."),
    gettext_noop("The %(model_name)s could not be saved due to errors."),
    gettext_noop("The page could not be created due to validation errors."),
    gettext_noop("The page could not be saved due to validation errors."),
    gettext_noop("The document could not be created due to errors."),
    gettext_noop("The document could not be saved due to errors."),
    gettext_noop("The slug '%(page_slug)s' is already in use within the parent page."),
    gettext_noop(
        "The slug '%(page_slug)s' is already in use at the selected parent page. "
        "Make sure the slug is unique and try again."
    ),
    ngettext_lazy("There is %(counter)s match", "There are %(counter)s matches"),
    gettext_noop('Sorry, there are no matches for "<em>%(search_query)s</em>"'),
    ngettext_lazy("Please submit at least %(num)d form.", "Please submit at least %(num)d forms."),
    ngettext_lazy("Please submit at most %(num)d form.", "Please submit at most %(num)d forms."),
)
