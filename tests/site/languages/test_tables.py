"""The words of a table are translated like all others: offered, asked for, shown, followed when they change."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core import mail
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail_localize.fields import get_translatable_fields

from core.our_apps import is_ours
from pages.models import StandardPage
from tests.browser import Browser
from tests.editing import at_desk, errors_of
from tests.publishing import publish_below
from tests.translating import edit_url, props, segments_of, start, translate, translation_of, words

COLUMNS = [("text", "Year"), ("number", "Women"), ("text", "Change")]
ROWS = [["2022", "3,219", "Fewer than before"], ["2023", "3,635", "More"], ["2024", "3,487 in May", "More"]]
WELSH = {
    "Numbers": "Niferoedd",
    "numbers": "niferoedd",
    "Year": "Blwyddyn",
    "Women": "Menywod",
    "Change": "Newid",
    "Fewer than before": "Llai nag o’r blaen",
    "More": "Mwy",
    "3,487 in May": "3,487 ym mis Mai",
}


def table(columns, rows):
    """What the widget of the table sends."""
    data = {"caption": "", "column-count": len(columns), "row-count": len(rows)}
    for number, (kind, heading) in enumerate(columns):
        column = {"type": kind, "order": number, "deleted": "", "heading": heading}
        data |= {f"column-{number}-{name}": value for name, value in column.items()}
    for number, row in enumerate(rows):
        data |= {f"row-{number}-order": number, f"row-{number}-deleted": ""}
        data |= {f"cell-{number}-{column}": value for column, value in enumerate(row)}
    return data


def data_table(value):
    return ("data_table", {"caption": "Tabl 1", "table": value, "source": "MoJ 2025"})


def figure(value):
    texts = {"figure": "17,240", "meaning": "An estimate.", "year": "2010", "source": "PRT", "url": "", "review": ""}
    return ("figure", texts | {"table": value})


def publish(desk, page, block):
    """Publishes the English page with this block, by its form."""
    body = streamfield([block])
    if page.body:
        body["0"]["id"] = page.body[0].id
    form = {
        "title": "Numbers",
        "slug": "numbers",
        "summary": "2022–2024",
        "content_note": "",
        "body": body,
        "seo_title": "",
        "search_description": "",
        "social_image": "",
        "go_live_at": "",
        "expire_at": "",
        "review_date": "",
        "exit_link": "inherit",
        "comments": inline_formset([]),
        "action-publish": "1",
    }
    response = desk.post(edit_url(page), nested_form_data(form), follow=True)
    assert not errors_of(response)
    page.refresh_from_db()


@pytest.fixture
def page(home):
    return publish_below(home, StandardPage(title="Numbers", slug="numbers", summary="2022–2024"))


@pytest.fixture
def desk(page, welsh_home):
    return at_desk("publisher")


@pytest.fixture(params=[data_table, figure])
def block(request):
    return request.param


@pytest.fixture
def press_publish(desk, committed):
    def press(page, **data):
        with committed():
            return desk.post(edit_url(translation_of(page)), {"action": "publish"} | data, follow=True)

    return press


def cells(path):
    shown = BeautifulSoup(Browser().get(path).content, "html.parser").find("table")
    return [[cell.get_text(strip=True) for cell in row.find_all(["th", "td"])] for row in shown.find_all("tr")]


def test_headings_and_words_are_offered_once_and_numbers_are_not(desk, page, block):
    publish(desk, page, block(table(COLUMNS, ROWS)))
    start(desk, page)

    shown = props(desk.get(edit_url(translation_of(page))))["segments"]
    offered = [segment["source"] for segment in shown if segment["contentPath"].endswith(".table")]
    places = {segment["location"]["subField"] for segment in shown if segment["contentPath"].endswith(".table")}

    assert offered == ["Year", "Women", "Change", "Fewer than before", "More", "3,487 in May"]
    assert places <= {"Table", "The numbers behind it"}


def test_a_translated_table_is_shown_to_readers(desk, page, block, press_publish):
    publish(desk, page, block(table(COLUMNS, ROWS)))
    start(desk, page)
    rest = {"An estimate.": "Amcangyfrif.", "Tabl 1": "Tabl 1", "MoJ 2025": "MoJ 2025", "PRT": "PRT"}
    translate(desk, page, {text: welsh for text, welsh in (WELSH | rest).items() if text in segments_of(page)})

    press_publish(page)

    assert cells("/cy/niferoedd/") == [
        ["Blwyddyn", "Menywod", "Newid"],
        ["2022", "3,219", "Llai nag o’r blaen"],
        ["2023", "3,635", "Mwy"],
        ["2024", "3,487 ym mis Mai", "Mwy"],
    ]
    assert cells("/numbers/")[0] == ["Year", "Women", "Change"]


def test_words_of_a_table_that_are_not_translated_are_named_and_marked(desk, page, block, press_publish):
    publish(desk, page, block(table(COLUMNS, ROWS)))
    start(desk, page)
    translate(desk, page, {text: WELSH[text] for text in ("Numbers", "numbers", "Women")})

    asked = press_publish(page)

    assert "“Fewer than before”" in words(asked) and "“Women”" not in words(asked)
    agreed = BeautifulSoup(asked.content, "html.parser").find("input", {"name": "agreed"})["value"]
    press_publish(page, agreed=agreed)
    shown = BeautifulSoup(Browser().get("/cy/niferoedd/").content, "html.parser").find("table")
    marked = {cell.get_text(strip=True) for cell in shown.find_all(["th", "td"], lang="en-GB")}
    assert marked == {"Year", "Change", "Fewer than before", "More", "3,487 in May"}


def test_a_changed_cell_reaches_the_translator_and_a_moved_row_keeps_its_translation(desk, page, block, committed):
    publish(desk, page, block(table(COLUMNS, ROWS)))
    start(desk, page)
    translate(desk, page, {text: welsh for text, welsh in WELSH.items() if text in segments_of(page)})
    changed = [["2021", "3,150", "Fewer"], ROWS[1], [*ROWS[0][:2], "Many fewer than before"], ROWS[2]]

    with committed():
        publish(desk, page, block(table(COLUMNS, changed)))

    assert "Many fewer than before" in mail.outbox[0].body
    shown = props(desk.get(edit_url(translation_of(page))))
    source = {segment["id"]: segment.get("source") for segment in shown["segments"]}
    rows = {source[row["segment_id"]]: row for row in shown["initialStringTranslations"]}
    assert not rows["More"]["error"] and not rows["3,487 in May"]["error"]
    assert rows["Many fewer than before"]["data"] == "Llai nag o’r blaen"
    assert rows["Many fewer than before"]["error"]


def leaves(block):
    """The blocks inside that wagtail-localize does not look into."""
    if isinstance(block, blocks.ListBlock):
        return leaves(block.child_block)
    if isinstance(block, blocks.StructBlock | blocks.StreamBlock):
        return [leaf for child in block.child_blocks.values() for leaf in leaves(child)]
    return [block]


#: What wagtail-localize offers, and what holds no words.
OFFERED = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock, blocks.URLBlock, blocks.EmailBlock)
WITHOUT_WORDS = (
    blocks.BooleanBlock,
    blocks.ChoiceBlock,
    blocks.ChooserBlock,
    blocks.DateBlock,
    blocks.IntegerBlock,
    blocks.MultipleChoiceBlock,
    blocks.RegexBlock,  # keys, which are the same in all languages
    blocks.StaticBlock,
)


def test_no_block_of_a_page_holds_words_that_cannot_be_translated():
    models = [model for model in apps.get_models() if issubclass(model, Page) and model is not Page]
    streams = [
        field
        for model in models
        for translated in get_translatable_fields(model)
        if isinstance(field := translated.get_field(model), StreamField)
    ]
    ours = [
        field for model in models if is_ours(model) for field in model._meta.fields if isinstance(field, StreamField)
    ]
    assert ours and {str(field) for field in ours} <= {str(field) for field in streams}
    silent = {
        f"{field}: {leaf.name}"
        for field in streams
        for leaf in leaves(field.stream_block)
        if not isinstance(leaf, OFFERED + WITHOUT_WORDS) and not hasattr(leaf, "get_translatable_segments")
    }

    assert not silent
