"""What teaching one sentence changed, in words; each is computed from the numbers."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from bot.tutor.game.words import chance, number, signal_words
from bot.tutor.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.tutor.game.fooling import ChangeCounts, Flip, Retraining
    from bot.tutor.game.sentences import Subject

COLUMNS = 27  # as many as a phone shows
EXAMPLES = 3


def times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def teaching_line(change: Retraining) -> str:
    """Say how long the copy was taught, and what it says of the sentence then."""
    subject, counts = change.challenge.subject, change.counts
    often = times(counts.passes)
    said = f"said {chance(subject, change.challenge.network)}, and says {_said(change)} now"
    if counts.learnt:
        until = "and was right then" if counts.passes == 1 else "until it was right"
        return f"A copy of your network was taught it {often}, {until}: it {said}."
    return f"A copy of your network was taught it {often} and is still not right: it {said}."


def _said(change: Retraining) -> str:
    return f"**{chance(change.challenge.subject, change.said)}**"


def public_line(counts: ChangeCounts) -> str:
    """Say for everybody that a copy was taught, without what anybody called the sentence."""
    end = "until it had it right" if counts.learnt else "and it still has it wrong"
    return (
        "A second person agreed with the author, so a copy of the author's network was taught "
        f"this sentence {times(counts.passes)}, {end}."
    )


def moved_line(counts: ChangeCounts) -> str:
    """Say how many weights one sentence moved, and how many other verdicts with them."""
    noun = "weight" if counts.weights == 1 else "weights"
    weights = f"{counts.weights} {noun} and the bias" if counts.weights else "only the bias"
    others = f"{counts.flipped} of {counts.asked} other verdicts"
    if not counts.flipped:
        return f"One sentence moved {weights}, and with them none of {counts.asked} other verdicts."
    rest = counts.flipped - counts.mended - counts.broken
    parts = [
        f"{counts.mended} now right" if counts.mended else "",
        f"{counts.broken} now not right any more" if counts.broken else "",
        f"{rest} between wrong and no opinion" if rest else "",
    ]
    told = ", ".join(part for part in parts if part)
    return f"One sentence moved {weights}, and with them {others}: {told}."


def conclusion(counts: ChangeCounts) -> str:
    """Say whether the copy does better on the test than the original."""
    gained = counts.right_after - counts.right_before
    both = (
        f"Test sentences that it gets right: {counts.right_before} of {counts.asked} before, "
        f"{counts.right_after} after."
    )
    if gained:
        than = f"{abs(gained)} {'more' if gained > 0 else 'fewer'}"
        word = "better" if gained > 0 else "worse"
        return f"{both} The copy is **{word}** on the test: {than} right."
    if counts.mended:
        return f"{both} That is **the same** number, but not the same sentences."
    return f"{both} That is **the same**."


def weights_table(change: Retraining) -> str:
    """Write each number that moved, with its name: before and after."""
    lines: list[str] = []
    for row in change.rows:
        named = row.signal and signal_words(row.signal.name, row.words, safe=False)
        lines += wrap((named or "bias").replace("`", "'"), COLUMNS)
        lines.append(f"{number(row.before, 10)}  ->{number(row.after, 8)}")
    return "\n".join(["```", *lines, "```"])


def examples(change: Retraining) -> str:
    """Quote up to three test sentences of each kind whose verdict changed; "" for none."""
    subject = change.challenge.subject
    parts = [
        *_quoted("Now right", subject, change.mended),
        *_quoted("Not right any more", subject, change.broken),
    ]
    return "\n".join(parts)


def _quoted(title: str, subject: Subject, flips: tuple[Flip, ...]) -> Iterator[str]:
    if not flips:
        return
    some = f", {EXAMPLES} of {len(flips)}" if len(flips) > EXAMPLES else ""
    yield f"**{title}**{some}:"
    for flip in flips[:EXAMPLES]:
        before, after = chance(subject, flip.before), chance(subject, flip.after)
        yield f"- {plain(flip.sentence.text)} ({flip.sentence.label}): {before} → {after}"
