"""StreamField blocks of the blueprint."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from blueprint.charts import chart_of
from blueprint.figures import ChartKind, figure_of
from core.blocks import EVIDENCE
from core.dates import DateBlock, validate_has_come
from core.link_blocks import LinkedPageBlock, SafeURLBlock
from core.table_blocks import TableBlock

SOURCE_KEYS = r"[A-Za-z0-9:_-]+(?:\s*;\s*[A-Za-z0-9:_-]+)*"


class UptakeBlock(blocks.StructBlock):
    """A dated step towards a recommendation. All texts are text fields, so that they can be translated."""

    on = DateBlock(validators=[validate_has_come], label=_("Day"), help_text=_("Typed as 01/02/2026 it is 1 February."))
    text = blocks.TextBlock(
        label=_("What happened"),
        help_text=_("Who did what, for example “Sentencing Council: pregnancy becomes a factor in sentencing.”"),
    )
    evidence = blocks.CharBlock(
        max_length=250, label=_("Evidence"), help_text=_("For example “Evidence: guideline, 2024.”")
    )
    url = SafeURLBlock(
        required=False,
        label=_("Address of the evidence"),
        help_text=_("Where anybody can read it, for example https://www.sentencingcouncil.org.uk/."),
    )

    class Meta:
        icon = "date"
        label = _("Step")
        group = EVIDENCE
        template = "blocks/uptake.html"
        description = _("A dated step that shows how far a recommendation has been taken up.")
        preview_value = {
            "on": "2024-04-01",
            "text": "Sentencing Council: pregnancy, childbirth and post-natal care become a factor in sentencing.",
            "evidence": "Evidence: guideline, 2024.",
            "url": "",
        }


class FigureBlock(blocks.StructBlock):
    """A table of numbers with its sources, and a chart that is drawn from it."""

    title = blocks.CharBlock(
        max_length=200,
        label=_("Title"),
        help_text=_(
            "What it counts, where and when, for example “Women in prison in England and Wales, 2013 to 2023”."
        ),
    )
    table = TableBlock(
        label=_("Table"),
        help_text=_(
            "Copy it in a spreadsheet and paste it here. The first column names the rows, for example the years; "
            "each further column is drawn."
        ),
    )
    kind = blocks.ChoiceBlock(
        choices=ChartKind.choices,
        default=ChartKind.BAR,
        search_index=False,
        label=_("Chart"),
        help_text=_("A line for what changes through time, bars for what is compared."),
    )
    unit = blocks.CharBlock(
        required=False, max_length=60, label=_("Unit"), help_text=_("For example “women” or “£ million”.")
    )
    year = blocks.CharBlock(max_length=40, label=_("Year"), help_text=_("For example 2023 or “2013 to 2023”."))
    description = blocks.TextBlock(
        label=_("What it shows"),
        help_text=_("A sentence for readers who do not see the chart, for example “The number fell by a quarter.”"),
    )
    sources = blocks.RegexBlock(
        regex=SOURCE_KEYS,
        error_messages={"invalid": _("Write the keys of sources, for example TTC25; JC22.")},
        label=_("Sources"),
        help_text=_("Their keys, for example TTC25; JC22. You find them under Sources."),
    )
    note = blocks.TextBlock(
        required=False,
        label=_("Note"),
        help_text=_("How it was counted and what is missing, for example “Counted on 31 March of each year.”"),
    )

    class Meta:
        icon = "table"
        label = _("Table with a chart")
        group = EVIDENCE
        template = "blocks/figure_with_chart.html"
        description = _(
            "A table of numbers with its sources, the chart that is drawn from it, and a file of the table."
        )
        preview_value = {
            "title": "An example of a figure",
            "table": {
                "columns": [{"type": "text", "heading": "Year"}, {"type": "number", "heading": "Women"}],
                "rows": [{"values": ["2022", "12"]}, {"values": ["2023", "9"]}],
            },
            "kind": "bar",
            "unit": "women",
            "year": "2022 to 2023",
            "description": "The number fell.",
            "sources": "TTC25",
            "note": "",
        }

    def clean(self, value):
        value = super().clean(value)
        problem = "" if self.is_deferred_validation else figure_of(value).problem
        if problem:
            raise blocks.StructBlockValidationError(block_errors={"table": ValidationError(problem)})
        return value

    def get_context(self, value, parent_context=None):
        figure = figure_of(value)
        return super().get_context(value, parent_context) | {"figure": figure, "chart": chart_of(figure)}


class StepBlock(blocks.StructBlock):
    """An entry or a chapter in a reading path."""

    page = LinkedPageBlock(
        page_type=["blueprint.EntryPage", "blueprint.ChapterPage"],
        label=_("Entry or chapter"),
        help_text=_("Choose the English page. While it is not published, readers do not see this step."),
    )
    why = blocks.CharBlock(
        max_length=200,
        label=_("Why it is read here"),
        help_text=_("One sentence, for example “What a place for a mother and her child costs, and who paid.”"),
    )

    class Meta:
        icon = "arrow-right"
        label = _("Step")
        group = EVIDENCE
        template = "blocks/path_step.html"
        description = _("An entry or a chapter, and why it is read at this point of the path.")
        preview_value = {"page": None, "why": "What a place for a mother and her child costs, and who paid."}
