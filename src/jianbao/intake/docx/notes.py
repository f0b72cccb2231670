"""Footnotes and endnotes, in the order in which the text calls them."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from jianbao.intake.docx import blocks, change_codes
from jianbao.intake.docx.names import w
from jianbao.intake.docx.story import Call, SharedStory, Story
from jianbao.intake.docx.text import plain
from jianbao.intake.model import Block, Paragraph, Run, SourcePicture, Table

Notes = tuple[tuple[Paragraph, ...], ...]

KINDS = ("footnote", "endnote")
_NO_TEXT = {"separator", "continuationSeparator", "continuationNotice"}


def read(document: SharedStory) -> Notes:
    """Return the notes that ``document.calls`` names; report those that nothing calls."""
    notes: dict[int, tuple[Paragraph, ...]] = {}
    for kind in KINDS:
        part = document.package.related(document.package.main, f"{kind}s")
        root = document.package.tree(part) if part else None
        if root is None:
            continue
        story = Story.of(document, part, root)
        story.fixed_line = True
        for element in root.iterchildren(w(kind)):
            call = document.calls.get((kind, element.get(w("id"), "")))
            if call:
                notes[call.index] = _note(story, element, call)
            elif element.get(w("type")) not in _NO_TEXT and plain(element).strip():
                document.log.add(change_codes.UNUSED_NOTE, 0, before=plain(element))
    return tuple(notes.get(index, ()) for index in range(len(document.calls)))


def _note(story: Story, element: etree._Element, call: Call) -> tuple[Paragraph, ...]:
    story.line = call.line
    found = [item for block in blocks.read(story, element) for item in _paragraphs(block, story)]
    kept = [paragraph for paragraph in found if paragraph.text.strip()]
    if kept and call.mark.strip() and kept[0].text.lstrip().startswith(call.mark.strip()):
        kept[0] = _without_mark(kept[0], call.mark.strip(), story)
    return tuple(kept)


def _paragraphs(block: Block, story: Story) -> list[Paragraph]:
    """Return the paragraphs of a block; a picture in a note has no place to go."""
    if isinstance(block, SourcePicture):
        story.document.log.add(change_codes.PICTURE_IN_NOTE, story.line)
        return []
    if isinstance(block, Table):
        return [paragraph for row in block.rows for cell in row for paragraph in cell.paragraphs]
    return [block]


def _without_mark(paragraph: Paragraph, mark: str, story: Story) -> Paragraph:
    """Take the note's own mark from the start of its text."""
    story.document.log.add(change_codes.NOTE_MARK, story.line, before=mark)
    left = len(paragraph.text) - len(paragraph.text.lstrip()) + len(mark)
    runs: list[Run] = []
    for run in paragraph.runs:
        runs.append(replace(run, text=run.text[left:]))
        left = max(left - len(run.text), 0)
    return replace(paragraph, runs=tuple(run for run in runs if run.text or run.note is not None))
