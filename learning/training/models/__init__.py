from learning.training.models.completion import Completion, Programme, ProgrammeTranslation
from learning.training.models.index import ProgrammeIndexPage
from learning.training.models.programme import ProgrammePage

__all__ = ["Completion", "Programme", "ProgrammeIndexPage", "ProgrammePage", "ProgrammeTranslation"]
