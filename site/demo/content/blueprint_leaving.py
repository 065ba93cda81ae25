"""Chapter "Leaving and moving on": examples made from inspections, surveys and what is public about Hope Street."""

from __future__ import annotations

CHAPTER = {
    "title": "Leaving and moving on",
    "slug": "leaving-and-moving-on",
    "summary": "A home that was found too late, work that was not found, and a first house.",
    "beliefs": (
        "<p>Written for demonstration. The last day is decided on the first. Without a home, nothing else that a place "
        "gave can be kept.</p>"
    ),
    "questions": (
        "<ul><li>Where do women live a year after they leave, and did they choose it?</li>"
        "<li>What may a woman bring back when it goes wrong?</li></ul>"
    ),
}

TOO_LATE = {
    "title": "Found too late",
    "slug": "found-too-late",
    "summary": "Inspectors found that housing was looked for too late. How many women leave with nowhere to go is told three ways.",
    "context": "<p>In May 2024 inspectors of probation and of prisons reported together on the work with women. [@JTI24]</p>",
    "intention": "<p>That a woman leaves prison to an address.</p>",
    "what_we_did": "<p>We laid three figures beside each other, since each is quoted alone.</p>",
    "what_happened": (
        "<p>The inspectors found that progress was too slow, and housing found too late. [@JTI24]</p><ul>"
        "<li>A campaign, 2020, from 194 women: six in ten left without a safe home. The ministry disputed it. [@SAFE20]</li>"
        "<li>Official, 2020–21: 12.8% were homeless or slept rough; of the men 11.8%. [@INEWS22]</li>"
        "<li>Monitors at HMP Bronzefield, 2022: 65% had no safe and lasting home. [@INEWS22]</li></ul>"
    ),
    "did_not_work": (
        "<p>The three do not ask the same thing: a bed for one night, a safe one, a lasting one. Quoted alone, each of them "
        "misleads.</p>"
    ),
    "not_yet_known": "",
    "advice": "<ul><li>Say which home you mean: for a night, safe, or lasting.</li>"
    "<li>Look for it in the first week.</li></ul>",
    "audiences": "housing-providers commissioners policymakers",
    "topics": "womens-centres",
    "setting": "prison",
    "stage": "running",
    "time_span": "2020 to 2024",
    "strength": 3,
    "strength_reason": "Two inspectorates from outside. The figures beside them are weaker, and two are known only from others. "
    "Written for demonstration.",
}

FIRST_HOUSE = {
    "title": "A first house, before the rest",
    "slug": "a-first-house-before-the-rest",
    "summary": "A first house to move on to was lived in before Hope Street itself was open.",
    "context": "<p>While Hope Street was being built, a house to move on to was made ready. [@OST22]</p>",
    "intention": "<p>Written for demonstration: to learn how to be a landlord with four tenants, and not with forty.</p>",
    "what_we_did": "<p>A social loan of £380,000 paid for a house with five rooms, each with a bathroom of its own. [@SASC22] That it is the house named above is our reading.</p>",
    "what_happened": (
        "<p>In 2022 it was home to four women. [@OST22] In January 2023 such homes were spoken of in the Commons, for women "
        "who may be released early. [@HANS23]</p>"
    ),
    "did_not_work": "",
    "not_yet_known": "What the first tenants would change has not been published. We ask at the review in May 2027.",
    "advice": "<p>Begin with one house. Count the hours that it takes.</p>",
    "audiences": "housing-providers funders",
    "topics": "womens-centres",
    "setting": "community",
    "stage": "opening",
    "cost_band": "3",
    "cost_year": 2022,
    "time_span": "2022",
    "strength": 2,
    "strength_reason": "The loan and the house are on record. What living there was like is not.",
}

WORK = {
    "title": "Six weeks after",
    "slug": "six-weeks-after",
    "summary": "Six weeks after release, 4% of women and 11% of men were in work. The figures have grown old.",
    "context": "<p>In 2020 two charities wrote about women and work after prison. [@WIO20]</p>",
    "intention": "<p>To know how many women have work soon after they leave.</p>",
    "what_we_did": "<p>They set out what was known of work, and of new convictions. [@WIO20]</p>",
    "what_happened": (
        "<p>Six weeks after release 4% of women were in work, and 11% of men. Within a year 58% of women who left prison were "
        "convicted again; after sentences of under twelve months it was 73%. [@WIO20]</p>"
    ),
    "did_not_work": (
        "<p>Both series are old, and still quoted. Whoever uses them should look for the newest first; this entry must be "
        "corrected as soon as somebody has.</p>"
    ),
    "not_yet_known": "",
    "advice": "<p>Written for demonstration: give each figure a day on which it stops being used.</p>",
    "audiences": "commissioners policymakers practitioners",
    "topics": "short-sentences",
    "setting": "community",
    "stage": "learning",
    "time_span": "Before 2020",
    "strength": 2,
    "strength_reason": "Figures seen as others report them, and old.",
}

ENTRIES = [("too-late", TOO_LATE), ("first-house", FIRST_HOUSE), ("work", WORK)]
