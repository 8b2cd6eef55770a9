"""What a group is told: its counts, its mean prediction, the test and the arena."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.game.scoring import written
from bot.tutor.game.words import chance, feature_name, percent, side_taken
from bot.tutor.text import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.game.arena import ArenaRow
    from bot.tutor.game.group_scores import GroupAnswer, GroupTest
    from bot.tutor.game.own_rule import OwnRule
    from bot.tutor.game.sentences import Subject

HEAD = " # seen  new interval   gap"
MOST_ROWS = 8
NEARLY = 0.005  # points that are shown as none
CLEAR = 0.1  # a gap from which on something is said about it


def counts_line(subject: Subject, answer: GroupAnswer) -> str:
    """Say how many locked each side, and what it is."""
    counted = f"**{answer.high}** said {subject.high}, **{answer.low}** said {subject.low}"
    return f"{counted}. It is **{answer.sentence.label}**."


def mean_line(subject: Subject, answer: GroupAnswer) -> str:
    """Say what the mean prediction of the group is worth, beside the mean of its members."""
    side = side_taken(subject, answer.mean)
    verdict = "" if side is None else ", right" if side == answer.sentence.label else ", wrong"
    return (
        f"All of you together: {chance(subject, answer.mean)}{verdict}: "
        f"{written(answer.points)} points. One of you, on average: {written(answer.mean_points)}."
    )


def group_test_lines(test: GroupTest) -> tuple[str, ...]:
    """Compare the group, its mean member and the network on the unseen sentences."""
    if not test.answers:
        return ("There are no test answers to compare.",)
    # Of what is shown, so that a reader who subtracts finds the same.
    gained = round(test.group, 2) - round(test.mean_member, 2)
    together = (
        f"Together you gained {written(gained)} over one of you alone"
        if gained >= NEARLY
        else "Here nobody differed from the others, so it gained nothing"
    )
    ahead = test.group - test.network
    versus = (
        "as well as" if abs(ahead) < NEARLY else "better than" if ahead > 0 else "less well than"
    )
    return (
        f"- Your mean prediction: {written(test.group)} points",
        f"- One of you, on average: {written(test.mean_member)}",
        f"- The network: {written(test.network)}",
        f"{together}. A mean prediction is never worse than the mean of its members: what they "
        "get wrong to both sides cancels.",
        f"On these sentences the group did {versus} the network.",
    )


def arena_table(rows: Sequence[ArenaRow]) -> str:
    """Write how the rules did, the best on new sentences first, as wide as a phone is."""
    lines = [HEAD]
    for row in rows[:MOST_ROWS]:
        between = f"{_whole(row.interval.low)}-{_whole(row.interval.high)}"
        seen = f"{row.seen.right}/{row.seen.asked}"
        lines.append(
            f"{row.place:>2} {seen:>4} {_whole(row.unseen_share):>3}% {between:>8} "
            f"{_signed(row.gap):>5}"
        )
    return "\n".join(["```", *lines, "```"])


def _whole(share: float) -> str:
    return f"{100 * share:.0f}"


def _signed(gap: float) -> str:
    points = round(100 * gap)
    return f"{'-' if points < 0 else '+' if points else ''}{abs(points)}"


def rule_words(subject: Subject, rule: OwnRule) -> str:
    """Name the features of a rule with their sides."""
    parts = [
        f"{feature_name(subject, feature)} → {subject.high if weight > 0 else subject.low}"
        for feature, weight in rule.weights
    ]
    return ", ".join(parts)


def arena_lines(subject: Subject, rows: Sequence[ArenaRow]) -> tuple[str, ...]:
    """Name each rule of the table, and say what the numbers mean."""
    named = [
        f"{row.place}. {rule_words(subject, row.entered.rule)}{_owner(row)}"
        for row in rows[:MOST_ROWS]
    ]
    more = len(rows) - MOST_ROWS
    if more > 0:
        named.append(f"-# and {more} more, which were right less often or as often")
    return ("\n".join(named), *_meaning(rows))


def _owner(row: ArenaRow) -> str:
    return "" if row.entered.owner is None else f" (<@{row.entered.owner}>)"


def _meaning(rows: Sequence[ArenaRow]) -> tuple[str, ...]:
    first = rows[0]
    lines = [
        f"-# seen: right of those you learnt from · new: right of {first.unseen.asked} others · "
        "interval: where its true share lies, 95 times in 100 · gap: seen minus new, and some of "
        "those you learnt from were picked to mislead. A rule without an opinion is not right."
    ]
    widest = max(rows[:MOST_ROWS], key=lambda row: row.gap)
    if widest.gap >= CLEAR and widest.seen_share > widest.interval.high:
        lines.append(
            f"Rule {widest.place} went from {percent(widest.seen_share)} to "
            f"{percent(widest.unseen_share)}: part of it held for those few sentences only, which "
            f"is overfitting, or it was luck. {widest.seen.asked} sentences are few."
        )
    if len(rows) > 1 and rows[1].interval.high > first.interval.low:
        near = [row for row in rows if row.interval.high > first.interval.low]
        places = listed([str(row.place) for row in near[:MOST_ROWS]])
        lines.append(f"The intervals of {places} overlap: chance may decide between them.")
    return tuple(lines)
