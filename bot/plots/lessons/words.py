"""How lessons write numbers, and how alt texts of their pictures are kept short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 300  # characters of an alt text
ROUNDING = 1e-9  # smaller numbers are 0 but for rounding


def short(number: float, decimals: int = 3) -> str:
    """Write a number with the decimals that say something: at most `decimals`, fewer from 10 on."""
    if abs(number) >= 1e6:
        return "over 1 million" if number > 0 else "below -1 million"
    if abs(number) >= 1000:
        return f"{number:,.0f}"
    if ROUNDING < number < 0.5 * 10**-decimals:
        return f"<{10**-decimals:g}"
    size = abs(number)
    written = f"{number:z.{0 if size >= 100 else 1 if size >= 10 else decimals}f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def loss_words(loss: float) -> str:
    """Write a loss as lessons do: three decimals, fewer from 10 on."""
    return f"{loss:z.3f}" if 0.5e-3 <= abs(loss) < 10 or loss == 0 else short(loss)


def chance(number: float) -> str:
    """Write a number between 0 and 1, never as 1 for what is not."""
    return ">0.999" if 0.9995 <= number < 1 else short(number)


def percent(share: float) -> str:
    """Write a share in percent: whole, but never 0 or 100 for what is not."""
    if 0 < share < 0.0005:
        return "<0.1 %"
    if 0.9995 <= share < 1:
        return ">99.9 %"
    whole = f"{100 * share:.0f}"
    exact = share in {0.0, 1.0} or whole not in {"0", "100"}
    return f"{whole if exact else f'{100 * share:.1f}'}%"


def heading_of(title: str, *more: str) -> str:
    """Head a picture of trainings. A lesson's own runs are named by an id, such as two-moons."""
    named = title.replace("-", " ")
    parts = (named[:1].upper() + named[1:], *(one for one in more if one not in {"", title}))
    return " · ".join(filter(None, parts))


def alt_of(sentences: Iterable[str], more: Iterable[str] = ()) -> str:
    """Join sentences to an alt text; those of `more` come last, as many as fit."""
    text = " ".join(sentences)
    for sentence in more:
        if len(text) + 1 + len(sentence) <= MOST:
            text += f" {sentence}"
    return shortened(text, MOST)
