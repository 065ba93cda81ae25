"""Chapter "Neighbours and community": examples made from news of planning, and from reports on small units abroad."""

from __future__ import annotations

CHAPTER = {
    "title": "Neighbours and community",
    "slug": "neighbours-and-community",
    "summary": "A refusal, a house that the town may enter, and what small places near to home can and cannot do.",
    "beliefs": (
        "<p>Written for demonstration. Neighbours hear of a place once, and mostly too late. What they hear first decides "
        "what they believe.</p>"
    ),
    "questions": (
        "<ul><li>What do neighbours of Hope Street think after three years?</li>"
        "<li>What was said in the meetings before the plans were handed in?</li></ul>"
    ),
}

REFUSED = {
    "title": "Refused by eleven to one",
    "slug": "refused-by-eleven-to-one",
    "summary": "A centre for twelve women was refused against officers’ advice, won on appeal, and had not been built three years later.",
    "context": (
        "<p>The government planned a first residential women’s centre in Swansea: for twelve women, for twelve weeks each, "
        "about fifty in a year, at £10 million. [@SWAN22; @INKL]</p>"
    ),
    "intention": "<p>To try a residential centre in Wales, which has no prison for women. [@SEN22q]</p>",
    "what_we_did": "<p>An application to build was made. The council’s officers advised to allow it. [@SWAN22]</p>",
    "what_happened": (
        "<p>There were 215 objections and a petition with 122 names. Councillors refused by eleven votes to one. [@SWAN22] "
        "The plan was won on appeal; it was due in 2024, and then in July 2025. [@HER25] Then a minister would not commit to "
        "it. [@VIEW25]</p>"
    ),
    "did_not_work": (
        "<p>The vote, and after it the promise. What people in the street had been told, and when, is not in what we read; "
        "so nobody can say that other words would have helped.</p>"
    ),
    "not_yet_known": "",
    "advice": "<ul><li>Knock at doors before the drawing is finished.</li>"
    "<li>Have an answer to “why here?” that fits on a postcard.</li></ul>",
    "audiences": "commissioners architects policymakers",
    "topics": "womens-centres",
    "setting": "residential",
    "stage": "deciding",
    "time_span": "2022 to 2025",
    "strength": 2,
    "strength_reason": "Votes and objections are on record, as newspapers report them. Written for demonstration.",
}

COFFEE = {
    "title": "A coffee shop on the street side",
    "slug": "a-coffee-shop-on-the-street-side",
    "summary": "At Hope Street the street side holds a coffee shop. Whether it makes neighbours is not yet known.",
    "context": "<p>Hope Street stands in a conservation area in a town. [@HDA25]</p>",
    "intention": "<p>Written for demonstration: that a neighbour’s first visit is for coffee.</p>",
    "what_we_did": "<p>The hub faces the street with a coffee shop and a welcome lounge; the homes are behind it. [@EURB; @REDW]</p>",
    "what_happened": "<p>The opening was told by a local paper and a national one. [@ECHO23b; @STD23] Who comes for coffee is not.</p>",
    "did_not_work": "",
    "not_yet_known": "Nobody has asked the neighbours in public. We ask them at the review in May 2027.",
    "advice": "<p>Give the neighbours a telephone number that is answered at night.</p>",
    "audiences": "architects practitioners",
    "topics": "womens-centres",
    "setting": "residential",
    "stage": "running",
    "time_span": "From June 2023",
    "strength": 1,
    "strength_reason": "What can be seen from the street. Written for demonstration.",
}

NEAR_HOME = {
    "title": "Small, and near to home",
    "slug": "small-and-near-to-home",
    "summary": "Nordic open prisons are small and near. Some people go back to closed ones, and women can fare worse than men.",
    "context": "<p>Scotland asked in 2015 how other countries hold women. [@SCO15]</p>",
    "intention": "<p>To keep a woman near to her children, her work and her doctor.</p>",
    "what_we_did": "<p>In the Nordic countries, open prisons hold 20% to 30% of all prisoners, at small sites near to home. [@SCO15]</p>",
    "what_happened": (
        "<p>Of the men and women there, 15% to 20% break a rule and go back to a closed prison. [@SCO15] Scotland opened two "
        "small units of its own in 2022. [@SPS]</p>"
    ),
    "did_not_work": (
        "<p>It is easy to make the North too bright. Norway’s ombudsman, after visits from 2014 to 2016, found women often "
        "held in worse conditions than men, in breach of the standards. [@NORW16]</p>"
    ),
    "not_yet_known": "",
    "advice": "<ul><li>Copy the distance, and look hard at the rest.</li><li>Ask for the women’s figures alone.</li></ul>",
    "audiences": "policymakers governors researchers",
    "topics": "womens-centres",
    "setting": "prison",
    "stage": "deciding",
    "time_span": "2014 to 2016",
    "strength": 3,
    "strength_reason": "A government’s review and an ombudsman, both from outside. The figures are for men and women together. "
    "Written for demonstration.",
}

ENTRIES = [("refused", REFUSED), ("coffee", COFFEE), ("near-home", NEAR_HOME)]
