"""The laws of codes: one meaning each, said in full, raised by a test."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import jianbao
from jianbao import catalogue
from jianbao.copyedit import RULES
from jianbao.copyedit.typos import TYPOS
from jianbao.diagnostics import Code, Severity, Text, error

PACKAGE = Path(jianbao.__file__).parent
TESTS = Path(__file__).parent
GOLDEN = TESTS / "codes.md"
RULES_BY_CODE = {rule.code: rule for rule in RULES}
CODE = re.compile(r"[A-Z]\d{3}")
TABLES = sorted(PACKAGE.rglob("*codes.py"))
OTHERS = sorted(set(PACKAGE.rglob("*.py")) - set(TABLES))


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def constants(path: Path) -> Iterator[str]:
    """Yield each code that ``path`` has as a literal of its own."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and CODE.fullmatch(str(node.value)):
            yield str(node.value)


def test_no_two_entries_of_the_tables_have_one_code() -> None:
    written = Counter(code for path in TABLES for code in constants(path))
    rules = Counter(entry.code for entry in catalogue.entries())
    assert {code for code, times in (written + Counter()).items() if times > 1} == set()
    assert {code for code, times in rules.items() if times > 1} == set()


def test_every_letter_is_a_family() -> None:
    assert {entry.code[0] for entry in catalogue.entries()} == set(catalogue.FAMILIES)


def test_codes_are_written_in_tables_and_rules_alone() -> None:
    written = {named(path): set(constants(path)) for path in OTHERS}
    rules = {f"copyedit/rules/{code.lower()}.py" for code in RULES_BY_CODE}
    rules.add(f"copyedit/typos/{TYPOS.code.lower()}.py")
    assert {path for path, codes in written.items() if codes} <= rules


def test_every_code_occurs_in_a_test() -> None:
    tested = set[str]()
    for path in TESTS.rglob("*"):
        if path.suffix in {".py", ".md", ".yaml", ".txt"} and path not in {GOLDEN, Path(__file__)}:
            tested.update(CODE.findall(path.read_text("utf-8", "ignore")))
    assert {entry.code for entry in catalogue.entries()} - tested == set()


def test_every_code_of_a_table_says_why_and_every_rule_what_may_be_done() -> None:
    of_tables = {code.code for codes in catalogue.tables().values() for code in codes}
    for entry in catalogue.entries():
        assert entry.why if entry.code in of_tables else entry.hints, entry.code


def test_every_code_is_in_the_manual() -> None:
    reference = (TESTS.parent / "book" / "manual" / "参考").glob("*.md")
    told = set(CODE.findall("".join(path.read_text("utf-8") for path in reference)))
    assert {entry.code for entry in catalogue.entries()} - told == set()


def calls(path: Path) -> Iterator[tuple[ast.Call, Code]]:
    """Yield where ``path`` says something of a table, as ``codes.NAME.at(…)`` and the like."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    module = import_module(".".join(("jianbao", *parts)).removesuffix(".__init__"))
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        for found in (node.func.value, *(node.args if node.func.attr in {"say", "of"} else ())):
            match = re.fullmatch(r"(\w*codes)\.([A-Z][A-Z0-9_]*)", ast.unparse(found))
            if match:
                yield node, getattr(vars(module)[match[1]], match[2])


def places(code: Code) -> set[str]:
    texts = [code.message, *([code.hint] if code.hint else [])]
    return {
        re.split(r"[.\[]", name)[0]
        for text in texts
        for template in (text.zh, text.en)
        for _, name, _, _ in Formatter().parse(template)
        if name is not None
    }


@pytest.mark.parametrize(
    "path", [path for path in OTHERS if "codes." in path.read_text("utf-8")], ids=named
)
def test_every_place_of_a_sentence_is_filled(path: Path) -> None:
    for call, code in calls(path):
        given = {keyword.arg for keyword in call.keywords}
        if None not in given:
            assert places(code) <= given, f"{named(path)}:{call.lineno}"


def told() -> Iterator[str]:
    """Yield what is said under every code, in the form of the golden file."""
    yield "# Everything that jianbao may say\n"
    for entry in catalogue.entries():
        yield f"## {entry.code} {entry.severity}\n"
        for text in entry.messages:
            yield f"- {text.zh}\n- {text.en}\n"
        for text in entry.hints:
            yield f"- → {text.zh}\n- → {text.en}\n"
        if entry.why:
            yield f"- ? {entry.why.zh}\n- ? {entry.why.en}\n"


def test_every_sentence_is_as_it_was_read_and_approved() -> None:
    """`make manual` writes the file anew; look at what it changes."""
    assert GOLDEN.read_text("utf-8") == "\n".join(told())


def test_each_language_of_a_text_goes_into_its_own_sentence() -> None:
    code = error("C999", Text("{what}坏了", "{what} is broken"), Text("换{what}", "change {what}"))
    said = code.of(what=Text("灯", "the lamp"))
    assert said.message == Text("灯坏了", "the lamp is broken")
    assert said.hint == Text("换灯", "change the lamp")
    assert code.at(None, severity=Severity.NOTICE, what="x").severity is Severity.NOTICE
    assert code.at(None, hint=Text("{", "}"), what="x").hint == Text("{", "}")


if __name__ == "__main__":
    GOLDEN.write_text("\n".join(told()), "utf-8")
