//! What is said of two people, in each language.

use super::{room, topics};
use crate::domain::{
    Command, Details, ParticipantId, SentenceLanguage, Setting, TableNumber, Tie, testing::Evening,
};
use crate::matching::{WhyNot, why_not};

fn said(evening: &Evening, first: ParticipantId, second: ParticipantId) -> String {
    match why_not(&room(evening), first, second) {
        WhyNot::Worth(suggestion) => suggestion.spoken.reason,
        WhyNot::Gate(gate) => panic!("{gate}"),
    }
}

fn speak(evening: &mut Evening, language: SentenceLanguage) {
    drop(evening.ask(Command::Settle { setting: Setting::Language(language) }));
}

fn sentences(evening: &mut Evening, first: ParticipantId, second: ParticipantId) -> [String; 4] {
    SentenceLanguage::ALL.map(|(language, _)| {
        speak(evening, language);
        said(evening, first, second)
    })
}

#[test]
fn one_ask_is_one_and_several_are_several_in_every_language() {
    let mut evening = Evening::new();
    let asker = evening.arrive(topics("Ada", &[], &["a lease", "a grant"]));
    let one = evening.arrive(topics("Ben", &["a lease"], &[]));
    let both = evening.arrive(topics("Cem", &["a lease", "a grant"], &[]));

    for words in sentences(&mut evening, asker, one) {
        assert!(words.contains("a lease") && !words.contains("a grant"), "{words}");
    }
    let [english, german, french, spanish] = sentences(&mut evening, asker, both);
    assert_eq!(
        english,
        "Ada is looking for “a lease” and “a grant”. Cem, you said you can help with each of these."
    );
    assert_eq!(german, "Ada sucht „a lease“ und „a grant“. Cem, du kannst bei all dem helfen.");
    assert!(french.starts_with("Ada cherche «\u{a0}a lease\u{a0}» et «\u{a0}a grant\u{a0}»."));
    assert!(spanish.starts_with("Ada busca «a lease» y «a grant»."), "{spanish}");
}

#[test]
fn an_ask_answered_in_other_words_gives_both_peoples_words() {
    let mut evening = Evening::new();
    let ada = evening.arrive(topics("Ada", &[], &["ML"]));
    let ben = evening.arrive(topics("Ben", &["machine learning"], &[]));
    let cem = evening.arrive(topics("Cem", &["ml"], &[]));
    let (topic, into) = ("ML".to_owned(), "machine learning".to_owned());
    evening.run(Command::MergeTopics { topic, into });

    let own = said(&evening, ada, ben);

    assert_eq!(own, "Ada is looking for “ML”. Ben, you said: “machine learning”.");
    assert!(said(&evening, ada, cem).contains("help"), "another spelling is the same word");
}

#[test]
fn situation_42_who_met_last_time_is_told_so_and_not_introduced_as_new() {
    let mut evening = Evening::new();
    let ada = evening.arrive(topics("Ada", &[], &["a lease"]));
    let ben = evening.arrive(topics("Ben", &["a lease"], &[]));
    let cem = evening.walk_in("Cem");
    for second in [ben, cem] {
        evening.run(Command::Tie { first: ada, second, tie: Tie::MetBefore });
    }

    let helped = said(&evening, ada, ben);
    let plain = said(&evening, ada, cem);

    assert_eq!(
        helped,
        "You two met last time. Ada is looking for “a lease” now, and Ben, you can help."
    );
    assert_eq!(plain, "You two met last time: Ada and Cem, what has happened since?");
    for words in sentences(&mut evening, ada, cem) {
        assert!(words.contains("Ada") && words.contains("Cem"), "{words}");
    }
}

#[test]
fn who_was_passed_on_hears_by_whom() {
    let mut evening = Evening::new();
    let ada = evening.arrive(topics("Ada Byron", &[], &["a lease"]));
    let [quiet, ben, lena] = ["Quy", "Ben Osei", "Lena"].map(|name| evening.walk_in(name));
    evening.run(Command::PassOn { asker: ada, by: ben, to: lena });
    evening.run(Command::PassOn { asker: quiet, by: ben, to: lena });

    assert_eq!(
        said(&evening, lena, ada),
        "Lena, Ben says you are the one to ask: Ada is looking for “a lease”."
    );
    assert_eq!(said(&evening, quiet, lena), "Lena, Ben says you are the one for Quy to ask.");
    for words in sentences(&mut evening, ada, lena) {
        let all = ["Ben", "Ada", "Lena", "a lease"];
        assert!(all.iter().all(|name| words.contains(name)), "{words}");
        assert!(!words.contains("Osei") && !words.contains("Byron"), "{words}");
    }
}

#[test]
fn situation_46_a_newcomer_is_brought_to_a_host_who_shows_how_the_evening_goes() {
    let mut evening = Evening::new();
    evening.set_tables(1, 4);
    let host = evening.walk_in("Hana");
    evening.run(Command::Pin { participant: host, table: Some(TableNumber(1)) });
    let first_time = Some(true);
    let nia = evening.arrive(Details { first_time, ..Details::named("Nia") });

    let english = "Nia is here for the first time. Hana, would you show how the evening goes?";

    assert_eq!(said(&evening, nia, host), english);
    assert_eq!(said(&evening, host, nia), english);
}
