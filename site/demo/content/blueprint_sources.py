"""The sources under the example entries. Titles are those of the works; nothing is quoted.

A source without an address is one of which we know a front page or a copy alone: a link says where it leads.
`reported_by` marks what we saw only through somebody else; everything else was read, at least in part.
"""

from __future__ import annotations

OGL = "Open Government Licence v3"
SHORT = "The title is shortened as in our notes; complete it from the original before real publication."
COPY = "Read in a copy on another site; the citation names the original."

SOURCES: list[dict[str, str]] = [
    dict(key="ECHO23", type="article-newspaper", title="Six properties", issued="2023",
         container_title="Daily Echo", note=SHORT,
         url="https://www.dailyecho.co.uk/news/23387537.hampshire-hope-street-provide-six-properties-women/"),
    dict(key="ECHO24", type="article-newspaper", title="Award", issued="2024", container_title="Daily Echo", note=SHORT),
    dict(key="WBN22", type="article-newspaper", title="Hope Street", issued="2022", container_title="Wellbeing News"),
    dict(key="HDA25", type="webpage", title="Hope Street (46976)", authors="Housing Design Awards", issued="2025",
         url="https://hdawards.org/scheme/46976_scheme"),
    dict(key="EURB", type="webpage", title="Hope Street", authors="Eurban",
         url="https://eurban.co.uk/industry-insights/thought-leader-hope-street-southampton"),
    dict(key="OHID22", type="webpage", title="Working definition of trauma-informed practice",
         authors="Office for Health Improvement and Disparities", issued="2022-11-02", licence=OGL,
         note="The licence is the usual one for this publisher; it was not seen on the page.",
         url="https://www.gov.uk/government/publications/working-definition-of-trauma-informed-practice"),
    dict(key="ESC25", type="paper-conference", title="Hope Street: intervention and evaluation", issued="2025",
         publisher="European Society of Criminology", note="Conference paper 2291984."),
    dict(key="SOTON23", type="webpage", authors="University of Southampton", issued="2023-07-11",
         title="Cutting-edge study to evaluate a residential community alternative",
         url="https://www.southampton.ac.uk/medicine/news/2023/07/11-cutting-edge-study-to-evaluate-a-residential-community-alternative.page"),
    dict(key="BRIS25", type="article-journal", title="Impact of Trauma-Informed Design", authors="{Brisson and others}",
         issued="2025-07-02", container_title="Social Sciences", volume="14", issue="7",
         doi="10.3390/socsci14070417", licence="Open access", note=SHORT),
    dict(key="SASC22", type="article-newspaper", title="£380k loan", issued="2022", note=f"{SHORT} {COPY}",
         authors="Social and Sustainable Capital"),
    dict(key="RW24", type="post-weblog", title="Hope Street: one year on", authors="Webster, Russell", issued="2024",
         note=SHORT, url="https://www.russellwebster.com/hope-streets-trauma-informed-residential-service-for-women/"),
    dict(key="TREVI", type="webpage", title="Children’s Commissioner for England visits Trevi", authors="Trevi",
         url="https://www.trevi.org.uk/childrens-commissioner-for-england-visits-trevi"),
    dict(key="PANO18", type="broadcast", title="Addicted: Last Chance Mums", publisher="BBC", issued="2018-01-29",
         reading="listed", reported_by="subsaga.com"),
    dict(key="PREG25", type="webpage", issued="2025", publisher="Parallel Parliament",
         authors="Ministry of Justice", title="All its written answers to one Member of Parliament, pregnancy among them",
         url="https://www.parallelparliament.co.uk/mp/carolyn-harris/dept/ministry-of-justice/writtenanswers"),
    dict(key="OSTPOL", type="webpage", title="Policy", authors="One Small Thing",
         url="https://onesmallthing.org.uk/policy"),
    dict(key="OSTHIST", type="webpage", title="History", authors="One Small Thing"),
    dict(key="SC24", type="webpage", title="Sentencing pregnant women", authors="Sentencing Council", issued="2024",
         note=COPY),
    dict(key="CCJS", type="webpage", title="One Small Thing", authors="Centre for Crime and Justice Studies",
         issued="2016", url="https://www.crimeandjustice.org.uk/node/1609"),
    dict(key="OSTBTI", type="webpage", title="Round three of Becoming Trauma Informed (BTI)",
         authors="One Small Thing", issued="2016",
         url="https://onesmallthing.org.uk/dig-deeper/round-three-of-becoming-trauma-informed-bti"),
    dict(key="AUTY23", type="article-journal", authors="{Auty}\n{Liebling}\n{Schliehe}\n{Crewe}", issued="2023",
         title="What is trauma-informed practice? Towards operationalisation of the concept in two prisons for women",
         container_title="Criminology & Criminal Justice", volume="23", issue="5", page="716-738",
         doi="10.1177/17488958221094980"),
    dict(key="CFB25", type="article-journal", title="Changing Futures Bristol: trauma-informed approaches",
         issued="2025", publisher="Springer", doi="10.1186/s12913-025-13339-8", note=SHORT),
    dict(key="FROST20", type="article-journal", title="Secondary traumatization of staff", authors="{Frost}\n{Scott}",
         issued="2020", container_title="Traumatology", note=SHORT, url="https://eprints.staffs.ac.uk/6698"),
    dict(key="REA21", type="article-journal", issued="2021", publisher="Sage", doi="10.1177/15248380211016024",
         title="Impacts of working with victims of sexual violence: rapid evidence assessment"),
    dict(key="FORS24", type="article-journal", issued="2024", doi="10.1080/14999013.2024.2337635",
         title="Trauma informed organisational consultancy and staff supervision in forensic services"),
    dict(key="HT19", type="webpage", title="Healing Trauma research", authors="One Small Thing", issued="2019-06-12",
         url="https://onesmallthing.org.uk/news-1/2019/6/12/healing-trauma-research"),
    dict(key="PET21", type="article-journal", title="“We’ve all got a big story”", authors="{Petrillo}", issued="2021",
         container_title="Howard Journal", doi="10.1111/hojo.12408", note=SHORT),
]  # fmt: skip
