"""Spans of time and sizes of files in words."""

from __future__ import annotations

from datetime import timedelta

STEPS = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))
SIZES = (("TB", 10**12), ("GB", 10**9), ("MB", 10**6), ("kB", 10**3))


def span_in_words(span: timedelta) -> str:
    """Name a span by its largest unit of which there are two, such as "36 hours"."""
    seconds = max(0, round(span / timedelta(seconds=1)))
    name, unit = next((step for step in STEPS if seconds >= 2 * step[1]), STEPS[-1])
    number = seconds // unit
    return f"{number} {name}{'' if number == 1 else 's'}"


def size_in_words(size: int) -> str:
    name, unit = next((step for step in SIZES if size >= step[1]), ("bytes", 1))
    return f"{size / unit:.3g} {name}" if unit > 1 else f"{size} bytes"
