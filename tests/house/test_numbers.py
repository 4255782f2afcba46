"""The house numbers of ARCHITECTURE.md: small files, small functions, few broad excepts."""

from __future__ import annotations

import ast
import math
import statistics

from tests.house.sources import modules, named, tree

_FILE, _CLASS, _FUNCTION, _P99, _MEDIAN, _BROAD = 300, 200, 60, 40, 7, 3
_PLATFORM_HOST = "desk_stretch/platform/host.py"


def _length(node):
    return node.end_lineno - node.lineno + 1


def _all_of(*kinds):
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, kinds):
                yield named(path), node


def _functions():
    return list(_all_of(ast.FunctionDef, ast.AsyncFunctionDef))


def test_no_file_is_longer_than_a_sitting():
    lengths = {named(path): len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert {name: n for name, n in lengths.items() if n > _FILE} == {}


def test_no_class_is_longer_than_it_can_be_held_in_mind():
    long = {node.name: _length(node) for _, node in _all_of(ast.ClassDef)}
    assert {name: n for name, n in long.items() if n > _CLASS} == {}


def test_functions_are_short():
    functions = _functions()
    long = {f"{path}:{node.name}": _length(node) for path, node in functions}
    assert {name: n for name, n in long.items() if n > _FUNCTION} == {}
    lengths = sorted(_length(node) for _, node in functions)
    assert statistics.median(lengths) <= _MEDIAN
    assert lengths[math.ceil(len(lengths) * 0.99) - 1] <= _P99


def test_every_module_says_what_lives_there():
    silent = {}
    for path in modules():
        words = ast.get_docstring(tree(path)) or ""
        if not 1 <= sum(bool(line) for line in words.splitlines()) <= 5:
            silent[named(path)] = words
    assert silent == {}


def _is_broad(handler):
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(
        each is None or getattr(each, "id", "") in ("Exception", "BaseException") for each in caught
    )


def test_broad_excepts_are_few_and_where_they_belong():
    found = [
        f"{path}:{node.lineno}" for path, node in _all_of(ast.ExceptHandler) if _is_broad(node)
    ]
    assert len(found) <= _BROAD, found
    # The engine's inbox, the choice of a mechanism, and Qt's hook for what escaped a slot.
    allowed = tuple(f"desk_stretch/{ring}/" for ring in ("engine", "platform", "ui"))
    assert [place for place in found if not place.startswith(allowed)] == []


def _guards():
    """Give every comparison that decides an ``if`` or an ``assert``, alone or among others."""
    for _, node in _all_of(ast.If, ast.IfExp, ast.Assert):
        tests = node.test.values if isinstance(node.test, ast.BoolOp) else [node.test]
        yield from (test for test in tests if isinstance(test, ast.Compare))


def test_only_the_host_asks_which_system_this_is():
    """One guard is right elsewhere: ``if sys.platform == "win32":``.

    A module of one mechanism uses names that exist on one system only. mypy understands exactly
    this comparison, and skips what lies behind it on the other systems.
    """
    guarded = {id(guard.left) for guard in _guards()}
    asking = [
        f"{path}:{node.lineno}"
        for path, node in _all_of(ast.Attribute)
        if getattr(node.value, "id", "") == "sys"
        and node.attr == "platform"
        and id(node) not in guarded
    ]
    others = [
        f"{path}:{node.lineno}"
        for path, node in _all_of(ast.Attribute)
        if (getattr(node.value, "id", ""), node.attr) in {("os", "name"), ("platform", "system")}
    ]
    assert [place for place in asking + others if not place.startswith(_PLATFORM_HOST)] == []


def test_vague_names_are_not_used():
    vague = {"manager", "helper", "helpers", "util", "utils", "misc", "common", "info"}
    names = [(named(path), path.stem) for path in modules()]
    names += [(path, node.name) for path, node in _all_of(ast.ClassDef)]
    found = [f"{path}: {name}" for path, name in names if _words(name) & vague]
    assert found == []


def _words(name):
    spaced = "".join(f" {letter}" if letter.isupper() else letter for letter in name)
    return set(spaced.replace("_", " ").lower().split())
