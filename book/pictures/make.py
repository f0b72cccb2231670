"""Draw the pictures from the sample book.

``briefing.png`` is a spread of the printed briefing beside its EPUB on a phone; ``lines.png`` a
paragraph as WeasyPrint alone sets it, beside the same paragraph from jianbao's composer;
``cover.png`` the one-piece cover of the sample reader, as if it had 240 pages; ``folding.png``
both sides of a sheet of 16 pages, with its folds;
``stationery.png`` a name plate, badges, a sign-in sheet and the seating plan of the meeting.
``meeting.png`` are pages of the meeting pack, with its list on a phone; ``pictorial.png`` those of
the pictorial, with its first article.

Run by ``make pictures`` after ``make book``; needs pdftoppm and Chromium.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

import pdfplumber
import weasyprint
from PIL import Image, ImageDraw

from jianbao import build, edition
from jianbao.diagnostics import Span
from jianbao.imposition import proof
from jianbao.imposition.impose import impose
from jianbao.imposition.options import Booklet

HERE = Path(__file__).parent
PICTURES = HERE.parent / "manual" / "pictures"
OUT = HERE.parent / "out"
PAPER_HEIGHT = 1180
PHONE = (390, 844)
MARGIN = 48
DESK = (226, 228, 231)
EDGE = (120, 120, 120)
FOLD = (199, 0, 11)
PACK_SCALE = 0.55
EXCERPT = "四、逗硬督导"
EXCERPT_DPI = 110
EXCERPT_HEIGHT = 202
"""Points: seven lines."""
COVER = """outputs:
  cover:
    pages: 240
    blurb: true
    barcode: ISBN 978-7-04-050694-5
    qr: https://example.gov.cn/reader
"""


def pages(pdf: Path, first: int, last: int, folder: Path) -> list[Image.Image]:
    """Return the pages ``first`` to ``last`` of ``pdf`` as pictures."""
    command = ["pdftoppm", "-png", "-scale-to", str(PAPER_HEIGHT)]
    command += ["-f", str(first), "-l", str(last), str(pdf), str(folder / "page")]
    subprocess.run(command, check=True)
    return [Image.open(path).convert("RGB") for path in sorted(folder.glob("page*.png"))]


def screen(epub: Path, document: str, folder: Path) -> Image.Image:
    """Return what a phone shows of one document of ``epub``."""
    with zipfile.ZipFile(epub) as archive:
        archive.extractall(folder / "epub")
    (page,) = (folder / "epub").rglob(document)
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    flags += ["--force-device-scale-factor=2", f"--user-data-dir={folder / 'profile'}"]
    flags += ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
    frame = folder / "phone.html"
    width, height = PHONE
    frame.write_text(
        f'<body style="margin:0"><iframe src="{page.as_uri()}" style="border:0;'
        f'width:{width - 40}px;height:{height - 60}px;margin:30px 20px"></iframe></body>'
    )
    shot = folder / "phone.png"
    subprocess.run(
        [chromium, *flags, f"--window-size={width},{height}", f"--screenshot={shot}", str(frame)],
        check=True,
        capture_output=True,
    )
    return Image.open(shot).convert("RGB").crop((0, 0, width * 2, height * 2))


def plain(book: Path, folder: Path) -> Path:
    """Return the PDF that WeasyPrint alone makes of ``book``."""
    prepared = build.prepare(book).value
    assert prepared is not None  # noqa: S101 - the sample builds
    composed = edition.compose_print(prepared.book, prepared.theme, prepared.typefaces).value
    assert composed is not None  # noqa: S101 - the sample builds
    sheets = [weasyprint.CSS(string=sheet.css) for sheet in composed.stylesheets]
    path = folder / "plain.pdf"
    weasyprint.HTML(string=composed.documents[0].html).write_pdf(path, stylesheets=sheets)
    return path


def paragraph(pdf: Path, folder: Path) -> Image.Image:
    """Return the part of ``pdf`` that holds the sample's paragraph that begins with EXCERPT."""
    found = pdfplumber.open(pdf)
    page, place = next(
        (page.page_number, words[0])
        for page in found.pages
        if (words := page.search(EXCERPT)) and page.page_number > 1
    )
    scale = EXCERPT_DPI / 72
    folder.mkdir()
    command = ["pdftoppm", "-png", "-r", str(EXCERPT_DPI), "-f", str(page), "-l", str(page)]
    subprocess.run([*command, str(pdf), str(folder / "page")], check=True)
    (picture,) = folder.glob("page*.png")
    top = place["top"] - 7
    box = tuple(round(side * scale) for side in (68, top, 530, top + EXCERPT_HEIGHT))
    return Image.open(picture).convert("RGB").crop(box)


def side_by_side(left: Image.Image, right: Image.Image) -> Image.Image:
    """Return two excerpts with a gap between them."""
    size = (left.width + right.width + MARGIN, max(left.height, right.height))
    picture = Image.new("RGB", size, DESK)
    picture.paste(left, (0, 0))
    picture.paste(right, (left.width + MARGIN, 0))
    return picture


def desk(spread: list[Image.Image], phone: Image.Image, gap: int = 0) -> Image.Image:
    """Return the pages side by side, as a stapled booklet lies, and the phone to their right."""
    tallest = max(page.height for page in spread)
    scale = tallest * 0.8 / phone.height
    phone = phone.resize((round(phone.width * scale), round(phone.height * scale)))
    paper = sum(page.width + gap for page in spread) - gap
    size = (paper + phone.width + 3 * MARGIN + 24, tallest + 2 * MARGIN)
    picture = Image.new("RGB", size, DESK)
    draw = ImageDraw.Draw(picture)
    x = MARGIN
    for page in spread:
        picture.paste(page, (x, MARGIN))
        draw.rectangle((x, MARGIN, x + page.width - 1, MARGIN + page.height - 1), outline=EDGE)
        x += page.width + gap
    left, top = x - gap + MARGIN + 12, MARGIN + (tallest - phone.height) // 2
    case = (left - 12, top - 12, left + phone.width + 12, top + phone.height + 12)
    draw.rounded_rectangle(case, radius=36, fill=(30, 30, 32))
    picture.paste(phone, (left, top))
    return picture


def folding(folder: Path) -> Image.Image:
    """Return the proof of a signature of 16 pages: front, and back with its folds numbered."""
    dummy = folder / "dummy.pdf"
    proof.numbered(16, (148, 210)).save(dummy)
    booklet = Booklet(scheme="perfect", signature=16)
    sheets = impose(dummy.read_bytes(), booklet, Span(file=dummy.name), is_proof=True).value
    assert sheets is not None  # noqa: S101 - 16 pages make a sheet
    (folder / "proof").mkdir()
    dummy.write_bytes(sheets.data)
    command = ["pdftoppm", "-png", "-r", "30", str(dummy), str(folder / "proof" / "side")]
    subprocess.run(command, check=True)
    front, back = (Image.open(path).convert("RGB") for path in sorted((folder / "proof").iterdir()))
    draw = ImageDraw.Draw(back)
    wide, tall = back.size
    # First the right half over the left, then the top over the bottom, then the spine.
    folds = [(wide / 2, 0, wide / 2, tall), (0, tall / 2, wide / 2, tall / 2)]
    folds.append((wide / 4, tall / 2, wide / 4, tall))
    for number, (x, y, u, v) in enumerate(folds, 1):
        draw.line((x, y, u, v), fill=FOLD, width=3)
        middle = ((3 * x + u) / 4, (3 * y + v) / 4)
        draw.circle(middle, 14, fill=FOLD)
        draw.text(middle, str(number), fill="white", anchor="mm", font_size=20)
    size = (front.width + 3 * MARGIN + back.width, front.height + 2 * MARGIN)
    picture = Image.new("RGB", size, DESK)
    picture.paste(front, (MARGIN, MARGIN))
    picture.paste(back, (2 * MARGIN + front.width, MARGIN))
    return picture


def wrap(folder: Path) -> Image.Image:
    """Return the cover of the sample reader with text, bars and a QR code on its back."""
    book = folder / "bound"
    shutil.copytree(HERE.parent / "稿件", book / "稿件")
    text = (HERE.parent / "handbook.yaml").read_text("utf-8").partition("outputs:")[0]
    (book / "book.yaml").write_text(text + COVER, "utf-8")
    request = build.Request(file=book / "book.yaml")
    (cover,) = build.build(request, lambda _: None).value or ()
    command = ["pdftoppm", "-png", "-r", "72", "-singlefile", str(cover.path), str(book / "cover")]
    subprocess.run(command, check=True)
    return Image.open(book / "cover.png").convert("RGB")


def stationery(folder: Path) -> Image.Image:
    """Return the meeting's sheets on the desk: upright ones beside those that lie on their side."""
    shown = {}
    for name in ("桌牌", "胸卡", "签到表"):
        own = folder / name
        own.mkdir()
        shown[name] = pages(OUT / f"会议{name}.pdf", 1, 1, own)[0]
    own = folder / "plan"
    own.mkdir()
    pack = OUT / "会议材料.pdf"
    with pdfplumber.open(pack) as found:
        plan = next(page.page_number for page in found.pages if page.width > page.height)
    lying = [shown["桌牌"], pages(pack, plan, plan, own)[0]]
    height = (PAPER_HEIGHT - MARGIN) // 2
    lying = [page.resize((round(page.width * height / page.height), height)) for page in lying]
    upright = [shown["胸卡"], shown["签到表"]]
    width = sum(page.width + MARGIN for page in upright) + lying[0].width + 2 * MARGIN
    picture = Image.new("RGB", (width, PAPER_HEIGHT + 2 * MARGIN), DESK)
    x = MARGIN
    for page in upright:
        picture.paste(page, (x, MARGIN))
        x += page.width + MARGIN
    for at, page in enumerate(lying):
        picture.paste(page, (x, MARGIN + at * (height + MARGIN)))
    return picture


def pack(folder: Path) -> Image.Image:
    """Return the cover, agenda, list and seats of the meeting pack, and the list on a phone."""
    folder.mkdir()
    pdf = OUT / "会议材料.pdf"
    found = pdfplumber.open(pdf).pages
    titles = ("会议议程", "参会人员名单", "座位表")
    numbers = [
        next(page.page_number for page in found[3:] if page.search(title)) for title in titles
    ]
    drawn = [
        picture.resize((round(picture.width * PACK_SCALE), round(picture.height * PACK_SCALE)))
        for number in (1, *numbers)
        for picture in pages(pdf, number, number, _fresh(folder, number))
    ]
    phone = screen(pdf.with_suffix(".epub"), "participants.xhtml", folder)
    return desk(drawn, phone, gap=16)


def pictorial(folder: Path) -> Image.Image:
    """Return the four pages of the pictorial, and its first article on a phone."""
    folder.mkdir()
    pdf = OUT / "教育画报.pdf"
    drawn = [
        picture.resize((round(picture.width * PACK_SCALE), round(picture.height * PACK_SCALE)))
        for picture in pages(pdf, 1, 4, folder)
    ]
    whole = desk(drawn, screen(pdf.with_suffix(".epub"), "chapter-01.xhtml", folder), gap=16)
    return whole.resize((whole.width * 3 // 4, whole.height * 3 // 4))


def _fresh(folder: Path, number: int) -> Path:
    place = folder / str(number)
    place.mkdir()
    return place


def main() -> None:
    """Write the pictures beside this file."""
    (pdf,) = OUT.glob("达川教科简报*.pdf")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        spread = pages(pdf, 1, 2, folder)
        phone = screen(pdf.with_suffix(".epub"), "chapter-01.xhtml", folder)
        desk(spread, phone).quantize(96).save(PICTURES / "briefing.png", optimize=True)
        before = paragraph(plain(HERE.parent / "book.yaml", folder), folder / "before")
        after = paragraph(pdf, folder / "after")
        wrap(folder).quantize(64).save(PICTURES / "cover.png", optimize=True)
        lines = side_by_side(before, after)
        sheets = stationery(folder)
        sheets.resize((sheets.width // 2, sheets.height // 2)).quantize(96).save(
            PICTURES / "stationery.png", optimize=True
        )
        lines.quantize(32).save(PICTURES / "lines.png", optimize=True)
        folding(folder).quantize(32).save(PICTURES / "folding.png", optimize=True)
        pictorial(folder / "pictorial").quantize(192).save(
            PICTURES / "pictorial.png", optimize=True
        )
        pack(folder / "pack").quantize(96).save(PICTURES / "meeting.png", optimize=True)


if __name__ == "__main__":
    main()
