"""Every function that reads what people write, and inputs that make careless reading slow."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.registries import REGISTRIES
from bot.settings import Settings
from bot.taught import taught
from bot.tutor.by_hand.steps.bounds import bound_in
from bot.tutor.classroom.times import moment_in
from bot.tutor.conversation.edge import LET_IN, let_in
from bot.tutor.conversation.meaning.understand import understand
from bot.tutor.conversation.moment import Moment, Open
from bot.tutor.conversation.moves.heard import heard_move, missing_letter
from bot.tutor.conversation.safety import trouble_in
from bot.tutor.conversation.settings.heard import heard_training
from bot.tutor.conversation.words import words_of
from bot.tutor.course.glossary import closest_names, find_term, terms_in
from bot.tutor.data.cells import lines_of, written
from bot.tutor.data.choices import Choices
from bot.tutor.data.dry_run import dry_run
from bot.tutor.data.grid import grid_of
from bot.tutor.data.naming import checked_name, typed_name
from bot.tutor.data.readings import is_date, is_number_like
from bot.tutor.data.sentences.measures import measures_of
from bot.tutor.data.sentences.signals import found_in, signals_of
from bot.tutor.errors import TutorError
from bot.tutor.exercises.questions.fill import folded, likeness
from bot.tutor.exercises.questions.ideas import found_in as idea_found_in
from bot.tutor.exercises.questions.inputs import (
    Choice,
    ChooseOne,
    ChooseSeveral,
    PairUp,
    PutInOrder,
    TypeIn,
)
from bot.tutor.exercises.questions.typed_numbers import readings
from bot.tutor.exercises.questions.typed_replies import reply_in_message
from bot.tutor.game.hearing.asides import heard_aside
from bot.tutor.game.hearing.hear import hear
from bot.tutor.game.hearing.readable import reads_as_words
from bot.tutor.game.hearing.typed_labels import heard_sure
from bot.tutor.game.hearing.typed_rules import heard_rule
from bot.tutor.lab.dials.dials import dials_of
from bot.tutor.lab.dials.other import completions, pairs_in
from bot.tutor.lab.limits import hidden_layers, number_in, some_of
from bot.tutor.text import LINK, clean, plain, seen, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services.conversation.reader import Spoken
    from bot.tutor.course.course import Course
    from bot.tutor.exercises.questions.inputs import Input
    from bot.tutor.lab.dials.dials import Dials

    Reads = Callable[[str], object]

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
OPTIONS = ("the gradient points uphill", "it is 0.5", "a loss of two and more", "none of them")
CHOICES = tuple(Choice(str(place), text) for place, text in enumerate(OPTIONS))
ASKED: dict[str, Input] = {
    "one": ChooseOne(CHOICES),
    "several": ChooseSeveral(CHOICES),
    "an order": PutInOrder(CHOICES),
    "pairs": PairUp(CHOICES, CHOICES),
    "a gap": TypeIn("a word", 4_000),
    "a number": TypeIn("a number such as 3 cm", 4_000, number=True),
}
NASTY = {
    "one letter": "a",
    "two letters": "ab",
    "spaces": " ",
    "spaces of other scripts": "\u00a0\u2003",
    "lines": "\n",
    "a letter a line": "a\n",
    "quotes": '"',
    "nested quotes": "“'\"a",
    "apostrophes": "it's ",
    "opening brackets": "([{<",
    "closed brackets": "()[]",
    "digits": "1",
    "numbers": "12 ",
    "decimals": "1.",
    "thousands": "1,",
    "dashes": "-",
    "ranges": "1-",
    "sizes": "8x",
    "percents": "1% ",
    "addresses": "http://a.b/",
    "hosts": "www.a.",
    "mentions": "<@1",
    "emoji": "\U0001f600",
    "joined emoji": "\U0001f469\u200d",
    "flags": "\U0001f1e9\U0001f1ea",
    "combining marks": "a\u0301",
    "marks alone": "\u0301\u0316",
    "listed letters": "a, ",
    "letters and": "a and ",
    "fences": "```\n",
    "ticks": "`",
    "stars": "*",
    "underscores": "_",
    "dots": ".",
    "dots and spaces": ". ",
    "marks": "!?",
    "equals": "= ",
    "settings": "x=1 ",
    "strokes": "|",
    "backslashes": "\\",
    "it is": "it is ",
    "not": "not ",
    "words of the course": "the loss is not the gradient ",
    "too high": "the word was too high and ",
    "capitals": "A",
    "sharp s": "ß",
    "without spaces": "漢",
    "laughs": "ha",
    "commas": ",",
    "tabs": "\t",
}


@cache
def school() -> tuple[Course, Spoken]:
    course, _, spoken = taught(Settings(lessons=Path("lessons").resolve()), REGISTRIES)
    return course, spoken


@cache
def dials() -> Dials:
    return dials_of(REGISTRIES.dials, REGISTRIES.catalogue)


def in_state(state: Open, text: str) -> object:
    moment = Moment(state, options=OPTIONS, labels=("formal", "casual"), known=OPTIONS)
    return heard_move(text, moment), missing_letter(text, moment)


def trained_by(text: str) -> object:
    return heard_training(text, dials(), ("overfit",), ("mine",))


def dry(text: str) -> object:
    return dry_run("n", grid_of(text), Choices())


READERS: dict[str, Reads] = {
    "clean": clean,
    "seen": seen,
    "plain": plain,
    "shortened": partial(shortened, most=100),
    "link": LINK.search,
    "let_in": let_in,
    "words_of": words_of,
    "trouble_in": lambda text: trouble_in(text, school()[1].words.safety),
    "understand": lambda text: understand(school()[1].reader.mind, text),
    "heard_training": trained_by,
    **{f"heard_move, {state}": partial(in_state, state) for state in Open},
    "find_term": lambda text: find_term(school()[0].glossary, text),
    "closest_names": lambda text: closest_names(school()[0].glossary, text),
    "terms_in": lambda text: terms_in(school()[0].glossary, text),
    "folded": folded,
    "likeness": lambda text: likeness(folded(text), "gradient descent"),
    "ideas": lambda text: idea_found_in(text, ("gradient", "loss", "step")),
    "readings": readings,
    **{f"reply to {name}": partial(reply_in_message, asked) for name, asked in ASKED.items()},
    "hear": hear,
    "heard_aside": heard_aside,
    "heard_sure": lambda text: heard_sure(text, ("formal", "casual")),
    "heard_rule": heard_rule,
    "reads_as_words": reads_as_words,
    "bound_in": bound_in,
    "moment_in": lambda text: moment_in(text, "UTC", NOON),
    "lines_of": lambda text: lines_of(text, 502),
    "written": written,
    "grid_of": grid_of,
    "dry_run": dry,
    "typed_name": typed_name,
    "checked_name": lambda text: checked_name(text, ()),
    "is_number_like": is_number_like,
    "is_date": is_date,
    "signals_of": signals_of,
    "found_in": found_in,
    "measures_of": measures_of,
    "pairs_in": lambda text: pairs_in(text, dials()),
    "completions": lambda text: completions(text, dials()),
    "hidden_layers": lambda text: hidden_layers(text, 4, (1, 64)),
    "number_in": lambda text: number_in("points", text),
    "some_of": lambda text: some_of("features", text, ("x", "y")),
}
AT_THE_EDGE = {name: LET_IN for name in READERS if name.startswith("heard_move")} | {
    "understand": LET_IN,
    "heard_training": LET_IN,
    "trouble_in": LET_IN,
    "hear": LET_IN,
}
"""What gets no more characters than these, because `let_in` cuts the message before."""


def read(reader: Reads, text: str) -> None:
    with suppress(TutorError, ValueError):
        reader(text)
