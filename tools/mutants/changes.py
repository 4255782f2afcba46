"""Every small change of one file: what a tired person could have written instead.

Left alone are annotations, decorators, docstrings and what stands in ``tr(…)`` and its like:
a type checker and the readers of the words look after those.
"""

from __future__ import annotations

import ast
import copy
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

Change = tuple[str, ast.AST]  # what kind, and what stands there instead

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.In: ast.NotIn, ast.NotIn: ast.In,  # codespell:ignore notin
    ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
UNTOUCHED = {"annotation", "returns", "decorator_list", "bases", "type_params"}
WORDS = {"tr", "N_", "ntr", "cast", "TypeVar", "getLogger", "assert_never", "NewType"}
DEFINED = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Mutant:
    """One change of one file."""

    path: str
    function: str  # the function or method that holds it; empty outside of any
    line: int
    last_line: int
    number: int  # the node's place in the file, in the order of ``ast.walk``
    which: int  # of the changes of that node
    kind: str
    before: str
    after: str
    among: str = ""  # the line of a single word or number, which says little alone
    nth: int = 1  # of those that read alike

    @property
    def key(self) -> str:
        """Name it without the line, which moves with every edit."""
        among = f" in {self.among}" if self.among else ""
        nth = f" ({self.nth})" if self.nth > 1 else ""
        return f"{self.path} {self.function}: {self.before} → {self.after}{among}{nth}"


def instead(node: ast.AST) -> Iterator[Change]:
    """Give what could stand in place of *node*."""
    match node:
        case ast.Compare(ops=operators):
            for i, operator in enumerate(operators):
                new = copy.copy(node)
                new.ops = [*operators[:i], SWAPS[type(operator)](), *operators[i + 1 :]]  # type: ignore[list-item]
                yield "comparison", new
        case ast.BinOp(op=op) | ast.AugAssign(op=op) | ast.BoolOp(op=op) if type(op) in SWAPS:
            changed = copy.copy(node)
            changed.op = SWAPS[type(op)]()  # type: ignore[assignment]
            yield "operator", changed
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield "sign", node.operand
        case ast.Constant(value=bool() as value):
            yield "constant", ast.Constant(not value)
        case ast.Constant(value=int() | float() as value):
            yield "constant", ast.Constant(value + 1)
        case ast.Constant(value=str() as value) if value.strip():
            yield "text", ast.Constant(f"XX{value}")
        case ast.Return(value=value) if not nothing(value):
            yield "return", ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call()):
            yield "call left out", ast.Pass()
        case ast.Break():
            yield "loop", ast.Continue()
        case ast.Continue():
            yield "loop", ast.Break()
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            if isinstance(test, ast.Name | ast.Attribute | ast.Call | ast.NamedExpr):
                other = copy.copy(node)
                other.test = ast.UnaryOp(ast.Not(), test)
                yield "condition", other


def nothing(value: ast.expr | None) -> bool:
    """Whether a function that returns *value* returns None."""
    return value is None or (isinstance(value, ast.Constant) and value.value is None)


def shown(node: ast.AST) -> str:
    """Write *node* in one short line."""
    if isinstance(node, ast.If | ast.While):
        return f"{type(node).__name__.lower()} {ast.unparse(node.test)}"
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 90 else f"{text[:87]}…"


def is_docstring(node: ast.AST) -> bool:
    """Whether *node* is a text that stands alone as a statement."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def places(node: ast.AST, function: str = "") -> Iterator[tuple[ast.AST, str]]:
    """Walk what may be changed, each with the function that holds it."""
    yield node, function
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or field in UNTOUCHED or is_docstring(child):
                continue
            if isinstance(child, ast.Call) and getattr(child.func, "id", "") in WORDS:
                continue
            if isinstance(child, ast.If) and shown(child) == "if TYPE_CHECKING":
                continue
            inside = function
            if isinstance(node, ast.ClassDef | ast.Module) and isinstance(child, ast.ClassDef):
                inside = f"{function}{child.name}."
            elif isinstance(child, DEFINED) and (not function or function.endswith(".")):
                inside = f"{function}{child.name}"
            elif isinstance(child, ast.arguments) and isinstance(node, DEFINED):
                inside = ""  # a default is read when the file is
            yield from places(child, inside)


def mutants(path: str, source: str) -> list[Mutant]:
    """List every change of a file."""
    tree = ast.parse(source)
    number = {id(node): i for i, node in enumerate(ast.walk(tree))}
    written = source.splitlines()
    found = [
        Mutant(
            path, "" if function.endswith(".") else function, node.lineno,
            node.end_lineno or node.lineno, number[id(node)], which, kind, shown(node), shown(new),
            written[node.lineno - 1].strip() if isinstance(node, ast.Constant) else "",
        )
        for node, function in places(tree)
        if hasattr(node, "lineno")
        for which, (kind, new) in enumerate(instead(node))
    ]  # fmt: skip
    alike = Counter[str]()
    for i, one in enumerate(found):
        alike[one.key] += 1
        found[i] = replace(one, nth=alike[one.key])
    return found


class Exchange(ast.NodeTransformer):
    """Puts one node in place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, ast.copy_location(new, old)

    def visit(self, node: ast.AST) -> ast.AST:
        """Exchange *node* if it is the one."""
        return self.new if node is self.old else self.generic_visit(node)


def changed(mutant: Mutant, source: str) -> ast.Module:
    """Read *source* with the change in it."""
    tree = ast.parse(source)
    old = list(ast.walk(tree))[mutant.number]
    new = list(instead(old))[mutant.which][1]
    whole: ast.Module = Exchange(old, new).visit(tree)
    return ast.fix_missing_locations(whole)


def drawn(
    root: Path, package: str, sample: int | None, seed: int, *, outside: bool = False
) -> tuple[int, list[Mutant]]:
    """Count a package's mutants within functions, or *outside*; give those of a draw of both.

    A larger draw has the smaller one in it.
    """
    found: list[Mutant] = []
    for file in sorted((root / package).rglob("*.py")):
        path = file.relative_to(root).as_posix()
        found += mutants(path, file.read_text("utf-8"))
    order = random.Random(seed).sample(found, len(found))
    wanted = [one for one in order[:sample] if (not one.function) is outside]
    count = sum((not one.function) is outside for one in found)
    return count, sorted(wanted, key=lambda one: (one.path, one.line, one.number, one.which))
