"""D-Bus values as the JSON values that the verbs take and give, and back (docs/remote.md)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

TABLE = "a{sv}"
NOTHING = "/"  # D-Bus has no null; its empty object path stands for it

_PLAIN = frozenset("bynqiuxtsg")
_TEXTS = frozenset("sog")


class NoSuchValue(ValueError):
    """A value of a type that no verb takes."""


def plain(signature: str, value: Any) -> Any:
    """Return a value as the library read it without its types; raises NoSuchValue."""
    if signature == "v":
        return plain(*value)
    if signature in _PLAIN or (signature == "d" and math.isfinite(value)):
        return value
    if signature == "o":
        return None if value == NOTHING else value
    if signature.startswith("a{") and signature[2] in _TEXTS:
        return {key: plain(signature[3:-1], each) for key, each in value.items()}
    if signature.startswith("a") and isinstance(value, list):
        return [plain(signature[1:], each) for each in value]
    raise NoSuchValue(f"A value of the type {signature} is not taken.")


def table(values: Mapping[str, Any]) -> dict[str, tuple[str, Any]]:
    """Return an object as ``a{sv}``; what is null is left out."""
    return {key: _variant(value) for key, value in values.items() if value is not None}


def _variant(value: Any) -> tuple[str, Any]:
    """Return a JSON value with its type; a list is always ``av``, whatever is in it."""
    if isinstance(value, Mapping):
        return TABLE, table(value)
    if isinstance(value, list):
        return "av", [_variant(each) for each in value]
    kinds = {bool: "b", int: "x", float: "d"}
    kind = kinds.get(type(value), "s")
    return kind, value if kind != "s" else str(value)
