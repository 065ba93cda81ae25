"""The Welsh of events and training, by the English that it stands for. Not yet checked by a Welsh speaker."""

from __future__ import annotations

EVENTS = {
    "Events": "Digwyddiadau",
    "events": "digwyddiadau",
    "Training dates, network meetings and conferences, and what was shown at those that are over.": "Dyddiadau hyfforddi, cyfarfodydd rhwydwaith a chynadleddau, a’r hyn a ddangoswyd yn y rhai sydd wedi bod.",
}

LEEDS = {
    "Becoming Trauma Informed, a day in Leeds": "Becoming Trauma Informed, diwrnod yn Leeds",
    "A training day for staff of prisons, probation, health, housing and charities.": "Diwrnod hyfforddi i staff carchardai, y gwasanaeth prawf, iechyd, tai ac elusennau.",
    "Staff who work with women affected by the justice system": "Staff sy’n gweithio gyda menywod y mae’r system gyfiawnder yn effeithio arnynt",
    "Free": "Am ddim",
    "Ask for a place.": "Gofynnwch am le.",
    "The day is quiet. There are breaks each hour, nobody has to speak about herself, and anybody may leave the room without a word.": "Diwrnod tawel yw hwn. Mae egwyl bob awr, nid oes rhaid i neb siarad amdani ei hun, a gall unrhyw un adael yr ystafell heb air.",
}

TEAM_LEADERSHIP = {
    "Trauma Informed Team Leadership: first morning": "Trauma Informed Team Leadership: y bore cyntaf",
    "For people who lead a team and want to begin.": "I bobl sy’n arwain tîm ac sydd am ddechrau.",
    "People who lead teams": "Pobl sy’n arwain timau",
    "Free": "Am ddim",
    "Too few people could come. A new date will follow.": "Nid oedd digon o bobl yn gallu dod. Bydd dyddiad newydd yn dilyn.",
}

NETWORK_DAY = {
    "Network day in London": "Diwrnod y rhwydweithiau",  # the place stands beside it, in English
    "A day for our networks, announced for 6 March 2025. How it went is not known. Source: One Small Thing, 2024: a year in review.": "Diwrnod i’n rhwydweithiau, a gyhoeddwyd ar gyfer 6 Mawrth 2025. Nid yw’n hysbys sut yr aeth. Ffynhonnell: One Small Thing, 2024: a year in review.",
    "Members of the networks": "Aelodau o’r rhwydweithiau",
    "Not yet known": "Nid yw’n hysbys eto",
}

TRAINING = {
    "Training": "Hyfforddiant",
    "training": "hyfforddiant",
    "Our training programmes: for whom, what one learns, the next dates, and what is known about them.": "Ein rhaglenni hyfforddi: ar gyfer pwy, beth a ddysgir, y dyddiadau nesaf, a’r hyn sy’n hysbys amdanynt.",
    "Only what was published stands here, with its year and source. Where a page says “Not yet known”, the charity has to write it before the site opens.": "Dim ond yr hyn a gyhoeddwyd sydd yma, gyda’i flwyddyn a’i ffynhonnell. Lle mae tudalen yn dweud “Nid yw’n hysbys eto”, rhaid i’r elusen ei ysgrifennu cyn i’r wefan agor.",
}

BECOMING_TRAUMA_INFORMED = {
    "Training for staff: to see what trauma does, and to change small things in each day’s work.": "Hyfforddiant i staff: gweld beth mae trawma yn ei wneud, a newid pethau bach yng ngwaith pob dydd.",
    "Staff of prisons and of other services that work with women": "Staff carchardai a gwasanaethau eraill sy’n gweithio gyda menywod",
    "To ask “What has happened to you?” in place of “What is wrong with you?” (One Small Thing, History page, read in 2026).": "Gofyn “Beth sydd wedi digwydd i chi?” yn lle “Beth sydd o’i le arnoch chi?” (One Small Thing, tudalen History, darllenwyd yn 2026).",
    "To walk a building with fresh eyes. Prisons whose staff took part changed their reception areas, signs and furniture, and visited each other (One Small Thing, Round three of Becoming Trauma Informed, 2016).": "Cerdded adeilad â llygaid newydd. Newidiodd carchardai y cymerodd eu staff ran eu derbynfeydd, eu harwyddion a’u dodrefn, ac ymweld â’i gilydd (One Small Thing, Round three of Becoming Trauma Informed, 2016).",
    "As workshops. By autumn 2016 about 130 staff had been trained, and many prisons had trained half their staff (One Small Thing, Round three of Becoming Trauma Informed, 2016). It is well established in UK prisons (One Small Thing, History page, read in 2026).": "Fel gweithdai. Erbyn yr hydref, 2016, roedd tua 130 o staff wedi’u hyfforddi, ac roedd llawer o garchardai wedi hyfforddi hanner eu staff (One Small Thing, Round three of Becoming Trauma Informed, 2016). Mae wedi ennill ei blwyf yng ngharchardai’r DU (One Small Thing, tudalen History, darllenwyd yn 2026).",
    "Researchers from Cambridge measured life in two women’s prisons whose staff had been trained. They are friendly to the aim, and call the results disappointing.": "Mesurodd ymchwilwyr o Gaergrawnt fywyd mewn dau garchar i fenywod yr oedd eu staff wedi’u hyfforddi. Maent yn gefnogol i’r nod, ac yn galw’r canlyniadau’n siomedig.",
    "Ask for a place on one of the dates. For a course of your own: not yet known.": "Gofynnwch am le ar un o’r dyddiadau. Ar gyfer cwrs i’ch sefydliad: nid yw’n hysbys eto.",
}
