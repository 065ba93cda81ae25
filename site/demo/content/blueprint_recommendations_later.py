"""Recommendations to show the form, beside the first eleven. They are proposals, not positions of One Small Thing."""

from __future__ import annotations

import datetime

from demo.content.blueprint_recommendations import proposed


def _step(day: datetime.date, text: str, evidence: str) -> tuple[str, dict]:
    return ("step", {"on": day, "text": text, "evidence": evidence, "url": ""})


LATER: list[tuple[tuple[str, ...], dict]] = [
    (("short-stays",), dict(
        title="Ask for the distance", slug="ask-for-the-distance",
        statement="Before a woman is sent to prison, tell the court how far from her home and from her children it is.",
        why="<p>In November 2021 women of 25 and over were on average 45.6 miles from home. [@DIST21]</p>",
        audiences="courts practitioners", level="national", timescale="one_year",
    ) | proposed("A line for it in the report to the court.")),
    (("short-stays", "sentencing-act"), dict(
        title="Replace short sentences with help nearby", slug="replace-short-sentences-with-help-nearby",
        statement="Do not send women to prison for twelve months or less, save in exceptional circumstances, and fund help near "
        "to where they live.",
        why="<p>Short sentences went with more reoffending than court orders, like for like. [@MOJ19] The law now asks for the "
        "first half of this. [@SA26]</p>",
        audiences="policymakers courts", level="national", timescale="now", status="in_part",
        uptake=[
            _step(datetime.date(2025, 5, 22), "The Independent Sentencing Review asks for it. [@ISR25]", "Evidence: its final report."),
            _step(datetime.date(2026, 1, 22), "The Sentencing Act 2026 is passed. [@SA26]", "Evidence: section 1 of the Act."),
        ],
        still_to_do="Money for the help, and a count by sex.",
    )),
    (("corston", "refused"), dict(
        title="Open the first residential centre", slug="open-the-first-residential-centre",
        statement="Open at least one of the residential women’s centres that were promised in 2018, and say where and when.",
        why="<p>At least five were promised as pilots; [@FOS18] none was open by 2025. [@VIEW25]</p>",
        audiences="policymakers", level="national", timescale="two_years", status="not_taken_up",
        uptake=[
            _step(datetime.date(2018, 6, 1), "Promised in the Female Offender Strategy. [@FOS18]", "Evidence: Cm 9642. The source gives the month."),
        ],
        still_to_do="A site, a budget and a day.",
    )),
    (("care",), dict(
        title="Mend the small things first", slug="mend-the-small-things-first",
        statement="See that each woman in prison has clean clothes, a shower, a call and a visit before any programme begins.",
        why="<p>Inspectors tied much distress to basic care. [@TTC25] A year later, where staff relations were better, they saw "
        "clear improvement. [@TTC26]</p>",
        audiences="governors", level="national", timescale="now",
    ) | proposed("Visits for the third who have none.")),
    (("remand",), dict(
        title="Keep rooms for bail", slug="keep-rooms-for-bail",
        statement="Fund rooms for women on bail at each residential centre, and tell the courts each week how many are free.",
        why="<p>A quarter of the women in prison wait for a court, and most are assessed as a low or medium risk. [@PRT25]</p>",
        audiences="commissioners courts", level="regional", timescale="one_year",
    ) | proposed("A list of free rooms that a court can see.")),
    (("co-design",), dict(
        title="Pay women who help to design", slug="pay-women-who-help-to-design",
        statement="Pay each woman who takes part in a design for her time, from the first meeting.",
        why="<p>Hope Street was made together with women, and a university wrote down how. [@PETR24] What they were paid is not in "
        "what we read.</p>",
        audiences="architects commissioners funders", level="service", timescale="next_time",
    ) | proposed("A rate that is published.")),
    (("words",), dict(
        title="Use one definition, and name it", slug="use-one-definition-and-name-it",
        statement="In each strategy and contract, say which definition of trauma-informed practice is meant.",
        why="<p>There is no agreed one across health and justice. [@SENK] The one for health and care in England says that it "
        "will be reviewed. [@OHID22]</p>",
        audiences="policymakers commissioners", level="national", timescale="next_time",
    ) | proposed("One definition for justice.")),
    (("critics",), dict(
        title="Invite a critic to the review", slug="invite-a-critic-to-the-review",
        statement="Ask somebody who disagrees to each review of a service, and publish what she says.",
        why="<p>Critics have warned that trauma talk can make prison look like care. [@ABO23] Nobody counts whether they are "
        "right.</p>",
        audiences="researchers funders", level="service", timescale="one_year",
    ) | proposed("A first published answer.")),
    (("size",), dict(
        title="Publish one page of numbers", slug="publish-one-page-of-numbers",
        statement="Let each residential centre publish one dated page that says how many beds, flats and people it counts.",
        why="<p>The size of Hope Street is told in four ways. [@SOTON23; @ECHO23b; @CHISH; @HDA25]</p>",
        audiences="architects researchers", level="service", timescale="now",
    ) | proposed("The page.")),
    (("research",), dict(
        title="Pay to look again after a year", slug="pay-to-look-again-after-a-year",
        statement="Put money to look again after a year into each grant for a trauma-informed building.",
        why="<p>In three such buildings some relationships improved, and psychological safety fell. [@BRIS25] Only somebody who "
        "looked could know.</p>",
        audiences="funders architects", level="national", timescale="next_time",
    ) | proposed("A grant with a second visit in it.")),
    (("empty-afternoon", "ordinary-day"), dict(
        title="Plan the afternoon", slug="plan-the-afternoon",
        statement="Plan with the women who live there what there is to do on an ordinary afternoon, and fund it.",
        why="<p>In two Scottish units women felt safe, and were bored. [@SPAR25]</p>",
        audiences="practitioners commissioners", level="service", timescale="now",
    ) | proposed("A week’s plan that women wrote.")),
    (("hard-years", "first-house"), dict(
        title="Open something small first", slug="open-something-small-first",
        statement="Begin a residential centre with one house, and open it before the rest is built.",
        why="<p>A first house was home to four women while Hope Street was being built. [@OST22]</p>",
        audiences="funders housing-providers", level="local", timescale="next_time",
    ) | proposed("A fund that pays for a first house.")),
    (("family-ties",), dict(
        title="Give a mother time before admission", slug="give-a-mother-time-before-admission",
        statement="Give each mother who is sent to prison time to arrange care for her children before she goes.",
        why="<p>The United Nations ask for it in rule 2 of the Bangkok Rules. [@BANG]</p>",
        audiences="courts policymakers childrens-services", level="national", timescale="one_year",
    ) | proposed("A rule of court that says so.")),
    (("births",), dict(
        title="Explain each birth that does not fit", slug="explain-each-birth-that-does-not-fit",
        statement="Publish each year how many women in prison were pregnant and gave birth, where, and explain each case that does "
        "not fit.",
        why="<p>An official answer of 2021 leaves one birth of 31 unexplained. [@PREG21]</p>",
        audiences="policymakers", level="national", timescale="now", status="in_part",
        uptake=[_step(datetime.date(2021, 9, 20), "A policy on pregnancy, mother and baby units and separation; figures are "
                      "published each year since. [@PREG21]", "Evidence: the policy.")],
        still_to_do="Where each birth took place.",
    )),
    (("leaders",), dict(
        title="Train the one who signs the rota", slug="train-the-one-who-signs-the-rota",
        statement="Train those who lead before those who are led, and say publicly how many of them are still in post a year later.",
        why="<p>Short contracts and people leaving stood in the way of change in Bristol. [@CFB25]</p>",
        audiences="governors commissioners", level="service", timescale="one_year",
    ) | proposed("A count after a year.")),
    (("searches",), dict(
        title="Search only for a reason", slug="search-only-for-a-reason",
        statement="End routine body searches of women, and write down the reason for each search that is made.",
        why="<p>Inspectors criticised routine body searches in a unit that they otherwise found very good. [@HLS]</p>",
        audiences="governors policymakers", level="national", timescale="now",
    ) | proposed("A published count of searches and reasons.")),
    (("injury",), dict(
        title="Ask each woman about injuries to the head", slug="ask-each-woman-about-injuries-to-the-head",
        statement="Ask each woman who comes to prison or to a centre, once and kindly, about injuries to the head, and say why.",
        why="<p>In one prison 64% of 173 women told of a history that suggests a brain injury. [@DT19] One prison is not all.</p>",
        audiences="practitioners governors", level="national", timescale="one_year",
    ) | proposed("A second prison that asks.")),
    (("a-rate",), dict(
        title="Publish women beside incidents", slug="publish-women-beside-incidents",
        statement="Publish how many women harmed themselves beside how often it happened, in every release.",
        why="<p>In the year to March 2023 the one fell slightly while the other rose to a record. [@SIC23]</p>",
        audiences="policymakers researchers", level="national", timescale="now",
    ) | proposed("Both in the first sentence of each release.")),
    (("same-judge", "process"), dict(
        title="Keep the same judge", slug="keep-the-same-judge",
        statement="Let the same judge or bench see a woman from her sentence to the last review.",
        why="<p>A briefing names it among three things that make such courts work; [@CJI21] a study in Manchester tells of steadier "
        "benches. [@LBU25] Neither measured reoffending.</p>",
        audiences="courts", level="local", timescale="one_year", status="in_part",
        uptake=[_step(datetime.date(2023, 6, 1), "A court for women at risk of custody begins in Birmingham, with a review each "
                      "month. [@COUNS]", "Evidence: Counsel. The source gives the month.")],
        still_to_do="Other areas.",
    )),
    (("longer",), dict(
        title="Publish sentences by ethnicity and offence", slug="publish-sentences-by-ethnicity-and-offence",
        statement="Publish women’s sentences by ethnicity, age and kind of offence in one table.",
        why="<p>A charity’s analysis shows longer sentences for young Black and Asian women, and does not say that it allows for the "
        "offence. [@AA25]</p>",
        audiences="policymakers researchers", level="national", timescale="one_year",
    ) | proposed("The table.")),
    (("half-empty", "gap"), dict(
        title="Pay for the house, and not for the head", slug="pay-for-the-house-and-not-for-the-head",
        statement="Fund a residential centre as a whole for at least three years, and let several councils share it.",
        why="<p>A place that takes mothers with children was often half empty for lack of funding. [@PANO18] Of 26 women’s centres, "
        "77% did not have the money for the whole year. [@WBG25]</p>",
        audiences="commissioners funders childrens-services", level="regional", timescale="two_years",
    ) | proposed("A first shared contract.")),
    (("refused", "coffee"), dict(
        title="Knock before you draw", slug="knock-before-you-draw",
        statement="Speak with the neighbours before a drawing is finished, and publish what they said and what became of it.",
        why="<p>A centre in Swansea met 215 objections and was refused by eleven votes to one. [@SWAN22] That talk would have "
        "helped is not shown.</p>",
        audiences="architects commissioners", level="local", timescale="next_time",
    ) | proposed("A record that can be read.")),
    (("two-answers",), dict(
        title="Measure together", slug="measure-together",
        statement="Let small centres pool what they know, so that a difference of a few points can be seen.",
        why="<p>With 114 women, 25% against 28% could not be told from chance. [@JDL24]</p>",
        audiences="researchers funders", level="national", timescale="two_years",
    ) | proposed("An agreement that protects each woman’s data.")),
    (("evaluation",), dict(
        title="Say who pays for an evaluation", slug="say-who-pays-for-an-evaluation",
        statement="Begin an evaluation before the first woman moves in, and say on its first page who pays for it.",
        why="<p>One Small Thing pays for the one of Hope Street. [@SOTON23] It has no published finding yet. [@ESC25]</p>",
        audiences="funders researchers", level="service", timescale="next_time",
    ) | proposed("A first page that says so, everywhere.")),
    (("too-late", "next-home"), dict(
        title="Look for a home in the first week", slug="look-for-a-home-in-the-first-week",
        statement="Begin to look for the next home in the first week of a sentence or a stay, and name who does it.",
        why="<p>Inspectors found that housing was looked for too late. [@JTI24]</p>",
        audiences="housing-providers governors practitioners", level="national", timescale="now",
    ) | proposed("A named person for each woman.")),
]  # fmt: skip
