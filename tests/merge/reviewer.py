"""A reviewer with Word: changes a .docx as Word does, with changes tracked or not."""

from __future__ import annotations

import random
from copy import deepcopy
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from jianbao.products.word.xml import WORD, w

W = f"{{{WORD}}}"
_DATE = "2024-03-06T09:00:00Z"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class Reviewer:
    """One reviewer at one file; ``tracked`` says whether Word notes what he does."""

    def __init__(self, data: bytes, name: str = "李主任", *, tracked: bool = True) -> None:
        self.name, self.tracked = name, tracked
        with ZipFile(BytesIO(data)) as archive:
            self.parts = {item: archive.read(item) for item in archive.namelist()}
        self.document = etree.fromstring(self.parts["word/document.xml"])
        self.notes = etree.fromstring(self.parts["word/footnotes.xml"])
        self.comments: list[etree._Element] = []
        self._number = 9000

    def paragraph(self, text: str) -> etree._Element:
        """Return the paragraph that says ``text``."""
        for root in (self.document, self.notes):
            for item in root.iter(f"{W}p"):
                in_contents = next(item.iterancestors(f"{W}sdt"), None) is not None
                if not in_contents and said(item).strip() == text:
                    return item
        raise AssertionError(text)

    def replace(self, text: str, start: int, end: int, new: str, *, bold: bool = False) -> None:
        """Write ``new`` in the place of some characters of the paragraph that says ``text``."""
        paragraph = self.paragraph(text)
        runs = spread(paragraph)
        gone = runs[start:end]
        beside = runs[start - 1] if start else runs[start] if start < len(runs) else None
        fresh = [self._run(new, beside, bold=bold)] if new else []
        if gone:
            place, at = _place(gone[0])
        elif beside is not None:
            place, at = _place(beside)
            at += bool(start)
        else:
            place, at = paragraph, len(paragraph)
        if fresh:
            made = self._wrapped("ins", fresh) if self.tracked else fresh
            for item in reversed(made):
                place.insert(at, item)
        self._take(gone)

    def remove(self, text: str) -> None:
        """Take a whole paragraph out."""
        paragraph = self.paragraph(text)
        if self.tracked:
            self._take(spread(paragraph))
            self._mark(paragraph, "del")
        else:
            _parent(paragraph).remove(paragraph)

    def split(self, text: str, at: int) -> None:
        """Press Enter within a paragraph."""
        paragraph = self.paragraph(text)
        runs = spread(paragraph)
        following = w("p")
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            following.append(deepcopy(properties))
        for run in runs[at:]:
            following.append(_top(run, paragraph))
        paragraph.addnext(following)
        if self.tracked:
            self._mark(paragraph, "ins")

    def join(self, text: str) -> None:
        """Delete the end of a paragraph, so that the next one goes on in its line."""
        paragraph = self.paragraph(text)
        if self.tracked:
            self._mark(paragraph, "del")
            return
        following = paragraph.getnext()
        assert following is not None
        for item in list(following):
            if item.tag != f"{W}pPr":
                paragraph.append(item)
        _parent(following).remove(following)

    def add(self, behind: str, text: str, *, pressed: bool = False) -> None:
        """Put a paragraph behind another one: pasted, or typed after Enter was ``pressed``."""
        paragraph = self.paragraph(behind)
        fresh = w("p")
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            fresh.append(deepcopy(properties))
        run = self._run(text, None, bold=False)
        fresh.extend(self._wrapped("ins", [run]) if self.tracked else [run])
        paragraph.addnext(fresh)
        if self.tracked:
            self._mark(paragraph if pressed else fresh, "ins")

    def move(self, text: str, behind: str) -> None:
        """Move a paragraph behind another one."""
        paragraph, other = self.paragraph(text), self.paragraph(behind)
        if not self.tracked:
            other.addnext(paragraph)
            return
        copy = deepcopy(paragraph)
        for mark in [*copy.iter(f"{W}bookmarkStart"), *copy.iter(f"{W}bookmarkEnd")]:
            _parent(mark).remove(mark)
        other.addnext(copy)
        for one, kind in ((paragraph, "moveFrom"), (copy, "moveTo")):
            for run in list(one.iter(f"{W}r")):
                place, at = _place(run)
                place.insert(at, self._wrapped(kind, [run])[0])
            self._mark(one, kind)

    def embolden(self, text: str, start: int, end: int, *, on: bool) -> None:
        """Make characters bold, or no longer so."""
        for run in spread(self.paragraph(text))[start:end]:
            looks = run.find(f"{W}rPr")
            if looks is None:
                looks = w("rPr")
                run.insert(0, looks)
            before = deepcopy(looks)
            for old in [*looks.findall(f"{W}b"), *looks.findall(f"{W}rStyle")]:
                looks.remove(old)
            looks.append(w("b") if on else w("b", val=0))
            if self.tracked:
                looks.append(w("rPrChange", before, **self._by()))

    def add_row(self, behind: str, cells: list[str]) -> None:
        """Put a row behind the one in which a cell says ``behind``."""
        row = next(self.paragraph(behind).iterancestors(f"{W}tr"))
        fresh = deepcopy(row)
        for cell, text in zip(fresh.iter(f"{W}tc"), cells, strict=True):
            paragraph = cell.find(f"{W}p")
            assert paragraph is not None
            for item in [item for item in paragraph if item.tag != f"{W}pPr"]:
                paragraph.remove(item)
            run = self._run(text, None, bold=False)
            paragraph.extend(self._wrapped("ins", [run]) if self.tracked else [run])
        if self.tracked:
            self._of_row(fresh).append(w("ins", **self._by()))
        row.addnext(fresh)

    def remove_row(self, holding: str) -> None:
        """Take the row out in which a cell says ``holding``."""
        row = next(self.paragraph(holding).iterancestors(f"{W}tr"))
        if self.tracked:
            self._of_row(row).append(w("del", **self._by()))
            self._take([run for item in row.iter(f"{W}p") for run in spread(item)])
        else:
            _parent(row).remove(row)

    def comment(self, text: str, start: int, end: int, said_: str) -> None:
        """Note something beside characters of a paragraph."""
        runs = spread(self.paragraph(text))[start:end]
        self._number += 1
        place, at = _place(runs[0])
        place.insert(at, w("commentRangeStart", id=self._number))
        place, at = _place(runs[-1])
        place.insert(at + 1, w("commentRangeEnd", id=self._number))
        place.insert(at + 2, w("r", w("commentReference", id=self._number)))
        paragraph = w("p", w("r", _text(said_)))
        self.comments.append(w("comment", paragraph, id=self._number, author=self.name, date=_DATE))

    def done(self, rng: random.Random | None = None) -> bytes:
        """Save the file; with ``rng`` as Word does, which rewrites much that nobody changed."""
        if rng is not None:
            for root in (self.document, self.notes):
                _as_word(root, rng)
        parts = dict(self.parts)
        parts["word/document.xml"] = etree.tostring(self.document)
        parts["word/footnotes.xml"] = etree.tostring(self.notes)
        if self.comments:
            parts["word/comments.xml"] = etree.tostring(w("comments", *self.comments))
            relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
            space = etree.QName(relations).namespace
            etree.SubElement(
                relations,
                f"{{{space}}}Relationship",
                {"Id": "rId900", "Type": _COMMENTS, "Target": "comments.xml"},
            )
            parts["word/_rels/document.xml.rels"] = etree.tostring(relations)
            types = etree.fromstring(parts["[Content_Types].xml"])
            space = etree.QName(types).namespace
            name = {"PartName": "/word/comments.xml", "ContentType": _COMMENTS_TYPE}
            etree.SubElement(types, f"{{{space}}}Override", name)
            parts["[Content_Types].xml"] = etree.tostring(types)
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
            for item, data in parts.items():
                archive.writestr(item, data)
        return buffer.getvalue()

    def _by(self) -> dict[str, str | int]:
        self._number += 1
        return {"id": self._number, "author": self.name, "date": _DATE}

    def _wrapped(self, kind: str, runs: list[etree._Element]) -> list[etree._Element]:
        return [w(kind, *runs, **self._by())]

    def _take(self, runs: list[etree._Element]) -> None:
        for run in runs:
            place, at = _place(run)
            if not self.tracked:
                place.remove(run)
                continue
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"
            place.insert(at, self._wrapped("del", [run])[0])

    def _mark(self, paragraph: etree._Element, kind: str) -> None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = w("pPr")
            paragraph.insert(0, properties)
        looks = properties.find(f"{W}rPr")
        if looks is None:
            looks = w("rPr")
            properties.append(looks)
        looks.append(w(kind, **self._by()))

    @staticmethod
    def _of_row(row: etree._Element) -> etree._Element:
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = w("trPr")
            row.insert(0, properties)
        return properties

    @staticmethod
    def _run(text: str, beside: etree._Element | None, *, bold: bool) -> etree._Element:
        looks = None if beside is None else beside.find(f"{W}rPr")
        looks = w("rPr") if looks is None else deepcopy(looks)
        for old in looks.findall(f"{W}b"):
            looks.remove(old)
        if bold:
            looks.append(w("b"))
        elif (style := looks.find(f"{W}rStyle")) is not None:
            looks.remove(style)
        return w("r", looks, _text(text))


def said(paragraph: etree._Element) -> str:
    """Return what a paragraph says, with what is marked as deleted and without what came."""
    return "".join(
        item.text or ""
        for item in paragraph.iter(f"{W}t", f"{W}delText")
        if next(item.iterancestors(f"{W}ins", f"{W}moveTo"), None) is None
        and next(item.iterancestors(f"{W}p")) is paragraph
    )


def spread(paragraph: etree._Element) -> list[etree._Element]:
    """Let each character of a paragraph stand in a run of its own; return these runs."""
    for run in list(paragraph.iter(f"{W}r")):
        texts = run.findall(f"{W}t")
        if len(texts) != 1 or len(texts[0].text or "") < 2:
            continue
        looks = run.find(f"{W}rPr")
        for sign in texts[0].text or "":
            one = w("r", None if looks is None else deepcopy(looks), _text(sign))
            run.addprevious(one)
        _parent(run).remove(run)
    runs = [
        run
        for run in paragraph.iter(f"{W}r")
        if run.find(f"{W}t") is not None
        and next(run.iterancestors(f"{W}ins", f"{W}del"), None) is None
    ]
    signs = [run.findtext(f"{W}t") or "" for run in runs]
    first = next((n for n, sign in enumerate(signs) if sign.strip()), len(signs))
    last = next((n for n in range(len(signs), 0, -1) if signs[n - 1].strip()), 0)
    return runs[first:last]


def _text(content: str) -> etree._Element:
    made = w("t")
    made.text = content
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _place(element: etree._Element) -> tuple[etree._Element, int]:
    parent = _parent(element)
    return parent, parent.index(element)


def _top(element: etree._Element, paragraph: etree._Element) -> etree._Element:
    while (parent := _parent(element)) is not paragraph:
        element = parent
    return element


def _as_word(root: etree._Element, rng: random.Random) -> None:
    """Split runs, put in what Word puts in, number anew, lose some bookmarks."""
    for number, mark in enumerate(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"), 1):
        mark.set(f"{W}id", str(number + 500))
    for mark in list(root.iter(f"{W}bookmarkStart")):
        if rng.random() < 0.5:
            _parent(mark).remove(mark)
    for item in root.iter(f"{W}p"):
        item.set(f"{W}rsidR", f"00{rng.randrange(16**6):06X}")
    for run in list(root.iter(f"{W}r")):
        run.set(f"{W}rsidRPr", f"00{rng.randrange(16**6):06X}")
        texts = run.findall(f"{W}t")
        if len(texts) == 1 and len(texts[0].text or "") > 3 and rng.random() < 0.3:
            content = texts[0].text or ""
            at = rng.randrange(1, len(content))
            other = deepcopy(run)
            texts[0].text = content[:at]
            other_text = other.find(f"{W}t")
            assert other_text is not None
            other_text.text = content[at:]
            for item in (texts[0], other_text):
                item.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.addnext(other)
            run.addnext(w("proofErr", type="spellStart"))
