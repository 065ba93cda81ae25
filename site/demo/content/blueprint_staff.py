"""Chapter "Staff and supervision": examples made from published facts and studies."""

from __future__ import annotations

from core.content_notes import Theme

CHAPTER = {
    "title": "Staff and supervision",
    "slug": "staff-and-supervision",
    "summary": "Training whole teams, looking after those who listen, and groups that women lead.",
    "beliefs": (
        "<p>Written for demonstration. Training begins something and finishes nothing. Who listens all day needs somebody "
        "who listens to her.</p>"
    ),
    "questions": (
        "<ul><li>What is left of a course after two years, when half of the people have gone?</li>"
        "<li>What do staff need at three in the morning?</li></ul>"
    ),
}

TRAINING = {
    "title": "Training whole prisons",
    "slug": "training-whole-prisons",
    "summary": "Staff of all twelve women’s prisons were trained. A study then measured prison life, and called the results disappointing.",
    "context": (
        "<p>The first London workshop, in April 2014, had staff from every women’s prison in England. Training "
        "days followed in September 2015. [@CCJS] Becoming Trauma Informed is the name of the programme.</p>"
    ),
    "intention": "<p>That everybody who works in a prison asks what has happened to a woman.</p>",
    "what_we_did": (
        "<p>About 130 staff were trained in autumn 2016, some of them as trainers. Prisons changed receptions, "
        "signs and furniture, and walked each other’s sites with fresh eyes. Many had trained half their staff. "
        "[@OSTBTI]</p>"
    ),
    "what_happened": (
        "<p>By 2017 staff in all twelve women’s prisons in England had been trained. Researchers in Cambridge "
        "measured prison life in two of them. [@AUTY23]</p>"
    ),
    "did_not_work": (
        "<p>The researchers, who are friendly to the aim, called what they measured disappointing. [@AUTY23] A "
        "programme for people with many needs, in Bristol, surveyed 117 staff and 30 of them again after a year: "
        "the movement towards the approach was not statistically significant. Short contracts, people leaving "
        "and the weight of what staff hear stood in the way. [@CFB25] Training alone is not change.</p>"
    ),
    "not_yet_known": "",
    "advice": "<ul><li>Measure prison life before the first course, and again a year after.</li>"
    "<li>Count who is still there.</li></ul>",
    "audiences": "governors commissioners",
    "topics": "trauma-informed",
    "setting": "prison",
    "stage": "running",
    "time_span": "2014 to 2017; measured later",
    "strength": 3,
    "strength_reason": "A university measured, and says how. What it measured was prison life, not harm. Written for demonstration.",
    "change_reason": "A survey in Bristol is added: it looked again after a year, and names what stood in the way.",
}

SUPERVISION = {
    "title": "Who looks after those who listen",
    "slug": "who-looks-after-those-who-listen",
    "summary": "What others found out about the harm that listening does, and what softens it.",
    "content_note": "This entry speaks of the strain of working with people who were hurt.",
    "context": (
        "<p>Eleven studies of people who work with adults who have offended all found secondary trauma, mostly low "
        "to moderate. Their methods were weak. [@FROST20]</p>"
    ),
    "intention": "<p>To plan support for staff before the first shift, and not after the first bad night.</p>",
    "what_we_did": (
        "<p>How supervision is done at Hope Street is not published. A framework for supervision and consultancy "
        "in forensic services, for staff and for those they serve, can be taken as a start. [@FORS24]</p>"
    ),
    "what_happened": (
        "<p>Elsewhere: in 25 papers about work with survivors of sexual violence, support at work, supervision, "
        "workload and training went with less harm. Some people told of growth as well. [@REA21]</p>"
    ),
    "did_not_work": "",
    "not_yet_known": "No findings about staff at Hope Street have been published. We ask staff at the review in May 2027.",
    "advice": "<ul><li>Write supervision into the budget as a line of its own.</li>"
    "<li>Ask about workload before you ask about resilience.</li></ul>",
    "audiences": "practitioners commissioners",
    "topics": "trauma-informed safety",
    "setting": "residential",
    "stage": "running",
    "strength": 1,
    "strength_reason": "Nothing is known of the place itself; the studies are of other places. Written for demonstration.",
}

GROUPS = {
    "title": "Groups that women lead",
    "slug": "groups-that-women-lead",
    "summary": "Six sessions, led by women in prison for each other. Those who finished felt better and asked for more.",
    "content_themes": [Theme.MENTAL_HEALTH],
    "content_note": "This entry speaks of depression, anxiety and distress. It has no details of harm.",
    "context": "<p>Healing Trauma is a course of six group sessions in women’s prisons. It is voluntary and led by peers. [@HT19]</p>",
    "intention": "<p>A safe first step, among women who know what it is like.</p>",
    "what_we_did": "<p>Residents led the six sessions for each other, in women’s prisons in England. [@HT19]</p>",
    "what_happened": (
        "<p>Women who finished reported less depression, anxiety and distress and fewer signs of post-traumatic "
        "stress. [@HT19] In later focus groups, women spoke of a chance to begin to look at past harm. [@PET21]</p>"
    ),
    "did_not_work": (
        "<p>The published page tells of no group to compare with, and only of those who finished; so the change "
        "cannot be laid to the course. [@HT19] The women asked for something that the course did not have: "
        "follow-up, and support outside the group. [@PET21]</p>"
    ),
    "not_yet_known": "",
    "advice": "<ul><li>Plan the seventh meeting: who will be there when the six are over?</li>"
    "<li>Ask those who left early, too.</li></ul>",
    "audiences": "governors practitioners women",
    "topics": "trauma-informed safety",
    "setting": "prison",
    "stage": "running",
    "strength": 2,
    "strength_reason": "The charity wrote down what women reported. No group to compare with. Written for demonstration.",
}

LEADERS = {
    "title": "Training those who lead",
    "slug": "training-those-who-lead",
    "summary": "In 2024 courses were joined by a programme for leaders, and a mark that places work towards together.",
    "context": "<p>In Bristol, short contracts, people leaving and the weight of what staff hear stood in the way of change. [@CFB25]</p>",
    "intention": "<p>Written for demonstration: that the people stay who can keep a change alive.</p>",
    "what_we_did": (
        "<ul><li>More than 25 courses in 2024, for NHS trusts, charities, women’s centres, universities and youth "
        "agencies. [@OST24]</li><li>A first Trauma Informed Team Leadership Programme, and a second from February 2025. [@OST24]</li>"
        "<li>A pilot in units of three men’s prisons: Aylesbury, Brixton and Swaleside. [@OST24]</li></ul>"
    ),
    "what_happened": (
        "<p>28 organisations started on the quality mark in 2024; eight were awarded Silver and five Bronze. All three prison "
        "units reached Level One. [@OST24] In Lancashire seven organisations had been awarded by December 2023. [@LCC23]</p>"
    ),
    "did_not_work": "",
    "not_yet_known": (
        "What women or colleagues notice where leaders were trained is not published, and why some organisations did not "
        "reach an award is not either."
    ),
    "advice": "<p>Train the one who signs the rota.</p>",
    "audiences": "governors practitioners commissioners",
    "topics": "trauma-informed",
    "setting": "system",
    "stage": "running",
    "time_span": "2023 to 2025",
    "strength": 1,
    "strength_reason": "The charity’s own counts of courses and awards. An award says what was shown to assessors, not what changed.",
}

PROBATION = {
    "title": "Pockets of good practice",
    "slug": "pockets-of-good-practice",
    "summary": "In probation, working with trauma was found in places, mostly with women and young adults.",
    "context": "<p>In 2022 the inspectorate of probation published a paper on work with trauma. [@BULL22]</p>",
    "intention": "<p>To learn where the approach is alive in probation.</p>",
    "what_we_did": "<p>Two researchers asked staff. [@BULL22]</p>",
    "what_happened": (
        "<p>They found pockets of good practice: mostly with women, young adults, and people with mental-health needs. Staff "
        "said that it improved their work. [@BULL22]</p>"
    ),
    "did_not_work": "<p>It depended on people and places. What those under supervision felt of it is not in what we read.</p>",
    "not_yet_known": "",
    "advice": "<p>Written for demonstration: find the pocket in your own office, and ask what it needs to last.</p>",
    "audiences": "practitioners commissioners",
    "topics": "trauma-informed",
    "setting": "community",
    "stage": "running",
    "time_span": "2022",
    "strength": 2,
    "strength_reason": "Researchers from outside, whom we know only as reported by others; so not yet “independent”.",
}

FIRST_ENTRIES = [("training", TRAINING), ("supervision", SUPERVISION), ("groups", GROUPS)]
ENTRIES = [("leaders", LEADERS), ("probation", PROBATION)]
