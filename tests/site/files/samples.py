"""Files that tell where, with what and by whom they were made, one of each kind; every such word holds `SECRET`."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import docx
import mutagen.id3
import mutagen.mp4
import openpyxl
import openpyxl.comments
import openpyxl.drawing.image
import pikepdf
import pillow_heif
from PIL import Image as Pillow
from PIL import ImageCms, PngImagePlugin

from tests import documents
from tests.site.files.leaks import SECRET

GPS, MAKE, MODEL, ARTIST, ORIENTATION, COPYRIGHT = 0x8825, 0x010F, 0x0110, 0x013B, 0x0112, 0x8298
XMP = f"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="50,54.2N">
<dc:creator><rdf:Seq><rdf:li>{SECRET}XMP</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()

#: Kind and number of pictures in one file.
PICTURES = [
    ("JPEG", 1), ("MPO", 2), ("PNG", 1), ("PNG", 3), ("WEBP", 1), ("WEBP", 3), ("GIF", 1), ("GIF", 3), ("AVIF", 1),
    ("AVIF", 3), ("HEIF", 1), ("HEIF", 2),
]  # fmt: skip
EXTENSIONS = {"JPEG": "jpg", "MPO": "jpg", "HEIF": "heic"}
DOCUMENTS = ["pdf", "docx", "xlsx", "pptx", "odt", "csv", "txt"]


def exif(orientation: int = 6) -> Pillow.Exif:
    data = Pillow.Exif()
    data[MAKE], data[MODEL] = f"{SECRET}MAKER", f"{SECRET}MODEL"
    data[ARTIST], data[COPYRIGHT] = f"{SECRET}OWNER", f"{SECRET}COPYRIGHT"
    data[ORIENTATION] = orientation
    data.get_ifd(GPS).update({1: "N", 2: (50.0, 54.0, 13.0), 3: "W", 4: (1.0, 24.0, 6.0)})
    return data


def colour_profile() -> bytes:
    """The colours of a screen, which is named after its owner."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    name, owner = (words.encode("utf-16-be") for words in ("sRGB built-in", f"{SECRET}ICC"))
    assert len(name) == len(owner) and name in profile
    return profile.replace(name, owner)


def picture(kind: str = "JPEG", frames: int = 1, orientation: int = 6, size: tuple[int, int] = (40, 20)) -> bytes:
    """A photograph as the camera stored it: on its side, with position, device and owner."""
    stills = [Pillow.new("RGB", size, colour) for colour in ("purple", "green", "orange")[:frames]]
    options: dict = {"exif": exif(orientation), "xmp": XMP, "icc_profile": colour_profile()}
    if frames > 1:
        options |= {"save_all": True, "append_images": stills[1:]}
    if kind == "AVIF" and frames > 1:
        options["exif"] = exif(
            orientation=1
        )  # Pillow 13 crashes when it writes several pictures that lie on their side
    if kind == "GIF":
        options = {key: options[key] for key in options.keys() & {"save_all", "append_images"}}
        options |= {"comment": f"{SECRET}COMMENT".encode()}
    if kind == "JPEG":
        options["comment"] = f"{SECRET}COMMENT".encode()
    if kind == "PNG":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Author", f"{SECRET}AUTHOR")
        texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
        options["pnginfo"] = texts
    if kind in {"PNG", "WEBP", "GIF", "AVIF"} and frames > 1:
        options["duration"] = 200
    out = io.BytesIO()
    pillow_heif.register_heif_opener()
    stills[0].save(out, kind, **options)
    return out.getvalue()


def document(extension: str) -> bytes:
    return {
        "pdf": pdf, "docx": word, "xlsx": excel, "pptx": powerpoint, "odt": opendocument,
        "csv": lambda: b"Year,Women\n2023,5219\n", "txt": lambda: "Tŷ, Llŷn.\n".encode(), "mp3": mp3, "mp4": mp4,
    }[extension]()  # fmt: skip


def pdf(before: bytes = b"") -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(200, 100))
        photo = pikepdf.Stream(
            made, picture(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=40, Height=20,
            ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
        )  # fmt: skip
        photo.Metadata = pikepdf.Stream(made, XMP, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        inner = zlib.compress(picture())
        wrapped = pikepdf.Stream(
            made, b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=40, Height=20,
            ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8,
        )  # fmt: skip
        wrapped.write(inner, filter=pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode]))
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Photo=photo, Second=wrapped))
        page.Contents = pikepdf.Stream(
            made, f"% {SECRET}DRAWING (\nq (50 % of) Tj 80 0 0 40 10 10 cm /Photo Do /Second Do Q".encode()
        )
        page.PieceInfo = pikepdf.Dictionary(Program=pikepdf.Dictionary(Private=pikepdf.String(f"{SECRET}PROGRAM")))
        comment = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=[0, 0, 10, 10],
            T=f"{SECRET}COMMENTER",
            Contents="See",
        )
        page.Annots = pikepdf.Array([comment])
        _sign(made)
        made.Root.OfAProgram = pikepdf.Dictionary(Author=f"{SECRET}CATALOGUE")
        for key in ("/Author", "/Creator", "/Producer", "/Keywords", "/Company"):
            made.docinfo[key] = f"{SECRET}{key}"
        made.docinfo["/Title"] = "Notes"
        with made.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = "Notes"
            metadata["dc:creator"] = [f"{SECRET}CREATOR"]
            metadata["xmp:CreatorTool"] = f"{SECRET}TOOL"
            metadata["pdfuaid:part"] = "1"
        made.save(out)
    return before + out.getvalue()


def _sign(made: pikepdf.Pdf) -> None:
    """As some programs do it: the field says that it is a signature, and its kid says whose."""
    whose = pikepdf.Dictionary(Type=pikepdf.Name.Sig, Name=f"{SECRET}SIGNER")
    kid = pikepdf.Dictionary(Subtype=pikepdf.Name.Widget, Rect=[0, 0, 0, 0], V=made.make_indirect(whose))
    field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="Signature", Kids=[made.make_indirect(kid)])
    made.Root.AcroForm = pikepdf.Dictionary(Fields=[made.make_indirect(field)])


def word() -> bytes:
    made = docx.Document()
    made.core_properties.author = f"{SECRET}AUTHOR"
    made.core_properties.last_modified_by = f"{SECRET}EDITOR"
    made.core_properties.comments = f"{SECRET}NOTE"
    made.core_properties.title = "Notes"
    paragraph = made.add_paragraph("What we learned.")
    made.add_comment(paragraph.runs, text="See", author=f"{SECRET}COMMENTER", initials=f"{SECRET}I")
    made.add_picture(io.BytesIO(picture(orientation=1)))
    out = io.BytesIO()
    made.save(out)
    return _signed(_with_parts(out.getvalue(), {"docProps/app.xml": f"<Properties>{SECRET}COMPANY</Properties>"}))


def _signed(content: bytes) -> bytes:
    """A document with a signature, and with the names of its authors in a part of another name, as .NET writes it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    package = "application/vnd.openxmlformats-package"
    parts["package/metadata/a.psmdcp"] = parts.pop("docProps/core.xml")
    for name in ("[Content_Types].xml", "_rels/.rels"):
        parts[name] = parts[name].replace(b"docProps/core.xml", b"package/metadata/a.psmdcp")
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>",
        f'<Override PartName="/_xmlsignatures/origin.sigs" ContentType="{package}.digital-signature-origin"/>'
        f'<Override PartName="/_xmlsignatures/sig1.xml" ContentType="{package}.digital-signature-xmlsignature+xml"/>'
        "</Types>".encode(),
    )
    relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
    origin = (
        f'<Relationship Id="sig" Type="{relationships}/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/>'
    )
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", f"{origin}</Relationships>".encode())
    parts["_xmlsignatures/origin.sigs"] = b""
    parts["_xmlsignatures/_rels/origin.sigs.rels"] = (
        f'<Relationships xmlns="{relationships}"><Relationship Id="one" '
        f'Type="{relationships}/digital-signature/signature" Target="sig1.xml"/></Relationships>'
    ).encode()
    parts["_xmlsignatures/sig1.xml"] = f"<Signature><Name>CN={SECRET}SIGNER</Name></Signature>".encode()
    return _zip(parts)


def excel() -> bytes:
    book = openpyxl.Workbook()
    book.properties.creator = f"{SECRET}AUTHOR"
    book.properties.lastModifiedBy = f"{SECRET}EDITOR"
    sheet = book.active
    sheet["A1"], sheet["B1"] = "Women", 5219
    sheet["A1"].comment = openpyxl.comments.Comment("See", f"{SECRET}COMMENTER")
    sheet.add_image(openpyxl.drawing.image.Image(io.BytesIO(picture(orientation=1))), "D1")
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        workbook = archive.read("xl/workbook.xml").decode()
    path = f'<fileSharing userName="{SECRET}USER"/><x:absPath xmlns:x="urn:x15ac" url="C:/Users/{SECRET}PATH"/>'
    end = workbook.index(">", workbook.index("<workbook ")) + 1
    return _with_parts(out.getvalue(), {"xl/workbook.xml": workbook[:end] + path + workbook[end:]})


def powerpoint() -> bytes:
    """As little as a presentation needs, with what PowerPoint writes about people."""
    relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    return _zip(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="jpg" ContentType="image/jpeg"/><Default Extension="png" ContentType="image/png"/>'
            '<Default Extension="tiff" ContentType="image/tiff"/><Default Extension="xlsx" '
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
            '<Override PartName="/docProps/app.xml" ContentType="application/xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r1" Type="{relationships}/officeDocument" Target="ppt/presentation.xml"/>'
            f'<Relationship Id="r2" Type="{relationships}/extended-properties" Target="docProps/app.xml"/>'
            f'<Relationship Id="r3" Type="{package}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
            "</Relationships>",
            "docProps/app.xml": f"<Properties><Manager>{SECRET}MANAGER</Manager></Properties>",
            "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{package}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Notes</dc:title><dc:creator>{SECRET}AUTHOR</dc:creator>'
            f"<cp:lastModifiedBy>{SECRET}EDITOR</cp:lastModifiedBy></cp:coreProperties>",
            "ppt/presentation.xml": "<p:presentation xmlns:p='urn:p'/>",
            "ppt/commentAuthors.xml": f"<p:cmAuthorLst xmlns:p='urn:p'><p:cmAuthor id='0' name='{SECRET}COMMENTER' initials='{SECRET}I'/></p:cmAuthorLst>",
            "ppt/media/image1.jpg": picture(),
            "ppt/media/image2.png": picture("PNG"),
            "ppt/media/image3.tiff": _tiff(),
            "ppt/charts/chart1.xml": "<c:chartSpace xmlns:c='urn:c'/>",
            "ppt/charts/_rels/chart1.xml.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r1" Type="{relationships}/package" Target="../embeddings/book.xlsx"/></Relationships>',
            "ppt/embeddings/book.xlsx": excel(),
        }
    )


def opendocument() -> bytes:
    """What LibreOffice, and Word in its own folders, write about people, and photographs in each place."""
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    dc, link = "http://purl.org/dc/elements/1.1/", "http://www.w3.org/1999/xlink"
    photographs = ["Pictures/one.jpg", "media/image1.jpeg", "ObjectReplacements/Object 1"]
    shown = "".join(f"<d:image xmlns:d='urn:d' xmlns:l='{link}' l:href='./{name}'/>" for name in photographs)
    return _zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "meta.xml": f"<o:document-meta xmlns:o='{office}' xmlns:dc='{dc}' xmlns:m='urn:m'><o:meta><dc:title>Notes</dc:title>"
            f"<m:initial-creator>{SECRET}AUTHOR</m:initial-creator><m:generator>{SECRET}PROGRAM</m:generator></o:meta></o:document-meta>",
            "settings.xml": f"<o:document-settings xmlns:o='{office}' xmlns:c='urn:config'>"
            f"<c:item c:name='PrinterName'>{SECRET}PRINTER</c:item></o:document-settings>",
            "content.xml": f"<o:document-content xmlns:o='{office}' xmlns:dc='{dc}'><p>What we learned.<o:annotation>"
            f"<dc:creator>{SECRET}COMMENTER</dc:creator></o:annotation>{shown}</p></o:document-content>",
            **{name: picture() for name in photographs},
            "Thumbnails/thumbnail.png": picture("PNG"),
            "manifest.rdf": f"<r:RDF xmlns:r='urn:rdf' xmlns:dc='{dc}'><dc:creator>{SECRET}RDF</dc:creator></r:RDF>",
            "META-INF/documentsignatures.xml": f"<document-signatures>CN={SECRET}SIGNER</document-signatures>",
            "META-INF/manifest.xml": "<m:manifest xmlns:m='urn:manifest'><m:file-entry m:full-path='Thumbnails/thumbnail.png'/></m:manifest>",
        }
    )


def mp3() -> bytes:
    sound = (b"\xff\xfb\x90\x00" + bytes(413)) * 12
    out = io.BytesIO(sound)
    tags = mutagen.id3.ID3()
    tags.add(mutagen.id3.TPE1(encoding=3, text=[f"{SECRET}ARTIST"]))
    tags.add(mutagen.id3.APIC(encoding=3, mime="image/jpeg", type=3, desc="", data=picture()))
    tags.save(out, v1=2)
    lyrics = f"LYRICSBEGININD0000200AUT00013{SECRET}WORDS000042LYRICS200".encode()
    whole = out.getvalue()
    return whole[:-128] + lyrics + whole[-128:]


def mp4() -> bytes:
    out = io.BytesIO(documents.mp4(f"{SECRET}PHONE"))
    tags = mutagen.mp4.MP4(out)
    tags["\xa9ART"] = f"{SECRET}ARTIST"
    tags["covr"] = [mutagen.mp4.MP4Cover(picture())]
    tags.save(out)
    xmp = bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + XMP
    return out.getvalue() + struct.pack(">I4s", 8 + len(xmp), b"uuid") + xmp


def _tiff() -> bytes:
    out = io.BytesIO()
    Pillow.new("RGB", (40, 20), "purple").save(out, "TIFF", exif=exif())
    return out.getvalue()


def _zip(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _with_parts(content: bytes, parts: dict[str, str | bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return _zip({name: archive.read(name) for name in archive.namelist()} | parts)
