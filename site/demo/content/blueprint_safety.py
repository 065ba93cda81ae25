"""Chapter "Safety and risk": examples made from inspections, official counts and one survey."""

from __future__ import annotations

from core.content_notes import Theme

CHAPTER = {
    "title": "Safety and risk",
    "slug": "safety-and-risk",
    "summary": "Searches, injuries that nobody asked about, and what a rate of self-harm can tell and cannot.",
    "beliefs": (
        "<p>Written for demonstration. A place is safe when a woman can say what frightens her and something then "
        "changes. Locks and searches are a part of risk, and not only an answer to it.</p>"
    ),
    "questions": (
        "<ul><li>What does a place do on the night when two women do not get on?</li>"
        "<li>Who decides that a risk is too great, and can a woman answer?</li></ul>"
    ),
}

SEARCHES = {
    "title": "Searched on the way in",
    "slug": "searched-on-the-way-in",
    "summary": "Inspectors found a small Scottish unit very good, and its routine body searches not.",
    "content_themes": [Theme.FORCE],
    "content_note": "This entry speaks of body searches. It has no details.",
    "context": "<p>Scotland’s two Community Custody Units opened in 2022. [@SPS] In August 2024 inspectors reported on them. [@HLS]</p>",
    "intention": "<p>A small unit, near to home, in which women feel safe.</p>",
    "what_we_did": "<p>Women were searched as a routine. [@HLS]</p>",
    "what_happened": "<p>The inspectors’ report was largely very positive. [@HLS] Women told researchers that they felt safe. [@SPAR25]</p>",
    "did_not_work": "<p>The routine body searches were criticised. [@HLS]</p>",
    "not_yet_known": "",
    "advice": (
        "<p>Written for demonstration: search when there is a reason, write the reason down, and count how often there "
        "was one.</p>"
    ),
    "audiences": "governors practitioners",
    "topics": "safety",
    "setting": "prison",
    "stage": "running",
    "time_span": "2022 to 2024",
    "strength": 3,
    "strength_reason": "Inspectors and a university, both from outside. We read the inspectors as the Howard League in Scotland reports them.",
}

INJURY = {
    "title": "Ask about the head",
    "slug": "ask-about-the-head",
    "summary": "In one prison, 64% of the women who were screened had a history that suggests a brain injury.",
    "content_themes": [Theme.DOMESTIC_ABUSE],
    "content_note": "This entry names injuries from domestic abuse. It has no details.",
    "context": (
        "<p>At least 57% of women in prison or under supervision are known victims of domestic abuse. It is thought to "
        "be an undercount. [@DAC]</p>"
    ),
    "intention": "<p>To learn how many women may live with an injury to the brain that nobody has asked about.</p>",
    "what_we_did": "<p>A charity screened 173 women at HMP Drake Hall. [@DT19]</p>",
    "what_happened": (
        "<p>Of these, 64% told of a history that suggests a brain injury. Of the traumatic injuries, 62% came from "
        "domestic abuse. [@DT19]</p>"
    ),
    "did_not_work": "<p>It is one prison, and what women told. A screening is not a diagnosis, and no group was there to compare with.</p>",
    "not_yet_known": "",
    "advice": "<ul><li>Ask each woman, once, kindly, and tell her why.</li>"
    "<li>Forgetting an appointment may be an injury and not an insult.</li></ul>",
    "audiences": "practitioners governors courts",
    "topics": "safety",
    "setting": "prison",
    "stage": "running",
    "time_span": "2018 to 2019",
    "strength": 3,
    "strength_reason": "A charity from outside the prison screened women and says how. One prison. Written for demonstration.",
}

A_RATE = {
    "title": "A rate is not a woman",
    "slug": "a-rate-is-not-a-woman",
    "summary": "Self-harm in women’s prisons rose to a record in 2023, while the share of women who harmed themselves fell a little.",
    "content_themes": [Theme.SELF_HARM, Theme.SUICIDE],
    "content_note": "This entry gives counts of self-harm and of deaths in prison. It has no details.",
    "context": (
        "<p>In the year to March 2023, 18,788 incidents of self-harm were counted in women’s prisons: 5,826 per 1,000 "
        "women, and 523 per 1,000 men. It was the highest rate since counting began in 2004. [@SIC23]</p>"
    ),
    "intention": "<p>Written for demonstration: to read a frightening figure well before anything is done because of it.</p>",
    "what_we_did": "<p>We read the count of incidents beside the count of women. [@SIC23]</p>",
    "what_happened": (
        "<p>The share of women who harmed themselves fell slightly, to 342 per 1,000. The rise was in how often it happened "
        "to each. [@SIC23] In the year to September 2024 the rate was 2% lower than the year before, and almost eight times "
        "that of men; four women took their own lives in 2024. [@WIP25] Women of 18 to 20 had the highest rate in 2023. "
        "[@WIP24]</p>"
    ),
    "did_not_work": "",
    "not_yet_known": "The counts do not say what helped the women who stopped. We know of no study that asked them.",
    "advice": "<ul><li>Give both counts, or neither.</li><li>Put the number to call on the same page.</li></ul>",
    "audiences": "policymakers governors",
    "topics": "safety",
    "setting": "prison",
    "stage": "learning",
    "time_span": "2022 to 2024",
    "strength": 2,
    "strength_reason": "Official counts, seen as others report them.",
}

ENTRIES = [("searches", SEARCHES), ("injury", INJURY), ("a-rate", A_RATE)]
