"""jianbao shelf, jianbao serve, jianbao search and jianbao bind."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from pathlib import Path

from jianbao.atomic_files import Finished, write
from jianbao.cli import report
from jianbao.cli.envelope import envelope
from jianbao.cli.exits import Exit
from jianbao.cli.language import visible, words
from jianbao.cli.progress import counted
from jianbao.diagnostics import Text
from jianbao.shelf import Hit, SiteWishes, build_site, search
from jianbao.shelf.poster import poster
from jianbao.shelf.serving import own_address, serve
from jianbao.shelf.volume import BoundVolume, VolumeWishes, bind

_ISSUES = Text("读各期", "Reading the issues")


def run_shelf(wishes: SiteWishes, *, as_json: bool) -> Exit:
    """Make the site of ``wishes``, report on it, and return how it ends."""
    started = time.perf_counter()
    with counted(_ISSUES, silent=as_json) as told:
        made = build_site(wishes, told)
    site = made.value
    how = Exit.CLEAN if site else Exit.PROBLEMS
    if as_json:
        facts = site and {"folder": site.folder, "issues": site.issues, "articles": site.articles}
        return envelope(how, {"site": facts}, made.diagnostics)
    report.show(made.diagnostics, wishes.shelf)
    if site:
        seconds = f"{time.perf_counter() - started:.1f}"
        zh = f"书架上有 {site.issues} 期、{site.articles} 篇，打开 {site.folder / 'index.html'} 就能看"
        en = f"{site.issues} issues, {site.articles} articles: open {site.folder / 'index.html'}"
        report.advice(words(f"{zh}（用时 {seconds} 秒）", f"{en} ({seconds} s)"))
    return how


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOrder:
    """What is asked of ``jianbao serve``; ``address`` is what the poster says, if not our own."""

    shelf: Path
    out: Path
    title: str
    host: str
    port: int
    address: str
    poster: Path | None


def run_serve(order: ServeOrder) -> Exit:
    """Make the site, print its poster, serve it until interrupted, and return how it ends."""
    made = build_site(SiteWishes(shelf=order.shelf, out=order.out, title=order.title))
    report.show(made.diagnostics, order.shelf)
    if made.value is None:
        return Exit.PROBLEMS
    site = made.value

    def opened(port: int) -> None:
        own = own_address() if order.host == "0.0.0.0" else order.host  # noqa: S104 - as asked
        address = order.address or f"http://{own}:{port}/"
        if order.poster is not None:
            _print_poster(site.title, address, order.poster)
        report.result(words(f"书架地址：{address}", f"The shelf is at {address}") + "\n")
        report.result(words("按 Ctrl+C 结束", "Press Ctrl+C to end it") + "\n")

    try:
        serve(site.folder, order.host, order.port, opened)
    except OSError as problem:
        return report.usage_fault(
            f"{order.host} 的端口 {order.port} 用不了（{problem.strerror}），换一个",
            f"port {order.port} of {order.host} cannot be used ({problem.strerror}); name another",
        )
    return Exit.CLEAN


def _print_poster(title: str, address: str, place: Path) -> None:
    made = poster(title, address)
    report.show(made.diagnostics, place.parent)
    if made.value is not None:
        files = write((Finished(name=place.name, data=made.value, pages=1),), place.parent)
        report.written(files, quiet=False)


def run_bind(wishes: VolumeWishes, *, as_json: bool) -> Exit:
    """Bind the volumes of ``wishes``, report on them, and return how it ends."""
    with counted(_ISSUES, silent=as_json) as told:
        bound = bind(wishes, told)
    volumes = bound.value or ()
    how = Exit.CLEAN if volumes else Exit.PROBLEMS
    if as_json:
        return envelope(how, {"volumes": list(map(asdict, volumes))}, bound.diagnostics)
    report.show(bound.diagnostics, wishes.shelf)
    report.result("".join(map(_bound, volumes)))
    return how


def _bound(volume: BoundVolume) -> str:
    pages = f"{volume.pages} 页，" if volume.pages else ""
    zh = f"已合订 {volume.issues} 期、{volume.articles} 篇，{pages}在 {volume.folder}"
    en = f"{volume.issues} issues, {volume.articles} articles, {volume.pages} pages bound in {volume.folder}"
    files = "".join(f"    {file.name}\n" for file in volume.files)
    return f"{visible(words(zh, en))}\n{visible(files.rstrip())}\n"


def run_search(text: str, shelf: Path, *, as_json: bool) -> Exit:
    """Print where ``text`` stands on ``shelf``, and return how it ends."""
    found = search(text, shelf)
    hits = found.value or ()
    how = Exit.CLEAN if hits else Exit.PROBLEMS
    if as_json:
        return envelope(how, {"hits": list(map(asdict, hits))}, found.diagnostics)
    report.result("".join(map(_told, hits)))
    where = len({hit.issue for hit in hits})
    zh = f"{len(hits)} 篇，在 {where} 期里" if hits else "各期里都没有"
    report.advice(words(zh, f"{len(hits)} articles in {where} issues"))
    return how


def _told(hit: Hit) -> str:
    page = words(f" 第{hit.page}页", f" p. {hit.page}") if hit.page else ""
    excerpt = f"    {hit.excerpt}\n" if hit.excerpt else ""
    return (
        visible(f"{hit.issue}（{hit.date}）《{hit.title}》{page}")
        + "\n"
        + visible(excerpt.rstrip("\n"))
        + ("\n" if excerpt else "")
    )
