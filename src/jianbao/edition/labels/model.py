"""What the furniture around the text says: a word for each of its places."""

from __future__ import annotations

from dataclasses import dataclass


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
    reading_tools: str
    smaller: str
    larger: str
    night: str
    page_numbers: str
    link_here: str
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
    semicolon: str
    corrections: str
    corrected_edition: str
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
