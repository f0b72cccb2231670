"""Font roles, the installed faces that fill them, and the characters that those faces cover."""

from jianbao.fonts.coverage import check_coverage
from jianbao.fonts.embedding import (
    FaceFile,
    Permission,
    UnreadableFaceError,
    draws,
    embedded,
    licence,
    permission,
)
from jianbao.fonts.families import families_of, how_to_get, unlikeness
from jianbao.fonts.fontconfig import installed, state_of
from jianbao.fonts.latin import face_file, latin_faces
from jianbao.fonts.model import Coverage, Face, Role, RoleFaces, TextRun, Typefaces, folded_family
from jianbao.fonts.rare import rare_characters
from jianbao.fonts.resolution import resolve
from jianbao.fonts.summary import RoleSummary, describe

__all__ = [
    "Coverage",
    "Face",
    "FaceFile",
    "Permission",
    "Role",
    "RoleFaces",
    "RoleSummary",
    "TextRun",
    "Typefaces",
    "UnreadableFaceError",
    "check_coverage",
    "describe",
    "draws",
    "embedded",
    "face_file",
    "families_of",
    "folded_family",
    "how_to_get",
    "installed",
    "latin_faces",
    "licence",
    "permission",
    "rare_characters",
    "resolve",
    "state_of",
    "unlikeness",
]
