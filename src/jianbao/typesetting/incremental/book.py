"""The whole book from its units, or from the cache, or laid out at once."""

from __future__ import annotations

from concurrent.futures import Executor
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import partial

from jianbao.budget import limited
from jianbao.diagnostics import BookError, Result
from jianbao.executors import processes
from jianbao.failures import placed
from jianbao.once import Kept, once
from jianbao.typesetting import codes
from jianbao.typesetting.identity import identity
from jianbao.typesetting.incremental.model import Unfit
from jianbao.typesetting.incremental.readiness import preload, uncollected
from jianbao.typesetting.job import Job, JobStyle, Typeset
from jianbao.typesetting.loading import load

_NOTES_IN_LINE = JobStyle(
    file="notes.css",
    css=".footnote { float: none !important; font-size: 0.8em; line-height: inherit }"
    ".footnote::before { content: '（注：' } .footnote::after { content: '）' }"
    ".footnote .note-paragraph { display: inline }",
)


def typeset(
    job: Job, executor: Executor | None = None, kept: Kept | None = None
) -> Result[Typeset]:
    """Return what `engine.typeset` returns for ``job``, sooner where the book can be cut.

    ``executor`` is given units to lay out; without it other processes are started for that.
    ``kept`` is what has been laid out before. Gives L010 beside its diagnostics where the
    installed WeasyPrint is not known.
    """
    known = {} if kept is None or not job.faces else kept
    return once(known, partial(_typeset, executor, known), job, identity())


def _typeset(executor: Executor | None, kept: Kept, job: Job, _engine: str) -> Result[Typeset]:
    # Loaded here: a book that is kept needs no layout engine, which takes long to load.
    load()
    from jianbao.typesetting.incremental import reliance  # noqa: PLC0415

    told = reliance.objection()
    result = None if told else _in_parts(job, executor, kept)
    if result is None or result.value is None:
        if result is not None and result.failed:
            return result
        told = (*told, *(result.diagnostics if result else ()))
        with limited(len(job.html)):
            result = placed(lambda: _at_once(job))
    return replace(result, diagnostics=(*result.diagnostics, *told, *reliance.lack()))


def _at_once(job: Job) -> Result[Typeset]:
    """Lay the whole book out, its notes in the line where the engine fails with them at the foot.

    So it does in columns. Raises what the engine raises where that does not help.
    """
    from jianbao.typesetting import engine  # noqa: PLC0415

    try:
        return engine.typeset(job)
    except BookError:
        raise
    except Exception:
        if 'class="footnote"' not in job.html:
            raise
        with suppress(Exception):
            laid = engine.typeset(replace(job, styles=(*job.styles, _NOTES_IN_LINE)))
            return replace(laid, diagnostics=(*laid.diagnostics, codes.NOTES_IN_LINE.of()))
        raise


def _in_parts(job: Job, executor: Executor | None, kept: Kept) -> Result[Typeset] | None:
    """Return the book from its units; None where it cannot be cut; no value where that fails."""
    from jianbao.typesetting.incremental import composed, reliance  # noqa: PLC0415

    try:
        with ExitStack() as stack:
            others = executor or stack.enter_context(processes(preload))
            stack.enter_context(uncollected())
            stack.enter_context(limited(len(job.html)))
            return composed.compose(job, others, kept)
    except Unfit:
        return None
    except BookError as problem:
        return Result(value=None, diagnostics=problem.diagnostics)
    except Exception as error:  # noqa: BLE001 - what only saves time must never stop a book
        return Result(value=None, diagnostics=(reliance.failure(error),))
