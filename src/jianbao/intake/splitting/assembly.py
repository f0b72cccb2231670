"""Articles put together from lines that are read: each line goes where its label says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from jianbao.diagnostics import Span, Text
from jianbao.intake import mending
from jianbao.intake.article import Article, Figure, Part, Piece, Role
from jianbao.intake.mending.strip import NOTE
from jianbao.intake.model import Block, Certainty, Change, Picture, Run, Table
from jianbao.intake.splitting import tables, words
from jianbao.intake.splitting.answers import Answers
from jianbao.intake.splitting.credits import Credit, names_of, read_credit
from jianbao.intake.splitting.findings import Reading, glue
from jianbao.intake.splitting.labels import Label
from jianbao.intake.splitting.lines import Line

L = Label
_CREDITED = Text("署名、来源、日期记到文章信息里", "a credit taken into the article's front matter")
_COVERED = Text("以上各篇的来源", "the source of all articles above")
_NUMBERED = Text("自动编号写成文字", "an automatic number written out")
_UNTITLED = Text("没有找到标题", "no title found")
_GIVEN = Text("您写的标题", "the title you gave")
_PUT_BELOW = Text("放到下一篇标题的后面", "put below the next article's title")
_TWO_LINES = Text("两行标题合成一行，分句处空一格", "two lines of a title made one")
_ROLES = {
    L.HEADING: Role.HEADING, L.SIGNATURE: Role.SIGNATURE, L.DATE: Role.SIGNATURE,
    L.ATTACHMENT: Role.ATTACHMENT,
}  # fmt: skip


@dataclass(slots=True, kw_only=True)
class _Text:
    """A paragraph that may still grow."""

    role: Role
    strip: mending.Strip
    level: int
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


class Assembly:
    """One run over the lines of a draft."""

    def __init__(self, reading: Reading, answers: Answers) -> None:
        self._reading = reading
        self._answers = answers
        self._open = list[_Open]()
        self._is_closed = True
        self._waiting = list[Block]()
        self._strays = list[Line]()
        self.changes = list[Change]()

    def articles(self, notes: Sequence[Sequence[Piece]], others: Sequence[Block]) -> list[Article]:
        """Return the articles; ``others`` stand below the last line."""
        for index, line in enumerate(self._reading.lines):
            caption = self._place(line.others) and words.CAPTION.match(line.text) is not None
            if not (caption and self._caption(line)):
                self._take(index, line, self._reading.label(index))
        self._place(others)
        if self._waiting or self._strays:
            self._begin([*self._waiting, *self._strays][0].span)
        covered = self._cover()
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
            self._strays.append(line)
            return
        if self._reading.begins(index) or self._is_closed:
            self._begin(line.span)
        article = self._open[-1]
        if label in {L.TITLE, L.TITLE_LINE, L.LATE_TITLE}:
            article.title.append(line)
        elif label is L.KICKER:
            article.kicker.append(line)
        elif label is L.SUBTITLE:
            article.subtitle.append(line)
        elif (label in {L.BYLINE, L.CREDIT} and self._credit(article, line)) or (
            label in {L.JOIN, L.ATTACHED} and self._extend(article, line, label)
        ):
            return
        else:
            article.parts.append(self._text(line, label))

    def _begin(self, span: Span) -> None:
        self._open.append(_Open(span=span))
        self._is_closed = False
        for line in self._strays:
            self._open[-1].parts.append(self._text(line, L.STRAY))
            self.changes.append(
                Change(
                    rule="N614",
                    certainty=Certainty.UNCLEAR,
                    span=line.span,
                    before=line.strip.text,
                    after=line.strip.text,
                    about=_PUT_BELOW,
                )
            )
        self._strays = []
        waiting, self._waiting = self._waiting, []
        self._place(waiting)

    def _place(self, others: Sequence[Block]) -> bool:
        """Put tables and pictures into the article at hand; whether the last is a picture."""
        if not self._open:
            self._waiting += others
            return False
        for block in others:
            if isinstance(block, Picture):
                self._open[-1].parts.append(Figure(picture=block))
            elif isinstance(block, Table):
                mended, changes = tables.mend_table(block, self._answers.declined)
                self._open[-1].parts.append(mended)
                self.changes += changes
        return bool(others) and isinstance(others[-1], Picture)

    def _caption(self, line: Line) -> bool:
        """Let ``line`` explain the picture above it."""
        strip, changes = mending.mend(line.strip, mending.PROSE, self._answers.declined)
        last = self._open[-1].parts[-1]
        if not isinstance(last, Figure) or NOTE in strip.text:
            return False
        self.changes += changes
        self._open[-1].parts[-1] = replace(last, caption=strip.text)
        return True

    def _credit(self, article: _Open, line: Line) -> bool:
        credit = read_credit(line.text)
        certainty = Certainty.CERTAIN if credit else Certainty.LIKELY
        credit = credit or names_of(line.text)
        if not credit or ("N608", line.span) in self._answers.declined:
            return False
        article.credits.append(credit)
        self._report_credit(line.strip, credit, certainty)
        return True

    def _report_credit(self, strip: mending.Strip, credit: Credit, certainty: Certainty) -> None:
        fields = (
            ("作者：", "、".join(credit.authors)), ("供稿：", credit.source), ("日期：", credit.date),
        )  # fmt: skip
        self.changes.append(
            Change(
                rule="N609" if credit.covers_all else "N608",
                certainty=certainty,
                span=strip.places[0],
                before=strip.text,
                after="　".join(name + value for name, value in fields if value),
                about=_COVERED if credit.covers_all else _CREDITED,
            )
        )

    def _extend(self, article: _Open, line: Line, label: Label) -> bool:
        silent = (p for p in reversed(article.parts) if not isinstance(p, Figure) or p.caption)
        last = next(silent, None)  # a sentence goes on below a picture without a word
        if not isinstance(last, _Text):
            return False
        between = glue(last.strip.text, line.strip.text) if label is L.JOIN else "\u3000"
        gap = line.strip.cut(0, 1).put(0, 1, between) if between else line.strip.cut(0, 0)
        last.strip = last.strip + gap + line.strip
        return True

    def _text(self, line: Line, label: Label) -> _Text:
        numbered = words.NUMBERED.match(line.text)
        level = 0
        if label is L.HEADING:
            by_number = [n for n in range(1, 5) if numbered and numbered[f"l{n}"]]
            level = by_number[0] if by_number else max(1, min(line.looks.level, 4))
        return _Text(
            role=_ROLES.get(label, Role.TEXT),
            strip=self._with_number(line),
            level=level,
            span=line.span,
        )

    def _with_number(self, line: Line) -> mending.Strip:
        """Return the strip of ``line`` with its automatic number in front."""
        number = "" if line.soft else line.looks.numbering
        if not number:
            return line.strip
        self.changes.append(
            Change(
                rule="N513",
                certainty=Certainty.CERTAIN,
                span=line.span,
                before="",
                after=number,
                about=_NUMBERED,
            )
        )
        plain = replace(line.strip.cut(0, 1), runs=(Run(text=""),), owners=(0,))
        return plain.put(0, 1, number) + line.strip

    def _cover(self) -> list[str]:
        """Return each article's source, be it one that covers several."""
        sources = [
            "　".join(dict.fromkeys(c.source for c in one.credits if c.source and not c.covers_all))
            for one in self._open
        ]
        first = 0
        for index, one in enumerate(self._open):
            for credit in one.credits:
                if credit.covers_all:
                    for covered in range(first, index + 1):
                        sources[covered] = sources[covered] or credit.source
                    first = index + 1
        return sources

    def _article(self, one: _Open, notes: tuple[tuple[Piece, ...], ...], source: str) -> Article:
        self._take_last_credit(one)
        source = source or "　".join(c.source for c in one.credits if c.source)
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
            parts=tuple(_with_calls(parts, calls)),
            notes=notes,
            span=one.span,
        )

    def _take_last_credit(self, one: _Open) -> None:
        """Take a credit in parentheses off the end of the last paragraph."""
        last = next((p for p in reversed(one.parts) if isinstance(p, _Text)), None)
        found = last and words.CREDITED_ENDING.search(
            last.strip.text.replace("(", "（").replace(")", "）")
        )
        if not last or not found or last.role is not Role.TEXT:
            return
        start = found.start("credit") - 1
        strip = last.strip.cut(start, len(last.strip.text))
        credit = read_credit(found["credit"])
        certainty = Certainty.CERTAIN if credit else Certainty.LIKELY
        credit = credit or names_of(found["credit"])
        if (
            credit
            and not credit.covers_all
            and ("N608", strip.places[0]) not in self._answers.declined
        ):
            one.credits.append(credit)
            last.strip = last.strip.cut(0, start)
            self._report_credit(strip, credit, certainty)

    def _given_title(self, one: _Open) -> str:
        title = self._answers.titles.get(one.span, "")
        self.changes.append(
            Change(
                rule="N605",
                certainty=Certainty.CERTAIN if title else Certainty.UNCLEAR,
                span=one.span,
                before="",
                after=title,
                about=_GIVEN if title else _UNTITLED,
            )
        )
        return title

    def _headline(self, lines: Sequence[Line]) -> str:
        """Return the text of a title, kicker or subtitle; lines of equal length are its clauses."""
        texts = list[str]()
        for line in lines:
            strip, changes = mending.mend(
                self._with_number(line), mending.TITLE, self._answers.declined
            )
            self.changes += changes
            texts.append(strip.text.replace(NOTE, ""))
        even = len(texts) > 1 and len({len(text) for text in texts}) == 1
        clauses = even and ("N514", lines[1].span) not in self._answers.declined
        joined = texts[0] if texts else ""
        for text in texts[1:]:
            joined += ("\u3000" if clauses else glue(joined, text)) + text
        if len(texts) > 1:
            self.changes.append(
                Change(
                    rule="N514",
                    certainty=Certainty.LIKELY if clauses else Certainty.CERTAIN,
                    span=lines[1].span,
                    before="⏎".join(texts),
                    after=joined,
                    about=_TWO_LINES,
                )
            )
        return joined

    def _part(self, part: _Text | Figure | Table) -> Part:
        if not isinstance(part, _Text):
            return part
        rules = mending.PROSE if part.role in {Role.TEXT, Role.SIGNATURE} else mending.TITLE
        strip, changes = mending.mend(part.strip, rules, self._answers.declined)
        self.changes += changes
        return Piece(role=part.role, runs=strip.merged(), level=part.level, span=part.span)


def _calls(line: Line) -> list[Run]:
    return [run for run in line.strip.merged() if run.note is not None]


def _with_calls(parts: list[Part], calls: list[Run]) -> list[Part]:
    """Put the calls of notes that stood in titles behind the first paragraph."""
    for index, part in enumerate(parts if calls else ()):
        if isinstance(part, Piece) and part.role is Role.TEXT:
            parts[index] = replace(part, runs=(*part.runs, *calls))
            return parts
    return parts
