"""The glossary: for each term its name, its meaning and its other forms, in English and in Welsh.

The Welsh was written for the demonstration and has not been checked by a Welsh speaker.
"""

from __future__ import annotations

from dataclasses import dataclass

from blueprint.models import GlossaryTerm, GlossaryTermTranslation


@dataclass(frozen=True)
class Words:
    name: str
    meaning: str
    #: Other forms as texts have them, one a line.
    also_called: str = ""


TERMS: dict[str, tuple[Words, Words]] = {
    "remand": (
        Words("remand", "Time in prison before a trial or before a sentence.", "on remand\nremanded"),
        Words("remánd", "Amser yn y carchar cyn achos llys neu cyn dedfryd.", "ar remánd"),
    ),
    "bail": (
        Words("bail", "Being allowed to wait for a court at an address outside prison, often with conditions.", "on bail"),
        Words("mechnïaeth", "Cael aros am lys mewn cyfeiriad y tu allan i’r carchar, yn aml gydag amodau.", "fechnïaeth"),
    ),
    "community-sentence": (
        Words("community sentence", "A sentence that is served outside prison, under rules that a court sets.",
              "community sentences\ncommunity order\ncommunity orders"),
        Words("dedfryd gymunedol", "Dedfryd y tu allan i’r carchar, o dan reolau y mae llys yn eu gosod.",
              "dedfrydau cymunedol\nddedfryd gymunedol"),
    ),
    "suspended-sentence": (
        Words("suspended sentence", "A prison sentence that does not begin as long as the person keeps to certain rules.",
              "suspended sentences"),
        Words("dedfryd ohiriedig", "Dedfryd o garchar nad yw’n dechrau cyhyd ag y mae’r person yn cadw at reolau penodol.",
              "ddedfryd ohiriedig"),
    ),
    "mitigating-factor": (
        Words("mitigating factor", "Something that may make a sentence lighter, for example that a woman is pregnant.",
              "mitigating factors"),
        Words("ffactor lliniarol", "Rhywbeth a all wneud dedfryd yn ysgafnach, er enghraifft bod menyw’n feichiog.",
              "ffactorau lliniarol"),
    ),
    "problem-solving-court": (
        Words("problem-solving court", "A court that sees the same person again and looks with her at what lies behind the "
              "offence.", "problem-solving courts"),
        Words("llys datrys problemau", "Llys sy’n gweld yr un person eto ac yn edrych gyda hi ar yr hyn sydd y tu ôl i’r "
              "drosedd.", "llysoedd datrys problemau"),
    ),
    "womens-centre": (
        Words("women’s centre", "A place for women alone, where help with health, money, home and family is under one roof. "
              "Women visit it and live elsewhere.", "women’s centres"),
        Words("canolfan i fenywod", "Lle i fenywod yn unig, gyda chymorth gydag iechyd, arian, cartref a theulu o dan yr un to. "
              "Mae menywod yn ymweld â hi ac yn byw yn rhywle arall.", "ganolfan i fenywod\ncanolfannau menywod"),
    ),
    "residential-womens-centre": (
        Words("residential women’s centre", "A women’s centre in which women also live for some weeks or months, instead of in "
              "prison.", "residential women’s centres\nresidential centre\nresidential centres"),
        Words("canolfan breswyl i fenywod", "Canolfan lle mae menywod hefyd yn byw am rai wythnosau neu fisoedd, yn lle yn y "
              "carchar.", "ganolfan breswyl i fenywod"),
    ),
    "trauma-informed-practice": (
        Words("trauma-informed practice", "Working in a way that takes into account what may have happened to a person, and does "
              "not hurt her again.", "trauma-informed"),
        Words("arfer sy’n ystyriol o drawma", "Gweithio mewn ffordd sy’n ystyried yr hyn a all fod wedi digwydd i berson, heb ei "
              "brifo eto.", "ystyriol o drawma"),
    ),
    "secondary-trauma": (
        Words("secondary trauma", "Harm that comes from hearing, again and again, what others have lived through.",
              "vicarious trauma"),
        Words("trawma dirprwyol", "Niwed sy’n dod o glywed, dro ar ôl tro, am yr hyn y mae eraill wedi’i brofi.", ""),
    ),
    "peer-led": (
        Words("peer-led", "Led by people who have lived through the same.", "led by peers"),
        Words("dan arweiniad cymheiriaid", "Dan arweiniad pobl sydd wedi byw drwy’r un peth.", ""),
    ),
    "reoffending": (
        Words("reoffending", "Being found guilty of an offence again within a set time, mostly a year."),
        Words("aildroseddu", "Cael eich dyfarnu’n euog o drosedd eto o fewn amser penodol, blwyddyn fel arfer.", ""),
    ),
    "statistically-significant": (
        Words("statistically significant", "A difference so large that it would seldom come about by chance alone. It may still "
              "be too small to matter.", "statistical significance"),
        Words("ystadegol arwyddocaol", "Gwahaniaeth mor fawr fel mai anaml y byddai’n digwydd drwy siawns yn unig. Gall fod yn rhy "
              "fach i fod o bwys o hyd.", ""),
    ),
    "odds-ratio": (
        Words("odds ratio", "How the odds of something in one group compare with those in another. One means no difference; "
              "below one means less.", "odds ratios"),
        Words("cymhareb ods", "Sut mae ods rhywbeth mewn un grŵp yn cymharu â’r rhai mewn un arall. Mae un yn golygu dim "
              "gwahaniaeth; mae llai nag un yn golygu llai.", "gymhareb ods"),
    ),
    "social-loan": (
        Words("social loan", "Money lent for a good purpose, mostly at low interest, that has to be paid back.",
              "social loans"),
        Words("benthyciad cymdeithasol", "Arian a fenthycir at ddiben da, ar log isel fel arfer, y mae’n rhaid ei ad-dalu.",
              "benthyciadau cymdeithasol\nfenthyciad cymdeithasol"),
    ),
    "house-to-move-on-to": (
        Words("house to move on to", "A home for the time after a stay, with less help, before a woman has a home of her own.",
              "houses to move on to\nhomes to move on to"),
        Words("tŷ symud ymlaen", "Cartref ar gyfer yr amser ar ôl arhosiad, gyda llai o gymorth, cyn bod gan fenyw ei chartref ei "
              "hun.", "tai symud ymlaen"),
    ),
}  # fmt: skip


def ensure_glossary() -> None:
    """Adds and publishes the terms that are missing, by a revision, so that each has a history to go back to."""
    for slug, words in TERMS.items():
        if GlossaryTerm.objects.filter(slug=slug).exists():
            continue
        term = GlossaryTerm(slug=slug)
        term.translations = [
            GlossaryTermTranslation(language=code, **vars(in_one))
            for code, in_one in zip(("en-gb", "cy"), words, strict=True)
        ]
        term.save()
        term.save_revision().publish()
