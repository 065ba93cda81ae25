"""Chapter "Measuring and evaluation": examples made from published studies, and from what is under way."""

from __future__ import annotations

from core.content_notes import Theme

CHAPTER = {
    "title": "Measuring and evaluation",
    "slug": "measuring-and-evaluation",
    "summary": "What was counted, what it can carry, and two official answers to one question.",
    "beliefs": (
        "<p>Written for demonstration. A weak finding that is told plainly is worth more than a strong one that nobody "
        "can check. There are no results for Hope Street yet.</p>"
    ),
    "questions": (
        "<ul><li>What would women themselves count?</li>"
        "<li>With whom can women at Hope Street fairly be compared?</li></ul>"
    ),
}

TWO_ANSWERS = {
    "title": "Two answers to one question",
    "slug": "two-answers-to-one-question",
    "summary": "Do women’s centres lower reoffending? Official matching said yes in 2015. In 2024 it could not tell, at one centre.",
    "context": "<p>The Justice Data Lab of the Ministry of Justice compares people whom a service helped with others who are like them on paper. [@JDL24]</p>",
    "intention": "<p>To learn whether women offend less after help from a women’s centre.</p>",
    "what_we_did": "<p>It looked at women’s centres in 2015, [@JDL15] and in 2024 at one in Brighton, with 114 women. [@JDL24]</p>",
    "what_happened": (
        "<p>In 2015 reoffending was between one and nine percentage points lower. [@JDL15] In 2024 it was 25% against 28%, and "
        "the difference was not statistically significant. [@JDL24] Both belong in the same sentence.</p>"
    ),
    "did_not_work": (
        "<p>With 114 women, a difference of three points can be chance. A small place will never be able to prove a small "
        "difference by itself.</p>"
    ),
    "not_yet_known": "",
    "advice": "<ul><li>Join with other centres before you measure.</li><li>Never give the first answer without the second.</li></ul>",
    "audiences": "researchers policymakers funders",
    "topics": "womens-centres",
    "setting": "centre",
    "stage": "learning",
    "time_span": "2015 to 2024",
    "strength": 4,
    "strength_reason": "Compared with women alike on paper, twice. The two do not agree, so it is not “repeated”. Written for demonstration.",
}

EVALUATION = {
    "title": "An evaluation from the start",
    "slug": "an-evaluation-from-the-start",
    "summary": "A university follows Hope Street and compares it with prison. The charity pays for it, and there is no result yet.",
    "context": (
        "<p>The evaluation, called DIGNIFIE, is led from the University of Southampton, with EP:IC and the Prison Reform "
        "Trust. [@SOTON23]</p>"
    ),
    "intention": (
        "<p>To compare women’s health and wellbeing with those of women in prison, and to look at costs, social outcomes and "
        "justice. [@SOTON23]</p>"
    ),
    "what_we_did": (
        "<p>The study was announced in July 2023, weeks after the opening. [@SOTON23] The prison service, courts, councils, "
        "health and housing bodies are named as its partners. [@ARCWX]</p>"
    ),
    "what_happened": "<p>It was still under way in 2025; a conference then heard of the learning of its first two years. [@ESC25]</p>",
    "did_not_work": (
        "<p>One Small Thing pays for it. [@SOTON23] A reader must know that, however free the researchers are.</p>"
    ),
    "not_yet_known": "All its findings. This entry will say what they are when they are published, also if they disappoint.",
    "advice": "<ul><li>Begin before the first woman moves in.</li><li>Say on the first page who pays.</li></ul>",
    "audiences": "researchers commissioners funders",
    "topics": "womens-centres",
    "setting": "residential",
    "stage": "learning",
    "time_span": "From July 2023",
    "strength": 2,
    "strength_reason": "The plan is public. There is no finding that could be judged. Written for demonstration.",
}

PROCESS = {
    "title": "First what was done, then what it did",
    "slug": "first-what-was-done-then-what-it-did",
    "summary": "Three evaluations told how a service was run before anybody could say what it changed.",
    "context": "<p>A new court for women at risk of custody has sat in Birmingham since June 2023, from a women’s centre. [@COUNS]</p>",
    "intention": "<p>To find out early whether a plan is carried out at all.</p>",
    "what_we_did": (
        "<ul><li>Birmingham: an interim report on how the court is run, January 2025. [@ISC25]</li>"
        "<li>Greater Manchester, with nine women’s centres: a final evaluation, 2018. [@WSA18]</li>"
        "<li>Glasgow: how the 218 Service was put in place, what came of it, and its costs, 2010. [@E218]</li></ul>"
    ),
    "what_happened": (
        "<p>In Manchester several aims were met: women were diverted, had a safe place of their own, and felt better. "
        "[@WSA18] In Birmingham the impact is not yet known. [@ISC25]</p>"
    ),
    "did_not_work": (
        "<p>How a service is run says nothing yet about what it changes. A report of the first kind must not be quoted as "
        "one of the second.</p>"
    ),
    "not_yet_known": "",
    "advice": "<p>Written for demonstration: print on the cover which of the two questions a report answers.</p>",
    "audiences": "researchers commissioners",
    "topics": "womens-centres short-sentences",
    "setting": "community",
    "stage": "learning",
    "time_span": "2010 to 2025",
    "strength": 3,
    "strength_reason": "Evaluators from outside, in three places. None of them, as far as we have read, is a comparison.",
}

ELSEWHERE = {
    "title": "A trial from another country",
    "slug": "a-trial-from-another-country",
    "summary": "An American trial with 115 women in prison found more help for those with a history of abuse. It does not travel by itself.",
    "content_themes": [Theme.SUBSTANCE_USE, Theme.MENTAL_HEALTH],
    "content_note": "This entry speaks of depression and of a history of abuse. It has no details.",
    "context": "<p>Women in an American prison who had used drugs were offered treatment that was made for women. [@SAX14]</p>",
    "intention": "<p>To see who is helped most by it.</p>",
    "what_we_did": "<p>Data of a trial with 115 women were looked at again. [@SAX14]</p>",
    "what_happened": (
        "<p>Women with histories of abuse were helped more: for depression the odds ratio was 0.29, with a confidence "
        "interval of 0.10 to 0.86. [@SAX14]</p>"
    ),
    "did_not_work": (
        "<p>The numbers are small, and the interval is wide. Prisons, health care and law are others there. Most studies of "
        "trauma-informed work come from the United States and few from justice, a Scottish review found. [@SGER]</p>"
    ),
    "not_yet_known": "",
    "advice": "<p>Written for demonstration: borrow the question from another country, and not the answer.</p>",
    "audiences": "researchers practitioners",
    "topics": "trauma-informed",
    "setting": "prison",
    "stage": "learning",
    "time_span": "2014",
    "strength": 4,
    "strength_reason": "A trial with another group beside it. Small, and in one country.",
}

COUNTS = {
    "title": "Counts describe groups",
    "slug": "counts-describe-groups",
    "summary": "Hardship in childhood is common and can be counted. A count never says what one woman will do.",
    "content_themes": [Theme.CHILDHOOD_ABUSE],
    "content_note": "This entry gives counts of abuse in childhood. It has no details.",
    "context": (
        "<p>Surveys ask adults about nine kinds of adversity in childhood. In England, of 3,885 adults, 47% had known at least "
        "one. [@BELL14] In Wales it was just under half. [@WACE15]</p>"
    ),
    "intention": "<p>To use these figures for planning, and never to sort people by them.</p>",
    "what_we_did": "<p>We looked for a study of women in UK prisons, and found none of that size.</p>",
    "what_happened": (
        "<p>In one Welsh prison, 84.2% of 468 men had known at least one, and 45.5% four or more. [@FORD20] These are men, and "
        "must never be given as women’s figures. A trusted adult in childhood went with less harm, in a survey of 7,047 "
        "adults in four parts of the UK. [@BELL17]</p>"
    ),
    "did_not_work": "<p>A count invites us to give each person a score. It cannot predict one person. [@BELL17]</p>",
    "not_yet_known": "",
    "advice": "<p>Written for demonstration: give the figure, then the sentence that follows it here.</p>",
    "audiences": "practitioners researchers",
    "topics": "trauma-informed",
    "setting": "system",
    "stage": "learning",
    "time_span": "2014 to 2020",
    "strength": 3,
    "strength_reason": "Surveys by universities and a public body. They count; they compare no service.",
}

ENTRIES = [
    ("two-answers", TWO_ANSWERS),
    ("evaluation", EVALUATION),
    ("process", PROCESS),
    ("elsewhere", ELSEWHERE),
    ("counts", COUNTS),
]
