"""What ``jianbao --help`` says, made without loading anything: it has to be there at once."""

from __future__ import annotations

from jianbao.cli.language import words

COMMANDS = {
    "new": (
        "新建一本能直接生成的简报，或照上一期新建下一期。",
        "Make a new book that builds, or the next issue from the last one.",
    ),
    "import": (
        "收稿：把来稿（Word、WPS、网页、文本、文件夹、zip）变成书里的文章。",
        "Turn contributions (Word, WPS, web pages, text, folders, zip) into articles of a book.",
    ),
    "word": (
        "把一篇或几篇稿件做成 Word 文档，送审用。",
        "Make a Word file of single articles, for review.",
    ),
    "merge": (
        "收审改：把审稿人在 Word 里的改动和批注收回稿件。",
        "Take reviewers' changes and comments in Word back into the manuscripts.",
    ),
    "undo": (
        "把上一次收稿、收审改或校改撤回来。",
        "Take the last import, merge or fix back.",
    ),
    "history": (
        "看一本书存过的各个版本，比较、起名、恢复。",
        "List, compare, name and restore the versions of a book.",
    ),
    "check": (
        "校对一本书，或单独一份稿件、Word 文件，或检查 PDF 能不能付印，不改动它们。",
        "Proof-read a book or a single manuscript or Word file, or preflight a PDF.",
    ),
    "build": (
        "生成 PDF、EPUB 等成品，一本或一批。",
        "Build the PDF, the EPUB and more, of a book or many.",
    ),
    "shelf": (
        "书架：把生成好的各期做成可以查找的网站，拷到哪里都能看。",
        "Make a site of all finished issues, to read and search.",
    ),
    "serve": (
        "把书架开给单位的网看，手机扫码就能读；可以印一张海报。",
        "Serve the shelf to the office's network, with a poster to scan.",
    ),
    "search": (
        "在生成好的各期里查一个词，说出哪期、哪篇、第几页。",
        "Find a word in the finished issues: issue, article, page.",
    ),
    "bind": (
        "合订本：把一年的各期订成一本 PDF、EPUB 和网页，有总目录和索引。",
        "Bind the issues of a year as one PDF, EPUB and site, with contents and indexes.",
    ),
    "archive": (
        "归档：把一期的成品、稿件、历史存成一包，以后能核对有没有被改过。",
        "Archive an issue with its manuscripts and history, and verify it years later.",
    ),
    "preview": ("在浏览器里边改边看。", "See the book change as you save."),
    "studio": (
        "在浏览器里打开书架：改文章、看版面、出成品。",
        "Open a folder of books in the browser: edit, look, make.",
    ),
    "impose": (
        "拼版：把 PDF（或一本书）的页面拼到大张上，印好就能折、能订。",
        "Put the pages of a PDF (or a book) on sheets to print, fold and bind.",
    ),
    "ofd": (
        "把任何 PDF 转成 OFD，文字还是文字。",
        "Turn any PDF into an OFD, with text as text.",
    ),
    "cover": (
        "胶装用的整张封皮：封底、书脊、封面。",
        "Make the one-piece cover for perfect binding.",
    ),
    "fonts": ("显示各种字体用的是哪一个。", "Show which face plays each role."),
    "doctor": (
        "看这台电脑缺什么，缺的怎么补上。",
        "Say what this machine lacks, and how to mend it.",
    ),
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


def nearest(written: str) -> str:
    """Return which command was probably meant, as the end of a sentence; empty for none.

    A word of what a command does will do, such as 校对.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - nobody errs as a rule

    said = written.casefold()
    doing = [name for name, told in COMMANDS.items() if said in " ".join(told).casefold()]
    near = get_close_matches(said, COMMANDS, n=1) or (doing[:1] if len(said) > 1 else ())
    return words(f"，您是不是想写“{near[0]}”", f"; did you mean “{near[0]}”") if near else ""


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
