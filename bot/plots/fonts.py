"""Which font has which sign: DejaVu Sans, and Noto's fonts for what it lacks, opened when needed.

DejaVu Sans comes with matplotlib; the others are packages that hold nothing but font files.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from matplotlib import font_manager

FIRST = "DejaVu Sans"
SMALL_FONTS, LARGE_FONTS = "manimgx_fonts", "noto_cjk_sans_jp_regular"
REMEMBERED = 4096  # signs


@lru_cache(maxsize=REMEMBERED)
def font_with(sign: str) -> str | None:
    """Name the family of the first font that has a glyph for the sign; None where none has."""
    for path in font_files():
        if font_manager.get_font(str(path)).get_char_index(ord(sign)):
            return _family(path)
    return None


def families(words: str) -> tuple[str, ...]:
    """Name the fonts that words need, in the order in which their signs are looked up there.

    A font for a script that joins its letters goes first: letters of two fonts would not join.
    """
    needed = {font for sign in words if (font := font_with(sign)) is not None}
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
