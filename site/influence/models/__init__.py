from influence.models.index import InfluenceIndexPage
from influence.models.item import InfluenceItem, InfluenceRelatedPage
from influence.models.news import NewsPage
from influence.models.podcast import PodcastEpisodePage
from influence.models.position import PositionPage
from influence.models.publication import PublicationPage
from influence.models.response import ConsultationResponsePage
from influence.models.terms import Setting, SettingTranslation, Topic, TopicTranslation

__all__ = [
    "ConsultationResponsePage",
    "InfluenceIndexPage",
    "InfluenceItem",
    "NewsPage",
    "PodcastEpisodePage",
    "PositionPage",
    "PublicationPage",
    "InfluenceRelatedPage",
    "Setting",
    "SettingTranslation",
    "Topic",
    "TopicTranslation",
]
