"""What the demonstration's library files say: facts with year and source, or examples that say so."""

from __future__ import annotations

from dataclasses import dataclass, field

EXAMPLE = (
    "Written for this demonstration, to show how such a file looks. It is not One Small Thing’s own text "
    "and nobody has used it."
)
READ = "Addresses read in November 2026. Check a figure again before you publish it."

OHID = "Office for Health Improvement and Disparities, Working definition of trauma-informed practice, 2 November 2022. www.gov.uk/government/publications/working-definition-of-trauma-informed-practice"  # fmt: skip
SAMHSA = "SAMHSA, Concept of Trauma and Guidance for a Trauma-Informed Approach, SMA 14-4884, July 2014."
TFW = "Trauma-Informed Wales, framework. traumaframeworkcymru.com"
SCW = "Social Care Wales, Dulliau sy’n ystyriol o drawma, October 2023. grwpgwybodaeth.gofalcymdeithasol.cymru"
AUTY = "Auty, Liebling, Schliehe, Crewe, What is trauma-informed practice?, Criminology & Criminal Justice 23(5), 2023. doi.org/10.1177/17488958221094980"  # fmt: skip
FROST = "Frost and Scott, What is known about the secondary traumatization of staff, Traumatology, 2020. eprints.staffs.ac.uk/6698"
REA = "The impacts of working with victims of sexual violence: a rapid evidence assessment, 2021. doi.org/10.1177/15248380211016024"
FORS = "Trauma informed organisational consultancy and staff supervision in forensic services, 2024. doi.org/10.1080/14999013.2024.2337635"
CFB = "Changing Futures Bristol: trauma-informed approaches, 2025. doi.org/10.1186/s12913-025-13339-8"
BTI = "One Small Thing, Round three of Becoming Trauma Informed, 2016. onesmallthing.org.uk/dig-deeper/round-three-of-becoming-trauma-informed-bti"  # fmt: skip
WBG20 = "Women’s Budget Group, The Case for Sustainable Funding for Women’s Centres, October 2020. wbg.org.uk/analysis/the-case-for-sustainable-funding-for-womens-centres"  # fmt: skip
JDL15 = "Ministry of Justice, Justice Data Lab, women’s centres, 2015, as reported by russellwebster.com, 2 June 2015."
JDL24 = "Ministry of Justice, Justice Data Lab: Brighton Women’s Centre, 31 October 2024. www.gov.uk/government/statistics/justice-data-lab-statistics-october-2024"  # fmt: skip
WSA = "Manchester Metropolitan University, Whole System Approach for Women Offenders: final evaluation report, May 2018. mmuperu.co.uk"
LBU = "Leeds Beckett University, Listening to women, learning for justice, 2025. www.leedsbeckett.ac.uk"
BIRK = "Solving her problems? … problem-solving courts for women, Journal of Social Policy, about 2021 (introduction read only)."
PRT = "Prison Reform Trust, Why focus on reducing women’s imprisonment?, July 2021."


@dataclass(frozen=True)
class Text:
    """One document. A part is a heading with paragraphs; a paragraph that begins with "- " is a point."""

    title: str
    lead: str
    parts: list[tuple[str, list[str]]]
    sources: list[str] = field(default_factory=list)
    example: bool = False
    language: str = "en-GB"


@dataclass(frozen=True)
class Sheet:
    """One table with a note above it."""

    title: str
    note: str
    headings: list[str]
    rows: list[list[str]]


DEFINITION = Text(
    "Trauma-informed practice: what the word means in England",
    "The government’s working definition for health and care, on one page.",
    [
        ("The definition in short", [
            "It asks people and services to realise that trauma can affect a person, to recognise its signs, and to prevent that a service makes it worse.",
            "Six principles carry it:",
            "- safety", "- trust", "- choice", "- collaboration", "- empowerment", "- cultural consideration",
        ]),
        ("What it does not say", [
            "It says that the evidence is still being developed and that the definition will be reviewed.",
            "Not everyone has trauma, and not every hardship is trauma. Let a person name her own.",
        ]),
        ("Elsewhere in the UK", ["Wales has a national framework of its own, with one definition, five principles and four levels of practice."]),
    ],
    [OHID, TFW, SCW],
)  # fmt: skip
DEFINITION_WELSH = Text(
    "Ymarfer sy’n ystyriol o drawma: enghraifft",
    "Enghraifft o ffeil Gymraeg. Rhaid i siaradwr Cymraeg ei gwirio.",
    [("Egwyddorion", ["- diogelwch", "- ymddiriedaeth", "- dewis", "- cydweithredu", "- grymuso"])],
    [OHID, TFW],
    language="cy",
)
READING = Text(
    "Where to begin reading",
    "Eight sources on trauma-informed work, with what each can and cannot tell you.",
    [
        ("What it is", ["- The working definition for England (2022): six principles; the evidence is still being developed.", "- SAMHSA’s concept and guidance (2014): the United States source that it follows. In the public domain."]),
        ("Staff", ["- A review of 11 studies with people who work with adults who have offended (2020): all found secondary trauma, mostly low to moderate; the methods were weak.", "- A rapid review of 25 papers on work with survivors of sexual violence (2021): support at work, supervision, workload and training shape the harm.", "- A framework for supervision and consultancy in forensic services (2024)."]),
        ("What did not work, or is contested", ["- A pilot in two women’s prisons: its authors, friendly to the aim, called the results disappointing (2023).", "- Bristol’s programme for multiple disadvantage: after a year the movement towards the approach was not statistically significant (2025)."]),
    ],
    [OHID, SAMHSA, FROST, REA, FORS, AUTY, CFB],
)  # fmt: skip
WORDS = Text(
    "Words we use",
    "Short rules for anybody who writes about women and justice with us.",
    [
        ("We say", ["- women; women and their children", "- affected by the justice system", "- trauma-informed, gender-responsive, lived experience"]),
        ("We do not name a person", ["- offender, inmate or victim, unless it is a document’s title"]),
        ("How we write", ["Calm, plain, active. Each number has its year and its source. No guilt, no urgency."]),
    ],
)  # fmt: skip
FRESH_EYES = Text(
    "Walk your site with fresh eyes: a checklist",
    "Someone who does not know your building walks through it and says what she sees.",
    [
        ("Where the idea comes from", ["In autumn 2016 about 130 prison staff were trained. Afterwards prisons changed receptions, signs and furniture, and staff walked through each other’s sites with fresh eyes."]),
        ("Before you go", ["- Ask somebody who has never been there.", "- Agree that she may stop at any time."]),
        ("On the way", ["- What is the first thing that you read? Is it a rule or a welcome?", "- Where would you sit with your back to a wall?", "- What can you hear?", "- Who can see you when you talk?"]),
        ("Afterwards", ["- Write down one small thing to change this week, and who does it."]),
    ],
    [BTI],
    example=True,
)  # fmt: skip
STAFF = Text(
    "Looking after staff: what reviews have found",
    "Two reviews and one framework, in plain words.",
    [
        ("People who work with adults who have offended", ["Eleven studies were found. All reported secondary trauma, mostly low to moderate. The methods were weak, so the size is uncertain (2020)."]),
        ("People who work with survivors of sexual violence", ["Twenty-five papers: support at work, supervision, workload and training shape the harm. Some people also reported growth (2021)."]),
        ("Supervision", ["A framework for supervision and consultancy in forensic services, for staff and for the people they serve, was published in 2024."]),
        ("Not yet known", ["Which kind of supervision helps most in a service like yours. No study that compares them was found."]),
    ],
    [FROST, REA, FORS],
)  # fmt: skip
CENTRES = Text(
    "Women’s centres: what they cost and what is known",
    "Costs, and two official comparisons that do not say the same.",
    [
        ("Cost", ["A place in a women’s centre cost £1,223 to £4,125 a year; a place in prison £52,121 (published 2020; base year 2015/16). The same report estimates £2.84 saved for each £1 in the long term."]),
        ("Reoffending: contested", ["- 2015, official comparison: 1 to 9 points lower.", "- 2024, official comparison at one centre (114 women): 25% against 28%, not statistically significant.", "Say both when you quote either."]),
    ],
    [WBG20, JDL15, JDL24],
)  # fmt: skip
COURTS = Text(
    "Women before the courts in Greater Manchester",
    "What was evaluated, and what was not.",
    [
        ("The whole-system approach", ["Nine women’s centres; support at arrest, at sentence and on release. The final evaluation (2018) found several aims met: diversion, a safe space for women only, wellbeing."]),
        ("The problem-solving court", ["From 2014 in Manchester and Salford, now in all courts of the county: the same bench reviews small goals with the woman. A study of interviews and court watching (2025) found steadier benches, kinder rooms and reports that look forward. It measured no reoffending."]),
        ("A warning", ["One academic paper warns of the model’s “seductive appeal”. Only its introduction was read."]),
    ],
    [WSA, LBU, BIRK],
)  # fmt: skip
MEETING = Text(
    "Notes of a network meeting",
    "How the notes of a meeting look in this library.",
    [
        ("Who was there", ["Roles only, no names."]),
        ("What we spoke of", ["- One thing that went well.", "- One thing that did not work, and what we would do instead."]),
        ("What happens next", ["- What, who, by when."]),
    ],
    example=True,
)  # fmt: skip
MEETING_AGAIN = Text(MEETING.title, MEETING.lead, [*MEETING.parts, ("What we asked the office", ["- One question, and when it was answered."])], example=True)  # fmt: skip

FIGURES = Sheet(
    "Women and prison: figures with their source",
    READ,
    ["Figure", "What it counts", "Year", "Source", "Look again by"],
    [
        ["4%", "Women’s share of people in prison", "2021", PRT, "July 2027"],
        ["72%", "Women’s sentenced receptions that were for non-violent offences", "2020", PRT, "July 2027"],
        ["58%", "Women’s prison sentences of six months or less", "2020", PRT, "July 2027"],
        ["53%", "Women in prison who report emotional, physical or sexual abuse as a child (27% of men)", "2021", PRT, "July 2027"],
        ["17,240", "Children thought to have been parted from their mother by prison. An estimate", "2010", PRT, "July 2027"],
    ],
)  # fmt: skip
ACTIONS = Sheet(
    "Action log of a network",
    EXAMPLE,
    ["What", "Who (a role)", "By when", "Done"],
    [["Ask two members to walk each other’s reception", "Coordinator", "Next meeting", ""], ["", "", "", ""]],
)
NEARBY = Sheet(
    "Who does what near you",
    EXAMPLE,
    ["Service", "What it offers", "For whom", "How to refer", "Checked on"],
    [["Fill in: a women’s centre", "", "", "", ""], ["Fill in: a service for domestic abuse", "", "", "", ""]],
)
EXAMPLE_SHEET = Text(
    "An example sheet",
    "It shows how such a file looks, and how long it takes to come over a slow line.",
    [
        ("Before", ["- Read it alone first.", "- Choose a room with a door, and say where it is."]),
        ("Together", ["- Say how long it takes.", "- Say that anybody may stop at any time."]),
        ("Afterwards", ["- Leave ten minutes for nothing.", "- Write down one small thing that you will change."]),
    ],
    example=True,
)
EXAMPLE_TABLE = Sheet(
    "An example table",
    EXAMPLE,
    ["What we tried", "Where (a kind of place)", "What happened", "What did not work"],
    [["Fill in", "", "", ""], ["", "", "", ""]],
)
