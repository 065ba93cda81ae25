"""The kinds of import. A new one is its module and its line here."""

from learning.imports.engine import ImportKind
from learning.imports.kinds.completions import Completions
from learning.imports.kinds.members import Members
from learning.imports.kinds.resources import Resources

KINDS: dict[str, ImportKind] = {kind.slug: kind for kind in (Members(), Completions(), Resources())}
