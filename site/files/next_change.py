"""The consent of people in a picture ends by the clock alone."""

from core.registry import register_next_change
from files.consent import seconds_to_next_end

register_next_change(seconds_to_next_end)
