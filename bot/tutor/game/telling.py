"""What a person is told in the game: the verdict, the answer to a correction, how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.game.corrections import Direction
from bot.tutor.game.own_rule import is_in
from bot.tutor.game.pushing import pushing
from bot.tutor.game.scoring import sureness, written
from bot.tutor.game.sentences import found_in
from bot.tutor.game.words import chance, feature_name, signal_words, weight_words
from bot.tutor.text import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.data.sentences.signals import Found
    from bot.tutor.game.comparing import Tally
    from bot.tutor.game.correcting import CorrectionAnswer
    from bot.tutor.game.ending import Ending, Side
    from bot.tutor.game.own_rule import OwnRule
    from bot.tutor.game.sentences import Sentence, Subject
    from bot.tutor.game.state import Predicted

MOST_NAMED = 4  # signals in one line
SAY_AGAIN = "You may say it again, once, if you like."


def verdict_line(one: Predicted) -> str:
    """Say whether a prediction was right, and what it was worth."""
    how = f"you said {one.label}, {sureness(one.percent)}"
    if one.sure is None:
        how = f"you said {one.label} (it counts as {sureness(one.percent)})"
    if one.right is None:
        return f"{how[:1].upper()}{how[1:]}."
    start = "✅ Right" if one.right else "❌ Wrong this time"
    return f"{start}: {how}, and it is **{one.sentence.label}**. {written(one.points)} points."


def why_line(subject: Subject, sentence: Sentence) -> str:
    """Give the reason for a label: the one that was written, else what the signals show."""
    if sentence.why:
        return sentence.why
    found = pushing(subject, subject.usual, sentence.text, sentence.label)
    if not found:
        return "My signals do not show it here; a reader hears it all the same."
    return f"What points to {sentence.label} here: {_named(found[:2])}."


def hint_line(subject: Subject, sentence: Sentence) -> str:
    """Name what is in a sentence that was told already, for somebody who looks for a feature."""
    found = found_in(subject.reader, sentence.text)
    if not found:
        return "None of my signals is in it. Any word of the sentence will do."
    return f"Here is what I see in it: {_named(found)}. Which of these misled you, or was missed?"


def answer_lines(subject: Subject, sentence: Sentence, answer: CorrectionAnswer) -> tuple[str, ...]:
    """Answer a correction: was it there, does the direction fit, what pushed, what it moved."""
    pushed = _pushed_line(subject, sentence, answer)
    return (_fit_line(subject, answer), pushed, *_move(subject, answer))


def _fit_line(subject: Subject, answer: CorrectionAnswer) -> str:
    said, name = answer.said, f"**{feature_name(subject, answer.said.feature)}**"
    if not answer.readable:
        return (
            f"I cannot read {name} off a sentence, so your rule cannot count it. "
            "A word of the sentence would do, or something from the list."
        )
    if not answer.there:
        return f"Not in this sentence: {name}. So it cannot have misled you here."
    counted = "too much" if said.direction is Direction.HIGH else "too little"
    if answer.fits:
        nothing = said.direction is Direction.HIGH and not answer.change
        fits = ", so to count it less is right" if nothing else f" and counted {counted}: that fits"
        return f"✅ In it: {name}. It speaks for {said.side}{fits}."
    less = "less" if said.direction is Direction.HIGH else "more"
    return (
        f"In it: {name}. It speaks for {said.side}, so counting it {less} leads further from the "
        "right answer: the direction does not fit."
    )


def _pushed_line(subject: Subject, sentence: Sentence, answer: CorrectionAnswer) -> str:
    """Say which signals of the sentence usually push the wrong way, or what was overlooked."""
    right, wrong = sentence.label, subject.other(sentence.label)
    if answer.culprits:
        return f"What usually pushes to {wrong} here: {_named(answer.culprits)}."
    if answer.helpful:
        named = _named(answer.helpful)
        return f"Nothing here usually pushes to {wrong}. What speaks for {right}: {named}."
    return "None of my signals that usually count is in this sentence."


def _named(found: Sequence[Found]) -> str:
    return listed([signal_words(one.signal.name, one.words) for one in found[:MOST_NAMED]])


def _move(subject: Subject, answer: CorrectionAnswer) -> tuple[str, ...]:
    if not answer.readable:
        return ()
    if not answer.there:
        return ("**Your rule stays**: what is not there gets no blame, in a network either.",)
    feature = answer.said.feature
    if not answer.change:
        stays = f"it did not count {feature_name(subject, feature)}, so nothing can be lowered"
        return (f"**Your rule stays**: {stays}.",)
    old, new = (weight_words(subject, r.weight(feature)) for r in (answer.old, answer.new))
    before, after = chance(subject, answer.before), chance(subject, answer.after)
    return (
        f"**Your rule moves**: {feature_name(subject, feature)}: {old} → **{new}**. "
        f"It judges the same sentence again: {before} → **{after}**.",
    )


def rule_line(subject: Subject, rule: OwnRule, sentence: Sentence, p: float) -> str:
    """Say what the learner's rule made of a sentence, and by which of its features."""
    there = [f for f, weight in rule.weights if weight and is_in(subject, f, sentence.text)]
    if not there:
        return "Your rule had no opinion: none of its features is in it."
    names = listed([feature_name(subject, feature) for feature in there])
    return f"Your rule said **{chance(subject, p)}**, by {names}."


def rule_lines(subject: Subject, rule: OwnRule) -> str:
    """List the features of a rule with their weights; "" for a rule without any."""
    kept = [(feature, weight) for feature, weight in rule.weights if weight]
    return "\n".join(
        f"- {feature_name(subject, feature)}: {weight_words(subject, weight)}"
        for feature, weight in sorted(kept, key=lambda one: -abs(one[1]))
    )


def side_line(name: str, side: Side) -> str:
    return f"{name}: {side.right} of {side.asked} right, {written(side.points)} points"


def tally_lines(ending: Ending) -> tuple[str, ...]:
    """Write how the learner's rule and the network do where they were made and on new sentences."""
    seen, new = ending.rule_seen, ending.rule_new
    theirs = [f"{one.right} of {one.asked}" for one in (ending.network_seen, ending.network_new)]
    return (
        f"On the {seen.asked} sentences it was made on: {_tally(seen)}.",
        f"On {new.asked} new ones: {_tally(new)}.",
        f"The network there: {theirs[0]} and {theirs[1]} right.",
    )


def _tally(one: Tally) -> str:
    return f"{one.right} right, {one.wrong} wrong, {one.silent} without an opinion"


def alone_lines(ending: Ending) -> tuple[str, ...]:
    """Say what the difference between seen and new sentences means for the learner's rule."""
    seen, new = ending.rule_seen, ending.rule_new
    if not new.asked:
        return ()
    if not seen.voiced or not new.voiced:
        return (SILENT if seen.voiced else UNTRIED,)
    lines = [_fits(seen, new)]
    if new.silent / new.asked - seen.silent / max(1, seen.asked) >= CLEAR_GAP:
        lines.append(
            f"It has no opinion on {new.silent} of the {new.asked} new ones: "
            "a rule made on few sentences sees little of the others."
        )
    return tuple(lines)


SILENT = "Your rule had no opinion on any new sentence: none of its features was in one."
UNTRIED = "Where it was made your rule had no opinion, so there is nothing to compare with."
CLEAR_GAP = 0.1
"""The difference between two shares from which on something is said about it."""


def _fits(seen: Tally, new: Tally) -> str:
    where = "Where it has an opinion, your rule is"
    gap = seen.voiced_share - new.voiced_share
    if max(seen.voiced_share, new.voiced_share) <= 0.5:
        return f"{where} wrong at least half of the time, on old and new sentences."
    if gap >= CLEAR_GAP:
        return (
            f"{where} right less often on new sentences than where it was made. That is "
            f"overfitting: part of it holds for those few examples only.{CHANCE}"
        )
    if gap <= -CLEAR_GAP:
        return (
            f"{where} right more often on new sentences than where it was made. Some of those were "
            "picked to be hard, and the new ones were not."
        )
    return (
        f"{where} right about as often on new sentences as where it was made. "
        f"That is generalisation.{CHANCE}"
    )


CHANCE = " (On so few sentences, part of this is chance.)"
