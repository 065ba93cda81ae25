"""A figure of an entry: a table, the chart drawn from it, its sources, and its file, kept with the version."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import streamfield

from blueprint.charts import axis, chart_of
from blueprint.figures import Figure, number_in
from blueprint.models import EntryPage
from tests.blueprint.factories import change
from tests.blueprint.test_editor import entry_form

YEARS = [["2019", "3,700"], ["2020", ""], ["2023", "3,214"]]


def figure(rows=YEARS, kind="line", columns=("Year", "Women"), **values) -> tuple[str, dict]:
    types = ["text", *["number"] * (len(columns) - 1)]
    table = {
        "columns": [{"type": kind, "heading": name} for kind, name in zip(types, columns, strict=True)],
        "rows": [{"values": row} for row in rows],
        "caption": "",
    }
    return "figure", {
        "title": "Women in prison", "table": table, "kind": kind, "unit": "women", "year": "2019 to 2023",
        "description": "The number fell.", "sources": "B1", "note": "Counted in March.",
    } | values  # fmt: skip


def soup_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def test_a_figure_is_a_table_a_chart_its_sources_and_a_file_that_stay(client, make_entry, make_source):
    make_source("A1", title="First in the text")
    make_source("B1", title="Of the numbers")
    make_source("C1", title="After the figure")
    entry = make_entry(
        what_happened="<p>So. [@A1]</p>",
        figures=[figure(), figure([["Here", "−2%"], ["There", "7%"]], "bar", ("Place", "=Share"))],
        did_not_work="<p>The bell. [@C1]</p>",
    )

    page = soup_of(client.get(entry.url))
    first, second = page.select("figure.chart")
    assert first.find("table").find("caption").get_text() == "Women in prison"
    assert [cell.get_text(strip=True) for cell in first.select("tbody tr")[1].find_all(["th", "td"])] == ["2020", ""]
    drawn = first.find("svg")
    assert first.find("table").sourceline < drawn.sourceline
    assert next(drawn.children, None) and drawn.find(True).name == "title"
    assert drawn.find("title").get_text() == "Chart: Women in prison" and drawn["role"] == "img"
    assert len(drawn.find_all("circle")) == 2 and not drawn.select("[style]")
    assert len(second.find("svg").find_all("rect")) == 2
    assert "The number fell." in first.find("figcaption").get_text()
    assert [mark["href"] for mark in page.select("a.ref")] == ["#s1", "#s2", "#s2", "#s3"]
    assert [link.get_text() for link in page.select(".toc a")][3] == "Figures"

    address = first.select_one("figcaption a[href$='.csv']")["href"]
    assert address == "/blueprint/HS-1/v1/figure-1.csv"
    file = client.get(address)
    assert file.content.decode("utf-8-sig") == 'Year,Women\r\n2019,"3,700"\r\n2020,\r\n2023,"3,214"\r\n'
    assert "HS-1-v1-figure-1.csv" in file["Content-Disposition"]
    assert client.get("/blueprint/HS-1/v1/figure-2.csv").content.decode("utf-8-sig").startswith("Place,'=Share\r\n")

    change(entry, figures=[figure([["2024", "9"]])])
    assert "figure-1.csv" in client.get("/blueprint/HS-1/v2/").content.decode()
    assert client.get(address).content == file.content
    assert "2024" not in soup_of(client.get("/blueprint/HS-1/v1/")).find("table").get_text()
    assert client.get("/blueprint/HS-1/v2/figure-2.csv").status_code == 404


def test_the_form_says_why_a_chart_cannot_be_drawn_and_keeps_what_was_typed(admin_client, chapter, make_source):
    make_source("B1")
    add = reverse("wagtailadmin_pages:add", args=["blueprint", "entrypage", chapter.pk])

    def send(cell: str, **values) -> str:
        number = {"table-row-0-order": "0", "table-row-0-deleted": ""}
        table = {
            "table-caption": "", "table-column-count": "2", "table-row-count": "1", **number,
            "table-column-0-type": "text", "table-column-0-order": "0", "table-column-0-heading": "Year",
            "table-column-0-deleted": "", "table-column-1-type": "number", "table-column-1-order": "1",
            "table-column-1-heading": "Women", "table-column-1-deleted": "", "table-cell-0-0": "2019",
            "table-cell-0-1": cell,
        }  # fmt: skip
        block = {key: value for key, value in figure()[1].items() if key != "table"} | table | values
        sent = entry_form(figures=streamfield([("figure", block)]), **{"action-publish": "1"})
        return admin_client.post(add, sent).content.decode()

    refused = send("many")
    assert "a chart needs numbers" in refused and "many" in refused
    assert "There is no source with the key NOPE9." in send("3", sources="NOPE9")
    assert not EntryPage.objects.exists()
    send("3,219")
    assert EntryPage.objects.get().live


@pytest.mark.parametrize(
    ("text", "number"),
    [("3,219", 3219), ("£1.5", 1.5), ("12%", 12), ("−3", -3), ("1 200", 1200), ("about 3", None), ("", None)],
)
def test_numbers_are_read_as_tables_write_them(text, number):
    assert number_in(text) == number


def drawn(rows, kind="bar", columns=("Place", "A", "B")):
    return chart_of(Figure(title="T", kind=kind, columns=list(columns), rows=rows))


def right_of(text) -> float:
    """Where it ends at most: a document cuts off what stands out of its drawing. A per cent sign is the widest."""
    width = sum(16 if letter == "%" else 9.5 for letter in text.text)
    return text.x + {"start": width, "middle": width / 2, "end": 0}[text.anchor]


def test_a_chart_keeps_to_its_frame_and_its_series_differ_without_colour():
    long = "A name that is longer than the line of a phone can hold without a break in it"
    bars = drawn([[long, "£1,200,000", "−400"], ["Zero", "0", ""]])
    assert all(bar.x >= 0 and bar.x + bar.width <= bars.width for bar in bars.bars)
    assert {bar.pattern for bar in bars.bars} == {0, 1}
    assert [bar.width for bar in bars.bars if bar.y > 100][-1] == 2

    lines = drawn([["2010", "10%", "1%"], ["2020", "", "3%"], ["2022", "30%", "2%"], ["2023", "20%", "9%"]], "line")
    assert [line.dashes for line in lines.lines] == ["", "9 6", "", "9 6"]
    assert {mark.shape for mark in lines.marks} == {0, 1}
    years = [mark.x for mark in lines.marks if mark.shape == 1][1:]
    assert years[1] - years[0] > 3 * (years[3] - years[2])
    assert all(0 < text.y <= lines.height for text in lines.texts)
    assert {"0%", "30%"} <= {text.text for text in lines.texts}

    months = drawn([["Feb 2017", "3,958"], ["Oct 2019", "3,808"], ["Oct 2023", "3,604"]], "line", ("Day", "Women"))
    shares = drawn([["Women", "29%"], ["Men", "25%"]], columns=("Who", "On remand"))
    assert all(right_of(text) <= chart.width for chart in (bars, lines, months, shares) for text in chart.texts)


@pytest.mark.parametrize(("low", "high"), [(0, 0), (0, 3219), (-4, 7), (0, 0.3), (0, 1_000_000)])
def test_an_axis_has_few_round_numbers_around_all_values(low, high):
    ticks = axis(low, high)
    assert ticks[0] <= low and ticks[-1] >= high and 2 <= len(ticks) <= 7
