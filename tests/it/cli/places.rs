//! Where the files lie, and who may read them.

use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

use super::{Home, fixture};

#[test]
fn the_variables_are_heeded_in_their_order() {
    let home = Home::new();
    let root = home.0.path();
    let places = |variables: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shouldmeet"));
        command.env_clear().env("HOME", root.join("user")).args(["paths", "--json"]);
        for (name, value) in variables {
            command.env(name, root.join(value));
        }
        let output = command.output().unwrap();
        let paths: Value = serde_json::from_slice(&output.stdout).unwrap();
        ["events", "config", "state"].map(|name| paths[name].as_str().unwrap().to_owned())
    };
    let below = |folders: [&str; 3]| folders.map(|name| root.join(name).display().to_string());

    let home_alone = [("SHOULDMEET_HOME", "own"), ("XDG_DATA_HOME", "data")];
    assert_eq!(places(&home_alone), below(["own/events", "own/config", "own/state"]));
    let xdg =
        [("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_STATE_HOME", "state")];
    assert_eq!(
        places(&xdg),
        below(["data/shouldmeet/events", "config/shouldmeet", "state/shouldmeet"])
    );
    let user = root.join("user").display().to_string();
    assert!(places(&[]).iter().all(|place| place.starts_with(&user)));
}

#[cfg(unix)]
#[test]
fn whatever_the_umask_files_and_folders_are_for_their_owner_alone() {
    let home = Home::new();
    let own = home.0.path().join("own");
    let list = fixture("tito_tickets.csv");
    let calls = "umask 000; \"$0\" new \"Spring evening\" && \"$0\" import --yes \"$1\" \
                 && \"$0\" sample --no-open && \"$0\" roster && \"$0\" repair";
    let mut command = Command::new("sh");
    command.env("SHOULDMEET_HOME", &own);
    command.args(["-c", calls, env!("CARGO_BIN_EXE_shouldmeet"), &list]);

    command.assert().success();

    assert!(owned_alone(&own) > 8);
}

/// Looks a folder over, and gives the number of files and folders below it.
#[cfg(unix)]
fn owned_alone(folder: &Path) -> usize {
    use std::os::unix::fs::PermissionsExt;

    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(folder), 0o700, "{}", folder.display());
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        count += 1;
        if path.is_dir() {
            count += owned_alone(&path);
        } else {
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
    }
    count
}

#[test]
fn no_name_of_an_event_leads_out_of_the_folder_of_events() {
    let home = Home::new();
    let long = "x".repeat(5_000);
    let names = [
        "../../x",
        "/etc/passwd",
        "..",
        ".",
        "~",
        "-rf",
        "NUL",
        "con.txt",
        "a\nb",
        "a\u{1b}[31mb",
        "\u{202e}txt.exe",
        "trailing. ",
        "*?<>|\":",
        "名前",
        &long,
    ];

    for name in names {
        home.out(&["new", "--", name]);

        let folder = home.folder();
        assert_eq!(folder.parent().unwrap(), home.0.path().join("events"), "{name:?}");
        let own = folder.file_name().unwrap().to_str().unwrap();
        assert!(own.len() < 100 && !own.starts_with(['.', '-']), "{own}");
        assert!(own.chars().all(|one| one.is_ascii_alphanumeric() || one == '-'), "{own}");
        home.out(&["check"]);
    }
    assert_eq!(home.json(&["events", "--json"])["events"].as_array().unwrap().len(), names.len());
    assert_eq!(std::fs::read_dir(home.0.path().join("events")).unwrap().count(), names.len() + 1);
    assert!(!home.out(&["events"]).contains(['\u{1b}', '\u{202e}']));
}
