"""The fixed words that a book prints, in its own language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jianbao.book import Book, Metadata
from jianbao.diagnostics import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Words of the furniture around the text."""

    contents: str
    highlights: str
    figure: str
    """图, before its number."""
    table: str
    figures: str
    """图目录, above the list of figures."""
    tables: str
    guide: str
    """导读, of a pictorial."""
    sponsor: str
    """主办, behind the issuer."""
    foreword: str
    lead_in: str
    note_back: str
    cover: str
    title_page: str
    imprint: str
    notes: str
    skip: str
    close: str
    source: str
    author: str
    report_to: str
    send_to: str
    distribute_to: str
    further_to: str
    continued_table: str
    issue: str
    total_issue: str
    copies: str
    attachment: str
    addressed_to: str
    copy_to: str
    approver: str
    printed: str
    page: str
    page_of_pages: str
    """What CSS is to print: the folio and the number of all pages."""
    about: str
    """刊物信息, of the series."""
    read_on_phone: str
    """Below a QR code."""
    part: str
    colophon: str
    book_title: str
    issue_number: str
    issuer: str
    date: str
    identifier: str
    rights: str
    copy_text: str
    printed_edition: str
    made_with: str
    colon: str
    listing: str
    stop: str
    papers: str
    paper: str
    numbered_paper: str
    agenda: str
    participants: str
    seating: str
    notice: str
    number: str
    time: str
    place: str
    item: str
    speaker: str
    name: str
    unit: str
    duty: str
    people: str


_SIMPLIFIED = Labels(
    contents="目录",
    highlights="本期要目",
    figure="图",
    table="表",
    figures="图目录",
    tables="表目录",
    guide="导读",
    sponsor="主办",
    foreword="按语",
    lead_in="编者按：",
    note_back="回到正文",
    cover="封面",
    title_page="扉页",
    imprint="版记",
    notes="注释",
    skip="跳到正文",
    close="关闭",
    source="供稿",
    author="作者",
    report_to="报",
    send_to="送",
    distribute_to="发",
    further_to="本期增发",
    continued_table="续表",
    issue="第{}期",
    total_issue="总第{}期",
    copies="共印{}份",
    attachment="附件",
    addressed_to="主送",
    copy_to="抄送",
    approver="签发人",
    printed="{}印发",
    page="第{}页",
    page_of_pages='"第" counter(page) "页　共" counter(pages) "页"',
    about="刊物信息",
    read_on_phone="手机阅读",
    part="辑",
    colophon="书籍信息",
    book_title="书名",
    issue_number="期号",
    issuer="编印单位",
    date="日期",
    identifier="标识",
    rights="版权",
    copy_text="底本",
    printed_edition="印刷本，书中标有它的页码",
    made_with="制作",
    colon="：",
    listing="，",
    stop="。",
    papers="会议材料",
    paper="会议材料",
    numbered_paper="会议材料之{}",
    agenda="会议议程",
    participants="参会人员名单",
    seating="座位表",
    notice="会议须知",
    number="序号",
    time="时间",
    place="地点",
    item="议题",
    speaker="发言人",
    name="姓名",
    unit="单位",
    duty="职务",
    people="{}人",
)
_TRADITIONAL = Labels(
    contents="目錄",
    highlights="本期要目",
    figure="圖",
    table="表",
    figures="圖目錄",
    tables="表目錄",
    guide="導讀",
    sponsor="主辦",
    foreword="按語",
    lead_in="編者按：",
    note_back="回到正文",
    cover="封面",
    title_page="扉頁",
    imprint="版記",
    notes="註釋",
    skip="跳到正文",
    close="關閉",
    source="供稿",
    author="作者",
    report_to="報",
    send_to="送",
    distribute_to="發",
    further_to="本期增發",
    continued_table="續表",
    issue="第{}期",
    total_issue="總第{}期",
    copies="共印{}份",
    attachment="附件",
    addressed_to="主送",
    copy_to="抄送",
    approver="簽發人",
    printed="{}印發",
    page="第{}頁",
    page_of_pages='"第" counter(page) "頁　共" counter(pages) "頁"',
    about="刊物資訊",
    read_on_phone="手機閱讀",
    part="輯",
    colophon="書籍資訊",
    book_title="書名",
    issue_number="期號",
    issuer="編印單位",
    date="日期",
    identifier="標識",
    rights="版權",
    copy_text="底本",
    printed_edition="印刷本，書中標有它的頁碼",
    made_with="製作",
    colon="：",
    listing="，",
    stop="。",
    papers="會議材料",
    paper="會議材料",
    numbered_paper="會議材料之{}",
    agenda="會議議程",
    participants="參會人員名單",
    seating="座位表",
    notice="會議須知",
    number="序號",
    time="時間",
    place="地點",
    item="議題",
    speaker="發言人",
    name="姓名",
    unit="單位",
    duty="職務",
    people="{}人",
)
_ENGLISH = Labels(
    contents="Contents",
    highlights="In this issue",
    figure="Figure ",
    table="Table ",
    figures="Figures",
    tables="Tables",
    guide="Inside",
    sponsor="",
    foreword="Editor’s note",
    lead_in="Editor’s note: ",
    note_back="Back to the text",
    cover="Cover",
    title_page="Title page",
    imprint="Imprint",
    notes="Notes",
    skip="Skip to the text",
    close="Close",
    source="Contributed by",
    author="By",
    report_to="To",
    send_to="Copy to",
    distribute_to="For",
    further_to="Also for",
    continued_table="continued",
    issue="No. {}",
    total_issue="Whole no. {}",
    copies="{} copies",
    attachment="Annex ",
    addressed_to="To",
    copy_to="Copy to",
    approver="Approved by",
    printed="Printed {}",
    page="Page {}",
    page_of_pages='counter(page) " of " counter(pages)',
    about="About",
    read_on_phone="Read on a phone",
    part="Part",
    colophon="About this e-book",
    book_title="Title",
    issue_number="Issue",
    issuer="Issued by",
    date="Date",
    identifier="Identifier",
    rights="Rights",
    copy_text="Source",
    printed_edition="the printed edition, whose pages are marked",
    made_with="Made with",
    colon=": ",
    listing=", ",
    stop=".",
    papers="Papers of the meeting",
    paper="Paper",
    numbered_paper="Paper {}",
    agenda="Agenda",
    participants="Participants",
    seating="Seating plan",
    notice="Notes for participants",
    number="No.",
    time="Time",
    place="Place",
    item="Item",
    speaker="Speaker",
    name="Name",
    unit="Organisation",
    duty="Position",
    people="{}",
)


def labels_for(language: str) -> Labels:
    """Return the words for a BCP 47 ``language``; Simplified Chinese unless it says otherwise."""
    if not language.startswith("zh"):
        return _ENGLISH
    if any(mark in language for mark in ("Hant", "TW", "HK", "MO")):
        return _TRADITIONAL
    return _SIMPLIFIED


def in_language(text: Text, language: str) -> str:
    """Return what a book in ``language`` says: Chinese where it is Chinese, English else."""
    return text.zh if language.startswith("zh") else text.en


def issue_of(book: Metadata) -> str:
    """Return the number of the issue (期号) as its language prints it; empty where it has none."""
    if book.issue is None:
        return ""
    return book.supplement + labels_for(book.language).issue.format(book.issue)


def date_line(book: Book) -> str:
    """Return the date of the book as its language prints it."""
    return "" if book.date is None else spelt(book.date, book.language)


def article_date(written: str, language: str) -> str:
    """Return an article's date: a date of the ISO kind spelt out, any other text as it stands."""
    try:
        return spelt(date.fromisoformat(written), language)
    except ValueError:
        return written


def spelt(day: date, language: str) -> str:
    """Return ``day`` without leading zeros (GB/T 15835-2011 4.1.4)."""
    if language.startswith("zh"):
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {day:%B %Y}"
