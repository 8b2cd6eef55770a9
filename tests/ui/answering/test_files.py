"""Every file that is sent has a description, for those who cannot open it or see it."""

from __future__ import annotations

import ast
from pathlib import Path

from bot.trainings.news import Picture
from bot.ui.answering.files import file_of, files_of

BOT = Path(__file__).parents[3] / "bot"
MAKES_FILES = "ui/answering/files.py"


def _calls(tree: ast.AST, name: str) -> list[ast.Call]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [
        call
        for call in calls
        if (isinstance(call.func, ast.Name) and call.func.id == name)
        or (isinstance(call.func, ast.Attribute) and call.func.attr == name)
    ]


def _trees() -> dict[str, ast.AST]:
    return {
        path.relative_to(BOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(BOT.rglob("*.py"))
    }


def _is_discord_file(call: ast.Call) -> bool:
    """Tell a file that is sent from the part of a card that shows one."""
    return isinstance(call.func, ast.Attribute) and ast.unparse(call.func) == "discord.File"


def test_files_for_discord_are_made_in_one_place_which_describes_them() -> None:
    made = {
        name for name, tree in _trees().items() if any(map(_is_discord_file, _calls(tree, "File")))
    }
    assert made == {MAKES_FILES}


def test_no_picture_and_no_file_is_made_without_words() -> None:
    wordless = [
        f"{name}:{call.lineno}"
        for name, tree in _trees().items()
        for call in _calls(tree, "Picture")
        if any(isinstance(given, ast.Constant) and given.value == "" for given in call.args)
    ]
    assert wordless == []


def test_a_file_keeps_its_description() -> None:
    (file,) = files_of([Picture("loss.png", b"png", "Line chart.")])
    assert (file.filename, file.description) == ("loss.png", "Line chart.")


def test_a_file_that_was_kept_before_it_was_described_is_told_by_its_name() -> None:
    assert file_of("run-1.py", b"", "").description == "A file named run-1.py."
