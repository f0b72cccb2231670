"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from jianbao.cli.language import words


class ProductName(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.2
    """Any name of a product; its English name is handed on. Loads the table when it is asked."""

    name = "product"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return the names to choose from."""
        from jianbao.products import PRODUCTS  # noqa: PLC0415 - keeps --help instant

        del param, ctx
        return "|".join(product.name for product in PRODUCTS)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the names that go on from ``incomplete``, in both languages."""
        from jianbao.config.outputs import names_of  # noqa: PLC0415 - as above
        from jianbao.products import PRODUCTS  # noqa: PLC0415 - as above

        del param, ctx
        return [CompletionItem(n) for n in names_of(PRODUCTS) if n.startswith(incomplete)]

    def convert(  # noqa: RET503 - fail raises
        self,
        value: Any,  # noqa: ANN401 - as click has it
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str:
        """Return the English name of the product that is called ``value``."""
        from jianbao.config.outputs import names_of  # noqa: PLC0415 - as above
        from jianbao.products import PRODUCTS  # noqa: PLC0415 - as above

        names = names_of(PRODUCTS)
        if value in names:
            return names[value]
        known = words("、", ", ").join(dict.fromkeys(names))
        self.fail(
            words(f"没有“{value}”这种成品，可以写 {known}", f"no product “{value}”: write {known}"),
            param,
            ctx,
        )


as_json = click.option("--json", "as_json", is_flag=True, help=words("输出 JSON。", "Print JSON."))
out_folder = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help=words(
        "输出到这个文件夹（默认为书旁的 out/）。",
        "Where to put what is made (default: out/ beside the book).",
    ),
)
