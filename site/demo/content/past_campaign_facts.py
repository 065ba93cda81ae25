"""The words of the demonstration's campaigns that are over: one won, one withdrawn."""

from __future__ import annotations

import datetime
from typing import Any

from campaigns.enums import AskState
from demo.content.campaign_facts import ask, outcome, step

PREGNANCY: dict[str, Any] = {
    "title": "Publish how many women in prison are pregnant",
    "slug": "publish-how-many-are-pregnant",
    "summary": "Until 2021 each number had to be asked for. We asked for a figure every year.",
    "drawing": "ripple",
    "picture": ("ripple", "A small thing that spreads. Drawing: One Small Thing"),
    "asks": [
        ask(
            "Publish the figures each year",
            "How many women in prison are pregnant, and how many give birth.",
            outcome(
                datetime.date(2021, 9, 20),
                AskState.WON,
                "Ministry of Justice, policy on pregnancy, mother and baby units and separation, 20 September 2021",
                "There have been yearly figures since.",
            ),
        ),
    ],
    "figure": {
        "figure": "47",
        "meaning": "Women who were pregnant on one day, 28 October 2019, of 3,808 women in prison. You may also see "
        "“600 a year”: that is a campaigners’ estimate.",
        "year": "2019",
        "source": "Ministry of Justice, written answer, 2019",
        "url": "",
        "review": "July 2027",
    },
    "why_heading": "What is not counted is not planned for",
    "why": "<p>Births could only be read from hospital records: 56 in 2017/18, 37 in 2018/19 and 48 in 2019/20 "
    "(Nuffield Trust, Chart of the week, 22 September 2021).</p>"
    "<p>A prison that expects a birth can prepare for it: a bed in a hospital, a midwife, a place for mother and "
    "child.</p>",
    "steps": [
        step(
            "28 October 2019", "47 of 3,808 women in prison are pregnant.", "Ministry of Justice, written answer, 2019"
        ),
        step(
            "Spring 2021",
            "On average 26 women a week have said that they are pregnant since July 2020.",
            "Ministry of Justice, written answer, 2021",
        ),
        step("20 September 2021", "A new policy brings yearly figures.", "Ministry of Justice, 2021"),
    ],
    "small_things": [("Read what we ask for now", "campaigns")],
}

RESIDENTIAL: dict[str, Any] = {
    "title": "Open five residential women’s centres",
    "slug": "open-five-residential-centres",
    "summary": "Five were promised in 2018. This campaign has become part of one that also asks for the money to run them.",
    "drawing": "regions",
    "picture": ("regions", "Places near home. Drawing: One Small Thing"),
    "asks": [
        ask(
            "Open the five centres that were promised",
            "The Female Offender Strategy of 2018 promised at least five residential women’s centres as pilots.",
            outcome(
                datetime.date(2026, 6, 1),
                AskState.WITHDRAWN,
                "Our campaign “Pay for women’s centres in years, not months”",
                "We still ask for it, there. None was open by 2025 (The View, 2025).",
                "/campaigns/pay-for-womens-centres/",
            ),
        ),
    ],
    "figure": {
        "figure": "5",
        "meaning": "Residential women’s centres that were promised, at least, as pilots.",
        "year": "2018",
        "source": "Ministry of Justice, Female Offender Strategy, Cm 9642, June 2018",
        "url": "",
        "review": "July 2027",
    },
    "why_heading": "A promise of 2018",
    "why": "<p>One was planned in Swansea, for 12 women. Councillors refused it in 2022; it was allowed on appeal "
    "(Wales News Online, 2022, and Herald.Wales, 2025).</p>",
    "steps": [
        step("June 2018", "The strategy promises at least five centres.", "Ministry of Justice, Cm 9642"),
        step("July 2022", "The Justice Committee speaks of slow progress.", "House of Commons, HC 265"),
        step("2025", "None is open.", "The View, 2025"),
    ],
    "small_things": [("Read where we come from", "history")],
    "withdrawal": {
        "withdrawn_on": datetime.date(2026, 6, 1),
        "withdrawal_reason": "We ask for the same, and for the money to run the centres, in one campaign now.",
    },
}
