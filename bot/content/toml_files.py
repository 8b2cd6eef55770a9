"""Reads files and TOML tables; the ledger collects what is wrong, with its line or key."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.content.files import OddFileError, read_regular
from bot.content.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from bot.content.problems import Ledger

Model = TypeVar("Model", bound=BaseModel)

# pydantic's error types in the words of somebody who writes lessons: what is wrong, how to mend it.
WORDS = {
    "missing": ("key {key} is missing", "add it"),
    "extra_forbidden": ("unknown key {key}", "remove it or correct the spelling"),
    "string_type": ("this must be text", "put it in quotes"),
    "bool_type": ("this must be true or false", "write true or false, without quotes"),
    "float_type": ("this must be a number", "write it without quotes, such as 0.5"),
    "finite_number": ("this must be a number", "write it in digits, such as 0.5"),
    "int_type": ("this must be a whole number", "write digits only, without quotes"),
    "greater_than_equal": ("this number is too small", "write {ge} or more"),
    "less_than_equal": ("this number is too large", "write {le} or less"),
    "tuple_type": ("this must be a list", "put it in [ ], or in [[double brackets]] for tables"),
    "dict_type": ("this must be a table", "begin it with a [name] or [[name]] line"),
    "model_type": ("this must be a table", "begin it with a [name] or [[name]] line"),
    "too_short": ("the number of entries is {actual_length}", "write at least {min_length}"),
    "literal_error": ("this word is not known here", "write {expected}"),
}


LARGEST = 400_000  # bytes of a file


def read_file(root: Path, ledger: Ledger) -> bytes | None:
    """Return the bytes of the ledger's file under `root`, or report and return None."""
    try:
        return read_regular(root / ledger.file, LARGEST)
    except OddFileError as error:
        ledger.add("", error.wrong, error.mend)
    return None


def decoded(data: bytes, ledger: Ledger) -> str | None:
    """Return the text, its line ends as in Unix; report bytes that are not UTF-8."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        ledger.add(f"line {line}", "this is not UTF-8 text", "save the file as UTF-8")
    return None


def parsed_toml(text: str, ledger: Ledger, first_line: int = 1) -> dict[str, Any] | None:
    """Return the TOML as a dict, or report where it breaks; lines count from first_line."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = re.search(r" \(at line (\d+), column \d+\)$", str(error))
        line = int(found[1]) if found else text.rstrip("\n").count("\n") + 1
        reason = re.sub(r" \(at [^()]*\)$", "", str(error))
        ledger.add(
            f"line {line + first_line - 1}",
            f"this is not valid TOML: {quoted(reason)}",
            "look for a missing quote, bracket or equals sign here or just above",
        )
    return None


def validated(
    model: type[Model], table: dict[str, Any], ledger: Ledger, within: str = ""
) -> Model | None:
    """Return the table as a model; else report all that is wrong in it and return None.

    `within` stands before each place: "lesson[1]." for a table that is not the whole file.
    """
    try:
        return model.model_validate(table)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False):
            report(detail, ledger, within)
    return None


def read_table(root: Path, ledger: Ledger) -> dict[str, Any] | None:
    """Read the ledger's file as TOML, or report why that fails and return None."""
    data = read_file(root, ledger)
    text = None if data is None else decoded(data, ledger)
    return None if text is None else parsed_toml(text, ledger)


def key_path(loc: Sequence[str | int]) -> str:
    """Write a place as in question[1].option[0]; positions in lists count from 0."""
    path = ""
    for part in loc:
        name = part if isinstance(part, int) else quoted(part)[1:-1]
        path += f"[{name}]" if isinstance(part, int) else f".{name}"
    return path.removeprefix(".")


def report(detail: ErrorDetails, ledger: Ledger, within: str) -> None:
    """Report one error of pydantic in the words of somebody who writes lessons."""
    loc, context = detail["loc"], detail.get("ctx", {})
    if detail["type"] in {"missing", "extra_forbidden"}:
        context = {"key": quoted(str(loc[-1]))}
        loc = loc[:-1]
    wrong, mend = WORDS.get(
        detail["type"], (_escaped(detail["msg"]), _escaped(context.get("mend", "correct it")))
    )
    where = (within + key_path(loc)).rstrip(" .,")
    ledger.add(where or "top level", wrong.format(**context), mend.format(**context))


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
