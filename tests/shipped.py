"""What ships with the app, read once for all tests of a process. Nobody can change it."""

from __future__ import annotations

from functools import cache

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.storage.catalogue_files import load_catalogue


@cache
def shipped_catalogue() -> Catalogue:
    """The exercises and routines of the app."""
    return load_catalogue()
