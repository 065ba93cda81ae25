"""The Welsh of the forms, by the English that it stands for. Not yet checked by a Welsh speaker."""

EXAMPLE = {
    "This form is an example, to show how one is made and answered here. Nobody answers what you send.": "Enghraifft yw’r ffurflen hon, i ddangos sut mae creu ac ateb ffurflen yma. Nid oes neb yn ateb yr hyn a anfonwch.",
    "On a form that is no example, this says what happens next and by when.": "Ar ffurflen nad yw’n enghraifft, mae hyn yn dweud beth fydd yn digwydd nesaf ac erbyn pryd.",
    "Your name": "Eich enw",
    "Your e-mail address": "Eich cyfeiriad e-bost",
    "For example name@example.org.": "Er enghraifft name@example.org.",
}

PLACE = EXAMPLE | {
    "Ask for a place at a training day": "Gofyn am le ar ddiwrnod hyfforddi",
    "ask-for-a-place": "gofyn-am-le",
    "Tell us who would like to come, and what you need to take part.": "Dywedwch wrthym pwy hoffai ddod, a beth sydd ei angen arnoch i gymryd rhan.",
    "Telephone": "Rhif ffôn",
    "Only if you would like us to call you.": "Dim ond os hoffech i ni eich ffonio.",
    "Where do you work?": "Ble rydych chi’n gweithio?",
    "How many people would come?": "Faint o bobl fyddai’n dod?",
    "Which part of the day suits you?": "Pa ran o’r diwrnod sy’n gyfleus i chi?",
    "Morning": "Bore",
    "Afternoon": "Prynhawn",
    "Which day would suit you best?": "Pa ddiwrnod fyddai fwyaf cyfleus i chi?",
    "For example 27 3 2027.": "Er enghraifft 27 3 2027.",
    "What do you need to take part?": "Beth sydd ei angen arnoch i gymryd rhan?",
    "Leave it empty if you need none of these.": "Gadewch hwn yn wag os nad oes angen yr un o’r rhain arnoch.",
    "Step-free access": "Mynediad heb risiau",
    "Large print": "Print bras",
    "A quiet room": "Ystafell dawel",
    "Anything else?": "Unrhyw beth arall?",
    "Please write nothing about anybody’s health.": "Peidiwch ag ysgrifennu dim am iechyd neb.",
    "I agree that you keep what I need to take part, to plan the day.": "Rwy’n cytuno y cewch gadw’r hyn sydd ei angen arnaf i gymryd rhan, er mwyn trefnu’r diwrnod.",
}

CONTACT = EXAMPLE | {
    "Contact us": "Cysylltu â ni",
    "contact": "cysylltu",
    "Write to us about our work.": "Ysgrifennwch atom ynghylch ein gwaith.",
    "Not yet known: the address, the telephone and the e-mail of the charity.": "Nid yw’n hysbys eto: cyfeiriad, rhif ffôn ac e-bost yr elusen.",
    "We are no helpline. The numbers above the foot of this page listen to you.": "Nid llinell gymorth ydym ni. Bydd y rhifau uwchben troed y dudalen hon yn gwrando arnoch.",
    "A first name is enough.": "Mae enw cyntaf yn ddigon.",
    "What is it about?": "Beth yw’r pwnc?",
    "Campaigns": "Ymgyrchoedd",
    "Training and networks": "Hyfforddiant a rhwydweithiau",
    "Press": "Y wasg",
    "Something else": "Rhywbeth arall",
    "What would you like to tell us?": "Beth hoffech chi ei ddweud wrthym?",
}
