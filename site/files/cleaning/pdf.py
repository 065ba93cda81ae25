"""PDF files: no author or program, no names on comments, no metadata in pictures; text and look stay.

What stays of the document's information: its title and language, and which standard it follows (PDF/A, PDF/UA).
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from django.utils.translation import gettext as _

from files.cleaning.base import CannotClean
from files.cleaning.embedded import cannot_clean_picture, clean_embedded, has_traces

#: Titles, languages and standards: of Dublin Core, PDF/A and PDF/UA.
_KEPT_XMP = (
    "{http://purl.org/dc/elements/1.1/}title",
    "{http://purl.org/dc/elements/1.1/}language",
    "{http://www.aiim.org/pdfa/ns/id/}",
    "{http://www.aiim.org/pdfua/ns/id/}",
)
#: Private data of programs, small previews, who made a layer, and when a part was changed.
_PRIVATE_KEYS = ("/PieceInfo", "/Thumb", "/CreatorInfo", "/LastModified")
_PICTURE_FILTERS = ("/DCTDecode", "/DCT", "/JPXDecode")
_CANNOT_HOLD_METADATA = ("/Metadata", "/XRef", "/ObjStm")


def clean_pdf(content: bytes) -> bytes:
    """The PDF written anew, so that nothing of its earlier versions is left either."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            for item in list(pdf.objects):
                for part in _with_direct_parts(item):
                    _clean_part(pdf, part)
            _clean_information(pdf)
            out = BytesIO()
            pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    except pikepdf.PasswordError as error:
        raise CannotClean(
            _("This PDF needs a password to be opened. Save it without one, and choose the new file.")
        ) from error
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError) as error:  # whatever pikepdf meets in a damaged file
        raise CannotClean(
            _("This PDF cannot be read: the file is damaged. Save or export it again, and choose the new file.")
        ) from error
    return out.getvalue()


def _with_direct_parts(item: Any) -> Iterator[pikepdf.Object]:
    """An object and the dictionaries that are written inside it; those it refers to come by themselves."""
    waiting = [item]
    while waiting:
        part = waiting.pop()
        if isinstance(part, pikepdf.Array):
            waiting += [child for child in part if isinstance(child, pikepdf.Object) and not child.is_indirect]
        elif isinstance(part, (pikepdf.Dictionary, pikepdf.Stream)):
            yield part
            values = [value for _key, value in part.items()]
            waiting += [child for child in values if isinstance(child, pikepdf.Object) and not child.is_indirect]


def _clean_part(pdf: pikepdf.Pdf, part: pikepdf.Object) -> None:
    if "/EF" in part:
        raise CannotClean(
            _("This PDF has other files attached inside it. Save it without them, and choose the new file.")
        )
    private = [*_PRIVATE_KEYS]
    if part.get("/Type") == "/Catalog":
        private += ["/Perms", "/DSS"]  # of signatures
    elif "/Metadata" in part:
        private.append("/Metadata")
    if part.get("/FT") == "/Sig":
        private.append("/V")  # whose signature it is
    elif "/Rect" in part and part.get("/Subtype", "/Widget") != "/Widget":
        private.append("/T")  # who wrote a comment
    for key in private:
        if key in part:
            del part[key]
    if isinstance(part, pikepdf.Stream) and part.get("/Type") not in _CANNOT_HOLD_METADATA:
        _clean_stream(pdf, part)


def _clean_stream(pdf: pikepdf.Pdf, stream: pikepdf.Stream) -> None:
    filters = _as_list(stream.get("/Filter"))
    if filters and str(filters[-1]) in _PICTURE_FILTERS:
        parameters = _as_list(stream.get("/DecodeParms")) or [None] * len(filters)
        wrapped = pikepdf.Stream(pdf, stream.read_raw_bytes())
        if len(filters) > 1:
            wrapped.Filter = pikepdf.Array(filters[:-1])
        stream.write(clean_embedded(wrapped.read_bytes()), filter=filters[-1], decode_parms=parameters[-1])
        return
    try:
        content = stream.read_bytes()
    except pikepdf.PdfError:  # fax pictures, which hold nothing but dots
        content = stream.read_raw_bytes()
    if has_traces(content):
        raise cannot_clean_picture()


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _clean_information(pdf: pikepdf.Pdf) -> None:
    for key in list(pdf.docinfo.keys()):
        if key != "/Title":
            del pdf.docinfo[key]
    if "/Metadata" not in pdf.Root:
        return
    try:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            kept = {key: value for key, value in metadata.items() if key.startswith(_KEPT_XMP)}
    except ValueError:  # broken metadata tells readers nothing
        kept = {}
    del pdf.Root["/Metadata"]
    if kept:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            for key, value in kept.items():
                metadata[key] = value
