"""Habits of those who write: each line says how it is set, and what it has to become."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jianbao.diagnostics import Span
from jianbao.intake import plain, splitting
from jianbao.intake.article import Article, ArticleParagraph, Figure, ParagraphRole
from jianbao.intake.conservation import letters
from jianbao.intake.mending.names import is_name
from jianbao.intake.model import (
    Align,
    Block,
    Cell,
    Certainty,
    Draft,
    Form,
    Looks,
    Paragraph,
    Run,
    SourcePicture,
    Table,
)
from jianbao.intake.splitting import Answers
from jianbao.intake.splitting.features import gather
from jianbao.intake.splitting.findings import LabelledDraft
from jianbao.intake.splitting.labels import LineLabel
from jianbao.intake.splitting.lines import lines_of
from jianbao.intake.splitting.viterbi import Path

TEXT = Looks(size=12, indent=2)
TITLE = Looks(size=18, bold=True, align=Align.CENTER)
RIGHT = Looks(size=12, align=Align.END)
BOLD = Looks(size=12, bold=True)
PHOTO = SourcePicture(name="一.png", data=b"", span=Span(file="稿"))
NEWS = "11月15日，白马小学启动校园安全活动，42名教师走进学生家庭。"


def line(text: str, looks: Looks = TEXT) -> Paragraph:
    return Paragraph(runs=(Run(text=text),), looks=looks, span=Span(file="稿"))


def table(*rows: tuple[str, ...]) -> Table:
    cells = tuple(tuple(Cell(paragraphs=(line(text),)) for text in row) for row in rows)
    return Table(rows=cells, span=Span(file="稿", line=1))


def found(*blocks: Block, form: Form = Form.DOCUMENT) -> tuple[Article, tuple[str, ...]]:
    """Return the one article in ``blocks``, and what was dropped."""
    placed = tuple(
        replace(one, span=Span(file="稿", line=number)) for number, one in enumerate(blocks, 1)
    )
    raw = "\n".join(one.text for one in placed if isinstance(one, Paragraph))
    draft = Draft(source="稿", form=form, blocks=placed, raw=raw)
    result = splitting.split(draft, Answers(unattended=True))
    (article,) = result.articles
    return article, tuple(one.before for one in result.changes if not one.after)


def roles(article: Article) -> list[tuple[str, str]]:
    return [
        (part.role.value if isinstance(part, ArticleParagraph) else "picture", part.text)
        if isinstance(part, ArticleParagraph)
        else ("picture", part.caption if isinstance(part, Figure) else "table")
        for part in article.parts
    ]


@pytest.mark.parametrize(
    "name",
    [
        "禤丽娟",
        "逄伟",
        "亓官雪",
        "令狐雨晴",
        "单芳芳",
        "麴文斌",
        "巫马杰",
        "郗永强",
        "查慧",
        "仉晓燕",
        "第五明远",
        "百里晴",
        "公皙雨",
    ],
)
def test_rare_and_compound_surnames_are_surnames(name: str) -> None:
    assert is_name(name)
    article, _ = found(line("非遗剪纸进校园", TITLE), line(f"（白马小学  {name}）"), line(NEWS))
    assert (article.authors, article.source) == ((name,), "白马小学")


@pytest.mark.parametrize(
    "words", ["单位", "安全", "管理", "第五单元", "第五小学", "第二天", "东门口", "微生物", "万"]
)
def test_other_words_are_no_names(words: str) -> None:
    assert not is_name(words)


def test_a_paragraph_in_the_style_of_a_heading_is_text() -> None:
    heading = Looks(size=16, bold=True, level=3, style="heading 3")
    long = "学校把劳动课排进课表，每周一节，编写校本教材6册，做到有教师、有教材、有场地、有评价。"
    article, _ = found(
        line("劳动教育汇报", TITLE), line("（一）建课程", heading), line(long, heading), line(NEWS)
    )
    assert roles(article)[:2] == [("heading", "（一）建课程"), ("text", long)]


def test_numbers_of_a_report_are_nested_by_their_points() -> None:
    heads = [
        "1 指导思想",
        "2 活动安排",
        "2.1 启动阶段",
        "2.1.1 班级共读",
        "2.1.2 亲子共读",
        "2.2 总结阶段",
        "3 日程表",
    ]
    blocks = [block for head in heads for block in (line(head, BOLD), line(NEWS))]
    article, _ = found(line("读书月实施方案", TITLE), *blocks)
    levels = [p.level for p in article.parts if isinstance(p, ArticleParagraph) and p.level]
    assert levels == [1, 1, 2, 3, 3, 2, 1]
    article, _ = found(
        line("读书月总结", TITLE), line("3 月 5 日，活动启动，师生参加。"), line(NEWS)
    )
    assert [role for role, _ in roles(article)] == ["text", "text"]


def test_groups_of_a_list_of_names_in_bold_are_headings() -> None:
    names = [
        line("一等奖（2名）", BOLD),
        line("赵一诺（一中）  孙小北（二中）", Looks(size=12)),
        line("二等奖（2名）", BOLD),
        line("郑好（一中）  王安（二中）", Looks(size=12)),
    ]
    article, _ = found(line("获奖名单", TITLE), *names)
    assert [role for role, _ in roles(article)] == ["heading", "text"] * 2


def test_enclosures_named_below_their_word_are_text_above_the_signature() -> None:
    end = (
        line("附件：", TEXT),
        line("1.登记表", TEXT),
        line("2.汇总表", TEXT),
        line("区教育局", RIGHT),
        line("2026年3月2日", RIGHT),
    )
    article, _ = found(line("关于征文的通知", TITLE), line(NEWS), *end)
    assert [role for role, _ in roles(article)] == ["text"] * 4 + ["signature"] * 2


def test_a_telephone_below_who_sent_an_article_is_no_title() -> None:
    bare = Looks()
    end = (line("槐荫小学　卫青岚", bare), line("电话：13800000000", bare))
    article, _ = found(
        line("晨读声里", bare), line(NEWS, bare), line(NEWS, bare), *end, form=Form.TEXT
    )
    assert (article.title, article.authors, article.source) == ("晨读声里", ("卫青岚",), "槐荫小学")
    right = (line("责任编辑：王五一", RIGHT), line("编辑部电话：13800000000", RIGHT))
    article, _ = found(line("晨读声里", TITLE), line(NEWS), *right)
    assert roles(article)[1:] == [("text", "编辑部电话：13800000000")]


def test_who_speaks_named_below_a_title_is_text() -> None:
    article, _ = found(
        line("联欢会主持词", TITLE),
        line("主持人：甲（林老师）、乙（小豆豆）", replace(TITLE, size=12, bold=False)),
        line(NEWS),
    )
    assert article.subtitle == ""
    assert roles(article)[0][0] == "text"


def test_a_small_line_below_a_picture_of_a_page_without_sizes_explains_it() -> None:
    plain = Looks()
    small = Looks(size=9, align=Align.CENTER)
    article, _ = found(
        line("研学", TITLE),
        line(NEWS, plain),
        PHOTO,
        line("孩子们在古窑前合影", small),
        line(NEWS, plain),
        form=Form.PAGE,
    )
    assert roles(article)[1] == ("picture", "孩子们在古窑前合影")


def test_months_of_a_chronicle_are_headings_and_no_subtitle() -> None:
    month = replace(TITLE, size=14)
    blocks = [block for name in "一二三" for block in (line(f"{name}月", month), line(NEWS))]
    article, _ = found(line("上半年大事记", TITLE), *blocks)
    assert article.subtitle == ""
    assert [role for role, _ in roles(article)] == ["heading", "text"] * 3


def test_references_behind_numbered_chapters_are_a_chapter() -> None:
    heads = ("1 问题", "2 方法", "2.1 问卷", "参考文献")
    blocks = [block for head in heads for block in (line(head, BOLD), line(NEWS))]
    article, _ = found(line("错题研究", TITLE), *blocks)
    levels = [p.level for p in article.parts if isinstance(p, ArticleParagraph) and p.level]
    assert levels == [1, 1, 2, 1]


def test_a_table_with_the_name_of_a_bulletin_and_its_imprint_are_left_out() -> None:
    head = table(("平安校园专刊",), ("第9期", "梅溪区教育局办公室　2026年9月30日"))
    news = (line("平安校园", TITLE), line(NEWS))
    article, dropped = found(head, *news, line("报：区委办、区政府办"), line("（共印80份）"))
    assert roles(article) == [("text", NEWS)]
    assert dropped == (
        "平安校园专刊\n第9期\n梅溪区教育局办公室　2026年9月30日",
        "报：区委办、区政府办",
        "（共印80份）",
    )
    roster = table(("值班安排", "第一组"), ("周一", "向晚"))
    article, dropped = found(roster, *news)
    assert dropped == ()


def test_an_official_paper_with_what_it_issues_is_one_article() -> None:
    red = replace(TITLE, size=40)
    page = replace(TITLE, page_break=True)
    article, dropped = found(
        line("溪口区教育局文件", red),
        line("溪教发〔2026〕31号　签发人：左思", replace(TITLE, size=14, bold=False)),
        line("关于印发作业管理办法的通知", TITLE),
        line("各学校："),
        line("现将办法印发给你们。"),
        line("溪口区教育局", RIGHT),
        line("2026年9月5日", RIGHT),
        line("作业管理办法", page),
        line("第一条　为减轻负担，制定本办法。"),
        line("抄送：区政府办。"),
        line("溪口区教育局办公室　2026年9月5日印发"),
    )
    assert article.title == "关于印发作业管理办法的通知"
    assert dropped == (
        "溪口区教育局文件",
        "溪教发〔2026〕31号　签发人：左思",
        "抄送：区政府办。",
        "溪口区教育局办公室　2026年9月5日印发",
    )


def test_names_with_what_is_said_of_them_in_the_middle_are_headings() -> None:
    name = replace(TITLE, size=14)
    named = [
        line("严子陵：风雪夜归人", name),
        line(NEWS),
        line("班昭：灯下补衣人", name),
        line(NEWS),
    ]
    article, _ = found(line("颁奖词", TITLE), line(NEWS), *named)
    assert [role for role, _ in roles(article)] == ["text", "heading", "text", "heading", "text"]


def test_questions_to_be_filled_in_are_no_headings() -> None:
    asked = [
        line("1.您的评价是（　　）"),
        line("A.满意　B.不满意"),
        line("2.您的建议：____"),
        line("谢谢。"),
    ]
    article, _ = found(line("调查问卷", TITLE), line(NEWS), *asked)
    assert {role for role, _ in roles(article)} == {"text"}


def test_lines_drawn_of_signs_and_marks_before_titles_are_no_part_of_them() -> None:
    text = (
        "安全工作快讯\n2026年第5期\n临江区教育局安全科编　　2026年11月6日\n=====================\n"
        "▲ 全区校车安全检查完成\n11月2日至4日，区教育局联合交警大队对87辆校车逐一检查。\n\n"
        "▲ 临江二中举行反诈讲座\n11月3日，民警走进临江二中，以案说法，1100名师生参加。\n"
    )
    draft = plain.read(text.encode(), "稿").value
    assert draft is not None
    result = splitting.split(draft, Answers(unattended=True))
    assert [a.title for a in result.articles] == ["全区校车安全检查完成", "临江二中举行反诈讲座"]
    assert ("N601", "=====================") in [(one.rule, one.before) for one in result.changes]


@pytest.mark.parametrize(
    ("texts", "sure"),
    [
        (("题目", NEWS, "报：区委办公室", "（共印80份）"), Certainty.CERTAIN),
        (("题目", "报：区委办公室", NEWS), Certainty.LIKELY),
    ],
)
def test_an_imprint_is_certain_at_the_foot_only(texts: tuple[str, ...], sure: Certainty) -> None:
    cut = lines_of(Draft(source="稿", blocks=tuple(map(line, texts)), raw="")).lines
    labels = tuple(LineLabel.FURNITURE if one.text[:1] in "报（" else LineLabel.TEXT for one in cut)
    best = tuple({label: 1.0, LineLabel.KICKER: 0.9} for label in labels)
    path = Path(labels=labels, titled=(False,) * len(labels), best=best)
    reading = LabelledDraft(lines=cut, evidence=tuple(gather(cut)), path=path)
    assert {one.certainty for one in reading.findings() if one.rule == "N602"} == {sure}


def test_brief_news_behind_stars_have_headings_and_lists_have_none() -> None:
    news = [line("★第一小学开展演练"), line(NEWS), line("★第二小学举办书法展"), line(NEWS)]
    article, _ = found(line("简讯两则", TITLE), *news)
    assert [role for role, _ in roles(article)] == ["heading", "text"] * 2
    article, _ = found(line("开学清单", TITLE), line(NEWS), line("●书包文具"), line("●报到材料"))
    assert ParagraphRole.HEADING.value not in dict(roles(article))


def test_bold_labels_again_and_again_are_headings() -> None:
    article, _ = found(
        line("家访记录", TITLE),
        line("家庭情况：", BOLD),
        line(NEWS),
        line("访谈内容：", BOLD),
        line(NEWS),
    )
    assert [text for role, text in roles(article) if role == "heading"] == [
        "家庭情况：",
        "访谈内容：",
    ]


def test_head_and_foot_of_a_bulletin_are_left_out_and_told() -> None:
    head = table(
        ("东江小学工作简报",), ("第9期（总第126期）",), ("东江小学办公室　2025年11月28日",)
    )
    foot = line("报：区教育局办公室、基础教育科"), line("送：兄弟学校"), line("（共印30份）")
    article, dropped = found(head, line("东江小学举行教学节", TITLE), line(NEWS), *foot)
    assert article.title == "东江小学举行教学节"
    assert roles(article) == [("text", NEWS)]
    assert dropped == (
        "东江小学工作简报\n第9期（总第126期）\n东江小学办公室　2025年11月28日",
        *(one.text for one in foot),
    )


def test_a_table_with_a_day_is_no_head() -> None:
    roster = table(("学科", "数学"), ("时间", "2025年11月6日"))
    article, dropped = found(line("集体备课记录", TITLE), line(NEWS), roster)
    assert roles(article)[-1] == ("picture", "table")
    assert dropped == ()


def test_the_red_head_of_an_office_is_left_out() -> None:
    red = Looks(size=26, bold=True, align=Align.CENTER)
    number = Looks(size=16, align=Align.CENTER)
    article, dropped = found(
        line("江北区教育局", red),
        line("江教函〔2025〕18号", number),
        line("关于商请支援物资的函", TITLE),
        line(NEWS),
    )
    assert (article.kicker, article.title) == ("", "关于商请支援物资的函")
    assert dropped == ("江北区教育局", "江教函〔2025〕18号")


def test_a_head_written_as_a_form_says_what_it_says() -> None:
    article, _ = found(
        line("标题：科技馆进校园"), line("单位：双河小学"), line("作者：尉迟明、殳立新"), line("正文："), line(NEWS),
        form=Form.TEXT,
    )  # fmt: skip
    assert (article.title, article.source) == ("科技馆进校园", "双河小学")
    assert article.authors == ("尉迟明", "殳立新")
    assert roles(article) == [("text", NEWS)]


def test_a_caption_stands_below_the_paragraph_beside_which_its_picture_floats() -> None:
    small = Looks(size=9, align=Align.CENTER)
    article, _ = found(
        line("剪纸进校园", TITLE),
        line(NEWS),
        PHOTO,
        line(NEWS),
        line("学生展示作品", small),
        line(NEWS),
    )
    assert roles(article)[1:3] == [("text", NEWS), ("picture", "学生展示作品")]


def test_who_edited_an_article_is_not_printed_with_it() -> None:
    article, _ = found(
        line("剪纸进校园", TITLE),
        line(NEWS),
        line("文字：郄文静　图片：四年级组"),
        line("初审：於敏　终审：郗永强"),
    )
    assert (article.authors, article.source) == (("郄文静",), "图片：四年级组")


def test_who_wrote_it_may_stand_above_the_title_or_first_of_all() -> None:
    article, _ = found(line("城关小学  尚文静"), line("小小讲解员，红色好声音", TITLE), line(NEWS))
    assert (article.kicker, article.authors, article.source) == ("", ("尚文静",), "城关小学")
    placed = (line("作者：束晓梅　2025-11-20"), line(NEWS))
    draft = Draft(source="稿", form=Form.PAGE, title="文明校园", blocks=placed, raw="")
    (article,) = splitting.split(draft, Answers(unattended=True)).articles
    assert (article.authors, article.date) == (("束晓梅",), "2025-11-20")


def test_minutes_keep_their_title_above_the_number_of_their_issue() -> None:
    number = Looks(size=12, face="kai", align=Align.CENTER)
    article, _ = found(line("江北区教育局会议纪要", TITLE), line("（第12期）", number), line(NEWS))
    assert (article.title, article.subtitle) == ("江北区教育局会议纪要", "（第12期）")


def test_a_post_and_a_name_parted_by_a_tab_sign() -> None:
    right = Looks(size=12, align=Align.END)
    article, _ = found(
        line("一封信", TITLE),
        line(NEWS),
        line("党组书记、局长\t邰志刚", right),
        line("二〇二五年九月九日", right),
    )
    assert [role for role, _ in roles(article)] == ["text", "signature", "signature"]


def test_a_heading_may_be_the_first_line_below_a_stated_title() -> None:
    bold = Looks(size=12, bold=True, align=Align.CENTER)
    blocks = (line("家访有温度", bold), line(NEWS), line("家访有深度", bold), line(NEWS))
    draft = Draft(source="页", form=Form.PAGE, title="家访路上", blocks=blocks, raw="")
    (article,) = splitting.split(draft, Answers(unattended=True)).articles
    assert [role for role, _ in roles(article)] == ["heading", "text", "heading", "text"]


@pytest.mark.parametrize("word", ["贺　信", "贺信", "通　告"])
def test_the_name_of_a_paper_is_no_name_of_a_person(word: str) -> None:
    article, _ = found(line(word, TITLE), line("城东中学："), line(NEWS))
    assert letters(article.title) == letters(word)


@pytest.mark.parametrize(
    ("credit", "said"),
    [
        ("课题组成员：子车明、王海涛", ((), "课题组成员：子车明、王海涛")),
        ("讲述人：闾丘萍", (("闾丘萍",), "")),
        ("枫桥小学少先队大队部", ((), "枫桥小学少先队大队部")),
    ],
)
def test_who_is_named_in_the_middle_below_a_title_is_credited(
    credit: str, said: tuple[tuple[str, ...], str]
) -> None:
    article, _ = found(
        line("小规模学校调研", TITLE), line(credit, Looks(size=12, align=Align.CENTER)), line(NEWS)
    )
    assert (article.authors, article.source) == said
    assert roles(article) == [("text", NEWS)]


def test_labels_with_names_at_the_start_of_lines_are_text() -> None:
    article, _ = found(line("会议纪要", TITLE), line("主持人：闾丘萍"), line(NEWS))
    assert roles(article) == [("text", "主持人：闾丘萍"), ("text", NEWS)]


def test_numbers_of_headings_may_have_a_latin_point() -> None:
    hei = Looks(size=12, face="hei")
    parts = [line("一.园所简介", hei), line(NEWS), line("二.招生对象", hei), line(NEWS)]
    article, _ = found(line("招生简章", TITLE), *parts)
    assert roles(article)[0] == ("heading", "一.园所简介")
    assert roles(article)[2] == ("heading", "二.招生对象")


def test_headings_in_square_brackets_may_hold_a_colon() -> None:
    parts = [line("【节目一：舞蹈】", BOLD), line(NEWS), line("【节目二：合唱】", BOLD), line(NEWS)]
    article, _ = found(line("演出主持词", TITLE), *parts)
    assert [role for role, _ in roles(article)] == ["heading", "text", "heading", "text"]


def test_a_credit_at_the_right_is_no_signature_wherever_it_stands() -> None:
    right = Looks(size=12, align=Align.END)
    article, _ = found(
        line("剪纸进校园", TITLE), line(NEWS), line("（撰稿：乐正明　责编：鲜于兰）", right), line("活动预告：下周合唱。")
    )  # fmt: skip
    assert article.authors == ("乐正明",)
    assert [role for role, _ in roles(article)] == ["text", "text"]


def test_who_the_author_is_stands_behind_a_poem() -> None:
    article, _ = found(
        line("粉笔的歌", TITLE), line(NEWS), line("（作者系青石中学语文教师）", Looks(size=12, align=Align.END))
    )  # fmt: skip
    assert article.source == "青石中学语文教师"
    assert roles(article) == [("text", NEWS)]
