"""Makes odd tables as text: separators, quotes, scripts and emoji, numbers in all dress, ragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

WORDS = (
    *("yes", "Dear Sir", "yo", "I would be glad", "naïve", "Straße", "ﬁn", "O'Brien", "=1+1", "@x"),
    *(
        "привет мир",
        "\u03b3\u03ac\u03c4\u03b1",
        "สวัสดีครับ",
        "我爱你",
        "こんにちは",
        "नमस्ते",
        "مرحبا",
        "שלום",
        "안녕",
    ),
    *(
        "😀",
        "😂😭",
        "👩‍👩‍👧",
        "👍🏽",
        "❤️",
        "🇩🇪",
        "…",
        "!!!",
        "¿?",
        "—",
        "\u200b",
        "\u2028",
        "a\u0301\u0302",
    ),
    *('He said "hi"', "semi;colon", "comma, here", "pipe|here", "tab\there", "x" * 60, "**bold**"),
)
LABELS = (
    *(("a", "b"), ("a", "b", "c"), ("0", "1"), ("0", "0.0", "1", "1.0"), ("TRUE", "True", "false")),
    *(
        ("😀", "😡"),
        ("好", "坏"),
        ("red", "Red", "blue"),
        ("1", "2", "3", "4", "5"),
        ("yes",),
        ("hot", "cold"),
    ),
    *(("10%", "20%"), ("a" * 20, "b" * 21), ("=x", "-1"), ("NA", "ok"), ("", "a", "b")),
)
SEPARATORS = (",", ",", ";", ";", "\t", "\t", "|", " | ", ", ", " ")
WIDE = {ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)}
GAPS = ("", "NA", "nan", "-", "?", "inf", "oops", "1e999", "2024-01-05")
HEADS = (
    *("x", "Id", "class", "label", "value", "text", "price ($)", "größe", "温度", "😀", "", "x"),
    *("a very long name of a column indeed, with a comma", "2019", "=name", "date"),
)


def odd_text(random: Random) -> str:
    """Return the text of one odd table; about half of them can be trained on."""
    count = random.choice((1, 4, 6, 8, 12, 12, 20, 20, 30, 30, 40, 60, 60))
    columns = [
        random.choice(KINDS)(random) for _ in range(random.choice((1, 1, 2, 2, 3, 4, 9, 20)))
    ]
    labels = random.choice((*LABELS, None))
    value = _numbers(random)
    rows = [[column() for column in columns] for _ in range(count)]
    for row in rows:
        row.append(value() if labels is None else random.choice(labels))
    if random.random() < 0.15:
        for row in rows:
            row.reverse()
    if random.random() < 0.5:
        rows.insert(0, [random.choice(HEADS) for _ in range(len(columns) + 1)])
    return _written(random, rows)


def _written(random: Random, rows: Sequence[list[str]]) -> str:
    separator, end = random.choice(SEPARATORS), random.choice(("\n", "\n", "\r\n", "\r"))
    quotes = random.choice((0.0, 0.0, 0.3, 1.0))
    lines = []
    for row in rows:
        cells = [_quoted(cell) if random.random() < quotes else cell for cell in row]
        if random.random() < RAGGED[random.randrange(len(RAGGED))]:
            cells = cells[: random.randrange(len(cells) + 1)] or ["", "", ""]
        lines.append(separator.join(cells) + random.choice(("", "", "", separator)))
    head = random.choice(("", "", "", "", f"sep={separator}\n", "\ufeff", "\n\n"))
    if separator == "|" and random.random() < 0.5 and lines:
        lines = [f"|{line}|" for line in lines]
        lines.insert(1, "|" + "---|" * len(rows[0]))
    return head + end.join(lines) + random.choice(("", "", "", end, end, end, '"'))


RAGGED = (0.0,) * 20 + (0.1,)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _numbers(random: Random) -> Callable[[], str]:
    """Make numbers of one column: near each other or far apart, in one dress or a few."""
    centre = random.choice(
        (0.0, 0.0, 14.62, 14.62, -3.0, 1e8, 1e-9, 1e6, random.choice((1.0, 1e300)))
    )
    spread = random.choice((0.0, 1e-12, 0.01, 1.0, 1e6))
    dress = random.choice(DRESSES)
    gaps = random.choice((0.0, 0.0, 0.0, 0.02))

    def number() -> str:
        if random.random() < gaps:
            return random.choice(GAPS)
        return dress(random.gauss(centre, spread))

    return number


def _rare(random: Random) -> Callable[[], str]:
    """Make the same number nearly always, and another once in a while."""
    usual, other = random.choice((("14.62", "14.63"), ("0", "1e9"), ("1", "1.0000000000001")))
    return lambda: usual if random.random() < 0.95 else other


def _counting(random: Random) -> Callable[[], str]:
    state = [random.randrange(3)]

    def count() -> str:
        state[0] += 1
        return str(state[0])

    return count


def _words(random: Random) -> Callable[[], str]:
    chosen = random.sample(WORDS, random.randrange(1, len(WORDS)))
    several = random.randrange(1, 4)
    return lambda: random.choice((" ", "")).join(random.choice(chosen) for _ in range(several))


def _dates(random: Random) -> Callable[[], str]:
    return lambda: f"2024-0{random.randrange(1, 9)}-1{random.randrange(9)}"


def _swapped(text: str) -> str:
    return text.translate(str.maketrans(",.", ".,"))


DRESSES: tuple[Callable[[float], str], ...] = (
    str,
    lambda value: f"{value:.2f}",
    lambda value: f"{value:.0f}",
    lambda value: f"{value:,.2f}",
    lambda value: f"{value:,.0f}",
    lambda value: _swapped(f"{value:.3f}"),
    lambda value: _swapped(f"{value:,.2f}"),
    lambda value: f"{value:,.1f}".replace(",", " "),
    lambda value: f"{value:.1f}%",
    lambda value: f"${value:,.2f}",
    lambda value: f"{_swapped(f'{value:,.2f}')} €",
    lambda value: f"{value:.1f} kg",
    lambda value: f"{value:e}",
    lambda value: f"{value:.1f}".replace("-", "\N{MINUS SIGN}"),
    lambda value: f"{value:.0f}".translate(WIDE),
)
KINDS: tuple[Callable[[Random], Callable[[], str]], ...] = (
    *(_numbers, _numbers, _numbers, _numbers, _rare, _rare, _counting, _words, _words, _dates),
)
