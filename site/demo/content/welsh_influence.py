"""The Welsh of the list and of four of its items, by the English that it stands for. Not yet checked by a Welsh speaker."""

INDEX = {
    "Influence": "Dylanwadu",
    "influence": "dylanwadu",
    "What we say, and to whom": "Beth rydym yn ei ddweud, ac wrth bwy",
    "Positions, answers to consultations, evidence, publications, news and the podcast. Each answer says to whom it went, and what came of it where that is known.": "Safbwyntiau, atebion i ymgynghoriadau, tystiolaeth, cyhoeddiadau, newyddion a’r podlediad. Mae pob ateb yn dweud at bwy yr aeth, a beth ddaeth ohono lle mae hynny’n hysbys.",
    "Everything here was written for this demonstration from public sources, which each page names. What is marked as an example is no statement of One Small Thing.": "Ysgrifennwyd popeth yma ar gyfer yr arddangosiad hwn o ffynonellau cyhoeddus, a enwir ar bob tudalen. Nid yw’r hyn a nodir yn enghraifft yn ddatganiad gan One Small Thing.",
}

SENTENCING_ACT = {
    "The Sentencing Act 2026: what changes today": "Sentencing Act 2026: beth sy’n newid heddiw",
    "sentencing-act-2026": "sentencing-act-2026",
    "Prison sentences of 12 months or less are now suspended save in exceptional circumstances.": "Caiff dedfrydau o garchar o 12 mis neu lai eu gohirio bellach, ac eithrio mewn amgylchiadau eithriadol.",
    "From today, for convictions from 22 March 2026, a court suspends a prison sentence of 12 months or less, save in exceptional circumstances. A sentence may be suspended for up to three years.": "O heddiw ymlaen, ar gyfer euogfarnau o 22 Mawrth 2026 ymlaen, mae llys yn gohirio dedfryd o garchar o 12 mis neu lai, ac eithrio mewn amgylchiadau eithriadol. Gellir gohirio dedfryd am hyd at dair blynedd.",
    "What this does for women is not yet known. In 2020, 70% of the prison sentences that women started were for less than 12 months (Prison Reform Trust, July 2021).": "Nid yw’n hysbys eto beth mae hyn yn ei wneud i fenywod. Yn 2020, roedd 70% o’r dedfrydau o garchar a ddechreuwyd gan fenywod am lai na 12 mis (Prison Reform Trust, Gorffennaf 2021).",
    "Source: Sentencing Act 2026, section 1.": "Ffynhonnell: Sentencing Act 2026, adran 1.",
}

IMPOSITION = {
    "Imposition of community and custodial sentences": "Gosod dedfrydau cymunedol a dedfrydau o garchar",
    "imposition-guideline": "canllaw-imposition",
    "We welcomed the section on women, and what is said on short sentences.": "Croesawyd yr adran ar fenywod, a’r hyn a ddywedir am ddedfrydau byr.",
    "The Sentencing Council asked about its guideline on the imposition of community and custodial sentences. We welcomed the section on women and the words on short sentences.": "Gofynnodd y Cyngor Dedfrydu am ei ganllaw ar osod dedfrydau cymunedol a dedfrydau o garchar. Croesawyd yr adran ar fenywod a’r geiriau ar ddedfrydau byr.",
    "The full text has not been moved here yet: the file says what is known of it.": "Nid yw’r testun llawn wedi’i symud yma eto: mae’r ffeil yn dweud yr hyn sy’n hysbys amdano.",
    "Source: One Small Thing, Policy page, 2023–24.": "Ffynhonnell: One Small Thing, tudalen Policy, 2023–24.",
    "What is known of it": "Yr hyn sy’n hysbys amdano",
    "Sentencing Council": "Y Cyngor Dedfrydu",
}

PREGNANCY = {
    "Miscellaneous amendments to sentencing guidelines": "Diwygiadau amrywiol i ganllawiau dedfrydu",
    "pregnancy-in-sentencing-guidelines": "beichiogrwydd-mewn-canllawiau-dedfrydu",
    "Question 17: we agreed with a factor for pregnancy, and did not support the draft words.": "Cwestiwn 17: gwnaethom gytuno â ffactor ar gyfer beichiogrwydd, ac ni wnaethom gefnogi geiriau’r drafft.",
    "The Sentencing Council asked about several amendments. In question 17 we agreed that pregnancy should be a factor of its own, and did not support the words of the draft.": "Gofynnodd y Cyngor Dedfrydu am nifer o ddiwygiadau. Yng nghwestiwn 17 gwnaethom gytuno y dylai beichiogrwydd fod yn ffactor ar ei ben ei hun, ac ni wnaethom gefnogi geiriau’r drafft.",
    "The full text has not been moved here yet.": "Nid yw’r testun llawn wedi’i symud yma eto.",
    "Source: One Small Thing, Policy page, 2023–24.": "Ffynhonnell: One Small Thing, tudalen Policy, 2023–24.",
    "Sentencing Council": "Y Cyngor Dedfrydu",
    "“Pregnancy, childbirth and post-natal care” is a factor in the guidelines. Whether its words follow our answer is not recorded.": "Mae “Pregnancy, childbirth and post-natal care” yn ffactor yn y canllawiau. Nid yw’n cael ei gofnodi a yw ei eiriau’n dilyn ein hateb.",
    "Sentencing Council, guidelines as changed on 1 April 2024": "Y Cyngor Dedfrydu, canllawiau fel y’u newidiwyd ar 1 Ebrill 2024",
}

REMAND = {
    "Women on remand": "Menywod ar remánd",
    "remand": "remand",
    "Prison before a trial should be for the few cases where nothing else keeps people safe.": "Dylai carchar cyn treial fod ar gyfer yr ychydig achosion lle nad oes dim arall yn cadw pobl yn ddiogel.",
    "A quarter of the women in prison have not been tried or sentenced: 26% on 30 December 2024, and nearly nine in ten of them were assessed as a low or medium risk of serious harm (Prison Reform Trust, April 2025, as reported by R. Webster).": "Nid yw chwarter y menywod yn y carchar wedi cael eu treial neu eu dedfryd: 26% ar 30 Rhagfyr 2024, ac aseswyd bron naw o bob deg ohonynt yn risg isel neu ganolig o niwed difrifol (Prison Reform Trust, Ebrill 2025, yn ôl R. Webster).",
    "A woman who waits in prison may lose her home and the care of her children before anybody has found her guilty. The Mental Health Act 2025, sections 48 and 49, ends remand for a woman’s own protection on grounds of mental health alone. We have not found the days on which they take effect.": "Gall menyw sy’n aros yn y carchar golli ei chartref a gofal ei phlant cyn i neb ei chael yn euog. Mae Mental Health Act 2025, adrannau 48 a 49, yn rhoi terfyn ar remánd er mwyn diogelu menyw ei hun ar sail iechyd meddwl yn unig. Nid ydym wedi dod o hyd i’r dyddiau y byddant yn dod i rym.",
}
