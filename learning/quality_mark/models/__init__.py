from learning.quality_mark.models.award import Award, AwardTranslation
from learning.quality_mark.models.page import QualityMarkPage

__all__ = ["Award", "AwardTranslation", "QualityMarkPage"]
