"""Tells the rules of privacy: in short, all of them page by page, and as the table of the docs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.privacy.learning_rules import WHOLE
from bot.tutor.privacy.registry import RULES
from bot.tutor.privacy.rules import Fate, PrivacyTopic, in_days, kept_for
from bot.tutor.text import capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.tutor.privacy.rules import PrivacyRule, RetentionTimes

MOST_ON_PAGE = 1200  # characters: a phone shows them on some two screens
NOT_EXPORTED = "not: "
MARKS = {Fate.GOES: "deleted", Fate.BLANKED: "deleted or blanked", Fate.STAYS: "kept"}
SHORT = """### What I keep about you
**What and why.** Your number on Discord, how far you are, your answers, games, notes, trainings \
and data of your own: so that you can go on where you stopped. Not your name, and not what you \
write to me, unless it answers something I asked.
**How long.** Until you delete it. These go by themselves: refused forms and presses after \
{forms}, data you did not keep after {drafts}, pictures of trainings after {pictures}, and what \
you trained, added or did with others in a server {left} after you left it.
**Who can see it.** You alone, but for what stands in a channel, which all there can read: \
trainings, cards of games, what is posted. Data that you add in a server is seen in it, and a card \
says beforehand who sees your answers. Whoever runs me can read the database. Nobody else gets it, \
and what I understand you with learns nothing from it.
**Take it along:** `/mydata export` gives you all of it in one file.
**Delete it:** `/mydata delete` deletes it at once, after asking you once more. Older \
backups keep a copy until newer ones take their place: four weeks where I am used every week."""
ASK = "-# Questions? Ask whoever runs me: {contact}"
ASK_NOBODY = "-# Questions? Ask whoever brought me to your server."
ALL = "-# All that is kept, part {page} of {pages}"


def told_short(times: RetentionTimes, contact: str) -> str:
    """Tell what is kept, why, how long, who can see it, and how to take it along or delete it."""
    if times.forms != times.presses:
        raise ValueError("Presses and refused forms are told with one time, and they have two.")
    names = ("forms", "drafts", "pictures", "left")
    text = SHORT.format(**{name: in_days(getattr(times, name)) for name in names})
    return f"{text}\n{ASK.format(contact=contact) if contact else ASK_NOBODY}"


def told_pages(times: RetentionTimes) -> tuple[str, ...]:
    """Tell every rule, a few on each page; a page has one topic or the rest of it."""
    pages = [page for topic in PrivacyTopic for page in _pages_of(topic, times)]
    return tuple(
        f"{page}\n{ALL.format(page=number, pages=len(pages))}"
        for number, page in enumerate(pages, start=1)
    )


def _pages_of(topic: PrivacyTopic, times: RetentionTimes) -> Iterator[str]:
    page = head = f"### {topic}"
    for rule in RULES:
        if rule.topic is not topic:
            continue
        told = told_rule(rule, times)
        if page != head and len(page) + len(told) > MOST_ON_PAGE:
            yield page
            page = head
        page = f"{page}\n{told}"
    if page != head:
        yield page


def told_rule(rule: PrivacyRule, times: RetentionTimes) -> str:
    """Tell a rule in two lines; that it is exported as a whole and deleted goes without saying."""
    small = [f"Kept {kept_for(rule, times)}", f"seen by {rule.seen_by}"]
    if rule.exported.startswith(NOT_EXPORTED):
        small.append(f"not exported: {rule.exported.removeprefix(NOT_EXPORTED)}")
    elif rule.exported != WHOLE:
        small.append(f"exported {rule.exported}")
    small.append(f"when you delete: {rule.deleted}")
    return f"**{rule.holds}** {rule.why}\n-# {' · '.join(small)}"


def table_in_markdown(times: RetentionTimes) -> str:
    """Write all rules as the table of docs/privacy.md."""
    named = ("where", "what and why", "how long", "who can see it")
    head = f"| {' | '.join(named)} | `/mydata export` | `/mydata delete` |"
    lines = [head, "|---|---|---|---|---|---|"]
    lines += [_row(rule, times) for rule in RULES]
    return "\n".join(lines)


def columns_in_markdown() -> str:
    """Write what is in the columns of JSON and of text, for whoever runs Nudge."""
    return "\n".join(
        f"- `{rule.name}.{column}`: {what}"
        for rule in RULES
        for column, what in rule.inside.items()
    )


def _row(rule: PrivacyRule, times: RetentionTimes) -> str:
    where = f"`{rule.name}`" if rule.topic is not PrivacyTopic.OUTSIDE else rule.name
    kept = capital(kept_for(rule, times))
    mark = MARKS[rule.fate]
    rest = rule.deleted.removeprefix(mark).lstrip(":; ")
    deleted = f"**{mark}**: {rest}" if rest else f"**{mark}**"
    cells = (where, f"{rule.holds} {rule.why}", kept, capital(rule.seen_by), rule.exported, deleted)
    return f"| {' | '.join(cells)} |"
