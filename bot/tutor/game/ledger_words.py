"""The network's turn in words: what it said, what it changed, and how that compares."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from bot.tutor.game.comparing import Agreement, direction_of, ranking_of
from bot.tutor.game.corrections import Direction, correction_sentence
from bot.tutor.game.words import chance, feature_name, number, side_taken, signal_words
from bot.tutor.text import plain

if TYPE_CHECKING:
    from bot.tutor.game.correcting import CorrectionAnswer
    from bot.tutor.game.ledger import LedgerRow, LedgerStep
    from bot.tutor.game.own_rule import OwnRule
    from bot.tutor.game.sentences import Subject

HEAD = "weight   adds   step    now"
COLUMNS = len(HEAD)  # as many as a phone shows


def is_right(subject: Subject, step: LedgerStep) -> bool:
    return side_taken(subject, step.answer) == step.sentence.label


def network_line(subject: Subject, step: LedgerStep) -> str:
    """Say in one line what the network answered and what it changed."""
    said = chance(subject, step.answer)
    verdict = ": right" if is_right(subject, step) else "" if step.answer == 0.5 else ": wrong"
    bias = step.rows[-1]
    toward = subject.high if bias.change > 0 else subject.low
    count = len(step.rows) - 1
    what = "only its bias" if not count else f"its bias and {_counted(count)}"
    return (
        f"The network said **{said}**{verdict}. It moved {what} "
        f"by {number(abs(bias.change), decimals=3)} toward {toward}."
    )


def _counted(count: int) -> str:
    return "1 weight" if count == 1 else f"{count} weights"


def ledger_table(step: LedgerStep) -> str:
    """Write the ledger: for each weight and the bias a name, then its numbers."""
    lines = [HEAD]
    for row in step.rows:
        named = row.signal and signal_words(row.signal.name, row.words, safe=False)
        lines += [*wrap((named or "bias").replace("`", "'"), COLUMNS), _numbers(row)]
    total = sum(row.contribution for row in step.rows)
    return "\n".join(["```", *lines, f"sum   {number(total, 7)}", "```"])


def _numbers(row: LedgerRow) -> str:
    values = (row.before, row.contribution, row.change, row.after)
    return " ".join(number(value, 6) for value in values)


def without_line(subject: Subject, step: LedgerStep) -> str:
    """Say what the network would have said without what counted most."""
    if step.without is None:
        only = "only its bias spoke" if step.rows[-1].contribution else "it had no opinion"
        return f"It had no weight yet for what is here, so {only}."
    name = signal_words(step.without.signal.name, step.without.words)
    return f"Without {name} it would have said {chance(subject, step.without.answer)}."


def own_words(subject: Subject, step: LedgerStep) -> str:
    """Say the network's correction, from what pushed it most the wrong way; "" if it was right."""
    if is_right(subject, step):
        return ""
    if step.answer == 0.5:
        return "It says: *I had no opinion yet. I will adjust my rule.*"
    right = subject.sign(step.sentence.label)
    rows = sorted(step.rows, key=lambda row: row.contribution * right)
    # Blame what pushed the wrong way; where nothing did, what should have pushed against it.
    blamed, pushed = rows[0], rows[0].contribution * right < 0
    name = "bias" if blamed.signal is None else plain(blamed.signal.name)
    direction = Direction.HIGH if pushed else Direction.LOW
    return f"It says: *{correction_sentence(name, direction)}*"


def comparing_lines(
    subject: Subject, answer: CorrectionAnswer | None, rule: OwnRule, step: LedgerStep
) -> tuple[str, ...]:
    """Say whether a correction, and the order of weights after it, agree with the network."""
    if answer is None:
        return ()
    lines = _direction_line(subject, answer, step), ranking_line(subject, rule, step)
    return tuple(line for line in lines if line)


def _direction_line(subject: Subject, answer: CorrectionAnswer, step: LedgerStep) -> str:
    name = feature_name(subject, answer.said.feature)
    bias = step.rows[-1]
    toward = subject.high if bias.change > 0 else subject.low
    there = len(step.rows) - 1
    moved = "the signal that is" if there == 1 else f"the {there} signals that are"
    told = {
        Agreement.SAME: f"You and the network moved **{name}** the same way, toward {toward}.",
        Agreement.OPPOSITE: f"The network moved **{name}** toward {toward}, you the other way.",
        Agreement.UNMOVED: f"The network did not move **{name}** either.",
        Agreement.STAYED: f"The network moved **{name}** toward {toward}; your rule stayed.",
        Agreement.NO_SIGNAL: (
            f"The network has no weight for **{name}**. It moved "
            f"{f'{moved} in the sentence' if there else 'only its bias'} toward {toward}."
        ),
    }
    return told[direction_of(answer, step)]


def ranking_line(subject: Subject, rule: OwnRule, step: LedgerStep) -> str:
    """Compare the order of the learner's features with the network's; "" where one cannot."""
    ranking = ranking_of(subject, rule, step.after)
    if ranking is None:
        return ""
    more, less = (f"**{plain(signal.name)}**" for signal in ranking.pair)
    if ranking.alike:
        return f"Order: toward {subject.high}, you and the network both rank {more} above {less}."
    return (
        f"Order: toward {subject.high}, your rule ranks {more} above {less}, "
        "and the network the other way round."
    )
