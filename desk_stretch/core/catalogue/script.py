"""What a file says about the picture of a form, kept as it was written until it is wanted.

Poses are read when a form is first drawn or checked: reading all of them with the catalogue would
cost every command that only wants names and seconds about 50 ms. Whoever reads: ``staging_rules``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desk_stretch.core.catalogue.table import Problem
    from desk_stretch.core.figure.staging import Showing, Staging

SCRIPT_KEYS = ("figure", "pose")
MARK_KEYS = ("through", "via", "arrows", "press", "glow", "flow")


@dataclass(frozen=True)
class Script:
    """The tables of a form's picture, unread. *key* is the form's; *shared* is for all forms."""

    key: str = ""
    shared: Mapping[str, Any] = field(default_factory=dict, hash=False)
    own: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @cached_property
    def read(self) -> tuple[Staging | None, tuple[Problem, ...]]:
        """The staging, None if there is none or anything is wrong, and what is wrong."""
        from desk_stretch.core.catalogue.staging_rules import read_staging

        return read_staging(self)


@dataclass(frozen=True)
class Marks:
    """The keys of a phase that concern its picture, unread. *key* is the phase's."""

    key: str = ""
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @cached_property
    def read(self) -> tuple[Showing, tuple[Problem, ...]]:
        """What the phase shows, without what cannot be read, and what is wrong."""
        from desk_stretch.core.catalogue.staging_rules import read_showing

        return read_showing(self)
