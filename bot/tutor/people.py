"""Who pressed what, where, and with which rights."""

from __future__ import annotations

from dataclasses import dataclass

ADMINISTRATOR, MANAGE_SERVER = 1 << 3, 1 << 5  # Discord's bits of permissions
SEND_MESSAGES, SEND_IN_THREADS = 1 << 11, 1 << 38
SOMEBODY_WHO_LEFT = "somebody who left"
"""How whoever is named no more is called within a sentence, as after a deletion."""


@dataclass(frozen=True, slots=True)
class Rights:
    """What a person may do in one channel of a server, as Discord's number of permission bits.

    They hold for the moment of the press that brought them: a right may be taken away later.
    """

    bits: int = 0
    in_thread: bool = False

    @property
    def may_manage_server(self) -> bool:
        """Tell whether it is somebody who runs the server, such as a teacher."""
        return self.bits & (ADMINISTRATOR | MANAGE_SERVER) != 0

    @property
    def may_send(self) -> bool:
        """Tell whether the person may write messages in the channel."""
        right = SEND_IN_THREADS if self.in_thread else SEND_MESSAGES
        return self.bits & (ADMINISTRATOR | right) != 0


NO_RIGHTS = Rights()


@dataclass(frozen=True, slots=True)
class Press:
    """One thing a person did. `id` is Discord's id of the interaction or message (a snowflake).

    `guild` is None in a DM. `rights` and `roles` (ids) are what Discord sent with this very press;
    where it sends nothing, as with the rights of a message, there are none.
    """

    id: int
    person: int
    guild: int | None = None
    channel: int | None = None
    rights: Rights = NO_RIGHTS
    roles: frozenset[int] = frozenset()

    @property
    def may_manage_here(self) -> bool:
        """Tell whether the person runs the server of this press; nobody runs a DM."""
        return not self.in_dm and self.rights.may_manage_server

    @property
    def in_dm(self) -> bool:
        """Tell whether nobody but the person sees what is answered in place."""
        return self.guild is None
