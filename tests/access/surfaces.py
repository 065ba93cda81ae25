"""Finds every place from which somebody could be shown a gated record, and whether the rule stands before it.

Nothing is listed: surfaces are what the resolver, the registries, the hooks and the page types hold, and gated is each
model of ours that has the rule on its queryset or leads to one that has. From a surface each function of ours that it
calls is followed, by what its byte code names, until one asks the rule or a permission. A function that asks the
database for gated records before that is a hole.
"""

from __future__ import annotations

import dis
import sys
import types
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.db.models import Model
from django.template import engines
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail import hooks
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.models import Page

from core import account_registry, registry
from learning.library.models import MembersOnlyRecord
from subscriptions.lists import list_kinds

#: The decorators that ask the rule, or a permission on the model, before the view runs.
DECORATORS = {
    "_guarded.<locals>.guarded",
    "network_members_only.<locals>.guarded",
    "require_any_permission.<locals>.guarded",
}
#: What asks the rule, or a permission of the admin, in a function of its own.
RULE = {"visible_to", "decide", "open_to", "decide_network", "of_own_networks"}
PERMISSION = {"has_perm", "has_perms", "user_has_permission", "user_has_any_permission", "permission_policy"}
QUERIES = {"objects", "_default_manager", "_base_manager", "get_object_or_404", "get_list_or_404", "get_model"}
ROOT = str(settings.BASE_DIR)


class Surface(NamedTuple):
    name: str
    entry: Any


@cache
def gated_models() -> frozenset[type[Model]]:
    ours = [model for model in apps.get_models() if _is_ours(sys.modules[model.__module__].__file__)]
    gated = {
        model
        for model in ours
        if issubclass(model, MembersOnlyRecord) or hasattr(model._default_manager.all(), "visible_to")
    }
    while more := {model for model in ours if model not in gated and _leads_to(model, gated)}:
        gated |= more
    return frozenset(gated)


def _leads_to(model: type[Model], gated: set[type[Model]]) -> bool:
    return any(field.related_model in gated for field in model._meta.concrete_fields if field.is_relation)


# --- surfaces ---------------------------------------------------------------------------------


def surfaces() -> Iterator[Surface]:
    yield from _addresses(get_resolver(), "")
    for name, value in [*vars(registry).items(), *vars(account_registry).items()]:
        if isinstance(value, registry.Registry):
            yield from (Surface(f"registry {name}", source) for source in value)
    yield from (Surface(f"list {kind.__class__.__name__}", kind.__class__) for kind in list_kinds())
    for name in list(hooks._hooks):
        yield from (Surface(f"hook {name}", hook) for hook in hooks.get_hooks(name))
    for model in apps.get_models():
        if issubclass(model, Page):
            yield from (Surface(f"page type {model.__name__}", method) for method in _methods(model))
    for processor in engines["django"].engine.template_context_processors:
        yield Surface("context processor", processor)


def _addresses(resolver: URLResolver, prefix: str) -> Iterator[Surface]:
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _addresses(entry, path)
        elif isinstance(entry, URLPattern):
            yield Surface(path, entry.callback)


# --- following what they call -------------------------------------------------------------------


class Facts(NamedTuple):
    """What the byte code of a function says."""

    is_guarded: bool
    asks: bool
    calls: tuple[Any, ...]


def holes_of(entry: Any) -> set[str]:
    """The functions that ask for gated records, reached from here without the rule or a permission."""
    return set(_walk(entry, set(), past_guards=False))


def all_that_ask() -> set[str]:
    """Every function that asks for gated records behind some surface, whatever stands before it."""
    seen: set[Any] = set()
    return {name for surface in surfaces() for name in _walk(surface.entry, seen, past_guards=True)}


def _walk(entry: Any, seen: set[Any], *, past_guards: bool) -> Iterator[str]:
    found = _plain(entry)
    if found in seen:
        return
    seen.add(found)
    if isinstance(found, type):
        if past_guards or not _has_permission(found, {}):
            yield from _walk_class(found, seen, past_guards=past_guards)
        return
    if not isinstance(found, types.FunctionType):
        return
    facts = _facts(found)
    if facts.is_guarded and not past_guards:
        return
    # A decorator has it too, by `wraps`, and stands before the view.
    view_class = None if hasattr(found, "__wrapped__") else getattr(found, "view_class", None)
    if view_class and _has_permission(view_class, getattr(found, "view_initkwargs", {})) and not past_guards:
        return
    if facts.asks:
        yield f"{found.__module__}.{found.__qualname__}"
    for called in (*facts.calls, *([view_class] if view_class else [])):
        yield from _walk(called, seen, past_guards=past_guards)


def _plain(entry: Any) -> Any:
    """The function or class itself: of a method, a partial, or an object that answers, such as a feed."""
    while True:
        if isinstance(entry, (types.FunctionType, type)):
            return entry
        inner = getattr(entry, "func", None) or getattr(entry, "__func__", None)
        if inner is None:
            return type(entry)
        entry = inner


def _has_permission(view_class: type, given: dict[str, Any]) -> bool:
    names = ("permission_required", "any_permission_required")
    required = any(given.get(name) or getattr(view_class, name, None) for name in names)
    return bool(required) and issubclass(view_class, PermissionCheckedMixin)


def _walk_class(found: type, seen: set[Any], *, past_guards: bool) -> Iterator[str]:
    if issubclass(found, Model) and not issubclass(found, Page):
        return  # reached only through a query, which counts where it is made
    lists = (getattr(found, "model", None), getattr(getattr(found, "queryset", None), "model", None))
    if _is_our_class(found) and any(model in gated_models() for model in lists):
        yield f"{found.__module__}.{found.__qualname__}"
    for method in _methods(found):
        yield from _walk(method, seen, past_guards=past_guards)


@cache
def _methods(found: type) -> tuple[Any, ...]:
    """Its methods and properties that are written here, inherited ones too."""
    own: dict[str, Any] = {}
    for base in found.__mro__:
        for name, value in vars(base).items():
            plain = getattr(value, "func", None) or getattr(value, "fget", None) or getattr(value, "__func__", value)
            if isinstance(plain, types.FunctionType):
                own.setdefault(name, plain)
    return tuple(method for method in own.values() if _is_ours(method.__code__.co_filename))


@cache
def _facts(found: types.FunctionType) -> Facts:
    code = found.__code__
    inner = [cell.cell_contents for cell in found.__closure__ or () if _is_filled(cell)]
    inner += [found.__wrapped__] if hasattr(found, "__wrapped__") else []
    is_guarded = code.co_qualname in DECORATORS
    asks = False
    if _is_ours(code.co_filename):
        names = frozenset(name for each in _codes(code) for name in (*each.co_names, *each.co_freevars))
        is_guarded |= bool(names & (RULE | PERMISSION))
        named = list(_named(found, names))
        asks = bool(names & QUERIES) and (any(_is_gated(thing) for thing in named) or _asks_by_label(code, names))
        inner += named
    calls = [thing for thing in inner if isinstance(thing, (types.FunctionType, partial)) or _is_our_class(thing)]
    return Facts(is_guarded, asks, tuple(calls))


def _is_gated(thing: Any) -> bool:
    return isinstance(thing, type) and thing in gated_models()


def _asks_by_label(code: types.CodeType, names: frozenset[str]) -> bool:
    labels = {model._meta.app_label for model in gated_models()}
    return "get_model" in names and any(value in labels for each in _codes(code) for value in each.co_consts)


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    """With what is written inside it: comprehensions, lambdas, functions."""
    yield code
    for value in code.co_consts:
        if isinstance(value, types.CodeType):
            yield from _codes(value)


def _named(found: types.FunctionType, names: frozenset[str]) -> Iterator[Any]:
    """What these names stand for in the module of the function, in modules that it names, and in its own imports."""
    known = found.__globals__
    steps = (step for each in _codes(found.__code__) for step in dis.get_instructions(each))
    imported = [
        sys.modules[step.argval] for step in steps if step.opname == "IMPORT_NAME" and step.argval in sys.modules
    ]
    modules = [*(known[name] for name in names if isinstance(known.get(name), types.ModuleType)), *imported]
    ours = [vars(module) for module in modules if _is_ours(getattr(module, "__file__", None))]
    for holder in (known, *ours):
        yield from (holder[name] for name in names if name in holder)


def _is_filled(cell: Any) -> bool:
    try:
        return cell.cell_contents is not None
    except ValueError:
        return False


def _is_our_class(found: Any) -> bool:
    return isinstance(found, type) and _is_ours(getattr(sys.modules.get(found.__module__), "__file__", None))


@cache
def _is_ours(file: str | None) -> bool:
    return bool(file) and str(file).startswith(ROOT) and ".venv" not in Path(str(file)).parts
