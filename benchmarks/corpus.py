"""Write a book of generated briefing articles: for jianbao, for pandoc and for Typst.

Run ``python benchmarks/corpus.py ARTICLES FOLDER``. The folder then holds ``book.yaml`` with the
manuscripts under ``稿件/``, and ``book.typ`` with the same text. Article N reads the same in a
book of any size, on every machine.
"""

from __future__ import annotations

import argparse
import random
import re
from dataclasses import dataclass
from pathlib import Path

FEWEST_HAN = 1250
"""An article ends with the section that reaches this, on average at 1,500."""
NUMERALS = "一二三四五六七八九十"
HAN = re.compile("[\u4e00-\u9fff]")
BOLD = re.compile(r"\*\*(.+?)\*\*")
MARK = "[^]"

SLOTS: dict[str, tuple[str, ...]] = {
    "unit": (
        "区教研室", "第一小学", "实验中学", "河湾镇中心校", "职业教育中心", "青少年活动中心",
        "东城片区督导组", "第三幼儿园", "特殊教育学校", "局机关党总支", "校车管理专班", "石桥初中",
    ),
    "people": (
        "班主任", "骨干教师", "家长代表", "后勤人员", "责任督学", "年级组长", "心理健康教师",
        "保育员", "退休教师志愿者", "食堂管理员",
    ),
    "work": (
        "课后服务提质", "校园食品安全", "阅读推广", "作业设计", "实验教学", "防溺水教育",
        "劳动教育", "控辍保学", "近视防控", "集团化办学", "教师轮岗交流", "数字校园建设",
    ),
    "meeting": ("现场推进会", "专题研讨会", "工作例会", "座谈会", "季度调度会", "经验交流会"),
    "method": (
        "随机抽查", "推门听课", "问卷调查", "查阅台账", "个别访谈", "交叉互评", "跟班观察",
        "随堂检测",
    ),
    "gain": (
        "学生参与面明显扩大", "家长满意度持续上升", "课堂效率有所提高", "安全隐患逐项清零",
        "青年教师成长加快", "城乡差距进一步缩小", "办学特色日益鲜明",
    ),
    "lack": (
        "台账更新不够及时", "个别班级落实打了折扣", "经费拨付环节偏多", "专业教师仍显不足",
        "宣传解释还不到位", "考核办法不够细化",
    ),
    "motto": (
        "一校一策", "日清周结", "小切口、深研究", "家校同心", "问题不过夜", "人人有事做、事事有人管",
    ),
    "place": ("操场", "实验室", "图书角", "食堂后厨", "录播教室", "校门口", "社区书屋", "种植园"),
}  # fmt: skip

SENTENCES = (
    "{date}，{unit}召开{work}{meeting}，{people}共{count}人参加。",
    "会议听取了{unit}关于**{work}**情况的汇报，肯定了“{motto}”的做法。",
    "大家认为，只有把{work}抓在日常、做在经常，才能让成效看得见、留得住。",
    "今年以来，{unit}先后开展{work}活动{small}次，覆盖{people}{count}人次，参与率达到{percent}%。",
    "检查组通过{method}、{method}等方式，深入{place}了解情况，当场反馈问题{small}个。",
    "从反馈看，{gain}，但{lack}的情况仍然存在，需要尽快补上。",
    "{unit}负责同志表示，将对照清单逐条整改，**{date}前**全部完成，并把结果向{people}公开。",
    "为了解决“{lack}”的问题，{unit}组织{people}到兄弟学校跟岗{small}天，带回可用的办法{small}条。",
    "“以前总觉得{work}离自己很远，现在每天都能在{place}看到变化。”一位参加活动的{people}这样说。",
    "在{place}，{people}用{small}分钟演示了完整流程，随后围绕“{motto}”展开讨论。",
    "据统计，{unit}本学期投入{count}.{small}万元用于{work}，同比增长{percent}%；{gain}。",
    "下一步，{unit}将把{work}与{work}统筹起来，形成“计划—实施—评估—改进”的闭环。",
    "{unit}还建立了微信群、意见箱和热线（0818-{count}{count}）三条渠道，{small}个工作日内必有回音。",
    "讨论中，有人提出《{work}实施办法》应当细化到班级；也有人建议先在{unit}试行，再逐步推开……",
    "会后，{people}分成{small}个小组，用{method}的办法开展“回头看”，确保件件有着落。",
    "对表现突出的{people}，{unit}优先安排外出学习；对工作滞后的，由分管领导约谈提醒。",
    "{gain}，{gain}，这是{unit}坚持“{motto}”换来的实实在在的变化。",
    "记者在{place}看到，{people}正按照新修订的流程操作，Excel台账由原来的{small}张合并为1张。",
)

HEADINGS = (
    "聚焦{work}，压实各方责任", "创新方式，用好{method}", "{gain}", "正视“{lack}”",
    "立足{place}，推动{work}", "{people}这样看", "以“{motto}”引路", "{unit}的做法",
)  # fmt: skip

TITLES = (
    "{unit}扎实推进{work}",
    "{unit}召开{work}{meeting}",
    "从{place}看{work}",
    "{work}：{unit}的“{motto}”",
    "{people}话{work}",
)

NOTES = (
    "据{unit}{date}印发的《{work}情况通报》。",
    "“{motto}”是{unit}在{work}中总结的工作方法。",
    "统计口径为在册{people}，不含临时聘用人员。",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Paragraphs under a heading; ``**`` makes bold, ``[^]`` is where ``note`` is called."""

    heading: str
    paragraphs: tuple[str, ...]
    note: str = ""
    table: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One briefing article of about 1,500 Han characters."""

    number: int
    title: str
    source: str
    sections: tuple[Section, ...]


class Draw(dict[str, str]):
    """Fills the slots of a template, each time it is asked, with something new."""

    def __init__(self, seed: str) -> None:
        """Start a series of draws that is the same for the same ``seed``."""
        super().__init__()
        self.random = random.Random(seed)  # noqa: S311 - must repeat, guards nothing

    def __missing__(self, slot: str) -> str:
        """Draw for ``slot``: a word of `SLOTS`, or a date or number made up on the spot."""
        number = self.random.randrange
        match slot:
            case "date":
                return f"{number(1, 13)}月{number(1, 29)}日"
            case "count":
                return str(number(100, 1000))
            case "small":
                return str(number(2, 10))
            case "percent":
                return f"{number(60, 100)}.{number(10)}"
        return self.random.choice(SLOTS[slot])

    def one_of(self, templates: tuple[str, ...]) -> str:
        """Choose a template and fill it."""
        return self.random.choice(templates).format_map(self)

    def paragraph(self) -> str:
        """Return three to six sentences, none twice from the same template."""
        templates = self.random.sample(SENTENCES, self.random.randrange(3, 7))
        return "".join(template.format_map(self) for template in templates)


def article(number: int) -> Article:
    """Write article ``number`` (from 1)."""
    draw = Draw(f"jianbao {number}")
    title, source = draw.one_of(TITLES), draw["unit"]
    sections: list[Section] = []
    han = 0
    while han < FEWEST_HAN:
        part = section(draw, len(sections))
        sections.append(part)
        han += len(HAN.findall(part.heading + "".join(part.paragraphs)))
    return Article(number=number, title=title, source=source, sections=tuple(sections))


def section(draw: Draw, index: int) -> Section:
    """Write two paragraphs under a heading, sometimes with a footnote or a table."""
    paragraphs = [draw.paragraph(), draw.paragraph()]
    note = draw.one_of(NOTES) if draw.random.random() < 1 / 4 else ""
    if note:
        paragraphs[0] = paragraphs[0].replace("。", f"{MARK}。", 1)
    return Section(
        heading=f"{NUMERALS[index]}、{draw.one_of(HEADINGS)}",
        paragraphs=tuple(paragraphs),
        note=note,
        table=table(draw) if draw.random.random() < 1 / 8 else (),
    )


def table(draw: Draw) -> tuple[tuple[str, str, str], ...]:
    """Return a table of three columns, its head first."""
    rows = [(draw["unit"], draw["work"], f"{draw['count']}人次") for _ in range(5)]
    return (("单位", "项目", "参与情况"), *rows)


def markdown(piece: Article) -> str:
    """Return ``piece`` as a manuscript."""
    lines = ["---", f"供稿: {piece.source}", "---", "", f"# {piece.title}", ""]
    for index, part in enumerate(piece.sections, 1):
        label = f"[^{piece.number}-{index}]"
        lines += [f"## {part.heading}", ""]
        for paragraph in part.paragraphs:
            lines += [paragraph.replace(MARK, label), ""]
        if part.note:
            lines += [f"{label}: {part.note}", ""]
        if part.table:
            head, *rows = (f"| {' | '.join(row)} |" for row in part.table)
            lines += [head, "|---|---|---:|", *rows, ""]
    return "\n".join(lines)


def typst(piece: Article) -> str:
    """Return ``piece`` as Typst markup."""
    lines = [f"= {piece.title}", f"供稿：{piece.source}", ""]
    for part in piece.sections:
        lines += [f"== {part.heading}", ""]
        for paragraph in part.paragraphs:
            text = BOLD.sub(r"#strong[\1]", paragraph)
            lines += [text.replace(MARK, f"#footnote[{part.note}]"), ""]
        if part.table:
            cells = ", ".join(f"[{cell}]" for row in part.table for cell in row)
            lines += [f"#table(columns: 3, {cells})", ""]
    return "\n".join(lines)


BOOK_YAML = """\
title: 排版速度测试文集
issuer: 简报编辑部
date: 2021-11-30
theme: reader
fonts:
  song: Noto Serif CJK SC
  fangsong: FandolFang
  kai: LXGW WenKai
  hei: Noto Sans CJK SC
  xiaobiaosong: Noto Serif CJK SC
outputs:
  pdf:
    file: book.pdf
  epub:
    file: book.epub
chapters:
"""

# The page of the theme "reader": 36 characters in a line, 34 lines, each article on a new page.
BOOK_TYP = """\
#set page(paper: "a4", numbering: "1",
  margin: (top: 32mm, bottom: 31mm, inside: 28mm, outside: 26mm))
#set text(font: "Noto Serif CJK SC", lang: "zh", size: 156mm / 36,
  top-edge: 0.7em, bottom-edge: -0.3em)
#set par(justify: true, first-line-indent: (amount: 2em, all: true),
  leading: 234mm / 34 - 156mm / 36, spacing: 234mm / 34 - 156mm / 36)
#show heading.where(level: 1): it => { pagebreak(weak: true); it }
#outline()
"""


def write(articles: int, folder: Path) -> None:
    """Write a book of ``articles`` articles into ``folder``."""
    manuscripts = folder / "稿件"
    manuscripts.mkdir(parents=True, exist_ok=True)
    pieces = [article(number) for number in range(1, articles + 1)]
    names = [f"{piece.number:03}.md" for piece in pieces]
    for name, piece in zip(names, pieces, strict=True):
        (manuscripts / name).write_text(markdown(piece), "utf-8")
    chapters = "".join(f"  - 稿件/{name}\n" for name in names)
    (folder / "book.yaml").write_text(BOOK_YAML + chapters, "utf-8")
    (folder / "book.typ").write_text(BOOK_TYP + "\n".join(map(typst, pieces)), "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=int)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    write(arguments.articles, arguments.folder)
