//! What goes home with people, and what never does.

use calcard::{Entry, Parser};
use jiff::tz::TimeZone;
use mail_parser::{MessageParser, MimeHeaders};
use proptest::prelude::*;

use super::{OutFile, Sheets, TakeHome};
use crate::domain::{
    Command, Detail, Details, EventKind, FollowUp, Heard, OnScreen, Pair, ParticipantId, Party,
    Promise, SentenceLanguage, Setting, Spot, Timestamp, Wish, testing::Evening,
};
use crate::export::Templates;

const ZONE: TimeZone = TimeZone::UTC;

fn details(name: &str) -> Details {
    let given = name.split(' ').next().unwrap().to_lowercase();
    Details {
        email: Some(format!("{given}@secret.example")),
        organisation: Some(format!("Brand of {given}")),
        role: Some(format!("Chief {given}")),
        desk_note: Some("owes money".into()),
        offers: vec![format!("welding with {given}")],
        asks: vec!["how to price a workshop".into()],
        ..Details::named(name)
    }
}

/// Five people, one round at two tables, one introduction, an idea and two promises.
fn evening() -> (Evening, [ParticipantId; 5]) {
    let mut evening = Evening::new();
    evening.run(Command::Name { name: "Spring".into(), kind: EventKind::Real });
    evening.set_tables(2, 4);
    let people = ["Ada Byron", "Ben Osei", "Chloë Díaz", "Dag Lind", "Eve; Null, \\Ltd"]
        .map(|name| evening.arrive(details(name)));
    let [ada, ben, cem, dag, eve] = people;
    evening.start_round(&[&[ada, ben, cem], &[dag, eve]]);
    let spot = evening.event.spot_now(Some(ada), None);
    evening.run(Command::EndRound);
    let reason = "Both look for somebody who keeps bees".into();
    evening.run(Command::Introduce { first: ada, second: dag, reason });
    let idea = "nobody asked the drivers".into();
    let from = Some(Party::Participant(ben));
    let topic = Some("transport".into());
    let what = Heard { idea, topic, from, by: Some(ada), spot, earlier: None };
    evening.run(Command::Hear { heard: None, what });
    let promise = |by, deed: &str, with, due: Option<&str>| Promise {
        by,
        cue: Some("on Tuesday".into()),
        deed: deed.into(),
        with: Some(with),
        witness: None,
        due: due.map(|due| due.parse().unwrap()),
        spot,
        earlier: None,
    };
    let due = Some("2026-12-01T09:00:00Z");
    let what = promise(ada, "send the checklist", Party::Participant(ben), due);
    evening.run(Command::Promise { promise: None, what });
    let what = promise(dag, "call, and write", Party::Other("my sister".into()), None);
    evening.run(Command::Promise { promise: None, what });
    (evening, people)
}

fn wish(evening: &mut Evening, participant: ParticipantId, about: ParticipantId, wish: Wish) {
    drop(evening.ask(Command::FollowUp(FollowUp::Wish { participant, about, wish })));
}

fn home_of(evening: &Evening, person: ParticipantId) -> TakeHome {
    let (templates, zone) = (Templates::default(), ZONE);
    let sheets = Sheets::of(&evening.event, &templates, &zone);
    sheets.take_home(evening.event.participant(person).unwrap()).unwrap()
}

fn for_host(evening: &Evening) -> Vec<OutFile> {
    let (templates, zone) = (Templates::default(), ZONE);
    let sheets = Sheets::of(&evening.event, &templates, &zone);
    sheets.for_host().unwrap().0
}

fn file(files: &[OutFile], end: &str) -> String {
    let file = files.iter().find(|file| file.name.ends_with(end));
    file.map(|file| String::from_utf8(file.bytes.clone()).unwrap()).unwrap_or_default()
}

/// The letter, always third.
fn letter(files: &[OutFile]) -> &OutFile {
    &files[2]
}

#[test]
fn feature_88_the_sheet_says_whom_they_met_and_why_what_they_heard_and_what_was_promised() {
    let (mut evening, [ada, ben, cem, ..]) = evening();
    wish(&mut evening, ada, ben, Wish::Yes);
    wish(&mut evening, ben, ada, Wish::Yes);
    wish(&mut evening, ada, cem, Wish::Yes);

    let home = home_of(&evening, ada);

    insta::assert_snapshot!("sheet_txt", file(&home.files, ".txt"));
    insta::assert_snapshot!("sheet_html", file(&home.files, ".html"));
    insta::assert_snapshot!("promises_ics", file(&home.files, ".ics").replace('\r', ""));
    insta::assert_snapshot!("contacts_vcf", file(&home.files, ".vcf").replace('\r', ""));
    insta::assert_snapshot!("letter_eml", file(&home.files, ".eml").replace('\r', ""));
    assert_eq!(home.files[0].name.split('-').next(), Some("people/001"));
    assert_eq!(home.names.len(), 3, "whom erasure would have to tell of: {:?}", home.names);
}

#[test]
fn feature_139_the_host_has_one_page_and_tables_of_everything() {
    let (mut evening, [ada, ben, ..]) = evening();
    wish(&mut evening, ada, ben, Wish::Yes);

    let files = for_host(&evening);

    for name in ["host.html", "people.csv", "meetings.csv", "introductions.csv", "rounds.csv"] {
        insta::assert_snapshot!(name.replace('.', "_"), file(&files, name).replace('\r', ""));
    }
    for name in ["heard.csv", "promises.csv", "event.json"] {
        insta::assert_snapshot!(name.replace('.', "_"), file(&files, name).replace('\r', ""));
    }
}

#[test]
fn the_sheet_speaks_the_language_of_the_room() {
    let (mut evening, [ada, ..]) = evening();
    for (language, promises) in [
        (SentenceLanguage::German, "Du hast versprochen"),
        (SentenceLanguage::French, "Vous avez promis"),
        (SentenceLanguage::Spanish, "Has prometido"),
    ] {
        evening.run(Command::Settle { setting: Setting::Language(language) });

        let home = home_of(&evening, ada);

        assert!(file(&home.files, ".html").contains(promises));
        assert!(file(&home.files, ".txt").contains(&promises.to_uppercase()));
    }
}

#[test]
fn situation_52_what_the_other_one_said_is_not_to_be_told_from_a_sheet() {
    let sheets = [None, Some(Wish::No), Some(Wish::Later)].map(|answer| {
        let (mut evening, [ada, ben, ..]) = evening();
        wish(&mut evening, ada, ben, Wish::Yes);
        if let Some(answer) = answer {
            wish(&mut evening, ben, ada, answer);
        }
        let [of_ada, of_ben] = [ada, ben].map(|person| home_of(&evening, person).files);
        assert!(file(&of_ada, ".txt").contains("your host passes it on"));
        assert!(!file(&of_ben, ".txt").contains("passes it on"));
        (of_ada, of_ben)
    });

    assert!(sheets.iter().all(|sheet| *sheet == sheets[0]));
}

#[test]
fn situation_60_whoever_was_barred_or_kept_apart_is_on_nobodys_sheet() {
    let (mut evening, [ada, ben, cem, dag, _]) = evening();
    for (one, other) in [(ada, ben), (ben, ada), (ada, cem), (cem, ada)] {
        wish(&mut evening, one, other, Wish::Yes);
    }
    let heard = |from, by| {
        let from = Some(Party::Participant(from));
        let (idea, topic, spot) = ("frost helps".into(), None, Spot::default());
        let what = Heard { idea, topic, from, by: Some(by), spot, earlier: None };
        Command::Hear { heard: None, what }
    };
    let promise = |by, with| {
        let (cue, deed, witness, due) = (None, "call".into(), None, None);
        let with = Some(Party::Participant(with));
        let what =
            Promise { by, cue, deed, with, witness, due, spot: Spot::default(), earlier: None };
        Command::Promise { promise: None, what }
    };
    for command in [heard(dag, ada), promise(ada, dag), promise(dag, ada), promise(cem, ada)] {
        evening.run(command);
    }
    evening.run(Command::Bar { participant: cem, barred: true });
    evening.run(Command::KeepApart { first: ada, second: dag });

    let home = home_of(&evening, ada);

    let text = file(&home.files, ".txt");
    assert!(text.contains("ben@secret.example"), "{text}");
    for gone in ["Chloë", "Dag", "chloë@", "dag@"] {
        assert!(!text.contains(gone), "{text}");
    }
    let (templates, zone) = (Templates::default(), ZONE);
    let sheets = Sheets::of(&evening.event, &templates, &zone);
    assert_eq!(sheets.people().len(), 4);
}

#[test]
fn situation_60_a_promise_and_an_idea_name_nobody_who_was_barred_or_is_kept_apart() {
    let (mut evening, [ada, ben, cem, dag, _]) = evening();
    let promise = |by, with| Promise {
        by,
        cue: None,
        deed: "lend the big saw".into(),
        with: Some(Party::Participant(with)),
        witness: Some(Party::Participant(cem)),
        due: None,
        spot: evening.event.spot_now(None, None),
        earlier: None,
    };
    let [theirs, own] = [promise(ben, ada), promise(ada, dag)];
    evening.run(Command::Promise { promise: None, what: theirs });
    evening.run(Command::Promise { promise: None, what: own });
    let told = file(&home_of(&evening, ada).files, ".txt");
    assert!(told.contains("Ben Osei: I will lend the big saw with Ada Byron"), "{told}");
    assert!(told.contains("I will lend the big saw with Dag Lind"), "{told}");

    evening.run(Command::Bar { participant: ben, barred: true });
    evening.run(Command::KeepApart { first: ada, second: dag });
    let home = home_of(&evening, ada);

    for end in [".txt", ".html", ".ics"] {
        let told = file(&home.files, end);
        assert!(!told.contains("Ben") && !told.contains("Dag"), "{told}");
    }
    let told = file(&home.files, ".txt");
    assert!(told.contains("- I will lend the big saw\n"), "{told}");
    assert!(told.contains("- nobody asked the drivers #transport\n"), "{told}");
    assert_eq!(home.names, [cem]);
}

#[test]
fn whoever_is_told_by_a_number_is_told_by_it_everywhere_until_both_want_to_stay_in_touch() {
    let (mut evening, [ada, ben, ..]) = evening();
    let detail = Detail::OnScreen(OnScreen::Number);
    evening.run(Command::Amend { participant: ben, detail });

    let home = home_of(&evening, ada);
    for end in [".txt", ".html", ".ics"] {
        let told = file(&home.files, end);
        assert!(!told.contains("Ben") && told.contains("No. 2"), "{told}");
    }

    wish(&mut evening, ada, ben, Wish::Yes);
    wish(&mut evening, ben, ada, Wish::Yes);
    assert!(file(&home_of(&evening, ada).files, ".vcf").contains("FN:Ben Osei"));
}

#[test]
fn calendar_cards_and_letter_read_back_in_other_programs() {
    let (mut evening, [ada, ben, .., eve]) = evening();
    evening.run(Command::MeetByThemselves { people: vec![ada, eve] });
    for other in [ben, eve] {
        wish(&mut evening, ada, other, Wish::Yes);
        wish(&mut evening, other, ada, Wish::Yes);
    }
    let home = home_of(&evening, ada);
    let [calendar, cards] = [".ics", ".vcf"].map(|end| file(&home.files, end));

    let Entry::ICalendar(read) = Parser::new(&calendar).entry() else { panic!("{calendar}") };
    let read = format!("{read:?}");
    for part in ["on Tuesday, I will send the checklist with Ben Osei", "VAlarm", "shouldmeet"] {
        assert!(read.contains(part), "{part}: {read}");
    }
    assert!(calendar.contains("DTSTART:20261201T090000Z"), "{calendar}");

    let mut parser = Parser::new(&cards);
    let mut names = Vec::new();
    while let Entry::VCard(card) = parser.entry() {
        names.push(format!("{card:?}"));
    }
    assert_eq!(names.len(), 2);
    assert!(names[1].contains("Eve; Null, \\\\Ltd"), "{}", names[1]);
    assert!(cards.lines().all(|line| line.len() <= 76 && cards.contains("\r\n")), "{cards}");

    let letter = letter(&home.files);
    let letter = MessageParser::default().parse(&letter.bytes).unwrap();
    assert_eq!(letter.subject(), Some("What you take home · Spring"));
    assert_eq!(letter.to().unwrap().first().unwrap().address(), Some("ada@secret.example"));
    assert_eq!(letter.header_raw("X-Unsent").map(str::trim), Some("1"));
    // Mail says where a line ends in its own way.
    let text = letter.body_text(0).unwrap().replace('\r', "");
    assert_eq!(text.trim_end(), file(&home.files, ".txt").trim_end());
    assert!(letter.body_html(0).unwrap().contains("<article class=\"take-home\">"));
    let names: Vec<_> = letter.attachments().filter_map(|part| part.attachment_name()).collect();
    assert_eq!(names, ["promises.ics", "contacts.vcf"]);
}

#[test]
fn what_a_hostile_name_says_is_text_and_no_cell_is_run() {
    let mut evening = Evening::new();
    let names = [
        "=HYPERLINK(\"http://evil.example\")",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "|cmd",
        "%0",
        "\u{ff1d}1+1",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "Ada\r\nBcc: all@evil.example",
        "BEGIN:VCARD",
    ];
    let people = names.map(|name| {
        evening.arrive(Details { email: Some("x@evil.example".into()), ..Details::named(name) })
    });
    evening.run(Command::MeetByThemselves { people: people.to_vec() });
    for pair in people.windows(2) {
        wish(&mut evening, pair[0], pair[1], Wish::Yes);
        wish(&mut evening, pair[1], pair[0], Wish::Yes);
    }

    for end in ["people.csv", "meetings.csv"] {
        let table = file(&for_host(&evening), end);
        for row in csv::Reader::from_reader(table.as_bytes()).records() {
            for cell in &row.unwrap() {
                let first = cell.chars().next().unwrap_or('x');
                assert!(!"=+-@|%\u{ff1d}".contains(first), "{cell}");
            }
        }
    }
    for person in people {
        let files = home_of(&evening, person).files;
        let html = file(&files, ".html");
        assert!(!html.contains("<script>alert") && !html.contains("<img"), "{html}");
        let letter = letter(&files);
        let letter = MessageParser::default().parse(&letter.bytes).unwrap();
        assert!(letter.bcc().is_none());
        let cards = file(&files, ".vcf");
        let begun = cards.lines().filter(|line| *line == "BEGIN:VCARD").count();
        assert_eq!(begun, cards.lines().filter(|line| line.starts_with("FN:")).count());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn feature_84_how_to_reach_somebody_is_told_only_where_both_said_yes(
        said in prop::collection::vec((0..5_usize, 0..5_usize, 0..3_usize), 0..24),
    ) {
        let (mut evening, people) = evening();
        evening.run(Command::MeetByThemselves { people: people.to_vec() });
        for (of, about, answer) in said {
            wish(&mut evening, people[of], people[about], Wish::ALL[answer].0);
        }

        for (at, person) in people.iter().enumerate() {
            let files = home_of(&evening, *person).files;
            let all: String = [".txt", ".html", ".vcf"].map(|end| file(&files, end)).concat();
            for (other, given) in people.iter().zip(["ada", "ben", "chloë", "dag", "eve;"]) {
                let Some(pair) = Pair::new(*person, *other) else { continue };
                let told = all.contains(&format!("{given}@secret.example"));
                prop_assert_eq!(told, evening.event.both_want(pair), "{} of {}", given, at);
                prop_assert_eq!(all.contains(&format!("Brand of {given}")), told);
            }
            prop_assert!(!all.contains("owes money"));
        }
    }
}

#[test]
fn the_same_evening_makes_the_same_bytes_whenever_it_is_written() {
    let (mut evening, [ada, ..]) = evening();
    let (first, host) = (home_of(&evening, ada), for_host(&evening));
    evening.wait(60 * 24 * 3);
    let sheets = vec![first.handed_out("somewhere")];
    evening.run(Command::FollowUp(FollowUp::HandOut { sheets }));

    assert!(home_of(&evening, ada) == first);
    assert!(for_host(&evening) == host);
    assert_eq!(evening.event.handed_out()[0].1.names, first.names);
    let _: Timestamp = evening.event.handed_out()[0].0;
}
