"""jianbao doctor."""

from __future__ import annotations

from jianbao.cli import report
from jianbao.cli.envelope import envelope
from jianbao.cli.exits import Exit
from jianbao.cli.language import say, visible, words
from jianbao.doctor import Condition, Organ, examine

_SIGNS = {Condition.GOOD: "✓", Condition.WANTING: "!", Condition.MISSING: "✗"}


def run_doctor(*, as_json: bool) -> Exit:
    """Print how each part of the machine is; `Exit.PROBLEMS` where nothing could be made with it."""
    organs = examine()
    ill = any(organ.condition is Condition.MISSING for organ in organs)
    how = Exit.PROBLEMS if ill else Exit.CLEAN
    if as_json:
        return envelope(how, {"parts": list(map(_record, organs))})
    report.result("".join(map(_lines, organs)) + _sum(organs))
    return how


def _record(organ: Organ) -> dict[str, str | None]:
    return {
        "part": organ.key,
        "name": say(organ.name),
        "condition": organ.condition.value,
        "found": say(organ.found),
        "mend": say(organ.mend) if organ.mend else None,
    }


def _lines(organ: Organ) -> str:
    line = f"{_SIGNS[organ.condition]} {say(organ.name)}{words('：', ': ')}{say(organ.found)}\n"
    return visible(line + (f"    → {say(organ.mend)}\n" if organ.mend else ""))


def _sum(organs: tuple[Organ, ...]) -> str:
    missing = sum(organ.condition is Condition.MISSING for organ in organs)
    wanting = sum(organ.condition is Condition.WANTING for organ in organs)
    if missing:
        return words(
            f"缺 {missing} 样，补上才能生成\n", f"{missing} missing: nothing is made without\n"
        )
    if wanting:
        return words(
            f"可以生成；另有 {wanting} 样可以补\n",
            f"Books can be made; {wanting} could be mended\n",
        )
    return words("样样齐全\n", "Everything is there\n")
