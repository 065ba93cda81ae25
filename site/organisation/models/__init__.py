from organisation.models.jobs import JobPage, JobsIndexPage
from organisation.models.people import PeoplePage
from organisation.models.reports import ReportsPage

__all__ = ["JobPage", "JobsIndexPage", "PeoplePage", "ReportsPage"]
