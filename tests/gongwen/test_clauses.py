"""Which clauses of GB/T 9704-2012 are measured, and by what: a matrix that cannot go stale."""

from __future__ import annotations

import pytest
from tests.gongwen import test_gongwen_ends as ends
from tests.gongwen import test_gongwen_forms as forms
from tests.gongwen import test_gongwen_head as head
from tests.pages import test_joint_documents as joint
from tests.pages import test_turned_pages as turned

MEASURED = {
    "5.1 A4, 210 by 297 mm": head.test_the_sheet_is_a4,
    "5.2.1 37 mm above, 28 mm at the back, 156 by 225 mm": (
        head.test_a_page_holds_22_lines_of_28_characters_from_edge_to_edge
    ),
    "5.2.3 22 lines of 28 characters": head.test_a_line_without_indent_holds_28_characters,
    "5.2.4 colours": head.test_the_red_is_that_of_the_standard_and_an_option,
    "7.2.1 copy number": head.test_the_marks_stand_flush_left_in_the_first_three_lines,
    "7.2.2, 7.2.3 classification, urgency": head.test_marks_that_are_absent_leave_no_gap,
    "7.2.4 authority 35 mm below the type area's head": (
        head.test_the_authority_is_red_and_35_mm_below_the_top_of_the_type_area
    ),
    "7.2.4 several authorities": (
        head.test_several_authorities_are_of_one_length_and_share_the_word_for_document
    ),
    "7.2.5, 7.2.7 number, and rule 4 mm below it": (
        head.test_the_number_is_two_lines_below_and_the_rule_four_millimetres_below_that
    ),
    "7.2.6 who approved it": head.test_a_document_to_a_superior_names_who_approved_it,
    "7.3.1, 7.3.2 title, addressees": (
        head.test_the_title_is_two_lines_below_the_rule_and_the_addressees_one_below_the_title
    ),
    "7.3.2 too many addressees": (
        head.test_too_many_addressees_can_stand_in_the_imprint_above_those_who_get_a_copy
    ),
    "7.3.3 headings": ends.test_each_level_of_headings_has_its_face,
    "7.3.3 page 1 shows text, up to six authorities": (
        joint.test_page_1_shows_the_text_and_the_date_is_whole
    ),
    "7.3.4 list of attachments": ends.test_the_list_of_attachments_is_one_line_below_the_text,
    "7.3.4 one attachment": ends.test_a_single_attachment_has_no_number_and_a_long_name_hangs,
    "7.3.5.1 with a seal": (
        ends.test_with_a_seal_the_date_is_four_from_the_right_and_the_name_centred_over_it
    ),
    "7.3.5.1 several seals": ends.test_seals_of_several_authorities_have_room_beside_each_other,
    "7.3.5.2 without a seal": (
        ends.test_without_a_seal_the_name_is_two_from_the_right_and_the_date_shifted_by_two
    ),
    "7.3.5.3 signature stamp": (
        forms.test_a_stamp_stands_four_characters_from_the_edge_with_the_duty_beside_it
    ),
    "7.3.5.3 signed in person": (
        forms.test_whoever_signs_in_person_has_duty_name_and_date_at_their_places
    ),
    "7.3.5.5 no signature alone on a page": ends.test_the_signature_is_never_alone_on_its_page,
    "7.3.6 note": ends.test_a_note_stands_below_the_date_in_parentheses,
    "7.3.7 attachments": (ends.test_each_attachment_begins_a_page_with_its_title_in_the_third_line),
    "7.3.7 bound apart": (
        ends.test_annexes_bound_apart_bear_the_document_number_and_folios_of_their_own
    ),
    "7.4.1 rules of 0.35, 0.25, 0.35 mm, the last at the type area's foot": (
        ends.test_the_last_rule_of_the_imprint_is_the_foot_of_the_type_area
    ),
    "7.4.2, 7.4.3 copies, printing": ends.test_the_imprint_is_inset_by_one_and_its_lines_hang,
    "7.4 last, even page": ends.test_the_imprint_is_on_the_last_and_even_page,
    "7.5 folio 7 mm below the type area": (
        ends.test_the_folio_is_seven_millimetres_below_and_one_in_from_the_outer_edge
    ),
    "7.5 none on blank pages": turned.test_no_page_after_a_table_across_counts_if_it_is_blank,
    "7.6 tables across": ends.test_a_table_across_the_page_keeps_the_folio_in_its_place,
    "10.1 letter": forms.test_a_letter_has_its_mark_and_two_pairs_of_rules_at_their_distances,
    "10.1 its number and first mark": (
        forms.test_the_first_mark_and_the_number_of_a_letter_are_seven_eighths_below_the_rules
    ),
    "10.1 its folios and imprint": forms.test_a_letter_counts_no_page_1_and_its_imprint_is_bare,
    "10.2 order": forms.test_an_order_has_its_mark_number_and_text_without_a_rule,
    "10.3 minutes": forms.test_minutes_list_who_was_there_in_lines_that_hang,
}


@pytest.mark.parametrize("clause", MEASURED)
def test_a_clause_is_measured_by_a_test_that_runs(clause: str) -> None:
    measured = MEASURED[clause]
    assert clause[0].isdigit()
    assert measured.__name__.startswith("test_")
    assert not any(mark.name in {"skip", "outside"} for mark in getattr(measured, "pytestmark", ()))


def test_nothing_that_is_measured_is_left_out_of_the_matrix() -> None:
    """But for what is a variety of something in it."""
    listed = {test.__name__ for test in MEASURED.values()}
    made = {name for module in (head, forms) for name in vars(module) if name.startswith("test_")}
    assert made - listed == {
        "test_an_order_that_says_in_its_title_what_its_mark_says_begins_with_its_text",
        "test_long_addressees_run_on_flush_left",
        "test_page_one_keeps_the_lines_of_all_other_pages",
    }
