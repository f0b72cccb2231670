"""The whole book from its units, or from the cache, or laid out at once."""

from __future__ import annotations

from dataclasses import replace

from jianbao.diagnostics import Result
from jianbao.executors import processes
from jianbao.typesetting.fragments import keep
from jianbao.typesetting.fragments.model import Unfit
from jianbao.typesetting.identity import identity
from jianbao.typesetting.job import Job, Typeset

_KIND = "books"


def typeset(job: Job) -> Result[Typeset]:
    """Return what `engine.typeset` returns for ``job``, sooner where the book can be cut.

    Gives L010 beside its diagnostics where the installed WeasyPrint is not known.
    """
    key = keep.key_of(identity(), job) if job.faces else ""
    kept = keep.load(_KIND, key) if key else None
    if isinstance(kept, Result):
        return kept
    result = _typeset(job)
    if key:
        keep.store(_KIND, key, result)
    return result


def _typeset(job: Job) -> Result[Typeset]:
    # Loaded here: a book that is kept needs no layout engine, which takes long to load.
    from jianbao.typesetting.fragments import reliance  # noqa: PLC0415

    told = reliance.objection()
    result = None if told else _in_fragments(job)
    if result is None or result.value is None:
        from jianbao.typesetting import engine  # noqa: PLC0415

        told = (*told, *(result.diagnostics if result else ()))
        result = engine.typeset(job)
    return replace(result, diagnostics=(*result.diagnostics, *told, *reliance.lack()))


def _in_fragments(job: Job) -> Result[Typeset] | None:
    """Return the book from its units; None where it cannot be cut; no value where that fails."""
    from jianbao.typesetting.fragments import composed, reliance, worker  # noqa: PLC0415

    try:
        with processes(worker.preload) as executor, worker.uncollected():
            return composed.compose(job, executor)
    except Unfit:
        return None
    except Exception as error:  # noqa: BLE001 - what only saves time must never stop a book
        return Result(value=None, diagnostics=(reliance.failure(error),))
