"""Articles put together from lines that are read: each line goes where its label says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jianbao.diagnostics import Span, Text
from jianbao.intake import mending
from jianbao.intake.article import Article, ArticleParagraph, Figure, ParagraphRole, Part
from jianbao.intake.mending.editable_text import NOTE
from jianbao.intake.model import Block, Certainty, Change, SourcePicture, Table
from jianbao.intake.splitting import codes, crediting, headlines, stated, tables, words
from jianbao.intake.splitting.answers import Answers
from jianbao.intake.splitting.captions import parted
from jianbao.intake.splitting.credits import Credit
from jianbao.intake.splitting.findings import LabelledDraft, glue
from jianbao.intake.splitting.growing import (
    GrowingArticle,
    GrowingParagraph,
    as_text,
    calls,
    last_row,
    texts,
    with_calls,
)
from jianbao.intake.splitting.labels import LineLabel
from jianbao.intake.splitting.lines import DraftLine

L = LineLabel
_SIGNS = "◆■●▲★☆◇□※ "
_UNTITLED = Text("没有找到标题", "no title found")
_GIVEN = Text("您写的标题", "the title you gave")
_ROLES = {
    L.HEADING: ParagraphRole.HEADING, L.SIGNATURE: ParagraphRole.SIGNATURE, L.DATE: ParagraphRole.SIGNATURE,
    L.ATTACHMENT: ParagraphRole.ATTACHMENT,
}  # fmt: skip


class Assembly:
    """One run over the lines of a draft."""

    def __init__(self, reading: LabelledDraft, answers: Answers) -> None:
        self._reading = reading
        self._is_stated = stated.is_stated(reading.lines)
        self._answers = answers
        self._open = list[GrowingArticle]()
        self._is_closed = True
        self._waiting = list[Block | DraftLine]()
        self.changes = list[Change]()

    def articles(
        self, notes: Sequence[Sequence[ArticleParagraph]], others: Sequence[Block]
    ) -> list[Article]:
        """Return the articles; ``others`` stand below the last line."""
        for index, line in enumerate(self._reading.lines):
            self._place(line.others)
            if not (index in self._reading.captions and self._caption(line)):
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

    def _take(self, index: int, line: DraftLine, label: LineLabel) -> None:
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
        elif self._is_stated and stated.is_summary(line):
            article.summary.append(line)
        elif (label in {L.BYLINE, L.CREDIT} and self._credit(article, line)) or (
            label in {L.JOIN, L.ATTACHED} and self._extend(article, line, label)
        ):
            return
        else:
            article.parts.append(self._text(line, label, self._reading.levels.get(index, 0)))

    def _begin(self, span: Span) -> None:
        self._open.append(GrowingArticle(span=span))
        self._is_closed = False
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            if isinstance(one, DraftLine):
                self._open[-1].parts.append(self._text(one, L.STRAY))
            else:
                self._place([one])

    def _add_headline(
        self, article: GrowingArticle, lines: list[DraftLine], line: DraftLine, label: LineLabel
    ) -> None:
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
                for text, number in texts(part)
            ]
        article.below_head = len(article.parts)

    def _place(self, others: Sequence[Block]) -> None:
        """Put tables and pictures into the article at hand.

        Behind a line that waits for the next article they wait with it.
        """
        if not self._open or self._waiting:
            self._waiting += others
            return
        for block in others:
            if isinstance(block, SourcePicture):
                self._open[-1].parts.append(self._figure(block))
            elif isinstance(block, Table):
                mended, changes = tables.mend_table(block, self._answers.declined)
                self._open[-1].parts.append(mended)
                self.changes += changes

    def _figure(self, picture: SourcePicture) -> Figure:
        """Return ``picture`` with the caption that it has in its row."""
        said = list[str]()
        for paragraph in picture.caption:
            mended, changes = tables.mend_paragraph(paragraph, self._answers.declined)
            said += [line.text for line in mended]
            self.changes += changes
        return Figure(picture=picture, caption="\u3000".join(filter(None, said)))

    def _caption(self, line: DraftLine) -> bool:
        """Let ``line`` explain the picture above it, or above the paragraph that it floats beside."""
        parts = self._open[-1].parts if self._open and not self._waiting else []
        whole, readings = headlines.spelled(line.strip)
        start, stop = last_row(parts)
        row = [part for part in parts[start:stop] if isinstance(part, Figure)]
        if not row or NOTE in whole.text or any(figure.caption for figure in row):
            return False  # a picture is explained once
        strips = parted(whole, len(row))
        for number, strip in enumerate(strips, len(row) - len(strips)):
            mended, changes = mending.mend(strip, mending.PROSE, self._answers.declined)
            row[number] = replace(row[number], caption=mended.text)
            self.changes += changes
        self.changes += readings
        parts[start:] = [*parts[stop:], *row]
        return True

    def _credit(self, article: GrowingArticle, line: DraftLine) -> bool:
        known = stated.byline(line) if self._is_stated else Credit()
        found = crediting.take(
            line.strip, line.text, self._answers.declined, alone=True, known=known
        )
        if found is None:
            return False
        article.credits.append(found[0])
        self.changes.append(found[1])
        return True

    def _take_last_credit(self, article: GrowingArticle) -> None:
        last = next((p for p in reversed(article.parts) if isinstance(p, GrowingParagraph)), None)
        pieces = (
            crediting.split_off(last.strip) if last and last.role is ParagraphRole.TEXT else None
        )
        if last is None or pieces is None:
            return
        found = crediting.take(pieces[1], pieces[2], self._answers.declined)
        if found is not None and not found[0].covers_all:
            last.strip = pieces[0]
            article.credits.append(found[0])
            self.changes.append(found[1])

    def _headline(self, lines: Sequence[DraftLine]) -> str:
        text, changes = headlines.headline(lines, self._answers.declined)
        self.changes += changes
        return text

    def _numbered(self, line: DraftLine) -> mending.EditableText:
        strip, changes = headlines.numbered(line)
        self.changes += changes
        return strip

    def _extend(self, article: GrowingArticle, line: DraftLine, label: LineLabel) -> bool:
        silent = (p for p in reversed(article.parts) if not isinstance(p, Figure) or p.caption)
        last = next(silent, None)  # a sentence goes on below a picture without a word
        if not isinstance(last, GrowingParagraph):
            return False
        between = glue(last.strip.text, line.strip.text) if label is L.JOIN else "\u3000"
        gap = line.strip.cut(0, 1).put(0, 1, between) if between else line.strip.cut(0, 0)
        last.strip = last.strip + gap + line.strip
        return True

    def _text(self, line: DraftLine, label: LineLabel, level: int = 0) -> GrowingParagraph:
        role = _ROLES.get(label, ParagraphRole.TEXT)
        if self._is_stated:
            level = stated.level(line) or level
            role = stated.role(line) if role is ParagraphRole.TEXT else role
        if role is ParagraphRole.ITEM:
            mark, level = stated.mark(line)
            return GrowingParagraph(
                role=role, strip=line.strip, level=level, number="", mark=mark, span=line.span
            )
        numbered = words.NUMBERED.match(line.text)
        if label is L.HEADING and not level:
            by_number = [n for n in range(1, 5) if numbered and numbered[f"l{n}"]]
            level = by_number[0] if by_number else max(1, min(line.looks.level, 4))
        return GrowingParagraph(
            role=role,
            strip=self._numbered(line),
            level=level,
            number="" if line.soft else line.looks.numbering,
            span=line.span,
        )

    def _article(
        self, one: GrowingArticle, notes: tuple[tuple[ArticleParagraph, ...], ...], source: str
    ) -> Article:
        title = self._headline(one.title).lstrip(_SIGNS) or self._given_title(one)
        parts = [self._part(part) for part in one.parts]
        head = (*one.kicker, *one.title, *one.subtitle, *one.summary)
        called = [run for line in head for run in calls(line)]
        if stated.is_foreword(one.title):
            parts = [as_text(part) for part in parts]
        return Article(
            title=title,
            kicker=self._headline(one.kicker).strip(f"【】{_SIGNS}："),
            subtitle=self._headline(one.subtitle),
            authors=tuple(dict.fromkeys(name for c in one.credits for name in c.authors)),
            source=source,
            date=next((c.date for c in one.credits if c.date), ""),
            summary="\n".join(filter(None, (self._headline([line]) for line in one.summary))),
            parts=tuple(with_calls(parts, called, one.span)),
            notes=notes,
            span=one.span,
        )

    def _given_title(self, one: GrowingArticle) -> str:
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

    def _part(self, part: GrowingParagraph | Figure | Table) -> Part:
        if not isinstance(part, GrowingParagraph):
            return part
        rules = (
            mending.PROSE
            if part.role not in {ParagraphRole.HEADING, ParagraphRole.ATTACHMENT}
            else mending.TITLE
        )
        strip, changes = mending.mend(part.strip, rules, self._answers.declined)
        self.changes += changes
        runs = strip.merged()
        if part.role in {ParagraphRole.HEADING, ParagraphRole.ATTACHMENT}:
            runs = tuple(replace(run, bold=False) for run in runs)  # headings are bold by style
        return ArticleParagraph(
            role=part.role, runs=runs, level=part.level, mark=part.mark, span=part.span
        )
