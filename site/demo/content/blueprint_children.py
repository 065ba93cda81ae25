"""Chapter "Women and their children": examples made from published facts."""

from __future__ import annotations

from core.content_notes import Theme

CHAPTER = {
    "title": "Women and their children",
    "slug": "women-and-their-children",
    "summary": "A child at the door, a pregnancy before the court, and what nobody counts.",
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
    "<li>Settle who pays for a child’s place before the first one arrives.</li></ul>",
    "audiences": "commissioners practitioners childrens-services",
    "topics": "mothers",
    "setting": "residential",
    "stage": "running",
    "strength": 1,
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
}

ENTRIES = [("room-for-two", ROOM_FOR_TWO), ("pregnancy", PREGNANCY)]
