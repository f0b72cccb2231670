"""Characters that are probably wrong are told, where the model thinks another much likelier."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from jianbao.config.model import CheckChoice
from jianbao.copyedit import RULES, ProofCopy, check
from jianbao.copyedit.lexicon import frequencies
from jianbao.copyedit.typos import TYPOS, UnavailableError, language_model, open_model, w420
from jianbao.copyedit.typos.alike import alike
from jianbao.copyedit.typos.search import suspects

WORDS = ("圆满", "成功", "校园", "措施", "强化", "部署", "周密", "防汛", "工作", "满意")


class Toy:
    """A model that knows a few words: what they do not cover costs three orders of magnitude."""

    words = frozenset(WORDS)
    by_frequency = tuple(dict.fromkeys("".join(WORDS) + "园失布训"))

    def likelihood(self, text: str) -> float:
        """Return minus three for each character that no word covers."""
        covered = re.sub("|".join(WORDS), "", text)
        return -3.0 * len(covered)


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the rule have the toy for its model."""
    w420._confusable.cache_clear()  # noqa: SLF001 - it is made of the model
    monkeypatch.setattr(w420, "open_model", Toy)
    yield
    w420._confusable.cache_clear()  # noqa: SLF001


@pytest.mark.parametrize(
    ("run", "meant"),
    [("园满成功", {0: "圆"}), ("强化措失", {3: "施"}), ("校园满意", {}), ("防训工作", {1: "汛"})],
)
def test_what_is_much_likelier_is_told(run: str, meant: dict[int, str]) -> None:
    confusable = alike(Toy.by_frequency)
    found = suspects(run, Toy(), confusable)
    assert {one.place: one.meant for one in found} == meant
    assert all(one.gain >= 5.5 for one in found)


def test_of_two_neighbours_the_worse_is_told() -> None:
    confusable = {"园": frozenset("圆"), "曼": frozenset("满")}
    assert len(suspects("园曼成功", Toy(), confusable, least=0.0)) <= 1


@pytest.mark.parametrize("run", ["王园满成功", "尼古拉森"])
def test_names_are_left_alone(run: str) -> None:
    confusable = {"园": frozenset("圆"), "拉": frozenset("满")}
    assert suspects(run, Toy(), confusable, least=0.0) == ()


def test_characters_of_like_sound_and_shape_are_alike() -> None:
    found = alike("张章长已己巳银林伦")
    assert "章" in found["张"]
    assert "己" in found["已"]
    assert "林" not in found["张"]
    assert all(one not in others for one, others in found.items())


@pytest.mark.usefixtures("toy")
def test_a_doubtful_character_is_a_suggestion_at_its_place(bind: Callable[..., ProofCopy]) -> None:
    (found,) = check(bind("会议取得园满成功。\n"), (TYPOS,))
    assert (found.code, found.quote.wrong, found.quote.right) == ("W420", "园", "圆")
    assert not found.safe


@pytest.mark.usefixtures("toy")
def test_what_the_book_means_is_left_alone(bind: Callable[..., ProofCopy]) -> None:
    assert check(bind("园满成功。\n\n取得园满成功。\n"), (TYPOS,)) == ()
    book = bind("园满成功。\n")
    for settings in (
        CheckChoice(names=(("园满", "局长"),)),
        CheckChoice(terms=(("园满", ()),)),
        CheckChoice(ignore=("园满",)),
    ):
        listed = replace(book, config=replace(book.config, check=settings))
        assert check(listed, (TYPOS,)) == ()


def test_it_is_asked_for_and_no_rule_of_every_check() -> None:
    assert TYPOS.code not in {one.code for one in RULES}


def test_what_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    open_model.cache_clear()
    monkeypatch.setenv("JIANBAO_LANGUAGE_MODEL", "/nowhere")
    with pytest.raises(UnavailableError) as caught:
        open_model()
    assert re.search(r"jianbao\[typos\]|libime-data-language-model", caught.value.text.zh)
    open_model.cache_clear()


def test_the_dictionary_counts_its_words() -> None:
    assert frequencies()["的"] > frequencies()["圆满"] > 0


def test_the_model_of_this_machine_finds_the_usual_slips(bind: Callable[..., ProofCopy]) -> None:
    pytest.importorskip("kenlm")
    try:
        language_model.open_model()
    except UnavailableError:
        pytest.skip("no model here")
    found = check(bind("活动取得园满成功，得到家长好评。\n\n要明确职责，强化措失。\n"), (TYPOS,))
    assert [(one.quote.wrong, one.quote.right) for one in found] == [("园", "圆"), ("失", "施")]
