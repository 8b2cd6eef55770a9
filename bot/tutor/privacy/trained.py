"""A person's trainings with their pictures, on the page of their data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from bot.trainings.data_sets import OWN
from bot.tutor.lab.runs import RunState
from bot.tutor.privacy.html import own_text
from bot.tutor.privacy.listing import listed_items, own_item
from bot.tutor.privacy.untold import OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.tutor.privacy.kept import KeptPerson, KeptPicture, KeptRow

STATES: Mapping[str, str] = {
    RunState.RUNNING: "under way",
    RunState.DONE: "finished",
    RunState.FAILED: "it failed",
    RunState.CANCELLED: "taken back",
}
LEFT_OUT = "<p>{count} older {pictures} left out: Discord takes no larger file.</p>\n"


def trained_part(told: KeptPerson) -> Iterator[str]:
    of_run: dict[object, list[KeptPicture]] = defaultdict(list)
    for one in told.pictures:
        of_run[one.run].append(one)
    runs = []
    for row in told.rows_of("run"):
        pictures = "".join(_picture(one) for one in of_run.pop(row.get("id"), ()))
        runs.append(own_item(_run_words(row), row.get("started_at")) + pictures)
    yield from listed_items("Each of them, with its pictures", runs)
    yield from listed_items("Pictures", [_picture(one) for some in of_run.values() for one in some])
    if told.left_out:
        pictures = "picture was" if told.left_out == 1 else "pictures were"
        yield LEFT_OUT.format(count=told.left_out, pictures=pictures)


def _run_words(row: KeptRow) -> str:
    task = row.get("task")
    kept = task if isinstance(task, Mapping) else {}
    variants = [one for one in kept.get("variants") or () if isinstance(one, Mapping)]
    specs = [one["spec"] for one in variants if isinstance(one.get("spec"), Mapping)]
    spec = specs[0] if specs else {}
    title, data = str(kept.get("title") or "A training"), str(spec.get("data", ""))
    if data == OWN:  # also what somebody else brought, and what was removed since
        data = "" if title == OTHERS else "data of your own"
    on = [data, f"{spec.get('epochs', '')} epochs"] if spec else []
    state = str(row.get("state"))
    told = [title, *on, STATES.get(state, state)]
    return ", ".join(one for one in (*told, str(row.get("reason") or "")) if one)


def _picture(one: KeptPicture) -> str:
    told = own_text(one.alt_text or "a picture without a description")
    return f'<p><a href="{escape(one.path)}">{escape(one.path)}</a>: {told}</p>'
