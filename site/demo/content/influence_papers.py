"""Responses, evidence, positions, publications and episodes of the demonstration.

Two responses and one publication are real. All else is marked as an example: its figures are real and have their
source, what it asks for shows the form.
"""

from __future__ import annotations

import datetime

from demo.content.influence_items import Item

DAY, MONTH, YEAR = "day", "month", "year"
POLICY = "https://onesmallthing.org.uk/policy"
PRT = "Prison Reform Trust, Why focus on reducing women’s imprisonment?, July 2021"
EXAMPLE_COMMITTEE = "Example committee"

RESPONSES = [
    Item(
        "imposition-guideline", "Imposition of community and custodial sentences", "2024-02-01", MONTH,
        "We welcomed the section on women, and what is said on short sentences.",
        ["The Sentencing Council asked about its guideline on the imposition of community and custodial sentences. We welcomed "
         "the section on women and the words on short sentences.",
         "The full text has not been moved here yet: the file says what is known of it."],
        "One Small Thing, Policy page, 2023–24", "short-sentences", "courts",
        more={"recipient": "Sentencing Council"},
    ),
    Item(
        "pregnancy-in-sentencing-guidelines", "Miscellaneous amendments to sentencing guidelines", "2023-11-01", MONTH,
        "Question 17: we agreed with a factor for pregnancy, and did not support the draft words.",
        ["The Sentencing Council asked about several amendments. In question 17 we agreed that pregnancy should be a factor of "
         "its own, and did not support the words of the draft.",
         "The full text has not been moved here yet."],
        "One Small Thing, Policy page, 2023–24", "pregnancy mothers", "courts",
        more={
            "recipient": "Sentencing Council", "reference": "Q17",
            "outcome": "“Pregnancy, childbirth and post-natal care” is a factor in the guidelines. Whether its words follow "
            "our answer is not recorded.",
            "outcome_date": datetime.date(2024, 4, 1),
            "outcome_evidence": "Sentencing Council, guidelines as changed on 1 April 2024",
        },
    ),
    Item(
        "evidence-on-remand", "Evidence on women held on remand", "2026-05-12", DAY,
        "What is known of women who wait in prison for their trial, in four figures.",
        ["On 30 December 2024, 26% of the women in prison were on remand. Nearly nine in ten of them were assessed as a low or "
         "medium risk of serious harm (Prison Reform Trust, April 2025, as reported by R. Webster).",
         "Of the women who arrived on remand between October 2023 and June 2025, almost 60% were charged with offences without "
         "violence; of the men 51% (as reported by the Prisoners’ Advice Service, 2025).",
         "Almost two thirds of the women whom magistrates remanded were acquitted or not sent to prison at once (Howard League, "
         "July 2020)."],
        "", "remand", "courts prisons", is_example=True,
        more={"submission": "evidence", "recipient": EXAMPLE_COMMITTEE, "reference": "EX-0042"},
    ),
    Item(
        "evidence-on-mothers", "Evidence on mothers in prison and their children", "2025-10-03", DAY,
        "Nobody counts the children. What is estimated, and what is not known.",
        ["An estimated 17,240 children were parted from their mother by prison in 2010 (Prison Reform Trust, July 2021). No "
         "official count was found.",
         "The government holds no data on mothers in prison who are parted from children under two, or on where those children "
         "live (Ministry of Justice, written answer, 2025)."],
        "", "mothers", "prisons", is_example=True,
        more={"submission": "evidence", "recipient": EXAMPLE_COMMITTEE, "reference": "EX-0031"},
    ),
    Item(
        "evidence-on-centres", "Evidence on the funding of women’s centres", "2025-06-20", DAY,
        "What a place costs, and two official comparisons that do not say the same.",
        ["A place at a women’s centre cost £1,223 to £4,125 a year, a place in prison £52,121 (Women’s Budget Group, October "
         "2020).",
         "Official matching found 1 to 9 points less reoffending in 2015 (Justice Data Lab, 2015, as reported by R. Webster). In 2024, "
         "for one centre and 114 women, it found 25% against 28%, which is not statistically significant (Justice Data Lab, "
         "31 October 2024)."],
        "", "womens-centres", "community", is_example=True,
        more={"submission": "evidence", "recipient": EXAMPLE_COMMITTEE, "outcome": "The example committee printed the evidence.",
              "outcome_date": datetime.date(2025, 9, 1), "outcome_evidence": "Written to show the form"},
    ),
]  # fmt: skip

POSITIONS = [
    Item(
        "remand", "Women on remand", "2026-06-02", DAY,
        "Prison before a trial should be for the few cases where nothing else keeps people safe.",
        ["A quarter of the women in prison have not been tried or sentenced: 26% on 30 December 2024, and nearly nine in ten of "
         "them were assessed as a low or medium risk of serious harm (Prison Reform Trust, April 2025, as reported by R. Webster).",
         "A woman who waits in prison may lose her home and the care of her children before anybody has found her guilty. The "
         "Mental Health Act 2025, sections 48 and 49, ends remand for a woman’s own protection on grounds of mental health "
         "alone. We have not found the days on which they take effect."],
        "", "remand", "courts prisons", is_example=True,
    ),
    Item(
        "short-prison-sentences", "Short prison sentences", "2026-04-01", MONTH,
        "A few weeks in prison are long enough to lose a home, and too short to mend anything.",
        ["In 2020, 58% of the prison sentences that women started were for six months or less, and 72% of the women sent to "
         f"prison had committed an offence without violence ({PRT}).",
         "Short sentences went with more reoffending than court orders, like for like (Ministry of Justice, 2019)."],
        "", "short-sentences", "courts", is_example=True,
    ),
    Item(
        "count-the-children", "Count the children", "2025-11-01", MONTH,
        "Each child whose mother is sent to prison should be counted, and the number published each year.",
        ["Every figure on children is an estimate: 17,240 for 2010, for which “17,000 a year” is short (Prison Reform Trust, "
         "July 2021), and 18,000 a year (Home Office, The Corston Report, March 2007). No official count was found."],
        "", "mothers", "courts prisons", is_example=True,
    ),
    Item(
        "funding-of-womens-centres", "Women’s centres need money that lasts", "2025-09-01", MONTH,
        "A centre that is paid for one year cannot plan for two.",
        ["Of 26 centres that were asked, 77% did not have the full funding for the year, and the average gap was £756,826 "
         "(as reported by the Women’s Budget Group, May 2025)."],
        "", "womens-centres", "community", is_example=True,
    ),
    Item(
        "womens-centres-2020", "Women’s centres: what we said before", "2020-11-01", MONTH,
        "An earlier position, which the newer one replaces.",
        ["A place at a women’s centre cost £1,223 to £4,125 a year (Women’s Budget Group, October 2020)."],
        "", "womens-centres", "community", is_example=True,
    ),
    Item(
        "unequal-treatment", "Race, sex and prison", "2025-09-05", DAY,
        "Young Black and Asian women got longer prison sentences on average. The analysis does not say why.",
        ["Young women’s average prison sentences: Asian heritage 21.3 months, Black 21.2, mixed 18.2, all 15.4. The analysis "
         "states no adjustment for the offence."],
        "Agenda Alliance, 5 September 2025", "unequal-treatment", "courts prisons", is_example=True,
    ),
]  # fmt: skip

PUBLICATIONS = [
    Item(
        "building-hope", "Building Hope: co-producing trauma-informed space with women in the justice system", "2024-01-01",
        MONTH, "A case study by the University of Greenwich of how Hope Street was designed with women. We paid for it.",
        ["The study tells how women took part in the design of Hope Street. One Small Thing paid for it, which a reader should "
         "know.", "The paper itself has not been moved here yet."],
        "National Women’s Justice Coalition, resource page, January 2024", "trauma-informed womens-centres", "housing community",
        more={"authors": "Petrillo", "publisher": "One Small Thing"},
    ),
    Item(
        "women-and-prison-in-figures", "Women and prison: figures with their source", "2026-02-01", MONTH,
        "An example of a short briefing: each figure has its year and its source, and the end says when to look again.",
        ["The briefing is written for this demonstration. Its figures are real; check each before you use it."],
        "", "remand short-sentences mothers", "prisons courts", is_example=True,
        more={"authors": "One Small Thing", "publisher": "One Small Thing",
              "contents": "How many women, and for how long\nOn remand\nMothers and their children\nWhat is not known\n"
              "When to look again"},
    ),
]  # fmt: skip

EPISODES = [
    Item(
        "justice-one-year-of-hope-street", "JUSTICE: one year of Hope Street", "2024-06-27", YEAR,
        "A special episode looked back on the first year. Here it stands as an example of how an episode is read.",
        ["A special episode of the JUSTICE podcast was published for one year of Hope Street. Recording and transcript have not "
         "been moved from the old site. The length shown here is an example."],
        "One Small Thing, One Year of Hope Street, 2024", "womens-centres", "community", is_example=True,
        more={"minutes": 30, "listen_url": "https://onesmallthing.org.uk/listen",
              "transcript": "<p>The transcript of this episode will stand here, word for word. These lines show its place.</p>"},
    ),
    Item(
        "justice-how-to-read-an-episode", "JUSTICE: how to read an episode", "2025-04-01", MONTH,
        "An example with a sound file of our own and its transcript.",
        ["The sound file is one minute of silence: this demonstration has no recording."],
        "", "trauma-informed", "community", is_example=True,
        more={"minutes": 1, "transcript": "<p>One minute of silence. Nothing is said.</p>"},
    ),
]  # fmt: skip
