"""Compiles the translations before a wheel is made of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTranslations(BuildHookInterface):
    """Called by hatchling for every wheel, also for one made of the source archive."""

    def initialize(self, _version: str, _build_data: dict[str, Any]) -> None:
        """Make the files; the wheel takes all of ``assets``."""
        sys.path.insert(0, self.root)
        try:
            from tools.translations.compiling import compile_all

            compile_all(Path(self.root) / "assets" / "locale")
        finally:
            sys.path.remove(self.root)
