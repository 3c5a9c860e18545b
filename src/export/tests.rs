//! What is on paper, and what never is.

use super::{
    Asked, Offset, OnPaper, Order, Page, Paper, RoundOnPaper, SHEETS, Sheet, SheetKind, Templates,
    page,
};
use crate::domain::{
    BadgeCode, Command, Detail, Details, Feature, OnScreen, ParticipantId, RoundNumber,
    SentenceLanguage, Setting, Table, TableNumber,
    testing::{Evening, seating},
};

/// People of whom everything is known that a registration can tell.
fn room() -> (Evening, Vec<ParticipantId>) {
    let mut evening = Evening::new();
    let people = ["Ada Byron", "Ben Osei", "Chloë Díaz", "Dag Lind", "Ben Osei"].map(|name| {
        evening.arrive(Details {
            email: Some("secret@example.org".into()),
            organisation: Some(format!("Brand of {name}")),
            role: Some("Chief".into()),
            desk_note: Some("owes money".into()),
            asks: vec!["How to price a workshop".into()],
            offers: vec!["Welding".into()],
            ticket: Some("TICKET7".into()),
            pronouns: Some("she/her".into()),
            say_name: Some("AY-da".into()),
            needs: [Feature::StepFree].into(),
            ..Details::named(name)
        })
    });
    let mut tables = vec![Table::with_chairs(TableNumber(1), 4)];
    tables.push(Table { name: Some("Repair".into()), ..Table::with_chairs(TableNumber(2), 4) });
    evening.run(Command::PlaceTables { tables });
    evening.run(Command::KeepApart { first: people[0], second: people[3] });
    (evening, people.to_vec())
}

fn rounds(people: &[ParticipantId]) -> Vec<RoundOnPaper> {
    let (half, rest) = people.split_at(people.len() / 2);
    let round = |number, tables: &[&[ParticipantId]]| RoundOnPaper {
        number: RoundNumber(number),
        is_drawn: number == 1,
        seating: seating(tables),
    };
    let mut second = round(2, &[rest]);
    second.seating.sitting_out = half.to_vec();
    vec![round(1, &[half, rest]), second]
}

fn printed(evening: &Evening, order: &Order, rounds: &[RoundOnPaper]) -> String {
    let asked = Asked { order, rounds, as_of: "18:00" };
    let Page { html, faults } =
        page(order.what[0], &evening.event, &asked, &Templates::default()).unwrap();
    assert!(faults.is_empty(), "{faults:?}");
    html
}

fn one(what: OnPaper) -> Order {
    Order::of(vec![what])
}

fn settle(evening: &mut Evening, setting: Setting) {
    evening.run(Command::Settle { setting });
}

#[test]
fn nothing_private_is_on_any_paper_that_leaves_the_desk() {
    let (evening, people) = room();
    let rounds = rounds(&people);

    for what in OnPaper::ALL {
        let html = printed(&evening, &one(what), &rounds);

        let body = html.split("<main>").nth(1).unwrap();
        let mut private = vec!["secret", "Chief", "money", "Welding", "apart", "step-free"];
        if what != OnPaper::DeskList {
            private.extend(["Brand", "TICKET7"]);
        }
        for word in private {
            assert!(!body.contains(word), "{word} in {}", what.name());
        }
    }
}

#[test]
fn feature_100_a_badge_has_the_name_the_ask_pronouns_how_to_say_it_and_the_code() {
    let (mut evening, people) = room();
    let order = Order { only: Some(vec![people[0]]), ..one(OnPaper::Badges) };

    let html = printed(&evening, &order, &[]);

    let code = BadgeCode::of(people[0]).to_string();
    for word in [">Ada<", ">Byron<", "she&#x2f;her", "AY-da", "How to price a workshop", &code] {
        assert!(html.contains(word), "{word} is missing");
    }
    assert!(!html.contains("Brand"));
    settle(&mut evening, Setting::BadgeOrganisation(true));
    assert!(printed(&evening, &order, &[]).contains("Brand of Ada Byron"));
}

#[test]
fn situation_23_whoever_does_not_want_to_be_named_is_a_number_on_paper_too() {
    let (mut evening, people) = room();
    let detail = Detail::OnScreen(OnScreen::Number);
    evening.run(Command::Amend { participant: people[0], detail });
    settle(&mut evening, Setting::BadgeOrganisation(true));
    let number = format!("No. {}", people[0].number);

    for what in [OnPaper::Badges, OnPaper::Tables, OnPaper::Routes] {
        let html = printed(&evening, &one(what), &rounds(&people));

        assert!(html.contains(&number), "{}", what.name());
        for word in ["Ada", "Byron"] {
            assert!(!html.contains(word), "{word} in {}", what.name());
        }
    }
    // The desk has to find them by what they say at the door.
    assert!(printed(&evening, &one(OnPaper::DeskList), &[]).contains("Byron, Ada"));
}

#[test]
fn feature_145_a_blind_first_round_tells_first_name_number_and_ask_alone() {
    let (mut evening, people) = room();
    settle(&mut evening, Setting::BadgeOrganisation(true));
    settle(&mut evening, Setting::BlindFirst(true));

    for what in [OnPaper::Badges, OnPaper::Routes] {
        let html = printed(&evening, &one(what), &rounds(&people));

        assert!(html.contains("Chloë") && html.contains("How to price a workshop"));
        assert!(html.contains(&format!("No. {}", people[2].number)), "{}", what.name());
        for word in ["Byron", "Osei", "Díaz", "Brand"] {
            assert!(!html.contains(word), "{word} in {}", what.name());
        }
    }
    let lists = printed(&evening, &one(OnPaper::Tables), &rounds(&people));
    let (first, second) = lists.split_once("<h2>Round 2</h2>").unwrap();
    assert!(!first.contains("Díaz") && second.contains("Díaz"));
}

#[test]
fn situation_15_namesakes_are_told_apart_on_lists_and_by_their_organisation_at_the_desk() {
    let (evening, people) = room();

    let lists = printed(&evening, &one(OnPaper::Tables), &rounds(&people));
    let desk = printed(&evening, &one(OnPaper::DeskList), &[]);

    assert!(lists.contains(&format!("Ben Osei (No. {})", people[4].number)));
    assert!(desk.contains("Brand of Ben Osei") && !desk.contains("Brand of Ada"));
}

#[test]
fn feature_82_a_card_tells_the_way_round_by_round_and_what_to_do_while_resting() {
    let (evening, people) = room();
    let order = Order { only: Some(vec![people[0]]), ..one(OnPaper::Routes) };

    let html = printed(&evening, &order, &rounds(&people));

    let steps: Vec<&str> = html.split("<li ").skip(1).collect();
    assert_eq!(steps.len(), 2);
    assert!(steps[0].contains("Round 1") && steps[0].contains("Table 1"), "{}", steps[0]);
    assert!(steps[1].contains("Round 2") && steps[1].contains("You rest"), "{}", steps[1]);
}

#[test]
fn a_sign_says_its_theme_and_what_the_table_has_and_a_tent_says_it_twice() {
    let mut evening = Evening::new();
    let table = Table {
        name: Some("Repair".into()),
        features: [Feature::Quiet, Feature::NearExit].into(),
        ..Table::with_chairs(TableNumber(12), 6)
    };
    evening.run(Command::PlaceTables { tables: vec![table] });

    let plain = printed(&evening, &one(OnPaper::Signs), &[]);
    let tent = printed(&evening, &Order { fold: true, ..one(OnPaper::Signs) }, &[]);

    for word in [">12<", ">Repair<", "quiet · near the exit"] {
        assert_eq!(plain.matches(word).count(), 1, "{word}");
        assert_eq!(tent.matches(word).count(), 2, "{word}");
    }
}

#[test]
fn labels_begin_at_the_first_that_is_left_on_the_first_sheet_alone_and_are_moved() {
    let mut evening = Evening::new();
    for number in 0..20 {
        evening.walk_in(&format!("Person {number:02}"));
    }
    let sheet = Sheet::named("L4785").unwrap();
    let offset = Offset { right: 5, down: -3 };
    let order = Order { sheet, start: 8, offset, ..one(OnPaper::Badges) };

    let html = printed(&evening, &order, &[]);

    let sheets: Vec<&str> = html.split("data-sheet").skip(1).collect();
    let counts: Vec<usize> =
        sheets.iter().map(|one| one.matches("class=\"piece\"").count()).collect();
    assert_eq!(counts, [3, 10, 7]);
    // The eighth of two columns: second column, fourth row.
    let left = format!("left: {}.{}mm", (175 + 950 + 5) / 10, (175 + 950 + 5) % 10);
    let top = format!("top: {}.{}mm", (135 + 3 * 550 - 3) / 10, (135 + 3 * 550 - 3) % 10);
    assert!(sheets[0].contains(&format!("{left}; {top}")), "{left}; {top}");
    assert!(sheets[1].contains("left: 18.0mm; top: 13.2mm"));
    assert_eq!(html.matches("data-ruler").count(), 1);
    assert!(html.contains("Scale 100 %, margins none"));
}

#[test]
fn every_template_renders_for_nobody_and_for_a_thousand_people_in_every_language() {
    let mut crowd = Evening::new();
    let people: Vec<ParticipantId> = (0..1_000)
        .map(|number| crowd.register(Details::named(format!("Person {number}"))))
        .collect();
    crowd.set_tables(125, 8);

    for what in OnPaper::ALL {
        let html = printed(&Evening::new(), &one(what), &[]);
        assert!(html.contains("Nobody yet"), "{}", what.name());
        let html = printed(&crowd, &one(what), &rounds(&people));
        let expected = if what == OnPaper::Signs { ">125<" } else { "999" };
        assert!(html.contains(expected), "{}", what.name());
    }
    for (language, _) in SentenceLanguage::ALL {
        let (mut evening, people) = room();
        if language != SentenceLanguage::English {
            settle(&mut evening, Setting::Language(language));
        }
        for what in OnPaper::ALL {
            let html = printed(&evening, &one(what), &rounds(&people));
            let tag = serde_json::to_string(&language).unwrap();
            assert!(html.contains(&format!("<html lang={tag}>")), "{tag}");
        }
    }
}

#[test]
fn every_sheet_takes_badges_and_letter_paper_is_letter() {
    let (evening, _) = room();
    for sheet in SHEETS {
        let html = printed(&evening, &Order { sheet, ..one(OnPaper::Badges) }, &[]);

        let size = if sheet.paper == Paper::A4 { "210.0mm 297.0mm" } else { "215.9mm 279.4mm" };
        assert!(html.contains(&format!("@page {{ size: {size}; margin: 0; }}")), "{}", sheet.name);
        let sides = if sheet.kind == SheetKind::Folded { 10 } else { 5 };
        assert_eq!(html.matches("class=\"side").count(), sides, "{}", sheet.name);
        assert_eq!(html.contains("data-ruler"), sheet.kind == SheetKind::Labels);
    }
}

#[test]
fn a_name_that_is_markup_is_text() {
    let mut evening = Evening::new();
    let name = "</style><script>alert(1)</script> <img src=x onerror=alert(2)>";
    let id = evening.arrive(Details {
        organisation: Some(name.into()),
        asks: vec!["\"><svg onload=alert(3)>".into()],
        pronouns: Some("{{ event }}".into()),
        ..Details::named(name)
    });
    evening.arrive(Details { organisation: Some("<b>".into()), ..Details::named(name) });
    settle(&mut evening, Setting::BadgeOrganisation(true));
    evening.set_tables(1, 4);

    for what in OnPaper::ALL {
        let html = printed(&evening, &one(what), &rounds(&[id, id]));

        for markup in ["<script", "<img", "<svg onload", "<b>alert", "\"><"] {
            let known = if markup == "\"><" { html.matches("\"><bdi").count() } else { 0 };
            let found = html.matches(markup).count();
            let ours = ["\"><path", "\"><span", "\"><p", "\"></", "\"><h", "\"><t"];
            let ours: usize = ours.iter().map(|tag| html.matches(tag).count()).sum();
            assert!(found <= known + if markup == "\"><" { ours } else { 0 }, "{markup}");
        }
    }
    assert!(printed(&evening, &one(OnPaper::Badges), &[]).contains("{{ event }}"));
}

#[test]
fn a_broken_template_of_the_host_gives_way_to_ours_and_its_line_is_told() {
    let (evening, _) = room();
    let order = one(OnPaper::Badges);
    let asked = Asked { order: &order, rounds: &[], as_of: "18:00" };
    let with = |file: &'static str, text: &'static str| {
        let own = Templates::with_own(|name| (name == file).then(|| text.to_owned()));
        page(OnPaper::Badges, &evening.event, &asked, &own).unwrap()
    };

    let used = with("badges.html", "{% for s in sheets %}{{ s[0].badge.code }}{% endfor %}");
    assert!(used.faults.is_empty() && used.html.starts_with("SH"), "{}", used.html);

    for (text, line) in [
        ("<p>\n{% for %}", "Line 2 of badges.html"),
        ("<p>\n\n{{ no_such_thing }}", "Line 3 of badges.html"),
        (
            "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            "Line 1",
        ),
    ] {
        let page = with("badges.html", text);
        assert!(page.html.contains(">Ada<"), "{text}");
        assert_eq!(page.faults.len(), 1, "{:?}", page.faults);
        assert!(page.faults[0].starts_with(line), "{:?}", page.faults);
    }
    let page = with("page.html", "{{ nothing.of.this }}");
    assert!(page.html.contains(">Ada<") && page.faults[0].contains("page.html"));
}

/// The modules that a path of squares draws, as an image of bright and dark points.
fn modules(html: &str, point: usize) -> (usize, Vec<u8>) {
    let size: usize =
        html.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    let path = html.split(" d=\"M").nth(1).unwrap().split('"').next().unwrap();
    let side = size * point;
    let mut image = vec![255_u8; side * side];
    for square in path.split('M') {
        let (x, rest) = square.split_once(' ').unwrap();
        let (y, rest) = rest.split_once('h').unwrap();
        let (length, rest) = rest.split_once('v').unwrap();
        assert_eq!(rest, format!("1h-{length}z"));
        let number = |text: &str| text.parse::<usize>().unwrap() * point;
        for row in number(y)..number(y) + point {
            image[row * side + number(x)..][..number(length)].fill(0);
        }
    }
    (side, image)
}

#[test]
fn an_independent_reader_reads_the_code_that_is_drawn() {
    let (evening, people) = room();
    for person in people {
        let order = Order { only: Some(vec![person]), ..one(OnPaper::Badges) };
        let (side, image) = modules(&printed(&evening, &order, &[]), 6);

        let mut read =
            rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| image[y * side + x]);
        let grids = read.detect_grids();

        assert_eq!(grids.len(), 1);
        assert_eq!(grids[0].decode().unwrap().1, BadgeCode::of(person).to_string());
    }
}

#[test]
fn a_sheet_of_badges_looks_like_this() {
    let (evening, people) = room();
    let sheet = Sheet::named("L7160").unwrap();
    let only = Some(people[..2].to_vec());

    let html = printed(&evening, &Order { sheet, only, ..one(OnPaper::Badges) }, &[]);

    let body = html.split("<main>").nth(1).unwrap();
    let lines: Vec<&str> =
        body.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    insta::assert_snapshot!(lines.join("\n"));
}
