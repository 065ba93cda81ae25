"""Makes the words by which readers narrow lists, such as topics and audiences, in English and Welsh."""

from __future__ import annotations

from core.terms import Term


def ensure_terms(model: type[Term], names: dict[str, tuple[str, str]]) -> None:
    """`names` holds the English and the Welsh name by the part of the address."""
    translation = model._meta.get_field("translations").related_model
    for slug, words in names.items():
        if model.objects.filter(slug=slug).exists():
            continue
        term = model(slug=slug)
        term.translations = [
            translation(language=code, name=name) for code, name in zip(("en-gb", "cy"), words, strict=True)
        ]
        term.save()
