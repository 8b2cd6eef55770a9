"""A person's data as one page to read: on a phone, with a screen reader, without a network.

Nothing that people typed is trusted: all of it is escaped, stands apart from the text around it
whatever its direction, and the page may load and run nothing.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from bot.tutor.privacy.files import to_json
from bot.tutor.privacy.registry import rule_of
from bot.tutor.privacy.rules import PrivacyTopic, kept_for
from bot.tutor.privacy.titles import TITLES, csv_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.tutor.privacy.kept import KeptKind, KeptPerson, KeptPicture, KeptRow
    from bot.tutor.privacy.rules import RetentionTimes

NEWEST = 300
"""So many rows of a kind are shown; a phone would not show thousands."""
UNSHOWABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), "�")
STYLE = """
:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem}h2{font-size:1.25rem;border-top:2px solid;padding-top:.75rem}
h3{font-size:1.05rem}a{overflow-wrap:anywhere}ul,ol{padding-left:1.2rem}
li{margin:.6rem 0}dl{margin:0}dl div{display:flex;flex-wrap:wrap;gap:0 .6rem}
dt{font-weight:600}dt::after{content:":"}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"
HEAD = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>What Nudge keeps of you</title><style>{STYLE}</style></head>
"""
WHOLE = (
    "<p>This is everything that is kept of you: nothing of anybody else is in it. Whether an "
    "answer was right is left out as long as its exercise is not over. <code>data.json</code> "
    "beside this page has all of it for programs{tables}. To have it deleted, type "
    "<code>/mydata delete</code>.</p>\n"
)
TABLES = ", and the folder <code>csv</code> has the same as tables"


def page_pieces(
    kept: KeptPerson, made_at: str, times: RetentionTimes, *, tables: bool
) -> Iterator[str]:
    """Write the page; topic by topic, and of each kind what it is and its newest rows.

    `tables` says whether those of CSV lie beside it.
    """
    there = [kind for kind in kept.kinds if kind.rows]
    yield HEAD
    yield f"<body><header><h1>What Nudge keeps of you</h1>\n<p>Made on {_text(made_at)}.</p>\n"
    yield WHOLE.format(tables=TABLES if tables else "")
    yield from _contents(there)
    yield "</header><main>\n"
    for topic in PrivacyTopic:
        kinds = [kind for kind in there if rule_of(kind.table).topic is topic]
        if kinds:
            yield f"<h2>{escape(topic)}</h2>\n"
        for kind in kinds:
            yield from _section(kind, times, tables=tables)
            if kind.table == "run_picture":
                yield from _pictures(kept.pictures, kept.left_out)
    yield "</main></body></html>\n"


def _contents(kinds: list[KeptKind]) -> Iterator[str]:
    yield '<nav aria-label="Contents"><ul>\n'
    for kind in kinds:
        title = escape(TITLES[kind.table])
        yield f'<li><a href="#{kind.table}">{title}</a> ({len(kind.rows)})</li>\n'
    yield "</ul></nav>\n"


def _section(kind: KeptKind, times: RetentionTimes, *, tables: bool) -> Iterator[str]:
    rule, count = rule_of(kind.table), len(kind.rows)
    yield f'<section aria-labelledby="{kind.table}">\n'
    yield f'<h3 id="{kind.table}">{escape(TITLES[kind.table])}: {count}</h3>\n'
    yield f"<p>{_marked(rule.holds)} Why: {_marked(rule.why)}</p>\n"
    kept, seen = _marked(kept_for(rule, times)), _marked(rule.seen_by)
    yield f"<p>Kept: {kept}. Who can see it: {seen}.</p>\n"
    if count > NEWEST:
        file = escape(csv_name(kind.table) if tables else "data.json")
        yield f"<p>The newest {NEWEST} are here; all {count} are in {file}.</p>\n"
    yield "<ol>\n"
    for row in reversed(kind.rows[-NEWEST:]):
        yield f"<li><dl>{_row(row)}</dl></li>\n"
    yield "</ol></section>\n"


def _row(row: KeptRow) -> str:
    told = ((name, value) for name, value in row.items() if value not in (None, "", [], {}))
    return "".join(
        f'<div><dt>{escape(name.replace("_", " "))}</dt><dd dir="auto">{_value(value)}</dd></div>'
        for name, value in told
    )


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _text(value if isinstance(value, str) else to_json(value))


def _pictures(pictures: tuple[KeptPicture, ...], left_out: int) -> Iterator[str]:
    if pictures:
        yield "<p>They lie in the folder <code>pictures</code>:</p><ul>\n"
    for one in pictures:
        told = _text(one.alt_text or "a picture without a description")
        yield f'<li><a href="{escape(one.path)}">{escape(one.path)}</a>: {told}</li>\n'
    if pictures:
        yield "</ul>\n"
    if left_out:
        older = "older picture was" if left_out == 1 else "older pictures were"
        yield f"<p>{left_out} {older} left out: Discord takes no larger file.</p>\n"


def _text(text: str) -> str:
    """Escape what people typed, and keep its direction to itself."""
    return f"<bdi>{escape(text.translate(UNSHOWABLE))}</bdi>"


def _marked(words: str) -> str:
    """Turn the code marks of a rule of ours into those of a page."""
    parts = escape(words).split("`")
    return "".join(f"<code>{part}</code>" if at % 2 else part for at, part in enumerate(parts))
