"""How three entries read before they were corrected: each was published three times, and each version can be read."""

from __future__ import annotations

from demo.content.blueprint_building import TOWN
from demo.content.blueprint_staff import TRAINING
from demo.content.blueprint_why import REMAND

_TOWN_ONE_DATE = (
    "<p>Planning permission was granted in March 2020. [@ECHO24] Hope Street opened in June 2023. "
    "Whether women stayed closer to home is not published.</p>"
)
_TOWN_WITHOUT_DISTANCE = (
    "<p>Hampshire has no women’s prison. Of 877 women arrested in the county between November 2018 and October 2019, "
    "a third (33%) were from Southampton. [@ECHO23]</p>"
)
_ONLY_TRAINED = (
    "<p>Prisons changed what a woman sees when she comes in. What became of daily life was not measured, as far as we "
    "knew. [@OSTBTI]</p>"
)
_ONLY_CAMBRIDGE = (
    "<p>The researchers, who are friendly to the aim, called what they measured disappointing. [@AUTY23] Training alone "
    "is not change.</p>"
)
_REMAND_ENGLAND = (
    "<p>On 30 December 2024, 26% of the women in prison were on remand. Nearly nine in ten of them had been assessed "
    "as a low or medium risk of serious harm. [@PRT25]</p>"
)
_REMAND_OLD = (
    "<p>In 2020, almost two thirds of the women remanded by magistrates were acquitted or were not given immediate "
    "custody. [@HL20]</p>"
)

#: For each entry what its fields held in each version but the newest, the oldest first.
EARLIER: dict[str, list[dict]] = {
    "town": [
        TOWN | {
            "context": _TOWN_WITHOUT_DISTANCE,
            "what_happened": _TOWN_ONE_DATE,
            "advice": "<ul><li>Look at where women are arrested before you look at land.</li></ul>",
            "change_reason": "",
        },
        TOWN | {
            "context": _TOWN_WITHOUT_DISTANCE,
            "change_reason": (
                "Version 1 gave one date for the planning permission. Two sources disagree, so both are named now."
            ),
        },
    ],
    "training": [
        TRAINING | {
            "summary": "Staff of women’s prisons were trained, and changed receptions, signs and furniture.",
            "what_happened": _ONLY_TRAINED,
            "did_not_work": "",
            "not_yet_known": "We had found no study of what the training changed when this was written.",
            "strength": 2,
            "strength_reason": "Told by those who ran the training, with numbers of the time.",
            "change_reason": "",
        },
        TRAINING | {
            "did_not_work": _ONLY_CAMBRIDGE,
            "change_reason": (
                "A study by researchers in Cambridge is added. It measured what version 1 said nobody had; so the strength "
                "goes from 2 to 3, and the entry now says what disappointed."
            ),
        },
    ],
    "remand": [
        REMAND | {
            "summary": "A quarter of the women in prison are waiting for a court, and many are not sent to prison in the end.",
            "context": _REMAND_ENGLAND,
            "what_happened": _REMAND_OLD,
            "strength": 1,
            "strength_reason": "Two counts, years apart.",
            "change_reason": "",
        },
        REMAND | {
            "context": _REMAND_ENGLAND,
            "change_reason": (
                "Figures for October 2023 to June 2025 are added: what the women were charged with. With three counts on record "
                "the strength goes from 1 to 2."
            ),
        },
    ],
}  # fmt: skip
