"""Render a theme's templates in Jinja2's sandbox; their faults name template and line."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from types import CodeType

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from jianbao.budget import OverBudgetError, limited
from jianbao.diagnostics import BookError, Diagnostic, Span, Text
from jianbao.edition import codes
from jianbao.edition.credits import credited
from jianbao.edition.lengths import over
from jianbao.edition.templates.sandbox import Sandbox
from jianbao.edition.templates.watching import Watched
from jianbao.edition.titles.display import display
from jianbao.edition.titles.headlines import lines
from jianbao.failures import resource_of
from jianbao.themes import Theme, ThemeFile

_FOLDER = "templates/"


class Templates:
    """The templates of one theme, compiled as they are asked for."""

    def __init__(self, theme: Theme) -> None:
        self._files = {
            key: file
            for file in reversed(theme.files)
            if file.name.startswith(_FOLDER)
            for name in [file.name.removeprefix(_FOLDER)]
            for key in (name, f"{file.level}/{name}")
        }
        self._environment = Sandbox(
            loader=_Loader(self._files),
            autoescape=True,
            undefined=StrictUndefined,
            bytecode_cache=_COMPILED,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["lines"] = lines
        self._environment.filters["display"] = display
        self._environment.filters["over"] = over
        self._environment.filters["credited"] = credited

    def render(self, name: str, context: Mapping[str, object]) -> str:
        """Return ``name`` rendered with ``context``; raises BookError (T007) on any fault in it."""
        try:
            with limited(seconds=_SECONDS, megabytes=_MEGABYTES):
                return self._environment.get_template(name).render(context)
        except (Exception, OverBudgetError) as error:
            # A template runs foreign code: whatever it raises is a fault in the template.
            raise BookError(self._fault(name, error)) from error

    def watched(self, name: str, context: Mapping[str, object]) -> tuple[str, frozenset[str]]:
        """Return what `render` returns, and the names of all variables that were asked for.

        Of ``book`` these are its attributes: ``book.title``.
        """
        asked = self._environment.asked
        asked.clear()
        rendered = self.render(name, {**context, "book": Watched("book", context["book"], asked)})
        return rendered, frozenset(asked)

    def parse(self, name: str, document: str) -> etree._Element:
        """Return the tree of a document rendered from ``name``; raises BookError (T008)."""
        try:
            return etree.fromstring(document.encode(), _PARSER)
        except etree.XMLSyntaxError as error:
            raise BookError(self._malformed(name, document, error)) from error

    def _fault(self, name: str, error: BaseException) -> Diagnostic:
        template, line = self._place(name, error)
        reason: str | Text = str(error) if isinstance(error, TemplateError) else repr(error)
        if isinstance(error, MemoryError | OverBudgetError):
            reason = resource_of(error)
        return codes.TEMPLATE_FAILED.at(
            Span(file=self._shown(template), line=line),
            excerpt=self._line(template, line),
            reason=reason,
        )

    def _place(self, name: str, error: BaseException) -> tuple[str, int]:
        if isinstance(error, TemplateSyntaxError):
            return error.name or name, error.lineno
        frames = traceback.extract_tb(error.__traceback__)
        lines = [(f.filename, f.lineno or 0) for f in frames if f.filename in self._files]
        if not lines:
            return name, 0
        template, line = lines[-1]
        if isinstance(error, OverBudgetError):  # Jinja has put right the lines of other failures
            line = self._environment.get_template(template).get_corresponding_lineno(line)
        return template, line

    def _malformed(self, name: str, document: str, error: etree.XMLSyntaxError) -> Diagnostic:
        line = error.lineno or 0
        rendered = document.splitlines()
        return codes.MALFORMED.at(
            Span(file=self._shown(name)),
            excerpt=rendered[line - 1][:200] if 0 < line <= len(rendered) else "",
            msg=error.msg,
        )

    def _shown(self, template: str) -> str:
        return self._files[template].shown if template in self._files else template

    def _line(self, template: str, line: int) -> str:
        if template not in self._files or line < 1:
            return ""
        lines = self._files[template].text.splitlines()
        return lines[line - 1] if line <= len(lines) else ""


class _Compiled(BytecodeCache):
    """Templates compiled before by this process, which may build the book again and again."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}
        """By names of the template and digests of its text."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give ``bucket`` its code, if it has been compiled."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of ``bucket``."""
        if len(self._codes) >= _KEPT:
            self._codes.clear()
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


_SECONDS = 6.0
"""Ours take half a second for 500 articles."""
_MEGABYTES = 512
"""What rendering may add to what the process has."""
_KEPT = 500
"""More than that are not those of a few themes, but one that is being written."""
_COMPILED = _Compiled()
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


class _Loader(BaseLoader):
    """Serves templates from the theme's files; the key stands as the file name in tracebacks."""

    def __init__(self, files: Mapping[str, ThemeFile]) -> None:
        self._files = files

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        """Return the text of ``template``, with its key as its file name."""
        del environment
        if template not in self._files:
            raise TemplateNotFound(template)
        return self._files[template].text, template, None
