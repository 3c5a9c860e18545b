//! Badges scanned on every screen and in every dialog: the letters come as keys.

use shouldmeet::app::{Chord, Dialog, Key, Message, Saved};
use shouldmeet::domain::{BadgeCode, Command, Details, ParticipantId, Presence, Timestamp};

use super::{Desk, chords};

impl Desk {
    /// The scanner types a text, with nothing between the letters and nothing behind them.
    pub(crate) fn burst(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.send(Message::Key(Chord::plain(Key::Char(letter))));
        }
        self
    }

    /// Somebody's badge is scanned; the scanner ends it with Enter.
    fn scan(&mut self, name: &str) -> &mut Self {
        let code = BadgeCode::of(self.id_of(name)).to_string();
        self.burst(&code);
        self.send(Message::Key(Chord::plain(Key::Enter)));
        self.rest()
    }

    /// Nothing comes for a while.
    pub(crate) fn rest(&mut self) -> &mut Self {
        self.send(Message::Quiet);
        self
    }

    fn seconds(&mut self, seconds: i64) -> &mut Self {
        let now = Timestamp::from_millis(self.app.now.as_millis() + seconds * 1_000);
        self.send(Message::Tick(now));
        self
    }

    pub(crate) fn is_here(&self, name: &str) -> bool {
        self.person(name).is_here()
    }

    fn top(&self) -> String {
        let dialog = self.app.dialogs.last().map(|dialog| format!("{dialog:?}"));
        dialog.unwrap_or_default()
    }
}

const SCREENS: [&str; 9] = [
    "<f2>",
    "<f3>",
    "<f4>",
    "<f4><tab>",
    "<f4><tab><tab>",
    "<f4><shift-tab>",
    "<f5>",
    "<f5>d<enter>",
    "<f6>",
];

#[test]
fn situation_56_a_scan_checks_in_on_every_screen_and_fires_no_command() {
    for screen in SCREENS {
        for ending in ["", "<enter>", "<tab>"] {
            for small in [false, true] {
                let mut desk = Desk::lively();
                desk.press(screen);
                let before = desk.screen(100, 30);
                let acts = desk.event().ledger().entries().len();
                let code = BadgeCode::of(desk.id_of("Igor")).to_string();
                let code = if small { code.to_lowercase() } else { code };

                desk.burst(&code);
                for chord in chords(ending) {
                    desk.send(Message::Key(chord));
                }
                desk.rest();

                assert!(desk.is_here("Igor"), "{screen} {ending}: {}", desk.notice());
                assert!(desk.notice().starts_with("Checked in Igor Granin"), "{}", desk.notice());
                assert_eq!(desk.event().ledger().entries().len(), acts + 1, "{screen} {ending}");
                assert!(desk.app.dialogs.is_empty(), "{screen} {ending}: {}", desk.top());
                let tab = |screen: &str| screen.lines().nth(1).map(str::to_owned);
                assert_eq!(tab(&desk.screen(100, 30)), tab(&before), "{screen}");
                desk.press("<ctrl-z>");
                assert!(!desk.is_here("Igor"), "{screen}: {}", desk.notice());
            }
        }
    }
}

#[test]
fn a_scan_while_something_is_typed_leaves_it_as_it_was_with_the_cursor() {
    for (place, typed) in [
        ("<f2>", "ada"),
        ("<f3>", "tea"),
        ("<f2>ada<ctrl-e><tab>", "Quay"),
        ("<f2>ada<ctrl-t>", "pa"),
        ("<ctrl-o>", "guests.csv"),
        ("<ctrl-p>", "wal"),
    ] {
        let mut desk = Desk::lively();
        desk.press(place).press(typed).press("<left>");
        let before = desk.screen(100, 30);
        let code = BadgeCode::of(desk.id_of("Igor")).to_string();

        desk.burst(&code[..9]);
        assert!(desk.screen(100, 30).contains(&code[..9]), "{place}: {}", desk.screen(100, 30));
        desk.burst(&code[9..]).press("<enter>");

        assert!(desk.is_here("Igor"), "{place}: {}", desk.notice());
        let lines = |screen: &str| {
            // All but the header, what is found of people, and the answer.
            let field = screen.lines().filter(|line| line.contains(typed));
            field.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(lines(&desk.screen(100, 30)), lines(&before), "{place}");
        // The cursor is where it was: the next letter goes before the last one.
        desk.press("x");
        let (head, last) = typed.split_at(typed.len() - 1);
        let shown = desk.screen(100, 30);
        assert!(shown.contains(&format!("{head}x{last}")), "{place}: {shown}");
    }
}

#[test]
fn the_row_that_was_marked_is_marked_again_and_what_was_said_stands() {
    let mut desk = Desk::lively();
    desk.press("<f2>sam<down>");
    let marked = desk.app.evening().unwrap().desk.marked();

    desk.scan("Igor");

    assert_eq!(desk.app.evening().unwrap().desk.marked(), marked);
    assert!(desk.notice().starts_with("Checked in Igor"), "{}", desk.notice());
}

#[test]
fn situation_12_whoever_is_away_or_has_left_is_back() {
    let mut desk = Desk::lively();
    let (ada, ben) = (desk.id_of("Ada"), desk.id_of("Ben"));
    desk.command(Command::StepOut { participant: ada });
    desk.command(Command::Leave { participant: ben, minutes_ago: 0 });
    desk.press("<f5>");

    for name in ["Ada", "Ben"] {
        desk.wait(1).scan(name);

        assert!(desk.is_here(name), "{}", desk.notice());
        assert!(desk.notice().contains("back"), "{}", desk.notice());
    }
}

#[test]
fn whoever_is_here_already_is_said_to_be_and_found_at_the_desk() {
    let mut desk = Desk::lively();
    let grace = desk.id_of("Grace");
    desk.wait(4).press("<f5>").scan("Grace");

    assert_eq!(desk.notice(), "Grace Adeyemi is here since 18:00 · F2 shows them at the desk");
    desk.press("<f2>");
    assert_eq!(desk.app.evening().unwrap().desk.marked(), Some(grace));
    assert!(desk.screen(100, 30).contains("Grace Adeyemi"), "{}", desk.screen(100, 30));

    desk.wait(1).press("ig").scan("Grace");
    assert_eq!(desk.notice(), "Grace Adeyemi is here since 18:00 · Esc shows them");
    desk.press("<esc>");
    assert_eq!(desk.app.evening().unwrap().desk.marked(), Some(grace));
}

#[test]
fn a_badge_held_before_the_scanner_counts_once_and_what_was_said_stays() {
    for screen in ["<f2>", "<f5>"] {
        let mut desk = Desk::lively();
        desk.press(screen).scan("Igor");
        let said = desk.notice().to_owned();
        let acts = desk.event().ledger().entries().len();

        for _ in 0..4 {
            desk.seconds(1).scan("Igor");
            assert_eq!(desk.notice(), said, "{screen}");
        }
        desk.seconds(2).scan("Igor");

        assert!(desk.notice().starts_with("Igor Granin is here since"), "{}", desk.notice());
        assert_eq!(desk.event().ledger().entries().len(), acts, "{screen}");
    }
}

#[test]
fn a_scan_after_the_check_in_was_taken_back_counts() {
    let mut desk = Desk::lively();
    desk.scan("Igor").press("<ctrl-z>").scan("Igor");

    assert!(desk.is_here("Igor"), "{}", desk.notice());
}

#[test]
fn another_events_badge_and_a_barred_person_are_one_sentence_each() {
    let mut desk = Desk::lively();
    let igor = desk.id_of("Igor");
    let stranger = BadgeCode::of(ParticipantId { number: 9_999, ..igor }).to_string();
    desk.command(Command::Bar { participant: igor, barred: true });
    for screen in ["<f2>", "<f5>", "<ctrl-p>"] {
        desk.press(screen).burst(&stranger);
        assert_eq!(desk.notice(), "This badge is of another event", "{screen}");
        desk.wait(1);
    }
    desk.press("<esc><f2>igor<enter>");
    let by_hand = desk.notice().to_owned();
    desk.press("<f6>").scan("Igor");

    assert_eq!(desk.notice(), by_hand);
    assert!(by_hand.contains("cannot be checked in"), "{by_hand}");
}

#[test]
fn in_a_question_for_a_person_the_badge_answers() {
    let mut desk = Desk::lively();
    let (ada, sam) = (desk.id_of("Ada"), desk.id_of("Sam"));
    desk.press("<f2>ada<ctrl-x>gr").scan("Sam");

    assert_eq!(desk.notice(), "Sam Reed is filled in; Enter takes them");
    let Some(Dialog::Pick(pick)) = desk.app.dialogs.last() else { panic!("{}", desk.top()) };
    assert_eq!((pick.field.text(), pick.marked()), ("Sam Reed", Some(sam)));
    assert_eq!(desk.person("Sam").presence(), Presence::Expected);

    desk.wait(1).scan("Ada");
    assert_eq!(desk.notice(), "This is Ada Byron's own badge; scan the other one's");
    desk.wait(1).scan("Sam").press("<enter>");
    let kept: Vec<_> = desk.event().ledger().entries().iter().rev().take(1).collect();
    let kept = format!("{kept:?}");
    assert!(kept.contains("Apart") && kept.contains(&format!("{ada:?}")), "{kept}");
}

#[test]
fn situation_41_badges_scanned_at_a_table_say_who_sits_there() {
    let mut desk = Desk::lively();
    desk.press("<f5>d<enter>a");
    let Some(Dialog::Prompt(_)) = desk.app.dialogs.last() else { panic!("{}", desk.top()) };
    desk.press("<ctrl-u>").scan("Ada").scan("Hal");
    assert!(desk.notice().starts_with("Hal is added"), "{}", desk.notice());
    desk.wait(1).scan("Ada");
    assert_eq!(desk.notice(), "Ada Byron stands in the line already");

    let Some(Dialog::Prompt(prompt)) = desk.app.dialogs.last() else { panic!("{}", desk.top()) };
    let [ada, hal] = ["Ada", "Hal"].map(|name| desk.id_of(name).number);
    assert_eq!(prompt.field.text(), format!("{ada}, {hal}"));
    desk.press("<enter>");
    assert!(desk.app.dialogs.is_empty(), "{}", desk.notice());
}

#[test]
fn two_people_with_one_code_are_asked_about_by_name() {
    // The first two numbers of this desk that share a code, found by trying.
    let desk_id = Desk::empty().event().desk();
    let of = |number| BadgeCode::of(ParticipantId { desk: desk_id, number });
    let mut known = std::collections::HashMap::new();
    let (first, second) = (1..400_000)
        .find_map(|number| known.insert(of(number), number).map(|first| (first, number)))
        .unwrap();
    let mut desk = Desk::empty();
    for (number, name) in [(first, "Ada Byron"), (second, "Grace Adeyemi")] {
        desk.register_as(number, Details::named(name));
    }

    desk.burst(&of(first).to_string()).press("<enter>");
    assert!(desk.top().contains("Whose badge is it?"), "{}", desk.top());
    desk.press("grace<enter>");

    assert!(desk.is_here("Grace") && !desk.is_here("Ada"), "{}", desk.notice());
}

#[test]
fn with_no_event_or_in_a_window_that_looks_on_a_scan_is_one_sentence() {
    let mut desk = Desk::lively();
    let code = BadgeCode::of(desk.id_of("Igor")).to_string();
    let mut opening = desk.opening();
    opening.saved = Saved::LookingOn { why: "another window writes".to_owned() };
    desk.send(Message::Opened(Box::new(opening)));
    desk.press("<f5>").burst(&code);
    assert_eq!(desk.notice(), "This window only looks on: another window writes");

    desk.wait(1).press("<ctrl-p>other event<enter>").rest();
    desk.asked.clear();
    desk.burst(&code).press("<enter>");
    assert_eq!(desk.notice(), "No event is open: open one, then scan the badge again");
    assert!(desk.asked.is_empty(), "{:?}", desk.asked);
}

#[test]
fn a_scan_behind_the_curtain_checks_in_and_leaves_it_down() {
    let mut desk = Desk::lively();
    desk.press("<f12>").scan("Igor");

    assert!(desk.app.covered);
    assert!(desk.is_here("Igor"), "{}", desk.notice());
}

#[test]
fn a_pasted_code_is_a_scan_and_other_text_is_text() {
    let mut desk = Desk::lively();
    let code = BadgeCode::of(desk.id_of("Igor")).to_string();
    desk.press("<f5>").send(Message::Paste(format!("{code}\r\n")));
    assert!(desk.is_here("Igor"), "{}", desk.notice());

    desk.press("<f2>").send(Message::Paste(format!("{code} and more")));
    let shown = desk.screen(100, 30);
    assert!(shown.contains(&format!("{code} and more")), "{shown}");
}

#[test]
fn a_scan_that_arrives_while_the_disk_is_slow_waits_its_turn() {
    let mut desk = Desk::lively();
    let codes = ["Igor", "Jürgen"].map(|name| BadgeCode::of(desk.id_of(name)).to_string());
    desk.press("<f5>");
    let mut effects = Vec::new();
    for letter in codes.concat().chars() {
        effects.extend(desk.app.update(Message::Key(Chord::plain(Key::Char(letter)))));
    }
    assert_eq!(effects.len(), 1, "the second waits for the first");

    for effect in effects {
        desk.do_as_asked(effect);
    }

    assert!(desk.is_here("Igor") && desk.is_here("Jürgen"), "{}", desk.notice());
}

#[test]
fn a_badge_that_was_misread_fires_no_command_and_says_so() {
    for screen in SCREENS {
        let mut desk = Desk::lively();
        desk.press(screen);
        desk.app.notice = None;
        let mut code = BadgeCode::of(desk.id_of("Igor")).to_string();
        let last = code.pop().unwrap();
        code.push(if last == 'X' { 'B' } else { 'X' });
        let (before, acts) = (desk.screen(100, 30), desk.event().ledger().entries().len());

        desk.burst(&code).send(Message::Key(Chord::plain(Key::Enter)));
        desk.rest();

        assert_eq!(desk.notice(), "A badge was misread: scan it again", "{screen}");
        assert_eq!(desk.event().ledger().entries().len(), acts, "{screen}");
        desk.app.notice = None;
        assert_eq!(desk.screen(100, 30), before, "{screen}");
    }
}
