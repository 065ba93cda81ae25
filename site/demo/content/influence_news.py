"""News of the demonstration: public facts in our own words, each with its year and its source."""

from __future__ import annotations

from core.content_notes import Theme
from demo.content.influence_items import Item

DAY, MONTH, YEAR = "day", "month", "year"

NEWS = [
    Item(
        "sentencing-act-2026", "The Sentencing Act 2026: what changes today", "2026-03-22", DAY,
        "Prison sentences of 12 months or less are now suspended save in exceptional circumstances.",
        ["From today, for convictions from 22 March 2026, a court suspends a prison sentence of 12 months or less, save in "
         "exceptional circumstances. A sentence may be suspended for up to three years.",
         "What this does for women is not yet known. In 2020, 70% of the prison sentences that women started were for less "
         "than 12 months (Prison Reform Trust, July 2021)."],
        "Sentencing Act 2026, section 1", "short-sentences", "courts prisons",
    ),
    Item(
        "time-to-care-one-year-on", "Inspectors look again, one year on", "2026-02-05", YEAR,
        "After four inspections and one review, inspectors saw clear improvement in how staff and women get on.",
        ["A year after “Time to care”, the inspectorate of prisons saw clear improvement in relations between staff and women. "
         "At Low Newton 81% of women said that staff treated them with respect."],
        "HM Inspectorate of Prisons, Time to care: one year on, 2026", "safety", "prisons",
    ),
    Item(
        "sentencing-review", "The Independent Sentencing Review reports", "2025-05-22", DAY,
        "Short prison sentences only in exceptional cases, and longer funding for women’s centres.",
        ["The final report asks for short prison sentences in exceptional cases only, for pregnant women and new mothers to be "
         "supported in the community save in exceptional cases, and for longer funding of women’s centres."],
        "Independent Sentencing Review, final report, 22 May 2025, as reported by Working Chance",
        "short-sentences pregnancy womens-centres", "courts community",
    ),
    Item(
        "network-day-london", "A network day in London", "2025-03-06", DAY,
        "A day for the people of our networks, set for 6 March 2025.",
        ["A day in London was set for 6 March 2025, on which the networks of professionals share insight and ideas."],
        "One Small Thing, 2024: a year in review", "trauma-informed", "community health",
    ),
    Item(
        "time-to-care", "Time to care: what helps women cope in prison", "2025-02-05", DAY,
        "Inspectors tie much distress to basic care: clothes, washing, calls, visits, time locked up.",
        ["The inspectorate put the rate of self-harm among women in prison at 8.5 times that of men, and tied much of the "
         "distress to basic care: clothes, washing, calls, visits and time locked up. Of the women asked, 94% said that contact "
         "with people outside mattered; about a third had no visits."],
        "HM Inspectorate of Prisons, Time to care, 5 February 2025", "safety", "prisons",
        content_note="One sentence gives a figure. It has no details.", more={"content_themes": [Theme.SELF_HARM]},
    ),
    Item(
        "womens-justice-board", "The Women’s Justice Board begins", "2025-01-21", DAY,
        "Its aims: early diversion, alternatives to prison with a home, and young women, pregnant women and mothers.",
        ["The Board began its work on 21 January 2025. The founder of One Small Thing sits on it, as founder and "
         "trustee.",
         "A strategy was promised for 2025. When this was written it had not been found."],
        "GOV.UK, Women’s Justice Board, 2025", "womens-centres mothers", "courts community",
    ),
    Item(
        "2024-in-review", "2024: a year in review", "2024-12-31", YEAR,
        "Over 25 courses, and a quality mark that 28 organisations have started.",
        ["There were over 25 courses in the year, with NHS trusts, charities, women’s centres, universities and youth agencies, "
         "and a first Trauma Informed Team Leadership Programme.",
         "By the end of 2024, 28 organisations had started on the quality mark; eight Silver and five Bronze marks were "
         "awarded."],
        "One Small Thing, 2024: a year in review", "trauma-informed", "health community",
    ),
    Item(
        "macewen-award", "Hope Street wins the RIBA MacEwen Award", "2024-12-31", YEAR,
        "The award of 2024 for architecture for the common good goes to Hope Street.",
        ["The judges noted that few schemes have such a patron: a fair question for whoever wants to copy it elsewhere."],
        "RIBA Journal, MacEwen winner, 2024", "womens-centres", "housing community",
    ),
    Item(
        "one-year-of-hope-street", "One year of Hope Street", "2024-06-27", YEAR,
        "A year after the opening we look back, on a page and in an episode of the podcast.",
        ["Hope Street opened in June 2023. A year on, our page and a special episode of the JUSTICE podcast look back.",
         "No published findings on its outcomes were found when this was written: the evaluation was still under way in 2025."],
        "One Small Thing, One Year of Hope Street, 2024", "womens-centres mothers", "community housing",
    ),
    Item(
        "pregnancy-factor", "Pregnancy and birth count in every sentence", "2024-04-01", DAY,
        "“Pregnancy, childbirth and post-natal care” is now a factor in the sentencing guidelines.",
        ["From today courts weigh “pregnancy, childbirth and post-natal care” as a factor. It covers the 12 months after a "
         "birth. A report comes first, and where there is none the court normally adjourns."],
        "Sentencing Council, 1 April 2024", "pregnancy mothers", "courts",
    ),
    Item(
        "lancashire-quality-marks", "Seven organisations in Lancashire hold the quality mark", "2023-12-01", MONTH,
        "Schools and support services are among them.",
        ["Seven organisations were awarded, through the county’s Violence Reduction Network. The county’s children and family "
         "service was the first Early Help service in England."],
        "Lancashire County Council, December 2023", "trauma-informed", "community policing",
    ),
    Item(
        "evaluation-begins", "An evaluation of Hope Street begins", "2023-07-11", DAY,
        "The University of Southampton compares health and wellbeing with those of women in prison. We pay for it.",
        ["The study, with EP:IC and the Prison Reform Trust, compares health and wellbeing with those of women in prison. It "
         "also looks at cost, and at social and justice outcomes. The charity pays for it."],
        "University of Southampton, 11 July 2023", "womens-centres trauma-informed", "community health",
    ),
    Item(
        "hope-street-opens", "Hope Street opens", "2023-06-27", DAY,
        "A residential community for women and their children in Hampshire.",
        ["Hope Street was designed with women from 2019 on. It has a staffed hub, homes for women and their children, and a "
         "café and rooms that are open to the public."],
        "One Small Thing, History page, read in 2026", "womens-centres mothers", "community housing",
    ),
    Item(
        "2022-in-review", "2022: a year in review", "2022-12-14", DAY,
        "The first move-on house opens, and networks meet across England.",
        ["The structure of the hub was finished, and the first move-on house opened. Self-soothing exercises, made with women, "
         "were broadcast by a residents’ channel in prisons. Network meetings took place across England, two of them in person."],
        "One Small Thing, 2022: a year in review, 14 December 2022", "trauma-informed womens-centres", "prisons housing",
    ),
    Item(
        "healing-trauma-research", "Healing Trauma in women’s prisons: what women said", "2019-06-12", DAY,
        "Six group sessions, led by peers. Women who finished reported less distress; nobody was compared with them.",
        ["Healing Trauma is six group sessions, voluntary and led by peers. Women who finished reported less depression, "
         "anxiety, distress and signs of post-traumatic stress. The page tells of no comparison group."],
        "One Small Thing, Healing Trauma research, 12 June 2019", "trauma-informed safety", "prisons",
    ),
]  # fmt: skip
