"""Which classes of the markup get which style."""

from __future__ import annotations

from typing import Final

from lxml import etree

from jianbao.manuscript.elements import has_class

HEADINGS: Final = {"h2": 1, "h3": 2, "h4": 3, "h5": 4, "h6": 5}
STYLES: Final = {
    "classification": "Marks",
    "urgency": "Marks",
    "number": "Marks",
    "copy-number": "CopyNumber",
    "masthead-name": "Masthead",
    "masthead-subtitle": "MastheadSubtitle",
    "masthead-issue": "Issue",
    "contents-title": "ContentsTitle",
    "kicker": "Kicker",
    "chapter-title": "ArticleTitle",
    "meeting-title": "ArticleTitle",
    "subtitle": "Subtitle",
    "byline": "Byline",
    "summary": "Summary",
    "chapter-body": "BodyText",
    "source": "Source",
    "editor-note": "EditorNote",
    "box": "Box",
    "signature": "Signature",
    "part-title": "PartTitle",
    "addressees": "Addressees",
    "official-note": "OfficialNote",
    "enclosed-label": "EnclosedLabel",
    "paper": "PaperNumber",
    "meeting-facts": "Facts",
    "cover-name": "CoverName",
    "cover-subtitle": "CoverLine",
    "cover-kind": "CoverLine",
    "cover-issue": "CoverLine",
    "cover-facts": "CoverLine",
    "cover-number": "CopyNumber",
    "cover-foot": "CoverFoot",
    "seating-caption": "FigureCaption",
    "imprint": "Imprint",
}
"""The style of the paragraphs in an element of this class."""
FOREWORD: Final = {"chapter-title": "ForewordTitle", "chapter-body": "EditorNote"}
"""The same in a foreword."""
ASIDES: Final = {"editor-note": ("top", "bottom"), "box": ("top", "left", "bottom", "right")}
"""The sides on which such an element has rules."""
SKIPPED: Final = frozenset({"imprint-measure", "copy-number-room"})
"""What only keeps room on the printed page."""


def heading_style(element: etree._Element) -> str:
    """Return the style of a heading; the title of an attachment has its own."""
    around = element.getparent()
    is_title = element.tag == "h2" and around is not None and has_class(around, "attachment")
    return "AttachmentTitle" if is_title else f"Heading{HEADINGS[str(element.tag)]}"
