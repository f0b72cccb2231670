"""Articles put together from lines that are read: each line goes where its label says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from jianbao.diagnostics import Span, Text
from jianbao.intake import mending
from jianbao.intake.article import Article, Figure, Part, Piece, Role
from jianbao.intake.mending.editable_text import NOTE
from jianbao.intake.model import Block, Certainty, Change, Picture, Run, Table
from jianbao.intake.splitting import codes, crediting, headlines, tables, words
from jianbao.intake.splitting.answers import Answers
from jianbao.intake.splitting.credits import Credit
from jianbao.intake.splitting.findings import Reading, glue
from jianbao.intake.splitting.labels import Label
from jianbao.intake.splitting.lines import Line

L = Label
_UNTITLED = Text("没有找到标题", "no title found")
_GIVEN = Text("您写的标题", "the title you gave")
_ROLES = {
    L.HEADING: Role.HEADING, L.SIGNATURE: Role.SIGNATURE, L.DATE: Role.SIGNATURE,
    L.ATTACHMENT: Role.ATTACHMENT,
}  # fmt: skip


@dataclass(slots=True, kw_only=True)
class _Text:
    """A paragraph that may still grow."""

    role: Role
    strip: mending.EditableText
    level: int
    number: str
    span: Span


@dataclass(slots=True, kw_only=True)
class _Open:
    """An article that may still grow."""

    span: Span
    title: list[Line] = field(default_factory=list)
    kicker: list[Line] = field(default_factory=list)
    subtitle: list[Line] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    parts: list[_Text | Figure | Table] = field(default_factory=list)
    below_head: int = 0
    """How many of the parts stood above the last line of the head, and were reported."""


class Assembly:
    """One run over the lines of a draft."""

    def __init__(self, reading: Reading, answers: Answers) -> None:
        self._reading = reading
        self._answers = answers
        self._open = list[_Open]()
        self._is_closed = True
        self._waiting = list[Block | Line]()
        self.changes = list[Change]()

    def articles(self, notes: Sequence[Sequence[Piece]], others: Sequence[Block]) -> list[Article]:
        """Return the articles; ``others`` stand below the last line."""
        for index, line in enumerate(self._reading.lines):
            explains = self._place(line.others) and index in self._reading.captions
            if not (explains and self._caption(line)):
                self._take(index, line, self._reading.label(index))
        self._place(others)
        if self._waiting:
            self._begin(self._waiting[0].span)
        for one in self._open:
            self._take_last_credit(one)
        covered = crediting.sources([one.credits for one in self._open])
        kept = tuple(tuple(note) for note in notes)
        return [
            self._article(one, kept, source)
            for one, source in zip(self._open, covered, strict=True)
        ]

    def _take(self, index: int, line: Line, label: Label) -> None:
        if label is L.FURNITURE:
            self._is_closed = True
            return
        if label is L.STRAY and self._is_closed:
            self._waiting.append(line)
            return
        if self._reading.begins(index) or self._is_closed:
            self._begin(line.span)
        article = self._open[-1]
        if label in {L.TITLE, L.TITLE_LINE, L.LATE_TITLE, L.LATE_LINE}:
            self._add_headline(article, article.title, line, label)
        elif label is L.KICKER:
            self._add_headline(article, article.kicker, line, label)
        elif label is L.SUBTITLE:
            self._add_headline(article, article.subtitle, line, label)
        elif (label in {L.BYLINE, L.CREDIT} and self._credit(article, line)) or (
            label in {L.JOIN, L.ATTACHED} and self._extend(article, line, label)
        ):
            return
        else:
            article.parts.append(self._text(line, label, self._reading.levels.get(index, 0)))

    def _begin(self, span: Span) -> None:
        self._open.append(_Open(span=span))
        self._is_closed = False
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            if isinstance(one, Line):
                self._open[-1].parts.append(self._text(one, L.STRAY))
            else:
                self._place([one])

    def _add_headline(self, article: _Open, lines: list[Line], line: Line, label: Label) -> None:
        """Put ``line`` into the head of ``article``; what is there above it goes below the head."""
        lines.append(line)
        if label in {L.LATE_TITLE, L.LATE_LINE}:
            return
        for part in article.parts[article.below_head :]:
            self.changes += [
                Change.of(
                    codes.PUT_BELOW,
                    Certainty.CERTAIN,
                    line.span,
                    before=text.removeprefix(number),
                    after=text,
                )
                for text, number in _texts(part)
            ]
        article.below_head = len(article.parts)

    def _place(self, others: Sequence[Block]) -> bool:
        """Put tables and pictures into the article at hand; whether the last is a picture.

        Behind a line that waits for the next article they wait with it.
        """
        if not self._open or self._waiting:
            self._waiting += others
            return False
        for block in others:
            if isinstance(block, Picture):
                self._open[-1].parts.append(self._figure(block))
            elif isinstance(block, Table):
                mended, changes = tables.mend_table(block, self._answers.declined)
                self._open[-1].parts.append(mended)
                self.changes += changes
        return bool(others) and isinstance(others[-1], Picture)

    def _figure(self, picture: Picture) -> Figure:
        """Return ``picture`` with the caption that it has in its row."""
        said = list[str]()
        for paragraph in picture.caption:
            mended, changes = tables.mend_paragraph(paragraph, self._answers.declined)
            said += [line.text for line in mended]
            self.changes += changes
        return Figure(picture=picture, caption="\u3000".join(filter(None, said)))

    def _caption(self, line: Line) -> bool:
        """Let ``line`` explain the picture above it."""
        whole, readings = headlines.spelled(line.strip)
        strip, changes = mending.mend(whole, mending.PROSE, self._answers.declined)
        last = self._open[-1].parts[-1]
        if not isinstance(last, Figure) or NOTE in strip.text:
            return False
        self.changes += [*readings, *changes]
        self._open[-1].parts[-1] = replace(last, caption=strip.text)
        return True

    def _credit(self, article: _Open, line: Line) -> bool:
        found = crediting.take(line.strip, line.text, self._answers.declined)
        if found is None:
            return False
        article.credits.append(found[0])
        self.changes.append(found[1])
        return True

    def _take_last_credit(self, article: _Open) -> None:
        last = next((p for p in reversed(article.parts) if isinstance(p, _Text)), None)
        pieces = crediting.split_off(last.strip) if last and last.role is Role.TEXT else None
        if last is None or pieces is None:
            return
        found = crediting.take(pieces[1], pieces[2], self._answers.declined)
        if found is not None and not found[0].covers_all:
            last.strip = pieces[0]
            article.credits.append(found[0])
            self.changes.append(found[1])

    def _headline(self, lines: Sequence[Line]) -> str:
        text, changes = headlines.headline(lines, self._answers.declined)
        self.changes += changes
        return text

    def _numbered(self, line: Line) -> mending.EditableText:
        strip, changes = headlines.numbered(line)
        self.changes += changes
        return strip

    def _extend(self, article: _Open, line: Line, label: Label) -> bool:
        silent = (p for p in reversed(article.parts) if not isinstance(p, Figure) or p.caption)
        last = next(silent, None)  # a sentence goes on below a picture without a word
        if not isinstance(last, _Text):
            return False
        between = glue(last.strip.text, line.strip.text) if label is L.JOIN else "\u3000"
        gap = line.strip.cut(0, 1).put(0, 1, between) if between else line.strip.cut(0, 0)
        last.strip = last.strip + gap + line.strip
        return True

    def _text(self, line: Line, label: Label, level: int = 0) -> _Text:
        numbered = words.NUMBERED.match(line.text)
        if label is L.HEADING and not level:
            by_number = [n for n in range(1, 5) if numbered and numbered[f"l{n}"]]
            level = by_number[0] if by_number else max(1, min(line.looks.level, 4))
        return _Text(
            role=_ROLES.get(label, Role.TEXT),
            strip=self._numbered(line),
            level=level,
            number="" if line.soft else line.looks.numbering,
            span=line.span,
        )

    def _article(self, one: _Open, notes: tuple[tuple[Piece, ...], ...], source: str) -> Article:
        title = self._headline(one.title) or self._given_title(one)
        parts = [self._part(part) for part in one.parts]
        calls = [run for line in (*one.kicker, *one.title, *one.subtitle) for run in _calls(line)]
        return Article(
            title=title,
            kicker=self._headline(one.kicker).strip("【】◆■●▲★☆◇□※："),
            subtitle=self._headline(one.subtitle),
            authors=tuple(dict.fromkeys(name for c in one.credits for name in c.authors)),
            source=source,
            date=next((c.date for c in one.credits if c.date), ""),
            parts=tuple(_with_calls(parts, calls, one.span)),
            notes=notes,
            span=one.span,
        )

    def _given_title(self, one: _Open) -> str:
        title = self._answers.titles.get(one.span, "")
        self.changes.append(
            Change.of(
                codes.TITLE_GIVEN if title else codes.UNTITLED,
                Certainty.CERTAIN if title else Certainty.UNCLEAR,
                one.span,
                before="",
                after=title,
            )
        )
        return title

    def _part(self, part: _Text | Figure | Table) -> Part:
        if not isinstance(part, _Text):
            return part
        rules = mending.PROSE if part.role in {Role.TEXT, Role.SIGNATURE} else mending.TITLE
        strip, changes = mending.mend(part.strip, rules, self._answers.declined)
        self.changes += changes
        runs = strip.merged()
        if part.role in {Role.HEADING, Role.ATTACHMENT}:
            runs = tuple(replace(run, bold=False) for run in runs)  # headings are bold by style
        return Piece(role=part.role, runs=runs, level=part.level, span=part.span)


def _texts(part: _Text | Figure | Table) -> Iterator[tuple[str, str]]:
    """Yield the texts of ``part``, each with the automatic number that was put before it."""
    if isinstance(part, Figure):
        yield part.caption, ""
    elif isinstance(part, _Text):
        yield part.strip.text, part.number
    else:
        cells = (cell for row in part.rows for cell in row)
        yield from ((p.text, p.looks.numbering) for cell in cells for p in cell.paragraphs)


def _calls(line: Line) -> list[Run]:
    return [run for run in line.strip.merged() if run.note is not None]


def _with_calls(parts: list[Part], calls: list[Run], span: Span) -> list[Part]:
    """Put the calls of notes that stood in titles behind the first paragraph, if there is one."""
    for index, part in enumerate(parts if calls else ()):
        if isinstance(part, Piece) and part.role is Role.TEXT:
            parts[index] = replace(part, runs=(*part.runs, *calls))
            return parts
    return [*parts, Piece(role=Role.TEXT, runs=tuple(calls), span=span)] if calls else parts
