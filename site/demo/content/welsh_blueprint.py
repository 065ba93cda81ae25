"""The Welsh of a part of the blueprint and of the learning hub's front page, by the English that it stands for.

Written for the demonstration and not yet checked by a Welsh speaker: the page “Amdanom ni” says so.
"""

LANDING = {
    "Hope Street blueprint": "Glasbrint Hope Street",
    "blueprint": "blueprint",  # an address that stays, with /cy/ before it
    "Learning entries and recommendations from Hope Street, with their sources.": "Cofnodion dysgu ac argymhellion o Hope Street, gyda’u ffynonellau.",
    "What can be learned from making Hope Street, entry by entry. Take it, test it, cite it, and tell us where it is wrong.": "Yr hyn y gellir ei ddysgu o greu Hope Street, fesul cofnod. Cymerwch ef, profwch ef, dyfynnwch ef, a dywedwch wrthym ble mae’n anghywir.",
    "How to build another way": "Sut i adeiladu mewn ffordd arall",
    "The entries here are examples, made from published sources to show the form. No outcome findings for Hope Street had been published when they were written. The evaluation led from the University of Southampton was still under way in 2025; One Small Thing pays for it.": "Enghreifftiau yw’r cofnodion yma, wedi’u gwneud o ffynonellau cyhoeddedig i ddangos y ffurf. Nid oedd canfyddiadau am ganlyniadau Hope Street wedi’u cyhoeddi pan gawsant eu hysgrifennu. Roedd y gwerthusiad a arweinir o Brifysgol Southampton yn dal ar y gweill yn 2025; One Small Thing sy’n talu amdano.",
    "An entry tells one thing that was learned: where it was, what was meant, what was done, what happened, <b>what did not work</b>, and what to tell others. Small numbers in the text lead to its sources.": "Mae cofnod yn adrodd un peth a ddysgwyd: ble roedd, beth oedd y bwriad, beth a wnaed, beth ddigwyddodd, <b>beth na weithiodd</b>, a beth i’w ddweud wrth eraill. Mae rhifau bach yn y testun yn arwain at ei ffynonellau.",
    "Each entry and each recommendation has a number that never changes. To cite one, copy the words under “Cite this”: they name the version that you read, and its address will always show those words.": "Mae gan bob cofnod a phob argymhelliad rif nad yw byth yn newid. I ddyfynnu un, copïwch y geiriau o dan “Dyfynnu hwn”: maent yn enwi’r fersiwn a ddarllenoch, a bydd ei chyfeiriad bob amser yn dangos y geiriau hynny.",
}

CHAPTER = {
    "Site and building": "Safle ac adeilad",
    "site-and-building": "safle-ac-adeilad",
    "Where to build, what the first door says, and where a woman goes next.": "Ble i adeiladu, beth mae’r drws cyntaf yn ei ddweud, ac i ble mae menyw’n mynd nesaf.",
    "Written for demonstration. The site and the door say something before anybody speaks. A building can help or hinder; it does not do the work.": "Ysgrifennwyd at ddibenion arddangos. Mae’r safle a’r drws yn dweud rhywbeth cyn i neb siarad. Gall adeilad helpu neu rwystro; nid yw’n gwneud y gwaith.",
    "Do women who live nearer to home see their children more often?": "A yw menywod sy’n byw’n nes at adref yn gweld eu plant yn amlach?",
    "What would be left out if it were built again?": "Beth fyddai’n cael ei adael allan pe bai’n cael ei adeiladu eto?",
}

DOOR = {
    "The building is on record. What the door changed is not. Written for demonstration.": "Mae’r adeilad wedi’i gofnodi. Nid yw’r hyn a newidiodd y drws. Ysgrifennwyd at ddibenion arddangos.",
    "One front door": "Un drws ffrynt",
    "one-front-door": "un-drws-ffrynt",
    "Women, children, staff and neighbours all come in the same way. What the first hour should feel like, and what is not yet known about it.": "Mae menywod, plant, staff a chymdogion i gyd yn dod i mewn yr un ffordd. Sut y dylai’r awr gyntaf deimlo, a beth nad yw’n hysbys eto amdani.",
    "This entry speaks of how it feels to arrive because of a court. It has no details of harm.": "Mae’r cofnod hwn yn sôn am sut mae’n teimlo i gyrraedd oherwydd llys. Nid oes ynddo fanylion am niwed.",
    "The hub faces the street: three shapes like houses, with homes behind and a garden between. [@EURB]": "Mae’r ganolfan yn wynebu’r stryd: tri siâp fel tai, gyda chartrefi y tu ôl iddynt a gardd rhyngddynt. [@EURB]",
    "A woman should not be able to tell, from the way she comes in, that she is there because of a court. The door should give three things from the working definition of trauma-informed practice: safety, trust and choice. [@OHID22]": "Ni ddylai menyw allu dweud, o’r ffordd y daw i mewn, ei bod yno oherwydd llys. Dylai’r drws roi tri pheth o’r diffiniad gwaith o arfer sy’n ystyriol o drawma: diogelwch, ymddiriedaeth a dewis. [@OHID22]",
    "One hub on the street side, with a coffee shop and a welcome lounge. [@EURB]": "Un ganolfan ar ochr y stryd, gyda siop goffi a lolfa groeso. [@EURB]",
    "Counselling and meeting rooms, a crèche and play areas in the same house. [@EURB]": "Ystafelloedd cwnsela a chyfarfod, crèche a mannau chwarae yn yr un tŷ. [@EURB]",
    "There are no published findings yet on what the door changed. An independent evaluation, led from the University of Southampton and paid for by One Small Thing, [@SOTON23] was still under way in 2025. [@ESC25] Until it reports, this entry makes no claim about effect.": "Nid oes canfyddiadau cyhoeddedig eto am yr hyn a newidiodd y drws. Roedd gwerthusiad annibynnol, a arweinir o Brifysgol Southampton ac y mae One Small Thing yn talu amdano, [@SOTON23] yn dal ar y gweill yn 2025. [@ESC25] Nes iddo adrodd, nid yw’r cofnod hwn yn honni dim am effaith.",
    "Others warn us. A study of five buildings in the United States found that in the trauma-informed ones some relationships got better, while psychological safety and compassion fell and conflict rose. [@BRIS25] A building does not do it alone.": "Mae eraill yn ein rhybuddio. Canfu astudiaeth o bum adeilad yn yr Unol Daleithiau fod rhai perthnasoedd wedi gwella yn y rhai a oedd yn ystyriol o drawma, ond bod diogelwch seicolegol a thosturi wedi gostwng a gwrthdaro wedi cynyddu. [@BRIS25] Nid yw adeilad yn ei wneud ar ei ben ei hun.",
    "Design the first hour before you design the room.": "Dyluniwch yr awr gyntaf cyn dylunio’r ystafell.",
    "Ask women who were searched at other doors to walk through yours.": "Gofynnwch i fenywod a gafodd eu chwilio wrth ddrysau eraill gerdded drwy’ch un chi.",
    "Plan who sits there at three in the morning. Then cost it.": "Cynlluniwch pwy fydd yn eistedd yno am dri y bore. Yna cyfrifwch y gost.",
    "Nothing is recorded yet for Hope Street. We ask at the review in May 2027.": "Nid oes dim wedi’i gofnodi eto ar gyfer Hope Street. Byddwn yn gofyn yn yr adolygiad ym mis Mai 2027.",
}

ENTRANCE = {
    "Have one entrance for everyone": "Cael un fynedfa i bawb",
    "have-one-entrance-for-everyone": "cael-un-fynedfa-i-bawb",
    "Let women, children, staff and neighbours come in by the same door.": "Gadewch i fenywod, plant, staff a chymdogion ddod i mewn drwy’r un drws.",
    "A separate door tells a woman who she is before anybody has spoken to her. The working definition of trauma-informed practice begins with safety, trust and choice. [@OHID22] No study shows yet what a shared door changes.": "Mae drws ar wahân yn dweud wrth fenyw pwy yw hi cyn i neb siarad â hi. Mae’r diffiniad gwaith o arfer sy’n ystyriol o drawma yn dechrau gyda diogelwch, ymddiriedaeth a dewis. [@OHID22] Nid oes astudiaeth yn dangos eto beth mae drws a rennir yn ei newid.",
    "A study of what the door changes.": "Astudiaeth o’r hyn y mae’r drws yn ei newid.",
}

LEARNING = {
    "Networks and training": "Rhwydweithiau a hyfforddiant",
    "learning": "learning",  # an address that stays, with /cy/ before it
    "People who work with women affected by the justice system meet in regional networks, and learn from one another.": "Mae pobl sy’n gweithio gyda menywod y mae’r system gyfiawnder yn effeithio arnynt yn cwrdd mewn rhwydweithiau rhanbarthol, ac yn dysgu oddi wrth ei gilydd.",
    "A network is a group of professionals from prisons, probation, health, housing, policing and charities in one part of the country. Members share what they try: what happened, and what did not work.": "Grŵp o weithwyr proffesiynol o garchardai, y gwasanaeth prawf, iechyd, tai, plismona ac elusennau mewn un rhan o’r wlad yw rhwydwaith. Mae aelodau’n rhannu’r hyn y maent yn rhoi cynnig arno: beth ddigwyddodd, a beth na weithiodd.",
    "Each network has a library that only its members can open. Some of what is in it is safe only with people who have trained to use it; some are notes of meetings where people spoke freely.": "Mae gan bob rhwydwaith lyfrgell y gall ei aelodau’n unig ei hagor. Dim ond pobl wedi’u hyfforddi all ddefnyddio peth o’r hyn sydd ynddi’n ddiogel; nodiadau o gyfarfodydd lle siaradodd pobl yn rhydd yw rhai.",
}

PATH = {
    "If you commission services": "Os ydych yn comisiynu gwasanaethau",
    "if-you-commission-services": "os-ydych-yn-comisiynu-gwasanaethau",
    "What a residential place costs, who pays for it, and what you can ask of it.": "Beth yw cost lle preswyl, pwy sy’n talu amdano, a beth y gallwch ei ofyn ganddo.",
    "Four entries, about twenty minutes. At the end you know which questions to put into a contract.": "Pedwar cofnod, tua ugain munud. Ar y diwedd byddwch yn gwybod pa gwestiynau i’w rhoi mewn contract.",
    "What a place costs beside prison, and why the two are not the same.": "Beth yw cost lle o’i gymharu â charchar, a pham nad yw’r ddau yr un peth.",
    "What happens when each stay is paid for by the head.": "Beth sy’n digwydd pan delir am bob arhosiad fesul person.",
    "Why the next home belongs in the same decision.": "Pam mae’r cartref nesaf yn perthyn i’r un penderfyniad.",
    "What you can ask a small service to prove, and what not.": "Beth y gallwch ofyn i wasanaeth bach ei brofi, a beth na allwch.",
}
