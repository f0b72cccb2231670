"""The page in the browser, in the user's language."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from jianbao.diagnostics import Text
from jianbao.studio.words import WORDS

Say = Callable[[Text], str]

_HERE = Path(__file__).parent


def studio_page(say: Say, *, root: str, book: str, nonce: str, can_edit: bool) -> str:
    """Return the page of the book that addresses below ``root`` call ``book``; of the shelf for none.

    ``say`` puts its words in the user's language. Styles that its scripts make carry ``nonce``.
    """
    return _render(
        "studio.html", say, root=root, book=book, nonce=nonce,
        spoken=_json({**_spoken(say), **({"can_edit": "yes"} if can_edit else {})}),
    )  # fmt: skip


def phone_page(say: Say, *, root: str) -> str:
    """Return what the frame of the phone holds."""
    return _render("phone.html", say, root=root)


def stale_page(say: Say) -> str:
    """Return what an address shows that is none, or no longer."""
    return _render("stale.html", say)


def _json(value: object) -> str:
    """Return ``value`` for a script element, inside which only ``<`` could end what is JSON."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def _render(name: str, say: Say, **values: object) -> str:
    templates = Environment(loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True)
    language = say(Text("zh-Hans", "en"))
    return templates.get_template(name).render(words=_spoken(say), language=language, **values)


def _spoken(say: Say) -> dict[str, str]:
    return {name: say(text) for name, text in WORDS.items()}
