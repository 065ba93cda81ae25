"""Chapter "Site and building": examples made from published facts about Hope Street."""

from __future__ import annotations

CHAPTER = {
    "title": "Site and building",
    "slug": "site-and-building",
    "summary": "Where to build, what the first door says, and where a woman goes next.",
    "beliefs": (
        "<p>Written for demonstration. The site and the door say something before anybody speaks. A building can help or "
        "hinder; it does not do the work.</p>"
    ),
    "questions": (
        "<ul><li>Do women who live nearer to home see their children more often?</li>"
        "<li>What would be left out if it were built again?</li></ul>"
    ),
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
    "strength_reason": "The counts and the planning papers are on record. Whether the place was well chosen, nobody has measured. Written for demonstration.",
    "change_reason": (
        "How far away women were held is added, from a second paper; so is a piece of advice about the design panel."
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
    "strength_reason": "The building is on record. What the door changed is not. Written for demonstration.",
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
    "strength_reason": "Sums and houses as newspapers told them. Written for demonstration.",
}

SIZE = {
    "title": "Say the size in one way",
    "slug": "say-the-size-in-one-way",
    "summary": "How big Hope Street is has been told in four ways. Who wants to copy it cannot tell which is meant.",
    "context": "<p>The first question of everybody who wants to build is how many women can live there.</p>",
    "intention": "<p>Written for demonstration: to give one number, and to say what it counts.</p>",
    "what_we_did": "<p>We put beside each other what was published.</p>",
    "what_happened": (
        "<ul><li>24 beds: a university. [@SOTON23]</li><li>28 flats: a local paper. [@ECHO23b]</li>"
        "<li>15 flats, each complete: the builder. [@CHISH]</li>"
        "<li>Eight shared flats of two to four bedrooms: an entry for an award. [@HDA25]</li></ul>"
        "<p>“Up to 124 women and children”, which is told as well, counts the whole county with its houses to move on to. "
        "It is what was planned for, and not how many live there. [@SOTON23; @ECHO23b; @CHISH; @HDA25]</p>"
    ),
    "did_not_work": "<p>Four answers to one question, none of them explained.</p>",
    "not_yet_known": "",
    "advice": "<ul><li>Count beds, flats and people, and name which.</li>"
    "<li>Keep one page with the numbers, and a date on it.</li></ul>",
    "audiences": "architects commissioners",
    "topics": "womens-centres",
    "setting": "residential",
    "stage": "building",
    "time_span": "2023 to 2025",
    "strength": 2,
    "strength_reason": "All four are in print. They cannot all count the same thing.",
}

RESEARCH = {
    "title": "What research says about buildings",
    "slug": "what-research-says-about-buildings",
    "summary": "There is little research on trauma-informed buildings, and not all of it encourages.",
    "context": (
        "<p>A team in the UK argues that care for trauma must reach the planning and design of women’s prisons, and not the "
        "programmes alone. [@JEW19]</p>"
    ),
    "intention": "<p>Written for demonstration: to know what a drawing can promise.</p>",
    "what_we_did": "<p>We read a review of studies of supported housing, and a study with a comparison.</p>",
    "what_happened": (
        "<p>The review finds the evidence limited, and in line with the principles. [@OWEN22] The study laid three "
        "trauma-informed buildings in the United States beside two ordinary ones: some relationships improved. [@BRIS25]</p>"
    ),
    "did_not_work": "<p>In the same three buildings, psychological safety and compassion fell, and conflict rose. [@BRIS25]</p>",
    "not_yet_known": "",
    "advice": "<p>Ask for money to look again after a year, in the same bid as the money to build.</p>",
    "audiences": "architects researchers",
    "topics": "trauma-informed",
    "setting": "community",
    "stage": "design",
    "time_span": "2019 to 2025",
    "strength": 4,
    "strength_reason": "One study compares buildings; it is small and American. The rest is argument and review.",
}

FIRST_ENTRIES = [("town", TOWN), ("door", DOOR), ("next-home", NEXT_HOME)]
ENTRIES = [("size", SIZE), ("research", RESEARCH)]
