"""Which font has which sign: DejaVu Sans, and Noto's fonts for what it lacks, opened when needed.

DejaVu Sans comes with matplotlib; the others are packages that hold nothing but font files.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from matplotlib import font_manager

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST = "DejaVu Sans"
SMALL_FONTS, LARGE_FONTS = "manimgx_fonts", "noto_cjk_sans_jp_regular"
REMEMBERED = 4096  # parts of words
STEERING = "\u200c\u200d\u200e\u200f"  # joiners, and marks of the direction


@lru_cache(maxsize=REMEMBERED)
def font_with(signs: str) -> str | None:
    """Name the family of the first font that has a glyph for each sign; None where none has.

    Signs that only steer how others are drawn need no glyph.
    """
    drawn = [ord(sign) for sign in signs if sign not in STEERING]
    for path in font_files():
        font = font_manager.get_font(str(path))
        if all(font.get_char_index(code) for code in drawn):
            return _family(path)
    return None


def families(parts: Iterable[str]) -> tuple[str, ...]:
    """Name the fonts that parts of words need, in the order in which they are looked for there.

    Signs that make one part, such as a letter with its marks, are drawn with one font. A font for a
    script that joins its letters goes first: letters of two fonts would not join.
    """
    needed = {font for part in parts if (font := font_with(part)) is not None}
    joining = sorted(font for font in needed if "Arabic" in font)
    return (*joining, FIRST, *sorted(needed - {FIRST, *joining}))


@cache
def font_files() -> tuple[Path, ...]:
    """Return the upright fonts, the first one first and the large one for Han signs last."""
    noto = [
        path
        for package in (SMALL_FONTS, LARGE_FONTS)
        for path in sorted(Path(str(files(package))).glob("*.[ot]tf"))
        if "Italic" not in path.name
    ]
    return (Path(font_manager.findfont(FIRST)), *noto)


@cache
def _family(path: Path) -> str:
    """Make the font known to matplotlib, and return the name of its family."""
    family: str = font_manager.get_font(str(path)).family_name
    if family != FIRST:
        font_manager.fontManager.addfont(str(path))
    return family
