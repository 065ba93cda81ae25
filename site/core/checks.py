"""System checks of the project's own rules, for `manage.py check`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import Error, Tags, register
from django.db import connections, models
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from wagtail.blocks import Block, StreamBlock
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, get_page_models
from wagtail_localize.fields import SynchronizedField

from core.fields import StreamField
from core.our_apps import is_ours


def our_page_models() -> list[type[Page]]:
    return [m for m in get_page_models() if is_ours(m)]


def our_stream_blocks() -> Iterator[tuple[str, Block]]:
    """Every block that an editor can choose in our StreamFields, each after its location as "app.Model.field.block"."""
    for model in apps.get_models():
        if not is_ours(model):
            continue
        for model_field in model._meta.get_fields():
            if isinstance(model_field, StreamField):
                where = f"{model._meta.label}.{model_field.name}"
                yield from _children(where, model_field.stream_block)


def _children(where: str, stream: StreamBlock) -> Iterator[tuple[str, Block]]:
    for name, block in stream.child_blocks.items():
        yield f"{where}.{name}", block


@register(Tags.models)
def check_page_types(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Each page type declares its parent and child page types, its description and its template."""
    errors = []
    for model in our_page_models():
        for rule in ("parent_page_types", "subpage_types", "page_description", "template"):
            if rule not in vars(model):
                errors.append(Error(f"{model.__name__} does not declare {rule}.", obj=model, id="core.E001"))
        if model.private_page_options:
            errors.append(Error(f"{model.__name__} offers privacy; every page is public.", obj=model, id="core.E002"))
    return errors


@register(Tags.models)
def check_invariant_fields(app_configs: Any, **kwargs: Any) -> list[Error]:
    """A date, a time, a yes or no, and a choice are the same in all languages of a page."""
    return [
        Error(
            f"{model.__name__}.{each.field_name} can differ between languages: make it an InvariantField.",
            id="core.E007",
        )
        for model in our_page_models()
        for each in model.translatable_fields
        if isinstance(each, SynchronizedField) and each.overridable and _is_one_value(model, each.field_name)
    ]


def _is_one_value(model: type[Page], name: str) -> bool:
    field = model._meta.get_field(name)
    kinds = (models.DateField, models.TimeField, models.BooleanField)
    return isinstance(field, kinds) or bool(getattr(field, "choices", None))


@register(Tags.templates)
def check_page_templates(app_configs: Any, **kwargs: Any) -> list[Error]:
    """`CampaignPage` of campaigns has `pages/campaigns/campaign_page.html`, and it exists."""
    errors = []
    for model in our_page_models():
        expected = f"pages/{model._meta.app_label}/{_snake(model.__name__)}.html"
        if model.template != expected:
            errors.append(Error(f"{model.__name__}.template is not {expected}.", obj=model, id="core.E003"))
            continue
        try:
            get_template(expected)
        except TemplateDoesNotExist:
            errors.append(Error(f"{expected} is missing.", obj=model, id="core.E004"))
    return errors


@register(Tags.models)
def check_blocks(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Each block has an icon, a group, a template, a description and a preview."""
    errors = []
    for where, block in our_stream_blocks():
        meta = block.meta
        missing = [
            name
            for name, present in {
                "icon": getattr(meta, "icon", "placeholder") != "placeholder",
                "group": bool(getattr(meta, "group", "")),
                "template": bool(getattr(meta, "template", None)),
                "description": bool(block.get_description()),
                "preview": block.is_previewable,
            }.items()
            if not present
        ]
        if missing:
            errors.append(Error(f"Block {where} lacks {', '.join(missing)}.", id="core.E005"))
    return errors


@register(Tags.database)
def check_view_restrictions(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[Error]:
    """Finds view restrictions that were created without signals (`bulk_create`, SQL)."""
    found = [
        str(row)
        for alias in databases or []
        for model in (PageViewRestriction, CollectionViewRestriction)
        # `migrate` runs this check before the tables exist
        if model._meta.db_table in connections[alias].introspection.table_names()
        for row in model.objects.using(alias)[:5]
    ]
    return [Error(f"A public page or collection is restricted: {row}", id="core.E006") for row in found]


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")
