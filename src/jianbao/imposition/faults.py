"""What can be wrong with a PDF or with what is asked of it: codes J001 to J029."""

from __future__ import annotations

from jianbao.diagnostics import Diagnostic, Severity, Text


def _fault(
    code: str, message: Text, hint: Text | None = None, severity: Severity = Severity.ERROR
) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, message=message, hint=hint)


def broken() -> Diagnostic:
    """Return J001: no PDF, or one beyond repair."""
    return _fault(
        "J001",
        Text("这不是 PDF，或者文件已损坏", "this is no PDF, or it is damaged"),
        Text("请从原来的软件重新导出 PDF", "export the PDF anew"),
    )


def encrypted() -> Diagnostic:
    """Return J002: a password, or permissions."""
    return _fault(
        "J002",
        Text("PDF 设了密码或权限", "the PDF has a password or restricted permissions"),
        Text("请用没有加密的原件", "use the original that is not encrypted"),
    )


def empty() -> Diagnostic:
    """Return J003: no pages."""
    return _fault("J003", Text("PDF 里一页也没有", "the PDF has no pages"))


def too_many(count: int, most: int) -> Diagnostic:
    """Return J004: more pages than anybody binds."""
    return _fault(
        "J004",
        Text(f"PDF 有 {count} 页，最多 {most} 页", f"the PDF has {count} pages; at most {most}"),
        Text("请分成几册", "divide it into volumes"),
    )


def odd_page(number: int) -> Diagnostic:
    """Return J005: a page without a usable size."""
    return _fault(
        "J005", Text(f"第 {number} 页的页面大小不对", f"page {number} has no usable page box")
    )


def other_size(pages: str, what: Text) -> Diagnostic:
    """Return J006: pages of another size than most, and what is done with them."""
    return _fault(
        "J006",
        Text(
            f"第 {pages} 页与其他页大小不同，{what.zh}",
            f"page {pages}: not as large as the others, {what.en}",
        ),
        severity=Severity.WARNING,
    )


def repaired() -> Diagnostic:
    """Return J007: a PDF that could be read only after repair."""
    return _fault(
        "J007",
        Text("PDF 有损坏，已尽量修复，请逐页核对", "the PDF was damaged and repaired: check it"),
        severity=Severity.WARNING,
    )


def paper_too_small(paper: str, needed: str, scale: float) -> Diagnostic:
    """Return J010: pages that do not fit at full size; ``scale`` is what would."""
    percent = f"{scale:.0%}"
    return _fault(
        "J010",
        Text(
            f"纸张 {paper} 放不下，至少要 {needed}",
            f"{paper} is too small: it takes at least {needed}",
        ),
        Text(
            f"换大纸，或者缩小到 {percent}（--fit）",
            f"use larger paper, or reduce to {percent} (--fit)",
        )
        if scale > 0
        else Text(
            "请减小订口、出血，或换大纸", "make gutter and bleed smaller, or use larger paper"
        ),
    )


def bad_signature(signature: int, multiple: int) -> Diagnostic:
    """Return J011: a signature that whole sheets do not make up."""
    return _fault(
        "J011",
        Text(
            f"每帖 {signature} 页不行，应当是 {multiple} 的倍数",
            f"a signature of {signature} pages is none: it takes a multiple of {multiple}",
        ),
        Text("常用 8、16、32 页一帖", "signatures are usually of 8, 16 or 32 pages"),
    )


def no_such_page(number: str, count: int) -> Diagnostic:
    """Return J012: blanks after a page that is not there."""
    return _fault(
        "J012",
        Text(
            f"空白页要放在第 {number} 页后，可是只有 {count} 页",
            f"blanks go after page {number}, but there are only {count} pages",
        ),
    )


def large_gutter(gutter: float, width: float) -> Diagnostic:
    """Return J013: a gutter, or a bleed, out of proportion to the page."""
    return _fault(
        "J013",
        Text(
            f"订口、出血加宽 {gutter:g} 毫米太多，页面宽才 {width:.0f} 毫米",
            f"{gutter:g} mm of gutter or bleed is too much for pages {width:.0f} mm wide",
        ),
        Text("订口一般 3 到 10 毫米，出血 3 毫米", "a gutter is usually 3 to 10 mm, bleed 3 mm"),
    )


def creep_into_text(pages: str, shift: float, margin: float) -> Diagnostic:
    """Return J014: text that creep would push over the fold."""
    return _fault(
        "J014",
        Text(
            f"纸厚要把第 {pages} 页向订口移 {shift:.1f} 毫米，订口到字只有 {margin:.1f} 毫米",
            f"page {pages}: creep of {shift:.1f} mm towards the spine, {margin:.1f} mm from text",
        ),
        Text(
            "请分成几帖（--signature 16）、加订口（--gutter），或用薄一些的纸",
            "use several signatures (--signature 16), a gutter (--gutter) or thinner paper",
        ),
    )


def thick_booklet(sheets: int) -> Diagnostic:
    """Return J015: more sheets than a stapler takes."""
    return _fault(
        "J015",
        Text(
            f"{sheets} 张纸对折骑马钉太厚，钉不牢、合不拢",
            f"{sheets} sheets folded in one are too thick to be stapled",
        ),
        Text("请分帖（--signature 16）锁线，或者胶装", "use signatures (--signature 16) or glue"),
        Severity.WARNING,
    )


def no_room_for_marks() -> Diagnostic:
    """Return J016: paper that ends where the pages do."""
    return _fault(
        "J016",
        Text(
            "纸边没有地方画裁切线和折标",
            "no room on the paper for crop and fold marks",
        ),
        Text("请用大一号的纸，例如 SRA3", "use larger paper, such as SRA3"),
        Severity.WARNING,
    )


def not_foldable(scheme: str) -> Diagnostic:
    """Return J017: a signature asked for where nothing is folded."""
    return _fault(
        "J017",
        Text(f"{scheme} 不折页，没有“帖”", f"{scheme} folds nothing and has no signatures"),
        Text("请去掉 --signature", "leave out --signature"),
    )
