"""What became of a book, kept beside it in ``.jianbao``: the last actions, and all its versions.

`actions` takes the last thing done back; `versions` keeps every state in a git repository of the
book's own, which is loaded when it is asked for; `differences` tells two texts apart by words.
"""

from __future__ import annotations

from jianbao.history.actions import (
    FOLDER,
    Action,
    ChangedError,
    actions,
    carry_out,
    digest,
    record,
    undo,
)

__all__ = [
    "FOLDER",
    "Action",
    "ChangedError",
    "actions",
    "carry_out",
    "digest",
    "record",
    "undo",
]
