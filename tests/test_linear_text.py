"""What reads people's words takes ten times as long for ten times as many of them, and no more."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
import warnings
from itertools import islice
from time import process_time
from typing import TYPE_CHECKING, Any

import pytest

import bot.services
import bot.tutor
import bot.ui
from tests.reading_people import AT_THE_EDGE, NASTY, READERS, read

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from re import _constants as names  # type: ignore[attr-defined] # the parser of the library
    from re import _parser as parser  # type: ignore[attr-defined]

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LONG = 10_000
MOST_RATIO = 25.0  # ten times is right, and a hundred times is what must not be
FAST = 0.008  # seconds: what takes no longer for the longest text holds nobody up
TRIES = 5
ENDS = ("", "\x01z")  # the second makes a pattern fail at the very end
NESTED = {
    "bot.tutor.conversation.answers.stems:WORD:0",
    "bot.tutor.conversation.answers.veiling:WORD:0",
    "bot.tutor.conversation.settings.reading:TOKEN:0",
    "bot.tutor.conversation.settings.wanting:BEFORE:0",
    "bot.tutor.conversation.words:WORD:0",
    "bot.tutor.data.characters:CHARACTER:0",
    "bot.tutor.data.sentences.signals_reading:WORD_OR_MARK:0",
    "bot.tutor.data.sentences.signals_reading:TOKEN:0",
    "bot.tutor.game.hearing.lines:PIECE:0",
    "bot.tutor.game.hearing.naming:TOKEN:0",
    "bot.tutor.game.hearing.typed_features:TOKEN:0",
    "bot.tutor.game.hearing.typed_labels:TOKEN:0",
}
"""Each further part begins with a sign or word that no part holds, so there is one way only."""


def seconds(name: str, text: str, tries: int) -> float:
    """Return the shortest time of a few: others may use this machine too."""
    shortest = float("inf")
    for _ in range(tries):
        began = process_time()
        read(READERS[name], text)
        shortest = min(shortest, process_time() - began)
        if shortest < FAST:
            break
    return shortest


@pytest.mark.parametrize(
    ("end", "step"),
    [(ENDS[1], 2), *(pytest.param(end, 1, marks=pytest.mark.nightly) for end in ENDS)],
)
@pytest.mark.parametrize("name", READERS)
def test_f3_ten_times_the_text_takes_ten_times_as_long(name: str, end: str, step: int) -> None:
    """By day every second input is tried, at night each."""
    nasty = dict(islice(NASTY.items(), 0, None, step))
    read(READERS[name], "warm up")
    longest = AT_THE_EDGE.get(name, LONG)
    gc.disable()
    try:
        slow = dict(_slower_than_linear(name, longest, end, nasty))
    finally:
        gc.enable()
    assert slow == {}


def _slower_than_linear(
    name: str, longest: int, end: str, nasty: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for what, unit in nasty.items():
        large = (unit * longest)[:longest] + end
        small = (unit * longest)[: longest // 10] + end
        took, least = seconds(name, large, 1), FAST / 100
        for tries in range(1, TRIES):  # a busy moment is no proof
            if took < FAST:
                break
            ratio = took / max(seconds(name, small, tries), least)
            if ratio <= MOST_RATIO:
                break
            took = min(took, seconds(name, large, tries))
        else:
            yield f"{what}{end!r}", f"{took * 1000:.0f} ms, {ratio:.0f} times"


def test_f3_a_quadratic_reader_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try the test on a pattern of the kind that blocked the loop."""
    quadratic = re.compile(r"[a-z]+$")
    monkeypatch.setitem(READERS, "quadratic", quadratic.search)
    nasty = {"one letter": NASTY["one letter"]}
    assert dict(_slower_than_linear("quadratic", LONG // 2, ENDS[1], nasty))


def patterns() -> dict[str, re.Pattern[str]]:
    """Return every pattern that a module of the tutor, the services or the ui holds."""
    found: dict[str, re.Pattern[str]] = {}
    for package in (bot.tutor, bot.services, bot.ui):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, held in vars(importlib.import_module(module.name)).items():
                for place, pattern in enumerate(_patterns_in(held)):
                    found[f"{module.name}:{name}:{place}"] = pattern
    return found


def _patterns_in(held: object) -> Iterator[re.Pattern[str]]:
    if isinstance(held, re.Pattern) and isinstance(held.pattern, str):
        yield held
    elif isinstance(held, dict):
        yield from (one for each in held.values() for one in _patterns_in(each))
    elif isinstance(held, tuple | list | frozenset | set):
        yield from (one for each in held for one in _patterns_in(each))


def nests_repeats(pattern: re.Pattern[str]) -> bool:
    """Tell whether an endless repeat stands inside another one: `(a+)+` takes exponential time."""
    parsed: Any = parser.parse(pattern.pattern, pattern.flags)
    return _nests(parsed, inside=False)


def _nests(parsed: Any, *, inside: bool) -> bool:  # noqa: ANN401 - the parser has no types
    return any(_node_nests(op, args, inside) for op, args in parsed)


def _node_nests(op: object, args: Any, inside: bool) -> bool:  # noqa: ANN401 - as above
    if op in {names.MAX_REPEAT, names.MIN_REPEAT}:
        endless = args[1] is names.MAXREPEAT
        return (inside and endless) or _nests(args[2], inside=inside or endless)
    within: Any = ()
    if op in {names.SUBPATTERN, names.ASSERT, names.ASSERT_NOT}:
        within = (args[-1],)
    elif op is names.BRANCH:
        within = args[1]
    return any(_nests(each, inside=inside) for each in within)


def test_f3_no_pattern_nests_an_endless_repeat_in_another() -> None:
    held = patterns()
    assert len(held) > 100
    assert {where for where, one in held.items() if nests_repeats(one)} == NESTED


@pytest.mark.parametrize("nested", [r"(a+)+b", r"(?:\w+\s?)*$", r"(?:x|(?:ab*)+)*", r"(?=(a*)*b)"])
def test_f3_a_nested_repeat_is_found(nested: str) -> None:
    assert nests_repeats(re.compile(nested))
