"""The words of the demonstration's current campaigns."""

from __future__ import annotations

import datetime
from typing import Any

from campaigns.enums import AskState

MP = {
    "heading": "Write to your MP",
    "text": "It takes about five minutes. Use your own words: a short message is enough.",
    "words": "Find your MP on Parliament’s site",
    "url": "https://members.parliament.uk/FindYourMP",
}


def ask(title: str, text: str, *outcomes: dict[str, Any]) -> dict[str, Any]:
    return {"title": title, "text": text, "outcomes": list(outcomes)}


def outcome(date: datetime.date, state: AskState, evidence: str, note: str, url: str = "") -> dict[str, Any]:
    return {"date": date, "state": state, "evidence": evidence, "url": url, "note": note}


def letter(subject: str, prompts: list[str], text: str) -> dict[str, Any]:
    return {
        "heading": MP["heading"],
        "text": MP["text"],
        "recipient": "Your Member of Parliament (MP)",
        "finder": MP["url"],
        "prompts": prompts,
        "subject": subject,
        "letter": f"Dear [name of your MP],\n\nI live in [your town].\n\n{text}\n\nThis matters to me because "
        "[your own reason].\n\nI would be glad to hear what you learn.\n\n[Your name and address]",
    }


def step(when, text, evidence="", is_next=False):
    return {"when": when, "text": text, "evidence": evidence, "is_next": is_next}


TOGETHER: dict[str, Any] = {
    "title": "Keep mothers and their children together",
    "slug": "keep-mothers-and-children-together",
    "summary": "When a mother goes to prison, her child can lose a home as well. We ask the government for four things.",
    "drawing": "together",
    "picture": ("circle", "Nobody stands outside the ring. Drawing: One Small Thing"),
    "asks": [
        ask(
            "Weigh pregnancy and birth in every sentence",
            "Courts should hear what prison would mean for a pregnant woman or a new mother before they decide.",
            outcome(
                datetime.date(2024, 4, 1),
                AskState.WON,
                "Sentencing Council, guideline change, 2024",
                "“Pregnancy, childbirth and post-natal care” is a factor in the guidelines now. It covers the 12 months "
                "after a birth.",
            ),
        ),
        ask(
            "End short prison sentences as the usual answer",
            "In 2020, 70% of the prison sentences that women started were for less than 12 months "
            "(Prison Reform Trust, July 2021).",
            outcome(
                datetime.date(2026, 3, 22),
                AskState.PARTLY_WON,
                "Sentencing Act 2026, section 1",
                "Sentences of 12 months or less are suspended save in exceptional circumstances, for convictions from "
                "22 March 2026. Its effect on women is not yet known.",
                "https://www.legislation.gov.uk/ukpga/2026/2/section/1",
            ),
        ),
        ask(
            "Open the women’s centres that were promised",
            "The Female Offender Strategy of 2018 promised at least five residential women’s centres as pilots. "
            "None was open by 2025 (The View, 2025).",
        ),
        ask(
            "Count the children",
            "Count each child whose mother is sent to prison, and publish the number each year.",
        ),
    ],
    "figure": {
        "figure": "17,240",
        "meaning": "Children thought to have been parted from their mother by prison. This is an estimate; no "
        "official count was found.",
        "year": "2010",
        "source": "Prison Reform Trust, Why focus on reducing women’s imprisonment?, July 2021",
        "url": "",
        "review": "July 2027",
    },
    "why_heading": "No one counts them",
    "why": "<p>You will also see “17,000”, which is short for it (Prison Reform Trust, July 2021), and “18,000” (Home "
    "Office, The Corston Report, March 2007). All are estimates, and they are old.</p><p>In 2025 the government said that it holds no data on mothers in prison parted from children under two, or on where those "
    "children live (Ministry of Justice, written answer, 2025).</p>"
    "<p>A country that does not count these children cannot care for them well.</p>",
    "steps": [
        step(
            "March 2007",
            "The Corston Report asks for small local units and women’s centres. It makes 43 recommendations.",
            "Home Office, 2007",
        ),
        step(
            "June 2018",
            "The Female Offender Strategy promises residential women’s centres.",
            "Ministry of Justice, Cm 9642",
        ),
        step(
            "18 June 2019",
            "The Farmer Review for Women makes 33 recommendations on family ties.",
            "Ministry of Justice, 2019",
        ),
        step(
            "November 2023",
            "One Small Thing answers the Sentencing Council: it agrees with a pregnancy factor, and does not "
            "support the draft’s wording.",
            "One Small Thing, Policy page",
        ),
        step("1 April 2024", "The factor takes effect.", "Sentencing Council, 2024"),
        step("22 March 2026", "Section 1 of the Sentencing Act 2026 takes effect.", "Sentencing Act 2026"),
        step("Next", "The first figures under the new Act. We will read them and say what they show.", "", True),
    ],
    "letter": letter(
        "Children whose mother is sent to prison",
        [
            "What have you seen, where you live or work?",
            "Why should these children be counted?",
            "What would you like your MP to ask, and whom?",
        ],
        "There seems to be no official count of the children whose mother is sent to prison. An estimate, 17,240 "
        "children, is for 2010 (Prison Reform Trust, July 2021). In 2025 the Ministry of Justice said that it holds no "
        "data on mothers in prison parted from children under two (written answer, 2025).\n\nPlease ask the ministry "
        "when it will count these children, and publish the number each year.",
    ),
    "small_things": [("Read our answers to consultations", "influence"), ("Read where we come from", "history")],
}

CENTRES: dict[str, Any] = {
    "title": "Pay for women’s centres in years, not months",
    "slug": "pay-for-womens-centres",
    "summary": "A women’s centre keeps women and children near home. In 2025 most of 26 centres lacked full funding for the year (as reported by the Women’s Budget Group).",
    "drawing": "street",
    "picture": ("street", "A street that holds together. Drawing: One Small Thing"),
    "asks": [
        ask(
            "Give grants for several years",
            "In 2025, 77% of 26 women’s centres did not have full funding for the year (as reported by the "
            "Women’s Budget Group, May 2025).",
        ),
        ask(
            "Open the residential centres that were promised",
            "At least five were promised as pilots in 2018 (Female Offender Strategy, Cm 9642). None was open by "
            "2025 (The View, 2025).",
        ),
        ask(
            "Publish what each area spends",
            "So that people can see what is given to prison places and what to help near home.",
        ),
    ],
    "figure": {
        "figure": "£52,121",
        "meaning": "The cost of a prison place for a year. A place at a women’s centre cost from £1,223 to £4,125.",
        "year": "2020",
        "source": "Women’s Budget Group, The Case for Sustainable Funding for Women’s Centres, October 2020",
        "url": "https://wbg.org.uk/analysis/the-case-for-sustainable-funding-for-womens-centres",
        "review": "October 2027",
    },
    "why_heading": "A centre that may close cannot plan",
    "why": "<p>Between the money that 26 centres needed and the money that they had, the gap was £756,826 on "
    "average (as reported by the Women’s Budget Group, May 2025).</p>"
    "<p>What centres do to reoffending is contested. Official matching in 2015 found 1 to 9 points less; official "
    "matching of one centre in 2024 (114 women) found 25% against 28%, which is not statistically significant "
    "(Ministry of Justice, Justice Data Lab, 2015, as reported by R. Webster, and 31 October 2024). We say both.</p>",
    "steps": [
        step("March 2007", "The Corston Report asks for women’s centres.", "Home Office, 2007"),
        step("June 2018", "The Female Offender Strategy promises residential centres.", "Cm 9642"),
        step(
            "January 2022",
            "£13.1 million have been given of at least £40 million that were first estimated.",
            "National Audit Office, January 2022",
        ),
        step(
            "July 2022",
            "The Justice Committee speaks of slow progress on residential centres.",
            "House of Commons, HC 265",
        ),
        step(
            "May 2025",
            "The Independent Sentencing Review asks for longer funding of women’s centres.",
            "Final report, as reported in 2025",
        ),
        step("Next", "The next spending decision. We will say what it holds for women’s centres.", "", True),
    ],
    "call": MP,
    "small_things": [("Read our answers to consultations", "influence")],
}

REMAND: dict[str, Any] = {
    "title": "Prison before trial only when nothing else will do",
    "slug": "prison-before-trial",
    "summary": "Many women wait for their trial in prison and are then not sent there. We ask for three things.",
    "drawing": "door",
    "picture": ("door", "A door that stands open. Drawing: One Small Thing"),
    "asks": [
        ask(
            "No prison as a place of safety",
            "A woman who is ill needs a bed and care, not a cell. The Mental Health Act 2025 ends it (sections 48 and 49). "
            "We have not found the days on which they take effect, so we do not call it won.",
        ),
        ask(
            "Hear about home and children first",
            "Courts should know what remand does to a woman’s home and children before they decide.",
        ),
        ask(
            "Publish how each court uses remand for women",
            "How much it differs from court to court is not yet known: we found no published count.",
        ),
    ],
    "figure": {
        "figure": "26%",
        "meaning": "Of the women in prison, those held on remand on 30 December 2024. Nearly nine in ten of them "
        "were assessed as low or medium risk of serious harm.",
        "year": "2024",
        "source": "Prison Reform Trust, Resetting the approach, 23 April 2025, as reported by R. Webster",
        "url": "https://www.russellwebster.com/one-in-four-women-in-prison-held-on-remand",
        "review": "July 2027",
    },
    "why_heading": "Held, then not sentenced to prison",
    "why": "<p>Almost two thirds of the women whom magistrates remanded were acquitted or were not given immediate "
    "custody (Howard League, Reset: Rethinking remand for women, July 2020).</p>"
    "<p>Almost 60% of the women who arrived on remand between October 2023 and June 2025 were charged with "
    "non-violent offences; of men it was 51% (as reported by the Prisoners’ Advice Service, 2025).</p>",
    "steps": [
        step(
            "July 2020",
            "A charity’s report shows how often women are remanded and then not imprisoned.",
            "Howard League, Reset, 2020",
        ),
        step(
            "22 January 2021",
            "A concordat on women in contact with the justice system; it has measures, but no targets.",
            "Written answer, 5 February 2021",
        ),
        step(
            "2025",
            "The Mental Health Act 2025 ends prison as a place of safety, and remand for a person’s own protection "
            "on mental-health grounds alone.",
            "Sections 48 and 49",
        ),
        step("Next", "The days on which these sections take effect.", "", True),
    ],
    "letter": letter(
        "Women in prison before their trial",
        ["What do you know of prison before trial?", "What would remand do to a home and a family that you know?"],
        "On 30 December 2024, 26% of the women in prison were held on remand (Prison Reform Trust, Resetting the "
        "approach, 23 April 2025, as reported by R. Webster).\n\nPlease ask the Ministry of Justice to publish how each "
        "court uses remand for women.",
    ),
    "small_things": [("Read the blueprint of another way", "blueprint")],
}
