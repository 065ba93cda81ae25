"""Chapter "Site and building": examples made from published facts about Hope Street."""

from __future__ import annotations

CHAPTER = {
    "title": "Site and building",
    "slug": "site-and-building",
    "summary": "Where to build, what the first door says, and where a woman goes next.",
}

#: The first wording of the entry below; a correction replaced it, and both can be read.
TOWN_BEFORE = {
    "what_happened": (
        "<p>Planning permission was granted in March 2020. [@ECHO24] Hope Street opened in June 2023. "
        "Whether women stayed closer to home is not published.</p>"
    ),
    "change_reason": "",
}

TOWN = {
    "title": "Choosing the town",
    "slug": "choosing-the-town",
    "summary": "Hampshire has no women’s prison, and a third of the women arrested there were from Southampton.",
    "context": (
        "<p>Hampshire has no women’s prison. [@ECHO23] Women sent to prison were often held more than 60 miles "
        "away. [@WBN22] Of 877 women arrested in the county between November 2018 and October 2019, a third "
        "(33 %) were from Southampton. [@ECHO23]</p>"
    ),
    "intention": "<p>To stand near the homes, the children and the services that women already have.</p>",
    "what_we_did": (
        "<ul><li>Chose a site in a conservation area that already had consent for homes, and made a new "
        "application (20/00506/FUL). [@HDA25]</li><li>Took the plans to a design panel and changed the bulk, "
        "the planting and the sustainability of the buildings. [@HDA25]</li></ul>"
    ),
    "what_happened": (
        "<p>The sources disagree about the day of the planning permission: a local paper says March 2020, "
        "[@ECHO24] an entry for an award says 2021. [@HDA25] Hope Street opened in June 2023. Whether women "
        "stayed closer to home is not published.</p>"
    ),
    "did_not_work": "",
    "not_yet_known": (
        "No account of what went wrong in the search for a site has been published. We ask the people who "
        "made it at the review in May 2027."
    ),
    "advice": "<ul><li>Look at where women are arrested before you look at land.</li>"
    "<li>Ask early what a design panel will want to change.</li></ul>",
    "audiences": "commissioners architects",
    "topics": "womens-centres mothers",
    "setting": "residential",
    "stage": "deciding",
    "strength": 2,
    "change_reason": (
        "Version 1 gave one date for the planning permission. Two sources disagree, so both are named now."
    ),
}

DOOR = {
    "title": "One front door",
    "slug": "one-front-door",
    "summary": (
        "Women, children, staff and neighbours all come in the same way. What the first hour should feel "
        "like, and what is not yet known about it."
    ),
    "content_note": "This entry speaks of how it feels to arrive because of a court. It has no details of harm.",
    "context": (
        "<p>The hub faces the street: three shapes like houses, with homes behind and a garden between. [@EURB]</p>"
    ),
    "intention": (
        "<p>A woman should not be able to tell, from the way she comes in, that she is there because of a "
        "court. The door should give three things from the working definition of trauma-informed practice: "
        "safety, trust and choice. [@OHID22]</p>"
    ),
    "what_we_did": (
        "<ul><li>One hub on the street side, with a coffee shop and a welcome lounge. [@EURB]</li>"
        "<li>Counselling and meeting rooms, a crèche and play areas in the same house. [@EURB]</li></ul>"
    ),
    "what_happened": (
        "<p>There are no published findings yet on what the door changed. An independent evaluation, led from "
        "the University of Southampton and paid for by One Small Thing, [@SOTON23] was still under way in "
        "2025. [@ESC25] Until it reports, this entry makes no claim about effect.</p>"
    ),
    "did_not_work": (
        "<p>Others warn us. A study of five buildings in the United States found that in the trauma-informed "
        "ones some relationships got better, while psychological safety and compassion fell and conflict "
        "rose. [@BRIS25] A building does not do it alone.</p>"
    ),
    "not_yet_known": "Nothing is recorded yet for Hope Street. We ask at the review in May 2027.",
    "advice": "<ul><li>Design the first hour before you design the room.</li>"
    "<li>Ask women who were searched at other doors to walk through yours.</li>"
    "<li>Plan who sits there at three in the morning. Then cost it.</li></ul>",
    "audiences": "commissioners architects practitioners",
    "topics": "trauma-informed",
    "setting": "residential",
    "stage": "opening",
    "strength": 2,
}

NEXT_HOME = {
    "title": "A home to move on to",
    "slug": "a-home-to-move-on-to",
    "summary": "Six houses and a first shared home, paid for with social loans, so that the last night is planned too.",
    "context": (
        "<p>A stay at a residential community ends. Without a next home, a woman can be left where she began. "
        "Homes for this were planned as a part of Hope Street. [@ECHO23]</p>"
    ),
    "intention": "<p>That nobody leaves Hope Street without a place to live.</p>",
    "what_we_did": (
        "<ul><li>Took a social loan of £380,000 for a first house with five rooms. [@SASC22]</li>"
        "<li>Then £3.3 million for six houses in Southampton and Portsmouth, for up to 40 women and "
        "children. [@ECHO23]</li></ul>"
    ),
    "what_happened": (
        "<p>Eleven houses were named in 2024. [@RW24] How many women and children have lived in them, and "
        "what came after, is not published.</p>"
    ),
    "did_not_work": "",
    "not_yet_known": (
        "Nothing has been published on what it is like to repay a loan from rent, or on houses that did not "
        "suit. We ask at the review in May 2027."
    ),
    "advice": "<ul><li>Plan the next home before the first night.</li>"
    "<li>Read a loan with somebody who will be there when it falls due.</li></ul>",
    "audiences": "commissioners funders housing-providers",
    "topics": "womens-centres",
    "setting": "residential",
    "stage": "running",
    "cost_band": "4",
    "cost_year": 2023,
    "strength": 1,
}

ENTRIES = [("town", TOWN), ("door", DOOR), ("next-home", NEXT_HOME)]
