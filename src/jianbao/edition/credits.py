"""The line below an article that says who sent it, and who did what for it."""

from __future__ import annotations

_GAP = "\u3000"


def credited(source: str, label: str) -> str:
    """Return ``source`` with ``label`` (供稿) behind those who sent it.

    Parts of ``source`` are one em apart; one that says what somebody did (摄影：某某) keeps its own
    label, and where all do, ``label`` is not added.
    """
    parts = source.split(_GAP)
    senders = next((i for i, part in enumerate(parts) if "：" in part or "/" in part), len(parts))
    if senders:
        parts[senders - 1] += label
    return _GAP.join(parts)
