//! Formats, lines and themes as facts: kept, taken back, merged and written.

use crate::domain::testing::{Evening, seating};
use crate::domain::{
    Change, Command, Detail, Details, Format, Line, Refusal, Rotation, Seating, Setting, Settings,
};

fn parked(people: &[crate::domain::ParticipantId]) -> Seating {
    Seating { parked: people.to_vec(), ..Seating::default() }
}

#[test]
fn feature_53_a_journal_from_before_formats_is_a_rotating_evening_with_kept_seats() {
    let settings = Settings::default();

    assert_eq!((settings.format, settings.rotation), (Format::Rotating, Rotation::Strict));
    assert_eq!(settings.table_size(), settings.group_size);
}

#[test]
fn feature_53_pairs_and_threes_have_their_own_size_whatever_the_tables_are_meant_to_have() {
    let mut settings = Settings::default();

    for (format, size) in [(Format::Pairs, 2), (Format::Threes, 3), (Format::Themed, 4)] {
        settings.settle(Setting::Format(format));

        assert_eq!(settings.table_size(), size, "{format:?}");
    }
}

#[test]
fn a_format_a_line_and_a_theme_are_written_in_words_that_stay() {
    let mut evening = Evening::new();
    let participant = evening.walk_in("Ada");
    let line = Detail::Line(Some(Line::Asker));
    let theme = Detail::Theme(Some("Pricing".into()));
    for (change, text) in [
        (
            Change::Settled { setting: Setting::Format(Format::TwoLines) },
            r#"{"format":"two_lines"}"#,
        ),
        (Change::Settled { setting: Setting::Rotation(Rotation::Off) }, r#"{"rotation":"off"}"#),
        (Change::Amended { participant, detail: line }, r#"{"line":"asker"}"#),
        (Change::Amended { participant, detail: theme }, r#"{"theme":"Pricing"}"#),
    ] {
        let written = serde_json::to_string(&change).expect("a change is written");

        assert!(written.contains(text), "{written}");
        assert_eq!(serde_json::from_str::<Change>(&written).expect("and read"), change);
    }
}

#[test]
fn a_line_and_a_theme_are_chosen_cleaned_taken_back_and_outlive_a_merge() {
    let mut evening = Evening::new();
    let [ada, twin] = evening.walk_in_all(["Ada", "Ada B."]);
    let line = |line| Command::Amend { participant: ada, detail: Detail::Line(line) };
    let theme = Detail::Theme(Some("  Pricing ".into()));

    evening.run(line(Some(Line::Expert)));
    assert_eq!(evening.ask(line(Some(Line::Expert))), Err(Refusal::NothingNew));
    let act = evening.run(Command::Amend { participant: twin, detail: theme });
    evening.run(Command::Merge { kept: ada, gone: twin });

    let details = |evening: &Evening| {
        let person = evening.event.participant(ada).expect("she is there");
        (person.details.line, person.details.theme.clone())
    };
    assert_eq!(details(&evening), (Some(Line::Expert), Some("Pricing".to_owned())));
    evening.run(Command::Undo { entry: act });
    assert_eq!(details(&evening), (Some(Line::Expert), None));
}

#[test]
fn what_a_list_says_of_lines_and_themes_is_a_difference_like_any_other() {
    let known = Details::named("Ada");
    let newer = Details {
        line: Some(Line::Expert),
        theme: Some("Pricing".into()),
        ..Details::named("Ada")
    };

    let differences = known.differences(&newer);

    assert_eq!(
        differences,
        [Detail::Line(Some(Line::Expert)), Detail::Theme(Some("Pricing".into()))]
    );
}

#[test]
fn feature_68_a_round_without_seats_is_opened_only_where_people_sit_as_they_like() {
    let mut evening = Evening::new();
    evening.set_tables(1, 4);
    let [ada, ben] = evening.walk_in_all(["Ada", "Ben"]);
    let draft = || Command::DraftRound { seating: parked(&[ada, ben]) };
    assert_eq!(evening.ask(draft()), Err(Refusal::EmptyDraft));

    evening.run(Command::Settle { setting: Setting::Rotation(Rotation::Off) });
    evening.run(draft());
    evening.run(Command::StartRound);

    assert!(evening.event.running_round().is_some());
}

#[test]
fn feature_68_a_suggested_seat_of_somebody_who_left_is_given_up_at_the_start() {
    let mut evening = Evening::new();
    evening.set_tables(1, 4);
    let [ada, ben, cem] = evening.walk_in_all(["Ada", "Ben", "Cem"]);
    evening.run(Command::DraftRound { seating: seating(&[&[ada, ben, cem]]) });
    evening.run(Command::Leave { participant: cem, minutes_ago: 0 });
    let gone = Refusal::SeatedButGone { name: "Cem".into() };
    assert_eq!(evening.ask(Command::StartRound), Err(gone));

    evening.run(Command::Settle { setting: Setting::Rotation(Rotation::Nudge) });
    evening.run(Command::StartRound);

    let round = evening.event.running_round().expect("it runs");
    assert_eq!(round.seating.seat_of(cem), None);
    assert_eq!(round.seating.everybody().count(), 2);
}
