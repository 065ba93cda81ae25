"""A PDF/UA-1 of works."""

from __future__ import annotations

from pathlib import Path

from django.template.loader import render_to_string

from blueprint.documents.works import Content
from core.pdf import writing

STYLES = Path(__file__).with_name("document.css")


def make_pdf(content: Content) -> bytes:
    html = render_to_string("pages/blueprint/document/document.html", {"content": content})
    return pdf_of(html)


def pdf_of(html: str) -> bytes:
    """Raises Faulty for whatever WeasyPrint warns of, and LibraryMissing."""
    return writing.pdf_of(html, STYLES.read_text())
