"""What was accepted, put into the manuscripts: each change whole or not at all, and read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from jianbao import config, files, history, manuscript
from jianbao.copyedit.fix import applied, rewritten
from jianbao.diagnostics import Diagnostic, Result
from jianbao.manuscript import encoding
from jianbao.merge import codes
from jianbao.merge.expecting import Chosen, unlike
from jianbao.merge.model import Comment
from jianbao.merge.patch import Patch
from jianbao.merge.piecing import edits_of, patched, resolved
from jianbao.merge.plan import Desk, Merge, remark
from jianbao.merge.report import shown
from jianbao.merge.told import Told, told
from jianbao.products import PRODUCTS

_TRIALS = 64
"""How often the manuscripts are read again to find which changes cannot be put in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The manuscripts and book.yaml as they are to be, by their names, and how many changes went in."""

    contents: Mapping[str, bytes]
    texts: Mapping[str, str]
    pictures: Mapping[str, bytes]
    """Those that come with them, by their paths in the book."""
    count: int
    remarks: int

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that are written."""
        return tuple(sorted({*self.contents, *self.pictures}))


def carry_out(
    merge: Merge, chosen: Sequence[Chosen], comments: Sequence[Comment]
) -> Result[Outcome]:
    """Return the manuscripts with what was ``chosen`` in them, read again and found right.

    What cannot be put in is said, each as an error: then there is nothing to write.
    """
    trials = _Trials(merge)
    good = trials.sifted(chosen)
    said = [_unplaced(merge, one) for one in chosen if not any(one is other for other in good)]
    patch = trials.patch(good)
    remarks = 0
    for one in comments:
        if one.place >= 0 and patch.remark(one.place, remark(one)):
            remarks += 1
        else:
            said.append(codes.REMARK_UNPLACED.at(one.span, who=one.by.who, said=one.text))
    contents, texts, folder = dict[str, bytes](), dict[str, str](), merge.desk.config.folder
    for file, made in patch.edits.items():
        source = merge.sources.texts[file]
        edits = edits_of(file, resolved(source, made))
        texts[file] = applied(source, edits)
        contents[file] = rewritten(
            files.read(folder / file, encoding.MAX_BYTES, folder), edits, source, folder / file
        )
    outcome = Outcome(
        contents=contents, texts=texts, pictures=patch.pictures, count=len(good), remarks=remarks
    )
    return Result(value=outcome, diagnostics=tuple(said))


@dataclass(slots=True)
class _Trials:
    """Puts changes in and reads what came of it, to tell which can be put in together."""

    merge: Merge
    _left: int = field(default=_TRIALS)

    def patch(self, chosen: Sequence[Chosen]) -> Patch:
        """Return what puts ``chosen`` in."""
        merge = self.merge
        patch = Patch(sources=merge.sources, notes=merge.notes, known=merge.pictures)
        patch.expect(chosen)
        for one in chosen:
            patch.make(*one)
        return patch

    def sifted(self, chosen: Sequence[Chosen]) -> list[Chosen]:
        """Return those of ``chosen`` that can be put in: a bad one takes none of its neighbours along."""
        merge = self.merge
        patch = Patch(sources=merge.sources, notes=merge.notes, known=merge.pictures)
        patch.expect(chosen)
        able = [one for one in chosen if patch.make(*one)]
        wrong = self._wrong(able)
        suspects = [one for index, one in enumerate(able) if index in wrong]
        good = [one for index, one in enumerate(able) if index not in wrong]
        if suspects:
            good = self._joined(self._joined([], good), suspects)
        return good

    def _wrong(self, chosen: Sequence[Chosen]) -> set[int]:
        """Return which of ``chosen`` did not come out as they should, all where that is unknown."""
        self._left -= 1
        patch = self.patch(chosen)
        texts = {
            file: patched(self.merge.sources.texts[file], made)
            for file, made in patch.edits.items()
        }
        then = _again(self.merge.desk, texts, patch.pictures)
        wrong = unlike(self.merge.now, then, chosen, self.merge.notes)
        return set(range(len(chosen))) if wrong is None else wrong

    def _joined(self, good: list[Chosen], more: Sequence[Chosen]) -> list[Chosen]:
        """Return ``good`` with as many of ``more`` as come out right beside them."""
        if not more or self._left <= 0:
            return good
        both = sorted([*good, *more], key=lambda one: (one[0].start, one[0].end))
        if not self._wrong(both):
            return both
        if len(more) == 1:
            return good
        middle = len(more) // 2
        return self._joined(self._joined(good, more[:middle]), more[middle:])


def _unplaced(merge: Merge, one: Chosen) -> Diagnostic:
    change, version = one
    is_of_book = not merge.now.paragraphs[merge.now.paragraph_at(change.start)].source
    code = codes.TABLE_OF_BOOK if is_of_book else codes.UNPLACED
    before, after = shown(change.before), shown(version.text)
    return code.at(change.span, who=version.who, before=before or "（无）", after=after or "（无）")


def _again(desk: Desk, texts: Mapping[str, str], pictures: Mapping[str, bytes]) -> Told:
    """Return what the book says with ``texts`` in the place of its files, and new pictures."""
    book = desk.config.file
    if book.name in texts:
        loaded = config.check_text(book, texts[book.name], PRODUCTS)
        if loaded.value is None or loaded.failed:
            return told(())
        desk = replace(desk, config=loaded.value)
    read = manuscript.read(desk.config, texts=texts, pictures=pictures)
    if read.value is None:
        return told(())
    return desk.told(read.value)


def write(merge: Merge, outcome: Outcome) -> None:
    """Put the manuscripts in the place of the old ones, all or none, so that it can be undone."""
    folder = merge.desk.config.folder
    changed = {
        file: (files.read(folder / file, encoding.MAX_BYTES, folder), data)
        for file, data in outcome.contents.items()
    }
    history.carry_out(folder, "merge", changed, made=outcome.pictures)
