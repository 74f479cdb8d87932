"""Make mutants of a module: copies of it that differ in one small thing each, which some test should notice."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import NamedTuple

_NEAR: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_OTHER_FUNCTION = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list", "reversed": "iter"}
_DELETED = (ast.Expr, ast.AugAssign, ast.Raise, ast.Continue, ast.Break, ast.Delete)
_UNSEEN = {"annotation", "returns", "decorator_list", "type_params", "type_comment"}  # nothing runs by these fields


class Mutant(NamedTuple):
    """One change of a module: where, of what kind, what stood there and stands there now.

    `lines` are those of the code that is changed, and the first line of its statement. `on_import` is true where it
    runs when the module is imported, so that any test may feel it. `write` gives the text of the changed module.
    """

    lines: frozenset[int]
    line: int
    kind: str
    before: str
    after: str
    on_import: bool
    write: Callable[[], str]


class _Site(NamedTuple):
    """A node that can be replaced: the field of its parent that it is in, and its place in that where it is a list."""

    parent: ast.AST
    field: str
    place: int | None
    node: ast.AST
    statement: ast.AST
    on_import: bool

    def put(self, new: ast.AST) -> None:
        if self.place is None:
            setattr(self.parent, self.field, new)
        else:
            getattr(self.parent, self.field)[self.place] = new


def list_mutants(text: str) -> list[Mutant]:
    """List every mutant of a module that is known how to make, in the order of its code."""
    tree = ast.parse(text)
    return [
        _make(tree, site, kind, new)
        for site in _walk(tree, tree, on_import=True)
        for kind, new in _change(site)
        if ast.unparse(new) != ast.unparse(site.node)
    ]


def _make(tree: ast.Module, site: _Site, kind: str, new: ast.AST) -> Mutant:
    first = getattr(site.statement, "lineno", 1)
    line = getattr(site.node, "lineno", first)
    last = line if isinstance(site.node, ast.stmt) else getattr(site.node, "end_lineno", line)
    before, after = (ast.unparse(each).strip().partition("\n")[0] for each in (site.node, new))

    def write() -> str:
        site.put(new)
        try:
            return ast.unparse(ast.fix_missing_locations(tree)) + "\n"
        finally:
            site.put(site.node)

    return Mutant(frozenset({first, *range(line, last + 1)}), line, kind, before, after, site.on_import, write)


def _walk(parent: ast.AST, statement: ast.AST, *, on_import: bool) -> Iterator[_Site]:
    """Walk the code that runs: no annotation, no docstring, nothing that is for type checkers or for asserting."""
    for field, value in ast.iter_fields(parent):
        if field in _UNSEEN:
            continue
        early = on_import and not (field == "body" and isinstance(parent, ast.FunctionDef | ast.Lambda))
        for place, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(node, ast.AST) or _is_passed_over(parent, node):
                continue
            nearest = node if isinstance(node, ast.stmt) else statement
            yield _Site(parent, field, place, node, nearest, early)
            yield from _walk(node, nearest, on_import=early)


def _is_passed_over(parent: ast.AST, node: ast.AST) -> bool:
    if isinstance(node, ast.Assert | ast.Import | ast.ImportFrom):
        return True
    if isinstance(node, ast.If):
        return "TYPE_CHECKING" in ast.unparse(node.test)
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)  # a docstring, or the dots of an empty body
    if isinstance(parent, ast.Call) and ast.unparse(parent.func) in {"cast", "TypeVar", "NewType"}:
        return node in parent.args[:1]
    if isinstance(parent, ast.Module) and isinstance(node, ast.Assign):
        name = ast.unparse(node.targets[0])
        is_type = isinstance(node.value, ast.Subscript | ast.BinOp) and name[:1].isupper() and not name.isupper()
        return is_type or name == "__all__"
    return False


def _change(site: _Site) -> Iterator[tuple[str, ast.AST]]:
    """Give what may stand in the place of a node instead, each with what kind of a change it is."""
    if isinstance(site.node, ast.stmt):
        yield from _change_statement(site.node)
    elif isinstance(site.node, ast.comprehension):
        yield from _change_comprehension(site.node)
    elif isinstance(site.node, ast.Constant):
        yield from _change_constant(site, site.node)
    elif isinstance(site.node, ast.expr):
        yield from _change_expression(site.node)


def _change_statement(node: ast.stmt) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, _DELETED):
        yield "statement deleted", ast.Pass()
    elif isinstance(node, ast.Return) and node.value and ast.unparse(node.value) != "None":
        yield "return value dropped", ast.Return()
    elif isinstance(node, ast.If):
        yield "condition negated", ast.If(_negate(node.test), node.body, node.orelse)


def _change_comprehension(node: ast.comprehension) -> Iterator[tuple[str, ast.AST]]:
    for place in range(len(node.ifs)):
        rest = node.ifs[:place] + node.ifs[place + 1 :]
        yield "filter dropped", ast.comprehension(node.target, node.iter, rest, node.is_async)


def _change_expression(node: ast.expr) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.IfExp):
        yield "condition negated", ast.IfExp(_negate(node.test), node.body, node.orelse)
    elif isinstance(node, ast.Compare):
        yield from _change_compare(node)
    elif isinstance(node, ast.BoolOp):
        yield "and, or", ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    elif isinstance(node, ast.UnaryOp):
        yield ("not dropped" if isinstance(node.op, ast.Not) else "sign dropped"), node.operand
    elif isinstance(node, ast.BinOp) and (other := _ARITHMETIC.get(type(node.op))):
        yield "arithmetic", ast.BinOp(node.left, other(), node.right)
    elif isinstance(node, ast.Call):
        yield from _change_call(node)


def _negate(test: ast.expr) -> ast.expr:
    return (
        test.operand if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) else ast.UnaryOp(ast.Not(), test)
    )


def _change_compare(node: ast.Compare) -> Iterator[tuple[str, ast.AST]]:
    for place, op in enumerate(node.ops):
        for other in _NEAR[type(op)]:
            ops = [*node.ops[:place], other(), *node.ops[place + 1 :]]
            yield "comparison", ast.Compare(node.left, ops, node.comparators)


def _change_call(node: ast.Call) -> Iterator[tuple[str, ast.AST]]:
    name = ast.unparse(node.func)
    if name in _OTHER_FUNCTION:
        keywords = [] if name in {"sorted", "reversed"} else node.keywords
        yield f"other than {name}", ast.Call(ast.Name(_OTHER_FUNCTION[name]), node.args, keywords)
    if name == "sorted" or name.endswith(".sort"):
        others = [each for each in node.keywords if each.arg != "reverse"]
        backwards = ast.keyword("reverse", ast.Constant(value=True))
        yield (
            "sorted backwards",
            ast.Call(node.func, node.args, others if others != node.keywords else [*others, backwards]),
        )
    for keyword in node.keywords:
        if keyword.arg == "key":
            yield "key dropped", ast.Call(node.func, node.args, [each for each in node.keywords if each is not keyword])
    if len(node.args) > 1 and not any(isinstance(each, ast.Starred) for each in node.args[:2]):
        first, second, *rest = node.args
        yield "arguments swapped", ast.Call(node.func, [second, first, *rest], node.keywords)


def _change_constant(site: _Site, node: ast.Constant) -> Iterator[tuple[str, ast.AST]]:
    value = node.value
    if isinstance(site.parent, ast.keyword) and site.parent.arg == "reverse":
        return  # the call sees to it
    if isinstance(value, bool):
        yield "True, False", ast.Constant(value=not value)
    elif isinstance(value, int):
        yield "number", ast.Constant(value=value + 1)
        yield "number", ast.Constant(value=value - 1)
    elif isinstance(value, str):
        yield "text", ast.Constant(value=f"{value}XX")
