"""What is said and done once a book has been built."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from jianbao.atomic_files import Written
from jianbao.cli import report
from jianbao.cli.language import words


def after(file: Path, written: Sequence[Written], *, quiet: bool, opened: bool) -> None:
    """Name what an earlier name of the book of ``file`` has left; open what was made if asked to."""
    left = () if quiet else left_behind(file, written)
    if left:
        names = words("、", ", ").join(left)
        out = report.short(written[0].path.parent)
        zh = f"{out} 里还有别的名字的：{names}（书改过名？不要了就自己删）"
        en = f"{out} has others too: {names} (was the book renamed? nothing is deleted for you)"
        report.advice(words(zh, en))
    if opened and written:
        first = min(written, key=lambda one: one.path.suffix != ".pdf")
        click.launch(str(first.path.resolve()))


def left_behind(file: Path, written: Sequence[Written]) -> tuple[str, ...]:
    """Return the files in the book's own ``out`` that no product of it would be called by now.

    Of the kinds that were ``written`` alone: what else lies there is somebody's own.
    """
    out = file.parent.resolve() / "out"
    made = {one.path.name for one in written if one.path.parent.resolve() == out}
    kinds = {Path(name).suffix for name in made}
    others = [one.name for one in sorted(out.glob("*")) if one.suffix in kinds]
    others = [name for name in others if name not in made]
    if not others:
        return ()
    from jianbao import config  # noqa: PLC0415 - a build that was not needed loads nothing
    from jianbao.products import PRODUCTS  # noqa: PLC0415 - as above
    from jianbao.products.naming import file_name  # noqa: PLC0415 - as above

    settings = config.load(file, PRODUCTS).value
    if settings is None:
        return ()
    chosen = {choice.name: choice.file for choice in settings.outputs}
    names = (file_name(settings, one, chosen.get(one.name, "")) for one in PRODUCTS)
    stems = tuple(Path(name).stem for name in names)
    return tuple(name for name in others if not name.startswith(stems))
