"""The process that has everything loaded: it sees which test comes by which line, then tries."""

from __future__ import annotations

import bisect
import functools
import gc
import itertools
import shutil
import time
import types
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import coverage
import pytest  # noqa: TC002
from _pytest.runner import runtestprotocol
from hypothesis import settings

from tools.mutants.changes import Mutant
from tools.mutants.trial import SURVIVED, UNREACHED, compiled, forked

EXAMPLES = 20  # of a property, at most
SECONDS_OF_TESTS, LEAST_TESTS = 10, 15  # for one mutant; those seconds are counted while watching
CONTROLS = 60  # tests that have to pass in a fork in which nothing was changed


class Warm:
    """A pytest plugin that tries mutants instead of running the tests once."""

    def __init__(self, root: Path, todo: list[Mutant], told: Callable[[str], None]) -> None:
        self.root, self.todo, self.told = root, todo, told
        self.results: list[str] = []
        self.chosen: list[list[str]] = []  # of each mutant, its tests
        self.early: set[Mutant] = set()  # what runs while Python imports, and not later
        self.seconds: dict[str, float] = {}
        self.cover = coverage.Coverage(
            data_file=None, config_file=False, include=[f"{root}/desk_stretch/core/*"]
        )
        self.cover.start()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """See which test comes by which line, then try one mutant after the other."""
        imported = self.watch(session.items)
        self.items = {item.nodeid: item for item in session.items}
        self.base = session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
        self.functions = [x for x in gc.get_objects() if isinstance(x, types.FunctionType)]
        gc.collect()
        gc.freeze()
        some = sorted(self.items)[:: max(1, len(self.items) // CONTROLS)]
        if forked(lambda: self.passes(some)) != SURVIVED:
            raise RuntimeError("Tests fail in a fork although nothing was changed.")
        for mutant, tests in zip(self.todo, self.chosen, strict=True):
            result = self.tried(mutant, tests)
            again = any((mutant.path, n) in imported for n in lines_of(mutant))
            self.results.append("" if result == SURVIVED and again else result)
            self.told(f"{self.results[-1] or 'later':9} {mutant.key}")
        return True

    def watch(self, items: Sequence[pytest.Item]) -> set[tuple[str, int]]:
        """Run every test once, choose those of each mutant, and tell what the import runs."""
        remembered = caches()
        for item, following in zip(items, [*items[1:], None], strict=True):
            for one in remembered:
                one.cache_clear()
            fewer(item)
            self.cover.switch_context(item.nodeid)
            begin = time.process_time()
            if not all(x.passed for x in runtestprotocol(item, log=False, nextitem=following)):
                raise RuntimeError(f"{item.nodeid} fails although nothing was changed.")
            self.seconds[item.nodeid] = time.process_time() - begin
        self.cover.stop()
        paths = {mutant.path for mutant in self.todo}
        data = self.cover.get_data()
        lines = {path: data.contexts_by_lineno(str(self.root / path)) for path in paths}
        self.chosen = [self.tests_of(mutant, lines[mutant.path]) for mutant in self.todo]
        return {(path, n) for path in paths for n, names in lines[path].items() if "" in names}

    def tests_of(self, mutant: Mutant, lines: dict[int, list[str]]) -> list[str]:
        """Choose the tests that come by the mutant's lines, or by its file, the quickest first."""
        found = {name for n in lines_of(mutant) for name in lines.get(n, ())}
        is_early = not mutant.function or found == {""}
        if is_early:
            self.early.add(mutant)
            folder = f"tests/core/{Path(mutant.path).parent.name}/"
            found = {name for names in lines.values() for name in names}
            found |= {name for name in self.seconds if name.startswith(folder)}
        ranked = sorted(found - {""}, key=self.seconds.__getitem__)
        until = list(itertools.accumulate(self.seconds[name] for name in ranked))
        return ranked[: max(LEAST_TESTS, bisect.bisect(until, SECONDS_OF_TESTS))]

    def tried(self, mutant: Mutant, tests: list[str]) -> str:
        """Try a mutant in a fork; what only runs while Python imports has to wait."""
        if mutant in self.early:
            return ""
        if not tests:
            return UNREACHED
        code = compiled(self.root, mutant)
        return forked(lambda: self.with_code(mutant, code, tests))

    def with_code(self, mutant: Mutant, code: types.CodeType, tests: list[str]) -> bool:
        """Put the changed code into the loaded functions and run the tests."""
        new = {(one.co_qualname, one.co_firstlineno): one for one in codes(code)}
        file = str(self.root / mutant.path)
        for one in self.functions:
            old = one.__code__
            if old.co_filename == file and old.co_qualname == mutant.function:
                one.__code__ = new[old.co_qualname, old.co_firstlineno]
        for each in caches():
            each.cache_clear()
        return self.passes(tests)

    def passes(self, tests: list[str]) -> bool:
        """Run *tests* until one fails, in a folder for their files that is empty."""
        shutil.rmtree(self.base)
        self.base.mkdir()
        items = [self.items[name] for name in tests]
        for item, following in zip(items, [*items[1:], None], strict=True):
            reports = runtestprotocol(item, log=False, nextitem=following)
            if not all(report.passed for report in reports):
                return False
        return True


def lines_of(mutant: Mutant) -> range:
    """Give the lines of what is changed."""
    return range(mutant.line, mutant.last_line + 1)


def codes(module: types.CodeType) -> Iterable[types.CodeType]:
    """Give every code object within *module*."""
    for inner in module.co_consts:
        if isinstance(inner, types.CodeType):
            yield inner
            yield from codes(inner)


def caches() -> list[functools._lru_cache_wrapper[object]]:
    """Find what the project remembers between two calls."""
    found = [one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper)]
    return [one for one in found if str(one.__module__).startswith("desk_stretch")]


def fewer(item: pytest.Item) -> None:
    """Let a property be tried with a few examples."""
    test = getattr(item, "obj", None)
    if known := getattr(test, "_hypothesis_internal_use_settings", None):
        test._hypothesis_internal_use_settings = settings(
            known, max_examples=EXAMPLES, database=None
        )
