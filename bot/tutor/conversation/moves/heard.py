"""What a short message means beside what is open: the state decides before anything else does."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.moment import GRADED, IN_GAME, Open
from bot.tutor.conversation.moves.frame import FRAME, wording_of
from bot.tutor.conversation.moves.games import (
    certain_move,
    closes_a_correction,
    game_aside,
    game_move,
)
from bot.tutor.conversation.moves.gaps import own_words, words_for_gap
from bot.tutor.conversation.moves.letters import letter_not_there, letters_in, names_pairs
from bot.tutor.conversation.moves.move import HERE, HeardMove
from bot.tutor.conversation.moves.numbers import number_in
from bot.tutor.conversation.moves.options import (
    by_words,
    is_torn,
    leaves_doubt,
    letter_in,
    with_words,
)
from bot.tutor.conversation.moves.short import short_move
from bot.tutor.conversation.words import cut
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.fill import folded
from bot.tutor.exercises.questions.typed_replies import NONE_OF_THEM

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.tutor.conversation.moment import Moment
    from bot.tutor.conversation.moves.frame import Wording

TERM = re.compile(r"(?P<term>.*?\S)\s*(?:\b(?:is|and|to|means)\b|[-=:.,)>\u2192])*\s*", re.DOTALL)
PAIR_END = re.compile(r"(?<![^\W\d])[a-j][.)!]*$", re.IGNORECASE)
WAITS = GRADED | IN_GAME | {Open.TRY, Open.CARD, Open.MATCHING}
ABOUT = ("~", "\u2248")
LEAST_SENTENCE = 4  # words of an answer in own words that counts without being asked back
LONGEST_PAIR = 80  # characters


def heard_move(text: str, moment: Moment) -> HeardMove | None:
    """Return what a message does with what is open; None when it is no such thing.

    A question about the subject is none, whatever it holds: then what is open stays open.
    """
    wording = wording_of(cut(text))
    if text.lstrip()[:1] in ABOUT:
        wording = replace(wording, hedged=True)  # markup is cut, and this sign with it
    if not wording.said and not wording.text:
        return None
    return (
        _word_for_word(wording, moment)
        or _closing(wording, moment)
        or short_move(wording, moment)
        or _answer(wording, moment)
        or _below(wording, moment)
        or _thinking(wording, moment)
    )


def missing_letter(text: str, moment: Moment) -> str:
    """Return the letter of an answer that none of the open options has, "" for any other text."""
    chooses = moment.open in {Open.CHOICE, Open.TRY, Open.SEVERAL} and moment.options
    return letter_not_there(wording_of(cut(text)), len(moment.options)) if chooses else ""


def _word_for_word(wording: Wording, moment: Moment) -> HeardMove | None:
    """Take the very words of an option, or of what a gap knows."""
    if moment.open is Open.FILL and folded(wording.text) in {folded(one) for one in moment.known}:
        checks = wording.text.rstrip().endswith("?")
        said = words_for_gap(wording) or wording.text
        return HeardMove(Intent.IS_IT if checks else Intent.ANSWER, said, hedged=checks)
    early = moment.open is Open.ANSWERED and folded(wording.text) in map(folded, moment.known)
    if early and folded(wording.text):
        return HeardMove(Intent.ANSWER, wording.text)
    chooses = moment.open in {Open.CHOICE, Open.TRY, Open.SEVERAL}
    letter = with_words(moment.options, wording.text) if chooses else ""
    asks = moment.open is not Open.TRY and wording.text.rstrip().endswith("?")
    if letter and asks and not moment.options[LETTERS.lower().index(letter)].endswith("?"):
        return HeardMove(Intent.IS_IT, letter, hedged=True)
    return HeardMove(Intent.ANSWER, letter) if letter else None


def _closing(wording: Wording, moment: Moment) -> HeardMove | None:
    """Hear a correction by the words that end it, whatever else it holds."""
    waits = moment.open is Open.CORRECTION and closes_a_correction(wording.text)
    return HeardMove(Intent.ANSWER, wording.text) if waits else None


def _answer(wording: Wording, moment: Moment) -> HeardMove | None:
    if moment.open in IN_GAME:
        return game_move(wording, moment, moment.open) or game_aside(wording.text)
    if moment.open is Open.MATCHING:
        return _pair(wording, moment)
    if moment.open is Open.WORDS:
        given = own_words(wording)
        short = len(wording.words) < LEAST_SENTENCE
        return HeardMove(Intent.ANSWER, given, hedged=short) if given else None
    return None if wording.asks else _taken_out(wording, moment)


def _taken_out(wording: Wording, moment: Moment) -> HeardMove | None:
    """Take the answer out of a sentence that asks nothing else."""
    given, hedged = GIVEN.get(moment.open, _nothing)(wording, moment)
    if moment.open in {Open.CHOICE, Open.TRY, Open.SEVERAL} and is_torn(moment.options, wording):
        return HeardMove(Intent.DONT_KNOW)
    if not given:
        return None
    if wording.changes:
        return HeardMove(Intent.CHANGE, given)
    graded_check = wording.checks and moment.open is not Open.TRY  # a guess is all that one asks
    intent = Intent.IS_IT if graded_check else Intent.ANSWER
    return HeardMove(intent, given, hedged=hedged or wording.checks)


def _option(wording: Wording, moment: Moment) -> tuple[str, bool]:
    """Return the letter that is meant, and whether it is in doubt: words leave some."""
    if not moment.options:
        return number_in(wording)
    letter = letter_in(moment.options, wording)
    named = "" if wording.wonders else by_words(moment.options, wording)
    return letter or named, wording.hedged or not letter or leaves_doubt(wording)


def _number(wording: Wording, _moment: Moment) -> tuple[str, bool]:
    return number_in(wording)


def _gap(wording: Wording, _moment: Moment) -> tuple[str, bool]:
    return words_for_gap(wording), wording.hedged


def _several(wording: Wording, moment: Moment) -> tuple[str, bool]:
    whole = moment.open is Open.ORDER
    if folded(wording.text) in NONE_OF_THEM and not whole:
        return wording.text, False
    doubts = wording.hedged or wording.denies or wording.wonders
    return letters_in(wording, len(moment.options), whole=whole), doubts


def _pairs(wording: Wording, moment: Moment) -> tuple[str, bool]:
    letters = letters_in(wording, len(moment.options), whole=False)
    return (wording.text if names_pairs(wording.text) else letters), wording.hedged


def _early(wording: Wording, moment: Moment) -> tuple[str, bool]:
    """Return a letter or a number: the next question was not shown yet."""
    options = moment.known or moment.options
    letter = letter_in(options, wording) if options else ""
    number, doubt = number_in(wording)
    return letter or number, wording.hedged or doubt


def _anew(wording: Wording, moment: Moment) -> tuple[str, bool]:
    """Return another answer to a try that was made: only what says that it is one."""
    if not wording.changes or not moment.options:
        return "", False
    return _option(wording, moment)


def _nothing(_wording: Wording, _moment: Moment) -> tuple[str, bool]:
    return "", False


GIVEN: Mapping[Open, Callable[[Wording, Moment], tuple[str, bool]]] = {
    Open.CHOICE: _option,
    Open.TRY: _option,
    Open.NUMBER: _number,
    Open.FILL: _gap,
    Open.SEVERAL: _several,
    Open.ORDER: _several,
    Open.PAIRS: _pairs,
    Open.ANSWERED: _early,
    Open.CARD: _anew,
}
"""How the bare answer is taken out of a wording, with whether it is in doubt; "" for none."""


def _pair(wording: Wording, moment: Moment) -> HeardMove | None:
    """Hear "2 b" or "loss function = b", whose term is a number or the words of one."""
    text = wording.text[:LONGEST_PAIR]
    end = PAIR_END.search(text)
    named = TERM.fullmatch(text[: end.start()]) if end else None
    if named is None:
        return None
    term = folded(named["term"].strip(" .)=:-"))
    names = [folded(one) for one in moment.known]
    known = term.isdecimal() or (term not in FRAME and sum(term in name for name in names) == 1)
    return HeardMove(Intent.ANSWER, wording.text) if known or term in names else None


def _below(wording: Wording, moment: Moment) -> HeardMove | None:
    inside = moment.also in IN_GAME and moment.open not in IN_GAME
    return certain_move(wording, moment, moment.also) if inside else None


def _thinking(wording: Wording, moment: Moment) -> HeardMove | None:
    """Take "hmm", or a sign without a word, for a look at what is open: it waits."""
    thinks = not wording.said and moment.open in WAITS
    return HeardMove(Intent.BACK, HERE) if thinks else None
