"""Chapter "Courts, law and referral": examples made from studies of courts, and from Acts."""

from __future__ import annotations

from core.content_notes import Theme

CHAPTER = {
    "title": "Courts, law and referral",
    "slug": "courts-law-and-referral",
    "summary": "The same judge throughout, a law against short sentences, and who is sentenced for longer.",
    "beliefs": (
        "<p>Written for demonstration. A court can only choose a place that it knows, trusts and can reach by telephone "
        "on the day. The law now asks for another way more often than there is one.</p>"
    ),
    "questions": (
        "<ul><li>How many women are sent to a court for women who would have gone home from an ordinary one?</li>"
        "<li>What do courts do when there is no place?</li></ul>"
    ),
}

SAME_JUDGE = {
    "title": "The same judge throughout",
    "slug": "the-same-judge-throughout",
    "summary": "In Manchester the same bench meets a woman again and again, and looks at small goals with her. A study says what it is like.",
    "context": (
        "<p>A problem-solving court for women began in Manchester and Salford in 2014; all courts of the county have it "
        "now. The same bench looks at small goals together with the woman. [@PSC]</p>"
    ),
    "intention": "<p>To take women who are at risk of a short prison sentence, and to stay with them. [@CJI21]</p>",
    "what_we_did": "<p>Researchers of Leeds Beckett University spoke with people and watched the court. [@LBU25]</p>",
    "what_happened": "<p>After their work there were steadier benches, kinder rooms, and reports that look forward. [@LBU25]</p>",
    "did_not_work": (
        "<p>The study measured no reoffending. [@LBU25] Another paper warns of how seductive the model is; we have read "
        "only its beginning. [@BIRK] And a briefing warns against sentencing women up: those with small offences and many "
        "needs do not belong there. [@CJI21]</p>"
    ),
    "not_yet_known": "",
    "women_part": "<p>The study listened to women and watched the court. [@LBU25]</p>",
    "advice": "<ul><li>Keep the bench, or do not begin.</li><li>Write on one page whom the court is not for.</li></ul>",
    "audiences": "courts policymakers",
    "topics": "short-sentences womens-centres",
    "setting": "court",
    "stage": "running",
    "time_span": "2014 to 2025",
    "strength": 3,
    "strength_reason": "A university looked, and says how. It is a study of what it is like, not of what it changes. Written for demonstration.",
}

SENTENCING_ACT = {
    "title": "A law against short sentences",
    "slug": "a-law-against-short-sentences",
    "summary": "Since March 2026 most prison sentences of up to a year are to be suspended. What it does for women is not yet known.",
    "context": (
        "<p>In May 2025 the Independent Sentencing Review asked for short sentences in exceptional cases only, and for "
        "pregnant women and new mothers to be supported in the community save in exceptional cases. [@ISR25]</p>"
    ),
    "intention": "<p>Fewer short stays in prison.</p>",
    "what_we_did": (
        "<p>Section 1 of the Sentencing Act 2026: a sentence of twelve months or less is suspended save in exceptional "
        "circumstances, for those convicted from 22 March 2026. A sentence can be suspended for up to three years. [@SA26]</p>"
    ),
    "what_happened": "<p>The Act is in force. Its effect on women is not yet known.</p>",
    "did_not_work": "",
    "not_yet_known": (
        "No count by sex had been published when this was written. We look for one at the review in May 2027, and for a count "
        "of suspended sentences that were broken."
    ),
    "advice": "<p>Written for demonstration: offer the court a place in the first week, and not after the first breach.</p>",
    "audiences": "policymakers courts commissioners",
    "topics": "short-sentences",
    "setting": "system",
    "stage": "learning",
    "time_span": "From 22 March 2026",
    "strength": 2,
    "strength_reason": "The law is on record. What it changes is not.",
}

LONGER = {
    "title": "Who is sentenced for longer",
    "slug": "who-is-sentenced-for-longer",
    "summary": "A charity’s count shows longer sentences for young Black and Asian women. It does not allow for the offence.",
    "context": (
        "<p>Six charities call it double disadvantage when a woman is treated worse for her race as well. Their plan of ten "
        "points dates from January 2022. [@TDD22]</p>"
    ),
    "intention": "<p>To see in the figures what women have told.</p>",
    "what_we_did": (
        "<p>A charity set out young women’s average prison sentences: 21.3 months for those of Asian "
        "heritage, 21.2 for Black, 18.2 for mixed, and 15.4 for all. [@AA25]</p>"
    ),
    "what_happened": (
        "<p>In 2025 a Bill was to stop guidance that calls for reports by a personal characteristic. Critics say that women "
        "lose by it. [@PSR25] What was passed in the end has to be checked before anybody relies on this entry.</p>"
    ),
    "did_not_work": (
        "<p>The count does not say that it allows for the kind of offence, [@AA25] so it cannot show by itself that like "
        "cases were treated unlike.</p>"
    ),
    "not_yet_known": "",
    "advice": "<ul><li>Publish each figure by ethnicity, and with the offence beside it.</li>"
    "<li>Ask for a report on each woman; then nobody is singled out.</li></ul>",
    "audiences": "policymakers courts researchers",
    "topics": "unequal-treatment",
    "setting": "court",
    "stage": "deciding",
    "time_span": "2022 to 2025",
    "strength": 2,
    "strength_reason": "A charity’s analysis, without allowing for the offence. Written for demonstration.",
}

PLACE_OF_SAFETY = {
    "title": "Prison is not a place of safety",
    "slug": "prison-is-not-a-place-of-safety",
    "summary": "An Act of 2025 ends the use of prison to keep a person safe because she is ill. It has to begin, and it needs beds.",
    "content_themes": [Theme.MENTAL_HEALTH],
    "content_note": "This entry speaks of mental illness and prison. It has no details of harm.",
    "context": "<p>A court could send a person to prison for her own protection, or because she was ill and there was nowhere else. [@MHA25]</p>",
    "intention": "<p>That nobody is locked up because she is ill.</p>",
    "what_we_did": (
        "<p>Sections 48 and 49 of the Mental Health Act 2025 end prison as a place of safety, and remand for a person’s own "
        "protection on grounds of mental health alone. [@MHA25]</p>"
    ),
    "what_happened": "<p>The Act was passed in 2025. From which day these sections count has to be looked up. [@MHA25]</p>",
    "did_not_work": "",
    "not_yet_known": "Where women go instead, and whether there are enough beds, is not yet counted.",
    "advice": "<p>Written for demonstration: agree with the hospital before the first Friday evening on which you need it.</p>",
    "audiences": "courts policymakers",
    "topics": "remand safety",
    "setting": "court",
    "stage": "deciding",
    "time_span": "2025",
    "strength": 2,
    "strength_reason": "The law is on record. What it changes is not.",
}

ENTRIES = [
    ("same-judge", SAME_JUDGE),
    ("sentencing-act", SENTENCING_ACT),
    ("longer", LONGER),
    ("place-of-safety", PLACE_OF_SAFETY),
]
