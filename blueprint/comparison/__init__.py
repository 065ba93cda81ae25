"""Two versions of a work beside each other: what was added, taken out or changed, in words and in reading order."""

from blueprint.comparison.documents import Comparison, compare

__all__ = ["Comparison", "compare"]
