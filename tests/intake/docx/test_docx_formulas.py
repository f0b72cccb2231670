"""Formulas of Word: what structures they have, in the words of LaTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jianbao.intake import splitting
from jianbao.intake.emit.manuscript import written
from jianbao.intake.model import Paragraph, Run

if TYPE_CHECKING:
    from tests.intake.docx.conftest import Read, Word

    from jianbao.intake.model import Draft


def r(text: str, properties: str = "") -> str:
    return f"<m:r><m:rPr>{properties}</m:rPr><m:t>{text}</m:t></m:r>"


def s(name: str, properties: str = "", **arguments: str) -> str:
    inner = "".join(f"<m:{key}>{value}</m:{key}>" for key, value in arguments.items())
    return f"<m:{name}><m:{name}Pr>{properties}<m:ctrlPr/></m:{name}Pr>{inner}</m:{name}>"


def v(name: str, value: str) -> str:
    return f'<m:{name} m:val="{value}"/>'


def equations(*rows: str) -> str:
    return f"<m:eqArr>{''.join(f'<m:e>{row}</m:e>' for row in rows)}</m:eqArr>"


UPRIGHT = v("sty", "p")
SQUARE = s("sSup", e=r("b"), sup=r("2"))
ROOT = s("rad", v("degHide", "1"), deg="", e=SQUARE + r("-4ac"))
ROWS = f"<m:mr><m:e>{r('a')}</m:e><m:e>{r('b')}</m:e></m:mr><m:mr><m:e>{r('c')}</m:e><m:e>{r('d')}</m:e></m:mr>"


@pytest.mark.parametrize(
    ("formula", "latex"),
    [
        (r("x=") + s("f", num=r("-b±") + ROOT, den=r("2a")), r"x=\frac{-b\pm\sqrt{b^{2}-4ac}}{2a}"),
        (s("rad", deg=r("3"), e=r("8")), r"\sqrt[3]{8}"),
        (s("f", v("type", "lin"), num=r("a+b"), den=r("c")), "{a+b}/c"),
        (s("f", v("type", "noBar"), num=r("n"), den=r("k")), r"{n\atop k}"),
        (s("sSubSup", e=r("ab"), sub=r("1"), sup=r("n")), "{ab}_{1}^{n}"),
        (s("sPre", sub=r("a"), sup=r("b"), e=r("X")), "{}_{a}^{b}X"),
        (
            s("nary", v("chr", "∑"), sub=r("i=1"), sup=r("n"), e=s("sSub", e=r("x"), sub=r("i"))),
            r"\sum_{i=1}^{n} x_{i}",
        ),
        (s("nary", v("supHide", "1"), sub=r("D"), sup="", e=r("f")), r"\int_{D} f"),
        (s("d", e=s("f", num=r("1"), den=r("2"))), r"\left( \frac{1}{2}\right)"),
        (s("d", v("begChr", "|") + v("endChr", "|"), e=r("x")), r"\vert x\vert"),
        (
            s("d", v("begChr", "{") + v("endChr", ""), e=equations(r("x+y=1"), r("x-y=2"))),
            r"\left\{\begin{array}{l}x+y=1\\x-y=2\end{array}\right.",
        ),
        (equations(r("a&amp;=b"), r("&amp;=c")), r"\begin{array}{rl}a&=b\\&=c\end{array}"),
        (f"<m:m>{ROWS}</m:m>", r"\begin{matrix}a&b\\c&d\end{matrix}"),
        (s("acc", v("chr", "\u20d7"), e=r("AB")), r"\overrightarrow{AB}"),
        (s("acc", e=r("x")), r"\hat{x}"),
        (s("bar", v("pos", "top"), e=r("x")), r"\overline{x}"),
        (s("bar", e=r("x")), r"\underline{x}"),
        (s("limLow", e=s("groupChr", e=r("1+1")), lim=r("n")), r"\underbrace{1+1}_{n}"),
        (s("groupChr", v("chr", "→") + v("pos", "top"), e=r("A")), r"\overset{\rightarrow}{A}"),
        (
            s("func", fName=s("limLow", e=r("lim", UPRIGHT), lim=r("n→∞")), e=r("a")),
            r"\lim_{n\rightarrow\infty} a",
        ),
        (s("limUpp", e=r("="), lim=r("d")), r"\overset{d}{=}"),
        (s("func", fName=r("sin", UPRIGHT), e=r("α")), r"\sin α"),
        (s("borderBox", e=s("box", e=r("x"))), r"\boxed{x}"),
        (r("∠A=30°，B≤C·D"), r"\angle A=30\degree,B\leq C\cdot D"),
        (r("{5% &amp; $3 #_~^\\}"), r"\{5\% \& \$3 \#\_\sim\wedge\backslash\}"),
        (r("R", v("scr", "double-struck")) + r("v", v("sty", "b")), r"\mathbb{R}\mathbf{v}"),
        (r("km/h", "<m:nor/>") + r("d", UPRIGHT), r"\text{km/h}\mathrm{d}"),
        (r("\U0001d465"), "x"),
        (r("sin"), "sin"),
    ],
)  # fmt: skip
def test_a_formula_is_written_in_latex_with_all_that_it_says(
    formula: str, latex: str, read: Read, word: type[Word]
) -> None:
    draft = read(word(body=f"<w:p><m:oMath>{formula}</m:oMath></w:p>"))
    block = draft.blocks[0]
    assert isinstance(block, Paragraph)
    assert block.runs == (Run(text=latex, formula=True),)
    (change,) = draft.changes
    assert (change.rule, change.after) == ("N159", latex)


@pytest.mark.parametrize(
    ("formula", "line"),
    [
        (r("速度=") + s("f", num=r("路程"), den=r("时间+1")), "速度=路程/(时间+1)"),
        (s("acc", v("chr", "\u0310"), e=r("x")), "x"),
        (s("phant", e=r("q")), "q"),
        (s("rad", v("degHide", "1"), deg="", e=r("积")), "√积"),
        (s("rad", v("degHide", "1"), deg=r("2"), e=r("x")), "√2x"),
        (s("nary", v("supHide", "1"), sub=r("D"), sup=r("n"), e=r("f")), "Dnf"),
        ("<w:ins w:author='王'>" + r("y") + "</w:ins>", "y"),
    ],
)
def test_a_formula_that_has_no_words_in_latex_is_a_line_and_asked_about(
    formula: str, line: str, read: Read, word: type[Word]
) -> None:
    draft = read(word(body=f"<w:p><m:oMath>{formula}</m:oMath></w:p>"))
    block = draft.blocks[0]
    assert isinstance(block, Paragraph)
    assert block.text == line
    assert [change.rule for change in draft.changes] == ["N132"]


def test_scripts_of_such_a_line_stay_raised_and_lowered(read: Read, word: type[Word]) -> None:
    formula = s("sSubSup", e=r("水"), sub=r("1"), sup=r("2"))
    block = read(word(body=f"<w:p><m:oMath>{formula}</m:oMath></w:p>")).blocks[0]
    assert isinstance(block, Paragraph)
    assert block.runs == (
        Run(text="水"),
        Run(text="1", lowered=True),
        Run(text="2", raised=True),
    )


def manuscript(draft: Draft) -> str:
    (article,) = splitting.split(draft).articles
    return written(article, {}, chinese=True)


def test_a_formula_stands_in_its_line_or_alone_and_no_dollars_touch_figures(
    read: Read, word: type[Word]
) -> None:
    def text(words: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'

    x, y = (f"<m:oMath>{r(sign)}</m:oMath>" for sign in "xy")
    row = f"<w:tr><w:tc><w:p>{x}</w:p></w:tc><w:tc><w:p>{text('乙')}</w:p></w:tc></w:tr>"
    wide = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p>{x}</w:p></w:tc></w:tr>'
    title = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{text("数学园地")}</w:p>'
    body = (
        f"{title}<w:p>{text('已知 , 设')}{x}{y}{text('，取2')}{x}{text('3次即得所求的结果。')}</w:p>"
        f"<w:p><m:oMathPara>{x}{y}</m:oMathPara></w:p><w:tbl>{row}{row}{wide}</w:tbl>"
        f"<w:p>{text('以上各题请在课后完成，并写明过程。')}</w:p>"
    )
    made = manuscript(read(word(body=body)))
    assert "设$x$ $y$，取2 $x$ 3次即得所求的结果。" in made
    assert "\n\n$$x$$\n\n$$y$$\n\n" in made
    assert '<td><code class="formula">x</code></td>' in made


def test_a_formula_in_a_title_is_spelled_there(read: Read, word: type[Word]) -> None:
    title = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>怎样讲</w:t></w:r><m:oMath>{SQUARE}</m:oMath></w:p>'
    body = f"{title}<w:p><w:r><w:t>十月二十日，数学组集体备课，讨论了这一课。</w:t></w:r></w:p>"
    assert "标题: '怎样讲b^{2}'\n" in manuscript(read(word(body=body)))


@pytest.mark.parametrize("program", ["Equation.3", "Equation.DSMT4", "MathType 7.0"])
def test_a_formula_of_an_older_kind_is_told(program: str, read: Read, word: type[Word]) -> None:
    embedded = f'<w:r><w:object><o:OLEObject ProgID="{program}"/></w:object></w:r>'
    (change,) = read(word(body=f"<w:p>{embedded}</w:p>")).changes
    assert change.rule == "N144"
    assert change.about.zh.startswith(f"旧式公式（{program}）")
