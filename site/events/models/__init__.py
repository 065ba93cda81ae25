from events.models.event import EventPage
from events.models.index import EventIndexPage
from events.models.material import EventMaterial

__all__ = ["EventIndexPage", "EventMaterial", "EventPage"]
