"""Chapter "Women and their children": examples made from published facts."""

from __future__ import annotations

from core.content_notes import Theme

CHAPTER = {
    "title": "Women and their children",
    "slug": "women-and-their-children",
    "summary": "A child at the door, a pregnancy before the court, and what nobody counts.",
    "beliefs": (
        "<p>Written for demonstration. A sentence for a mother is a sentence for her children. Nobody knows how many there "
        "are, since nobody counts them.</p>"
    ),
    "questions": (
        "<ul><li>How do children fare who live with their mother at a residential community?</li>"
        "<li>Who asks the child?</li></ul>"
    ),
}

ROOM_FOR_TWO = {
    "title": "A room for two",
    "slug": "a-room-for-two",
    "summary": "Room for a child from the first day, so that a court’s decision does not part her from her mother.",
    "content_themes": [Theme.SEPARATION],
    "context": (
        "<p>The government holds no data on mothers in prison who are apart from a child under two, or on where "
        "those children live. [@PREG25] It is one of the aims of Hope Street that mothers and children are not "
        "separated. [@OSTHIST]</p>"
    ),
    "intention": "<p>No separation because of the place that a mother is sent to.</p>",
    "what_we_did": "<p>A crèche and play areas were built into the hub, and homes behind it. [@EURB]</p>",
    "what_happened": (
        "<p>How many children have lived at Hope Street is not published, and no finding on what it meant for "
        "them. Another place has done this for longer: a residential service in Plymouth has taken up to twelve "
        "women with their children since 1993. It says, on a page without a date that we read in 2026, that almost eight in "
        "ten children stay with their mother; in 2018 it said seven in ten. [@TREVI] Both are its own figures.</p>"
    ),
    "did_not_work": (
        "<p>From the place in Plymouth we know what can go wrong with the money: three to six months there cost "
        "councils up to £38,000 in 2018, and it was often half empty for lack of funding. [@PANO18]</p>"
    ),
    "not_yet_known": "Nothing is recorded yet for Hope Street. We ask mothers at the review in May 2027.",
    "advice": "<ul><li>Furnish the child’s half of the room first.</li>"
    "<li>Settle who pays for a child’s place before the first one arrives.</li>"
    "<li>Ask each mother what helps at night, and who may be woken.</li></ul>",
    "audiences": "commissioners practitioners childrens-services",
    "topics": "mothers",
    "setting": "residential",
    "stage": "running",
    "strength": 1,
    "strength_reason": "What two places say of themselves. Written for demonstration.",
}

PREGNANCY = {
    "title": "Telling the court about a pregnancy",
    "slug": "telling-the-court-about-a-pregnancy",
    "summary": "An answer to a consultation, and a sentencing factor that came into force the next April.",
    "content_note": "This entry speaks of pregnancy and prison. It has no details of harm.",
    "context": (
        "<p>In November 2023 the Sentencing Council asked for views on many small changes to its guidelines. "
        "One would add pregnancy and the time after birth as a mitigating factor. [@OSTPOL]</p>"
    ),
    "intention": "<p>That a court always asks, and always hears, before it sends a pregnant woman to prison.</p>",
    "what_we_did": (
        "<p>One Small Thing answered the consultation. It agreed with a factor for pregnancy and did not support "
        "the words of the draft. [@OSTPOL]</p>"
    ),
    "what_happened": (
        "<p>On 1 April 2024 the factor “pregnancy, childbirth and post-natal care” came into force. It applies up "
        "to twelve months after birth, and asks a court to have a report first and normally to adjourn if there "
        "is none. [@SC24] It came after the answer; nothing shows that it came because of it.</p>"
    ),
    "did_not_work": "",
    "not_yet_known": (
        "We have not compared the final words with what we asked for line by line, and no figure shows yet "
        "whether fewer pregnant women are sent to prison."
    ),
    "advice": "<ul><li>Say what you agree with and what you would write in its place.</li>"
    "<li>Keep the answer where others can read it.</li></ul>",
    "audiences": "policymakers courts",
    "topics": "pregnancy mothers",
    "setting": "court",
    "stage": "learning",
    "cost_band": "unknown",
    "strength": 2,
    "strength_reason": "The answer and the guideline are on record. That one led to the other is not shown. Written for demonstration.",
}

NOBODY_COUNTED = {
    "title": "A number that nobody counted",
    "slug": "a-number-that-nobody-counted",
    "summary": "“17,000 children a year” is quoted as a count. It is an estimate, and an old one.",
    "content_themes": [Theme.SEPARATION],
    "context": (
        "<p>How many children lose their mother to prison in a year is told as 17,240, as 17,000, and as 18,000. All are "
        "estimates; the first is for 2010, the last is the Corston Report’s. [@CORSTON]</p>"
    ),
    "intention": "<p>Written for demonstration: to find the count behind a figure that we have used ourselves.</p>",
    "what_we_did": "<p>We looked for an official count, and asked where the children live.</p>",
    "what_happened": (
        "<p>We found no official count. In 2025 the government held no data on mothers in prison apart from children under "
        "two. [@PREG25] That children must leave home 19 times in 20 when a mother is imprisoned is repeated without its "
        "source. [@GBCC]</p>"
    ),
    "did_not_work": "<p>The figure is so handy that few ask what it counts. We did not ask either.</p>",
    "not_yet_known": "",
    "advice": "<ul><li>Write “an estimate for 2010” beside it, each time.</li><li>Ask for the count.</li></ul>",
    "audiences": "policymakers researchers",
    "topics": "mothers",
    "setting": "system",
    "stage": "learning",
    "time_span": "2007 to 2025",
    "strength": 1,
    "strength_reason": "Estimates that quote one another.",
}

FAMILY_TIES = {
    "title": "Thirty-three recommendations on family ties",
    "slug": "thirty-three-recommendations-on-family-ties",
    "summary": "A review in 2019 asked for 33 things. Two years later ten were done.",
    "content_themes": [Theme.SEPARATION],
    "context": (
        "<p>A trusted adult in childhood went with less harm later, in a survey of 7,047 adults. [@BELL17] The United Nations "
        "ask that a woman has time to arrange care for her children before she goes to prison. [@BANG]</p>"
    ),
    "intention": "<p>That women in prison keep their ties with children and family. [@FARMER]</p>",
    "what_we_did": "<p>The Farmer Review for Women made 33 recommendations in June 2019. [@FARMER; @CLINKSF]</p>",
    "what_happened": (
        "<p>By April 2021 ten were done. [@FARMERPQ] In Wales a service for mothers in prison helped 68 families between June "
        "2021 and August 2022. [@SEN22]</p>"
    ),
    "did_not_work": "<p>Twenty-three were not done after almost two years, by the ministry’s own count. [@FARMERPQ]</p>",
    "not_yet_known": "",
    "advice": "<p>Written for demonstration: give each recommendation an owner, and a day on which somebody asks.</p>",
    "audiences": "policymakers governors childrens-services",
    "topics": "mothers",
    "setting": "prison",
    "stage": "learning",
    "time_span": "2019 to 2022",
    "strength": 2,
    "strength_reason": "The counts are the ministry’s, in answers to Parliament.",
}

BIRTHS = {
    "title": "Counting births",
    "slug": "counting-births",
    "summary": "Hospital records show how many women in prison give birth. It took a research body to read them.",
    "content_themes": [Theme.PREGNANCY_LOSS],
    "content_note": "This entry names stillbirth, and births in prison. It has no details.",
    "context": "<p>On 28 October 2019, 47 of 3,808 women in prison were pregnant. [@PREG19] “600 a year” is a campaigners’ estimate.</p>",
    "intention": "<p>To learn from records that exist already.</p>",
    "what_we_did": "<p>A research body counted births to women in prison in the records of hospitals. [@NUFF21]</p>",
    "what_happened": (
        "<p>There were 56 births in 2017–18, six of them outside a hospital; 37 in 2018–19, four outside; and 48 in 2019–20, "
        "one outside. [@NUFF21] Figures have been published each year since a new policy of September 2021. [@PREG21]</p>"
    ),
    "did_not_work": (
        "<p>From July 2020 to spring 2021 an official answer gives 31 births: none in a prison, two on the way to hospital, "
        "28 in hospital. One is not explained. [@PREG21] A law firm asked eleven NHS trusts and reckoned that stillbirth was seven "
        "times as likely for women in prison; it is not an official figure. [@STD24]</p>"
    ),
    "not_yet_known": "",
    "advice": "<p>Written for demonstration: count what the record already holds, and explain each case that does not fit.</p>",
    "audiences": "policymakers researchers",
    "topics": "pregnancy",
    "setting": "prison",
    "stage": "learning",
    "time_span": "2017 to 2021",
    "strength": 3,
    "strength_reason": "A research body from outside, with hospital records, that says how it counted.",
}

FIRST_ENTRIES = [("room-for-two", ROOM_FOR_TWO), ("pregnancy", PREGNANCY)]
ENTRIES = [("nobody-counted", NOBODY_COUNTED), ("family-ties", FAMILY_TIES), ("births", BIRTHS)]
