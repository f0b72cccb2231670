"""A manuscript read back as the book will read it, to compare it with its source."""

from __future__ import annotations

from lxml import etree

from jianbao.manuscript.rendering import render

_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "figcaption", "caption", "br", "li")


def read_back(text: str) -> str:
    """Return what the manuscript ``text`` says besides authors, source and date, in order."""
    rendering = render("read-back.md", text)
    front = rendering.front
    pieces = [front.kicker, front.title, front.subtitle, front.summary, _text(rendering.body)]
    pieces += [_text(note.body) for note in rendering.notes]
    return "\n".join(filter(None, pieces))


def _text(body: str) -> str:
    root = etree.fromstring(body)
    for ruby in root.iter("ruby"):
        _lay_out(ruby)
    for block in root.iter(*_BLOCKS):
        block.tail = "\n" + (block.tail or "").lstrip("\n")
    for image in root.iter("img"):
        image.text = image.get("alt")
    return "".join(str(text) for text in root.itertext())


def _lay_out(ruby: etree._Element) -> None:
    """Put the reading behind what it stands above, as sources have it."""
    etree.strip_elements(ruby, "rp", with_tail=False)
    reading = "".join("".join(map(str, rt.itertext())) for rt in ruby.iter("rt"))
    etree.strip_elements(ruby, "rt", with_tail=False)
    base, tail = "".join(map(str, ruby.itertext())), ruby.tail
    ruby.clear()
    ruby.text, ruby.tail = base + reading, tail
