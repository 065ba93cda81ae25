"""Chapter "Opening and everyday life": examples made from published accounts, and from comparable places."""

from __future__ import annotations

CHAPTER = {
    "title": "Opening and everyday life",
    "slug": "opening-and-everyday-life",
    "summary": "Getting the doors open in hard years, what an ordinary day holds, and the empty afternoon.",
    "beliefs": (
        "<p>Written for demonstration. An opening is a date; a place is what happens on an ordinary Tuesday. Nearly all "
        "that is published tells of the date.</p>"
    ),
    "questions": (
        "<ul><li>What does a woman do between two and five in the afternoon?</li>"
        "<li>Which rules of the first month were still there after a year?</li></ul>"
    ),
}

HARD_YEARS = {
    "title": "Building through hard years",
    "slug": "building-through-hard-years",
    "summary": "Hope Street was built through a pandemic, a war and rising costs, and opened in June 2023.",
    "context": "<p>Building began in 2021. [@EURB] At the end of 2022 the structure of the hub was finished. [@OST22]</p>",
    "intention": "<p>To open a residential community for women and their children in Hampshire. [@OSTHIST]</p>",
    "what_we_did": (
        "<p>A first house to move on to was opened before the hub was: in 2022 it was home to four women. [@OST22]</p>"
    ),
    "what_happened": (
        "<p>Hope Street was opened on 27 June 2023. [@BBC23] At the opening, its founder told of building through Brexit, "
        "a pandemic, war and rising costs, and of how hard it was to raise the money. [@ROYC]</p>"
    ),
    "did_not_work": "<p>Raising money was hard. [@ROYC] By how much cost and time went beyond the plan is not published.</p>",
    "not_yet_known": "The plan, the final cost and the days that slipped: we ask those who built it at the review in May 2027.",
    "advice": "<ul><li>Open something small first.</li><li>Keep money for a year that nobody planned.</li></ul>",
    "audiences": "funders commissioners",
    "topics": "womens-centres",
    "setting": "residential",
    "stage": "opening",
    "time_span": "2021 to June 2023",
    "strength": 1,
    "strength_reason": "What the people who built it have told. Written for demonstration.",
}

ORDINARY_DAY = {
    "title": "An ordinary day",
    "slug": "an-ordinary-day",
    "summary": "Staff in the hub day and night, a plan for each woman, and three ways to come there. What a day feels like is not yet told.",
    "context": (
        "<p>Women come to Hope Street on a community sentence, on bail, or because they have nowhere safe to go after "
        "prison. [@OST1Y]</p>"
    ),
    "intention": "<p>That women and their children live together in a community, and are not merely accommodated.</p>",
    "what_we_did": (
        "<ul><li>Staff in the hub for 24 hours, and programmes made to measure. [@OST1Y]</li>"
        "<li>A coffee shop, a welcome lounge, rooms to meet and for counselling, a crèche and play areas. [@REDW; @STD23]"
        "</li></ul>"
    ),
    "what_happened": (
        "<p>The charity has told of its first year, [@OST1Y] and so has a writer on criminal justice. [@RW24] Neither is "
        "an evaluation. How many women and children have lived there is not published.</p>"
    ),
    "did_not_work": "",
    "not_yet_known": "What women would change about the day has not been published. We ask them at the review in May 2027.",
    "advice": "<p>Written for demonstration: ask a woman to draw her Tuesday, hour by hour, before you write a timetable. "
    "Ask a mother to draw her night as well.</p>",
    "audiences": "practitioners commissioners women",
    "topics": "womens-centres",
    "setting": "residential",
    "stage": "running",
    "staffing": "Staff in the hub day and night; how many is not published",
    "strength": 1,
    "strength_reason": "Told by the place itself and by one visitor.",
}

EMPTY_AFTERNOON = {
    "title": "The empty afternoon",
    "slug": "the-empty-afternoon",
    "summary": "In two small Scottish units women felt safe, and were bored. Rules, and the fear of losing leave, made small prisons of them.",
    "context": (
        "<p>Scotland opened two Community Custody Units in 2022: Bella in Dundee with 16 places, and Lilias in Glasgow. "
        "[@SPAR25; @SPS] They are prisons, small and close to a town. Hope Street is not a prison; what they learned can "
        "still be ours.</p>"
    ),
    "intention": "<p>A home-like place, near to where women come from, with a way back to ordinary life.</p>",
    "what_we_did": "<p>Researchers of the University of Stirling spoke with 33 women who had lived there. [@SPAR25]</p>",
    "what_happened": "<p>Women felt safe. They liked the health care and the houses. [@SPAR25]</p>",
    "did_not_work": (
        "<p>Boredom. And rules, and the fear of losing home leave, through which the units came to be lived as mini "
        "prisons. [@SPAR25]</p>"
    ),
    "not_yet_known": "",
    "women_part": "<p>The study is made of what 33 women said. [@SPAR25]</p>",
    "advice": "<ul><li>Plan the afternoon as you plan the night, and ask mothers about both.</li>"
    "<li>For each rule ask: would we have it in a shared house?</li></ul>",
    "audiences": "practitioners governors",
    "topics": "womens-centres",
    "setting": "prison",
    "stage": "running",
    "time_span": "2022 to 2025",
    "strength": 3,
    "strength_reason": "A university asked, and says how. Two units, no comparison. Written for demonstration.",
}

ENTRIES = [("hard-years", HARD_YEARS), ("ordinary-day", ORDINARY_DAY), ("empty-afternoon", EMPTY_AFTERNOON)]
