"""How words get into the page of a person's data: escaped, each with its direction to itself."""

from __future__ import annotations

import re
from datetime import datetime
from html import escape

UNSHOWABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), "�")
ESCAPED = re.compile(r"\\(?=_|[^\w\s])")
MARKS = re.compile(r"\*\*|`|^#+ |^> ", re.MULTILINE)
STYLE = """
:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem}
body,summary{overflow-wrap:anywhere}
h1{font-size:1.5rem}h2{font-size:1.25rem;border-top:2px solid;padding-top:.75rem}
h3{font-size:1.05rem;margin:1.2rem 0 .4rem}ul,ol{padding-left:1.2rem}
li{margin:.6rem 0}li p{margin:0}.when{font-size:.85rem;opacity:.75}
.own{white-space:pre-wrap}summary{cursor:pointer}summary h3{display:inline}
details{border-top:1px solid;padding:.6rem 0}
dl{margin:0}dl div{display:flex;flex-wrap:wrap;gap:0 .6rem}
dt{font-weight:600}dt::after{content:":"}dd{margin:0;min-width:0;white-space:pre-wrap}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"
HEAD = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>What Nudge keeps about you</title><style>{STYLE}</style></head>
"""


def own_text(text: str) -> str:
    """Escape what people typed, and keep its direction to itself."""
    return f"<bdi>{escape(text.translate(UNSHOWABLE))}</bdi>"


def marked(words: str) -> str:
    """Turn the code marks of a rule of ours into those of a page."""
    parts = escape(words).split("`")
    return "".join(f"<code>{part}</code>" if at % 2 else part for at, part in enumerate(parts))


def without_marks(text: str) -> str:
    """Return a text of the course as it is read, without the marks of Discord."""
    return ESCAPED.sub("", MARKS.sub("", text)).strip()


def moment_in(kept: object, *, seconds: bool = False) -> str:
    """Write a kept moment as people read it; what is none stays as it is."""
    try:
        at = datetime.fromisoformat(str(kept))
    except ValueError:
        return str(kept or "")
    return f"{at.day} {at:%B %Y, %H:%M:%S} UTC" if seconds else f"{at.day} {at:%B %Y, %H:%M} UTC"
