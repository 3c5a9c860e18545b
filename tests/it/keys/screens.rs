//! Each screen as it is drawn, with its styles.

use super::Desk;

macro_rules! snapshots {
    ($($name:ident: $desk:expr, $keys:expr;)*) => {
        $(
            #[test]
            fn $name() {
                let mut desk = $desk;
                desk.press($keys);

                insta::assert_snapshot!(
                    concat!(stringify!($name), "_80x24"), desk.styled_screen(80, 24));
                insta::assert_snapshot!(
                    concat!(stringify!($name), "_120x40"), desk.styled_screen(120, 40));
            }
        )*
    };
}

snapshots! {
    the_desk_before_anything_is_typed: Desk::lively(), "";
    the_desk_with_people_found: Desk::lively(), "an";
    the_desk_with_nobody_found: Desk::lively(), "Zora Neale";
    the_desk_after_a_check_in: Desk::lively(), "igor<enter>";
    the_form_for_details: Desk::lively(), "ada<ctrl-e><tab>";
    the_question_whom_somebody_knows: Desk::lively(), "ada<ctrl-k>be";
    the_form_after_a_walk_in: Desk::lively(), "Zora Neale<enter>";
    several_marked_for_a_group: Desk::lively(), "sam<tab><tab>";
    the_choice_how_somebody_takes_part: Desk::lively(), "ada<ctrl-t>";
    the_choice_of_a_topic_to_merge_into: Desk::lively(), "<f3>lease<ctrl-t>night";
    the_handover: Desk::lively(), "<f5>d<enter><ctrl-p>hand over<enter>";
    the_topics: Desk::lively(), "<f3>";
    the_people_of_a_topic: Desk::lively(), "<f3>lease<tab>";
    the_offers: Desk::lively(), "<f4>";
    the_introductions_made: Desk::lively(), "<f4><enter><tab>";
    the_score_explained: Desk::lively(), "<f4>w";
    the_offers_in_german: Desk::lively(), "<f4>ldeu<enter>";
    the_offers_with_one_passed_on: Desk::lively(), "<f4><down>p<enter>farid<enter>";
    the_question_who_passes_on: Desk::lively(), "<f4>p";
    the_edge_of_the_room: Desk::lively(), "<f4><enter><tab><tab>";
    the_ask_wall: Desk::lively(), "<f4><enter><shift-tab>";
    the_network_of_the_evening: Desk::lively(), "<f4><enter>v";
    how_introductions_are_weighed: Desk::lively(), "<f4>o";
    the_choice_of_a_language: Desk::lively(), "<f4>l";
    why_two_people_are_not_introduced: Desk::lively(), "<f4>xada<enter>igor<enter>";
    the_rounds_before_the_first: Desk::lively(), "<f5>";
    a_round_that_is_drawn: Desk::lively(), "<f5>d";
    a_round_that_is_on: Desk::lively(), "<f5>d<enter>";
    the_history: Desk::lively(), "igor<enter><ctrl-z><f10>";
    the_help_of_the_desk: Desk::lively(), "<f1>";
    the_palette: Desk::lively(), "<ctrl-p>";
    the_curtain: Desk::lively(), "<f12>";
}

#[test]
fn the_start_screen() {
    let mut desk = Desk::lively();
    desk.press("<ctrl-p>other event<enter>");

    insta::assert_snapshot!("the_start_screen_80x24", desk.styled_screen(80, 24));
    insta::assert_snapshot!("the_start_screen_120x40", desk.styled_screen(120, 40));
}

#[test]
fn the_desk_when_the_disk_is_full() {
    let mut desk = Desk::lively();
    desk.full_disk = true;
    desk.press("igor<enter>");

    insta::assert_snapshot!("the_desk_when_the_disk_is_full_80x24", desk.styled_screen(80, 24));
    insta::assert_snapshot!("the_desk_when_the_disk_is_full_120x40", desk.styled_screen(120, 40));
}
