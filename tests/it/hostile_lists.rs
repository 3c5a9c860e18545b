//! Lists that are broken, in disguise or meant to harm: each is read or refused, and never harms.
#![expect(clippy::indexing_slicing, reason = "a test stops where a list is not what it says")]

use proptest::prelude::*;
use shouldmeet::intake::{
    List, Mapping, Meaning, Preview, Reason, Row, Sheet, Unreadable, Verdict, decode, open,
    registrations,
};

/// What was understood of a list.
#[derive(Debug)]
struct Understood {
    mapping: Mapping,
    list: List,
    notes: Vec<String>,
}

fn understand(bytes: &[u8]) -> Result<Understood, Unreadable> {
    let sheet = open(bytes)?;
    let mapping = Mapping::guess(&sheet);
    let list = registrations(&sheet, &mapping);
    Ok(Understood { mapping, list, notes: sheet.notes })
}

/// The file of the fixtures with that name.
macro_rules! hostile {
    ($file:literal) => {
        understand(include_bytes!(concat!("../fixtures/hostile/", $file)))
    };
}

fn names(understood: &Understood) -> Vec<&str> {
    understood.list.people.iter().map(|row| row.details.name.as_str()).collect()
}

fn emails(understood: &Understood) -> Vec<Option<&str>> {
    understood.list.people.iter().map(|row| row.details.email.as_deref()).collect()
}

fn only(understood: &Understood) -> &Row {
    assert_eq!(understood.list.people.len(), 1, "{:?}", names(understood));
    &understood.list.people[0]
}

fn left_out(understood: &Understood) -> Vec<(usize, Reason)> {
    understood.list.left_out.iter().map(|left| (left.line, left.reason.clone())).collect()
}

#[test]
fn hostile_01_an_empty_file_is_refused() {
    assert_eq!(hostile!("01-empty.csv").unwrap_err(), Unreadable::Empty);
}

#[test]
fn hostile_02_a_header_alone_is_a_list_of_nobody() {
    let read = hostile!("02-header-only.csv").unwrap();

    assert!(read.list.people.is_empty() && read.list.left_out.is_empty());
}

#[test]
fn hostile_03_without_a_header_the_mapping_is_asked_for() {
    let read = hostile!("03-no-header.csv").unwrap();

    assert_eq!(names(&read), ["Amina Okafor"]);
    assert!(read.mapping.questions[0].contains("no header"));
    assert_eq!(read.mapping.questions.len(), 3);
}

#[test]
fn situation_58_marks_encodings_and_separators_of_every_kind_are_read() {
    for (read, name) in [
        (hostile!("04-utf8-bom.csv"), "Amina"),
        (hostile!("05-utf16le-bom-tab.csv"), "José"),
        (hostile!("06-utf16be-bom.csv"), "José"),
        (hostile!("08-cp1252.csv"), "José Muñoz"),
        (hostile!("10-semicolon.csv"), "Amina"),
        (hostile!("11-tab.tsv"), "Amina"),
        (hostile!("12-sep-line.csv"), "Amina"),
        (hostile!("16-quote-newline.csv"), "Amina Okafor"),
    ] {
        let read = read.unwrap();

        assert_eq!(names(&read), [name]);
        assert!(emails(&read)[0].is_some() && read.mapping.questions.is_empty());
    }
}

#[test]
fn situation_58_a_german_excel_list_is_understood_and_a_column_can_be_changed_by_hand() {
    let bytes = b"sep=;\r\nNachname;Vorname;E-Mail;Firma;Was m\xF6chtest du lernen?\r\n\
        M\xFCller;J\xF6rg;jm@x.example;Stra\xDFe AG;\"Rust\r\nUI/UX\"\r\n";
    let sheet = Sheet::read(&decode(bytes).unwrap()).unwrap();
    let mut mapping = Mapping::guess(&sheet);

    let first = registrations(&sheet, &mapping);
    mapping.set(4, Meaning::Topics(shouldmeet::intake::TopicKind::Offers));
    let second = registrations(&sheet, &mapping);

    assert_eq!(first.people[0].details.name, "Jörg Müller");
    assert_eq!(first.people[0].details.asks, ["Rust", "UI/UX"]);
    assert_eq!(second.people[0].details.offers, ["Rust", "UI/UX"]);
    assert!(sheet.notes[0].contains("windows-1252"));
}

#[test]
fn hostile_07_utf16_without_its_mark_is_refused() {
    assert_eq!(hostile!("07-utf16le-nobom.csv").unwrap_err(), Unreadable::Utf16WithoutMark);
}

#[test]
fn hostile_08_windows_1252_is_said_to_be_guessed() {
    assert!(hostile!("08-cp1252.csv").unwrap().notes[0].contains("windows-1252"));
}

#[test]
fn hostile_09_a_damaged_line_is_named_and_left_out() {
    let read = hostile!("09-invalid-utf8-mid.csv").unwrap();

    assert_eq!(names(&read), ["Ok"]);
    assert_eq!(left_out(&read), [(3, Reason::BrokenLetters)]);
}

#[test]
fn hostile_13_14_line_ends_of_every_kind_end_lines() {
    assert_eq!(names(&hostile!("13-cr-only.csv").unwrap()), ["A", "B"]);
    assert_eq!(names(&hostile!("14-mixed-eol.csv").unwrap()), ["A", "B", "C"]);
}

#[test]
fn hostile_15_a_quote_that_is_never_closed_is_refused_with_its_line() {
    let rows = "P,p@x.org,,,\n".repeat(5_000);
    let text = format!("name,email,org,offers,seeks\n\"Amina,a@x.org,,,\n{rows}");

    let refusal = understand(text.as_bytes()).unwrap_err();

    assert_eq!(refusal.to_string(), "The quote opened on line 2 is never closed");
}

#[test]
fn hostile_17_short_rows_are_filled_and_long_ones_flagged() {
    let read = hostile!("17-ragged.csv").unwrap();

    assert_eq!(names(&read), ["A", "B"]);
    assert_eq!(read.list.people[1].notes, ["2 cells stand to the right of the last column"]);
}

#[test]
fn hostile_18_two_columns_of_one_name_are_asked_about() {
    let read = hostile!("18-dup-headers.csv").unwrap();

    assert_eq!(
        read.mapping.questions,
        ["Two columns are called “name”: which of them is the name?"]
    );
}

#[test]
fn hostile_19_nul_bytes_are_taken_out_and_flagged() {
    let read = hostile!("19-nul-bytes.csv").unwrap();

    assert_eq!(only(&read).details.name, "AB");
    assert_eq!(only(&read).notes, ["Characters that cannot be seen were taken out"]);
}

#[test]
fn hostile_20_more_than_two_hundred_columns_are_refused() {
    let header: Vec<String> = (0..1_000).map(|n| format!("c{n}")).collect();
    let text = format!("{}\n{}\n", header.join(","), vec!["v"; 1_000].join(","));

    assert_eq!(
        understand(text.as_bytes()).unwrap_err(),
        Unreadable::TooManyColumns { line: 1, columns: 1_000 }
    );
}

#[test]
fn hostile_21_a_cell_of_ten_megabytes_costs_its_row_only() {
    let text = format!("name,email\n\"{}\",a@x.org\nB,b@x.org\n", "x".repeat(10 << 20));

    let read = understand(text.as_bytes()).unwrap();

    assert_eq!(names(&read), ["B"]);
    assert_eq!(left_out(&read), [(2, Reason::LongCell)]);
}

#[test]
fn hostile_22_23_blank_lines_and_cells_are_nobody() {
    let read = understand(format!("name,email\n{}A,a@x.org\n", "\n".repeat(1_000)).as_bytes());
    assert_eq!(only(&read.unwrap()).line, 1_002);

    let blank = hostile!("23-all-blank-cells.csv").unwrap();
    assert_eq!(left_out(&blank), [(2, Reason::Blank), (3, Reason::Blank)]);
}

#[test]
fn hostile_24_25_what_is_no_text_is_refused() {
    let noise: Vec<u8> =
        (0..20_000_u32).map(|n| (((n * 7_919) >> 3) & 255).to_le_bytes()[0]).collect();
    assert_eq!(understand(&noise).unwrap_err(), Unreadable::Binary);

    let zip = hostile!("25-zip-as-csv.csv").unwrap_err();
    assert!(zip.to_string().contains("Excel") && zip.hint().contains("CSV"));
}

#[test]
fn hostile_26_27_35_what_commands_or_hides_is_taken_out_and_flagged() {
    for read in [hostile!("26-ansi.csv"), hostile!("27-bidi.csv"), hostile!("35-tag-chars.csv")] {
        let read = read.unwrap();
        let row = only(&read);
        let kept = format!("{:?}", row.details);

        assert!(!row.notes.is_empty());
        assert!(!kept.contains("\\u{") && !kept.contains("\\x"), "{kept}");
    }
}

#[test]
fn hostile_28_30_letters_of_every_script_and_joined_emoji_stay() {
    let read = hostile!("28-arabic-hebrew-ok.csv").unwrap();
    assert_eq!(names(&read), ["محمد علي", "דוד כהן"]);

    assert_eq!(names(&hostile!("30-zwj-emoji-ok.csv").unwrap()), ["👩\u{200d}🔬 Lab"]);
}

#[test]
fn hostile_29_33_names_that_look_the_same_are_possible_doubles() {
    for read in [hostile!("29-zero-width.csv"), hostile!("33-nfc-nfd.csv")] {
        let read = read.unwrap();
        let preview = Preview::of(&read.list, std::iter::empty());

        assert_eq!(preview.rows[0].verdict, Verdict::New);
        assert!(matches!(preview.rows[1].verdict, Verdict::MaybeDouble { line: Some(2), .. }));
    }
}

#[test]
fn hostile_31_36_towers_of_marks_and_endless_names_are_cut() {
    let tower = format!("name,email\nZ{},z@x.org\n", "\u{301}".repeat(1_500));
    let tower = understand(tower.as_bytes()).unwrap();
    assert!(only(&tower).details.name.chars().count() <= 5);

    let endless = understand(format!("name,email\n{},n@x.org\n", "N".repeat(2_000)).as_bytes());
    let endless = endless.unwrap();
    assert_eq!(only(&endless).details.name.chars().count(), 200);
    assert_eq!(only(&endless).notes, ["The name was cut to 200 characters"]);
}

#[test]
fn hostile_32_a_name_in_two_scripts_is_kept_and_marked() {
    let read = hostile!("32-homoglyph.csv").unwrap();

    assert_eq!(read.list.people.len(), 2);
    assert_eq!(read.list.people[0].notes, ["The name has letters of two scripts that look alike"]);
}

#[test]
fn hostile_34_a_line_separator_is_a_space() {
    assert_eq!(names(&hostile!("34-line-sep.csv").unwrap()), ["A B"]);
}

#[test]
fn hostile_37_a_name_of_controls_is_no_name() {
    assert_eq!(left_out(&hostile!("37-only-controls.csv").unwrap()), [(2, Reason::NoName)]);
}

#[test]
fn hostile_38_39_40_formulas_and_markup_are_kept_as_they_are_written() {
    assert_eq!(
        names(&hostile!("38-formulas.csv").unwrap()),
        ["=HYPERLINK(\"http://evil\",\"x\")", "=cmd|'/c calc'!A0", "＝1+1"]
    );
    assert_eq!(names(&hostile!("39-html.csv").unwrap()), ["<script>alert(1)</script>"]);
    assert_eq!(names(&hostile!("40-markdown.csv").unwrap()), ["[x](javascript:alert(1)) | `a`"]);
}

#[test]
fn hostile_41_addresses_that_are_none_are_flagged_and_never_kept() {
    let read = hostile!("41-emails.csv").unwrap();

    assert_eq!(emails(&read), [None, Some("b@x.org"), None, None]);
    assert!(read.list.people.iter().all(|row| !row.notes.is_empty()));
}

#[test]
fn hostile_42_a_double_is_united_and_a_possible_one_asked_about() {
    let read = hostile!("42-dup-people.csv").unwrap();
    let preview = Preview::of(&read.list, std::iter::empty());

    assert_eq!(left_out(&read), [(3, Reason::SameAs { line: 2 })]);
    assert_eq!((preview.counts().new, preview.counts().maybe_double), (1, 1));
}

#[test]
fn hostile_43_44_columns_that_we_do_not_take_cannot_harm() {
    assert_eq!(names(&hostile!("43-numbers.csv").unwrap()), ["A", "B", "C"]);
    assert_eq!(names(&hostile!("44-dates.csv").unwrap()), ["A", "B", "C", "D", "E"]);
}

#[test]
fn hostile_45_an_id_that_comes_twice_is_reported_and_not_used() {
    let read = hostile!("45-csv-injection-ids.csv").unwrap();

    assert!(read.list.people.iter().all(|row| row.details.ticket.is_none()));
    assert!(read.mapping.questions[0].contains("“id”"));
}

#[test]
fn hostile_46_people_called_null_or_test_are_people() {
    assert_eq!(names(&hostile!("46-person-named-null.csv").unwrap()), ["Null", "Test"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_bring_the_reader_down(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let read = understand(&bytes);

        prop_assert!(read.is_err() || read.is_ok_and(|read| read.list.people.len() <= bytes.len()));
    }

    #[test]
    fn no_text_brings_the_reader_down(
        text in "(name|email|Rust, C and D|\"|'|,|;|\t|\n|\r|=|1\\) |- | \\| |x@y\\.z|\\PC){0,120}",
    ) {
        let read = understand(text.as_bytes());

        for row in read.iter().flat_map(|read| &read.list.people) {
            prop_assert!(!row.details.name.is_empty() && row.details.name.chars().count() <= 200);
            prop_assert!(row.details.offers.len() <= 20);
        }
    }
}
