from navigation.models.base import LinkFields, NavigationRecord
from navigation.models.helplines import Helpline, HelplineTranslation
from navigation.models.menus import (
    Menu,
    MenuItem,
    MenuItemBelow,
    MenuItemBelowTranslation,
    MenuItemTranslation,
    MenuTranslation,
)
from navigation.models.notices import Notice, NoticeTranslation
from navigation.models.organisation import OrganisationDetails, OrganisationDetailsTranslation

__all__ = [
    "Helpline",
    "HelplineTranslation",
    "LinkFields",
    "Menu",
    "MenuItem",
    "MenuItemBelow",
    "MenuItemBelowTranslation",
    "MenuItemTranslation",
    "MenuTranslation",
    "NavigationRecord",
    "Notice",
    "NoticeTranslation",
    "OrganisationDetails",
    "OrganisationDetailsTranslation",
]
