"""The copies of a build: who gets one is read, what they bear is drawn, and they are made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePath

from jianbao import copies, fonts
from jianbao.build.model import Made, Prepared
from jianbao.config.options import CopiesChoice
from jianbao.copies import Distribution, Press
from jianbao.copies.codes import ONE_FILE_LOCKED
from jianbao.diagnostics import Diagnostic, Result, Text
from jianbao.edition.labels import in_language
from jianbao.products.commission import Artifact

_FOLDER = Text("分发", "copies")
_LEDGER = Text("分发登记", "ledger")
_RECEIPTS = Text("签收单", "receipts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The copies that a build makes, all that can be at fault in them checked."""

    order: Distribution
    press: Press
    choice: CopiesChoice


def plan(prepared: Prepared, choice: CopiesChoice) -> Result[Batch]:
    """Return the copies of ``choice``: everybody who gets one is read, all that it bears is drawn."""
    settings = prepared.config
    if choice.one_file and choice.passwords:
        return Result(value=None, diagnostics=(ONE_FILE_LOCKED.of(),))
    file, name = _list_of(choice, settings.folder)
    made = copies.copies_of(choice.numbers, file, name, passwords=choice.passwords)
    if made.value is None or made.failed:
        return Result(value=None, diagnostics=made.diagnostics)
    order = Distribution(
        copies=made.value,
        watermark=choice.watermark,
        tiled=choice.tiled,
        forbid=choice.forbid,
    )
    watermark = settings.span("copies.watermark")
    set_up = copies.press_of(order, prepared.typefaces, _digit_face(prepared), watermark)
    said = (*made.diagnostics, *set_up.diagnostics)
    if set_up.value is None:
        return Result(value=None, diagnostics=said)
    value = Batch(order=order, press=set_up.value, choice=choice)
    return Result(value=value, diagnostics=said)


def make(plan: Batch, prepared: Prepared, products: list[Made]) -> Result[Iterator[Made]]:
    """Return the files of the copies of the PDF in ``products``, made one by one as they are taken."""
    printed = next(made for made in products if made.product == "pdf")
    artifact, stem = printed.artifact, PurePath(printed.file).stem
    batch = f"{stem}-{_span_of(plan.order)}"
    order, single = plan.order, plan.choice.one_file
    folder = in_language(_FOLDER, prepared.book.language)
    issued = [
        f"{batch}.pdf" if single else f"{stem}-{folder}/{copies.file_name(stem, copy)}"
        for copy in order.copies
    ]
    pressed = _in_one_file(plan, artifact) if single else _one_by_one(plan, artifact)
    beside, said = _papers(plan, prepared, batch, issued)
    diagnostics = (*pressed.diagnostics, *said)
    if pressed.value is None or any(item.is_error for item in diagnostics):
        return Result(value=None, diagnostics=diagnostics)
    files = dict.fromkeys(issued)
    return Result(value=_chained(files, pressed.value, beside), diagnostics=diagnostics)


def _chained(
    names: dict[str, None], pressed: Iterator[Artifact], beside: list[tuple[str, Artifact]]
) -> Iterator[Made]:
    for name, artifact in chain(zip(names, pressed, strict=True), beside):
        yield Made(product="copies", file=name, artifact=artifact)


def _one_by_one(plan: Batch, artifact: Artifact) -> Result[Iterator[Artifact]]:
    made = copies.one_by_one(artifact.data, plan.order, plan.press)
    if made.value is None:
        return Result(value=None, diagnostics=made.diagnostics)
    return Result(value=(_pdf(data, artifact.page_count) for data in made.value))


def _in_one_file(plan: Batch, artifact: Artifact) -> Result[Iterator[Artifact]]:
    multiple = plan.choice.multiple
    made = copies.in_one_file(artifact.data, plan.order, plan.press, multiple)
    if made.value is None:
        return Result(value=None, diagnostics=made.diagnostics)
    each = artifact.page_count + -artifact.page_count % multiple
    return Result(value=iter((_pdf(made.value, each * len(plan.order.copies)),)))


def _papers(
    plan: Batch, prepared: Prepared, batch: str, issued: list[str]
) -> tuple[list[tuple[str, Artifact]], tuple[Diagnostic, ...]]:
    """Return the table of what was issued and, if asked for, the receipt list."""
    language = prepared.book.language
    names = [PurePath(name).name for name in issued]
    table = copies.ledger(plan.order.copies, names, language)
    papers = [
        (
            f"{batch}-{in_language(_LEDGER, language)}.csv",
            Artifact(data=table, private=plan.choice.passwords),
        )
    ]
    if not plan.choice.receipts:
        return papers, ()
    made = copies.receipts(plan.order.copies, prepared.book, prepared.theme, prepared.typefaces)
    if made.value is not None:
        papers.append((f"{batch}-{in_language(_RECEIPTS, language)}.pdf", _pdf(*made.value)))
    return papers, made.diagnostics


def _pdf(data: bytes, pages: int) -> Artifact:
    return Artifact(data=data, page_count=pages)


def _span_of(order: Distribution) -> str:
    """Return the first and last number: a later batch must not take the place of an earlier one."""
    digits = sorted(copy.digits for copy in order.copies)
    return "-".join(dict.fromkeys((digits[0], digits[-1])))


def _list_of(choice: CopiesChoice, folder: Path) -> tuple[Path | None, str]:
    """Return the list of recipients and what messages call it."""
    if not choice.recipients:
        return None, ""
    file = folder / choice.recipients
    return file, file.relative_to(folder).as_posix() if file.is_relative_to(folder) else file.name


def _digit_face(prepared: Prepared) -> fonts.Face:
    """Return the face of the numbers: that of Latin text if the theme has one, or their own."""
    latin = str(prepared.theme.option("latin-font"))
    found = fonts.latin_faces(latin, prepared.typefaces).value if latin else ()
    role = fonts.Role(str(prepared.theme.option("copy-number-font")))
    faces = prepared.typefaces.role(role)
    candidates = (*(found or ()), *faces.faces, *faces.fallbacks)
    return next((face for face in candidates if ord("0") in face.coverage), candidates[0])
