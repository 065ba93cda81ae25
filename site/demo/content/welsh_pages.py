"""The Welsh of the organisation's own pages, by the English that it stands for.

Written for the demonstration and not yet checked by a Welsh speaker: the foot of each Welsh page says so.
"""

HOME = {
    "One Small Thing redesigns the justice system for women and their children. We educate, influence and redesign.": "Mae One Small Thing yn ailgynllunio’r system gyfiawnder i fenywod a’u plant. Rydym yn addysgu, yn dylanwadu ac yn ailgynllunio.",
    "What has happened to you?": "Beth sydd wedi digwydd i chi?",
    "That is the question we ask, in place of “What is wrong with you?”. We redesign the justice system for women and their children.": "Dyna’r cwestiwn rydym yn ei ofyn, yn lle “Beth sydd o’i le arnoch chi?”. Rydym yn ailgynllunio’r system gyfiawnder i fenywod a’u plant.",
    "Educate": "Addysgu",
    "We train staff to see trauma and to work with it. Women in prison lead groups with each other. Networks and a national quality mark keep good practice going.": "Rydym yn hyfforddi staff i adnabod trawma ac ymateb iddo. Mae menywod yn y carchar yn arwain grwpiau gyda’i gilydd. Mae rhwydweithiau a marc ansawdd cenedlaethol yn cynnal arfer da.",
    "Training and networks": "Hyfforddiant a rhwydweithiau",
    "Influence": "Dylanwadu",
    "We campaign, answer consultations and publish what we learn, so that law and policy treat women with compassion.": "Rydym yn ymgyrchu, yn ateb ymgynghoriadau ac yn cyhoeddi’r hyn a ddysgwn, er mwyn i’r gyfraith a pholisi drin menywod â thosturi.",
    "Our answers to consultations": "Ein hatebion i ymgynghoriadau",
    "Redesign": "Ailgynllunio",
    "At Hope Street in Hampshire, women live in the community with their children. We write down how it is done, for others to use.": "Yn Hope Street yn Hampshire, mae menywod yn byw yn y gymuned gyda’u plant. Rydym yn cofnodi sut y caiff hyn ei wneud, i eraill ei ddefnyddio.",
    "The Hope Street blueprint": "Glasbrint Hope Street",
    "Hope Street": "Hope Street",
    "A street, not a cell block": "Stryd, nid bloc o gelloedd",
    "Hope Street opened in June 2023. It was designed with women, from 2019 on: a staffed hub, homes for women and their children, and a café that is open to everyone.": "Agorodd Hope Street ym mis Mehefin 2023. Fe’i cynlluniwyd gyda menywod, o 2019 ymlaen: canolfan â staff, cartrefi i fenywod a’u plant, a chaffi sy’n agored i bawb.",
    "The blueprint tells how: what was meant, what happened, and what did not work. Each entry says how strong its evidence is.": "Mae’r glasbrint yn dweud sut: beth oedd y bwriad, beth ddigwyddodd, a beth na weithiodd. Mae pob cofnod yn dweud pa mor gryf yw ei dystiolaeth.",
    "One Small Thing, History page, read in 2026, and “One Year of Hope Street”, 2024.": "One Small Thing, tudalen History, darllenwyd yn 2026, a “One Year of Hope Street”, 2024.",
    "Open the blueprint": "Agor y glasbrint",
    "Networks": "Rhwydweithiau",
    "People who do this work, near you": "Pobl sy’n gwneud y gwaith hwn, yn agos atoch chi",
    "Our regional networks bring together people from prisons, probation, health, housing, policing and charities. They meet, share what they know, and use the same libraries.": "Mae ein rhwydweithiau rhanbarthol yn dod â phobl ynghyd o garchardai, y gwasanaeth prawf, iechyd, tai, plismona ac elusennau. Maent yn cwrdd, yn rhannu’r hyn a wyddant, ac yn defnyddio’r un llyfrgelloedd.",
    "The Working with Trauma Quality Mark recognises good practice in an organisation. Teams answer six units of questions together, then send evidence.": "Mae Marc Ansawdd Working with Trauma yn cydnabod arfer da mewn sefydliad. Mae timau’n ateb chwe uned o gwestiynau gyda’i gilydd, ac yna’n anfon tystiolaeth.",
    "One Small Thing, History page and quality mark self-assessment form, both read in 2026.": "One Small Thing, tudalen History a ffurflen hunanasesu’r marc ansawdd; darllenwyd y ddwy yn 2026.",
    "Join a network": "Ymuno â rhwydwaith",
}

ABOUT = {
    "About us": "Amdanom ni",
    "about": "amdanom-ni",
    "Who we are, where we come from and what we do.": "Pwy ydym ni, o ble y daethom a beth rydym yn ei wneud.",
    "One Small Thing is a women’s organisation in the UK. Its mission is to redesign the justice system for women and their children. Its values are empathy, compassion and respect: small things that have power together.": "Sefydliad menywod yn y DU yw One Small Thing. Ei genhadaeth yw ailgynllunio’r system gyfiawnder i fenywod a’u plant. Ei werthoedd yw empathi, tosturi a pharch: pethau bach sydd â grym gyda’i gilydd.",
}

HISTORY = {
    "One Small Thing, History page, read in 2026": "One Small Thing, tudalen History, darllenwyd yn 2026",
    "Our history": "Ein hanes",
    "history": "hanes",
    "From a workshop in 2014 to a street in 2023, each step with its source.": "O weithdy yn 2014 i stryd yn 2023, pob cam gyda’i ffynhonnell.",
    "One sentence speaks of it. It has no details.": "Mae un frawddeg yn sôn amdano. Nid yw’n rhoi manylion.",
    "One Small Thing is set up": "Sefydlu One Small Thing",
    "Lady Edwina Grosvenor sets it up, after unacceptable levels of suicide and self-harm in women’s prisons in England and requests from prison staff. The approach comes from Dr Stephanie Covington’s work in women’s prisons in the United States.": "Y Fonesig Edwina Grosvenor sy’n ei sefydlu, ar ôl lefelau annerbyniol o hunanladdiad a hunan-niweidio mewn carchardai menywod yn Lloegr a cheisiadau gan staff carchardai. Daw’r dull o waith Dr Stephanie Covington mewn carchardai menywod yn yr Unol Daleithiau.",
    "2 April 2014": "2 Ebrill 2014",
    "The first workshop": "Y gweithdy cyntaf",
    "Staff from every women’s prison in England come to a workshop in London.": "Daw staff o bob carchar menywod yn Lloegr i weithdy yn Llundain.",
    "Autumn 2016": "Yr hydref, 2016",
    "About 130 staff are trained": "Hyfforddi tua 130 o staff",
    "Prisons change their reception areas, signs and furniture, and walk each other’s sites with fresh eyes. Many have trained half their staff.": "Mae carchardai’n newid eu derbynfeydd, eu harwyddion a’u dodrefn, ac yn cerdded safleoedd ei gilydd â llygaid newydd. Mae llawer wedi hyfforddi hanner eu staff.",
    "An independent charity": "Elusen annibynnol",
    "Until then the work runs under the Centre for Crime and Justice Studies.": "Tan hynny mae’r gwaith yn rhedeg o dan y Centre for Crime and Justice Studies.",
    "Hope Street is designed with women": "Cynllunio Hope Street gyda menywod",
    "June 2023": "Mehefin 2023",
    "Hope Street opens": "Hope Street yn agor",
    "A residential community for women and their children in Hampshire.": "Cymuned breswyl i fenywod a’u plant yn Hampshire.",
    "The quality mark grows": "Y marc ansawdd yn tyfu",
    "28 organisations have started. Eight Silver and five Bronze marks are awarded.": "Mae 28 o sefydliadau wedi dechrau. Dyfernir wyth Marc Arian a phum Marc Efydd.",
}

WHAT_WE_DO = {
    "What we do": "Beth rydym yn ei wneud",
    "what-we-do": "beth-rydym-yn-ei-wneud",
    "We educate about trauma, influence for compassion and redesign the system.": "Rydym yn addysgu am drawma, yn dylanwadu o blaid tosturi ac yn ailgynllunio’r system.",
    "We educate": "Rydym yn addysgu",
    "Becoming Trauma Informed is well established in UK prisons. By 2016 about 130 staff had been trained (One Small Thing, Round three of Becoming Trauma Informed, 2016); today residents take part in groups that they lead with each other (One Small Thing, History page, read in 2026).": "Mae Becoming Trauma Informed wedi ennill ei blwyf yng ngharchardai’r DU. Erbyn 2016 roedd tua 130 o staff wedi’u hyfforddi (One Small Thing, Round three of Becoming Trauma Informed, 2016); heddiw mae preswylwyr yn cymryd rhan mewn grwpiau y maent yn eu harwain gyda’i gilydd (One Small Thing, tudalen History, darllenwyd yn 2026).",
    "It is used in prisons, criminal justice, the community sector, housing, health and social care, and policing.": "Fe’i defnyddir mewn carchardai, cyfiawnder troseddol, y sector cymunedol, tai, iechyd a gofal cymdeithasol, a phlismona.",
    "We influence": "Rydym yn dylanwadu",
    "We campaign, answer consultations and publish what we learn, so that law and policy treat women with compassion.": HOME[
        "We campaign, answer consultations and publish what we learn, so that law and policy treat women with compassion."
    ],
    "Times that women were sent to prison in 2020. It was a pandemic year: do not read a trend from it.": "Y nifer o weithiau yr anfonwyd menywod i’r carchar yn 2020. Blwyddyn o bandemig oedd hi: peidiwch â darllen tuedd ohoni.",
    "Prison Reform Trust, Why focus on reducing women’s imprisonment?, July 2021": "Prison Reform Trust, Why focus on reducing women’s imprisonment?, Gorffennaf 2021",
    "July 2027": "Gorffennaf 2027",
    "We redesign": "Rydym yn ailgynllunio",
    "Hope Street was designed with women from 2019. It is a residential community for women and their children in Hampshire, opened in June 2023. Its aims: fewer women in prison without need, no mother parted from her child, no trauma handed on.": "Cynlluniwyd Hope Street gyda menywod o 2019. Cymuned breswyl i fenywod a’u plant yn Hampshire ydyw, a agorwyd ym mis Mehefin 2023. Ei nodau: llai o fenywod yn y carchar heb fod angen, dim mam wedi’i gwahanu oddi wrth ei phlentyn, dim trawma’n cael ei drosglwyddo.",
    "Source: One Small Thing, History page, read in 2026.": "Ffynhonnell: One Small Thing, tudalen History, darllenwyd yn 2026.",
}

HELP = {
    "Help now": "Cymorth nawr",
    "help": "cymorth",
    "What to do if you are in danger or can’t go on, and which helpline to call: about abuse, or about anything.": "Beth i’w wneud os ydych mewn perygl neu’n methu â dal ati, a pha linell gymorth i’w ffonio: am gam-drin, neu am unrhyw beth.",
    '<b>In danger now?</b> <a id="a1">Call\u00a0999</a>. If you can’t speak, stay on the line and press 55 on a mobile.': '<b>Mewn perygl nawr?</b> <a id="a1">Ffoniwch\u00a0999</a>. Os na allwch siarad, arhoswch ar y llinell a phwyswch 55 ar ffôn symudol.',
    "<b>Somebody may look at this phone?</b> Press “Exit this page” at the top.": "<b>A all rhywun edrych ar y ffôn hwn?</b> Pwyswch “Gadael y dudalen hon” ar y brig.",
    "<b>Want to talk?</b> The helplines below listen: Samaritans about anything, the domestic abuse line about fear and violence at home. You do not have to give your name.": "<b>Eisiau siarad?</b> Mae’r llinellau cymorth isod yn gwrando: y Samariaid am unrhyw beth, y llinell cam-drin domestig am ofn a thrais gartref. Nid oes rhaid i chi roi eich enw.",
    "How to leave no trace": "Sut i beidio â gadael ôl",
    "Until you sign in, this site sets no cookie. It never counts you.": "Nes i chi fewngofnodi, nid yw’r wefan hon yn gosod cwci. Nid yw byth yn eich cyfrif.",
    "Open a private window before you come back: then the phone keeps no list.": "Agorwch ffenestr breifat cyn dod yn ôl: wedyn nid yw’r ffôn yn cadw rhestr.",
    "To clear the list, look for “History” in your browser’s menu.": "I glirio’r rhestr, chwiliwch am “History” neu “Hanes” yn newislen eich porwr.",
    "A phone that somebody else can see may show calls that were made from it.": "Gall ffôn y mae rhywun arall yn gallu ei weld ddangos galwadau a wnaed ohono.",
    "You decide": "Chi sy’n penderfynu",
    "Reading can be too much. You can stop here. Nothing is saved.": "Gall darllen fod yn ormod. Gallwch stopio yma. Nid oes dim yn cael ei gadw.",
}

#: Begun and left as drafts, so that the editing screen shows what such work looks like.
ACCESSIBILITY = {
    "Accessibility": "Hygyrchedd",
    "accessibility": "hygyrchedd",
    "What we do so that everyone can read this site, and what we have not checked yet.": "Beth rydym yn ei wneud er mwyn i bawb allu darllen y wefan hon, a beth nad ydym wedi’i wirio eto.",
}
PRIVACY = {"Privacy": "Preifatrwydd", "privacy": "preifatrwydd"}
