"""Whether a folder's group lets anybody else in: many systems give each user a group of their own.

There, folders are often made so that the group may write (umask 002), which lets in nobody.
"""

from __future__ import annotations

import os
import stat
import sys

if sys.platform != "win32":
    import grp
    import pwd


def others_can_write(found: os.stat_result) -> bool:
    """Whether somebody beside the owner and root can write to what has this status."""
    if found.st_mode & stat.S_IWOTH:
        return True
    return bool(found.st_mode & stat.S_IWGRP) and not is_private(found.st_gid, found.st_uid)


def is_private(group: int, owner: int) -> bool:
    """Whether a group is the owner's first one, and nobody else who is known here is in it."""
    if sys.platform == "win32":
        return False
    try:
        user = pwd.getpwuid(owner)
        members = {*grp.getgrgid(group).gr_mem}
    except KeyError:
        return False
    members |= {one.pw_name for one in pwd.getpwall() if one.pw_gid == group}
    return user.pw_gid == group and members <= {user.pw_name}
