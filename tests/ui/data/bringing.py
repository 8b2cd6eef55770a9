"""How somebody brings data of their own: the form or a file, the dry run, and "Keep it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    import simcord

    from tests.ui.conftest import Classroom


async def paste(classroom: Classroom, name: str, rows: str) -> simcord.InteractionResult:
    """Paste rows into the form; what comes back is the dry run."""
    form = await classroom.ana.slash(classroom.channel, "data add", name=name)
    return await classroom.ana.submit_modal(form, {"rows": rows})


async def attach(
    classroom: Classroom, name: str, file_name: str, content: bytes
) -> simcord.ResponseMessage:
    """Attach a file; what comes back is the dry run, or why there is none."""
    file = (file_name, content)
    told = await classroom.ana.slash(classroom.channel, "data add", name=name, file=file)
    return next(m for m in [*told.followups, told.response] if m is not None and text_of(m))


async def keep(classroom: Classroom, name: str, rows: str) -> simcord.ResponseMessage:
    """Paste rows and keep them as the dry run shows them."""
    card = shown(await paste(classroom, name, rows))
    return shown(await classroom.ana.click(card, label="Keep it"))
