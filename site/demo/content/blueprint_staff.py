"""Chapter "Staff and supervision": examples made from published facts and studies."""

from __future__ import annotations

from core.content_notes import Theme

CHAPTER = {
    "title": "Staff and supervision",
    "slug": "staff-and-supervision",
    "summary": "Training whole teams, looking after those who listen, and groups that women lead.",
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
    "strength": 3,
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
}

ENTRIES = [("training", TRAINING), ("supervision", SUPERVISION), ("groups", GROUPS)]
