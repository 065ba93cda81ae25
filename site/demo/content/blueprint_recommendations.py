"""Recommendations to show the form, one of them withdrawn. They are proposals, not positions of One Small Thing."""

from __future__ import annotations

import datetime

CHECKED = datetime.date(2026, 11, 1)


def proposed(still_to_do: str) -> dict:
    return {"status": "proposed", "still_to_do": still_to_do}


WITHDRAWN = dict(
    title="Let each prison count for itself", slug="let-each-prison-count-for-itself",
    statement="Ask each women’s prison to count the mothers it holds, and to publish the number in its own words.",
    why="<p>Written for the demonstration, to show what becomes of a recommendation that is withdrawn. The "
    "government holds no data on mothers in prison who are apart from a child under two. [@PREG25]</p>",
    audiences="governors", level="local", timescale="one_year",
) | proposed("A first number.")  # fmt: skip
#: The slug of what is read instead.
REPLACEMENT = "count-the-children"
WITHDRAWAL_REASON = (
    "Written for the demonstration: counts that differ cannot be added up, so “Count the children” asks for one figure "
    "for the whole country."
)

RECOMMENDATIONS: list[tuple[tuple[str, ...], dict]] = [
    (("room-for-two", "door"), dict(
        title="Let a child arrive with her mother", slug="let-a-child-arrive-with-her-mother",
        statement="Where a court asks a woman to live at a residential centre, fund and furnish the place so that "
        "her children can come with her on the first day.",
        why="<p>A move on a later day is a separation, however short. The government holds no data on "
        "mothers in prison who are apart from a child under two, [@PREG25] so no one can show that it is safe.</p>",
        audiences="commissioners policymakers", level="national", timescale="two_years",
    ) | proposed("A funded place for children in each residential centre.")),
    (("pregnancy",), dict(
        title="Have a report before a pregnant woman is sentenced",
        slug="have-a-report-before-a-pregnant-woman-is-sentenced",
        statement="Ask for a report before a pregnant woman, or a woman who has lately given birth, is sentenced, "
        "and adjourn when there is none.",
        why="<p>A court that does not know cannot weigh it. The guideline now asks for it; [@SC24] whether it "
        "happens each time is not counted.</p>",
        audiences="courts practitioners", level="national", timescale="now", status="in_part",
        uptake=[("step", {
            "on": datetime.date(2024, 4, 1),
            "text": "Sentencing Council: pregnancy, childbirth and post-natal care become a mitigating factor, with "
            "a report first. [@SC24]",
            "evidence": "Evidence: guideline, 2024.", "url": "",
        })],
        still_to_do="A count of how often the report is there.",
    )),
    (("room-for-two",), dict(
        title="Count the children", slug="count-the-children",
        statement="Count each child whose mother is sent to prison, and publish how many there are and where they live.",
        why="<p>The government holds no data on mothers in prison who are apart from a child under two, or on where "
        "those children live. [@PREG25] What is not counted is not planned for.</p>",
        audiences="policymakers", level="national", timescale="one_year",
    ) | proposed("A yearly figure.")),
    (("door",), dict(
        title="Have one entrance for everyone", slug="have-one-entrance-for-everyone",
        statement="Let women, children, staff and neighbours come in by the same door.",
        why="<p>A separate door tells a woman who she is before anybody has spoken to her. The working definition "
        "of trauma-informed practice begins with safety, trust and choice. [@OHID22] No study shows yet what a "
        "shared door changes.</p>",
        audiences="architects commissioners", level="local", timescale="next_time",
    ) | proposed("A study of what the door changes.")),
    (("town",), dict(
        title="Choose the town by where women are arrested", slug="choose-the-town-by-where-women-are-arrested",
        statement="Before choosing a site, map where the women who may live there were arrested and where their "
        "children are.",
        why="<p>A third of the women arrested in Hampshire in one year were from one city. [@ECHO23] Distance is "
        "paid for by children.</p>",
        audiences="commissioners", level="regional", timescale="next_time",
    ) | proposed("A map that any region could use.")),
    (("next-home",), dict(
        title="Plan the next home before the first night", slug="plan-the-next-home-before-the-first-night",
        statement="Fund homes to move on to in the same decision as the residential place.",
        why="<p>At Hope Street, houses to move on to were paid for with loans of their own. [@SASC22] A place that "
        "has to be found at the end may be found too late.</p>",
        audiences="commissioners housing-providers", level="local", timescale="next_time",
    ) | proposed("A contract that holds both.")),
    (("training",), dict(
        title="Measure what training changes", slug="measure-what-training-changes",
        statement="Measure daily life before staff are trained, and again a year later, and publish both.",
        why="<p>In two women’s prisons the results after training were called disappointing by researchers who "
        "wished it well. [@AUTY23] We know it because they measured.</p>",
        audiences="policymakers governors", level="national", timescale="next_time",
    ) | proposed("A first measurement before a first course.")),
    (("supervision",), dict(
        title="Pay for supervision in every contract", slug="pay-for-supervision-in-every-contract",
        statement="Give supervision of staff its own line in each contract for work with women.",
        why="<p>Support, supervision, workload and training went with less harm to staff in 25 papers. [@REA21] "
        "The studies are weak; [@FROST20] none says that it does harm.</p>",
        audiences="commissioners", level="national", timescale="next_time",
    ) | proposed("A contract in which it stands.")),
    (("groups",), dict(
        title="Go on after the sixth meeting", slug="go-on-after-the-sixth-meeting",
        statement="Offer each woman who has finished a group follow-up, and support outside the group.",
        why="<p>The women who finished asked for it. [@PET21]</p>",
        audiences="governors practitioners", level="national", timescale="one_year",
    ) | proposed("Follow-up in each women’s prison.")),
    (("door", "training"), dict(
        title="Publish what did not work", slug="publish-what-did-not-work",
        statement="Ask each funded service to publish what did not work, beside what did.",
        why="<p>We learned most from those who did: a study of five buildings [@BRIS25] and a study of two prisons. "
        "[@AUTY23]</p>",
        audiences="funders policymakers", level="national", timescale="next_time",
    ) | proposed("A grant that asks for it.")),
    (("room-for-two",), WITHDRAWN),
]  # fmt: skip
