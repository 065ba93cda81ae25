"""What differs between two sequences, in bounded time: first of blocks, then of words inside a block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Protocol

from blueprint.comparison.texts import Block, Word


class Keyed(Protocol):
    @property
    def key(self) -> Any: ...


#: Two paragraphs that share less than this of their words are one taken out and one added, not one changed.
LEAST_SHARED = 0.4
#: An unchanged run this short between two changes is read together with them.
SHORT_RUN = 2


@dataclass
class Effort:
    """How much may still be compared word by word, in pairs of words; what is beyond it is shown as replaced whole."""

    left: int = 2_000_000

    def allows(self, pairs: int) -> bool:
        if pairs > self.left:
            return False
        self.left -= pairs
        return True


@dataclass(frozen=True)
class Run[T]:
    """What stood and what stands there now; equal when both have the same keys."""

    old: Sequence[T]
    new: Sequence[T]
    is_equal: bool = False


def runs[T: Keyed](old: Sequence[T], new: Sequence[T], effort: Effort) -> Iterator[Run[T]]:
    """Both sequences in their order. What they begin and end with alike costs nothing."""
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    middle = old[start : len(old) - end], new[start : len(new) - end]
    if start:
        yield Run(old[:start], new[:start], is_equal=True)
    if effort.allows(len(middle[0]) * len(middle[1])):
        # Without `autojunk=False` one word added to a long text would have it replaced.
        keys = [[item.key for item in part] for part in middle]
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
            yield Run(middle[0][i1:i2], middle[1][j1:j2], is_equal=tag == "equal")
    elif middle[0] or middle[1]:
        yield Run(*middle)
    if end:
        yield Run(old[len(old) - end :], new[len(new) - end :], is_equal=True)


def _alike(old: Sequence[Keyed], new: Sequence[Keyed]) -> int:
    pairs = zip(old, new, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one.key != other.key), min(len(old), len(new)))


def word_runs(old: Sequence[Word], new: Sequence[Word], effort: Effort) -> list[Run[Word]]:
    """Runs of words. A word or two that stayed between two replacements is read with them, not alone."""
    found: list[Run[Word]] = []
    waiting: Run[Word] | None = None
    for run in runs(old, new, effort):
        is_short = run.is_equal and len(run.new) <= SHORT_RUN
        if waiting is not None and _is_replacement(run):
            before = found.pop()
            run = Run([*before.old, *waiting.old, *run.old], [*before.new, *waiting.new, *run.new])
        elif waiting is not None:
            found.append(waiting)
        waiting = run if is_short and found and _is_replacement(found[-1]) else None
        if waiting is None:
            found.append(run)
    return [*found, waiting] if waiting else found


def _is_replacement(run: Run[Word]) -> bool:
    return bool(run.old and run.new and not run.is_equal)


def block_pairs(
    old: Sequence[Block], new: Sequence[Block], effort: Effort
) -> Iterator[tuple[Block | None, Block | None]]:
    """Each block with the one that it became; None where it was added or taken out."""
    for run in runs(old, new, effort):
        if run.is_equal:
            yield from zip(run.old, run.new, strict=True)
        else:
            yield from _most_alike(run.old, run.new, effort)


def _most_alike(
    old: Sequence[Block], new: Sequence[Block], effort: Effort
) -> Iterator[tuple[Block | None, Block | None]]:
    """Pairs those that share most words and keeps the order of both."""
    if not effort.allows(len(old) * len(new) * 50):
        yield from [(block, None) for block in old]
        yield from [(None, block) for block in new]
        return
    best = _best_from(old, new)
    i = j = 0
    while i < len(old) and j < len(new):
        if best[i][j] == best[i + 1][j]:
            yield old[i], None
            i += 1
        elif best[i][j] == best[i][j + 1]:
            yield None, new[j]
            j += 1
        else:
            yield old[i], new[j]
            i, j = i + 1, j + 1
    yield from [(block, None) for block in old[i:]]
    yield from [(None, block) for block in new[j:]]


def _best_from(old: Sequence[Block], new: Sequence[Block]) -> list[list[float]]:
    """How much can be shared in all from each pair on."""
    counts = [[Counter(word.key for word in block.words) for block in blocks] for blocks in (old, new)]
    best = [[0.0] * (len(new) + 1) for _row in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            shared = _shared(counts[0][i], counts[1][j])
            paired = shared + best[i + 1][j + 1] if shared >= LEAST_SHARED else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    return best


def _shared(one: Counter, other: Counter) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())
