//! Paper: pages written where the host looks for them, with nothing on them that is private.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::Home;

const SAMPLE: &str = include_str!("../../../assets/sample.json");

/// A home with the sample, and all of its paper written.
fn printed() -> (Home, Vec<(String, String)>) {
    let home = Home::new();
    home.out(&["sample", "--no-open"]);
    let pages = pages(&home.json(&["print", "all", "--json"]));
    (home, pages)
}

/// The pages of a report, each with the name of its file.
fn pages(report: &Value) -> Vec<(String, String)> {
    let files = report["files"].as_array().unwrap().iter().map(|file| file.as_str().unwrap());
    files
        .map(|file| {
            let name = Path::new(file).file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(file).unwrap())
        })
        .collect()
}

#[test]
fn feature_120_all_paper_of_the_sample_is_written_and_nothing_private_is_on_it() {
    let (home, pages) = printed();
    let names: Vec<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        ["badges.html", "signs.html", "tables.html", "routes.html", "desk-list.html"]
    );
    assert!(home.folder().join("paper/badges.html").is_file());

    let sample: Value = serde_json::from_str(SAMPLE).unwrap();
    let people = sample["people"].as_array().unwrap();
    let mut count = 0;
    for (file, html) in &pages {
        for person in people {
            let mut private = vec!["email", "role", "desk_note"];
            if file != "desk-list.html" {
                private.extend(["organisation", "ticket"]);
            }
            let offers = person["offers"].as_array().unwrap().iter();
            let fields = private.iter().map(|field| &person[*field]).chain(offers);
            for field in fields.filter_map(Value::as_str).filter(|field| field.len() > 4) {
                count += 1;
                // An offer of one may be what another asks for, in the same words.
                let asked = people.iter().any(|one| one["asks"].to_string().contains(field));
                assert!(asked || !html.contains(field), "{field} is in {file}");
            }
        }
    }
    assert!(count > 500, "only {count} fields were looked for");
}

#[test]
fn a_page_of_ours_is_written_anew_and_a_file_of_somebody_else_is_left_alone() {
    let (home, _) = printed();
    let place = home.0.path().join("mine.html");
    let to = place.to_str().unwrap();

    for _ in 0..2 {
        assert_eq!(home.out(&["print", "badges", "--to", to]).trim_end(), to);
    }
    fs::write(&place, "my own work").unwrap();
    let (code, told) = home.refused(&["print", "badges", "--to", to]);

    assert_eq!(code, 1);
    assert!(told.contains("is there already, and is no page of ours\n  hint: "), "{told}");
    assert_eq!(fs::read_to_string(&place).unwrap(), "my own work");
}

#[test]
fn what_cannot_be_printed_is_said_in_one_sentence() {
    let home = Home::new();
    home.out(&["new", "Spring evening"]);

    for (arguments, code, sentence) in [
        (vec!["print", "tables"], 1, "There are no tables yet\n  hint: "),
        (vec!["print", "badges", "--labels", "X1"], 2, "X1 is no sheet that is known here"),
        (
            vec!["print", "badges", "--labels", "5395", "--paper", "a4"],
            2,
            "5395 is a sheet of Letter",
        ),
        (vec!["print", "badges", "--labels", "L4785", "--start", "11"], 2, "L4785 has 10 pieces"),
        (vec!["print", "badges", "--labels", "L4785", "--fold"], 2, "L4785 is a sheet of labels"),
        (vec!["print", "badges", "--only", "Nobody"], 1, "Nobody is called Nobody"),
        (vec!["print", "signs", "--only", "Ada"], 2, "Only badges and routes"),
        (vec!["print", "badges", "--offset", "5"], 2, "error: invalid value '5'"),
        (vec!["print"], 2, "error: "),
    ] {
        let (found, told) = home.refused(&arguments);

        assert_eq!((found, told.starts_with(sentence)), (code, true), "{arguments:?}: {told}");
    }
    // What can be printed is, and what was left out is said.
    let output = home.command(&["print", "all"]).assert().success();
    let told = String::from_utf8(output.get_output().stderr.clone()).unwrap();
    assert!(told.contains("Tables and routes are left out: There are no tables yet"), "{told}");
    assert_eq!(String::from_utf8_lossy(&output.get_output().stdout).lines().count(), 3);
}

#[test]
fn feature_30_the_badge_of_one_person_is_printed_by_name_or_code_beside_those_of_all() {
    let (home, pages) = printed();
    let all = &pages[0].1;

    let by_name = home.json(&["print", "badges", "--json", "--only", "hanneke"]);

    let (name, html) = &self::pages(&by_name)[0];
    assert_eq!(name, "badges-some.html");
    assert!(html.contains("Hanneke") && html.matches("class=\"piece\"").count() == 1);
    assert!(all.matches("class=\"piece\"").count() > 50);
    let code = html.split("aria-label=\"").nth(1).unwrap().split('"').next().unwrap();
    let by_code = home.json(&["print", "badges", "--json", "--only", code]);
    assert_eq!(self::pages(&by_code)[0].1, *html);
}

#[test]
fn templates_are_written_for_a_host_to_change_and_a_changed_one_is_used() {
    let home = Home::new();
    home.out(&["sample", "--no-open"]);

    let written = home.out(&["print", "--templates"]);
    let badges = written.lines().find(|path| path.ends_with("badges.html")).unwrap();
    assert!(written.lines().any(|path| path.ends_with("paper.css")));
    fs::write(badges, "{% extends \"page.html\" %}{% block body %}Mine{% endblock %}").unwrap();
    assert_eq!(home.out(&["print", "--templates"]), "", "what a host changed stays");

    let (_, html) = &pages(&home.json(&["print", "badges", "--json"]))[0];
    assert!(html.contains("Mine") && !html.contains("class=\"piece\""));

    fs::write(badges, "{{ nothing }}").unwrap();
    let report = home.json(&["print", "badges", "--json"]);
    assert!(pages(&report)[0].1.contains("class=\"piece\""));
    let remark = report["remarks"][0].as_str().unwrap();
    assert!(remark.starts_with("Line 1 of badges.html cannot be used"), "{remark}");
}

/// The elements of a page with the names of their attributes, however they are written.
fn markup(html: &str) -> BTreeSet<String> {
    let tags = html.split('<').skip(1).filter_map(|rest| rest.split('>').next());
    let mut found = BTreeSet::new();
    for tag in tags {
        let element = tag.split_whitespace().next().unwrap_or_default();
        found.insert(element.to_owned());
        // What stands in quotes is no attribute.
        let bare: String = tag.split('"').step_by(2).collect();
        let attributes = bare.split_whitespace().skip(1).filter_map(|word| word.split_once('='));
        found.extend(attributes.map(|(name, _)| format!("{element} {name}")));
    }
    found
}

#[test]
fn names_of_hostile_lists_are_text_on_every_page_and_never_markup() {
    let known: BTreeSet<String> = printed().1.iter().flat_map(|(_, html)| markup(html)).collect();
    let folder = format!("{}/tests/fixtures/hostile", env!("CARGO_MANIFEST_DIR"));
    let home = Home::new();
    home.out(&["new", "<script>alert(1)</script>"]);
    let mut taken = 0;
    for name in [
        "26-ansi",
        "27-bidi",
        "28-arabic-hebrew-ok",
        "32-homoglyph",
        "38-formulas",
        "39-html",
        "40-markdown",
    ] {
        let list = format!("{folder}/{name}.csv");
        taken += usize::from(home.command(&["import", "--yes", &list]).ok().is_ok());
    }
    assert!(taken >= 5, "only {taken} lists came in");

    let pages = pages(&home.json(&["print", "all", "--json"]));

    let all: String = pages.iter().map(|(_, html)| html.as_str()).collect();
    assert!(all.contains("&lt;script&gt;"), "the hostile names are there, as text");
    for (file, html) in &pages {
        let strange: Vec<String> = markup(html).difference(&known).cloned().collect();
        assert!(strange.is_empty(), "{strange:?} in {file}");
        let bidi = ['\u{202A}', '\u{202B}', '\u{202D}', '\u{202E}', '\u{1b}'];
        assert!(!html.contains(bidi), "{file}");
    }
}

#[test]
fn badges_of_namesakes_are_told_apart_by_their_numbers() {
    let home = Home::new();
    home.out(&["new", "Two of a name"]);
    let list = home.0.path().join("list.csv");
    fs::write(&list, "Name,Email\nAda Byron,a@one.example\nAda Byron,a@two.example\nBo Ek,\n")
        .unwrap();
    home.out(&["import", "--yes", list.to_str().unwrap()]);

    let page = fs::read_to_string(home.out(&["print", "badges", "--no-open"]).trim()).unwrap();

    for number in ["Byron (No. 1)", "Byron (No. 2)"] {
        assert_eq!(page.matches(number).count(), 1, "{number}");
    }
    assert!(!page.contains("Ek ("));
}

#[test]
fn a_page_never_takes_the_place_of_a_file_that_is_not_ours() {
    let home = Home::new();
    home.out(&["sample", "--no-open"]);
    let list = home.0.path().join("guests.csv");
    fs::write(&list, "my guests").unwrap();
    let path = list.to_str().unwrap();

    for call in [&["scanner", "--card", path][..], &["board", "--html", path]] {
        let (code, told) = home.refused(call);
        assert_eq!(code, 1);
        assert!(told.contains("is there already, and is no page of ours"), "{told}");
        assert_eq!(fs::read_to_string(&list).unwrap(), "my guests");
    }
    let card = home.0.path().join("card.html");
    for _ in 0..2 {
        home.command(&["scanner", "--card", card.to_str().unwrap()]).assert().success();
    }
}
