//! A whole evening through the real program, on a list that a ticket shop exported.

use super::Home;

const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/imports/tito_tickets.csv");

#[test]
fn an_evening_survives_being_killed_in_the_middle_of_its_second_round() {
    let home = Home::new();
    home.run(&["new", "Spring evening"]);

    let mut desk = home.start(&["import", LIST]);
    desk.see("new").see("left out").press("<enter>").see("Took in a list");

    // Three check-ins, a walk-in, and an undo.
    for (typed, name) in [("indra", "Indra"), ("nnamani", "Andrew"), ("test t", "Test Test")] {
        desk.press(typed).see(name).press("<enter>").see("Checked in");
    }
    desk.press("Zora Neale<enter>").see("Added Zora Neale");
    desk.press("product-market fit<enter>").see("Changed").see("4 here");
    desk.press("<ctrl-z>").see("Took back: Changed").press("<ctrl-y>").see("4 here");

    // A topic, an introduction.
    desk.press("<f3>supply").see("supply chain").press("<f4>").see("Offers");
    desk.press("<enter>").see("Introduced").see("Made 1");

    // Two rounds with a late arrival and a leaver.
    desk.press("<f5>d").see("There are no tables yet").press("<enter>").see("Set up");
    desk.press("d").see("Enter starts it").press("<enter>").see("Round 1 of 4 is on");
    desk.press("e").see("Round 1 of 4 is over");
    desk.press("d")
        .see("Round 2 of 4 is drawn, 12 minutes")
        .press("<enter>")
        .see("Round 2 of 4 is on");
    desk.press("<f2>a").see("· expected");
    desk.press("<enter>").see("Checked in").see("5 here");
    desk.press("<f8>").see("sit?").press("<enter>").see("· Ctrl-Z");
    desk.press("zora<ctrl-l>").see("has left").see("One thing that Zora Neale learned");
    desk.press("pilots need an owner<enter>").see("heard: pilots need an owner").see("4 here");
    desk.press("<f5>").see("Round 2 of 4 is on");
    desk.wait_for("some seconds of the round", |screen| {
        seconds_left(&screen.contents()).is_some_and(|left| left < 12 * 60 - 3)
    });
    let (before, left) = (roster(&home), seconds_left(&desk.text()).unwrap());

    desk.kill();
    let mut again = home.start(&[]);

    again.see("cut short last time").see("Zora Neale").press("<enter>");
    again.see("4 here").see("round 2 11:").press("<f5>").see("Round 2 of 4 is on: 11:");
    assert!(seconds_left(&again.text()).unwrap() <= left, "the clock has gone on: {left}");
    again.press("<f4><tab>").see("Made 1").see("min ago");
    again.press("<ctrl-c><ctrl-c>");
    assert_eq!(again.end(), 0);
    assert_eq!(roster(&home), before, "what was shown is there, and nothing else");
    home.run(&["check"]);
}

/// What the header shows of the second round's clock, in seconds.
fn seconds_left(screen: &str) -> Option<u32> {
    let (_, clock) = screen.split_once("round 2 ")?;
    let (minutes, seconds) = clock.split_whitespace().next()?.split_once(':')?;
    Some(minutes.parse::<u32>().ok()? * 60 + seconds.parse::<u32>().ok()?)
}

/// The people with where they are, as a command tells them.
fn roster(home: &Home) -> Vec<String> {
    home.run(&["roster"]).lines().map(str::to_owned).collect()
}

#[test]
fn a_rehearsal_plays_people_in_and_leaves_nothing_behind() {
    let home = Home::new();
    let mut desk = home.start(&["rehearse", "--speed", "1000"]);

    desk.see("REHEARSAL").see("here").wait_for("people who arrive", |screen| {
        let text = screen.contents();
        text.contains("0 expected") || (10..60).any(|count| text.contains(&format!("{count} here")))
    });
    desk.press("<ctrl-c><ctrl-c>");
    assert_eq!(desk.end(), 0);

    let rehearsals = home.path().join("state").join("rehearsals");
    assert_eq!(std::fs::read_dir(rehearsals).unwrap().count(), 0);
    assert!(!home.events().join("current").exists());
}
