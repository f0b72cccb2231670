"""jianbao shelf: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import quote

import click

from jianbao.cli.books import SITE
from jianbao.cli.language import words
from jianbao.cli.options import as_json
from jianbao.cli.overview import help_of


@click.command(name="shelf", help=help_of("shelf"))
@click.argument(
    "folder",
    metavar=words("书架", "SHELF"),
    type=click.Path(path_type=Path, exists=True, file_okay=False),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help=words("网站写到这个文件夹（默认“SHELF/书架”）。", "Where to write the site."),
)
@click.option("--title", default="", help=words("书架的名字。", "What the shelf is called."))
@click.option(
    "--address",
    default="",
    metavar="https://…/",
    help=words("放到网上的话，它的网址。", "The address of the site, for its feeds."),
)
@as_json
def command(folder: Path, out: Path | None, title: str, address: str, **wishes: bool) -> None:
    """Make the site."""
    from jianbao.cli.site import run_shelf  # noqa: PLC0415 - keeps --help instant
    from jianbao.shelf import SiteWishes  # noqa: PLC0415 - as above

    if address and not address.startswith(("http://", "https://")):
        raise click.UsageError(
            words("--address 要以 http:// 或 https:// 开头", "--address begins with http(s)://")
        )
    site = SiteWishes(
        shelf=folder,
        out=out or folder / SITE,
        title=title,
        address=quote(address and address.rstrip("/") + "/", safe=":/%?=&@"),
    )
    sys.exit(run_shelf(site, as_json=wishes["as_json"]))
