"""What the shelf itself puts on paper: templates of its own, set in the faces of this machine."""

from __future__ import annotations

from jianbao import fonts
from jianbao.config.model import FontChoice
from jianbao.diagnostics import Result, Span
from jianbao.fonts import Role
from jianbao.shelf.pages import render
from jianbao.typesetting.job import Job, JobStyle, Typeset


def printed(name: str, **values: object) -> Result[Typeset]:
    """Return the template ``name``.html, laid out with ``name``.css, which is a template as well."""
    # Loaded here: it takes long, and most of what a shelf does needs no paper.
    from jianbao.typesetting.engine import typeset  # noqa: PLC0415

    found = fonts.resolve(FontChoice(), "zh-Hans", lambda _: Span(file=""))
    if found.value is None:
        return Result(value=None, diagnostics=found.diagnostics)
    faces = {role.value: found.value.role(role).css for role in Role}
    style = render(f"{name}.css", "", faces=faces, **values)
    job = Job(html=render(f"{name}.html", "", **values), styles=(JobStyle(file=name, css=style),))
    made = typeset(job)
    return Result(value=made.value, diagnostics=tuple(i for i in made.diagnostics if i.is_error))
