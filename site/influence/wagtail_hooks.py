"""Influence in the admin: how to publish, and topics and settings, which stay while a page has them."""

from collections.abc import Iterable

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from core.homepage_panels import publishing_instructions
from influence.models import InfluenceIndexPage, InfluenceItem
from influence.models.terms import Term
from influence.viewsets import InfluenceGroup
from recycle_bin.confirmations import titles_of

MOST_TITLES = 5

register_snippet(InfluenceGroup)


@hooks.register("construct_homepage_panels")
def add_publishing_instructions(request: HttpRequest, panels: list[Component]) -> None:
    panels += publishing_instructions(request, InfluenceIndexPage)


@hooks.register("before_delete_snippet")
def refuse_to_delete_used_terms(request: HttpRequest, instances: Iterable[Model]) -> HttpResponse | None:
    """One or many at once, all or nothing. A draft uses it too."""
    used = [(term, pages) for term in instances if isinstance(term, Term) and (pages := items_of(term))]
    for term, pages in used:
        titles = titles_of(pages[:MOST_TITLES], request.user)
        if len(pages) > MOST_TITLES:
            titles.append(_("%(count)d more") % {"count": len(pages) - MOST_TITLES})
        sentence = _("“%(term)s” stays, since pages have it. Take it off them first: %(titles)s.")
        messages.error(request, sentence % {"term": term, "titles": ", ".join(titles)})
    if not used:
        return None
    return redirect(reverse(used[0][0].snippet_viewset.get_url_name("list")))


def items_of(term: Term) -> list[InfluenceItem]:
    """The pages that have the topic or setting, live or in a draft."""
    name = next(field.name for field in InfluenceItem._meta.many_to_many if field.related_model is type(term))
    drafted = InfluenceItem.objects.filter(has_unpublished_changes=True).select_related("latest_revision")
    in_drafts = {item.pk for item in drafted if term.pk in (item.latest_revision.content.get(name) or [])}
    live = InfluenceItem.objects.filter(**{name: term}).values_list("pk", flat=True)
    return list(InfluenceItem.objects.filter(pk__in={*live, *in_drafts}))
