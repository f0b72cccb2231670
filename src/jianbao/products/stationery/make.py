"""Name plates, badges, the sign-in sheet: composed from the list of participants, then printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from jianbao.diagnostics import Result
from jianbao.products.commission import Artifact, Commission
from jianbao.products.pdf.production import produce
from jianbao.products.stationery.badges import BADGE_SHEETS
from jianbao.products.stationery.compose import compose_stationery
from jianbao.products.stationery.model import Stationery
from jianbao.products.stationery.options import (
    BadgeOptions,
    PlateOptions,
    SignInOptions,
    StationeryOptions,
)
from jianbao.products.stationery.plates import NAME_PLATES
from jianbao.products.stationery.sign_in import SIGN_IN_SHEET

Options = TypeVar("Options", bound=StationeryOptions)


def make_plates(commission: Commission[PlateOptions]) -> Result[Artifact]:
    """Return the name plates as a PDF."""
    return _printed(commission, NAME_PLATES)


def make_badges(commission: Commission[BadgeOptions]) -> Result[Artifact]:
    """Return the badges as a PDF."""
    return _printed(commission, BADGE_SHEETS)


def make_sign_in(commission: Commission[SignInOptions]) -> Result[Artifact]:
    """Return the sign-in sheet as a PDF."""
    return _printed(commission, SIGN_IN_SHEET)


def _printed(commission: Commission[Options], stationery: Stationery[Options]) -> Result[Artifact]:
    composed = compose_stationery(commission, stationery)
    if composed.value is None or composed.failed:
        return Result(value=None, diagnostics=composed.diagnostics)
    made = produce(composed.value, modified=commission.modified)
    return replace(made, diagnostics=(*composed.diagnostics, *made.diagnostics))
