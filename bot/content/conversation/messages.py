"""Messages with what they mean, from a CSV file: message, state, intent, card."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from io import StringIO
from typing import TYPE_CHECKING

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.moment import Open

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

COLUMNS = ("message", "state", "intent", "card")
SEPARATORS = ",;\t"
MORE = "there are more cells than columns; put a message that holds commas in quotes"
STATES: Mapping[str, Open] = {
    "": Open.NOTHING,
    "none": Open.NOTHING,
    "idle": Open.NOTHING,
    "channel": Open.NOTHING,
    "dm": Open.NOTHING,
    "lesson": Open.CARD,
    "reading": Open.CARD,
    "question": Open.CHOICE,
    "quiz": Open.CHOICE,
    "graded": Open.CHOICE,
    "graded choice": Open.CHOICE,
    "fill-in": Open.FILL,
    "correction due": Open.CORRECTION,
    "predict": Open.GAME,
    "training": Open.RUN,
    "a run in progress": Open.RUN,
    "done": Open.TRAINED,
} | {str(each): each for each in Open}
"""What a state may be called; "none" stands for nothing open."""
INTENTS: Mapping[str, Intent] = {
    "next": Intent.CONTINUE,
    "resume": Intent.CONTINUE,
    "start": Intent.CONTINUE,
    "learn": Intent.CONTINUE,
    "lesson": Intent.CONTINUE,
    "ask": Intent.EXPLAIN,
    "how": Intent.EXPLAIN,
    "question": Intent.EXPLAIN,
    "definition": Intent.DEFINE,
    "difference": Intent.COMPARE,
    "simpler": Intent.DIFFERENTLY,
    "rephrase": Intent.DIFFERENTLY,
    "say it differently": Intent.DIFFERENTLY,
    "again": Intent.DIFFERENTLY,
    "confused": Intent.DIFFERENTLY,
    "idk": Intent.DONT_KNOW,
    "help me": Intent.HINT,
    "quiz me": Intent.QUIZ,
    "practice": Intent.PRACTISE,
    "practise again": Intent.PRACTISE,
    "train with these settings": Intent.TRAIN,
    "read my last curve": Intent.CURVE,
    "read-curve": Intent.CURVE,
    "explain-run": Intent.CURVE,
    "last-run": Intent.CURVE,
    "game": Intent.PLAY,
    "where": Intent.PROGRESS,
    "how many": Intent.PROGRESS,
    "where am i": Intent.PROGRESS,
    "capabilities": Intent.HELP,
    "what can you do": Intent.HELP,
    "identity": Intent.WHO,
    "who are you": Intent.WHO,
    "compute": Intent.COMPUTED,
    "how was that computed": Intent.COMPUTED,
    "why did you say that": Intent.SAID,
    "hello": Intent.GREET,
    "greeting": Intent.GREET,
    "thank": Intent.THANKS,
    "bye": Intent.STOP,
    "pause": Intent.STOP,
    "cancel": Intent.STOP,
    "problem": Intent.REPORT,
    "report a problem": Intent.REPORT,
    "give answer": Intent.GIVE_ANSWER,
    "show answer": Intent.GIVE_ANSWER,
    "solution": Intent.GIVE_ANSWER,
    "was i right": Intent.WAS_RIGHT,
    "was right": Intent.WAS_RIGHT,
    "hard": Intent.TOO_HARD,
    "later": Intent.SKIP,
    "correction": Intent.ANSWER,
    "guess": Intent.ANSWER,
    "none of these": Intent.NONE,
    "off-topic": Intent.NONE,
    "offtopic": Intent.NONE,
    "other": Intent.NONE,
    "unknown": Intent.NONE,
} | {str(each): each for each in Intent}
"""What an intent may be called in somebody's own file."""


@dataclass(frozen=True, slots=True)
class JudgedMessage:
    """A message, what is open, and what is right: any of `intents`, any of `cards`; () for all."""

    text: str
    open: Open
    intents: frozenset[Intent]
    cards: frozenset[str]


@dataclass(frozen=True, slots=True)
class MessageFile:
    """`unread` says of what could not be read, row by row, what it was; it is not judged."""

    messages: tuple[JudgedMessage, ...]
    unread: tuple[str, ...] = field(default=())


class MessageFileError(ValueError):
    """A file that has no column `message`."""


def read_messages(text: str, cards: Collection[str]) -> MessageFile:
    """Read a CSV with a head. Only `message` must be there; names that are unknown are reported.

    `cards` are all "lesson/card" of the course; a card may be named without its lesson. Semicolons
    or tabs may separate. Raise MessageFileError for what is no such file.
    """
    heads, rows = _table(text.removeprefix("\ufeff"))
    found, unread = [], []
    for number, row in rows:
        cells = dict(zip(heads, map(str.strip, row), strict=False))
        more = row[len(heads) :]
        if any(map(str.strip, more)) or (more and state_named(cells.get("state", "")) is None):
            unread.append(f"line {number}: {MORE}")
            continue
        message, faults = _judged([cells.get(name, "") for name in COLUMNS], cards)
        unread += [f"line {number}: {each}" for each in faults]
        if message.text:
            found.append(message)
    return MessageFile(tuple(found), tuple(unread))


def state_named(name: str) -> Open | None:
    return STATES.get(name.casefold().replace("_", " "))


def _table(text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the names of the columns, and each row that holds anything with its last line."""
    for separator in SEPARATORS:
        reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
        try:
            heads = [cell.strip().casefold() for cell in next(reader, [])]
            if "message" in heads:
                return heads, [(reader.line_num, row) for row in reader if any(map(str.strip, row))]
        except csv.Error as error:
            raise MessageFileError(f"Line {reader.line_num} is no CSV: {error}.") from error
    raise MessageFileError("It needs a first line with the columns " + ",".join(COLUMNS) + ".")


def _judged(values: list[str], cards: Collection[str]) -> tuple[JudgedMessage, list[str]]:
    text, state, intent, card = values
    wrong = [] if text else ["there is no message"]
    open_ = state_named(state)
    if open_ is None:
        wrong.append(f"the state {state!r} is unknown, so nothing is taken to be open")
    intents = frozenset(_intents(intent, wrong))
    wanted = frozenset(_cards(card, cards, wrong))
    return JudgedMessage(text, open_ or Open.NOTHING, intents, wanted), wrong


def _intents(written: str, wrong: list[str]) -> Iterator[Intent]:
    for name in filter(None, (part.strip() for part in written.replace(";", "|").split("|"))):
        key = name.casefold().replace("_", "-")
        intent = INTENTS.get(key) or INTENTS.get(key.replace("-", " "))
        if intent is None:
            wrong.append(f"the intent {name!r} is unknown and not judged")
        else:
            yield intent


def _cards(written: str, cards: Collection[str], wrong: list[str]) -> Iterator[str]:
    for name in filter(None, written.replace("|", " ").replace(";", " ").split()):
        named = [card for card in cards if card == name or card.endswith(f"/{name}")]
        if not named:
            wrong.append(f"the card {name!r} is unknown and not judged")
        yield from named
