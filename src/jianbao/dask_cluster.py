"""The machines of a Dask scheduler as one executor; the only module that knows Dask."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

_PATIENCE = 10
"""Seconds in which a scheduler has to answer."""


class UnreachableError(Exception):
    """There is no scheduler at an address."""


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """Yield the machines of the Dask scheduler at ``address`` (``tcp://host:port``).

    Raises UnreachableError where nobody answers there, ImportError where Dask is not installed.
    """
    from distributed import Client  # noqa: PLC0415 - an extra that few need

    try:
        client = Client(  # type: ignore[no-untyped-call] # Dask has types for some things only
            address, timeout=_PATIENCE, set_as_default=False
        )
    except (OSError, ValueError, TypeError) as problem:
        raise UnreachableError(str(problem)) from problem
    with client:
        yield client.get_executor(pure=False)  # type: ignore[no-untyped-call] # as above
