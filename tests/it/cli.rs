//! The commands without a screen: data on standard output, talk on standard error, exit codes.

mod after;
mod damage;
mod export;
mod find;
mod lists;
mod person;
mod places;
mod print;
mod report;
mod seats;
mod sentences;

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shouldmeet"));
        command.env_remove("XDG_DATA_HOME").env("SHOULDMEET_HOME", self.0.path()).args(arguments);
        command
    }

    fn out(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).assert().success();
        String::from_utf8(output.get_output().stdout.clone()).unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.out(arguments)).unwrap()
    }

    /// Exit code and standard error of a command that is not done; nothing is on standard output.
    fn refused(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.command(arguments).output().unwrap();
        assert!(output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }

    fn folder(&self) -> PathBuf {
        PathBuf::from(self.json(&["paths", "--json"])["open"].as_str().unwrap())
    }
}

fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/imports/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn help_and_version_are_data_and_a_wrong_call_is_exit_code_two() {
    let home = Home::new();

    assert!(home.out(&["--help"]).contains("Examples"));
    assert!(home.out(&["--version"]).starts_with("shouldmeet "));
    assert_eq!(home.refused(&["no-such-command"]).0, 2);
    assert_eq!(home.refused(&["new", "   "]).0, 2);
}

#[test]
fn the_desk_without_a_terminal_says_so_in_one_sentence() {
    let home = Home::new();

    let (code, told) = home.refused(&[]);

    assert_eq!(code, 2);
    assert_eq!(told.lines().count(), 2, "{told}");
    assert!(told.starts_with("The desk needs a terminal") && told.contains("  hint: "), "{told}");
}

#[test]
fn a_new_event_is_the_open_one_and_is_listed() {
    let home = Home::new();

    let made = home.json(&["new", "Spring evening", "--json"]);

    assert_eq!(made["name"], "Spring evening");
    assert_eq!(home.folder(), Path::new(made["folder"].as_str().unwrap()));
    assert_eq!(home.json(&["events", "--json"])["events"][0]["open"], true);
    assert!(home.out(&["events"]).contains("Spring evening"));
}

#[test]
fn without_an_event_the_sentence_says_what_to_do() {
    let home = Home::new();

    for command in ["roster", "check", "repair"] {
        let (code, told) = home.refused(&[command]);
        assert_eq!((code, told.lines().next()), (1, Some("No event is open")), "{command}");
    }
    let (code, told) = home.refused(&["roster", "--event", "nothing"]);
    assert_eq!(code, 1);
    assert!(told.contains("No event is called “nothing”"), "{told}");
}

#[test]
fn a_list_is_understood_as_json_and_nothing_is_written() {
    let home = Home::new();
    home.out(&["new", "Spring evening"]);

    let report = home.json(&["import", "--json", &fixture("luma_guests.csv")]);

    assert!(report["people"].as_array().unwrap().len() > 30);
    assert!(report["columns"].as_array().unwrap().len() > 20);
    assert_eq!(home.out(&["roster"]), "");
}

#[test]
fn situation_57_a_list_taken_in_twice_changes_nothing() {
    let home = Home::new();
    home.out(&["new", "Spring evening"]);
    let list = fixture("tito_tickets.csv");

    home.out(&["import", "--yes", &list]);
    let first = home.json(&["roster", "--json"]);
    home.out(&["import", "--yes", &list]);

    assert_eq!(home.json(&["roster", "--json"]), first);
}

#[test]
fn a_list_that_is_none_is_refused_with_its_name_and_a_hint() {
    let home = Home::new();
    let path = home.0.path().join("photo.csv");
    std::fs::write(&path, [0x89, b'P', b'N', b'G', 0, 0, 1, 2, 3, 0xff, 0xfe, 0]).unwrap();

    let (code, told) = home.refused(&["import", "--json", path.to_str().unwrap()]);

    assert_eq!(code, 1);
    assert!(told.contains("photo.csv") && told.contains("  hint: "), "{told}");
}

#[test]
fn a_damaged_journal_is_named_by_check_and_mended_by_repair() {
    let home = Home::new();
    home.out(&["new", "Spring evening"]);
    home.out(&["import", "--yes", &fixture("tito_tickets.csv")]);
    let journal = home.folder().join("journal").join("0001.jsonl");
    let mut bytes = std::fs::read(&journal).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x01;
    std::fs::write(&journal, &bytes).unwrap();

    let output = home.command(&["check"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("0001.jsonl"));

    assert!(home.out(&["repair"]).contains("written anew"));
    home.out(&["check"]);
    assert!(home.folder().join("recovered").read_dir().unwrap().count() > 0);
}

#[test]
fn the_sample_is_made_once_and_anew_when_asked() {
    let home = Home::new();

    let folder = home.out(&["sample", "--no-open"]);
    assert_eq!(home.out(&["sample", "--no-open"]), folder);
    assert_eq!(home.json(&["roster", "--json"])["people"].as_array().unwrap().len(), 58);

    assert_ne!(home.out(&["sample", "--no-open", "--anew"]), folder);
    assert_eq!(home.json(&["events", "--json"])["events"].as_array().unwrap().len(), 1);
}

#[test]
fn a_rehearsal_without_a_screen_is_measured_and_the_same_seed_plays_the_same() {
    let home = Home::new();

    let report = home.json(&["rehearse", "--headless", "--seed", "7"]);

    assert_eq!(report["kept_apart_met"], 0);
    assert_eq!(report["contacts"]["at_zero"], 0);
    assert_eq!(report["rounds"], 4);
    assert!(report["introductions"].as_u64().unwrap() > 50);
    let policies = report["policies"].as_array().unwrap();
    assert_eq!(policies.len(), 8);
    assert!(policies.iter().all(|one| one["gated_suggested"] == 0), "{policies:?}");
    let roster = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/rosters/roster_25.json");
    let small = || home.out(&["rehearse", roster, "--headless", "--seed", "7"]);
    assert_eq!(small(), small());
}

#[test]
fn completions_and_the_manual_page_are_printed() {
    let home = Home::new();

    for shell in ["bash", "zsh", "fish"] {
        assert!(home.out(&["completions", shell]).contains("shouldmeet"), "{shell}");
    }
    assert!(home.out(&["man"]).contains(".TH shouldmeet"));
}

#[test]
fn the_users_folders_follow_the_variables() {
    let home = Home::new();
    let place = home.0.path().join("xdg");
    let output = Command::new(env!("CARGO_BIN_EXE_shouldmeet"))
        .env_remove("SHOULDMEET_HOME")
        .env("XDG_DATA_HOME", &place)
        .args(["paths", "--json"])
        .output()
        .unwrap();
    let paths: Value = serde_json::from_slice(&output.stdout).unwrap();

    assert!(paths["events"].as_str().unwrap().starts_with(place.to_str().unwrap()));
    let own = home.json(&["paths", "--json"]);
    assert!(own["events"].as_str().unwrap().starts_with(home.0.path().to_str().unwrap()));
}

#[cfg(unix)]
#[test]
fn files_are_for_their_owner_alone_and_hostile_names_stay_inside() {
    use std::os::unix::fs::PermissionsExt;

    let home = Home::new();
    for name in ["../../etc/cron.d/x", "CON", "\u{202e}evil", "a/b\\c", "🎉"] {
        home.out(&["new", name]);
        let folder = home.folder();
        assert_eq!(folder.parent().unwrap(), home.0.path().join("events"), "{name}");
        assert_eq!(folder.metadata().unwrap().permissions().mode() & 0o777, 0o700);
        let file = folder.join("event.json").metadata().unwrap();
        assert_eq!(file.permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn how_alike_topics_are_is_printed_for_pairs_and_for_a_list() {
    let home = Home::new();
    let file = |name: &str, text: &str| {
        let path = home.0.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let pairs = file("pairs.csv", "a,b,label\nHR,human resources,2\n\"tea, black\",chess,0\n");
    let (list, asked) = (
        file("list.txt", "chess\nbees\nHR\n"),
        file("asked.txt", "who knows about personnel?\nbees\n"),
    );

    let alike: Vec<u32> = home
        .out(&["topics", "--pairs", &pairs])
        .lines()
        .map(|line| line.parse().unwrap())
        .collect();
    assert!(alike.len() == 2 && alike[0] > 900 && alike[1] < 300, "{alike:?}");
    let found = home.out(&["topics", "--list", &list, "--batch", &asked]);
    assert_eq!(found.lines().map(|line| &line[..1]).collect::<Vec<_>>(), ["2", "1"]);

    assert!(home.refused(&["topics", "--pairs", &list]).1.contains("has no columns a and b"));
    assert_eq!(home.refused(&["topics", "--list", &list]).0, 2);
    assert_eq!(home.refused(&["topics", "--pairs", "nothing.csv"]).0, 1);
}

#[test]
fn whose_work_is_built_in_is_named() {
    let home = Home::new();

    for asked in [&["--licenses"][..], &["--version", "--licenses"]] {
        let named = home.out(asked);
        for name in ["WordNet", "ESCO", "SCOWL", "sentence-transformers", "MIT OR Apache-2.0"] {
            assert!(named.contains(name), "{name}");
        }
    }
}
