from learning.training.models.index import ProgrammeIndexPage
from learning.training.models.programme import ProgrammePage

__all__ = ["ProgrammeIndexPage", "ProgrammePage"]
