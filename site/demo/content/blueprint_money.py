"""Chapter "Money and contracts": examples made from published costs, and from what other places told."""

from __future__ import annotations

from core.content_notes import Theme

CHAPTER = {
    "title": "Money and contracts",
    "slug": "money-and-contracts",
    "summary": "What a place costs beside prison, beds that are needed and stay empty, and the gap at the end of the year.",
    "beliefs": (
        "<p>Written for demonstration. A place in the community costs less than a place in prison, and is paid for by "
        "somebody else. That, and not the sum, is what stands in the way.</p>"
    ),
    "questions": (
        "<ul><li>Who saves when a woman does not go to prison, and could they pay?</li>"
        "<li>What does one week at a residential community cost, all in?</li></ul>"
    ),
}

COSTS = {
    "title": "What it costs beside prison",
    "slug": "what-it-costs-beside-prison",
    "summary": "A year at a women’s centre costs between £1,223 and £4,125, a year in prison £52,121. They are not the same thing.",
    "context": "<p>In 2020 a research body set out what women’s centres cost, and what they may save. [@WBG20]</p>",
    "intention": "<p>To show what the same pound does in two places.</p>",
    "what_we_did": (
        "<p>It laid a year’s place at a women’s centre, £1,223 to £4,125, beside a year’s place in prison, £52,121. "
        "[@WBG20]</p>"
    ),
    "what_happened": (
        "<p>It estimates £2.84 saved for each pound in the long term, and puts the cost of women’s offending at £1.7 "
        "billion, from a base of 2015–16. [@WBG20] A later figure, £14 of value for each pound, is an estimate made by "
        "those who ask for money, and is contested. [@WBG25]</p>"
    ),
    "did_not_work": (
        "<p>The two places are not alike: a centre has no beds, and prison must take everyone who is sent. A woman who lives "
        "somewhere costs more than a woman who visits.</p>"
    ),
    "not_yet_known": "What a week at Hope Street costs has not been published.",
    "advice": "<ul><li>Give the year of each price.</li><li>Never add up savings that fall to different budgets.</li></ul>",
    "audiences": "commissioners policymakers funders",
    "topics": "womens-centres",
    "setting": "centre",
    "stage": "deciding",
    "cost_band": "1",
    "cost_year": 2020,
    "time_span": "2015 to 2020",
    "strength": 2,
    "strength_reason": "A published reckoning from outside; what is saved is modelled and not counted. Written for demonstration.",
}

HALF_EMPTY = {
    "title": "Needed, and half empty",
    "slug": "needed-and-half-empty",
    "content_themes": [Theme.SUBSTANCE_USE, Theme.SEPARATION],
    "summary": "A place that takes mothers with their children was often half empty, since councils had to find the money one by one.",
    "context": (
        "<p>A residential service in Plymouth has taken up to twelve women with their children since 1993; on average they "
        "stay for 24 weeks. [@TREVI]</p>"
    ),
    "intention": "<p>That mothers recover without being parted from their children. [@TREVI]</p>",
    "what_we_did": "<p>Councils paid for each stay: up to £38,000 for three to six months, in 2018. [@PANO18]</p>",
    "what_happened": "<p>The place went on for 25 years and more. [@CORN] It was often half empty for lack of funding. [@PANO18]</p>",
    "did_not_work": (
        "<p>How we read it: the price was by the head. Each stay was a decision of its own, and an empty room was paid for "
        "by nobody.</p>"
    ),
    "not_yet_known": "",
    "advice": "<ul><li>Pay for the house, and not for the head.</li><li>Let several councils share it.</li></ul>",
    "audiences": "commissioners childrens-services",
    "topics": "mothers womens-centres",
    "setting": "residential",
    "stage": "running",
    "cost_band": "2",
    "cost_year": 2018,
    "time_span": "1993 to 2018",
    "strength": 1,
    "strength_reason": "Told by the place and by a broadcast that we know from a listing. Written for demonstration.",
}

GAP = {
    "title": "The gap at the end of the year",
    "slug": "the-gap-at-the-end-of-the-year",
    "summary": "Of 26 women’s centres asked in 2025, 77% did not have the money for the whole year.",
    "context": (
        "<p>In May 2025 the Independent Sentencing Review asked that women’s centres be funded over a longer time. "
        "[@ISR25]</p>"
    ),
    "intention": "<p>To know how many centres can plan further than the next few months.</p>",
    "what_we_did": "<p>A research body asked 26 centres in 2025. [@WBG25]</p>",
    "what_happened": (
        "<p>On average £756,826 was missing; 77% did not have full funding for the year; 8% said that public money usually "
        "covers the full cost. [@WBG25]</p>"
    ),
    "did_not_work": "<p>Centres that answered may be those in most need: how they were chosen is not told where we read it.</p>",
    "not_yet_known": "",
    "advice": "<p>Written for demonstration: three years at the least, a rise with prices, and an answer before the old year ends.</p>",
    "audiences": "commissioners funders policymakers",
    "topics": "womens-centres",
    "setting": "centre",
    "stage": "running",
    "time_span": "2025",
    "strength": 2,
    "strength_reason": "One survey, read as others report it.",
}

PATRON = {
    "title": "When there is no patron",
    "slug": "when-there-is-no-patron",
    "summary": "Hope Street had a founder’s own fund behind it. Judges of a prize asked how many places have that.",
    "context": (
        "<p>Hope Street was paid for with a grant of a City company’s charity, [@GOLD] a fund of the founder’s own, "
        "[@HEART25] and social loans. [@SASC22; @ECHO23]</p>"
    ),
    "intention": "<p>Written for demonstration: to begin before the state did.</p>",
    "what_we_did": (
        "<p>A loan of £380,000 was for a first house to move on to; [@SASC22] £3.3 million after that were for six more. "
        "[@ECHO23]</p>"
    ),
    "what_happened": "<p>It was built and opened, and won the RIBA MacEwen Award. [@SNUG24]</p>",
    "did_not_work": (
        "<p>The judges noted that few schemes have such a patron. [@RIBAJ24] It is a fair question for everybody who wants "
        "to copy it.</p>"
    ),
    "not_yet_known": "Which sum came from whom has not been set out in one place.",
    "advice": "<p>Written for demonstration: look for the person or body that can wait longest for its money, and ask there first.</p>",
    "audiences": "funders commissioners",
    "topics": "womens-centres",
    "setting": "residential",
    "stage": "deciding",
    "time_span": "2021 to 2024",
    "strength": 1,
    "strength_reason": "From what was published by those who gave and those who judged.",
}

ENTRIES = [("costs", COSTS), ("half-empty", HALF_EMPTY), ("gap", GAP), ("patron", PATRON)]
