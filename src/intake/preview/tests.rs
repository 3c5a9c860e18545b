//! What a list changes, and what it never does.

use std::collections::BTreeMap;

use crate::domain::{DeskId, Entry, EntryId, Event, Timestamp};
use crate::intake::{Mapping, Sheet, decode, registrations};

use super::*;

fn list(text: &str) -> List {
    let sheet = Sheet::read(&decode(text.as_bytes()).unwrap()).unwrap();
    registrations(&sheet, &Mapping::guess(&sheet))
}

fn preview(event: &Event, text: &str) -> Preview {
    Preview::of(&list(text), event.participants())
}

fn empty_event() -> Event {
    Event::new(DeskId::from_random([1; 4]))
}

/// Asks a command of the event and takes its changes in, as one act.
fn perform(event: &mut Event, command: Command, seq: &mut u32) {
    let desk = DeskId::from_random([1; 4]);
    let act = *seq + 1;
    for change in event.decide(command, Timestamp::default()).unwrap() {
        *seq += 1;
        let id = EntryId { desk, seq: *seq };
        event.apply(&Entry { id, act, stamp: u64::from(*seq), at: Timestamp::default(), change });
    }
}

fn import(event: &mut Event, text: &str, seq: &mut u32) {
    if let Some(command) = preview(event, text).command() {
        perform(event, command, seq);
    }
}

const GUESTS: &str = "name,email,company,offers,checked in\n\
    Ada Byron,ada@x.org,Engines Ltd,\"Rust, C\",\n\
    Bo Li,,,Hiring,yes\n\
    Ada Byron,,,,\n\
    Cy,cy@x.org,,,\n";

#[test]
fn situation_57_a_list_imported_twice_changes_nothing() {
    let (mut event, mut seq) = (empty_event(), 0);
    import(&mut event, GUESTS, &mut seq);
    assert_eq!(event.participants().count(), 4);

    let again = preview(&event, GUESTS);

    assert_eq!(again.counts(), Counts { same: 4, ..Counts::default() });
    assert_eq!(again.command(), None);
}

#[test]
fn situation_57_a_corrected_list_changes_what_it_corrects_as_one_act() {
    let (mut event, mut seq) = (empty_event(), 0);
    import(&mut event, GUESTS, &mut seq);
    let corrected = GUESTS.replace("Engines Ltd", "Looms Ltd").replace("Cy,cy", "Di Fox,di");

    let second = preview(&event, &corrected);

    assert_eq!(second.counts(), Counts { new: 1, changed: 1, same: 2, ..Counts::default() });
    let before = seq;
    perform(&mut event, second.command().unwrap(), &mut seq);
    let undo = EntryId { desk: DeskId::from_random([1; 4]), seq: before + 1 };
    perform(&mut event, Command::Undo { entry: undo }, &mut seq);
    assert_eq!(preview(&event, GUESTS).command(), None);
}

#[test]
fn feature_01_a_column_that_says_it_is_an_attribute_is_taken_as_one() {
    let list = "name,Attribute: stage,cat\nAda,seed,Tom\nBo,,Kit\nCy,n/a,-\n";
    let (mut event, mut seq) = (empty_event(), 0);

    import(&mut event, list, &mut seq);

    let stages = event.participants().map(|one| one.details.attributes.clone());
    let seed = [("stage".to_owned(), "seed".to_owned())].into();
    assert!(stages.eq([seed, BTreeMap::new(), BTreeMap::new()]));
    assert_eq!(preview(&event, list).command(), None);
}

#[test]
fn an_emptier_list_and_what_the_desk_added_live_together() {
    let (mut event, mut seq) = (empty_event(), 0);
    import(&mut event, GUESTS, &mut seq);
    let ada = event.participants().find(|p| p.details.email.is_some()).unwrap().id;
    let offers = vec!["Rust".to_owned(), "C".to_owned(), "looms".to_owned()];
    let added = Command::Amend { participant: ada, detail: Detail::Offers(offers.clone()) };
    perform(&mut event, added, &mut seq);

    let emptier = preview(&event, "name,email\nAda Byron,ADA@x.org\n");

    assert_eq!(emptier.command(), None);
    assert_eq!(event.participant(ada).unwrap().details.offers, offers);
}

#[test]
fn a_namesake_with_another_address_is_asked_about_and_the_choice_is_kept() {
    let (mut event, mut seq) = (empty_event(), 0);
    import(&mut event, "name,email\nJose\u{301} Díaz,j@x.org\n", &mut seq);
    let other = "name,email\nJOSÉ DIAZ,k@x.org\n";

    let mut asked = preview(&event, other);
    assert_eq!(asked.counts().maybe_double, 1);
    asked.choose(0, Choice::LeaveOut);
    assert_eq!(asked.command(), None);

    asked.choose_for_all(Kind::MaybeDouble, Choice::TakeNew);
    perform(&mut event, asked.command().unwrap(), &mut seq);
    assert_eq!(event.participants().count(), 1);
    assert_eq!(preview(&event, other).command(), None);
}

#[test]
fn a_name_corrected_at_the_desk_is_not_undone_by_the_old_list() {
    let (mut event, mut seq) = (empty_event(), 0);
    let old = "name,email,ticket code\nElisabet Fox,e@x.org,AB-12\n";
    import(&mut event, old, &mut seq);
    let id = event.participants().next().unwrap().id;
    let name = Detail::Name("Elizabeth Fox".to_owned());
    perform(&mut event, Command::Amend { participant: id, detail: name }, &mut seq);

    let again = preview(&event, old);

    assert_eq!(again.counts().changed, 1);
    assert_eq!(again.command(), None);
}

#[test]
fn somebody_who_is_here_already_is_not_checked_in_again() {
    let (mut event, mut seq) = (empty_event(), 0);
    import(&mut event, "name,email,checked in\nAda,a@x.org,\n", &mut seq);

    let arrived = "name,email,checked in\nAda,a@x.org,yes\n";
    import(&mut event, arrived, &mut seq);

    assert!(event.participants().all(Participant::is_here));
    assert_eq!(preview(&event, arrived).command(), None);
}

fn record(name: &str) -> Row {
    let details = Details::named(name);
    Row { line: 1, details, checked_in: None, organisation_key: None, notes: Vec::new() }
}

#[test]
fn a_roster_edited_by_hand_changes_adds_and_says_who_is_gone() {
    let (mut event, mut seq) = (empty_event(), 0);
    import(&mut event, GUESTS, &mut seq);
    let people: Vec<Participant> = event.participants().cloned().collect();
    let mut rows: Vec<_> = people
        .iter()
        .enumerate()
        .map(|(at, one)| {
            (Some(one.id), Row { line: at + 1, details: one.details.clone(), ..record("") })
        })
        .collect();
    rows[0].1.details.offers = vec!["C".to_owned()];
    let gone = rows.remove(3).0.unwrap();
    rows.push((None, record("Dora Novak")));

    let mut preview = Preview::of_roster(rows, &people);

    assert_eq!(
        preview.counts(),
        Counts { new: 1, changed: 1, same: 2, gone: 1, ..Counts::default() }
    );
    assert_eq!(preview.choose_for_all(Kind::Gone, Choice::NotComing), 1);
    perform(&mut event, preview.command().unwrap(), &mut seq);
    assert_eq!(event.participants().count(), 5);
    assert_eq!(event.participant(people[0].id).unwrap().details.offers, ["C"]);
    assert_eq!(event.participant(gone).unwrap().presence(), Presence::NotComing);
}

#[test]
fn a_roster_of_another_event_is_matched_as_any_list_and_nobody_is_gone() {
    let (mut event, mut seq) = (empty_event(), 0);
    import(&mut event, GUESTS, &mut seq);
    let people: Vec<Participant> = event.participants().cloned().collect();
    let elsewhere = ParticipantId { desk: DeskId::from_random([9; 4]), number: 1 };
    let rows = vec![(Some(elsewhere), record("Bo Li")), (None, record("Dora Novak"))];

    let counts = Preview::of_roster(rows, &people).counts();

    assert_eq!(counts, Counts { new: 1, same: 1, ..Counts::default() });
}

#[test]
fn a_copied_record_with_another_name_leaves_the_id_to_whom_it_belongs() {
    let (mut event, mut seq) = (empty_event(), 0);
    import(&mut event, "name,email\nAda Byron,a@x.org\n", &mut seq);
    let people: Vec<Participant> = event.participants().cloned().collect();
    let ada = people[0].id;
    let own = Row { line: 9, details: people[0].details.clone(), ..record("") };
    let rows = vec![(Some(ada), record("Bo Lin")), (Some(ada), own)];

    let preview = Preview::of_roster(rows, &people);

    assert_eq!(preview.rows[0].verdict, Verdict::New);
    assert_eq!(preview.rows[1].verdict, Verdict::Same { id: ada });
    perform(&mut event, preview.command().unwrap(), &mut seq);
    assert_eq!(event.participant(ada).unwrap().details.name, "Ada Byron");
    // Where no name fits, the first is a correction of the name.
    let renamed = vec![(Some(ada), record("Ada King")), (Some(ada), record("Bo Lin"))];
    let first = Preview::of_roster(renamed, &people).rows.remove(0);
    assert!(matches!(first.verdict, Verdict::Changed { id, .. } if id == ada));
}

#[test]
fn a_record_without_an_id_like_one_that_has_it_may_be_a_double_of_that_line() {
    let (mut event, mut seq) = (empty_event(), 0);
    import(&mut event, "name,email\nBen Cole,b@x.org\nCy,\n", &mut seq);
    let people: Vec<Participant> = event.participants().cloned().collect();
    let address = Details { email: Some("B@X.org".to_owned()), ..Details::named("Benjamin") };
    for other in [Details::named("BEN COLE"), address] {
        let mut rows: Vec<_> = people
            .iter()
            .map(|one| (Some(one.id), Row { line: 7, details: one.details.clone(), ..record("") }))
            .collect();
        rows.push((None, Row { line: 3, details: other, ..record("") }));

        let preview = Preview::of_roster(rows, &people);

        let double = Verdict::MaybeDouble { candidates: Vec::new(), line: Some(7) };
        assert_eq!(preview.rows[0].verdict, double);
        assert_eq!(preview.counts(), Counts { same: 2, maybe_double: 1, ..Counts::default() });
    }
}
