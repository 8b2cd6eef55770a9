"""How the talk says, in plain sentences, what it understood and what decided it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.wishes import WISHES
from bot.tutor.conversation.moment import Open
from bot.tutor.pictures.weighed_words import WeighedWordsPicture
from bot.tutor.text import listed, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.tutor.conversation.meaning.because import Because, Counted

MOST_TOLD = 3
"""Words for a wish, and against it, that a sentence names; the picture has them all."""
MOST_SHARED = 6  # words that a message and a card share: of a card's own text there may be many
OPEN: Mapping[Open, str] = {
    Open.CARD: "a card of a lesson",
    Open.TRY: "a question on a card",
    Open.CHOICE: "a lesson's question",
    Open.SEVERAL: "a question with several right answers",
    Open.ORDER: "a question about an order",
    Open.PAIRS: "a question about pairs",
    Open.NUMBER: "a question for a number",
    Open.FILL: "a sentence with a gap",
    Open.WORDS: "a question to answer in your own words",
    Open.ANSWERED: "a question that you had just answered",
    Open.MATCHING: "an exercise in matching",
    Open.BEGIN: "a game that begins with your rule",
    Open.GAME: "a sentence of the game",
    Open.CORRECTION: "a correction in the game",
    Open.RULE: "the rule of a game",
    Open.RUN: "a training of yours",
    Open.TRAINED: "a training that had ended",
}
MEASURE = "Points for it, minus the mean of the two next likeliest"
BEFORE = "before any word"


class ReplyShape(StrEnum):
    """What a short message looked like. This is remembered instead of its words."""

    LETTER = "a single letter"
    NUMBER = "a number"
    WORDS = "a short message like yours"


def shape_of(reply: str) -> ReplyShape:
    """Return what the bare answer of a message is; "" is a message without one."""
    if len(reply) == 1 and reply.isalpha():
        return ReplyShape.LETTER
    return ReplyShape.NUMBER if reply[:1].isdigit() or reply[1:2].isdigit() else ReplyShape.WORDS


def decided_line(open_: Open, shape: ReplyShape, intent: Intent) -> str:
    """Say that what was open decided, and not the network."""
    wish = "an answer" if intent is Intent.ANSWER else WISHES[intent]
    if open_ not in OPEN:
        return f"My network was not asked: {shape} is always {wish}."
    opened = OPEN[open_]
    return f"{opened[0].upper()}{opened[1:]} was open, and {shape} is {wish} there."


def taken_line(because: Because, *, refused: bool) -> str:
    """Say what a message was taken for, how sure that was, and what came next."""
    wish = WISHES[because.intent]
    share = "" if refused else f" ({percent(because.share)})"
    others = [
        f"{WISHES[name]} ({percent(share)})"
        for name, share in because.offers
        if WISHES[name] != wish
    ]
    lines = [f"I took your message as: **{wish}**{share}."]
    if others:
        lines.append(f"{'Otherwise' if refused else 'Next'} likeliest: {', '.join(others)}.")
    return " ".join(lines)


def refused_line() -> str:
    return (
        "A neuron of its own decided that, whatever seemed likeliest otherwise: it weighs how well "
        "anything of mine fits, and how many of your words are new to me."
    )


def counted_line(because: Because) -> str:
    """Say which words counted most for the wish, and which against it."""
    if not because.counted:
        return "I found no word in it to go by."
    first = _named(one for one in because.counted if one.weight > 0)
    against = _named(one for one in because.counted if one.weight < 0)
    lines = [f"What counted most for it: {first}." if first else "No word counted for it."]
    if against:
        lines.append(f"Against it: {against}.")
    if because.tipped:
        lines.append("By the words alone another wish came first; what was open tipped it.")
    return " ".join(lines)


def _named(counted: Iterable[Counted]) -> str:
    return ", ".join(
        f"{plain(one.told)} ({points(one.weight)})" for one in list(counted)[:MOST_TOLD]
    )


def card_line(title: str, words: Sequence[str]) -> str:
    """Say why a card came first: what the message shares with the text there that fits best."""
    named = listed([f"\u201c{plain(word)}\u201d" for word in words[:MOST_SHARED]])
    also = "also stands" if len(words) == 1 else "also stand"
    return f"I looked on the card **{title}** first: {named} {also} in a text that leads there."


def network_line(inputs: int, examples: int) -> str:
    """Say what decided: how many inputs it has, and how many sentences it was trained on."""
    trained = f", trained on {examples:,} example sentences" if examples else ""
    return (
        f"Behind this is a network of one layer with {inputs:,} inputs{trained}. It has no idea "
        "what the words mean: it only adds up points, as any neuron does. So it will misread you "
        "at times, and that is its fault, not yours: just say it another way."
    )


def picture_of(because: Because) -> WeighedWordsPicture:
    """Return the picture of all words; its bars add up to the lead of the wish chosen."""
    rows = [(one.told, one.weight) for one in because.counted]
    if because.further:
        words = "1 further word" if because.further == 1 else f"{because.further} further words"
        rows.append((words, because.rest))
    labels, weights = zip(*rows, (BEFORE, because.bias), strict=True)
    title = f"Why I heard {WISHES[because.intent]}"
    return WeighedWordsPicture(title=title, measure=MEASURE, labels=labels, weights=weights)


def points(weight: float) -> str:
    return f"{weight:+.1f}".replace("-", "\u2212") if abs(weight) >= 0.05 else "near 0"


def percent(share: float) -> str:
    """Write a share as a whole percentage, never as none or all of what is not."""
    if 0 < share < 0.01:
        return "under 1%"
    return "over 99%" if 0.99 < share < 1 else f"{share:.0%}"


def looked_up_line(*, room: bool) -> str:
    """Tell that no network was asked: the message was nothing but a name."""
    what = "the name of one of my rooms" if room else "a word of the course"
    return f"Your message was {what} and nothing else, so I looked it up. No network had a say."
