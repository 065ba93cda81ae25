"""Which pages are deleted together, where they stood, and where they can stand again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _
from treebeard.mp_tree import MP_Node
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet
from wagtail.signals import post_page_move

from languages.services import is_source
from recycle_bin.models import DeletedRow
from recycle_bin.rows import CannotRestore

PAGE = Page._meta.label_lower


@dataclass(frozen=True)
class Place:
    """Where a page stood: `above` are its ancestors from its parent upwards, `before` the page that followed it."""

    page: int
    path: str
    url_path: str
    above: list[int]
    before: int | None

    @classmethod
    def of(cls, page: Page) -> Place:
        above = list(page.get_ancestors().order_by("-depth").values_list("pk", flat=True))
        following = page.get_next_sibling()
        return cls(page.pk, page.path, page.url_path, above, following.pk if following else None)

    as_dict = asdict


def trees_of(page: Page) -> list[Page]:
    """The page, and those pages whose subtrees hold the translations of all that stands in its own."""
    roots = [page]
    if is_source(page):
        keys = list(page.get_descendants(inclusive=True).values_list("translation_key", flat=True))
        translations = Page.objects.filter(translation_key__in=keys).exclude(locale=page.locale).order_by("path")
        for translation in translations:
            if not any(translation.path.startswith(root.path) for root in roots):
                roots.append(translation)
    return roots


def pages_in(roots: Iterable[Page]) -> PageQuerySet:
    below = Q(pk__in=[])
    for root in roots:
        below |= Q(path__startswith=root.path)
    return Page.objects.filter(below).order_by("path")


def holds_front_page(roots: Iterable[Page]) -> bool:
    return pages_in(roots).filter(pk__in=Site.objects.values("root_page")).exists()


def parent_for(place: Place) -> Page | None:
    """The nearest page above its old place that is still there."""
    there = Page.objects.in_bulk(place.above)
    return next((there[pk] for pk in place.above if pk in there), None)


def refuse_unless_free(place: Place, page: Page, together: set[str]) -> Page:
    """The parent for a page that comes back, or CannotRestore. `together` are the keys of the English pages that come too."""
    parent = parent_for(place)
    if parent is None or parent.pk != place.above[0]:
        in_bin = DeletedRow.objects.filter(model=PAGE, object_id=str(place.above[0])).first()
        if in_bin:
            sentence = _("The page above it is in the bin too. Restore “%(page)s” first.")
            raise CannotRestore(sentence % {"page": in_bin.deletion.title})
    if parent is None or not page.specific_class.can_create_at(parent.specific):
        raise CannotRestore(_("The page above it is gone, and no other page can take “%(page)s”.") % {"page": page})
    if not Page._slug_is_available(page.slug, parent):
        sentence = _("Another page has the address “%(slug)s” now. Change the address of that page first.")
        raise CannotRestore(sentence % {"slug": page.slug})
    others = Page.objects.filter(translation_key=page.translation_key)
    if others.filter(locale_id=page.locale_id).exists():
        raise CannotRestore(
            _("“%(page)s” has been translated anew. Delete the new translation first.") % {"page": page}
        )
    if not is_source(page) and not others.exists() and str(page.translation_key) not in together:
        raise CannotRestore(_("The English page of “%(page)s” is gone. Restore that first.") % {"page": page})
    return parent


def move_rows(rows: list[dict[str, Any]], place: Place, parent: Page) -> None:
    """Gives the rows of a page and its subpages their new place, as the last below the parent."""
    parent = Page.objects.select_for_update().get(pk=parent.pk)
    last = parent.get_last_child()
    path = last._inc_path() if last else Page._get_path(parent.path, parent.depth + 1, 1)
    slug = place.url_path.rstrip("/").rsplit("/", 1)[-1]
    for row in rows:
        fields = row["fields"]
        if row["model"] == PAGE and fields["path"].startswith(place.path):
            fields["path"] = path + fields["path"].removeprefix(place.path)
            fields["depth"] = len(fields["path"]) // Page.steplen
            fields["url_path"] = f"{parent.url_path}{slug}/" + fields["url_path"].removeprefix(place.url_path)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + 1)


def settle(place: Place) -> None:
    """Puts a page that came back before the page that followed it, and tells of its new address if it has one."""
    page = Page.objects.get(pk=place.page)
    following = page.get_siblings().filter(pk=place.before).first()
    if following:
        MP_Node.move(page, following, pos="left")  # Wagtail's own would log a move
        page = Page.objects.get(pk=place.page)
    if page.url_path != place.url_path:
        parent = page.get_parent()
        post_page_move.send(
            sender=page.specific_class,
            instance=page,
            parent_page_before=parent,
            parent_page_after=parent,
            url_path_before=place.url_path,
            url_path_after=page.url_path,
        )
