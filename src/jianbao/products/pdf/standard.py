"""What a standard asks of the book before it is laid out."""

from __future__ import annotations

import io
from dataclasses import replace
from xml.etree import ElementTree as ET

from PIL import Image

from jianbao.diagnostics import Diagnostic, Result, Span
from jianbao.edition.screen.colours import on_screen
from jianbao.edition.screen.foreign import is_english
from jianbao.edition.screen.srgb import in_srgb
from jianbao.products.pdf import codes
from jianbao.typesetting.job import Job
from jianbao.typesetting.standards import STANDARDS

_QUALITY = 95
"""Of the JPEG that stands for one in printing inks."""


def conforming(job: Job) -> Result[Job]:
    """Return ``job`` as its standard wants it; U001 for a picture that nothing describes.

    PDF/A has one output intent, sRGB here, in which all colours have to be. A PDF that is read
    aloud says which paragraphs are English.
    """
    if not job.standard:
        return Result(value=job)
    standard = STANDARDS.get(job.standard)
    if standard is None:
        return Result(value=job)
    if standard.archive:
        job = _in_srgb(job)
    if not standard.tagged:
        return Result(value=job)
    root = ET.fromstring(job.html)  # noqa: S314 - composed by the edition, never read from outside
    faults = tuple(_undescribed(root))
    for paragraph in root.iter("p"):
        if not paragraph.get("lang") and is_english("".join(paragraph.itertext())):
            paragraph.set("data-lang", "en")
    job = replace(job, html=ET.tostring(root, encoding="unicode"))
    return Result(value=None if faults else job, diagnostics=faults)


def _in_srgb(job: Job) -> Job:
    return replace(
        job,
        html=on_screen(job.html),
        styles=tuple(replace(style, css=on_screen(style.css)) for style in job.styles),
        resources=tuple((href, kind, _picture(kind, data)) for href, kind, data in job.resources),
    )


def _picture(kind: str, data: bytes) -> bytes:
    """Return a picture in sRGB if it is one in printing inks."""
    if kind == "image/svg+xml":
        return on_screen(data.decode()).encode()
    if kind != "image/jpeg":
        return data
    with Image.open(io.BytesIO(data)) as image:
        if image.mode != "CMYK":
            return data
        made = io.BytesIO()
        in_srgb(image).save(made, "JPEG", quality=_QUALITY, exif=image.getexif())
    return made.getvalue()


def _undescribed(root: ET.Element) -> list[Diagnostic]:
    """Return a fault for each picture without a description that is not marked as decoration."""
    faults = []
    parents = {child: parent for parent in root.iter() for child in parent}
    for image in root.iter("img"):
        if image.get("role") == "presentation" or (image.get("alt") or "").strip():
            continue
        at: ET.Element | None = image
        while at is not None and not at.get("data-source"):
            at = parents.get(at)
        file, _, line = ("" if at is None else at.get("data-source", "")).rpartition(":")
        faults.append(_no_description(Span(file=file, line=int(line)) if line else None))
    return faults


def _no_description(span: Span | None) -> Diagnostic:
    return codes.NO_DESCRIPTION.at(span)
