"""The house rules that no tool checks: sizes of files and functions, empty package files."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(
    path
    for folder in ("bot", "tests", "migrations", ".ci")
    for path in (ROOT / folder).rglob("*.py")
    if "_shipped" not in path.parts
)
FILE_LINES, FUNCTION_LINES = 250, 40


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_files_and_functions_keep_to_their_size(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= FILE_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < FUNCTION_LINES, node.name


@pytest.mark.parametrize("path", [p for p in SOURCES if p.name == "__init__.py"], ids=name)
def test_a_package_file_holds_a_docstring_and_nothing_else(path: Path) -> None:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    assert len(body) == 1
    assert isinstance(body[0], ast.Expr)


def test_a_name_of_a_class_has_one_meaning() -> None:
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for path in (path for path in SOURCES if name(path).startswith("bot/")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                homes[node.name].append(name(path))
    shared = {called: home for called, home in homes.items() if len(home) > 1}
    assert [called for called, home in shared.items() if not is_a_port_and_what_fits_it(home)] == []


def is_a_port_and_what_fits_it(home: list[str]) -> bool:
    port, *fits = sorted(home, key=lambda file: not file.endswith("/ports.py"))
    return port.endswith("/ports.py") and len(fits) == 1 and fits[0].startswith("bot/store/")


def test_no_lock_file_and_no_registry_address_is_kept_in_the_project() -> None:
    host = "pypi" + ".org"
    kept = [ROOT / "pyproject.toml", ROOT / "README.md", ROOT / ".ci" / "run", *SOURCES]
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8")
    assert not [path for path in kept if host in path.read_text(encoding="utf-8")]
