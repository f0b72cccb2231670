"""Colours of pictures: whatever profile they come with, screens get sRGB."""

from __future__ import annotations

from io import BytesIO
from itertools import product

from PIL import Image, ImageCms

_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION
_SPACES = {"RGB": "RGB ", "RGBA": "RGB ", "P": "RGB ", "L": "GRAY", "LA": "GRAY", "CMYK": "CMYK"}
_STEPS = range(0, 256, 51)
_SEEN = 3
"""Steps of 256 by which a colour may move before anyone sees it."""


def is_srgb(image: Image.Image) -> bool:
    """Whether a screen that takes ``image`` for sRGB, profile or not, shows its colours rightly."""
    if image.mode == "CMYK":
        return False
    profile = _profile(image)
    if profile is None:
        return True
    try:
        if _SPACES[image.mode] == "GRAY":
            steps = Image.frombytes("L", (256, 1), bytes(range(256)))
            moved = _converted(steps, profile, "RGB").convert("L")
        else:
            cube = bytes(value for colour in product(_STEPS, repeat=3) for value in colour)
            steps = Image.frombytes("RGB", (len(_STEPS) ** 3, 1), cube)
            moved = _converted(steps, profile, "RGB")
    except ImageCms.PyCMSError:  # a profile that only names itself, and cannot be used
        return True
    pairs = zip(steps.tobytes(), moved.tobytes(), strict=True)
    return all(abs(before - after) <= _SEEN for before, after in pairs)


def in_srgb(image: Image.Image) -> Image.Image:
    """Return ``image`` (L, LA, RGB, RGBA or CMYK) in sRGB; grey stays grey, alpha as it is."""
    profile = _profile(image)
    if profile is None or is_srgb(image):
        # CMYK that does not say for which press it was separated is taken for what it looks like.
        return image.convert("RGB") if image.mode == "CMYK" else image
    match image.mode:
        case "L":
            return _converted(image, profile, "RGB").convert("L")
        case "LA":
            grey = _converted(image.getchannel("L"), profile, "RGB").convert("L")
            return Image.merge("LA", (grey, image.getchannel("A")))
        case "RGBA":
            colours = _converted(image.convert("RGB"), profile, "RGB")
            colours.putalpha(image.getchannel("A"))
            return colours
    return _converted(image, profile, "RGB")


def _profile(image: Image.Image) -> ImageCms.ImageCmsProfile | None:
    """Return the profile of ``image``, if it is one for its kind of colours."""
    data = image.info.get("icc_profile")
    if not data:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data))
    except OSError:
        return None
    return profile if profile.profile.xcolor_space == _SPACES.get(image.mode) else None


def _converted(image: Image.Image, profile: ImageCms.ImageCmsProfile, mode: str) -> Image.Image:
    converted = ImageCms.profileToProfile(
        image, profile, _SRGB, renderingIntent=_INTENT, outputMode=mode, flags=_FLAGS
    )
    return image if converted is None else converted
