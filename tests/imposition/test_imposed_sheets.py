"""Where ink falls on the sheets, measured from the PDF that the press makes."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from jianbao.diagnostics import Span
from jianbao.imposition.impose import Imposed, impose
from jianbao.imposition.options import Booklet

MM = 72 / 25.4
SPAN = Span(file="numbered.pdf")
A4, A5 = (210.0, 297.0), (148.0, 210.0)
MARK = (20.0, 30.0)
"""Where each page has its number: mm from the left and from the foot."""


def numbered(
    count: int, size: tuple[float, float] = A4, bleed: float = 0.0, **keys: object
) -> bytes:
    """A PDF whose pages say ``p1``, ``p2``, with the lower left corner of the p at MARK."""
    pdf = pikepdf.new()
    width, height = ((side + 2 * bleed) * MM for side in size)
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    for number in range(1, count + 1):
        page = pdf.add_blank_page(page_size=(width, height)).obj
        page.Resources = Dictionary(Font=Dictionary(F=font))
        x, y = ((place + bleed) * MM for place in MARK)
        page.Contents = pdf.make_stream(
            f"BT /F 12 Tf {x:.4f} {y:.4f} Td (p{number}) Tj ET".encode()
        )
        if bleed:
            page.TrimBox = Array([bleed * MM, bleed * MM, width - bleed * MM, height - bleed * MM])
            page.BleedBox = page.MediaBox
        for key, value in keys.items():
            page[f"/{key}"] = value
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def made(data: bytes, booklet: Booklet) -> Imposed:
    result = impose(data, booklet, SPAN)
    assert result.value is not None, result.diagnostics
    return result.value


def places(imposed: Imposed) -> list[dict[int, tuple[float, float, bool]]]:
    """For each side: page → where its mark is (mm from the lower left), and if it is turned."""
    sides = []
    with pdfplumber.open(BytesIO(imposed.data)) as pdf:
        for page in pdf.pages:
            found: dict[int, tuple[float, float, bool]] = {}
            chars = page.chars
            for at, char in enumerate(chars):
                if char["text"] != "p":
                    continue
                digits = ""
                for following in chars[at + 1 :]:
                    if not following["text"].isdigit():
                        break
                    digits += following["text"]
                a, _, _, _, e, f = char["matrix"]
                found[int(digits)] = (e / MM, f / MM, a < 0)
            sides.append(found)
    return sides


def test_a4_on_a3_stands_beside_the_fold_within_a_tenth_of_a_millimetre() -> None:
    imposed = made(numbered(8), Booklet(paper=(297, 420)))

    assert imposed.paper == (420, 297)
    assert imposed.flips_short
    for side, (left, right) in zip(places(imposed), [(8, 1), (2, 7), (6, 3), (4, 5)], strict=True):
        assert side == {
            left: pytest.approx((MARK[0], MARK[1], False), abs=0.1),
            right: pytest.approx((210 + MARK[0], MARK[1], False), abs=0.1),
        }


def test_a_printer_that_flips_over_the_long_edge_gets_backs_upside_down() -> None:
    front, back = places(made(numbered(4), Booklet(paper=(297, 420), flip="long")))

    assert front[1] == pytest.approx((210 + MARK[0], MARK[1], False), abs=0.1)
    # The back as printed, turned by half a turn about the middle of the sheet.
    assert back[2] == pytest.approx((420 - MARK[0], 297 - MARK[1], True), abs=0.1)
    assert back[3] == pytest.approx((210 - MARK[0], 297 - MARK[1], True), abs=0.1)


def test_a5_on_a4_is_centred_where_the_paper_is_a_millimetre_larger() -> None:
    front, _ = places(made(numbered(4, A5), Booklet(paper=A4)))

    assert front[4] == pytest.approx((0.5 + MARK[0], MARK[1], False), abs=0.1)
    assert front[1] == pytest.approx((0.5 + 148 + MARK[0], MARK[1], False), abs=0.1)


def test_binding_at_the_right_swaps_the_halves_of_the_sheet() -> None:
    front, back = places(made(numbered(4), Booklet(binding="right")))
    assert front[1][0] < 210 < front[4][0]
    assert back[3][0] < 210 < back[2][0]


def test_a_pdf_that_turns_from_right_to_left_is_bound_at_the_right() -> None:
    with pikepdf.open(BytesIO(numbered(4))) as pdf:
        pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
        out = BytesIO()
        pdf.save(out)
    front, _ = places(made(out.getvalue(), Booklet()))
    assert front[1][0] < 210


def test_sixteen_pages_of_one_sheet_lie_head_to_head() -> None:
    booklet = Booklet(scheme="perfect", signature=16, bleed=3, gutter=2)
    front, _ = places(made(numbered(16), booklet))

    width, height = 210 + 3 + 2, 297 + 2 * 3
    # 5 12 9 8 on their heads above 4 13 16 1; the spines at the first and third border.
    for column, (above, below) in enumerate([(5, 4), (12, 13), (9, 16), (8, 1)]):
        left = column * width + (2 if column % 2 else 3)
        assert front[below] == pytest.approx((left + MARK[0], 3 + MARK[1], False), abs=0.1)
        turned = (left + 210 - MARK[0], height + 3 + 297 - MARK[1], True)
        assert front[above] == pytest.approx(turned, abs=0.1)


def test_a_gutter_moves_both_pages_away_from_the_fold() -> None:
    front, _ = places(made(numbered(4), Booklet(gutter=5)))
    assert front[4][0] == pytest.approx(MARK[0], abs=0.1)
    assert front[1][0] == pytest.approx(210 + 5 + 5 + MARK[0], abs=0.1)


def test_creep_moves_inner_pages_towards_the_spine_by_a_leaf_each() -> None:
    sides = places(made(numbered(16), Booklet(thickness=0.5)))
    for nested in range(4):
        front, back = sides[2 * nested], sides[2 * nested + 1]
        for side in (front, back):
            left, right = sorted(side.values())
            assert left[0] == pytest.approx(MARK[0] + nested * 0.5, abs=0.1)
            assert right[0] == pytest.approx(210 + MARK[0] - nested * 0.5, abs=0.1)


def test_bleed_is_kept_outside_and_ends_at_the_fold() -> None:
    imposed = made(numbered(4, bleed=3), Booklet())
    assert imposed.paper == (2 * (210 + 3), 297 + 6)
    front, _ = places(imposed)
    assert front[1] == pytest.approx((3 + 210 + MARK[0], 3 + MARK[1], False), abs=0.1)
    with pikepdf.open(BytesIO(imposed.data)) as pdf:
        content = pdf.pages[0].Contents.read_bytes().decode()
        clips = [
            line.split(" re ")[0].split()[-4:] for line in content.splitlines() if "re W n" in line
        ]
        assert [[round(float(v) / MM, 2) for v in clip] for clip in sorted(clips)] == [
            [0, 0, 213, 303], [213, 0, 213, 303]
        ]  # fmt: skip
        assert [float(v) for v in pdf.pages[0].Resources.XObject["/P1"].BBox] == pytest.approx(
            [0, 0, 216 * MM, 303 * MM]
        )


def test_piles_of_a_cut_sheet_follow_each_other() -> None:
    sides = places(made(numbered(8, A5), Booklet(scheme="cut-stack", paper=(297, 420))))
    assert [sorted(side) for side in sides] == [[1, 3, 5, 7], [2, 4, 6, 8]]
    front, back = sides
    # Each page has its other page behind it: the same place, seen through the paper.
    for page in (1, 3, 5, 7):
        x, y, _ = front[page]
        behind = back[page + 1]
        assert behind[1] == pytest.approx(y, abs=0.1)
        assert behind[0] - MARK[0] == pytest.approx(297 - (x - MARK[0]) - 148, abs=0.1)


def test_a_reading_copy_is_reduced_to_a4() -> None:
    imposed = made(numbered(4), Booklet(scheme="2-up"))
    assert imposed.scale == pytest.approx(210 / 297)
    front, _ = places(imposed)
    assert front[1][0] == pytest.approx(MARK[0] * 210 / 297, abs=0.1)
    assert front[2][0] == pytest.approx(148.5 + MARK[0] * 210 / 297, abs=0.1)


@pytest.mark.parametrize(
    ("turn", "place"),
    [
        (90, (MARK[1], 210 - MARK[0])),
        (180, (210 - MARK[0], 297 - MARK[1])),
        (270, (297 - MARK[1], MARK[0])),
        (-90, (297 - MARK[1], MARK[0])),
        (45, MARK),
    ],
)
def test_a_page_is_turned_as_a_viewer_turns_it(turn: int, place: tuple[float, float]) -> None:
    front, _ = places(made(numbered(4, Rotate=turn), Booklet(scheme="2-up", paper=(594, 594))))
    left = (594 - 2 * (297 if turn % 180 == 90 else 210)) / 2
    top_left_page = min(front)
    x, y, _ = front[top_left_page]
    if turn % 180 == 90:
        # Landscape pages stand one above the other.
        assert x == pytest.approx((594 - 297) / 2 + place[0], abs=0.1)
        assert y == pytest.approx(297 + (297 - 210) - (297 - 210) + place[1], abs=0.1)
    else:
        assert x == pytest.approx(left + place[0], abs=0.1)
        assert y == pytest.approx((594 - 297) / 2 + place[1], abs=0.1)


def test_the_user_unit_and_an_inherited_box_count() -> None:
    with pikepdf.open(BytesIO(numbered(4, (105.0, 148.5), UserUnit=2))) as pdf:
        for page in pdf.pages:
            box = page.obj.MediaBox
            del page.obj["/MediaBox"]
        pdf.Root.Pages.MediaBox = box
        out = BytesIO()
        pdf.save(out)
    imposed = made(out.getvalue(), Booklet())
    assert imposed.paper == pytest.approx((420, 297), abs=0.1)
    front, _ = places(imposed)
    assert front[1][:2] == pytest.approx((210 + 2 * MARK[0], 2 * MARK[1]), abs=0.1)


def test_a_landscape_page_among_others_is_turned_with_its_head_to_the_left() -> None:
    with (
        pikepdf.open(BytesIO(numbered(4))) as pdf,
        pikepdf.open(BytesIO(numbered(1, (297.0, 210.0)))) as wide,
    ):
        pdf.pages[1] = wide.pages[0]
        out = BytesIO()
        pdf.save(out)
    result = impose(out.getvalue(), Booklet(), SPAN)
    assert [item.code for item in result.diagnostics] == ["J006"]
    assert result.value is not None
    # It lies on the inside, at the left; x from its left is now y from the foot.
    with pdfplumber.open(BytesIO(result.value.data)) as pdf_:
        char = next(char for char in pdf_.pages[1].chars if char["matrix"][1] > 0)
    a, _, _, _, e, f = char["matrix"]
    assert (a, e / MM, f / MM) == pytest.approx((0, 210 - MARK[1], MARK[0]), abs=0.1)


def test_marks_stand_outside_the_cells_and_at_cuts_and_folds() -> None:
    imposed = made(numbered(8), Booklet(marks=True, bleed=3))
    with pdfplumber.open(BytesIO(imposed.data)) as pdf:
        lines = pdf.pages[0].lines
        block = (10, 10, 10 + 2 * 213, 10 + 303)
        for line in lines:
            x0, x1 = line["x0"] / MM, line["x1"] / MM
            outside_x = x1 < block[0] - 1.9 or x0 > block[2] + 1.9
            y0, y1 = line["y0"] / MM, line["y1"] / MM
            outside_y = y1 < block[1] - 1.9 or y0 > block[3] + 1.9
            assert outside_x or outside_y
        upright = {round(line["x0"] / MM, 1) for line in lines if line["x0"] == line["x1"]}
        level = {round(line["y0"] / MM, 1) for line in lines if line["y0"] == line["y1"]}
    assert upright == {13.0, 223.0, 433.0}
    assert level == {13.0, 310.0}


def test_collation_marks_step_down_the_spine() -> None:
    booklet = Booklet(scheme="perfect", signature=4, marks=True)
    imposed = made(numbered(16), booklet)
    tops = []
    with pdfplumber.open(BytesIO(imposed.data)) as pdf:
        for front in pdf.pages[::2]:
            (bar,) = front.rects
            assert (bar["x0"] + bar["x1"]) / 2 / MM == pytest.approx(imposed.paper[0] / 2, abs=0.1)
            tops.append(bar["top"] / MM)
        assert all(not back.rects for back in pdf.pages[1::2])
    assert [later - earlier for earlier, later in pairwise(tops)] == (
        pytest.approx([6, 6, 6], abs=0.1)
    )


def test_links_lead_to_the_sheets_and_only_a_reading_copy_keeps_bookmarks() -> None:
    with pikepdf.open(BytesIO(numbered(4))) as pdf:
        target = pdf.pages[2].obj
        pdf.Root.Names = Dictionary(
            Dests=Dictionary(Names=Array([String("three"), Array([target, Name.XYZ, 72, 144, 0])]))
        )
        link = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([10, 20, 110, 40]), Dest=String("three")
        )
        site = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]),
            A=Dictionary(S=Name.URI, URI=String("https://example.org/")),
        )  # fmt: skip
        run = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]),
            A=Dictionary(S=Name.Launch, F=String("cmd.exe")),
        )  # fmt: skip
        pdf.pages[0].obj.Annots = Array([link, site, run])
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("三", Array([target, Name.FitH, 144])))
        pdf.Root.Lang = String("zh-CN")
        pdf.docinfo["/Title"] = "简报"
        out = BytesIO()
        pdf.save(out)
    data = out.getvalue()

    with pikepdf.open(BytesIO(made(data, Booklet()).data)) as pdf:
        inner, outer = pdf.pages[0].Annots
        assert [float(v) for v in inner.Rect] == pytest.approx(
            [210 * MM + 10, 20, 210 * MM + 110, 40], abs=0.01
        )
        assert inner.Dest[0].objgen == pdf.pages[1].obj.objgen
        assert [float(v) for v in list(inner.Dest)[2:]] == pytest.approx(
            [210 * MM + 72, 144, 0], abs=0.01
        )
        assert str(outer.A.URI) == "https://example.org/"
        assert "/Outlines" not in pdf.Root
        assert str(pdf.Root.Lang) == "zh-CN"
        assert str(pdf.docinfo["/Title"]) == "简报"
    with (
        pikepdf.open(BytesIO(made(data, Booklet(scheme="2-up")).data)) as pdf,
        pdf.open_outline() as outline,
    ):
        (item,) = outline.root
        assert item.title == "三"
        assert item.destination[0].objgen == pdf.pages[1].obj.objgen  # type: ignore[index] # an array


def test_a_stamp_on_a_page_is_printed() -> None:
    with pikepdf.open(BytesIO(numbered(1))) as pdf:
        look = pdf.make_stream(
            b"1 0 0 rg 0 0 10 10 re f", Type=Name.XObject, Subtype=Name.Form,
            BBox=Array([0, 0, 10, 10]),
        )  # fmt: skip
        pdf.pages[0].obj.Annots = Array([
            Dictionary(
                Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([50, 60, 60, 70]), F=4,
                AP=Dictionary(N=look),
            )
        ])  # fmt: skip
        out = BytesIO()
        pdf.save(out)
    with pdfplumber.open(BytesIO(made(out.getvalue(), Booklet()).data)) as pdf_:
        (stamp,) = pdf_.pages[0].rects
    # One page: it is the first, and the blanks come before it in a single leaf's back.
    assert (stamp["x0"] % (210 * MM), stamp["y0"]) == pytest.approx((50, 60), abs=0.1)


@pytest.mark.parametrize("scheme", ["saddle", "perfect", "cut-stack", "2-up", "4-up"])
def test_the_same_sheets_come_out_byte_for_byte(scheme: str) -> None:
    data, booklet = numbered(20), Booklet(scheme=scheme, marks=True)
    assert made(data, booklet).data == made(data, booklet).data


def codes(data: bytes, booklet: Booklet) -> list[str]:
    result = impose(data, booklet, SPAN)
    assert (result.value is None) == result.failed
    assert all(item.span == SPAN for item in result.diagnostics)
    return [item.code for item in result.diagnostics]


def encrypted(password: str) -> bytes:
    with pikepdf.open(BytesIO(numbered(2))) as pdf:
        out = BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=password))
    return out.getvalue()


def without_pages() -> bytes:
    pdf = pikepdf.new()
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "J001"),
        (b"%PDF-1.7 and then nothing", "J001"),
        (b"PK\x03\x04 a Word document", "J001"),
        (encrypted("secret"), "J002"),
        (encrypted(""), "J002"),
        (without_pages(), "J003"),
        (numbered(2, MediaBox=Array([0, 0, 0, 0])), "J005"),
        (numbered(2, MediaBox=Array([0, 0, 1e9, 1e9])), "J005"),
    ],
)
def test_a_pdf_that_cannot_be_imposed_is_an_error_and_no_file(data: bytes, code: str) -> None:
    assert codes(data, Booklet()) == [code]


def test_more_pages_than_anybody_binds_are_refused() -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page().obj
    pdf.Root.Pages.Kids = Array([page] * 10_001)
    pdf.Root.Pages.Count = 10_001
    out = BytesIO()
    pdf.save(out)
    assert codes(out.getvalue(), Booklet()) == ["J004"]


def test_a_damaged_pdf_is_repaired_and_that_is_said() -> None:
    assert codes(numbered(2)[:-60], Booklet()) == ["J007"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"paper": A4}, "J010"),
        ({"scheme": "perfect", "paper": (100.0, 100.0)}, "J010"),
        ({"scheme": "perfect", "signature": 10}, "J011"),
        ({"scheme": "saddle", "signature": 6}, "J011"),
        ({"blanks": "9"}, "J012"),
        ({"gutter": 120.0}, "J013"),
        ({"bleed": 120.0}, "J013"),
        ({"scheme": "2-up", "gutter": 120.0}, "J013"),
        ({"thickness": 21.0}, "J014"),
        ({"scheme": "2-up", "signature": 8}, "J017"),
    ],
)
def test_an_impossible_scheme_is_an_error_and_no_file(change: dict[str, object], code: str) -> None:
    assert codes(numbered(8), replace(Booklet(), **change)) == [code]  # type: ignore[arg-type] # as named


def test_a_booklet_too_thick_to_staple_is_warned_of() -> None:
    assert codes(numbered(84), Booklet()) == ["J015"]
    assert codes(numbered(84), Booklet(signature=16)) == []


def test_paper_without_room_for_marks_is_warned_of() -> None:
    assert codes(numbered(8), Booklet(marks=True, paper=(297, 420))) == ["J016"]
    assert codes(numbered(8), Booklet(marks=True, paper=(320, 450))) == []


def test_pages_of_a_cut_sheet_with_bleed_have_it_at_every_side_and_lie_back_to_back() -> None:
    """A cut-stack sheet is cut between its pages: each keeps all its bleed, at the spine too."""
    imposed = made(numbered(4, A5, bleed=3), Booklet(scheme="cut-stack"))
    assert imposed.paper == (2 * (148 + 2 * 3), 210 + 2 * 3)
    front, back = places(imposed)
    assert front[1] == pytest.approx((3 + MARK[0], 3 + MARK[1], False), abs=0.1)
    assert front[3] == pytest.approx((3 + 148 + 6 + MARK[0], 3 + MARK[1], False), abs=0.1)
    for page in (1, 3):
        x, y, _ = front[page]
        there = (imposed.paper[0] - (x - MARK[0]) - 148 + MARK[0], y, False)
        assert back[page + 1] == pytest.approx(there, abs=0.1)
