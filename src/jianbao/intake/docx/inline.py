"""What stands in a paragraph: runs, fields, notes, pictures, boxes; tracked changes resolved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from lxml import etree

from jianbao.diagnostics import Code
from jianbao.intake.docx import change_codes, changes, fields, formulas, graphics, symbols
from jianbao.intake.docx.names import RELATION, is_on, w
from jianbao.intake.docx.properties import run_properties
from jianbao.intake.docx.story import Story
from jianbao.intake.docx.styles import DocxRunLooks
from jianbao.intake.docx.text import ALTERNATE, branch, characters, plain
from jianbao.intake.model import Run, SourcePicture

_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_DROPPED = {
    w("del"): change_codes.DELETED,
    w("delText"): change_codes.DELETED,
    w("moveFrom"): change_codes.MOVED,
}
_GRAPHICS = {w("drawing"), w("pict"), w("object")}
_WHITE = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-"}
_SKIPPED = {w("rPr"), w("pPr"), w("sdtPr"), w("sdtEndPr"), w("smartTagPr"), w("customXmlPr")}


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineText:
    """Text, with how it looks."""

    run: Run
    looks: DocxRunLooks


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page ends here."""


Atom = InlineText | PageBreak | graphics.TextBox | SourcePicture


class InlineReader:
    """Reads the inside of one paragraph into ``atoms``."""

    def __init__(self, story: Story, style: str) -> None:
        """``style`` is the paragraph's."""
        self.atoms: list[Atom] = []
        self._story = story
        self._log = story.document.log
        self._style = style
        self._link = ""
        self._looks = story.document.styles.run(style, {})
        self._mark: tuple[str, str] | None = None
        self._length = 0

    def walk(self, element: etree._Element) -> None:
        """Read the children of ``element``."""
        for child in element:
            self._take(child)

    def _take(self, element: etree._Element) -> None:
        reader = self._READERS.get(element.tag)
        if reader is not None:
            reader(self, element)
        elif element.tag not in _SKIPPED:
            self.walk(element)

    def _run(self, element: etree._Element) -> None:
        direct = run_properties(element.find(w("rPr")))
        self._looks = self._story.document.styles.run(self._style, direct)
        self._mark = None
        self.walk(element)
        self._mark = None

    def _text(self, element: etree._Element) -> None:
        self._say(characters(element))

    def _white(self, element: etree._Element) -> None:
        self._say(_WHITE[element.tag])

    def _say(self, text: str) -> None:
        """Take ``text`` as read, unless it does not show."""
        if self._story.fields.in_code:
            self._report(change_codes.FIELD_CODE, before=text)
        elif self._looks.hidden:
            self._report(change_codes.HIDDEN, before=text)
        elif self._mark:
            self._report(change_codes.NOTE_MARK, before=text)
            call = self._story.document.calls[self._mark]
            self._story.document.calls[self._mark] = replace(call, mark=call.mark + text)
        else:
            self._append(self._readable(text))

    def _readable(self, text: str) -> str:
        """Return ``text`` without the disguise of a symbol font; report it where it is struck."""
        font = self._looks.latin
        if symbols.is_symbolic(font):
            shown = symbols.shown(text, font)
            if shown != text:
                self._report_symbol(text, shown, font)
            text = shown
        if self._looks.struck:
            self._report(change_codes.STRUCK, before=text, after=text)
        return text

    def _append(
        self, text: str, *, ruby: str = "", place: str = "", note: int | None = None
    ) -> None:
        looks = self._looks
        run = Run(
            text=text,
            bold=looks.bold,
            italic=looks.italic,
            raised=place == "raised" or (looks.raised and note is None),
            lowered=place == "lowered" or looks.lowered,
            link=self._link or self._story.fields.link,
            note=note,
            emphasis_dots=looks.dots,
            ruby=ruby,
        )
        self.atoms.append(InlineText(run=run, looks=looks))
        self._length += len(text + ruby)

    def _report(
        self,
        rule: Code,
        *,
        before: str = "",
        after: str = "",
        place: int | None = None,
    ) -> None:
        place = self._length if place is None else place
        line = self._story.line
        self._log.add(rule, line, before=before, after=after, place=place)

    def _left_out(self, element: etree._Element) -> None:
        self._drop(_DROPPED[element.tag], element)

    def _drop(self, rule: Code, element: etree._Element) -> None:
        self._report(changes.about(rule, changes.author(element)), before=plain(element))

    def _alternate(self, element: etree._Element) -> None:
        chosen = branch(element)
        if chosen is not None:
            self.walk(chosen)

    def _control(self, element: etree._Element) -> None:
        if element.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None:
            self._drop(change_codes.PLACEHOLDER, element)
        else:
            self.walk(element)

    def _insertion(self, element: etree._Element) -> None:
        start, place = len(self.atoms), self._length
        self.walk(element)
        text = "".join(atom.run.text for atom in self.atoms[start:] if isinstance(atom, InlineText))
        if text:
            rule = changes.about(change_codes.INSERTED, changes.author(element))
            self._report(rule, before=text, after=text, place=place)

    def _hyperlink(self, element: etree._Element) -> None:
        relation = self._story.relations.get(element.get(f"{{{RELATION}}}id", ""))
        self._linked(element, relation.target if relation and relation.external else "")

    def _simple_field(self, element: etree._Element) -> None:
        self._linked(element, fields.link(element.get(w("instr"), "")))

    def _linked(self, element: etree._Element, address: str) -> None:
        before, self._link = self._link, address or self._link
        self.walk(element)
        self._link = before

    def _ruby(self, element: etree._Element) -> None:
        start = len(self.atoms)
        for base in element.iterchildren(w("rubyBase")):
            self.walk(base)
        reading = "".join(plain(item) for item in element.iterchildren(w("rt")))
        base_words = [atom for atom in self.atoms[start:] if isinstance(atom, InlineText)]
        if not base_words:
            self._report(change_codes.HIDDEN, before=reading)
            return
        text = "".join(words.run.text for words in base_words)
        first = base_words[0]
        others = [atom for atom in self.atoms[start:] if not isinstance(atom, InlineText)]
        self.atoms[start:] = [
            replace(first, run=replace(first.run, text=text, ruby=reading)),
            *others,
        ]
        self._length += len(reading)

    def _formula(self, element: etree._Element) -> None:
        for formula in formulas.each(element):
            before, latex = formulas.written(formula), formulas.latex(formula)
            if latex:
                self._report(change_codes.FORMULA, before=before, after=latex)
                run = Run(text=latex, formula=True)
                self.atoms.append(InlineText(run=run, looks=self._looks))
                self._length += len(latex)
                continue
            found = [(text, place) for text, place in formulas.line(formula) if text]
            after = "".join(text for text, _ in found)
            self._report(change_codes.FORMULA_IN_A_LINE, before=before, after=after)
            for text, place in found:
                self._append(text, place=place)

    def _break(self, element: etree._Element) -> None:
        if element.get(w("type")) == "page":
            self.atoms.append(PageBreak())
        else:
            self._say("\n")

    def _symbol(self, element: etree._Element) -> None:
        code, font = element.get(w("char"), ""), element.get(w("font"), "")
        try:
            sign = chr(int(code, 16))
        except (ValueError, OverflowError):
            return
        if self._story.fields.in_code or self._looks.hidden:
            return
        shown = symbols.shown(sign, font)
        self._report_symbol("", shown, font)
        self._append(shown)

    def _report_symbol(self, before: str, after: str, font: str) -> None:
        rule = change_codes.LOST_SYMBOL if symbols.UNKNOWN in after else change_codes.SYMBOL
        self._report(changes.about(rule, font), before=before, after=after)

    def _graphic(self, element: etree._Element) -> None:
        found = graphics.read(element, self._story)
        if self._looks.hidden and found:
            texts = [plain(item.content) for item in found if isinstance(item, graphics.TextBox)]
            self._report(change_codes.HIDDEN, before="\n".join(texts))
        else:
            self.atoms += found

    def _comment(self, element: etree._Element) -> None:
        self._story.document.comments[element.get(w("id"), "")] = self._story.line

    def _note(self, element: etree._Element) -> None:
        if self._looks.hidden:
            return
        key = (_NOTES[element.tag], element.get(w("id"), ""))
        self._append("", note=self._story.document.call(*key, self._story.line))
        if is_on(element.get(w("customMarkFollows"), "0")):
            self._mark = key

    def _field_code(self, element: etree._Element) -> None:
        self._story.fields.instruct(element.text or "")

    def _field(self, element: etree._Element) -> None:
        ended = self._story.fields.mark(element)
        if ended is None or self._story.fields.in_code or self._looks.hidden or ended.is_silent:
            return
        text, reading = ended.drawn()
        rule = change_codes.FIELD if text else change_codes.LOST_FIELD
        self._report(changes.about(rule, ended.name), after=text + reading)
        if text:
            self._append(text, ruby=reading)

    _READERS: ClassVar[dict[str, Callable[[InlineReader, etree._Element], None]]] = {
        w("r"): _run,
        w("ins"): _insertion,
        w("moveTo"): _insertion,
        w("del"): _left_out,
        w("moveFrom"): _left_out,
        w("delText"): _left_out,
        w("hyperlink"): _hyperlink,
        w("fldSimple"): _simple_field,
        w("fldChar"): _field,
        w("instrText"): _field_code,
        w("sdt"): _control,
        w("ruby"): _ruby,
        w("t"): _text,
        w("br"): _break,
        w("sym"): _symbol,
        w("commentReference"): _comment,
        ALTERNATE: _alternate,
        **dict.fromkeys(formulas.FORMULAS, _formula),
        **dict.fromkeys(_WHITE, _white),
        **dict.fromkeys(_GRAPHICS, _graphic),
        **dict.fromkeys(_NOTES, _note),
    }
