"""Reading paths: for whom, and which entries and chapters in which order, each with the reason to read it there."""

from __future__ import annotations

#: A step is the key of an entry, or the part of a chapter's address.
PATHS: list[dict] = [
    dict(
        title="If you commission services", slug="if-you-commission-services", audiences="commissioners funders",
        summary="What a residential place costs, who pays for it, and what you can ask of it.",
        introduction="<p>Four entries, about twenty minutes. At the end you know which questions to put into a contract.</p>",
        steps=[
            ("costs", "What a place costs beside prison, and why the two are not the same."),
            ("half-empty", "What happens when each stay is paid for by the head."),
            ("next-home", "Why the next home belongs in the same decision."),
            ("two-answers", "What you can ask a small service to prove, and what not."),
        ],
    ),
    dict(
        title="If you write law or policy", slug="if-you-write-law-or-policy", audiences="policymakers",
        summary="What has been asked for since 2007, what the law says now, and what nobody counts.",
        introduction="<p>Five entries, about twenty-five minutes, from the first report to the newest Act.</p>",
        steps=[
            ("corston", "What was asked for, what was promised, and what was built."),
            ("short-stays", "What is known of short sentences, like for like."),
            ("sentencing-act", "What the law asks since March 2026, and what is not yet known."),
            ("refused", "What can happen to a promise when it meets a street."),
            ("nobody-counted", "Which figures in your speech are estimates."),
        ],
    ),
    dict(
        title="If you work with women each day", slug="if-you-work-with-women-each-day", audiences="practitioners governors",
        summary="The first hour, the afternoon, and who looks after you.",
        introduction="<p>Five entries, about twenty minutes. They begin at the door.</p>",
        steps=[
            ("door", "What the first hour should feel like."),
            ("care", "Why the small things come first."),
            ("empty-afternoon", "What women say of a good place on a long day."),
            ("injury", "One question that is seldom asked."),
            ("supervision", "What softens the harm that listening does."),
        ],
    ),
    dict(
        title="If you shape the place", slug="if-you-shape-the-place", audiences="architects housing-providers",
        summary="With whom to draw, what research can promise, and how neighbours hear of it.",
        introduction="<p>Four entries and a chapter, about half an hour.</p>",
        steps=[
            ("co-design", "Who should be in the room at the first drawing."),
            ("site-and-building", "The whole chapter: site, door, size, and homes to move on to."),
            ("research", "What a building can do, and what it cannot."),
            ("refused", "How a plan can be lost on one evening."),
            ("coffee", "What a street side can offer to the street."),
        ],
    ),
    dict(
        title="If you decide or advise on sentences", slug="if-you-decide-or-advise-on-sentences", audiences="courts",
        summary="Waiting, pregnancy, short sentences, and a court that stays with a woman.",
        introduction="<p>Five entries, about twenty minutes.</p>",
        steps=[
            ("remand", "How many women wait in prison, and what becomes of it."),
            ("pregnancy", "What the guideline asks for before a pregnant woman is sentenced."),
            ("sentencing-act", "When a sentence of up to a year is suspended."),
            ("same-judge", "What changes when the same bench meets her again."),
            ("longer", "What a figure on unequal sentences can carry."),
        ],
    ),
    dict(
        title="If you have been in prison yourself", slug="if-you-have-been-in-prison-yourself", audiences="women",
        summary="What such a place is like, as far as anybody has said, and where you can have a say.",
        introduction="<p>Four entries, about fifteen minutes. Some speak of hard things; each says so before it begins. "
        "You can stop at any point.</p>",
        steps=[
            ("ordinary-day", "What is told of a day at Hope Street, and what is not."),
            ("groups", "What women found in groups that they lead themselves."),
            ("co-design", "How women took part in the design."),
            ("words", "Why nobody should choose your words for you."),
        ],
    ),
]  # fmt: skip
