"""A person's trainings with their pictures, on the page of their data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from bot.trainings.data_sets import OWN
from bot.trainings.task import View
from bot.tutor.lab.runs import RunState
from bot.tutor.privacy.html import own_text, without_marks
from bot.tutor.privacy.listing import listed_items, own_item
from bot.tutor.privacy.untold import OTHERS
from bot.tutor.text import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.tutor.privacy.kept import KeptPerson, KeptPicture, KeptRow

STATES: Mapping[str, str] = {
    RunState.RUNNING: "under way",
    RunState.DONE: "finished",
    RunState.FAILED: "it failed",
    RunState.CANCELLED: "taken back",
}
A_TRAINING = "A training"
VIEWS: Mapping[str, str] = {
    View.COMPARE: "A comparison",
    View.TRY: "A training and changes of it",
    View.EXPORT: "A training as a program",
}
"""How a task without a title is named."""
LEFT_OUT_REASON = "why is left out, as it may quote that data"
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
    title = kept.get("title") or VIEWS.get(str(kept.get("view")), A_TRAINING)
    title, state = A_TRAINING if title == OTHERS else str(title), str(row.get("state"))
    told = [title, *_trained_on(row, kept, specs), STATES.get(state, state), _reason(row)]
    return ", ".join(one for one in told if one)


def _trained_on(
    row: KeptRow, kept: Mapping[str, Any], specs: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    """Tell the data and the epochs, each as often as the trainings of a task differ in it."""
    if not specs:
        return
    names = dict.fromkeys(str(spec.get("data", "")) for spec in specs)
    yield listed([_own_words(row, kept) if name == OWN else name for name in names])
    yield f"{listed(list(dict.fromkeys(str(spec.get('epochs', '')) for spec in specs)))} epochs"


def _own_words(row: KeptRow, kept: Mapping[str, Any]) -> str:
    """Say whose a table was; of one that is gone nobody knows it any more."""
    if kept.get("title") == OTHERS:
        return "data of somebody else"
    if kept.get("shipped"):
        return "data that comes with the course"
    return "data that was removed" if row.get("own_table_id") is None else "data of your own"


def _reason(row: KeptRow) -> str:
    reason = str(row.get("reason") or "")
    return LEFT_OUT_REASON if reason == OTHERS else without_marks(reason)


def _picture(one: KeptPicture) -> str:
    told = own_text(one.alt_text or "a picture without a description")
    return f'<p><a href="{escape(one.path)}">{escape(one.path)}</a>: {told}</p>'
