"""Figures of the example entries: each number is in the source that the figure names."""

from __future__ import annotations

from typing import Any

from blueprint.blocks import FigureBlock


def _table(columns: tuple[str, ...], *rows: tuple[str, ...]) -> dict[str, Any]:
    kinds = ["text", *["number"] * (len(columns) - 1)]
    return {
        "columns": [{"type": kind, "heading": heading} for kind, heading in zip(kinds, columns, strict=True)],
        "rows": [{"values": list(row)} for row in rows],
    }


#: By the key of an entry.
FIGURES: dict[str, list[dict[str, Any]]] = {
    "short-stays": [dict(
        title="How far from home women are held, by age, England and Wales", unit="miles", year="5 November 2021",
        table=_table(("Age", "Average distance in miles"), ("18 to 24", "41.7"), ("25 and over", "45.6")),
        kind="bar", sources="DIST21",
        description="Both groups are held more than forty miles from home on average; older women a little further.",
        note="An average hides women who are held much further away.",
    )],
    "corston": [dict(
        title="Women in prison in England and Wales on four days", unit="women", year="2017 to 2023",
        table=_table(("Day", "Women in prison"), ("Feb 2017", "3,958"), ("Oct 2019", "3,808"),
                     ("Jul 2022", "3,219"), ("Oct 2023", "3,604")),
        kind="line", sources="JC22; PREG19; PRT23",
        description="The number fell from 2017 to 2022 and rose again in the year after.",
        note="Counted in February 2017, on 28 October 2019, 15 July 2022 and 6 October 2023. Between the second and the third "
        "lies the pandemic.",
    )],
    "care": [dict(
        title="Incidents of self-harm in women’s prisons", unit="incidents per 1,000 women", year="2013 and 2023",
        table=_table(("Year", "Incidents per 1,000 women"), ("2013", "1,545"), ("2023", "5,624")),
        kind="bar", sources="TTC25",
        description="The rate was more than three times as high in 2023 as in 2013.",
        note="A rate of incidents: one woman can be counted many times.",
    )],
    "remand": [dict(
        title="Share of people in prison in Scotland who were on remand", unit="per cent", year="2021–22",
        table=_table(("Who", "On remand"), ("Women", "29%"), ("Men", "25%")),
        kind="bar", sources="SCO23",
        description="The share of women on remand was four percentage points higher than that of men.",
        note="Scotland alone.",
    )],
    "births": [dict(
        title="Births to women in prison in England, from hospital records", unit="births", year="2017–18 to 2019–20",
        table=_table(("Year", "Births", "Of these outside a hospital"), ("2017–18", "56", "6"), ("2018–19", "37", "4"),
                     ("2019–20", "48", "1")),
        kind="bar", sources="NUFF21",
        description="Between 37 and 56 births in a year; those outside a hospital fell from six to one.",
        note="Small numbers: a few births more or fewer change the picture.",
    )],
    "a-rate": [dict(
        title="Incidents of self-harm in prison", unit="incidents per 1,000 people", year="Year to March 2023",
        table=_table(("Who", "Incidents per 1,000"), ("Women", "5,826"), ("Men", "523")),
        kind="bar", sources="SIC23",
        description="The rate of women was eleven times that of men.",
        note="As reported by Care Appointments. Incidents, not people.",
    )],
    "longer": [dict(
        title="Young women’s average prison sentences, by heritage", unit="months", year="Published 2025",
        table=_table(("Heritage", "Months"), ("Asian", "21.3"), ("Black", "21.2"), ("Mixed", "18.2"), ("All", "15.4")),
        kind="bar", sources="AA25",
        description="Sentences of young Asian and Black women were about six months longer than the average of all.",
        note="A charity’s analysis. It does not say that it allows for the kind of offence.",
    )],
    "costs": [dict(
        title="What a place for one woman costs in a year", unit="pounds", year="2020",
        table=_table(("Place", "Pounds a year"), ("Women’s centre, lowest", "£1,223"), ("Women’s centre, highest", "£4,125"),
                     ("Prison", "£52,121")),
        kind="bar", sources="WBG20",
        description="A year in prison costs more than twelve times as much as the dearest place at a women’s centre.",
        note="A women’s centre has no beds, so the two are not the same service.",
    )],
    "two-answers": [dict(
        title="Reoffending of 114 women from one centre, and of women like them", unit="per cent", year="2024",
        table=_table(("Group", "Reoffended"), ("Women of the centre", "25%"), ("Women like them", "28%")),
        kind="bar", sources="JDL24",
        description="Three percentage points lie between the groups, which may be chance.",
        note="The difference is not statistically significant.",
    )],
    "too-late": [dict(
        title="Women who left prison without a home: three figures that do not ask the same thing", unit="per cent",
        year="2020 to 2022",
        table=_table(("What was asked, and by whom", "Share"),
                     ("Nowhere safe to go: a campaign, 194 women, 2020", "about 60%"),
                     ("Homeless or sleeping rough: official, 2020–21", "12.8%"),
                     ("No safe and lasting home: monitors at one prison, 2022", "65%")),
        kind="none", sources="SAFE20; INEWS22",
        description="They run from 12.8% to 65%, since they ask about different things.",
        note="No chart is drawn, because bars beside each other would compare what cannot be compared.",
    )],
    "work": [dict(
        title="In work six weeks after leaving prison", unit="per cent", year="Published 2020",
        table=_table(("Who", "In work"), ("Women", "4%"), ("Men", "11%")),
        kind="bar", sources="WIO20",
        description="Men were almost three times as likely as women to be in work.",
        note="As reported by Russell Webster. An old series: look for the newest before use.",
    )],
}  # fmt: skip


def figures_of(key: str) -> list[tuple[str, Any]]:
    """The figures of an entry as its StreamField takes them."""
    block = FigureBlock()
    return [("figure", block.to_python(values)) for values in FIGURES.get(key, [])]
