"""Clean official prose, made from varied templates: the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from jianbao.config.model import BookConfig, ChapterEntry, PartEntry
from jianbao.copyedit import ProofCopy
from jianbao.manuscript.prose import prose_of
from jianbao.manuscript.source import Manuscript

SLOTS = {
    "place": ["城南区", "江北县", "平川市", "青石镇", "云水乡", "长堰街道", "松林县", "石桥区"],
    "office": [
        "教科局",
        "教育局",
        "教体局",
        "督导室",
        "安全股",
        "人事股",
        "技装所",
        "进修学校",
        "财政局",
        "公安局",
        "卫健委",
        "市场监管局",
    ],
    "school": [
        "实验小学",
        "第一中学",
        "育才幼儿园",
        "职业高级中学",
        "河东小学",
        "明德学校",
        "特殊教育学校",
        "城关镇中心小学",
    ],
    "name": ["张明", "李红", "王建国", "陈䶮", "欧阳海", "赵小兰", "卡尔·马克思", "周一凡"],
    "duty": ["局长", "副局长", "主任", "校长", "股长", "督学", "党组书记"],
    "slogan": [
        "双减",
        "五项管理",
        "五育并举",
        "一校一策",
        "控辍保学",
        "四不两直",
        "一岗双责",
        "逗硬考核",
        "阳光体育",
        "家校共育",
    ],
    "verb": ["强调", "指出", "要求", "提出", "明确"],
    "do": [
        "压实责任",
        "排查隐患",
        "完善台账",
        "规范办学",
        "改进作风",
        "补齐短板",
        "强化培训",
        "严明纪律",
        "协同育人",
        "因地制宜",
    ],
    "law": [
        "《义务教育法》",
        "《教育督导条例》",
        "《关于转发〈中小学生守则〉的通知》",
        "《民办教育促进法》《未成年人保护法》",
    ],
    "day": ["2021年11月17日", "2024年3月5日", "2023年9月1日", "2022年10月10日", "2024年2月29日"],
    "span": ["2019—2021年", "40～45人", "5%～10%", "1200～1500元", "8:30—11:30"],
    "figure": [
        "11家",
        "800余人",
        "3.5个百分点",
        "95.2%",
        "1,200名",
        "3.45亿元",
        "12所",
        "65岁",
        "第3期",
        "20多个",
    ],
    "latin": [
        "PPT",
        "Wi-Fi",
        "5G",
        "3D打印",
        "AI课程",
        "VR设备",
        "GB/T",
        "9704—2012",
        "example@edu.cn",
        "https://www.example.edu.cn/a?b=1,2",
    ],
    "rough": ["三四个", "七八天", "十几名", "两三次", "五六十人", "数十家"],
}
SENTENCES = [
    "",
    "{day}，{place}{office}召开会议，{duty}{name}主持会议并讲话。",
    "会议{verb}，要全面落实“{slogan}”工作，{do}、{do}，确保各项任务落到实处。",
    "会议{verb}：一要提高认识，{do}；二要突出重点，{do}；三要加强督查，{do}。",
    "{place}{school}、{school}等学校作了交流发言，{figure}参加了会议。",
    "督查组一行先后到{school}、{school}实地查看，重点检查了食堂、宿舍和校门，共发现问题{figure}。",
    "“要把{slogan}抓在手上，”{name}说，“不能只喊口号。”",
    "{name}（{place}{office}{duty}）介绍了{slogan}的做法：早谋划、早动员、早落实。",
    "各学校组织学习了{law}，覆盖率达到{figure}。",
    "按照{law}的规定，民办幼儿园班额不得超过{span}的标准。",
    "今年以来，全区投入资金{figure}，改造校舍{figure}，惠及学生{figure}。",
    "会议还传达了上级有关文件精神；与会人员结合实际进行了讨论。",
    "谁来管、怎么管、管到什么程度？会议逐一作了回答。",
    "这项工作，关系千家万户——一头连着学校，一头连着家庭。",
    "语文、数学、英语……各科教师都参加了集中培训，培训用时{rough}。",
    "课堂引入{latin}，学生兴趣明显提高，满意度为{figure}。",
    "联系方式见{latin}，也可以到{office}{duty}办公室咨询。",
    "对“懒政怠政、不作为、不在状态”等现象，发现一起，纠正一起。",
    "人人讲安全、天天讲安全，校校有台账，户户有联系卡。",
    "与2020年相比，{place}的达标率提高了{figure}，排名上升{rough}位次。",
    "有的同志问：“这样做能不能行得通？”实践给出了肯定的答案！",
    "（以上数据由{place}{office}提供，统计时间截至{day}。）",
    "下一步，{place}将继续{do}，{do}，努力办好人民满意的教育。",
    "工作中要做到三个到位：思想认识到位、组织领导到位、措施落实到位。",
    "{school}把“{slogan}”写进章程，形成了“一月一查、一季一评、一年一考”的机制。",
    "时间为{span}，地点在{school}报告厅，{figure}到场。",
    "代表们一致认为，报告主题鲜明、重点突出、措施得力，令人振奋。",
    "不少家长表示，孩子的作业少了，睡眠足了，笑脸多了。",
    "要坚持问题导向、目标导向、结果导向相统一，该补的课要补上，该立的规矩要立起来。",
    "会后，{name}一行还看望慰问了{figure}，送去了慰问品和节日祝福。",
    "{place}地处山区，{school}只有{rough}教师，却守护着{figure}的童年。",
    "",
]
HEADS = [
    "提高政治站位",
    "突出工作重点",
    "严格责任落实",
    "加强组织领导",
    "强化督查问效",
    "营造良好氛围",
]
TITLES = [
    "{place}{office}召开{slogan}工作推进会",
    "{place}扎实开展校园安全大检查",
    "{school}：把{slogan}落到细处",
    "关于做好{place}{slogan}工作的通知",
    "{place}{office}学习贯彻{law}",
]
ORDINALS = "一二三四五六"

Write = Callable[[int], str]
Bind = Callable[..., ProofCopy]


def _fill(template: str, draw: random.Random) -> str:
    while "{" in template:
        name = template[template.index("{") + 1 : template.index("}")]
        template = template.replace(f"{{{name}}}", draw.choice(SLOTS[name]), 1)
    return template


def _paragraph(draw: random.Random) -> str:
    chosen = draw.sample([one for one in SENTENCES if one], draw.randint(2, 5))
    return "".join(_fill(sentence, draw) for sentence in chosen)


def _bulletin(seed: int) -> str:
    draw = random.Random(seed)  # noqa: S311 - text, no secret
    parts = [
        f"---\n标题: {_fill(draw.choice(TITLES), draw)}（{seed}）\n供稿: {draw.choice(SLOTS['office'])}\n---"
    ]
    parts += [_paragraph(draw) for _ in range(draw.randint(1, 3))]
    for number, head in enumerate(draw.sample(HEADS, draw.randint(2, 4))):
        style = seed % 3
        ordinal = f"{ORDINALS[number]}、{head}"
        parts.append(f"## {ordinal}" if style else f"**{ordinal}。**{_paragraph(draw)}")
        for item in range(draw.randint(0, 3)):
            mark = f"（{ORDINALS[item]}）" if style == 1 else f"{item + 1}."
            parts.append(f"{mark}{draw.choice(SLOTS['do'])}。{_paragraph(draw)}")
        parts.append(_paragraph(draw))
    if seed % 4 == 0:
        rows = "\n".join(f"| 第{n}组 | {draw.choice(SLOTS['name'])} | {n * 7} |" for n in (1, 2, 3))
        parts.append(f"表：联络员名单\n\n| 组别 | 联络员 | 人数 |\n| --- | --- | --- |\n{rows}")
    if seed % 5 == 0:
        parts.append(f"经过核实，情况属实[^1]。\n\n[^1]: {_paragraph(draw)}")
    return "\n\n".join(parts) + "\n"


@pytest.fixture(scope="session")
def bulletin() -> Write:
    """Return a function that writes the bulletin of a seed."""
    return _bulletin


@pytest.fixture(scope="session")
def bind() -> Bind:
    """Return a function that makes a book of manuscripts."""

    def bound(*texts: str) -> ProofCopy:
        names = [f"{number}.md" for number in range(len(texts))]
        chapters = tuple(ChapterEntry(path=name) for name in names)
        config = BookConfig(
            file=Path("book.yaml"), title="书", parts=(PartEntry(chapters=chapters),)
        )
        proses = (
            prose_of(Manuscript(file=name, path=Path(name), text=text))
            for name, text in zip(names, texts, strict=True)
        )
        return ProofCopy(config=config, proses=tuple(proses))

    return bound
