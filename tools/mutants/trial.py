"""Tries mutants: one fork each of a process that has everything loaded, and only the tests that
come by the changed lines, the quickest first.

Within a function its code is exchanged in place. What Python reads while it imports (a default, a
table) is tried in a process that has not imported the project yet, which takes longer.
"""

from __future__ import annotations

import functools
import json
import os
import resource
import signal
import types
from collections.abc import Callable, Iterable, Sequence
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest
from hypothesis import settings

from tools.mutants.changes import Mutant, changed

KILLED, SURVIVED, TIMED_OUT, UNREACHED = "killed", "survived", "timed out", "unreached"
SECONDS_OF_PROCESSOR, SECONDS_AT_ALL = 30, 300
SECONDS_OF_FURTHER = 200
Told = Callable[[str], None]


def forked(passes: Callable[[], bool], seconds: int = SECONDS_OF_PROCESSOR) -> str:
    """Run tests in a fork, and say what became of the mutant."""
    pid = os.fork()
    if pid == 0:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        signal.alarm(SECONDS_AT_ALL)
        code = 1
        try:
            code = 0 if passes() else 1
        finally:
            os._exit(code)
    status = os.waitpid(pid, 0)[1]
    if os.WIFSIGNALED(status):
        late = (signal.SIGXCPU, signal.SIGALRM, signal.SIGKILL)
        return TIMED_OUT if os.WTERMSIG(status) in late else KILLED
    return KILLED if os.WEXITSTATUS(status) else SURVIVED


def compiled(root: Path, mutant: Mutant) -> types.CodeType:
    """Compile the mutant's file with the change in it."""
    file = root / mutant.path
    return compile(changed(mutant, file.read_text("utf-8")), str(file), "exec")


def words(root: Path) -> list[str]:
    """Give pytest's words: always the same order and the same examples."""
    settings.register_profile("mutants", deadline=None, database=None, derandomize=True)
    base = root / "build" / "mutants"
    base.parent.mkdir(exist_ok=True)
    plain = ["-q", "-x", "-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:xdist"]
    plain += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    return [*plain, "--hypothesis-profile=mutants", f"--basetemp={base}"]


class Only:
    """A pytest plugin that keeps some tests, in this order."""

    def __init__(self, names: list[str]) -> None:
        self.place = {name: i for i, name in enumerate(names)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kept = [item for item in items if item.nodeid in self.place]
        items[:] = sorted(kept, key=lambda item: self.place[item.nodeid])


def cold(root: Path, mutant: Mutant, files: Iterable[str], *only: Only) -> bool:
    """Import everything with the change in it, and run the tests of some files."""
    target, code = str(root / mutant.path), compiled(root, mutant)
    plain = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, name: str) -> types.CodeType | None:
        return code if self.path == target else plain(self, name)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign, assignment]
    return pytest.main([*words(root), *sorted(set(files))], plugins=list(only)) == 0


def warm(root: Path, todo: list[Mutant], folders: list[str], notes: Path, told: Told) -> None:
    """Load everything, and try in forks what can be; the rest is left empty."""
    from tools.mutants.warm import Warm

    plugin = Warm(root, todo, told)
    code = pytest.main([*words(root), *folders], plugins=[plugin])
    notes.write_text(json.dumps([code, plugin.results, plugin.chosen]), encoding="utf-8")


def try_all(
    root: Path, todo: list[Mutant], folders: list[str], told: Told, further: Sequence[str] = ()
) -> list[str]:
    """Give the result of each mutant, in their order; what survives has *further* files to pass."""
    notes = root / "build" / "mutants.json"
    notes.unlink(missing_ok=True)
    pid = os.fork()
    if pid == 0:
        try:
            warm(root, todo, folders, notes, told)
        finally:
            os._exit(0)
    os.waitpid(pid, 0)
    code, results, chosen = json.loads(notes.read_text("utf-8")) if notes.exists() else (1, [], [])
    if code:
        raise SystemExit("The tests must pass before mutants are tried; see above.")
    for i, mutant in enumerate(todo):
        if not results[i]:
            files = [name.split("::")[0] for name in chosen[i]]
            results[i] = forked(functools.partial(cold, root, mutant, files, Only(chosen[i])))
            told(f"{results[i]:9} {mutant.key}")
        if further and results[i] in (SURVIVED, UNREACHED):
            passes = functools.partial(cold, root, mutant, further)
            results[i] = forked(passes, SECONDS_OF_FURTHER)
            told(f"{results[i]:9} {mutant.key}")
    return list(results)
