"""What each sentence about a run claims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.bench.readings.facts import NUMBER as N
from bot.bench.readings.facts import is_written
from bot.bench.readings.values import (
    both,
    first_test,
    guess,
    highest,
    last,
    last_test,
    losses,
    lowest,
    rose,
    start,
    test,
    train,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.bench.readings.facts import Facts

    Check = Callable[[re.Match[str], Facts], bool]

ROUNDS = r"(?:[\d,]+ rounds|1 round)"


def _right(match: re.Match[str], facts: Facts) -> bool:
    if facts.right is None:
        return False
    count = int(match[1].replace(",", ""))
    of_all = int(match[2].replace(",", "")) == facts.numbers.counts[2]
    here = count == sum(row[k] for k, row in enumerate(facts.numbers.confusion))
    return here and of_all and is_written(match[3], 100.0 * facts.right)


def _fell(_: re.Match[str], facts: Facts) -> bool:
    return facts.train < start(facts)


def _by_chance(_: re.Match[str], facts: Facts) -> bool:
    spread = 2.0 * (0.25 / facts.numbers.counts[2]) ** 0.5
    return facts.right is not None and facts.right <= facts.commonest + spread + 1e-9


def _best_before(match: re.Match[str], facts: Facts) -> bool:
    numbers, at = facts.numbers, facts.numbers.epochs.index(int(match[2].replace(",", "")))
    lowest = numbers.test_loss[at] == min(numbers.test_loss[: facts.kept + 1])
    return lowest and is_written(match[1], numbers.test_loss[at])


def _closer(_: re.Match[str], facts: Facts) -> bool:
    test = facts.numbers.test_loss
    best = min(range(facts.kept + 1), key=test.__getitem__)
    return facts.train < facts.numbers.train_loss[best] and facts.test > test[best]


def _holds(match: re.Match[str], facts: Facts) -> bool:
    holds = facts.test <= max(1.5 * facts.train, facts.low) + 1e-9
    return holds is (match[1] == "holds on new points too")


def _validation(match: re.Match[str], facts: Facts) -> bool:
    held = facts.numbers.validation_loss
    values = held[facts.kept], held[-1], facts.train, last(facts)
    told = all(is_written(text, value) for text, value in zip(match.groups(), values, strict=True))
    return told and held[-1] > held[facts.kept] and last(facts) < facts.train


def _batches(match: re.Match[str], facts: Facts) -> bool:
    return int(match[1]) == facts.spec.batch < int(match[2]) == facts.numbers.counts[0]


def _anything(_: re.Match[str], __: Facts) -> bool:
    """Hold for a sentence that claims nothing about the run."""
    return True


def _straight(_: re.Match[str], facts: Facts) -> bool:
    adds_up = not facts.spec.hidden or facts.spec.activation == "linear"
    return adds_up and set(facts.spec.inputs) <= {"x1", "x2"}


SENTENCE_CLAIMS: tuple[tuple[str, Check], ...] = (
    (rf"It gets {N} of {N} test points? \({N} %\) right\.", _right),
    (
        rf"The training loss fell from {N} to {N}, and the test loss is {N}\.",
        both(losses(start, train, test), _fell),
    ),
    (
        rf"The training loss stayed near {N}, and the test loss is {N}\.",
        losses(train, test),
    ),
    (r"What it learned (holds on new points too|holds less well on new points)\.", _holds),
    (
        r"So few test points cannot tell whether that holds on new ones\.",
        lambda _, facts: facts.numbers.counts[2] < 10,
    ),
    (rf"On its way it jumped to {N}\.", losses(highest)),
    (
        rf"The training loss fell from {N} to {N} in {ROUNDS}, and it was still falling when the "
        r"training ended\.",
        both(losses(start, last), _fell),
    ),
    (
        rf"The training loss hardly moved from {N} in {ROUNDS}, and it was still falling when the "
        r"training ended\.",
        losses(start),
    ),
    (rf"The test loss is {N}\.", losses(test)),
    (
        rf"At the start it was {N}\.",
        both(losses(first_test), lambda _, facts: facts.test > facts.numbers.test_loss[0]),
    ),
    (
        rf"The training loss fell from {N} to {N} and is flat there; guessing gives {N}\.",
        both(losses(start, train, guess), _fell),
    ),
    (
        rf"The training loss rose from {N} to {N} and is flat there; guessing gives {N}\.",
        both(losses(start, train, guess), lambda _, facts: facts.train > start(facts)),
    ),
    (
        rf"The training loss stayed near {N} and is flat there; guessing gives {N}\.",
        losses(train, guess),
    ),
    (
        r"With(?: linear|out hidden) units the (?:border can only be straight|output is flat)\.",
        _straight,
    ),
    (
        rf"The training loss jumped from {N} to as much as {N} and ended at {N} \(test {N}\)\.",
        losses(start, highest, last, last_test),
    ),
    (
        rf"The training loss jumped down to {N} and ended at {N} \(test {N}\)\.",
        losses(lowest, last, last_test),
    ),
    (rf"It rose in {N} % of the steps shown\.", losses(rose)),
    (
        rf"The training loss fell from {N} to {N} \(test {N}\), but it rose in {N} % of the steps "
        r"shown\.",
        both(losses(start, train, test, rose), _fell),
    ),
    (
        rf"The training loss stayed near {N} \(test {N}\), but it rose in {N} % of the steps "
        r"shown\.",
        losses(train, test, rose),
    ),
    (
        r"Each step sees (\d+) of (\d+) points, and they pull the weights their own way\.",
        _batches,
    ),
    (
        rf"The training loss is {N}, but the test loss is {N}; guessing gives {N}\.",
        losses(train, test, guess),
    ),
    (
        r"Chance alone could do that: it knows its training points, and no rule for new ones\.",
        _by_chance,
    ),
    (
        rf"The training loss fell to {N}, but the test loss ended at {N}\.",
        both(losses(train, test), _fell),
    ),
    (rf"Its best was {N} in round ([\d,]+)\.", _best_before),
    (
        r"After that the network fitted its training points ever more closely, and new points less "
        r"well\.",
        _closer,
    ),
    (
        rf"After it the validation loss rose from {N} to {N}, while the training loss fell from "
        rf"{N} to {N}\.",
        _validation,
    ),
    (rf"The kept network has a test loss of {N}\.", losses(test)),
    (
        rf"The training loss grew from {N} to {N} in {ROUNDS}, and it was still growing\.",
        losses(start, last),
    ),
    (
        rf"In {ROUNDS} the training loss went from {N} to {N}\.",
        both(losses(start, last), lambda _, facts: facts.numbers.diverged),
    ),
    (rf"In {ROUNDS} the training loss was {N}\.", losses(last)),
    (
        r"Then its numbers grew too large to go on, and the training was stopped\.",
        lambda _, facts: facts.numbers.diverged,
    ),
    (rf"It started with a training loss of {N}\.", losses(start)),
    (
        r"The very first steps made its numbers too large to go on, so only the start is shown\.",
        lambda _, facts: facts.numbers.diverged and facts.numbers.epochs == (0,),
    ),
    (
        rf"{N} % of the hidden units give 0 for every training point, so no blame passes through "
        r"them and no example moves their weights\.",
        losses(lambda facts: 100.0 * facts.numbers.dead_units),
    ),
    (rf"The training loss ended at {N}\.", losses(train)),
    (rf"The training loss ended at {N} after a jump to {N}\.", losses(train, highest)),
    (rf"The training loss ended at {N}; guessing gives {N}\.", losses(train, guess)),
    (rf"The training loss jumped from {N} to as much as {N}\.", losses(start, highest)),
    (
        rf"The test loss ended at {N}; at the start it was {N}\.",
        losses(last_test, first_test),
    ),
    (
        rf"The training loss rose from {N} to {N} in {ROUNDS}; guessing gives {N}\.",
        losses(start, last, guess),
    ),
    (
        rf"The training loss went from {N} to {N}, but {ROUNDS} cannot show a trend\.",
        losses(start, last),
    ),
    (
        r"Hidden units that start equal get equal blame, so they stay equal\.",
        lambda _, facts: facts.spec.start != "random",
    ),
    (
        r"The (\d+) here work like one(?: in each layer)?\.",
        lambda match, facts: (
            int(match[1]) == sum(facts.spec.hidden) and facts.numbers.symmetric_units >= 0.99
        ),
    ),
    (
        r"The weights started at zero, so no blame reaches the hidden units\.",
        lambda _, facts: facts.spec.start == "zero",
    ),
    (r"It is stuck\.", lambda _, facts: facts.train >= 0.86 * facts.guess),
    (
        r"All training points here are of one class, so there was nothing to tell apart\.",
        lambda _, facts: sum(map(bool, facts.numbers.train_classes)) == 1,
    ),
    (rf"The training loss is {N}, the test loss {N}\.", losses(train, test)),
    (
        rf"Somebody who knows how the points are drawn[a-z ,]* would get {N}\.",
        losses(lambda facts: facts.numbers.floor_loss or 0.0),
    ),
    (r"No network can do much better on these points, but by luck\.", _anything),
    (r"(?:Press|Try|Train on|Change|With|Bring) .*", _anything),
)
