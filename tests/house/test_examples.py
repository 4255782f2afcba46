"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib

from tests.house.sources import PACKAGE, modules


def _with_examples():
    return [path for path in modules() if ">>>" in path.read_text("utf-8")]


def test_every_example_is_true():
    for path in _with_examples():
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        module = importlib.import_module(".".join(parts))
        result = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
        assert (result.failed, result.attempted > 0) == (0, True), path
