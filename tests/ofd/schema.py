"""The structure of OFD as GB/T 33190-2016, annex A has it: children in order, attributes by name.

A child is written ``Name``, ``Name?``, ``Name*`` or ``Name+``; names between bars stand for each
other in any order, as often as they like.
"""

from __future__ import annotations

import re

from lxml import etree

_UNIT = "Boundary! Name Visible CTM DrawParam LineWidth Cap Join MiterLimit DashOffset DashPattern Alpha ID"
_ITEMS = "(TextObject|PathObject|ImageObject|CompositeObject|PageBlock)*"
_COLOUR = ("(Pattern|AxialShd|RadialShd|GouraudShd|LaGouraudShd)?", "Value Index ColorSpace Alpha")
ELEMENTS: dict[str, tuple[str, str]] = {
    "OFD": ("DocBody+", "Version! DocType!"),
    "DocBody": ("DocInfo DocRoot Versions? Signatures?", ""),
    "DocInfo": (
        (
            "DocID? Title? Author? Subject? Abstract? CreationDate? ModDate? DocUsage? Cover? Keywords?"
            " Creator? CreatorVersion? CustomDatas?"
        ),
        "",
    ),
    "Keywords": ("Keyword+", ""),
    "Document": (
        (
            "CommonData Pages Outlines? Permissions? Actions? VPreferences? Bookmarks? Annotations?"
            " CustomTags? Attachments? Extensions?"
        ),
        "",
    ),
    "CommonData": ("MaxUnitID PageArea PublicRes* DocumentRes* TemplatePage* DefaultCS?", ""),
    "PageArea": ("PhysicalBox ApplicationBox? ContentBox? BleedBox?", ""),
    "Area": ("(PhysicalBox|ApplicationBox|ContentBox|BleedBox|Path|Text)+", "DrawParam CTM"),
    "Pages": ("Page+", ""),
    "Outlines": ("OutlineElem+", ""),
    "OutlineElem": ("Actions? OutlineElem*", "Title! Count Expanded"),
    "VPreferences": ("PageMode? PageLayout? TabDisplay?", ""),
    "Bookmarks": ("Bookmark+", ""),
    "Actions": ("Action+", ""),
    "Action": ("Region? (Goto|URI|GotoA|Sound|Movie)", "Event!"),
    "Goto": ("(Dest|Bookmark)", ""),
    "Dest": ("", "Type! PageID! Left Top Right Bottom Zoom"),
    "URI": ("", "URI! Base Target"),
    "Content": ("Layer+", ""),
    "Layer": (_ITEMS, "Type DrawParam ID!"),
    "CellContent": (_ITEMS, "Thumbnail"),
    "TextObject": (
        "Actions? Clips? FillColor? StrokeColor? (CGTransform|TextCode)+",
        f"{_UNIT} Font! Size! Stroke Fill HScale ReadDirection CharDirection Weight Italic",
    ),
    "PathObject": (
        "Actions? Clips? StrokeColor? FillColor? AbbreviatedData",
        f"{_UNIT} Stroke Fill Rule",
    ),
    "Path": (
        "Actions? Clips? StrokeColor? FillColor? AbbreviatedData",
        f"{_UNIT} Stroke Fill Rule",
    ),
    "ImageObject": ("Actions? Clips? Border?", f"{_UNIT} ResourceID! Substitution ImageMask"),
    "CGTransform": ("Glyphs?", "CodePosition! CodeCount GlyphCount"),
    "TextCode": ("", "X Y DeltaX DeltaY"),
    "Clips": ("Clip+", "TransFlag"),
    "Clip": ("Area+", ""),
    "FillColor": _COLOUR,
    "StrokeColor": _COLOUR,
    "Color": _COLOUR,
    "AxialShd": ("Segment Segment+", "MapType MapUnit Extend StartPoint! EndPoint!"),
    "RadialShd": (
        "Segment Segment+",
        "MapType MapUnit Eccentricity Angle StartPoint! StartRadius EndPoint! EndRadius! Extend",
    ),
    "Segment": ("Color", "Position"),
    "Pattern": ("CellContent", "Width! Height! XStep YStep ReflectMethod RelativeTo CTM"),
    "Res": ("(ColorSpaces|DrawParams|Fonts|MultiMedias|CompositeGraphicUnits)*", "BaseLoc!"),
    "ColorSpaces": ("ColorSpace+", ""),
    "ColorSpace": ("Palette?", "ID! Type! BitsPerComponent Profile"),
    "Fonts": ("Font+", ""),
    "Font": ("FontFile?", "ID! FontName! FamilyName Charset Italic Bold Serif FixedWidth"),
    "MultiMedias": ("MultiMedia+", ""),
    "MultiMedia": ("MediaFile", "ID! Type! Format"),
    "Annotations": ("Page*", ""),
    "PageAnnot": ("Annot+", ""),
    "Annot": (
        "Remark? Parameters? Appearance",
        "ID! Type! Creator! LastModDate! Visible Subtype Print NoZoom NoRotate ReadOnly",
    ),
    "Appearance": (_ITEMS, "Boundary"),
    "CustomTags": ("CustomTag*", ""),
    "CustomTag": ("SchemaLoc? FileLoc", "TypeID!"),
    "Attachments": ("Attachment*", ""),
    "Attachment": ("FileLoc", "ID! Name! Format CreationDate ModDate Size Visible Usage"),
}
_PAGES = {
    "Pages": ("", "ID! BaseLoc!"),
    "Annotations": ("FileLoc", "PageID!"),
    "": ("Template* PageRes* Area? Content? Actions?", ""),
}
"""A Page is three things: an entry of the document, of the annotations, and a page."""
_NAMED = {"Bookmarks": ("Dest", "Name!"), "Goto": ("", "Name!")}


def faults(files: dict[str, bytes]) -> list[str]:
    """Return what in the XML of a package is not as the standard has it."""
    found: list[str] = []
    ids: list[str] = []
    for name, data in files.items():
        if name.endswith(".xml") and not name.endswith("CustomTag.xml"):
            for node in etree.fromstring(data).iter(etree.Element):
                found += [f"{name}: {fault}" for fault in _node(node)]
                is_entry = etree.QName(node).localname != "Attachment"
                ids += [node.get("ID", "")] if node.get("ID") and is_entry else []
    last = re.search(rb"MaxUnitID>(\d+)", files["Doc_0/Document.xml"])
    if len(set(ids)) != len(ids):
        found.append("two objects have one ID")
    if last is None or max(map(int, ids)) > int(last[1]):
        found.append("an ID is beyond MaxUnitID")
    return found


def _node(node: etree._Element) -> list[str]:
    name = etree.QName(node).localname
    parent = node.getparent()
    above = "" if parent is None else etree.QName(parent).localname
    if name == "Page":
        children, attributes = _PAGES[above]
    elif name == "Bookmark":
        children, attributes = _NAMED[above]
    else:
        children, attributes = ELEMENTS.get(name, ("", ""))
    allowed = {word.rstrip("!") for word in attributes.split()}
    needed = {word[:-1] for word in attributes.split() if word.endswith("!")}
    found = [f"{name} has no {key}" for key in needed - set(node.keys())]
    found += [f"{name} has {key}" for key in set(map(str, node.keys())) - allowed]
    there = "".join(f"{etree.QName(child).localname} " for child in node)
    if not re.fullmatch(_pattern(children), there):
        found.append(f"{name} has {there[:80]}")
    return found


def _pattern(children: str) -> str:
    parts = []
    for word in children.split():
        names, times = re.fullmatch(r"\(?([\w|]+)\)?([?*+]?)", word).groups()  # type: ignore[union-attr] # all are so
        parts.append("(?:" + "|".join(f"{name} " for name in names.split("|")) + f"){times}")
    return "".join(parts)
