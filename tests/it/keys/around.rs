//! The people around: asks, the edge of the room, who is passed on, how introductions are weighed.

use shouldmeet::app::{About, AskStanding, Dialog, IntroductionsPart};
use shouldmeet::domain::{
    Answer, Command, Detail, Details, Factor, Pair, ParticipantId, Purpose, SentenceLanguage,
    Setting, Tie, Way,
};
use shouldmeet::matching::{Gate, Room, WhyNot, why_not};
use shouldmeet::topics::Likenesses;

use proptest::prelude::*;

use super::Desk;

/// The offers that are shown, in their order.
fn shown(desk: &Desk) -> Vec<Pair> {
    let offers = desk.app.evening().unwrap().offers_shown();
    let pair = |row: &shouldmeet::app::OfferRow<'_>| {
        Pair::new(row.suggestion.first, row.suggestion.second)
    };
    offers.iter().filter_map(pair).collect()
}

fn pair(desk: &Desk, first: &str, second: &str) -> Pair {
    Pair::new(desk.id_of(first), desk.id_of(second)).unwrap()
}

/// The ask wall: whose ask, how it stands, and how many here could help.
fn wall(desk: &Desk) -> Vec<(String, AskStanding, usize)> {
    let asks = &desk.app.evening().unwrap().introductions_screen.asks;
    let row = |ask: &shouldmeet::app::AskRow| {
        let name = desk.event().participant(ask.asker).unwrap().short_name().to_owned();
        (name, ask.standing, ask.helpers.len())
    };
    asks.iter().map(row).collect()
}

fn standing(desk: &Desk, name: &str) -> (AskStanding, usize) {
    let row = wall(desk).into_iter().find(|(asker, ..)| asker == name).unwrap();
    (row.1, row.2)
}

fn part(desk: &Desk) -> IntroductionsPart {
    desk.app.evening().unwrap().introductions_screen.part
}

fn marked(desk: &Desk) -> Pair {
    let evening = desk.app.evening().unwrap();
    let offers = evening.offers_shown();
    let row = evening.introductions_cursor(IntroductionsPart::Offers).of(&offers).copied().unwrap();
    Pair::new(row.suggestion.first, row.suggestion.second).unwrap()
}

/// What the dialog on top says.
fn page(desk: &Desk) -> String {
    match desk.app.dialogs.last() {
        Some(Dialog::Reading(reading)) => reading.lines.join("\n"),
        other => panic!("no page: {other:?}"),
    }
}

#[test]
fn situation_44_asks_that_nobody_can_answer_come_first_then_the_longest_waiting() {
    let mut desk = Desk::lively();
    desk.wait(10);
    let asks = vec!["tuning a xylophone".to_owned()];
    desk.command(Command::WalkIn { details: Details { asks, ..Details::named("Zora") } });

    desk.press("<f4><shift-tab>");

    assert_eq!(part(&desk), IntroductionsPart::Asks);
    let wall = wall(&desk);
    assert_eq!(wall[0], ("Zora".to_owned(), AskStanding::Open, 0), "{wall:?}");
    assert_eq!(wall[1], ("Ada".to_owned(), AskStanding::Open, 1));
    let screen = desk.screen(120, 40);
    assert!(screen.contains("“tuning a xylophone”") && screen.contains("nobody here"), "{screen}");
    assert!(!screen.contains("Engines"), "no company on the wall: {screen}");
}

#[test]
fn situation_48_who_offers_an_ask_in_other_words_is_shown_as_near_to_it() {
    let mut desk = Desk::lively();
    let asks = vec!["machine learning".to_owned()];
    desk.command(Command::WalkIn { details: Details { asks, ..Details::named("Zora") } });
    let offers = vec!["ML".to_owned()];
    desk.command(Command::WalkIn { details: Details { offers, ..Details::named("Yan") } });

    let screen = desk.press("<f4><shift-tab><end>").screen(120, 40);

    assert_eq!(standing(&desk, "Zora"), (AskStanding::Open, 0));
    assert!(screen.contains("1 nearly") && screen.contains("in other words: Yan"), "{screen}");
    desk.press("<enter>");
    assert_eq!(marked(&desk), pair(&desk, "Zora", "Yan"));
}

#[test]
fn enter_on_an_ask_goes_to_its_asker_with_whoever_could_help_marked() {
    let mut desk = Desk::lively();

    desk.press("<f4><shift-tab><enter>");

    assert_eq!(part(&desk), IntroductionsPart::Offers);
    assert_eq!(marked(&desk), pair(&desk, "Ada", "Đặng"));
}

#[test]
fn an_ask_is_answered_when_its_asker_has_met_somebody_who_offers_it() {
    let mut desk = Desk::lively();
    let (ada, helper) = (desk.id_of("Ada"), desk.id_of("Đặng"));
    desk.press("<f4><shift-tab>");
    assert_eq!(standing(&desk, "Ada"), (AskStanding::Open, 1));

    desk.command(Command::Introduce { first: ada, second: helper, reason: "x".to_owned() });
    assert_eq!(standing(&desk, "Ada").0, AskStanding::Answered);
    assert_eq!(wall(&desk).last().unwrap().0, "Ada", "answered ones stand at the end");

    let introduction = desk.event().introductions()[0].id;
    let outcome = shouldmeet::domain::Outcome::DidNot;
    desk.command(Command::SeeOutcome { introduction, outcome });
    assert_eq!(standing(&desk, "Ada").0, AskStanding::Open, "they did not meet after all");
}

#[test]
fn the_host_strikes_an_ask_and_opens_it_again_with_the_same_key() {
    let mut desk = Desk::lively();

    desk.press("<f4><shift-tab>s");
    assert_eq!(standing(&desk, "Ada").0, AskStanding::Struck);
    assert!(desk.notice().starts_with("Struck “reading a lease"), "{}", desk.notice());
    desk.press("s");
    assert_eq!(standing(&desk, "Ada").0, AskStanding::Open);
    desk.press("<ctrl-z><ctrl-z>");

    assert_eq!(desk.event().ask_struck(desk.id_of("Ada"), "reading a lease before signing"), None);
}

#[test]
fn somebody_can_help_and_is_offered_at_once() {
    let mut desk = Desk::lively();
    let asks = vec!["tuning a xylophone".to_owned()];
    desk.command(Command::WalkIn { details: Details { asks, ..Details::named("Zora") } });

    desk.press("<f4><shift-tab>f").press("ben<enter>");

    let ben = desk.person("Ben");
    assert!(ben.details.offers.contains(&"tuning a xylophone".to_owned()), "{:?}", ben.details);
    assert_eq!(standing(&desk, "Zora"), (AskStanding::Open, 1));
    desk.press("<enter>");
    assert_eq!(shown(&desk)[0], pair(&desk, "Zora", "Ben"));
    assert_eq!(marked(&desk), pair(&desk, "Zora", "Ben"));
    // Who offers it already is told so, and nothing is written twice.
    let before = desk.event().ledger().entries().len();
    desk.press("<shift-tab>f").press("ben<enter>");
    assert!(desk.notice().contains("already"), "{}", desk.notice());
    assert_eq!(desk.event().ledger().entries().len(), before);
}

#[test]
fn a_pair_that_rests_is_not_counted_as_help_whether_declined_or_kept_apart() {
    for apart in [true, false] {
        let mut desk = Desk::lively();
        let (first, second) = (desk.id_of("Ada"), desk.id_of("Đặng"));
        desk.command(if apart {
            Command::KeepApart { first, second }
        } else {
            Command::Rest { first, second }
        });

        desk.press("<f4><shift-tab>");

        assert_eq!(standing(&desk, "Ada"), (AskStanding::Open, 0));
    }
}

#[test]
fn not_me_ask_lena_makes_the_next_introduction_and_thanks_who_passed_it_on() {
    let mut desk = Desk::lively();
    // Ada and Ben are the second offer: Ben looks for what Ada offers.
    desk.press("<f4><down>");
    assert_eq!(marked(&desk), pair(&desk, "Ada", "Ben"));

    desk.press("p");
    let choices = desk.screen(120, 40);
    assert!(choices.contains("Ada says: not me"), "{choices}");
    desk.press("<enter>");
    assert!(desk.screen(120, 40).contains("Who is better placed than Ada to help Ben?"));
    desk.press("farid<enter>");

    assert_eq!(shown(&desk)[0], pair(&desk, "Ben", "Farid"), "it is the next one");
    assert_eq!(marked(&desk), pair(&desk, "Ben", "Farid"));
    let screen = desk.screen(120, 40);
    assert!(screen.contains("passed on"), "{screen}");
    let spoken = &desk.app.evening().unwrap().offers_shown()[0].suggestion.spoken.reason.clone();
    assert_eq!(
        spoken,
        "Farid, Ada says you are the one to ask: Ben is looking for “winding down a café”."
    );
    assert!(desk.event().is_resting(pair(&desk, "Ada", "Ben")));

    let waits = desk.press("<ctrl-p>hand over<enter>").screen(120, 40);
    assert!(waits.contains("Ben Osei and Farid Nazari, to be introduced"), "{waits}");
    desk.press("<esc>");
    desk.press("<enter><tab><tab><end>");
    let edge = desk.screen(120, 40);
    assert!(edge.contains("brings") && edge.contains("passed 1 on"), "{edge}");
    assert!(edge.contains("Ben Osei to Farid Nazari"), "{edge}");
    let card = desk.press("<f2>ada").screen(120, 40);
    assert!(card.contains("worth a thank you"), "{card}");
}

#[test]
fn situation_45_who_was_passed_on_to_somebody_away_is_next_when_they_are_back() {
    let mut desk = Desk::lively();
    let farid = desk.id_of("Farid");
    desk.command(Command::StepOut { participant: farid });
    desk.press("<f4><down>p<enter>").press("farid<enter>");
    let passed = pair(&desk, "Ben", "Farid");
    assert!(!shown(&desk).contains(&passed), "nobody is offered who is away");

    desk.command(Command::ComeBack { participant: farid });

    assert_eq!(shown(&desk)[0], passed);
}

#[test]
fn passing_on_to_somebody_who_rests_with_the_asker_is_refused_without_a_reason() {
    for apart in [true, false] {
        let mut desk = Desk::lively();
        let (first, second) = (desk.id_of("Ben"), desk.id_of("Farid"));
        desk.command(if apart {
            Command::KeepApart { first, second }
        } else {
            Command::Rest { first, second }
        });

        desk.press("<f4><down>p<enter>").press("farid<enter>");

        assert_eq!(desk.notice(), "These two are not brought together tonight");
        assert_eq!(desk.event().passed_on(), []);
    }
}

#[test]
fn situation_49_each_of_the_two_can_say_no_and_nobody_is_told_who() {
    for key in ["A", "B"] {
        let mut desk = Desk::lively();
        desk.press("<f4>");
        let declined = marked(&desk);

        desk.press(key);

        assert!(desk.event().is_resting(declined) && !shown(&desk).contains(&declined));
        let answers = desk.event().permissions(declined).unwrap();
        assert_eq!(answers.values().copied().collect::<Vec<_>>(), [Answer::No]);
        for id in declined.both() {
            assert!(!desk.notice().contains(desk.event().name_of(id)), "{}", desk.notice());
        }
        let history = desk.press("<f10>").screen(120, 40);
        assert!(history.contains("in private"), "{history}");
    }
}

#[test]
fn enter_on_the_edge_looks_for_whoever_stands_alone() {
    let mut desk = Desk::lively();

    desk.press("<f4><tab><tab><enter>");

    let about = desk.app.evening().unwrap().introductions_screen.about.clone();
    assert_eq!(about, Some(About::Person(desk.id_of("Ada"))));
    assert_eq!(part(&desk), IntroductionsPart::Offers);
}

#[test]
fn a_clump_is_opened_by_two_introductions_that_can_be_made_one_by_one() {
    let mut desk = Desk::lively();
    let people = ["Elif", "Farid", "Grace"].map(|name| desk.id_of(name));
    for participant in people {
        let detail = Detail::Organisation(Some("Harbour Trust".to_owned()));
        drop(
            desk.app
                .evening()
                .unwrap()
                .event
                .decide(Command::Amend { participant, detail: detail.clone() }, desk.app.now),
        );
        if desk.event().participant(participant).unwrap().details.organisation.as_deref()
            != Some("Harbour Trust")
        {
            desk.command(Command::Amend { participant, detail });
        }
    }
    desk.command(Command::MeetByThemselves { people: people.to_vec() });

    let edge = desk.press("<f4><tab><tab>").screen(120, 40);
    assert!(edge.contains("3 of 3 have only met their own"), "{edge}");
    assert!(edge.contains("What would open it"), "{edge}");
    desk.press("<enter>");

    let openers = shown(&desk);
    assert_eq!(openers.len(), 2, "{openers:?}");
    for opener in &openers {
        assert_eq!(people.iter().filter(|person| opener.has(**person)).count(), 1);
    }
    desk.press("<enter>");
    assert_eq!(shown(&desk), openers[1..], "the second one stays until it is made");
    desk.press("<enter>");
    assert!(openers.iter().all(|opener| desk.event().introduction_of(*opener).is_some()));
}

#[test]
fn situation_42_who_met_at_an_earlier_event_is_brought_together_again_and_told_so() {
    let mut desk = Desk::lively();
    desk.press("<f4>r");
    assert!(desk.notice().contains("No two people here"), "{}", desk.notice());
    let (first, second) = (desk.id_of("Ada"), desk.id_of("Hal"));
    desk.command(Command::Tie { first, second, tie: Tie::MetBefore });

    let again = desk.press("r").screen(120, 40);

    assert_eq!(shown(&desk), [pair(&desk, "Ada", "Hal")]);
    assert!(again.contains("You two met last time"), "{again}");
    desk.press("<enter>");
    let made = desk.event().introduction_of(pair(&desk, "Ada", "Hal")).unwrap();
    assert!(made.reason.starts_with("You two met last time"), "{}", made.reason);
    assert!(desk.press("<esc>").screen(120, 40).contains("people are free"));
}

#[test]
fn the_language_of_the_sentences_changes_at_once_and_can_be_taken_back() {
    let mut desk = Desk::lively();

    let german = desk.press("<f4>l").press("deutsch<enter>").screen(120, 40);

    assert_eq!(desk.event().settings().language, SentenceLanguage::German);
    assert!(german.contains('„') && german.contains("sucht"), "{german}");
    let french = desk.press("<ctrl-p>language<enter>").press("fran<enter>").screen(120, 40);
    assert!(french.contains('«') && french.contains("cherche"), "{french}");
    let back = desk.press("<ctrl-z><ctrl-z>").screen(120, 40);
    assert!(back.contains("is looking for"), "{back}");
    let from_the_desk = desk.press("<f2><ctrl-p>language<enter>").screen(120, 40);
    assert!(from_the_desk.contains("In which language"), "{from_the_desk}");
}

#[test]
fn how_introductions_are_weighed_is_one_act_that_can_be_taken_back() {
    let mut desk = Desk::lively();
    let before = desk.event().settings().clone();

    desk.press("<f4>o<ctrl-u>50");
    desk.press("<shift-tab><ctrl-u>teaming up<enter>");

    let settings = desk.event().settings();
    assert_eq!(settings.weight(Factor::Answers), 50);
    assert_eq!(settings.purpose, Purpose::TeamingUp);
    assert!(desk.app.dialogs.is_empty());
    desk.press("<ctrl-z>");
    assert_eq!(*desk.event().settings(), before);
}

#[test]
fn a_wrong_number_in_the_weights_is_told_in_one_sentence_and_nothing_is_written() {
    for (typed, told) in [
        ("much", "“asks answered” takes a number from 0 to 300, not “much”"),
        ("301", "“asks answered” takes a number from 0 to 300, not “301”"),
        ("-1", "“asks answered” takes a number from 0 to 300, not “-1”"),
        ("", "“asks answered” takes a number from 0 to 300, not “”"),
    ] {
        let mut desk = Desk::lively();
        let entries = desk.event().ledger().entries().len();

        desk.press("<f4>o<ctrl-u>").press(typed).press("<enter>");

        assert_eq!(desk.notice(), told);
        assert_eq!(desk.event().ledger().entries().len(), entries);
        assert_eq!(desk.app.dialogs.len(), 1, "the form stays open");
    }
    let mut desk = Desk::lively();
    desk.press("<f4>o<enter>");
    assert!(desk.app.dialogs.is_empty(), "nothing changed, nothing written");
    desk.press("o<ctrl-u>120 %<enter>");
    assert_eq!(desk.event().settings().weight(Factor::Answers), 120);
}

#[test]
fn the_share_of_newcomers_is_shown_beside_what_is_wanted() {
    let mut desk = Desk::lively();
    let participant = desk.id_of("Ada");
    desk.command(Command::Amend { participant, detail: Detail::FirstTime(Some(true)) });
    desk.command(Command::Settle { setting: Setting::NewcomerPercent(30) });
    for (first, second) in [("Ada", "Ben"), ("Elif", "Hal")] {
        let (first, second) = (desk.id_of(first), desk.id_of(second));
        desk.command(Command::Introduce { first, second, reason: "x".to_owned() });
    }

    let shown = desk.press("<f4><tab><tab>").screen(80, 24);

    let gauge = "New here: 1 of 8 people, in 1 of 2 introductions (50 % of 30 % wanted)";
    assert!(shown.contains(gauge), "{shown}");
}

#[test]
fn the_network_of_the_evening_is_a_page_to_read() {
    let mut desk = Desk::lively();
    let (first, second) = (desk.id_of("Ada"), desk.id_of("Ben"));
    desk.command(Command::Tie { first, second, tie: Tie::Known });

    desk.press("<f4>v");

    let page = page(&desk);
    assert!(page.contains("groups\t1") && page.contains("know nobody\t6"), "{page}");
}

/// What the page says for two people, and the gate that it must be about.
fn why(desk: &mut Desk, first: &str, second: &str, gate: Gate) -> String {
    let [one, two] = [first, second].map(|name| desk.id_of(name));
    let likenesses = Likenesses::default();
    let found = why_not(&Room::of(desk.event(), desk.app.now, &likenesses), one, two);
    assert_eq!(found, WhyNot::Gate(gate));
    desk.press("<f4>x").press(first).press("<enter>").press(second).press("<enter>");
    let page = page(desk);
    desk.press("<esc>");
    page
}

#[test]
fn every_gate_is_told_in_plain_words() {
    let mut desk = Desk::lively();
    let id = |desk: &Desk, name: &str| -> ParticipantId { desk.id_of(name) };
    let (ada, ben, elif) = (id(&desk, "Ada"), id(&desk, "Ben"), id(&desk, "Elif"));
    let (hal, igor) = (id(&desk, "Hal"), id(&desk, "Igor"));

    let told = why(&mut desk, "Ada", "Igor", Gate::NotHere(igor));
    assert!(told.contains("Igor Granin is not in the room"), "{told}");

    desk.command(Command::ChooseWay { participant: ben, way: Way::Listening });
    let told = why(&mut desk, "Ada", "Ben", Gate::NotNow(ben));
    assert!(told.contains("Ben Osei takes part in another way now: listening"), "{told}");

    desk.command(Command::Accompany { companion: elif, participant: ada });
    let told = why(&mut desk, "Ada", "Elif", Gate::NotIntroduced(elif));
    assert!(told.contains("Elif Kaya is not introduced"), "{told}");

    let grace = id(&desk, "Grace");
    for (participant, language) in [(grace, "de"), (hal, "fr")] {
        let detail = Detail::Languages(vec![language.to_owned()]);
        desk.command(Command::Amend { participant, detail });
    }
    let told = why(&mut desk, "Grace", "Hal", Gate::NoLanguage);
    assert!(told.contains("share no language"), "{told}");

    desk.command(Command::MeetByThemselves { people: vec![ada, hal] });
    let told = why(&mut desk, "Ada", "Hal", Gate::MetTonight);
    assert!(told.contains("met tonight"), "{told}");

    desk.command(Command::Rest { first: ada, second: grace });
    let resting = why(&mut desk, "Ada", "Grace", Gate::NotTonight);
    let farid = id(&desk, "Farid");
    desk.command(Command::KeepApart { first: ada, second: farid });
    let apart = why(&mut desk, "Ada", "Farid", Gate::NotTonight);
    assert_eq!(resting, apart, "what was told in confidence looks like any pair that rests");

    let ginger = id(&desk, "Chloë");
    desk.command(Command::Introduce { first: ginger, second: farid, reason: "x".to_owned() });
    let told = why(&mut desk, "Chloë", "Grace", Gate::JustIntroduced(ginger));
    assert!(told.contains("Chloë Martin was introduced"), "{told}");

    desk.command(Command::Settle { setting: Setting::IntroductionCap(1) });
    let told = why(&mut desk, "Chloë", "Grace", Gate::Enough(ginger));
    assert!(told.contains("as many introductions as one person gets: 1"), "{told}");
}

#[test]
fn at_a_table_is_told_as_such() {
    let mut desk = Desk::lively();
    desk.press("<f5>d<enter>");
    let ada = desk.id_of("Ada");
    let round = desk.event().running_round().unwrap();
    let table = round.seating.table_of(ada).unwrap();
    let other = ["Ben", "Chloë", "Elif", "Farid", "Grace", "Hal"]
        .into_iter()
        .find(|name| round.seating.table_of(desk.id_of(name)) != Some(table))
        .unwrap();

    let told = why(&mut desk, "Ada", other, Gate::AtATable(ada));

    assert!(told.contains("Ada Byron sits at a table in the round that is on"), "{told}");
}

#[test]
fn where_nothing_forbids_it_the_worth_is_told_beside_the_best() {
    let mut desk = Desk::lively();
    let (first, second) = (desk.id_of("Ada"), desk.id_of("Hal"));
    desk.command(Command::Tie { first, second, tie: Tie::Known });

    desk.press("<f4>xada<enter>hal<enter>");

    let page = page(&desk);
    assert!(page.contains("# Nothing forbids it"), "{page}");
    assert!(page.contains("Ada Byron is offered"), "{page}");
    assert!(page.contains("they know each other"), "{page}");
}

#[test]
fn what_the_box_cannot_hold_is_marked_with_the_key_that_shows_it() {
    let mut desk = Desk::lively();
    let long = "a very long way of saying what one looks for at an evening";
    for (name, number) in [("Ada", 1), ("Hal", 2)] {
        let participant = desk.id_of(name);
        let [asks, offers] = if number == 1 { [1, 2] } else { [2, 1] };
        let words = |number: i32| vec![format!("{long} {number}")];
        desk.command(Command::Amend { participant, detail: Detail::Asks(words(asks)) });
        desk.command(Command::Amend { participant, detail: Detail::Offers(words(offers)) });
    }
    desk.press("<f4>/ada<enter>");

    let small = desk.screen(60, 20);
    let usual = desk.screen(80, 24);

    assert!(small.contains("… w shows all of it"), "{small}");
    assert!(usual.contains("acquaintance") || usual.contains("w shows all"), "{usual}");
    assert!(page(desk.press("w")).contains(long));
}

/// Keys of the introductions, and what is typed into what they open.
const KEYS: [&str; 26] = [
    "<tab>",
    "<shift-tab>",
    "<enter>",
    "<enter>",
    "<esc>",
    "<down>",
    "<up>",
    "a",
    "A",
    "b",
    "B",
    "n",
    "p",
    "m",
    "w",
    "h",
    "d",
    "f",
    "s",
    "/",
    "x",
    "r",
    "v",
    "o",
    "l",
    "<end>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_keys_on_the_introductions_leave_a_screen_that_is_drawn_and_betrays_nobody(
        keys in proptest::collection::vec(0..KEYS.len(), 1..60),
    ) {
        let mut desk = Desk::lively();
        let (first, second) = (desk.id_of("Ada"), desk.id_of("Ben"));
        desk.command(Command::KeepApart { first, second });
        desk.press("<f4>");

        for key in keys {
            desk.press(KEYS[key]);
            let screen = desk.screen(80, 24);
            prop_assert!(!screen.contains("onfidence"), "{screen}");
        }

        let apart = Pair::new(first, second).unwrap();
        prop_assert!(desk.event().introduction_of(apart).is_none());
        prop_assert!(!shown(&desk).contains(&apart));
    }
}
