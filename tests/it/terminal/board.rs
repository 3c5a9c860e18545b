//! A desk and a board side by side, through a whole round; either of them killed and back again.

use super::Home;

#[test]
fn desk_and_board_go_through_a_round_side_by_side_and_survive_each_others_end() {
    let home = Home::new();
    home.run(&["sample", "--no-open"]);
    let mut desk = home.start(&[]);
    desk.see("33 here");
    let mut board = home.start(&["board"]);
    board.see("Round 2 begins soon");

    desk.press("<f5>").see("d draws the next").press("d").see("is drawn, 12 minutes");
    desk.press("<enter>").see("is on:");
    board.see("Find your table").see("Round 2 of 4").see("Amparo Quisbert");
    board.press("z").see("q closes the board");

    desk.press("bclock<enter>").see("The board: clock");
    board.see("minutes left");
    desk.press("x").see("Asked the room");
    board.wait_for("a question", |screen| screen.contents().contains('?'));

    // The board dies: the desk does not notice, and a new one shows the same.
    board.kill();
    desk.press("p").see("Paused round 2");
    let mut board = home.start(&["board"]);
    board.see("The clock stands still");

    // The desk dies: the board stands, and follows the next desk on the same event.
    desk.kill();
    let mut desk = home.start(&[]);
    desk.see("cut short last time").press("<enter>");
    desk.wait_for("the desk", |screen| !screen.contents().contains("cut short last time"));
    desk.press("<f5>").see("is paused").press("p").see("Went on with round 2");
    board.see("minutes left");
    desk.press("e").see("Ended round 2");
    board.see("Round 3 begins soon");

    board.press("q");
    assert_eq!(board.end(), 0);
}

#[test]
fn a_board_keeps_no_desk_from_writing_and_shows_nothing_of_the_desk() {
    let home = Home::new();
    home.run(&["new", "Spring evening"]);
    let mut board = home.start(&["board"]);
    board.see("Welcome to").see("Spring evening");

    let mut desk = home.start(&[]);
    desk.see("Who is here?").press("Zora Neale<enter>").see("Added Zora Neale");

    board.press("<ctrl-c>");
    assert_eq!(board.end(), 0);
    assert!(!String::from_utf8_lossy(&board.sent()).contains("Zora"));
}

#[test]
fn a_board_whose_event_is_gone_says_so_whatever_is_pressed_and_goes_on_when_it_is_back() {
    let home = Home::new();
    home.run(&["sample", "--no-open"]);
    let mut board = home.start(&["board"]);
    board.see("Round 2 begins soon");
    let elsewhere = home.path().join("elsewhere");

    std::fs::rename(home.events(), &elsewhere).unwrap();
    board.see("! The desk cannot be reached; this is how it stood last.");
    board.press("z").see("q closes the board").see("! The desk cannot be reached");

    std::fs::rename(&elsewhere, home.events()).unwrap();
    board.wait_for("the end of the warning", |screen| !screen.contents().contains("cannot be"));
    board.see("Round 2 begins soon");
}

#[test]
fn every_key_of_the_board_says_what_it_did() {
    let home = Home::new();
    home.run(&["new", "Spring evening"]);
    let mut board = home.start(&["board"]);

    board.see("1 Come to the desk and say your name.").see("3 When a round begins");
    board.press(" ").see("The pages stand still").press(" ").see("turn by themselves");
    board.press("+").see("zoom of your terminal").press("?").see("q closes the board");
    board.press("q");
    assert_eq!(board.end(), 0);
}

#[test]
fn the_board_is_written_as_a_page_and_served_to_this_laptop_alone() {
    let home = Home::new();
    home.run(&["sample", "--no-open"]);

    home.run(&["board", "--html", home.path().join("board.html").to_str().unwrap()]);
    let page = std::fs::read_to_string(home.path().join("board.html")).unwrap();
    assert!(page.contains("Open Table at the Old Tram Depot") && page.contains("Round 2 begins"));

    let mut served = home.start(&["board", "--web"]);
    served.see("http://127.0.0.1:").see("Only this laptop can see it");
    served.signal("-TERM");
    let (code, told) = home.refused(&["board"]);
    assert_eq!(code, 2);
    assert!(told.contains("The board needs a terminal"), "{told}");
}
