//! What people take home, written into a folder.

use std::fs;

use super::Home;

fn sample() -> (Home, std::path::PathBuf) {
    let home = Home::new();
    home.out(&["sample", "--no-open"]);
    let folder = home.0.path().join("out");
    (home, folder)
}

#[test]
fn feature_139_everybody_who_came_has_a_sheet_and_a_second_run_changes_nothing() {
    let (home, folder) = sample();
    let to = folder.to_str().unwrap();

    let first = home.json(&["export", "--to", to, "--json"]);
    let sheets = fs::read_dir(folder.join("people")).unwrap();
    let pages = sheets.filter(|one| one.as_ref().unwrap().path().extension().unwrap() == "html");
    assert_eq!(first["new"], pages.count(), "{first}");
    assert!(folder.join("host.html").is_file() && folder.join("event.json").is_file());

    let second = home.json(&["export", "--to", to, "--json"]);
    assert_eq!((&second["new"], &second["changed"]), (&0.into(), &0.into()), "{second}");
    assert_eq!(second["same"], first["new"]);
    assert_eq!(second["beside"], serde_json::json!([]));
}

#[test]
fn what_somebody_edited_stays_and_ours_is_written_beside_it() {
    let (home, folder) = sample();
    let to = folder.to_str().unwrap();
    home.out(&["export", "--to", to]);
    let host = folder.join("host.html");
    fs::write(&host, "my own page").unwrap();

    for _ in 0..2 {
        let told = home.json(&["export", "--to", to, "--json"]);

        assert_eq!(fs::read_to_string(&host).unwrap(), "my own page");
        assert!(fs::read_to_string(folder.join("host (2).html")).unwrap().contains("take-home"));
        assert_eq!(told["changed"], 0, "{told}");
    }
    assert!(!folder.join("host (3).html").exists());
}

#[test]
fn what_was_handed_out_to_whom_is_in_the_journal_and_one_act() {
    let (home, folder) = sample();
    let before = fs::read(home.folder().join("journal/0001.jsonl")).unwrap().len();

    home.out(&["export", "--to", folder.to_str().unwrap()]);

    let journal = fs::read_to_string(home.folder().join("journal/0001.jsonl")).unwrap();
    let added = journal.get(before..).unwrap();
    assert!(added.lines().count() > 30 && added.lines().all(|line| line.contains("handed_out")));
    assert!(added.contains(folder.to_str().unwrap()));
    assert!(!added.contains('@'), "no address is in it");
}

#[test]
fn the_sheets_of_some_people_alone_and_a_name_that_nobody_has() {
    let (home, folder) = sample();
    let to = folder.to_str().unwrap();

    let told = home.json(&["export", "--to", to, "--only", "Mirela", "--json"]);
    assert_eq!(told["new"], 1);
    assert!(!folder.join("host.html").exists());

    let (code, told) = home.refused(&["export", "--to", to, "--only", "Nobody Here"]);
    assert_eq!(code, 1);
    assert!(told.starts_with("Nobody is called Nobody Here"), "{told}");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_folder_or_of_a_file_is_not_followed() {
    let (home, folder) = sample();
    let outside = home.0.path().join("outside");
    fs::create_dir(&outside).unwrap();
    std::os::unix::fs::symlink(&outside, &folder).unwrap();
    let (code, told) = home.refused(&["export", "--to", folder.to_str().unwrap()]);
    assert_eq!(code, 1);
    assert!(told.contains("is a link, which may lead anywhere"), "{told}");
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 0);

    let folder = home.0.path().join("third");
    fs::create_dir(&folder).unwrap();
    std::os::unix::fs::symlink(&outside, folder.join("people")).unwrap();
    let (code, told) = home.refused(&["export", "--to", folder.to_str().unwrap()]);
    assert_eq!(code, 1);
    assert!(told.contains("people is a link, which may lead anywhere"), "{told}");
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 0);

    let folder = home.0.path().join("other");
    fs::create_dir_all(&folder).unwrap();
    let secret = outside.join("secret");
    fs::write(&secret, "mine").unwrap();
    std::os::unix::fs::symlink(&secret, folder.join("host.html")).unwrap();
    home.out(&["export", "--to", folder.to_str().unwrap()]);
    assert_eq!(fs::read_to_string(&secret).unwrap(), "mine");
    assert!(folder.join("host (2).html").is_file());
}
