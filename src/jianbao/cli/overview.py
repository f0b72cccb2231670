"""What ``jianbao --help`` says, made without loading anything: it has to be there at once."""

from __future__ import annotations

from jianbao.cli.language import words

COMMANDS = {
    "new": ("新建一本能直接生成的简报。", "Make a new book that builds."),
    "import": (
        "收稿：把来稿（Word、WPS、网页、文本、文件夹、zip）变成书里的文章。",
        "Turn contributions (Word, WPS, web pages, text, folders, zip) into articles of a book.",
    ),
    "undo": ("把上一次收稿或校改撤回来。", "Take the last import or fix back."),
    "check": (
        "校对稿件，或检查 PDF 能不能付印，不改动它们。",
        "Proof-read the manuscripts, or preflight a PDF.",
    ),
    "build": (
        "生成 PDF、EPUB 等成品，一本或一批。",
        "Build the PDF, the EPUB and more, of a book or many.",
    ),
    "preview": ("在浏览器里边改边看。", "See the book change as you save."),
    "impose": (
        "拼版：把 PDF（或一本书）的页面拼到大张上，印好就能折、能订。",
        "Put the pages of a PDF (or a book) on sheets to print, fold and bind.",
    ),
    "cover": (
        "胶装用的整张封皮：封底、书脊、封面。",
        "Make the one-piece cover for perfect binding.",
    ),
    "fonts": ("显示各种字体用的是哪一个。", "Show which face plays each role."),
    "explain": (
        "说明一个代码：什么意思，怎么办（如 explain C020）。",
        "Tell what a code means and what to do about it.",
    ),
    "cache": ("看以前排好的东西占了多少地方。", "Show what builds have kept."),
    "schema": ("输出 book.yaml 的 JSON Schema。", "Print the JSON Schema of book.yaml."),
}
"""Each command with what it does, in Chinese and English, in the order of the work."""


def help_of(command: str) -> str:
    """Return what ``command`` does, in the user's language."""
    return words(*COMMANDS[command])


def overview() -> str:
    """Return the help of the program as a whole."""
    about = words(
        "简报：把稿件编成可印的 PDF 和手机上读的 EPUB。",
        "jianbao: Chinese briefings from manuscripts, as PDF and EPUB.",
    )
    usage = words(
        "用法：jianbao 命令 …（jianbao 命令 --help 看这个命令怎么用）",
        "Usage: jianbao COMMAND … (jianbao COMMAND --help tells more of it)",
    )
    heading = words("命令：", "Commands:")
    width = max(map(len, COMMANDS)) + 2
    listed = "\n".join(f"  {name:<{width}}{help_of(name)}" for name in COMMANDS)
    version = words("--version 显示版本。", "--version shows the version.")
    return f"{about}\n\n{usage}\n\n{heading}\n{listed}\n\n{version}\n"
