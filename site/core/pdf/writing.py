"""A PDF/UA-1 of HTML. The only module that uses WeasyPrint.

It answers for what WeasyPrint 70 does: an error, a missing language say, is a line in a log and the file is written all
the same; a link is read aloud as its bare address; the order of the tab key is not set.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders

from core.pdf.faults import Faulty, LibraryMissing
from core.pdf.tags import elements, mend_tags

#: Our own static files, as the style sheet names them.
STATIC = "https://static.invalid/"
HEADINGS = [f"/H{level}" for level in range(1, 7)]


def pdf_of(html: str, styles: str) -> bytes:
    """Raises Faulty for whatever WeasyPrint warns of, and LibraryMissing. `styles` name static files as paths."""
    try:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
    except (ImportError, OSError) as error:
        raise LibraryMissing(f"WeasyPrint cannot start: {error}") from error
    fetcher, fonts = _own_files_alone(), FontConfiguration()
    with _warnings() as warnings:
        sheet = CSS(string=styles, base_url=STATIC, url_fetcher=fetcher, font_config=fonts)
        page = HTML(string=html, base_url=settings.BASE_URL, url_fetcher=fetcher)
        written = page.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")
    if warnings:
        raise Faulty("; ".join(dict.fromkeys(warnings)))
    return _finished(written, html)


def _own_files_alone() -> Any:
    """Fetches `data:` and our own static files: nothing from the disk beside them, and nothing from the network."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url.startswith(STATIC):
                found = finders.find(url.removeprefix(STATIC))
                if found is None:
                    raise ValueError(f"There is no static file {url}.")
                return URLFetcherResponse(url, Path(found).read_bytes())
            return super().fetch(url, headers)

    return OwnFiles(allowed_protocols={"data"}, allow_redirects=False)


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What WeasyPrint warns this thread of."""
    found: list[str] = []
    own = threading.get_ident()

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.thread == own:
                found.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    handler = Collector(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)


def _finished(written: bytes, html: str) -> bytes:
    names = _names_of_links(html)
    out = BytesIO()
    with pikepdf.open(BytesIO(written)) as pdf:
        for page in pdf.pages:
            page.obj.Tabs = pikepdf.Name.S
            for link in page.obj.get("/Annots", []):
                target = str(link.A.URI) if "/A" in link else f"#{link.Dest}"
                link.Contents = pikepdf.String(names.get(target, target))
        mend_tags(pdf)
        faults = list(faults_of(pdf))
        if faults:
            raise Faulty("; ".join(faults))
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _names_of_links(html: str) -> dict[str, str]:
    """What each link says, by its target."""
    names: dict[str, str] = {}
    for link in BeautifulSoup(html, "html.parser").find_all("a", href=True):
        names.setdefault(str(link["href"]), " ".join(link.get_text(" ").split()))
    return names


def faults_of(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What a reader with a screen reader would miss, in words."""
    if not str(pdf.Root.get("/Lang", "")):
        yield "The document does not say its language."
    if "/Title" not in pdf.docinfo:
        yield "The document has no title."
    before = 0
    for element in elements(pdf.Root.StructTreeRoot):
        kind = str(element.S)
        if kind == "/Figure" and not str(element.get("/Alt", "")):
            yield "A picture says nothing of what it shows."
        if kind in HEADINGS:
            level = HEADINGS.index(kind) + 1
            if level > before + 1:
                yield f"A heading of level {level} follows one of level {before}."
            before = level
