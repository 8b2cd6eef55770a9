"""How the labs worked by hand write numbers and tables, on their own cards and in a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.by_hand.backprop import backpropagate
from bot.tutor.by_hand.loss import LADDER, loss_of
from bot.tutor.by_hand.neuron import WANTED
from bot.tutor.by_hand.passes import CLASSES
from bot.tutor.by_hand.valley import BOTTOM

if TYPE_CHECKING:
    from bot.tutor.by_hand.backprop import BackpropStep, Chain
    from bot.tutor.by_hand.neuron import Goal, NeuronRow
    from bot.tutor.by_hand.passes import Softmax
    from bot.tutor.by_hand.valley import Valley

LAST_STEP = 8  # of backpropagation: three forward, four back, the update
ROWS, HALF = 9, 3  # of the valley's table; of its sketch, whose middle is w = 3


def short(value: float) -> str:
    """Write a dial for a custom id: at most four decimals, no zeros at the end."""
    return f"{round(value, 4) + 0.0:.4f}".rstrip("0").rstrip(".")


def signed(value: float, width: int = 0, decimals: int = 3) -> str:
    """Write a number in a table; a number that rounds to zero has no minus."""
    return f"{round(value, decimals) + 0.0:>{width}.{decimals}f}"


def fitted(value: float) -> str:
    """Write a number in eight columns, however large it is."""
    if abs(value) < 1000:
        return signed(value, 8)
    return f"{value:8.0f}" if abs(value) < 1e6 else f"{value:8.1e}"


def code_block(*rows: str) -> str:
    return "```\n" + "\n".join(rows) + "\n```"


def neuron_table(rows: tuple[NeuronRow, ...], goal: Goal) -> str:
    """Write the four rows in 27 columns, as many as a phone shows."""
    lines = ["x1 x2   sum   out says want"]
    for row, want in zip(rows, WANTED[goal], strict=True):
        x1, x2 = row.inputs
        numbers = f"{signed(row.sum, 6, 2)}{row.output:6.3f}"
        fits = "✓" if row.says == want else "✗"
        lines.append(f"{x1:>2}{x2:>3}{numbers}{row.says:>4}{want:>4} {fits}")
    return code_block(*lines)


def shares_rows(steps: Softmax) -> list[str]:
    """Return the lines of a table: from each score to its share."""
    lines = [
        f"{name:<5}{signed(score, 6)} {power:8.3f}{100 * share:6.1f}%"
        for name, score, power, share in zip(
            CLASSES, steps.scores, steps.powers, steps.shares, strict=True
        )
    ]
    return ["      score  e^score  share", *lines, f"sum         {steps.total:8.3f} 100.0%"]


def ladder_table(p: float, least: float = 0.0, most: float = 1.0) -> str:
    """Write the ladder with the rung that one stands on, from `least` to `most` alone."""
    rungs = sorted({*(rung for rung in LADDER if least <= rung <= most), p}, reverse=True)
    losses = [loss_of(value) for value in rungs]
    return code_block(
        "      p     -ln p  squared",
        *(
            f"{'>' if value == p else ' '}{short(value):>6}{loss.cross_entropy:10.3f}"
            f"{loss.squared:9.3f}"
            for value, loss in zip(rungs, losses, strict=True)
        ),
    )


def valley_table(walk: Valley) -> str:
    last = len(walk.path) - 1
    # The first steps and the last two, so that a zigzag is seen at both ends.
    begun = range(min(ROWS - 2, last + 1))
    ended = [step for step in (last - 1, last) if step >= len(begun)]
    gap = ["   …"] if ended and ended[0] > len(begun) else []
    return code_block(
        "step       w    loss   w=3",
        *(_step_row(walk, step) for step in begun),
        *gap,
        *(_step_row(walk, step) for step in ended),
    )


def _step_row(walk: Valley, step: int) -> str:
    return f"{step:>3} {_row(*walk.path[step])}"


def _row(w: float, loss: float) -> str:
    return f"{fitted(w)}{fitted(loss)} {_sketch(w)}"


def _sketch(w: float) -> str:
    """Draw where w stands: the bottom "|" in the middle, "<" or ">" for beyond the edge."""
    place = round((w - BOTTOM) * HALF / BOTTOM) + HALF
    signs = ["."] * (2 * HALF + 1)
    signs[HALF] = "|"
    if place < 0:
        signs[0] = "<"
    elif place > 2 * HALF:
        signs[-1] = ">"
    else:
        signs[place] = "o"
    return "".join(signs)


def chain_table(chain: Chain, step: int) -> str:
    """Write the numbers that are known after this step of backpropagation, counted from 1."""
    backprop = backpropagate(chain)
    known = (
        (1, "h", backprop.h),
        (2, "p", backprop.p),
        (3, "loss", backprop.loss),
        (4, "blame at the output", backprop.output_delta),
        (5, "share of w2", backprop.w2_gradient),
        (6, "blame at h", backprop.hidden_error),
        (6, "let through", backprop.passed),
        (7, "share of w1", backprop.w1_gradient),
    )
    rows = [f"{name:<19}{signed(value, 8)}" for since, name, value in known if since <= step]
    return code_block(*rows, *(_changes(chain, backprop) if step == LAST_STEP else ()))


def _changes(chain: Chain, backprop: BackpropStep) -> list[str]:
    changes = (
        ("w2", chain.w2, backprop.after.w2),
        ("w1", chain.w1, backprop.after.w1),
        ("p", backprop.p, backprop.p_after),
        ("loss", backprop.loss, backprop.loss_after),
    )
    return ["", *(f"{name:<4}{signed(old, 10)} → {signed(new, 10)}" for name, old, new in changes)]
