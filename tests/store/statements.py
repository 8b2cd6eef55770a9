"""Finds every statement of the store, and code that builds one where no test would find it."""

from __future__ import annotations

import ast
import pkgutil
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

import bot.store

if TYPE_CHECKING:
    from collections.abc import Iterator

STORE = Path(bot.store.__file__).parent
BUILDS = {
    *("select", "insert", "insert_or_ignore", "update", "delete", "text"),
    *("where", "values", "join", "join_from", "outerjoin", "order_by", "returning"),
}
"""Names of calls that build a statement or change one."""


def statements() -> Iterator[tuple[str, sa.Executable]]:
    """Yield every statement of the store's modules, by module and name."""
    for found in pkgutil.walk_packages([str(STORE)], "bot.store."):
        for name, value in vars(import_module(found.name)).items():
            if isinstance(value, sa.Executable) and isinstance(value, sa.ClauseElement):
                yield f"{found.name}.{name}", value


def hidden_statements(source: str) -> list[str]:
    """Name the functions of a module that build statements while the program runs.

    One that the module calls itself, at its top, is none: what it returns has a name there.
    """
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    at_the_top = {
        called(node)
        for statement in tree.body
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef)
        for node in ast.walk(statement)
    }
    return [
        function.name
        for function in functions
        if function.name not in at_the_top
        and any(called(node) in BUILDS for node in ast.walk(function))
    ]


def called(node: ast.AST) -> str:
    """Return the name that is called, without what stands before its last dot; "" for no call."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
