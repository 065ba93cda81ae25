"""Random texts of generic words: a few words are in most texts, thousands of them in a handful, as in real ones."""

from __future__ import annotations

from itertools import accumulate, product
from random import Random

_COMMON = (
    "example women text support staff garden training paper window people letter bread river morning network table "
    "music learning colour bridge evening house report spring water library reading winter corner market resource "
    "meeting weather kitchen summer number pencil village question harbour station ribbon orchard candle answer "
    "blanket valley lantern teacher basket feather meadow island button copper silver thread marble walnut saddle"
)
_SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo wu bel dor fen gam hil kos lun mar nes pol"
#: The commonest first.
WORDS = [*_COMMON.split(), *("".join(parts) for parts in product(_SYLLABLES.split(), repeat=3))]
#: Zipf's law: the n-th word is one n-th as frequent as the first.
_WEIGHTS = list(accumulate(1 / rank for rank in range(1, len(WORDS) + 1)))


class Words:
    """Texts that are the same each time for the same name."""

    def __init__(self, name: str) -> None:
        self._random = Random(name)  # noqa: S311 - nothing is secret here

    def sentence(self, length: int = 12) -> str:
        return f"{' '.join(self._chosen(length)).capitalize()}."

    def html(self, paragraphs: int = 1) -> str:
        """Paragraphs of about forty words each."""
        return "".join(f"<p>{' '.join(self.sentence() for _ in range(3))}</p>" for _ in range(paragraphs))

    def _chosen(self, length: int) -> list[str]:
        return self._random.choices(WORDS, cum_weights=_WEIGHTS, k=length)
