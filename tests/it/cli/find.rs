//! People found by a command.

use serde_json::json;

use super::Home;

/// An event of three people, two of one name.
fn event() -> Home {
    let home = Home::new();
    let list = home.0.path().join("guests.csv");
    let rows = "Name,Organisation,Ticket,Offers\n\
                Grace Adeyemi,Northwind,GA-11,gardens\n\
                Grace Adeyemi,Harbour Trust,GA-12,museums\n\
                Jürgen Müller,Northwind,JM-13,law\n";
    std::fs::write(&list, rows).unwrap();
    home.out(&["import", "--yes", list.to_str().unwrap()]);
    home
}

#[test]
fn people_of_one_name_are_told_apart_by_where_they_work_and_what_they_offer() {
    let home = event();

    let found = home.out(&["find", "grace adeyemi"]);

    let lines: Vec<&str> = found.lines().collect();
    assert_eq!(lines.len(), 2, "{found}");
    assert!(found.contains("\tNorthwind\tgardens\texpected"), "{found}");
    assert!(found.contains("\tHarbour Trust\tmuseums\texpected"), "{found}");
}

#[test]
fn a_find_reports_as_json_and_heeds_its_limit() {
    let home = event();

    let found = home.json(&["find", "mueller", "--json"]);

    assert_eq!(found[0]["name"], json!("Jürgen Müller"));
    assert_eq!(found[0]["found_by"], json!("spelling"));
    assert_eq!(found[0]["matched"], json!([7, 8, 9, 10, 11, 12]));
    let first = home.json(&["find", "grace", "--json", "--limit", "1"]);
    assert_eq!(first.as_array().unwrap().len(), 1);
}

#[test]
fn whoever_finds_nobody_is_told_so_with_exit_code_one() {
    let home = event();

    let (code, told) = home.refused(&["find", "zzyzx"]);

    assert_eq!(code, 1);
    assert!(told.starts_with("Nobody in the event is called “zzyzx”\n  hint: "), "{told}");
    assert_eq!(home.refused(&["find"]).0, 2);
    assert_eq!(home.refused(&["find", "   "]).0, 1);
}

#[test]
fn a_file_of_names_is_answered_line_by_line_from_a_list() {
    let home = Home::new();
    let list = home.0.path().join("guests.csv");
    let queries = home.0.path().join("names.tsv");
    std::fs::write(&list, "Name,Ticket\nAda Byron,A-1\nAdam Bede,A-2\nWim Kok,W-3\n").unwrap();
    std::fs::write(&queries, "7\tx\tada\n8\tx\tnobody here\nq9\tx\tkok wim\tW-3\n").unwrap();
    let (list, queries) = (list.to_str().unwrap(), queries.to_str().unwrap());

    let answers = home.out(&["find", "--list", list, "--batch", queries]);

    assert_eq!(answers, "7\tA-1,A-2\n8\t\nq9\tW-3\n");
    assert!(home.out(&["find", "kok", "--list", list]).starts_with("W-3\tWim Kok"));
}
