"""What the pages name is there: files, commands with their options, and each part on the map."""

from __future__ import annotations

import re
from typing import Final

import click
import pytest

from bot.__main__ import main
from tests.child import ROOT

PAGES: Final = {
    file.name: file.read_text(encoding="utf-8")
    for file in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
}
FILES: Final = re.compile(
    r"`((?:bot|tests|docs|deploy|lessons|migrations"
    r"|ui|services|jobs|store|tutor|neural|plots|content|logs)/[\w./-]+)`"
)
INLINE: Final = re.compile(r"`(?:uv run )?nudge ([a-z][^`]*)`")
TYPED: Final = re.compile(
    r"^(?:.*(?:uv run|--group bench) |\S*bin/)?nudge ([a-z].*)$", re.MULTILINE
)
LEFT_OUT: Final = {"__init__.py", "__pycache__", "_shipped"}


def commands_on(page: str) -> list[list[str]]:
    """Return the commands of nudge that stand on a page: the words after nudge."""
    typed = "\n".join(re.findall(r"```(?:sh|text)\n(.*?)```", PAGES[page], re.DOTALL))
    found = (*INLINE.findall(PAGES[page]), *TYPED.findall(typed))
    return [re.sub(r"#.*| &&$", "", one).split() for one in found]


def unknown_in(words: list[str]) -> str | None:
    """Return the first word that is neither a command nor an option of it."""
    command: click.Command = main
    for word in words:
        if word.startswith("--"):
            options = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
            if word not in options:
                return word
        elif isinstance(command, click.Group):
            if word not in command.commands:
                return word
            command = command.commands[word]
    return None


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    named = sorted(set(FILES.findall(PAGES[page])))
    assert [one for one in named if not any((ROOT / up / one).exists() for up in ("", "bot"))] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_command_and_option_that_a_page_names_is_there(page: str) -> None:
    found = {" ".join(words): unknown_in(words) for words in commands_on(page)}
    assert {words: word for words, word in found.items() if word} == {}


def test_the_commands_are_found_where_they_stand() -> None:
    found = {" ".join(words[:2]) for page in PAGES for words in commands_on(page)}
    assert {"demo", "db restore", "check --quick", "simulate --report", "bench memory"} <= found
    assert unknown_in(["db", "restore", "x", "--quick"]) == "--quick"
    assert unknown_in(["bench", "nothing"]) == "nothing"


def test_every_part_of_the_bot_is_on_the_map() -> None:
    table = PAGES["README.md"].partition("| may import |")[2].partition("\n\n")[0]
    named = {one.rstrip("/") for one in re.findall(r"`(bot/\w+(?:\.py|/))`", table)}
    parts = {f"bot/{one.name}" for one in (ROOT / "bot").iterdir() if one.name not in LEFT_OUT}
    assert parts - named == set()
