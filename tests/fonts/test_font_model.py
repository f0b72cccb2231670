from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from jianbao.fonts import Coverage, Face, Role, RoleFaces
from jianbao.fonts.model import bold_of, fitting

CODES = st.integers(0, 0x10FFFF)
COVERAGES = st.lists(st.integers(0, 300), unique=True).map(
    lambda edges: Coverage(tuple(sorted(edges)[: len(edges) // 2 * 2]))
)


def face(family: str = "A", weight: int = 400, **more: bool | int) -> Face:
    return Face(family=family, names=(family,), path=Path(f"{weight}"), weight=weight, **more)  # type: ignore[arg-type] # any of the other fields


@given(COVERAGES, st.integers(0, 310), st.integers(0, 310))
def test_what_lies_within_bounds_is_what_the_set_contains_there(
    coverage: Coverage, start: int, end: int
) -> None:
    assert list(coverage.within(start, end)) == [
        code for code in range(start, end) if code in coverage
    ]


@given(CODES)
def test_an_empty_set_contains_nothing(code: int) -> None:
    assert code not in Coverage()


def test_han_are_the_ideographs_alone() -> None:
    everything = Coverage((0, 0x110000))
    han = everything.han()
    assert set(map(ord, "一鿿㐀䶮豈𬭊")) <= han
    assert not set(map(ord, "aあ가，。①")) & han


def test_the_stack_names_each_family_once_in_order_and_quoted() -> None:
    faces = RoleFaces(
        role=Role.KAI,
        faces=(face('A "1"'), face("B\\")),
        fallbacks=(face('A "1"', 700), face("C")),
        requested="A",
    )
    assert faces.css == r'"A \"1\"", "B\\", "C"'


def test_a_role_without_faces_still_makes_valid_css() -> None:
    empty = RoleFaces(role=Role.KAI, faces=(), requested="楷体")
    assert (empty.css, empty.weight) == ("serif", 400)


def test_the_fitting_face_is_upright_first_then_normal_in_width_then_near_in_weight() -> None:
    light, bold = face(weight=300), face(weight=700)
    assert fitting((light, bold), 400) is light
    assert fitting((light, bold), 500) is bold
    assert fitting((face(slanted=True), bold), 400) is bold
    assert fitting((face(width=75), bold), 400) is bold


def test_bold_is_a_heavier_face_of_the_same_family() -> None:
    regular, bold = face(), face(weight=700)
    others = (regular, face(weight=900), bold, face("B", 700), face(weight=700, slanted=True))
    assert bold_of(regular, others) is bold
    assert bold_of(bold, (regular, bold)) is None
    assert bold_of(regular, (regular, face(weight=500))) is None


def test_medium_is_the_bold_of_a_light_face() -> None:
    light, regular, medium = (face(weight=weight) for weight in (300, 400, 500))
    assert bold_of(light, (light, regular, medium)) is medium
    assert bold_of(light, (light, regular)) is None
