"""Chapter "Designing with women": examples made from published facts, studies and critics."""

from __future__ import annotations

CHAPTER = {
    "title": "Designing with women",
    "slug": "designing-with-women",
    "summary": "Who is in the room when a place is drawn, which words are used, and what the critics say.",
    "beliefs": (
        "<p>Written for demonstration. Women who know what it is like see what a plan does not show. Being asked early "
        "is worth more than being asked often.</p>"
    ),
    "questions": (
        "<ul><li>What did women change in the drawings, and what stayed as it was?</li>"
        "<li>Who is asked again when the house has been lived in for a year?</li></ul>"
    ),
}

CO_DESIGN = {
    "title": "From the first drawing",
    "slug": "from-the-first-drawing",
    "summary": "Hope Street was designed with women from 2019. A university wrote down how.",
    "context": "<p>Work on Hope Street with women began in 2019, two years before building did. [@OSTHIST; @EURB]</p>",
    "intention": (
        "<p>To make a space together with women in the justice system, and not for them. [@PETR24] The working definition "
        "of trauma-informed practice names collaboration among its six principles. [@OHID22]</p>"
    ),
    "what_we_did": (
        "<p>Researchers at the University of Greenwich made a case study of how the place was made together. One Small "
        "Thing paid for it. [@PETR24]</p>"
    ),
    "what_happened": (
        "<p>The case study was published in January 2024. [@PETR24] The building won the RIBA MacEwen Award in the same "
        "year. [@SNUG24] A prize for a building is not a finding about the lives in it.</p>"
    ),
    "did_not_work": "",
    "not_yet_known": (
        "We have read only the summary of the case study. What women asked for and did not get has to be taken from its "
        "full text before the review in May 2027."
    ),
    "women_part": "<p>Women who had been in the justice system took part in the design. [@PETR24]</p>",
    "advice": "<ul><li>Pay women for their time, as you pay the architect.</li>"
    "<li>Write down each wish, and beside it what became of it.</li></ul>",
    "audiences": "architects commissioners women",
    "topics": "trauma-informed",
    "setting": "residential",
    "stage": "design",
    "time_span": "2019 to 2024",
    "strength": 2,
    "strength_reason": "A university wrote it down, paid by the charity, and we read the summary alone; so not yet “independent”. "
    "Written for demonstration.",
}

WORDS = {
    "title": "Words that people choose themselves",
    "slug": "words-that-people-choose-themselves",
    "summary": "There is no agreed definition of trauma-informed practice. Let a woman name her own experience, or not name it.",
    "context": (
        "<p>In November 2022 a working definition for health and care in England was published. It says itself that the "
        "evidence is still being developed. [@OHID22] Across health and justice there is no agreed one. [@SENK]</p>"
    ),
    "intention": "<p>To speak in a way that does not put a label on anybody.</p>",
    "what_we_did": (
        "<p>We laid three texts beside each other. The American guidance of 2014 has four steps: realise, recognise, "
        "respond, resist re-traumatisation. [@SAMHSA14] The English definition follows it and leaves out “respond”. "
        "[@UKPTS22] Wales has a framework of its own, with five principles and four levels of practice. [@TFW]</p>"
    ),
    "what_happened": (
        "<p>What they share: safety, trust, choice, working together. What writers for probation add: let a person name "
        "her own trauma, and do not force a label. [@SENK]</p>"
    ),
    "did_not_work": (
        "<p>A word that is used for everything loses its use: not everybody has trauma, and not every hardship is trauma. "
        "[@SCW23]</p>"
    ),
    "not_yet_known": "",
    "advice": "<p>Written for demonstration: take one definition, name it, and keep to it in every paper that you write.</p>",
    "audiences": "practitioners commissioners",
    "topics": "trauma-informed",
    "setting": "system",
    "stage": "design",
    "strength": 1,
    "strength_reason": "Definitions and advice, not a study of what words do.",
}

CRITICS = {
    "title": "Listening to those who disagree",
    "slug": "listening-to-those-who-disagree",
    "summary": "Critics warn that talk of trauma can make a prison look like care, and a social harm look like one woman’s fault.",
    "context": "<p>Trauma-informed policy has critics. The strongest do not doubt the harm; they doubt the answer. [@ABO23]</p>",
    "intention": "<p>Written for demonstration: to write down the strongest case against us, before we are sure of ourselves.</p>",
    "what_we_did": (
        "<p>We read two critics. One writes about policy in the Australian state of Victoria; [@ABO23] one about women "
        "who leave prison in Northern Ireland. [@KERR14]</p>"
    ),
    "what_happened": (
        "<p>The first warns that talk of trauma can turn a social harm into one woman’s fault, and make prison look like "
        "care. [@ABO23] The second warns that women may get a longer sentence because of what they need. [@KERR14]</p>"
    ),
    "did_not_work": "<p>We have no answer to the second warning that rests on a count. Nobody counts it.</p>",
    "not_yet_known": "",
    "advice": "<ul><li>Ask of each new service: would a court send somebody to it who would else have gone home?</li>"
    "<li>Invite a critic to the review.</li></ul>",
    "audiences": "policymakers researchers funders",
    "topics": "trauma-informed",
    "setting": "system",
    "stage": "learning",
    "strength": 1,
    "strength_reason": "Arguments, read with care. They were not made to measure anything.",
}

FRESH_EYES = {
    "title": "Walking each other’s prisons",
    "slug": "walking-each-others-prisons",
    "summary": "In 2016 prison staff walked each other’s sites with fresh eyes, and changed receptions, signs and furniture.",
    "context": (
        "<p>The first London workshop, in 2014, had staff from every women’s prison in England. [@W4F14] Four more training "
        "days were held in autumn 2016. [@CCJS]</p>"
    ),
    "intention": "<p>To see a place as a woman sees it who comes in for the first time.</p>",
    "what_we_did": "<p>Staff walked one another’s prisons and looked at them with fresh eyes. [@OSTBTI]</p>",
    "what_happened": "<p>Prisons changed their receptions, their signs and their furniture. [@OSTBTI]</p>",
    "did_not_work": "",
    "not_yet_known": "No account of which changes lasted has been published. We ask at the review in May 2027.",
    "advice": "<p>Written for demonstration: send somebody who has never been there, and ask her to bring back ten pictures.</p>",
    "audiences": "governors architects",
    "topics": "trauma-informed",
    "setting": "prison",
    "stage": "design",
    "time_span": "Autumn 2016",
    "strength": 1,
    "strength_reason": "Told by those who ran it. One time.",
}

ENTRIES = [("co-design", CO_DESIGN), ("words", WORDS), ("critics", CRITICS), ("fresh-eyes", FRESH_EYES)]
