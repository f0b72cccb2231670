"""Builds the book again whenever asked, and tells the listeners what there is to see."""

from __future__ import annotations

import asyncio
import hashlib
import multiprocessing
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar, TypeVarTuple

from jianbao.diagnostics import Diagnostic, in_reading_order
from jianbao.executors import attend_parent
from jianbao.products import EBOOK
from jianbao.studio import proofs
from jianbao.studio.cards import COVER_WIDTH, keep_cover
from jianbao.studio.map import PageMap
from jianbao.studio.model import Listed, PrintedPage, ProofState, Shown, Trouble
from jianbao.studio.order import digest_of
from jianbao.studio.pages import Printer, changed_pages, leaves_of
from jianbao.studio.samples import ThemeSample, sample, state_of
from jianbao.studio.sharing import SharedPage

Given = TypeVarTuple("Given")
T = TypeVar("T")


class Workshop:
    """Holds what is shown. All its methods belong to the server's event loop."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.shown = Shown(revision=0, stage=ProofState.WORKING)
        self.printer = Printer()
        self.pdf = b""
        self.epub = b""
        self.pages = PageMap()
        self.turn = asyncio.Lock()
        """Held by whoever changes the book's files."""
        self.shared: SharedPage | None = None
        """What of it is read on phones."""
        self._wanted = asyncio.Event()
        self._listeners: set[asyncio.Queue[int]] = set()
        self._process = _process()
        self._is_over = False
        self._samples: dict[str, dict[str, ThemeSample]] = {}
        """By the state of the book, of which the last is kept, and by theme."""
        self._texts: dict[str, str] = {}
        """Digests of the manuscripts that the pages show."""
        self._said: tuple[Diagnostic, ...] = ()
        self._doubts: tuple[proofs.Doubt, ...] = ()

    @property
    def is_watched(self) -> bool:
        """Whether somebody looks at the book."""
        return bool(self._listeners)

    def want(self) -> None:
        """Ask for a build; several such wishes during one build end in one more."""
        self._wanted.set()

    async def run(self) -> None:
        """Build now, and then whenever it is wanted, until cancelled."""
        try:
            self._wanted.set()
            while True:
                await self._wanted.wait()
                self._wanted.clear()
                await self._renew()
        finally:
            self.end()

    def end(self) -> None:
        """Let the process that builds go, in the middle of what it does: nobody waits for that."""
        self._is_over = True
        self.end_sharing()
        for child in list((self._process._processes or {}).values()):  # noqa: SLF001 - 3.14 has a method for it
            child.terminate()
        self._process.shutdown(wait=False, cancel_futures=True)

    def end_sharing(self) -> None:
        """Let nobody read the book on a phone any longer."""
        if self.shared is not None:
            self.shared.end()
        self.shared = None

    @contextmanager
    def listening(self) -> Iterator[asyncio.Queue[int]]:
        """Yield a queue that receives the revision of everything shown from now on."""
        queue: asyncio.Queue[int] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)

    async def make(self, name: str) -> proofs.Output:
        """Return one more output of the book as it is now."""
        return await self.call(proofs.make, self.file, name)

    async def sample(self, theme: str) -> ThemeSample:
        """Return first pages of the book in another theme, as it is now."""
        state = await asyncio.to_thread(state_of, self.file)
        known = self._samples.setdefault(state, {})
        if theme not in known:
            known[theme] = await self.call(sample, self.file, theme)
            self._samples = {state: known}
        return known[theme]

    async def call(self, work: Callable[[*Given], T], *args: *Given) -> T:
        """Do ``work`` in the process that builds; once more in a new one, should that die."""
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._process, work, *args)
        except BrokenExecutor:
            if self._is_over:
                raise
            self._process = _process()
            return await loop.run_in_executor(self._process, work, *args)

    async def _renew(self) -> None:
        self._show(stage=ProofState.WORKING)
        order = digest_of(self.file)
        proof = await self.call(proofs.prove, self.file)
        self._said = proof.diagnostics
        await self._show_proof(proof, order)
        if not self._wanted.is_set() and proof.printed is not None:
            await self._show_ebook()
        if not self._wanted.is_set():
            self._doubts = await self.call(proofs.proofread, self.file)
            self._show()

    async def _show_proof(self, proof: proofs.Proof, order: str) -> None:
        facts = {
            "title": proof.title or self.shown.title,
            "issue": proof.issue or self.shown.issue,
            "date": proof.date or self.shown.date,
            "layout": proof.layout or self.shown.layout,
            "order": order,
        }
        if proof.printed is None:
            chapters = _listed(proof, self.pages) or self.shown.chapters
            parts = proof.parts or self.shown.parts
            self._show(stage=ProofState.FAILED, chapters=chapters, parts=parts, **facts)
            return
        pdf = proof.printed.data
        leaves = await asyncio.to_thread(leaves_of, pdf)
        await asyncio.to_thread(self.printer.load, pdf)
        self.pdf, self.pages = pdf, PageMap(proof.printed.page_map, proof.printed.places)
        await asyncio.to_thread(self._keep_cover, leaves)
        before = self._texts
        self._texts = await asyncio.to_thread(self._written, proof)
        fresh = self._texts.items() - before.items() if before else set()
        self._show(
            stage=ProofState.READY,
            chapters=_listed(proof, self.pages, {path for path, _ in fresh}),
            parts=proof.parts,
            leaves=leaves,
            changed=changed_pages(self.shown.leaves, leaves),
            **facts,
        )

    def _written(self, proof: proofs.Proof) -> dict[str, str]:
        return {each.path: digest_of(self.file.parent / each.path) for each in proof.entries}

    def _keep_cover(self, leaves: tuple[PrintedPage, ...]) -> None:
        """Keep the first page for the shelf, where it has changed."""
        if not leaves or leaves[:1] == self.shown.leaves[:1]:
            return
        picture = self.printer.draw(1, leaves[0].digest, COVER_WIDTH)
        if picture is not None:
            keep_cover(self.file, picture)

    async def _show_ebook(self) -> None:
        made = await self.make(EBOOK.name)
        if made.data is None:
            self._said = (*self._said, *made.diagnostics)
            self._show()
        elif made.data != self.epub:
            self.epub = made.data
            self._show(ebook=hashlib.sha256(made.data).hexdigest()[:24])

    def _show(self, **changes: object) -> None:
        doubts = {doubt.diagnostic: doubt.mends for doubt in self._doubts}
        said = in_reading_order(dict.fromkeys((*self._said, *doubts)))
        remarks = tuple(
            Trouble(
                diagnostic=item,
                page=self.pages.page_of(item.span),
                mends=doubts.get(item, ()),
                is_doubt=item in doubts,
            )
            for item in said
        )
        shown = replace(self.shown, revision=self.shown.revision + 1, remarks=remarks)
        self.shown = replace(shown, **changes)  # type: ignore[arg-type] # fields by name
        for queue in self._listeners:
            queue.put_nowait(self.shown.revision)


def _process() -> ProcessPoolExecutor:
    """Return one process that is not a copy of this one, in which a server runs with threads."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(1, mp_context=context, initializer=attend_parent)


def _listed(
    proof: proofs.Proof, pages: PageMap, changed: Collection[str] = ()
) -> tuple[Listed, ...]:
    return tuple(
        Listed(
            path=entry.path,
            title=entry.title,
            part=entry.part,
            place=entry.place,
            page=pages.page_of_id(entry.id),
            hidden=entry.hidden,
            missing=entry.missing,
            changed=entry.path in changed,
        )
        for entry in proof.entries
    )
