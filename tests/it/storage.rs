//! An event's folder on the disk of this computer.

#![expect(
    clippy::disallowed_methods,
    reason = "a test stops where it fails, and looks at the files itself"
)]

use std::fs;

use shouldmeet::domain::{DeskId, Event, EventKind, Timestamp};
use shouldmeet::storage::{
    Followed, Identity, RosterFile, RosterOnDisk, StorageError, Store, WhyReadOnly, back_up,
    backups, current_event, installation, list_events, read_backup, restore, set_current_event,
};

use crate::storage_desk::{Home, arrived, desk, disk, identity, read_only, registered, save};

#[test]
fn an_event_reads_back_as_it_was_left() {
    let home = Home::with_five_people();

    let (store, entries) = home.open_to_write();

    let event = Event::fold(store.desk(), entries);
    assert_eq!(event.participants().count(), 5);
    assert_eq!((store.event().name.as_str(), store.event().kind), ("Fair", EventKind::Real));
    assert_eq!(fs::metadata(home.event().join("reserve.bin")).unwrap().len(), 256 * 1024);
}

#[test]
fn an_event_is_not_made_twice_in_one_place() {
    let home = Home::with_five_people();
    let new = shouldmeet::storage::NewEvent {
        name: "Fair".into(),
        kind: EventKind::Real,
        created: Timestamp::default(),
        random: [1; 8],
    };

    let again = Store::create(disk(), &home.events(), &new, &identity());

    assert!(matches!(again, Err(StorageError::Exists(_))));
}

#[test]
fn situation_33_a_second_window_looks_on_until_the_first_is_closed() {
    let home = Home::with_five_people();
    let (mut store, _) = home.open_to_write();

    let (mut viewer, why) = read_only(home.open());
    assert!(matches!(why, WhyReadOnly::OpenElsewhere));
    let added = save(&mut store, vec![registered(6), arrived(6)]);
    assert_eq!(viewer.follow().unwrap(), Followed::Added(added));

    drop(store);
    assert_eq!(home.open_to_write().1.len(), 7);
}

#[cfg(unix)]
#[test]
fn the_folder_is_for_its_owner_alone_and_is_made_so() {
    use std::os::unix::fs::PermissionsExt;

    let home = Home::with_five_people();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&home.event()), mode(&home.journal())), (0o700, 0o600));
    fs::set_permissions(home.event(), fs::Permissions::from_mode(0o777)).unwrap();
    fs::set_permissions(home.journal(), fs::Permissions::from_mode(0o666)).unwrap();

    drop(home.open_to_write());

    assert_eq!((mode(&home.event()), mode(&home.journal())), (0o700, 0o600));
}

#[cfg(unix)]
#[test]
fn links_and_pipes_in_the_place_of_a_journal_are_refused_and_never_waited_for() {
    let home = Home::with_five_people();
    let aside = home.root.path().join("aside");
    fs::rename(home.journal(), &aside).unwrap();
    let refused = || {
        let opened = Store::open(disk(), &home.event(), &identity());
        assert!(matches!(opened, Err(StorageError::NotPlain(path)) if path == home.journal()));
    };

    std::os::unix::fs::symlink(&aside, home.journal()).unwrap();
    refused();
    fs::remove_file(home.journal()).unwrap();
    let made = std::process::Command::new("mkfifo").arg(home.journal()).status().unwrap();
    assert!(made.success());
    refused();
    fs::remove_file(home.journal()).unwrap();
    fs::create_dir(home.journal()).unwrap();
    refused();
    fs::remove_dir(home.journal()).unwrap();

    fs::hard_link(&aside, home.journal()).unwrap();
    let (_, why) = read_only(home.open());
    assert!(matches!(why, WhyReadOnly::Disk(StorageError::NotPlain(_))));
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_folder_is_refused() {
    let home = Home::with_five_people();
    let link = home.root.path().join("link");
    std::os::unix::fs::symlink(home.event(), &link).unwrap();

    let error = Store::open(disk(), &link, &identity()).unwrap_err();

    assert!(matches!(error, StorageError::NotPlain(_)));
    assert!(error.to_string().ends_with("is a link or a device and not a plain file or folder"));
}

#[test]
fn what_is_no_event_is_said_to_be_none() {
    let home = Home::new();

    for path in [home.root.path().to_owned(), home.root.path().join("nowhere")] {
        let error = Store::open(disk(), &path, &identity()).unwrap_err();
        assert!(matches!(error, StorageError::NotAnEvent(_)));
        assert!(!error.hint().is_empty());
    }
}

#[test]
fn an_event_file_of_a_newer_version_is_not_touched() {
    let home = Home::with_five_people();
    let path = home.event().join("event.json");
    fs::write(&path, "{\"format\":2,\"id\":7}").unwrap();

    let error = Store::open(disk(), &home.event(), &identity()).unwrap_err();

    assert!(matches!(error, StorageError::Newer(_)));
    fs::write(&path, "{\"format\":1").unwrap();
    let error = Store::open(disk(), &home.event(), &identity()).unwrap_err();
    assert!(matches!(error, StorageError::Unreadable { .. }));
}

#[test]
fn a_lost_desk_file_costs_a_new_desk_and_no_entry() {
    let home = Home::with_five_people();
    fs::remove_file(home.event().join("desk.json")).unwrap();
    let fresh = DeskId::from_random([5; 4]);
    let identity = Identity { fresh_desk: fresh, ..identity() };

    let opened = Store::open(disk(), &home.event(), &identity).unwrap();

    assert_eq!(opened.entries.len(), 5);
    assert!(opened.entries.iter().all(|entry| entry.id.desk == desk()));
}

#[test]
fn the_roster_lies_beside_the_journal_and_knows_its_editors() {
    let home = Home::with_five_people();
    let (store, entries) = home.open_to_write();
    let roster = RosterFile::of(&Event::fold(store.desk(), entries));
    let path = home.event().join("roster.json");
    assert_eq!(RosterFile::read(&*disk(), &path).unwrap(), RosterOnDisk::Missing);

    store.write_roster(&roster).unwrap();
    let RosterOnDisk::AsWritten(read) = RosterFile::read(&*disk(), &path).unwrap() else {
        panic!("as written")
    };
    assert_eq!(read.as_of[&desk()], 5);

    let edited = fs::read_to_string(&path).unwrap().replace("Person 3", "Persson 3");
    fs::write(&path, edited).unwrap();
    let RosterOnDisk::Edited(read) = RosterFile::read(&*disk(), &path).unwrap() else {
        panic!("edited")
    };
    assert_eq!(read.people[2].details.name, "Persson 3");

    let refused = store.write_roster(&roster).unwrap_err();
    assert!(matches!(refused, StorageError::RosterEdited(_)));
    fs::write(&path, "half a ros").unwrap();
    assert!(matches!(store.write_roster(&roster), Err(StorageError::RosterEdited(_))));
    store.overwrite_roster(&roster).unwrap();
    store.write_roster(&roster).unwrap();
}

#[test]
fn backups_roll_and_can_be_restored_as_another_desk() {
    let home = Home::with_five_people();
    let (mut store, _) = home.open_to_write();
    for minute in 0..4_i64 {
        save(&mut store, vec![arrived(1)]);
        let at = Timestamp::from_millis(1_795_525_402_123 + minute * 60_000);
        back_up(&disk(), &home.event(), None, at, 3).unwrap();
    }
    let kept = backups(&*disk(), &home.event()).unwrap();
    let names: Vec<_> = kept.iter().map(|path| path.file_name().unwrap().to_owned()).collect();
    assert_eq!(
        names,
        [
            "20261124T130422Z-000007.jsonl",
            "20261124T130522Z-000008.jsonl",
            "20261124T130622Z-000009.jsonl",
        ]
    );

    let elsewhere = home.root.path().join("other/events");
    let fresh = DeskId::from_random([5; 4]);
    let identity = Identity { fresh_desk: fresh, ..identity() };
    let folder = restore(&*disk(), &kept[1], &elsewhere, &identity).unwrap();
    let opened = Store::open(disk(), &folder, &identity).unwrap();
    assert_eq!(opened.entries.len(), 8);
    assert_eq!(opened.event.event_id, store.event().event_id);
    assert!(matches!(
        restore(&*disk(), &kept[1], &elsewhere, &identity),
        Err(StorageError::Exists(_))
    ));
}

#[test]
fn a_backup_with_a_spoilt_line_is_known_by_its_line() {
    let home = Home::with_five_people();
    let stick = home.root.path().join("stick");
    let path = back_up(&disk(), &home.event(), Some(&stick), Timestamp::default(), 3).unwrap();
    assert!(path.starts_with(stick.join("fair-01010101")));
    assert_eq!(read_backup(&*disk(), &path).unwrap().entries.len(), 5);

    let text = fs::read_to_string(&path).unwrap();
    for (spoilt, bad) in [
        (text.replace("Person 3", "Person 7"), 4),
        (text.lines().filter(|line| !line.contains("Person 3")).collect::<Vec<_>>().join("\n"), 5),
        (String::new(), 1),
    ] {
        fs::write(&path, spoilt).unwrap();
        let error = read_backup(&*disk(), &path).unwrap_err();
        assert!(matches!(error, StorageError::BadBackup { line, .. } if line == bad), "{error}");
    }
}

#[test]
fn the_events_are_listed_and_one_is_the_current_one() {
    let home = Home::with_five_people();
    fs::create_dir(home.events().join("something")).unwrap();
    let events = home.events();
    let listed = list_events(&*disk(), &events).unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!((listed[0].name.as_str(), listed[0].folder.clone()), ("Fair", home.event()));

    assert_eq!(current_event(&*disk(), &events).unwrap(), None);
    set_current_event(&*disk(), &events, &home.event()).unwrap();
    assert_eq!(current_event(&*disk(), &events).unwrap(), Some(home.event()));
    for escape in ["../elsewhere", "..", "/", "gone"] {
        fs::write(events.join("current"), escape).unwrap();
        assert_eq!(current_event(&*disk(), &events).unwrap(), None, "{escape}");
    }
    assert!(list_events(&*disk(), &home.root.path().join("none")).unwrap().is_empty());
}

#[test]
fn an_installation_is_named_once() {
    let home = Home::new();
    let state = home.root.path().join("state");

    let first = installation(&*disk(), &state, [1; 16]).unwrap();

    assert_eq!(installation(&*disk(), &state, [2; 16]).unwrap(), first);
    assert_eq!(first.len(), 32);
}

#[test]
fn an_event_can_be_given_another_name() {
    let home = Home::with_five_people();
    let (mut store, _) = home.open_to_write();

    store.rename("Winter fair").unwrap();

    assert_eq!(list_events(&*disk(), &home.events()).unwrap()[0].name, "Winter fair");
}
