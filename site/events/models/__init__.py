from events.models.event import EventMaterial, EventPage
from events.models.index import EventIndexPage

__all__ = ["EventIndexPage", "EventMaterial", "EventPage"]
