"""Topics and settings in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.viewsets import TermViewSet
from influence.models import Setting, Topic


class TopicViewSet(TermViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")


class SettingViewSet(TermViewSet):
    model = Setting
    icon = "site"
    menu_label = _("Settings of our work")


class InfluenceGroup(SnippetViewSetGroup):
    menu_label = _("Topics")
    menu_icon = "tag"
    menu_order = 305
    items = (TopicViewSet, SettingViewSet)
