//! The terminal is left as it was found, whatever ends the program.

use super::{Home, Terminal};

/// How the terminal was before the program, and is again after it.
const AS_IT_WAS: &str = "b=$(stty -g); echo before; \
                         sh -c 'echo $$ > id; exec \"$0\"' \"$0\"; code=$?; \
                         [ \"$(stty -g)\" = \"$b\" ] && echo same modes; echo code $code";

/// Ends the program in a shell, and looks whether the shell has its terminal back.
fn ends_as_it_began(code: u32, end: impl FnOnce(&mut Terminal, &str)) {
    let home = Home::new();
    let mut desk = home.start_shell(AS_IT_WAS);
    desk.see("SAMPLE");
    desk.wait_for("the modes", |screen| screen.alternate_screen() && screen.bracketed_paste());
    assert!(!desk.text().contains("before"));

    let id = std::fs::read_to_string(home.path().join("id")).unwrap();
    end(&mut desk, id.trim());

    desk.see(&format!("code {code}")).see("before").see("same modes");
    desk.wait_for("the modes given back", |screen| {
        let paste = screen.alternate_screen() || screen.bracketed_paste();
        let keys = screen.application_cursor() || screen.application_keypad();
        let mouse = screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
        !paste && !keys && !mouse && !screen.hide_cursor()
    });
    assert!(!desk.text().contains("SAMPLE"), "{}", desk.text());
}

#[test]
fn after_a_normal_end_the_terminal_is_as_it_was() {
    ends_as_it_began(0, |desk, _| {
        desk.press("<ctrl-c>").see("again ends the program").press("<ctrl-c>");
    });
}

#[test]
fn after_a_signal_the_terminal_is_as_it_was_and_the_exit_code_says_so() {
    for signal in ["-TERM", "-HUP", "-INT"] {
        ends_as_it_began(130, |_, id| {
            let mut kill = std::process::Command::new("kill");
            assert!(kill.args([signal, id]).status().unwrap().success());
        });
    }
}

#[test]
fn a_signal_ends_the_program_in_good_order() {
    for signal in ["-TERM", "-HUP"] {
        let home = Home::new();
        let mut desk = home.start(&[]);
        desk.see("SAMPLE");

        desk.signal(signal);

        assert_eq!(desk.end(), 130, "{signal}");
        assert!(desk.text().contains("Ended from outside; all is saved"), "{}", desk.text());
        // The next start finds nothing cut short.
        let mut again = home.start(&[]);
        again.see("SAMPLE");
        assert!(!again.text().contains("cut short"), "{}", again.text());
    }
}

#[test]
fn what_was_done_before_the_window_was_closed_is_there() {
    let home = Home::new();
    home.run(&["new", "Spring evening"]);
    let mut desk = home.start(&[]);
    desk.see("Who is here?").press("Zora Neale<enter>").see("Added Zora Neale");

    desk.signal("-HUP");
    assert_eq!(desk.end(), 130);

    let mut again = home.start(&[]);
    again.see("1 here");
    assert!(!again.text().contains("cut short"), "{}", again.text());
}
