"""Plain text tables that are at most 34 columns wide, and numbers short enough for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = 34


def short_loss(loss: float) -> str:
    """Write a loss of 0 or more in at most 5 characters; below 1e-9 it is written as 0."""
    if loss < 1e-9:
        return "0"
    if loss < 0.001 or loss >= 99_999.5:
        digits, power = f"{loss:.0e}".split("e")
        return f"{digits}e{int(power)}"
    return f"{loss:.0f}" if loss >= 100 else f"{loss:.{3 if loss < 10 else 1}f}"


def short_percent(share: float) -> str:
    """Write a share of 0 to 1 in percent without the sign."""
    return f"{100 * share:.1f}".removesuffix(".0")


def cut(text: str, most: int) -> str:
    """Make a text one line of at most `most` characters that cannot end a code block."""
    line = " ".join(text.split()).replace("`", "'")
    return line if len(line) <= most else line[: most - 1] + "…"


def table_text(rows: Sequence[tuple[str, str]]) -> str:
    """Write names and values one a line, values to the right; a name that is too long is cut."""
    if not rows:
        return ""
    fitting = [(name, cut(value, COLUMNS - 3)) for name, value in rows]
    width = min(COLUMNS, max(len(name) + 2 + len(value) for name, value in fitting))
    lines = []
    for name, value in fitting:
        indent = "  " if name.startswith(" ") else ""
        kept = indent + cut(name, width - len(value) - 1 - len(indent))
        lines.append(kept + value.rjust(width - len(kept)))
    return "\n".join(lines)


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Set columns under each other, to the right, two spaces apart or one where that is wide."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    gap = "  " if sum(widths) + 2 * (len(widths) - 1) <= COLUMNS else " "
    return "\n".join(
        gap.join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows
    )
