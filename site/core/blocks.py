"""StreamField blocks of all pages. Translatable texts are in text fields, never in choices or dates."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from core.content_notes import ContentNoteBlock
from core.link_blocks import LinkBlock, LinkedPageBlock, SafeURLBlock, SourceURLBlock
from core.table_blocks import TableBlock, TableTextBlock
from languages.links import localized, localized_all

TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul", "superscript"]
SHORT_TEXT_FEATURES = ["bold", "italic", "link"]

TEXT, EVIDENCE, ACTION, FILES = _("Text"), _("Evidence"), _("Action"), _("Files and links")


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=120, label=_("Heading"))
    level = blocks.ChoiceBlock(
        search_index=False,
        choices=[("h2", _("Main heading")), ("h3", _("Heading below it"))],
        default="h2",
        label=_("Level"),
        help_text=_("Use a heading below only under a main heading."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        group = TEXT
        template = "blocks/heading.html"
        description = _("Parts a long page; it also appears in the page's list of contents.")
        preview_value = {"text": "What we ask", "level": "h2"}


class RichTextBlock(TableTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = TEXT
        template = "blocks/rich_text.html"
        description = _("Paragraphs, lists and links.")
        preview_value = "<p>Small things gather. What one person does, <b>another can build on</b>.</p>"

    def __init__(self, **kwargs):
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)


class PictureBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(
        required=False,
        max_length=250,
        label=_("Caption"),
        help_text=_("Who made it and what it shows. No faces without written consent."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        group = TEXT
        template = "blocks/picture.html"
        preview_template = "blocks/previews/picture.html"
        description = _("A picture with words for those who do not see it, and a caption.")
        preview_value = {"caption": "Drawing: One Small Thing"}


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quotation"))
    source = blocks.CharBlock(
        max_length=250,
        label=_("Source"),
        help_text=_("Who said or wrote it, where and when, for example “Corston Report, 2007”."),
    )
    url = SourceURLBlock()

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        group = EVIDENCE
        template = "blocks/quote.html"
        description = _("Words that someone really said or wrote, with their source.")
        preview_value = {"text": "The words of a document stand here.", "source": "Name of the document, year"}


class FigureBlock(blocks.StructBlock):
    figure = blocks.CharBlock(max_length=30, label=_("Figure"), help_text=_("For example “17,240” or “4%”."))
    meaning = blocks.TextBlock(
        label=_("What it counts"),
        help_text=_("A whole sentence. Say when it is an estimate."),
    )
    year = blocks.CharBlock(max_length=20, label=_("Year"), help_text=_("For example 2010 or 2022–23."))
    source = blocks.CharBlock(
        max_length=250,
        label=_("Source"),
        help_text=_("Publisher, title and date, for example “Ministry of Justice, written answer, 2025”."),
    )
    url = SourceURLBlock()
    review = blocks.CharBlock(
        required=False,
        max_length=40,
        label=_("To be reviewed"),
        help_text=_("When somebody checks the number again, for example “July 2027”."),
    )
    table = TableBlock(
        required=False,
        label=_("The numbers behind it"),
        help_text=_("Optional. Shown as a table under the figure."),
    )

    class Meta:
        icon = "order"
        label = _("Figure with its source")
        group = EVIDENCE
        template = "blocks/figure.html"
        description = _("One big number with what it counts, its year, its source and the month to review it by.")
        preview_value = {
            "figure": "17,240",
            "meaning": "Children thought to have been parted from their mother by prison. An estimate.",
            "year": "2010",
            "source": "Prison Reform Trust, July 2021",
            "url": "",
            "review": "July 2027",
        }


class CallToActionBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=120, label=_("Heading"))
    text = blocks.TextBlock(required=False, label=_("Text"), help_text=_("Calm words; no hurry, no guilt."))
    link = LinkBlock(label=_("Button"))

    class Meta:
        icon = "pick"
        label = _("Call to action")
        group = ACTION
        template = "blocks/call_to_action.html"
        description = _("One thing that a reader can do, with a button.")
        preview_value = {
            "heading": "Write to your MP",
            "text": "It takes about five minutes.",
            "link": {"page": None, "url": "https://www.parliament.uk/", "text": "Find my MP"},
        }


class AccordionItemBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=160, label=_("Heading"))
    text = blocks.RichTextBlock(features=TEXT_FEATURES, label=_("Text"))

    class Meta:
        icon = "collapse-down"
        label = _("Part")


class AccordionBlock(blocks.StructBlock):
    items = blocks.ListBlock(AccordionItemBlock(), min_num=1, label=_("Parts"))

    class Meta:
        icon = "list-ul"
        label = _("Accordion")
        group = TEXT
        template = "blocks/accordion.html"
        description = _("Questions with answers that open one by one; printed, all are open.")
        preview_value = {"items": [{"heading": "Who can join?", "text": "<p>Anybody who works with women.</p>"}]}


class FilesBlock(blocks.StructBlock):
    heading = blocks.CharBlock(required=False, max_length=120, label=_("Heading"))
    documents = blocks.ListBlock(DocumentChooserBlock(), min_num=1, label=_("Documents"))

    class Meta:
        icon = "doc-full"
        label = _("Files")
        group = FILES
        template = "blocks/files.html"
        preview_template = "blocks/previews/files.html"
        description = _("Public files with their kind and size. Members' files go into a library.")
        preview_value = {"heading": "Downloads"}


class RelatedPagesBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=120, default="", label=_("Heading"), help_text=_("For example “Related”."))
    pages = blocks.ListBlock(blocks.PageChooserBlock(), min_num=1, label=_("Pages"))

    class Meta:
        icon = "doc-empty"
        label = _("Related pages")
        group = FILES
        template = "blocks/related_pages.html"
        preview_template = "blocks/previews/related_pages.html"
        description = _("Links to other pages in the reader's language; withdrawn pages drop out by themselves.")
        preview_value = {"heading": "Related"}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["pages"] = localized_all(page for page in value["pages"] if page)
        return context


class VideoBlock(blocks.StructBlock):
    """A video or a player elsewhere as a link with its length and its words; never a frame of another site."""

    title = blocks.CharBlock(max_length=160, label=_("Title"), help_text=_("As it is called there."))
    url = SafeURLBlock(label=_("Address"), help_text=_("Paste it as it is, for example https://vimeo.com/…"))
    length = blocks.CharBlock(max_length=40, label=_("Length"), help_text=_("For example “4 minutes”."))
    transcript = blocks.RichTextBlock(
        required=False, features=SHORT_TEXT_FEATURES, label=_("Transcript"), help_text=_("All that is said and shown.")
    )
    transcript_page = LinkedPageBlock(
        required=False, label=_("Or the page with the transcript"), help_text=_("One of the two is needed.")
    )

    class Meta:
        icon = "media"
        label = _("Video")
        group = FILES
        template = "blocks/video.html"
        description = _("A link to a video with its length and its transcript. Nothing of the other site is loaded.")
        preview_value = {
            "title": "A walk through Hope Street",
            "url": "https://vimeo.com/",
            "length": "4 minutes",
            "transcript": "<p>The words that are said stand here.</p>",
            "transcript_page": None,
        }

    def clean(self, value):
        value = super().clean(value)
        words = value["transcript_page"] or strip_tags(value["transcript"].source).strip()
        if not words and not self.is_deferred_validation:
            message = _("Write the transcript, or choose the page that has it.")
            raise blocks.StructBlockValidationError(block_errors={"transcript": ValidationError(message)})
        return value

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        return context | {"transcript_page": localized(value["transcript_page"])}


class HelpBoxBlock(blocks.StructBlock):
    heading = blocks.CharBlock(
        max_length=120, label=_("Heading"), help_text=_("For example “If reading this is hard”.")
    )
    text = blocks.RichTextBlock(features=SHORT_TEXT_FEATURES, label=_("Text"))

    class Meta:
        icon = "help"
        label = _("Help box")
        group = ACTION
        template = "blocks/help_box.html"
        description = _("A quiet word to a reader who may be hurt by the page. Helplines stand on every page already.")
        preview_value = {"heading": "If reading this is hard", "text": "<p>You can stop. Nobody will ask why.</p>"}


class DataTableBlock(blocks.StructBlock):
    caption = blocks.CharBlock(max_length=200, label=_("Caption"), help_text=_("What the table shows, with the year."))
    table = TableBlock(
        label=_("Table"), help_text=_("Copy it in a spreadsheet and paste it here, or add columns and rows.")
    )
    source = blocks.CharBlock(max_length=250, label=_("Source"))

    class Meta:
        icon = "table"
        label = _("Table of data")
        group = EVIDENCE
        template = "blocks/data_table.html"
        description = _("A table with a caption and its source.")
        preview_value = {
            "caption": "Women in prison by year (example)",
            "table": {
                "columns": [{"type": "text", "heading": "Year"}, {"type": "number", "heading": "Women"}],
                "rows": [{"values": ["2022", "3,219"]}],
            },
            "source": "Justice Committee, 2022",
        }


class BodyBlock(blocks.StreamBlock):
    """The blocks of an ordinary page."""

    rich_text = RichTextBlock()
    heading = HeadingBlock()
    content_note = ContentNoteBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    figure = FigureBlock()
    data_table = DataTableBlock()
    accordion = AccordionBlock()
    call_to_action = CallToActionBlock()
    help_box = HelpBoxBlock()
    video = VideoBlock()
    files = FilesBlock()
    related_pages = RelatedPagesBlock()
