from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from jianbao import catalogue
from jianbao.cli import main


@dataclass(frozen=True, slots=True)
class Said:
    exit_code: int
    stdout: str
    stderr: str


Explain = Callable[..., Said]


@pytest.fixture
def explain(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Explain:
    def explained(*words: str, language: str = "zh_CN.UTF-8") -> Said:
        monkeypatch.setenv("LC_ALL", language)
        monkeypatch.setattr(sys, "argv", ["jianbao", "explain", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        assert isinstance(ended.value.code, int)
        return Said(ended.value.code, *capsys.readouterr())

    return explained


def test_a_code_is_explained_in_both_languages(explain: Explain) -> None:
    chinese, english = explain("C026"), explain("c026", language="en_GB.UTF-8")
    assert (chinese.exit_code, english.exit_code) == (0, 0)
    assert chinese.stdout.startswith("错误[C026]")
    assert "日历上没有“……”这一天" in chinese.stdout
    assert "请核对月份和日子" in chinese.stdout
    assert english.stdout.startswith("error[C026]")
    assert "there is no such day as “…”" in english.stdout
    assert "check the month and the day" in english.stdout


def test_a_code_with_several_sentences_shows_them_all(explain: Explain) -> None:
    said = explain("C008").stdout
    assert "这里用了全角冒号" in said
    assert "括号没有配对" in said


def test_a_rule_of_proof_reading_names_its_standard(explain: Explain) -> None:
    assert "GB/T 15834—2011" in explain("P101").stdout


@pytest.mark.parametrize(
    ("wrong", "right"), [("CO20", "C020"), ("C0200", "C020"), ("H0O1", "H001")]
)
def test_an_unknown_code_is_answered_with_the_nearest(
    explain: Explain, wrong: str, right: str
) -> None:
    done = explain(wrong)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert f"没有“{wrong}”这个代码，您是不是想写“{right}”" in done.stderr
    assert f"did you mean “{right}”" in explain(wrong, language="en").stderr


@pytest.mark.parametrize("nothing_like", ["!", "[/]", "🀄"])
def test_what_is_like_no_code_is_only_refused(explain: Explain, nothing_like: str) -> None:
    done = explain(nothing_like)
    assert done.exit_code == 2
    assert f"没有“{nothing_like}”这个代码\n" in done.stderr


def test_without_a_code_the_letters_are_listed_with_their_numbers(explain: Explain) -> None:
    counted = dict(re.findall(r"^([A-Z]) +(\d+)", explain().stdout, re.MULTILINE))
    assert sum(map(int, counted.values())) == len(catalogue.entries())
    assert set(counted) <= set(catalogue.FAMILIES)


def test_a_letter_lists_its_codes(explain: Explain) -> None:
    said = explain("C02").stdout.splitlines()
    assert [line[:4] for line in said] == [f"C{number:03}" for number in range(20, 30)]


def test_what_was_printed_can_be_asked_as_it_stands(explain: Explain) -> None:
    assert explain("错误[C026] book.yaml:3").stdout == explain("C026").stdout


@pytest.mark.parametrize("word", ["书脊", "SPINE"])
def test_a_word_lists_the_codes_that_say_it(explain: Explain, word: str) -> None:
    said = explain(word)
    assert said.exit_code == 0
    assert said.stdout.startswith("H")
    assert all(line[0].isupper() for line in said.stdout.splitlines())
