"""Welsh words change their first letter after other words: llyfrgell, y lyfrgell; plant, ei phlant, fy mhlant.

There is no dictionary here: a form may be no Welsh word, and then nobody asks for it.
"""

from __future__ import annotations

import re

#: What each first sound becomes: soft, nasal, aspirate.
MUTATIONS = {
    "c": ("g", "ngh", "ch"),
    "p": ("b", "mh", "ph"),
    "t": ("d", "nh", "th"),
    "g": ("", "ng"),
    "b": ("f", "m"),
    "d": ("dd", "n"),
    "ll": ("l",),
    "m": ("f",),
    "rh": ("r",),
}
_RADICALS = {
    sound: [radical for radical, mutated in MUTATIONS.items() if sound in mutated]
    for sound in {sound for mutated in MUTATIONS.values() for sound in mutated}
}
_FIRST_SOUND = re.compile(r"ngh|ng|nh|mh|ch|ph|th|dd|ff|ll|rh|h(?=[aeiouwy])|[b-df-hj-np-tvxz]|")
_LOST_G = re.compile(r"[aeiouwylr]")


def mutated_forms(word: str) -> set[str]:
    """The word, and all forms that share a possible unmutated word with it. It is in lower case, without accents."""
    return {word} | {form for radical in _radicals(word) for form in _mutations(radical)}


def _radicals(word: str) -> set[str]:
    sound, rest = _divided(word)
    found = {word} | {radical + rest for radical in _RADICALS.get(sound, ()) if radical != "g" or sound}
    if sound == "h":
        found.add(rest)
    if _LOST_G.match(word) and sound not in {"ll", "rh"}:
        found.add(f"g{word}")
    return found


def _mutations(radical: str) -> set[str]:
    sound, rest = _divided(radical)
    if not sound:
        return {radical, f"h{radical}"}
    return {radical} | {mutated + rest for mutated in MUTATIONS.get(sound, ()) if mutated + rest}


def _divided(word: str) -> tuple[str, str]:
    sound = _FIRST_SOUND.match(word)[0]  # type: ignore[index]  # it also matches nothing
    return sound, word[len(sound) :]
