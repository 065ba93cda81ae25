"""Chapter "Why a different place": examples made from official figures, reports and inspections."""

from __future__ import annotations

from core.content_notes import Theme

CHAPTER = {
    "title": "Why a different place",
    "slug": "why-a-different-place",
    "summary": "What a short stay in prison does, how far away it is, and what has been asked for since 2007.",
    "beliefs": (
        "<p>Written for demonstration. Many women are sent to prison for a short time, and far from home. "
        "Ministers, committees and inspectors have said for years that most of them should be somewhere else. "
        "Few such places exist.</p>"
    ),
    "questions": (
        "<ul><li>What would a woman’s life look like a year later, had she not been sent to prison?</li>"
        "<li>Will the Sentencing Act 2026 make short sentences rare for women, or only later?</li></ul>"
    ),
}

SHORT_STAYS = {
    "title": "Short stays, long distances",
    "slug": "short-stays-long-distances",
    "summary": "Many prison sentences for women are short, and the prison is far away. Like for like, they went with more reoffending.",
    "context": (
        "<p>Women were 16% of those arrested in 2023–24. [@WCJS23] On 30 June 2022, 17% of women in prison were serving less than twelve months, and 7% of men. [@WCJS21] "
        "Of the prison sentences that women were given in 2022, 58% were for less than six months. [@PRT23]</p>"
        "<p>On 5 November 2021, women of 25 and over in prison were on average 45.6 miles from home, and those from 18 "
        "to 24 were 41.7 miles away. [@DIST21]</p>"
    ),
    "intention": "<p>Written for demonstration: to know what a short sentence does before asking for something in its place.</p>",
    "what_we_did": (
        "<p>We read what the Ministry of Justice found when it compared short sentences with court orders for people who "
        "were alike in what is on record. [@MOJ19] A second look, by sex, age and health, was published in 2018. [@MOJ18]</p>"
    ),
    "what_happened": (
        "<p>Prison sentences of under twelve months, without supervision afterwards, went with more reoffending than "
        "court orders did. [@MOJ19] Use differs between places: 73% of women’s prison sentences were under six months in "
        "Nottinghamshire, and 43% in Merseyside. [@PRT23]</p>"
    ),
    "did_not_work": (
        "<p>The comparison can only match what is written down. What was not recorded about the women may explain a part "
        "of the difference.</p>"
    ),
    "not_yet_known": "",
    "advice": "<ul><li>Ask how far away the prison is before you ask how long the sentence is.</li>"
    "<li>Compare your own area with the next one.</li></ul>",
    "audiences": "policymakers courts commissioners",
    "topics": "short-sentences",
    "setting": "prison",
    "stage": "deciding",
    "time_span": "2018 to 2022",
    "strength": 4,
    "strength_reason": "The ministry compared large groups like for like. It is one ministry’s work, so not yet “repeated”.",
}

CORSTON = {
    "title": "What was asked for in 2007",
    "slug": "what-was-asked-for-in-2007",
    "summary": "A review asked for small local units and women’s centres. Eleven years later five residential centres were promised; by 2025 none was open.",
    "content_themes": [Theme.DEATH],
    "content_note": "This entry names deaths in a prison. It has no details.",
    "context": (
        "<p>The Corston Report was asked for after six women had died at HMP Styal in 2002 and 2003. [@WMS07]</p>"
    ),
    "intention": ("<p>Small local units, women’s centres, and community sentences as the norm. [@CORSTON]</p>"),
    "what_we_did": (
        "<ul><li>2007: the report. [@CORSTON]</li><li>2013: a committee of the Commons looked at what had become of it. "
        "[@JC13]</li><li>2018: the Female Offender Strategy promised at least five residential women’s centres as pilots. "
        "[@FOS18]</li></ul>"
    ),
    "what_happened": (
        "<p>In 2022 the Justice Committee found progress on residential centres slow. [@JC22] None of the pilots was open "
        "by 2025. [@CLINKSR; @VIEW25] Hope Street opened in 2023, with grants and loans. [@GOLD; @SASC22]</p>"
    ),
    "did_not_work": (
        "<p>A promise without a site, a budget and a day was still a promise seven years later. The one pilot that had a "
        "site met a refusal first: see the chapter on neighbours.</p>"
    ),
    "not_yet_known": "",
    "advice": "<p>Written for demonstration: put the number, the place and the year into the same sentence as the promise.</p>",
    "audiences": "policymakers funders",
    "topics": "womens-centres",
    "setting": "system",
    "stage": "deciding",
    "time_span": "2007 to 2025",
    "strength": 2,
    "strength_reason": "All steps are in public documents. That one led to the next is our reading.",
}

CARE = {
    "title": "Distress and the small things",
    "slug": "distress-and-the-small-things",
    "summary": "Inspectors tied much distress to clothes, washing, calls, visits and time behind a locked door.",
    "content_themes": [Theme.SELF_HARM],
    "content_note": "This entry speaks of rates of self-harm in prison. It has no details of harm.",
    "context": (
        "<p>Between 2013 and 2023, incidents of self-harm per 1,000 women in prison rose from 1,545 to 5,624. The "
        "inspectorate put the women’s rate at 8.5 times that of men. [@TTC25]</p>"
    ),
    "intention": "<p>Inspectors asked what helps women to cope in prison. [@TTC25]</p>",
    "what_we_did": (
        "<p>They tied much distress to basic care. Of the women they asked, 94% said that contact with people outside "
        "mattered; about a third had no visits. [@TTC25]</p>"
    ),
    "what_happened": (
        "<p>A year later, after four inspections and one review, they saw clear improvement in how staff and women got on. "
        "At Low Newton, 81% of women said that staff treated them with respect. [@TTC26]</p>"
    ),
    "did_not_work": (
        "<p>What had failed was ordinary: clothes, washing, calls, visits, and hours behind a locked door. [@TTC25] How "
        "inspectors see it: the one leads to the other. Nobody has measured it.</p>"
    ),
    "not_yet_known": "",
    "women_part": "<p>The report rests on what women in prison told inspectors. [@TTC25]</p>",
    "advice": "<ul><li>Mend the washing machine before you buy a course.</li>"
    "<li>Count calls and visits as you count incidents.</li></ul>",
    "audiences": "governors practitioners policymakers",
    "topics": "safety",
    "setting": "prison",
    "stage": "running",
    "time_span": "2013 to 2026",
    "strength": 3,
    "strength_reason": "Inspectors from outside, who say how they worked. No group to compare with. Written for demonstration.",
}

REMAND = {
    "title": "Waiting for a court in prison",
    "slug": "waiting-for-a-court-in-prison",
    "summary": "A quarter of the women in prison are waiting for a court. Most are assessed as a low or medium risk, and many are not sent to prison in the end.",
    "context": (
        "<p>On 30 December 2024, 26% of the women in prison were on remand. Nearly nine in ten of them had been assessed "
        "as a low or medium risk of serious harm. [@PRT25]</p>"
        "<p>In Scotland, women’s share on remand has been higher than men’s each year: 29% against 25% in 2021–22. "
        "[@SCO23]</p>"
    ),
    "intention": "<p>Written for demonstration: a bail address that a court can trust, so that waiting is not done in a cell.</p>",
    "what_we_did": (
        "<p>We laid three counts beside each other: who waits, for what, and what the court decides in the end. Hope "
        "Street takes women on bail as well as those on community sentences. [@OST1Y]</p>"
    ),
    "what_happened": (
        "<p>Almost 60% of the women who came to prison on remand from October 2023 to June 2025 were charged with offences "
        "without violence; of the men it was 51%. [@PAS25] In 2020, almost two thirds of the women remanded by "
        "magistrates were acquitted or were not given immediate custody. [@HL20]</p>"
    ),
    "did_not_work": (
        "<p>The counts come from different years and do not describe the same women. None of them says who would have had "
        "a safe address.</p>"
    ),
    "not_yet_known": "How many women were on bail at Hope Street, and whether they came to court, is not published.",
    "advice": "<ul><li>Ask in court: what would have to be true for her to wait at home?</li>"
    "<li>Keep some rooms for bail, and say so to the court each week.</li></ul>",
    "audiences": "courts policymakers practitioners",
    "topics": "remand",
    "setting": "court",
    "stage": "deciding",
    "time_span": "2020 to 2025",
    "strength": 2,
    "strength_reason": "Official counts, most of them seen as others report them. Nothing is compared with a place to wait.",
    "change_reason": "Scotland is added: its own count shows the same, and the numbers no longer stand for England and Wales alone.",
}

ENTRIES = [("short-stays", SHORT_STAYS), ("corston", CORSTON), ("care", CARE), ("remand", REMAND)]
