"""Meetings in the admin's menu."""

from wagtail.snippets.models import register_snippet

from learning.meetings.viewsets import MeetingViewSet

register_snippet(MeetingViewSet)
