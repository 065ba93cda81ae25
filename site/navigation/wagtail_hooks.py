from wagtail.snippets.models import register_snippet

from navigation.viewsets import NavigationGroup

register_snippet(NavigationGroup)
