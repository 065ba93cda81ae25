"""References that the styles' own pages print as examples, each as the fields of a source and as it is printed there.

APA: apastyle.apa.org/style-grammar-guidelines/references/examples. Harvard (Cite Them Right):
open.ac.uk/library/referencing-and-plagiarism/quick-guide-to-harvard-referencing-cite-them-right. Hosts, and places of
publication, are left out: a source has no field for them.
"""

from __future__ import annotations

APA = "apa"
HARVARD = "harvard"

#: Style, fields of the source, the reference as it is printed.
EXAMPLES: list[tuple[str, dict[str, str], str]] = [
    (APA, dict(type="article-journal", issued="2019", container_title="Psychology of Popular Media Culture",
               authors="Grady, J. S.\nHer, M.\nMoreno, G.\nPerez, C.\nYelinek, J.", volume="8", issue="3",
               title="Emotions in storybooks: A comparison of storybooks that represent ethnic and racial groups in the "
               "United States", page="207-217", doi="10.1037/ppm0000185"),
     "Grady, J. S., Her, M., Moreno, G., Perez, C., & Yelinek, J. (2019). Emotions in storybooks: A comparison of "
     "storybooks that represent ethnic and racial groups in the United States. Psychology of Popular Media Culture, "
     "8(3), 207–217. https://doi.org/10.1037/ppm0000185"),
    (APA, dict(type="book", authors="Jackson, L. M.", issued="2019", edition="2", doi="10.1037/0000168-000",
               title="The psychology of prejudice: From attitudes to social action",
               publisher="American Psychological Association"),
     "Jackson, L. M. (2019). The psychology of prejudice: From attitudes to social action (2nd ed.). American "
     "Psychological Association. https://doi.org/10.1037/0000168-000"),
    (APA, dict(type="book", editors="Kesharwani, P.", issued="2020", publisher="Academic Press",
               title="Nanotechnology based approaches for tuberculosis treatment"),
     "Kesharwani, P. (Ed.). (2020). Nanotechnology based approaches for tuberculosis treatment. Academic Press."),
    (APA, dict(type="book", issued="2019", publisher="John Wiley & Sons", doi="10.1002/9781119466642",
               editors="Torino, G. C.\nRivera, D. P.\nCapodilupo, C. M.\nNadal, K. L.\nSue, D. W.",
               title="Microaggression theory: Influence and implications"),
     "Torino, G. C., Rivera, D. P., Capodilupo, C. M., Nadal, K. L., & Sue, D. W. (Eds.). (2019). Microaggression "
     "theory: Influence and implications. John Wiley & Sons. https://doi.org/10.1002/9781119466642"),
    (APA, dict(type="chapter", authors="Aron, L.\nBotella, M.\nLubart, T.", issued="2019", page="345-359",
               title="Culinary arts: Talent and their development", publisher="American Psychological Association",
               editors="Subotnik, R. F.\nOlszewski-Kubilius, P.\nWorrell, F. C.", container_title="The psychology of "
               "high performance: Developing human potential into domain-specific talent"),
     "Aron, L., Botella, M., & Lubart, T. (2019). Culinary arts: Talent and their development. In R. F. Subotnik, "
     "P. Olszewski-Kubilius, & F. C. Worrell (Eds.), The psychology of high performance: Developing human potential "
     "into domain-specific talent (pp. 345–359). American Psychological Association."),
    (APA, dict(type="report", authors="National Cancer Institute", issued="2019", number="NIH Publication No. 18-2059",
               title="Taking time: Support for people with cancer",
               publisher="U.S. Department of Health and Human Services, National Institutes of Health",
               url="https://www.cancer.gov/publications/patient-education/takingtime.pdf"),
     "National Cancer Institute. (2019). Taking time: Support for people with cancer (NIH Publication No. 18-2059). "
     "U.S. Department of Health and Human Services, National Institutes of Health. "
     "https://www.cancer.gov/publications/patient-education/takingtime.pdf"),
    (APA, dict(type="thesis", authors="Harris, L.", issued="2014", genre="Unpublished doctoral dissertation",
               publisher="University of Virginia",
               title="Instructional leadership perceptions and practices of elementary school leaders"),
     "Harris, L. (2014). Instructional leadership perceptions and practices of elementary school leaders [Unpublished "
     "doctoral dissertation]. University of Virginia."),
    (APA, dict(type="dataset", authors="D'Souza, A.\nWiseheart, M.", issued="2018", number="ICPSR 37080", edition="V1",
               title="Cognitive effects of music and dance training in children", publisher="ICPSR",
               doi="10.3886/ICPSR37080.v1"),
     "D'Souza, A., & Wiseheart, M. (2018). Cognitive effects of music and dance training in children (ICPSR 37080; "
     "Version V1) [Data set]. ICPSR. https://doi.org/10.3886/ICPSR37080.v1"),
    (APA, dict(type="article", issued="2017", publisher="PsyArXiv", doi="10.31234/osf.io/76xfs",
               authors="Hampton, S.\nRabagliati, H.\nSorace, A.\nFletcher-Watson, S.",
               title="Autism and bilingualism: A qualitative interview study of parents’ perspectives and experiences"),
     "Hampton, S., Rabagliati, H., Sorace, A., & Fletcher-Watson, S. (2017). Autism and bilingualism: A qualitative "
     "interview study of parents’ perspectives and experiences. PsyArXiv. https://doi.org/10.31234/osf.io/76xfs"),
    (APA, dict(type="article-newspaper", authors="Carey, B.", issued="2019-03-22", container_title="The New York Times",
               title="Can we get better at forgetting?",
               url="https://www.nytimes.com/2019/03/22/health/memory-forgetting-psychology.html"),
     "Carey, B. (2019, March 22). Can we get better at forgetting? The New York Times. "
     "https://www.nytimes.com/2019/03/22/health/memory-forgetting-psychology.html"),
    (APA, dict(type="post-weblog", authors="Klymkowsky, M.", issued="2018-09-15", container_title="Sci-Ed",
               title="Can we talk scientifically about free will?",
               url="https://blogs.plos.org/scied/2018/09/15/can-we-talk-scientifically-about-free-will/"),
     "Klymkowsky, M. (2018, September 15). Can we talk scientifically about free will? Sci-Ed. "
     "https://blogs.plos.org/scied/2018/09/15/can-we-talk-scientifically-about-free-will/"),
    (APA, dict(type="webpage", authors="U.S. Census Bureau", title="U.S. and world population clock",
               publisher="U.S. Department of Commerce", accessed="2022-01-09", url="https://www.census.gov/popclock/"),
     "U.S. Census Bureau. (n.d.). U.S. and world population clock. U.S. Department of Commerce. Retrieved January 9, "
     "2022, from https://www.census.gov/popclock/"),
    (HARVARD, dict(type="article-journal", authors="Keller, T.E.\nCusick, G.R.\nCourtney, M.E.", issued="2007",
                   title="Approaching the transition to adulthood: distinctive profiles of adolescents aging out of the "
                   "child welfare system", container_title="Social Services Review", volume="81", issue="3",
                   page="453-484"),
     "Keller, T.E., Cusick, G.R. and Courtney, M.E. (2007) ‘Approaching the transition to adulthood: distinctive profiles "
     "of adolescents aging out of the child welfare system’, Social Services Review, 81(3), pp. 453–484."),
    (HARVARD, dict(type="article-newspaper", authors="Mansell, W.\nBloom, A.", issued="2012-06-20", page="5",
                   title="£10,000 carrot to tempt physics experts", container_title="The Guardian"),
     "Mansell, W. and Bloom, A. (2012) ‘£10,000 carrot to tempt physics experts’, The Guardian, 20 June, p. 5."),
    (HARVARD, dict(type="chapter", authors="Franklin, A.W.", issued="2012", title="Management of the problem", page="83-95",
                   editors="Smith, S.M.", container_title="The maltreatment of children", publisher="MTP"),
     "Franklin, A.W. (2012) ‘Management of the problem’, in S.M. Smith (ed.) The maltreatment of children. MTP, pp. 83–95."),
    (HARVARD, dict(type="book", authors="Goddard, J.\nBarrett, S.", issued="2015",
                   title="The health needs of young people leaving care",
                   publisher="University of East Anglia, School of Social Work and Psychosocial Studies"),
     "Goddard, J. and Barrett, S. (2015) The health needs of young people leaving care. University of East Anglia, School "
     "of Social Work and Psychosocial Studies."),
    (HARVARD, dict(type="webpage", authors="Robinson, J.", issued="2007", title="Social variation across the UK",
                   url="https://www.bl.uk/british-accents-and-dialects/articles/social-variation-across-the-uk",
                   accessed="2021-11-21"),
     "Robinson, J. (2007) Social variation across the UK. Available at: "
     "https://www.bl.uk/british-accents-and-dialects/articles/social-variation-across-the-uk (Accessed: 21 November 2021)."),
]  # fmt: skip
