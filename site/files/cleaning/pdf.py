"""PDF files: no author or program, no names on comments, no metadata in pictures; text and look stay.

What stays of the document's information: its title and language, and which standard it follows (PDF/A, PDF/UA).
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf

from files.cleaning.colour_profiles import without_names
from files.cleaning.content_streams import clean_content_streams
from files.cleaning.embedded import cannot_clean_picture, clean_embedded, has_traces
from files.pdf import dictionaries, faults_in_words

#: Titles, languages and standards: of Dublin Core, PDF/A and PDF/UA.
_KEPT_XMP = (
    "{http://purl.org/dc/elements/1.1/}title",
    "{http://purl.org/dc/elements/1.1/}language",
    "{http://www.aiim.org/pdfa/ns/id/}",
    "{http://www.aiim.org/pdfua/ns/id/}",
)
#: What readers use of a catalogue and of a page (ISO 32000-2, 7.7.2 and 7.7.3): programs add keys of their own.
_KEPT_OF_CATALOGUE = {
    "/Type", "/Version", "/Extensions", "/Pages", "/PageLabels", "/Names", "/Dests", "/ViewerPreferences",
    "/PageLayout", "/PageMode", "/Outlines", "/Threads", "/OpenAction", "/AA", "/URI", "/AcroForm",
    "/Metadata", "/StructTreeRoot", "/MarkInfo", "/Lang", "/OutputIntents", "/OCProperties",
}  # fmt: skip
_KEPT_OF_PAGE = {
    "/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox",
    "/BoxColorInfo", "/Contents", "/Rotate", "/Group", "/B", "/Dur", "/Trans", "/Annots", "/AA",
    "/StructParents", "/Tabs", "/TemplateInstantiated", "/PresSteps", "/UserUnit", "/VP", "/OutputIntents",
}  # fmt: skip
#: Private data of programs, small previews, who made a layer, and when a part was changed.
_PRIVATE_KEYS = {"/PieceInfo", "/Thumb", "/CreatorInfo", "/LastModified"}
_PICTURE_FILTERS = ("/DCTDecode", "/DCT", "/JPXDecode")
_METADATA = (b"<?xpacket", b"<x:xmpmeta")
_CANNOT_HOLD_METADATA = ("/Metadata", "/XRef", "/ObjStm")


@faults_in_words()
def clean_pdf(pdf: pikepdf.Pdf) -> bytes:
    """The PDF written anew, so that nothing of its earlier versions is left either."""
    _keep(pdf.Root, _KEPT_OF_CATALOGUE)
    for page in pdf.pages:
        _keep(page.obj, _KEPT_OF_PAGE)
    clean_content_streams(pdf)
    for part in dictionaries(pdf):
        _clean_part(pdf, part)
    _clean_information(pdf)
    out = BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _keep(part: Any, kept: set[str]) -> None:
    for key in set(part.keys()) - kept:
        del part[key]


def _clean_part(pdf: pikepdf.Pdf, part: Any) -> None:
    private = set(_PRIVATE_KEYS)
    if part.get("/Type") != "/Catalog":
        private.add("/Metadata")
    if isinstance(part.get("/V"), pikepdf.Dictionary) and "/N" not in part:  # with one it is a bead of an article
        private.add("/V")  # whose signature it is: other values of fields are words
    if "/Rect" in part and part.get("/Subtype", "/Widget") != "/Widget":
        private.add("/T")  # who wrote a comment
    for key in private & set(part.keys()):
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
    if content.lstrip().startswith(_METADATA):  # to which nothing may refer any longer
        stream.write(b"")
    elif content[36:40] == b"acsp":
        stream.write(without_names(content))
    elif has_traces(content):
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
            kept = {key: value for key, value in metadata.items() if value and key.startswith(_KEPT_XMP)}
    except ValueError:  # broken metadata tells readers nothing
        kept = {}
    del pdf.Root["/Metadata"]
    if kept:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            for key, value in kept.items():
                metadata[key] = value
