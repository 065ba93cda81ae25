"""An entry as an editor would write it, and a change to one that stands."""

from __future__ import annotations

from django.utils.text import slugify

from blueprint.models import Audience, AudienceTranslation, EntryPage, GlossaryTerm, GlossaryTermTranslation


def audience(name: str = "Commissioners", welsh: str = "") -> Audience:
    found = Audience.objects.filter(slug=name.lower()).first()
    if found:
        return found
    term = Audience(slug=name.lower())
    words = {"en-gb": name} | ({"cy": welsh} if welsh else {})
    term.translations = [AudienceTranslation(language=code, name=word) for code, word in words.items()]
    term.save()
    return term


def glossary_term(name: str, meaning: str, welsh: str = "", also_called: str = "") -> GlossaryTerm:
    term = GlossaryTerm(slug=slugify(name))
    words = {"en-gb": (name, meaning, also_called)} | ({"cy": (welsh, f"cy {meaning}", "")} if welsh else {})
    term.translations = [
        GlossaryTermTranslation(language=code, name=word, meaning=text, also_called=forms)
        for code, (word, text, forms) in words.items()
    ]
    term.save()
    term.save_revision().publish()
    term.refresh_from_db()
    return term


def an_entry(**values) -> EntryPage:
    return EntryPage(
        **{
            "title": "One front door",
            "slug": "one-front-door",
            "summary": "One entrance for everyone.",
            "context": "<p>Where it stood.</p>",
            "what_we_did": "<p>One door.</p>",
            "what_happened": "<p>It opened.</p>",
            "did_not_work": "<p>The bell was too loud.</p>",
            "setting": "residential",
            "stage": "opening",
        }
        | values
    )


def change(page, reason: str = "A correction.", **values):
    """Edits and publishes, as the editor's button does."""
    page = type(page).objects.get(pk=page.pk)
    for name, value in {**values, "change_reason": reason}.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)
