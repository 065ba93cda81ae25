from pages.models.help import HelpPage
from pages.models.history import HistoryPage
from pages.models.home import HomePage
from pages.models.landing import LandingPage
from pages.models.standard import StandardPage

__all__ = ["HelpPage", "HistoryPage", "HomePage", "LandingPage", "StandardPage"]
