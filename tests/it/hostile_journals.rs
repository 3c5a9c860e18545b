//! Journals as power cuts, editors and strangers leave them: what is said, and that nothing of
//! what was confirmed is lost.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops where it fails, and looks at the files itself"
)]

use std::fs;

use shouldmeet::domain::{Change, EntryId};
use shouldmeet::storage::{
    Access, Fault, Findings, Opened, RosterFile, RosterOnDisk, StorageError, WhyReadOnly, check,
    repair,
};

use crate::storage_desk::{
    Home, arrived, desk, disk, line, person, read_only, record, registered, save,
};

const ROSTER: &str = "roster.json";

/// Opens an event whose journal was changed; the entries, and what was found.
fn open_with(change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> (Home, Opened) {
    let home = Home::with_five_people();
    home.put_journal(&change(home.journal_bytes()));
    let opened = home.open();
    (home, opened)
}

/// A torn end: so many people are there, so many bytes were set aside, and the desk goes on.
fn is_set_aside(change: impl FnOnce(Vec<u8>) -> Vec<u8>, people: usize, bytes: u64) {
    let (home, opened) = open_with(change);
    let [set_aside] = &opened.findings.set_aside[..] else { panic!("{:?}", opened.findings) };
    assert_eq!((opened.entries.len(), set_aside.bytes), (people, bytes));
    let kept = home.event().join("recovered").join(&set_aside.kept_as);
    assert_eq!(fs::metadata(kept).unwrap().len(), bytes.min(4096));
    let Access::Writable(mut store) = opened.access else { panic!("read-only") };
    save(&mut store, vec![registered(6)]);
    drop(store);

    let (_, entries) = home.open_to_write();
    assert_eq!(entries.len(), people + 1);
}

/// Damage: read-only, the file is left as it is, and what is intact is shown.
fn is_damage(
    change: impl FnOnce(Vec<u8>) -> Vec<u8>,
    people: usize,
    faults: &[Fault],
) -> (Home, Findings) {
    let (home, opened) = open_with(change);
    let bytes = home.journal_bytes();
    let found: Vec<Fault> = opened.findings.damages.iter().map(|damage| damage.fault).collect();
    assert_eq!(found, faults);
    assert_eq!(opened.entries.len(), people);
    let findings = opened.findings.clone();
    assert!(matches!(read_only(opened).1, WhyReadOnly::Damaged));
    assert_eq!(home.journal_bytes(), bytes);
    (home, findings)
}

fn with(more: Vec<u8>) -> impl FnOnce(Vec<u8>) -> Vec<u8> {
    move |journal| [journal, more].concat()
}

fn lines(journal: &[u8]) -> Vec<&[u8]> {
    journal.split_inclusive(|byte| *byte == b'\n').collect()
}

#[test]
fn journal_47_a_half_line_is_set_aside() {
    is_set_aside(with(record(6, "{}")[..20].to_vec()), 5, 20);
}

#[test]
fn journal_48_a_missing_line_end_is_added() {
    let (home, opened) = open_with(|journal| journal[..journal.len() - 1].to_vec());
    assert_eq!(opened.entries.len(), 5);
    assert_eq!(opened.findings, Findings { ended_abruptly: false, ..Findings::default() });
    let Access::Writable(mut store) = opened.access else { panic!("read-only") };
    save(&mut store, vec![registered(6)]);
    drop(store);

    assert_eq!(home.open_to_write().1.len(), 6);
}

#[test]
fn journal_49_zeros_at_the_end_are_set_aside() {
    is_set_aside(with(vec![0; 4096]), 5, 4096);
    is_set_aside(with(vec![0; 3 << 20]), 5, 3 << 20);
}

#[test]
fn journal_50_an_altered_line_in_the_middle_is_damage_and_the_rest_is_shown() {
    let alter = |journal: Vec<u8>| {
        String::from_utf8(journal).unwrap().replace("Person 3", "Person 7").into_bytes()
    };
    let (home, _) = is_damage(alter, 4, &[Fault::Checksum, Fault::Gap { from: 3, to: 3 }]);

    let repaired = repair(&disk(), &home.event()).unwrap();
    assert_eq!(repaired.journals[0].missing, [[3, 3]]);
    assert_eq!(repaired.journals[0].entries, 4);
    assert_eq!(repaired.moved, ["0001-damaged"]);
    assert!(
        fs::read_to_string(home.event().join("recovered/0001-damaged"))
            .unwrap()
            .contains("Person 7")
    );

    let (mut store, entries) = home.open_to_write();
    assert_eq!(entries.len(), 4);
    assert_eq!(save(&mut store, vec![registered(6)])[0].id, EntryId { desk: desk(), seq: 6 });
    drop(store);
    assert_eq!(home.open_to_write().1.len(), 5);
    assert_eq!(repair(&disk(), &home.event()).unwrap().journals, []);
}

#[test]
fn journal_51_two_entries_in_one_place_are_damage_even_at_the_end() {
    let other = record(5, &serde_json::to_string(&arrived(1)).unwrap());
    let (home, _) = is_damage(with(other), 5, &[Fault::Repeated { seq: 5 }]);

    assert_eq!(repair(&disk(), &home.event()).unwrap().journals[0].missing, [[0; 2]; 0]);
    let entries = home.open_to_write().1;
    assert_eq!(entries[4].change, registered(5));
    assert!(
        fs::read_to_string(home.event().join("recovered/README.txt"))
            .unwrap()
            .contains("0001-damaged: 0001.jsonl as it was before the repair")
    );
}

#[test]
fn journal_52_a_gap_is_named() {
    let later = record(9, &serde_json::to_string(&arrived(1)).unwrap());
    let (_, findings) = is_damage(with(later), 6, &[Fault::Gap { from: 6, to: 8 }]);

    assert_eq!(findings.missing, [(desk(), [6, 8])]);
    assert_eq!(
        findings.damages[0].to_string(),
        "Line 7 of 0001.jsonl comes after entries 6 to 8, missing"
    );
}

#[test]
fn journal_53_lines_in_another_order_are_damage_and_are_sorted_by_a_repair() {
    let swap = |journal: Vec<u8>| {
        let mut lines = lines(&journal);
        lines.swap(1, 2);
        lines.concat()
    };
    let faults = [Fault::Gap { from: 1, to: 1 }, Fault::OutOfOrder { seq: 1 }];
    let (home, _) = is_damage(swap, 5, &faults);

    repair(&disk(), &home.event()).unwrap();

    let seqs: Vec<u32> = home.open_to_write().1.iter().map(|entry| entry.id.seq).collect();
    assert_eq!(seqs, [1, 2, 3, 4, 5]);
}

#[test]
fn journal_54_a_giant_line_is_passed_over() {
    let giant = [b"[\"00000000\",\"", "x".repeat(20 << 20).as_bytes(), b"\"]\n"].concat();

    is_damage(with(giant), 5, &[Fault::TooLong]);
}

#[test]
fn journal_55_and_56_deep_nesting_does_not_overflow_the_stack() {
    let deep = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let wrong = format!("[\"00000000\",{}]\n", deep(200_000)).into_bytes();
    let len = u64::try_from(wrong.len()).unwrap();
    let (home, opened) = open_with(with(wrong));
    assert_eq!((opened.entries.len(), opened.findings.set_aside[0].bytes), (5, len));
    drop((home, opened));

    is_damage(with(record(6, &deep(100_000))), 5, &[Fault::NotAnEntry]);
}

#[test]
fn journal_57_58_and_68_what_is_no_json_is_damage_even_with_a_checksum() {
    is_damage(with(line(b"{\"seq\":6,\"e\":\"\xff\"}")), 5, &[Fault::NotAnEntry]);
    is_damage(with(record(6, "\"\\ud800\"")), 5, &[Fault::NotAnEntry]);
    is_damage(with(record(6, "{\"score\":NaN}")), 5, &[Fault::NotAnEntry]);
    is_damage(with(line(b"{\"seq\":6}")), 5, &[Fault::NotAnEntry]);
}

#[test]
fn journal_59_escapes_in_a_text_are_a_text() {
    let (_, opened) = open_with(with(record(6, "{\"named\":{\"name\":\"\\u001b[2J\u{202e}\"}}")));

    let Some(Change::Named { name, .. }) = opened.entries.last().map(|entry| &entry.change) else {
        panic!("a name")
    };
    assert_eq!(name, "\u{1b}[2J\u{202e}");
}

#[test]
fn journal_60_a_newer_format_is_looked_at_and_not_touched() {
    let newer = |journal: Vec<u8>| {
        let rest = lines(&journal)[1..].concat();
        [line(b"{\"h\":\"journal\",\"v\":99}"), rest].concat()
    };
    let (home, opened) = open_with(newer);
    assert!(matches!(read_only(opened).1, WhyReadOnly::Newer(99)));
    let bytes = home.journal_bytes();

    assert!(matches!(repair(&disk(), &home.event()), Err(StorageError::Newer(_))));
    assert_eq!(home.journal_bytes(), bytes);
}

#[test]
fn journal_61_a_kind_of_a_newer_version_stays_and_is_counted() {
    let (home, opened) = open_with(with(record(6, "{\"teleported\":{\"p\":1}}")));
    assert_eq!((opened.entries.len(), opened.findings.newer), (5, 1));
    let Access::Writable(mut store) = opened.access else { panic!("read-only") };
    assert_eq!(save(&mut store, vec![registered(6)])[0].id.seq, 7);
    drop(store);

    let opened = home.open();
    assert_eq!((opened.entries.len(), opened.findings.newer), (6, 1));
    assert!(String::from_utf8(home.journal_bytes()).unwrap().contains("teleported"));
}

#[test]
fn journal_62_a_checksum_in_capitals_is_refused() {
    let seq = (1..100).find(|seq| record(*seq, "{}")[2..10].iter().any(u8::is_ascii_lowercase));
    let mut capitals = record(seq.unwrap(), "{}");
    capitals[2..10].make_ascii_uppercase();

    is_damage(with(capitals), 5, &[Fault::Checksum]);
}

#[test]
fn journal_63_and_64_changed_line_ends_are_damage_and_nothing_is_lost() {
    let crlf =
        |journal: Vec<u8>| String::from_utf8(journal).unwrap().replace('\n', "\r\n").into_bytes();
    let bom = |journal: Vec<u8>| [b"\xef\xbb\xbf".to_vec(), journal].concat();

    for (home, findings) in
        [is_damage(crlf, 5, &[Fault::LineEnds]), is_damage(bom, 5, &[Fault::LineEnds])]
    {
        assert!(findings.damages[0].to_string().contains("changed by another program"));
        let repaired = repair(&disk(), &home.event()).unwrap();
        assert_eq!(repaired.journals[0].missing, [[0; 2]; 0]);
        assert_eq!(home.open_to_write().1.len(), 5);
    }
}

#[test]
fn journal_65_an_empty_one_is_a_new_one() {
    let (home, opened) = open_with(|_| Vec::new());
    assert!(opened.entries.is_empty() && !opened.findings.is_damaged());
    let Access::Writable(mut store) = opened.access else { panic!("read-only") };
    save(&mut store, vec![registered(1)]);
    drop(store);

    assert_eq!(home.open_to_write().1.len(), 1);
}

#[test]
fn journal_66_nothing_but_nul_is_set_aside() {
    is_set_aside(|_| vec![0; 100], 0, 100);
}

#[test]
fn journal_67_the_order_is_the_journals_whatever_the_clock_said() {
    let at = |seq: u32, at: &str| {
        let change = serde_json::to_string(&arrived(seq)).unwrap();
        line(format!("{{\"seq\":{seq},\"lam\":{seq},\"at\":\"{at}\",\"e\":{change}}}").as_bytes())
    };
    let jump = [at(6, "2199-01-01T00:00:00Z"), at(7, "1970-01-01T00:00:00Z")].concat();

    let (_, opened) = open_with(with(jump));

    assert_eq!((opened.entries.len(), opened.findings.clock_went_back), (7, 1));
    assert_eq!(opened.entries[6].id.seq, 7);
}

#[test]
fn journal_69_a_roster_edited_by_hand_is_told_apart_and_read() {
    let home = Home::with_five_people();
    let path = home.event().join(ROSTER);
    let bytes = b"{\"people\":[{\"name\":\"changed by hand\"}]}";
    fs::write(&path, bytes).unwrap();

    let RosterOnDisk::Edited(roster) = RosterFile::read(&*disk(), &path).unwrap() else {
        panic!("edited")
    };

    assert_eq!(roster.people[0].details.name, "changed by hand");
    drop(home.open_to_write());
    assert_eq!(fs::read(path).unwrap(), bytes);
}

#[test]
fn a_line_that_was_altered_after_it_was_whole_is_damage_even_at_the_end() {
    let alter = |journal: Vec<u8>| {
        String::from_utf8(journal).unwrap().replace("Person 5", "Person 8").into_bytes()
    };

    is_damage(alter, 4, &[Fault::Checksum]);
}

#[test]
fn an_act_that_is_not_complete_is_set_aside_and_said() {
    let home = Home::with_five_people();
    let (mut store, _) = home.open_to_write();
    let before = home.journal_bytes().len();
    save(&mut store, vec![registered(6), arrived(6), arrived(1)]);
    drop(store);
    let journal = home.journal_bytes();
    let kept = lines(&journal)[..8].concat();
    home.put_journal(&kept);

    let opened = home.open();

    assert_eq!(opened.entries.len(), 5);
    let [set_aside] = &opened.findings.set_aside[..] else { panic!("{:?}", opened.findings) };
    assert_eq!(set_aside.entries, 2);
    assert_eq!(home.journal_bytes().len(), before);
    assert!(set_aside.to_string().contains("its 2 entries were set aside"));
}

#[test]
fn a_part_of_an_act_in_the_middle_is_damage_and_a_repair_keeps_the_rest_of_it() {
    let home = Home::with_five_people();
    let (mut store, _) = home.open_to_write();
    save(&mut store, vec![registered(6), registered(7), registered(8)]);
    save(&mut store, vec![arrived(6)]);
    drop(store);
    let journal = home.journal_bytes();
    let mut lines = lines(&journal);
    lines.remove(7);
    home.put_journal(&lines.concat());

    let opened = home.open();
    assert_eq!(opened.entries.len(), 8);
    assert!(matches!(read_only(opened).1, WhyReadOnly::Damaged));
    repair(&disk(), &home.event()).unwrap();

    let (_, entries) = home.open_to_write();
    assert_eq!(entries.len(), 8);
    assert!(entries.iter().any(|entry| entry.change == arrived(6)));
}

#[test]
fn the_journal_of_another_event_is_not_taken_for_ours() {
    let other = |journal: Vec<u8>| {
        let rest = lines(&journal)[1..].concat();
        let header = format!(
            "{{\"h\":\"shouldmeet-journal\",\"v\":1,\"event\":\"other\",\"desk\":\"{}\",\
             \"seg\":1,\"from_seq\":1,\"prev_len\":0}}",
            desk()
        );
        [line(header.as_bytes()), rest].concat()
    };

    let (home, _) = is_damage(other, 0, &[Fault::OtherEvent]);
    let repaired = repair(&disk(), &home.event()).unwrap();
    assert_eq!((repaired.journals.len(), repaired.moved.len()), (0, 1));
    assert!(home.open_to_write().1.is_empty());
}

#[test]
fn a_journal_shorter_than_what_was_confirmed_is_damage() {
    let home = Home::with_five_people();
    let header = format!(
        "{{\"h\":\"shouldmeet-journal\",\"v\":1,\"event\":\"0101010101010101\",\"desk\":\"{}\",\
         \"seg\":2,\"from_seq\":6,\"prev_len\":{}}}",
        desk(),
        home.journal_bytes().len() + 10
    );
    fs::write(home.event().join("journal/0002.jsonl"), line(header.as_bytes())).unwrap();

    let report = check(&disk(), &home.event()).unwrap();

    assert_eq!(report.findings.damages[0].fault, Fault::Shorter);
    assert_eq!(report.entries[&desk()], 5);
}

#[test]
fn a_first_line_that_says_nothing_is_damage_and_the_entries_are_shown() {
    let headless = |journal: Vec<u8>| lines(&journal)[1..].concat();
    let (home, _) = is_damage(headless, 5, &[Fault::NoHeader]);
    repair(&disk(), &home.event()).unwrap();
    assert_eq!(home.open_to_write().1.len(), 5);

    let spoilt = |journal: Vec<u8>| [b"hello\n".to_vec(), lines(&journal)[1..].concat()].concat();
    is_damage(spoilt, 5, &[Fault::Checksum]);
}

#[test]
fn a_check_says_everything_as_json_and_changes_nothing() {
    let (home, opened) = open_with(|journal| {
        String::from_utf8(journal).unwrap().replace("Person 2", "Person 9").into_bytes()
    });
    drop(opened);
    let bytes = home.journal_bytes();

    let report = serde_json::to_value(check(&disk(), &home.event()).unwrap()).unwrap();

    assert_eq!(report["event"]["name"], "Fair");
    assert_eq!(report["findings"]["damages"][0]["line"], 3);
    assert_eq!(report["findings"]["damages"][0]["fault"], "checksum");
    assert_eq!(report["entries"][desk().to_string()], 4);
    assert_eq!(home.journal_bytes(), bytes);
    assert_eq!(person(1).to_string(), format!("{}-1", desk()));
}
