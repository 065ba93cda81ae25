"""The Welsh of the campaigns, by the English that it stands for. Not yet checked by a Welsh speaker."""

from demo.content import campaign_facts as facts


def in_lines(text: str) -> str:
    """As wagtail-localize keeps a text of several lines."""
    return text.replace("\n", "<br/>")


INDEX = {
    "Campaigns": "Ymgyrchoedd",
    "campaigns": "campaigns",  # an address that stays, with /cy/ before it
    "What we ask for, where each ask stands, and how we know.": "Beth rydym yn galw amdano, statws pob galwad, a sut rydym yn gwybod.",
}

TOGETHER = {
    "Keep mothers and their children together": "Cadw mamau a’u plant gyda’i gilydd",
    "keep-mothers-and-children-together": "cadw-mamau-au-plant-gydai-gilydd",
    "When a mother goes to prison, her child can lose a home as well. We ask the government for four things.": "Pan fydd mam yn mynd i’r carchar, gall ei phlentyn golli cartref hefyd. Rydym yn galw ar y llywodraeth i wneud pedwar peth.",
    "Weigh pregnancy and birth in every sentence": "Ystyried beichiogrwydd a geni ym mhob dedfryd",
    "Courts should hear what prison would mean for a pregnant woman or a new mother before they decide.": "Dylai llysoedd glywed beth fyddai carchar yn ei olygu i fenyw feichiog neu fam newydd cyn iddynt benderfynu.",
    "“Pregnancy, childbirth and post-natal care” is a factor in the guidelines now. It covers the 12 months after a birth.": "Mae “Pregnancy, childbirth and post-natal care” yn ffactor yn y canllawiau bellach. Mae’n cwmpasu’r 12 mis ar ôl geni.",
    "End short prison sentences as the usual answer": "Rhoi terfyn ar ddedfrydau byr o garchar fel yr ateb arferol",
    "In 2020, 70% of the prison sentences that women started were for less than 12 months (Prison Reform Trust, July 2021).": "Yn 2020, roedd 70% o’r dedfrydau o garchar a ddechreuwyd gan fenywod am lai na 12 mis (Prison Reform Trust, Gorffennaf 2021).",
    "Sentences of 12 months or less are suspended save in exceptional circumstances, for convictions from 22 March 2026. Its effect on women is not yet known.": "Caiff dedfrydau o 12 mis neu lai eu gohirio ac eithrio mewn amgylchiadau eithriadol, ar gyfer euogfarnau o 22 Mawrth 2026 ymlaen. Nid yw ei effaith ar fenywod yn hysbys eto.",
    "Open the women’s centres that were promised": "Agor y canolfannau menywod a addawyd",
    "The Female Offender Strategy of 2018 promised at least five residential women’s centres as pilots. None was open by 2025 (The View, 2025).": "Addawodd y Female Offender Strategy yn 2018 o leiaf bum canolfan breswyl i fenywod fel cynlluniau peilot. Nid oedd yr un ar agor erbyn 2025 (The View, 2025).",
    "Count the children": "Cyfrif y plant",
    "Count each child whose mother is sent to prison, and publish the number each year.": "Cyfrif pob plentyn y caiff ei fam ei hanfon i’r carchar, a chyhoeddi’r nifer bob blwyddyn.",
    "Children thought to have been parted from their mother by prison. This is an estimate; no official count was found.": "Plant y credir iddynt gael eu gwahanu oddi wrth eu mam gan garchar. Amcangyfrif yw hwn; ni chafwyd hyd i gyfrif swyddogol.",
    "Prison Reform Trust, Why focus on reducing women’s imprisonment?, July 2021": "Prison Reform Trust, Why focus on reducing women’s imprisonment?, Gorffennaf 2021",
    "July 2027": "Gorffennaf 2027",
    "No one counts them": "Nid oes neb yn eu cyfrif",
    "You will also see “17,000”, which is short for it (Prison Reform Trust, July 2021), and “18,000” (Home Office, The Corston Report, March 2007). All are estimates, and they are old.": "Byddwch hefyd yn gweld “17,000”, sef ffurf fer arno (Prison Reform Trust, Gorffennaf 2021), a “18,000” (y Swyddfa Gartref, The Corston Report, Mawrth 2007). Amcangyfrifon yw pob un, ac maent yn hen.",
    "In 2025 the government said that it holds no data on mothers in prison parted from children under two, or on where those children live (Ministry of Justice, written answer, 2025).": "Yn 2025 dywedodd y llywodraeth nad oes ganddi ddata ar famau yn y carchar sydd wedi’u gwahanu oddi wrth blant dan ddwy oed, nac ar ble mae’r plant hynny’n byw (y Weinyddiaeth Gyfiawnder, ateb ysgrifenedig, 2025).",
    "A country that does not count these children cannot care for them well.": "Ni all gwlad nad yw’n cyfrif y plant hyn ofalu amdanynt yn dda.",
    "Dots in a ring, like people around a table, turned towards each other.": "Dotiau mewn cylch, fel pobl o amgylch bwrdd, wedi’u troi at ei gilydd.",
    "Nobody stands outside the ring. Drawing: One Small Thing": "Nid oes neb y tu allan i’r cylch. Darlun: One Small Thing",
    "March 2007": "Mawrth 2007",
    "The Corston Report asks for small local units and women’s centres. It makes 43 recommendations.": "Mae Adroddiad Corston yn gofyn am unedau lleol bach a chanolfannau menywod. Mae’n gwneud 43 o argymhellion.",
    "Home Office, 2007": "Y Swyddfa Gartref, 2007",
    "June 2018": "Mehefin 2018",
    "The Female Offender Strategy promises residential women’s centres.": "Mae’r Female Offender Strategy yn addo canolfannau preswyl i fenywod.",
    "Ministry of Justice, Cm 9642": "Y Weinyddiaeth Gyfiawnder, Cm 9642",
    "18 June 2019": "18 Mehefin 2019",
    "The Farmer Review for Women makes 33 recommendations on family ties.": "Mae Adolygiad Farmer i Fenywod yn gwneud 33 o argymhellion ar gysylltiadau teuluol.",
    "Ministry of Justice, 2019": "Y Weinyddiaeth Gyfiawnder, 2019",
    "November 2023": "Tachwedd 2023",
    "One Small Thing answers the Sentencing Council: it agrees with a pregnancy factor, and does not support the draft’s wording.": "Mae One Small Thing yn ateb y Cyngor Dedfrydu: mae’n cytuno â ffactor beichiogrwydd, ac nid yw’n cefnogi geiriad y drafft.",
    "One Small Thing, Policy page": "One Small Thing, tudalen Policy",
    "1 April 2024": "1 Ebrill 2024",
    "The factor takes effect.": "Daw’r ffactor i rym.",
    "Sentencing Council, 2024": "Y Cyngor Dedfrydu, 2024",
    "22 March 2026": "22 Mawrth 2026",
    "Section 1 of the Sentencing Act 2026 takes effect.": "Daw adran 1 o’r Sentencing Act 2026 i rym.",
    "Next": "Nesaf",
    "The first figures under the new Act. We will read them and say what they show.": "Y ffigurau cyntaf o dan y Ddeddf newydd. Byddwn yn eu darllen ac yn dweud beth maent yn ei ddangos.",
    "Write to your MP": "Ysgrifennu at eich Aelod Seneddol",
    "It takes about five minutes. Use your own words: a short message is enough.": "Mae’n cymryd tua phum munud. Defnyddiwch eich geiriau eich hun: mae neges fer yn ddigon.",
    "Your Member of Parliament (MP)": "Eich Aelod Seneddol",
    "What have you seen, where you live or work?": "Beth ydych wedi’i weld, lle rydych yn byw neu’n gweithio?",
    "Why should these children be counted?": "Pam y dylid cyfrif y plant hyn?",
    "What would you like your MP to ask, and whom?": "Beth hoffech i’ch Aelod Seneddol ei ofyn, ac i bwy?",
    "Children whose mother is sent to prison": "Plant y caiff eu mam ei hanfon i’r carchar",
    in_lines(facts.TOGETHER["letter"]["letter"]): in_lines(
        "Annwyl [enw eich Aelod Seneddol],\n\nRwy’n byw yma: [eich tref].\n\nYmddengys nad oes cyfrif swyddogol o’r plant "
        "y caiff eu mam ei hanfon i’r carchar. Mae un amcangyfrif, 17,240 o blant, ar gyfer 2010 (Prison Reform Trust, "
        "Gorffennaf 2021). Yn 2025 dywedodd y Weinyddiaeth Gyfiawnder nad oes ganddi ddata ar famau yn y carchar sydd "
        "wedi’u gwahanu oddi wrth blant dan ddwy oed (ateb ysgrifenedig, 2025).\n\nGofynnwch i’r weinyddiaeth pryd y bydd yn "
        "cyfrif y plant hyn, a chyhoeddi’r nifer bob blwyddyn.\n\nMae hyn yn bwysig i mi oherwydd [eich rheswm eich hun]."
        "\n\nByddwn yn falch o glywed yr hyn a ddysgwch.\n\n[Eich enw a’ch cyfeiriad]"
    ),
    "Read our answers to consultations": "Darllen ein hatebion i ymgynghoriadau",
    "Read where we come from": "Darllen o ble y daethom",
    "If you have lived this yourself": "Os ydych wedi profi hyn eich hun",
    "You do not need to tell your story to anyone to take part. If reading this is hard, you can stop.": "Nid oes angen i chi adrodd eich stori wrth neb er mwyn cymryd rhan. Os yw darllen hyn yn anodd, gallwch stopio.",
    "Sentencing Act 2026, section 1": "Sentencing Act 2026, adran 1",
    "Sentencing Council, guideline change, 2024": "Y Cyngor Dedfrydu, newid i’r canllaw, 2024",
}

#: What the demonstration's campaigns have in common.
SHARED = {
    words: TOGETHER[words]
    for words in (
        "July 2027",
        "June 2018",
        "Ministry of Justice, Cm 9642",
        "If you have lived this yourself",
        "You do not need to tell your story to anyone to take part. If reading this is hard, you can stop.",
    )
}

PREGNANCY = SHARED | {
    "Publish how many women in prison are pregnant": "Cyhoeddi faint o fenywod yn y carchar sy’n feichiog",
    "publish-how-many-are-pregnant": "cyhoeddi-faint-syn-feichiog",
    "Until 2021 each number had to be asked for. We asked for a figure every year.": "Tan 2021 roedd rhaid gofyn am bob rhif. Gwnaethom alw am ffigur bob blwyddyn.",
    "Publish the figures each year": "Cyhoeddi’r ffigurau bob blwyddyn",
    "How many women in prison are pregnant, and how many give birth.": "Faint o fenywod yn y carchar sy’n feichiog, a faint sy’n rhoi genedigaeth.",
    "Ministry of Justice, policy on pregnancy, mother and baby units and separation, 20 September 2021": "Y Weinyddiaeth Gyfiawnder, polisi ar feichiogrwydd, unedau mamau a babanod a gwahanu, 20 Medi 2021",
    "There have been yearly figures since.": "Bu ffigurau blynyddol ers hynny.",
    "Women who were pregnant on one day, 28 October 2019, of 3,808 women in prison. You may also see “600 a year”: that is a campaigners’ estimate.": "Menywod a oedd yn feichiog ar un diwrnod, 28 Hydref 2019, o 3,808 o fenywod yn y carchar. Efallai y gwelwch hefyd “600 y flwyddyn”: amcangyfrif ymgyrchwyr yw hwnnw.",
    "Ministry of Justice, written answer, 2019": "Y Weinyddiaeth Gyfiawnder, ateb ysgrifenedig, 2019",
    "What is not counted is not planned for": "Ni chynllunnir ar gyfer yr hyn na chaiff ei gyfrif",
    "Births could only be read from hospital records: 56 in 2017/18, 37 in 2018/19 and 48 in 2019/20 (Nuffield Trust, Chart of the week, 22 September 2021).": "Dim ond o gofnodion ysbytai y gellid darllen nifer y genedigaethau: 56 yn 2017/18, 37 yn 2018/19 a 48 yn 2019/20 (Nuffield Trust, Chart of the week, 22 Medi 2021).",
    "A prison that expects a birth can prepare for it: a bed in a hospital, a midwife, a place for mother and child.": "Gall carchar sy’n disgwyl genedigaeth baratoi ar ei chyfer: gwely mewn ysbyty, bydwraig, lle i fam a phlentyn.",
    "Rings of dots that grow outwards, as when a pebble falls into water.": "Cylchoedd o ddotiau sy’n tyfu tuag allan, fel pan fydd carreg fach yn disgyn i ddŵr.",
    "A small thing that spreads. Drawing: One Small Thing": "Peth bach sy’n lledu. Darlun: One Small Thing",
    "28 October 2019": "28 Hydref 2019",
    "47 of 3,808 women in prison are pregnant.": "Mae 47 o’r 3,808 o fenywod yn y carchar yn feichiog.",
    "Spring 2021": "Y gwanwyn, 2021",
    "On average 26 women a week have said that they are pregnant since July 2020.": "Ar gyfartaledd mae 26 o fenywod yr wythnos wedi dweud eu bod yn feichiog ers Gorffennaf 2020.",
    "Ministry of Justice, written answer, 2021": "Y Weinyddiaeth Gyfiawnder, ateb ysgrifenedig, 2021",
    "20 September 2021": "20 Medi 2021",
    "A new policy brings yearly figures.": "Daw polisi newydd â ffigurau blynyddol.",
    "Ministry of Justice, 2021": "Y Weinyddiaeth Gyfiawnder, 2021",
    "Read what we ask for now": "Darllen beth rydym yn galw amdano nawr",
}

RESIDENTIAL = SHARED | {
    "Open five residential women’s centres": "Agor pum canolfan breswyl i fenywod",
    "open-five-residential-centres": "agor-pum-canolfan-breswyl",
    "Five were promised in 2018. This campaign has become part of one that also asks for the money to run them.": "Addawyd pump yn 2018. Mae’r ymgyrch hon bellach yn rhan o un sydd hefyd yn galw am yr arian i’w rhedeg.",
    "We ask for the same, and for the money to run the centres, in one campaign now.": "Rydym yn galw am yr un peth, ac am yr arian i redeg y canolfannau, mewn un ymgyrch nawr.",
    "Open the five centres that were promised": "Agor y pum canolfan a addawyd",
    "The Female Offender Strategy of 2018 promised at least five residential women’s centres as pilots.": "Addawodd y Female Offender Strategy yn 2018 o leiaf bum canolfan breswyl i fenywod fel cynlluniau peilot.",
    "Our campaign “Pay for women’s centres in years, not months”": "Ein hymgyrch “Pay for women’s centres in years, not months”",
    "We still ask for it, there. None was open by 2025 (The View, 2025).": "Rydym yn dal i alw am hyn, yno. Nid oedd yr un ar agor erbyn 2025 (The View, 2025).",
    "Residential women’s centres that were promised, at least, as pilots.": "Canolfannau preswyl i fenywod a addawyd, o leiaf, fel cynlluniau peilot.",
    "Ministry of Justice, Female Offender Strategy, Cm 9642, June 2018": "Y Weinyddiaeth Gyfiawnder, Female Offender Strategy, Cm 9642, Mehefin 2018",
    "A promise of 2018": "Addewid 2018",
    "One was planned in Swansea, for 12 women. Councillors refused it in 2022; it was allowed on appeal (Wales News Online, 2022, and Herald.Wales, 2025).": "Cynlluniwyd un yn Abertawe, i 12 o fenywod. Gwrthododd cynghorwyr hi yn 2022; fe’i caniatawyd ar apêl (Wales News Online, 2022, a Herald.Wales, 2025).",
    "Groups of dots in the places of a map, joined by dotted lines.": "Grwpiau o ddotiau yn lleoedd map, wedi’u cysylltu â llinellau dotiog.",
    "Places near home. Drawing: One Small Thing": "Lleoedd yn agos at adref. Darlun: One Small Thing",
    "The strategy promises at least five centres.": "Mae’r strategaeth yn addo o leiaf bum canolfan.",
    "July 2022": "Gorffennaf 2022",
    "The Justice Committee speaks of slow progress.": "Mae’r Pwyllgor Cyfiawnder yn sôn am gynnydd araf.",
    "House of Commons, HC 265": "Tŷ’r Cyffredin, HC 265",
    "None is open.": "Nid oes yr un ar agor.",
    "Read where we come from": TOGETHER["Read where we come from"],
}
