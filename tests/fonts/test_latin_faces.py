from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # ships no types

from jianbao import fonts
from jianbao.config.model import FontChoice
from jianbao.diagnostics import Severity, Span
from jianbao.fonts import Typefaces, face_file, latin_faces


@pytest.fixture(scope="session")
def typefaces() -> Typefaces:
    found = fonts.resolve(FontChoice(), "zh-Hans", lambda _: Span(file="book.yaml")).value
    assert found is not None
    return found


def test_a_face_is_taken_out_of_its_collection(typefaces: Typefaces) -> None:
    (regular, *_) = latin_faces("Noto Serif CJK TC", typefaces).value or ()
    assert regular.index > 0
    data = face_file(regular)
    assert data == face_file(regular)
    with TTFont(io.BytesIO(data)) as font:
        assert font["name"].getDebugName(1) == "Noto Serif CJK TC"


def test_a_face_that_is_a_file_of_its_own_is_taken_as_it_is(typefaces: Typefaces) -> None:
    regular, bold = latin_faces("DejaVu Serif", typefaces).value or ()
    assert face_file(regular) == regular.path.read_bytes()
    assert bold.weight == 700
    assert not regular.slanted


def test_a_family_that_is_not_installed_is_a_warning(typefaces: Typefaces) -> None:
    result = latin_faces("没有这种字体", typefaces)
    assert result.value == ()
    (said,) = result.diagnostics
    assert (said.code, said.severity) == ("F008", Severity.WARNING)
