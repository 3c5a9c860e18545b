//! Lists as nobody announced them: without a header, with meaningless ones, in unknown languages,
//! with headers of meetings above those of people.
#![expect(clippy::unwrap_used, reason = "a test stops where a list cannot be read")]

use shouldmeet::intake::{List, Mapping, Row, Sheet, decode, registrations};

fn read(text: &str) -> List {
    let sheet = Sheet::read(&decode(text.as_bytes()).unwrap()).unwrap();
    registrations(&sheet, &Mapping::guess(&sheet))
}

/// What is taken of each person, one line each.
fn people(text: &str) -> Vec<String> {
    let or_dash = |said: &Option<String>| said.clone().unwrap_or_else(|| "-".to_owned());
    let line = |row: &Row| {
        let of = &row.details;
        format!(
            "{} | {} | {} | {}",
            of.name,
            or_dash(&of.email),
            or_dash(&of.organisation),
            or_dash(&of.ticket)
        )
    };
    read(text).people.iter().map(line).collect()
}

#[test]
fn a_list_without_a_header_is_taken_by_what_its_cells_look_like() {
    let list = "Ada Byron,ada@x.org,Kestrel Ltd,AB12-993,\"Rust, UI/UX\"\n\
                Ben Osei,ben@x.org,Orso GmbH,AB12-994,\"Hiring, Rust\"\n\
                \"Kaya, Cem\",cem@x.org,University of Ulm,AB12-995,\n\
                Dana Lee,,Kestrel University,AB12-996,Hiring\n";

    assert_eq!(
        people(list),
        [
            "Ada Byron | ada@x.org | Kestrel Ltd | AB12-993",
            "Ben Osei | ben@x.org | Orso GmbH | AB12-994",
            "Cem Kaya | cem@x.org | University of Ulm | AB12-995",
            "Dana Lee | - | Kestrel University | AB12-996",
        ]
    );
    let topics: Vec<Vec<String>> =
        read(list).people.into_iter().map(|row| row.details.interests).collect();
    assert_eq!(topics.concat(), ["Rust", "UI/UX", "Hiring", "Rust", "Hiring"]);
}

#[test]
fn headers_that_only_count_are_seen_through() {
    let list = read(
        "Column 1,Column 2,Column 3,Column 4,Column 5\n\
         Ada,Byron,ada@x.org,Kestrel Ltd,I can help with Rust and SEO\n\
         Ben,Osei,ben@x.org,Orso GmbH,\"I can help with Hiring, pricing\"\n\
         Cem,Kaya,cem@x.org,University of Ulm,Happy to help with patents\n",
    );

    let said: Vec<String> = list
        .people
        .iter()
        .map(|row| format!("{}: {:?}", row.details.name, row.details.offers))
        .collect();
    assert_eq!(
        said,
        [
            "Ada Byron: [\"Rust\", \"SEO\"]",
            "Ben Osei: [\"Hiring\", \"pricing\"]",
            "Cem Kaya: [\"patents\"]",
        ]
    );
}

#[test]
fn a_header_in_an_unknown_language_is_seen_by_the_data_below_it() {
    assert_eq!(
        people(
            "ลำดับ;ผู้มา;ที่ติดต่อ;ที่ทำงาน\n\
             1;สมชาย ใจดี;a@x.org;Kestrel Ltd\n\
             2;สมหญิง รักดี;b@x.org;Kestrel Ltd\n\
             3;มานะ ดีงาม;c@x.org;Orso GmbH\n"
        ),
        [
            "สมชาย ใจดี | a@x.org | Kestrel Ltd | -",
            "สมหญิง รักดี | b@x.org | Kestrel Ltd | -",
            "มานะ ดีงาม | c@x.org | Orso GmbH | -",
        ]
    );
}

#[test]
fn the_header_of_a_meeting_is_not_the_one_of_its_people() {
    assert_eq!(
        people(
            "Topic,Meeting ID,Host name,Host email,Start time,End time,Participants,Duration\n\
             Networking,8123,Ada Byron,ada@x.org,05/07/2026 06:00 PM,05/07/2026 08:00 PM,2,121\n\
             \n\
             Name (original name),Email,Join time,Leave time,Duration (minutes),Guest\n\
             Ada Byron,ada@x.org,05/07/2026 06:00 PM,05/07/2026 08:00 PM,121,No\n\
             Ben Osei (Benny),ben@x.org,05/07/2026 06:03 PM,05/07/2026 08:00 PM,118,Yes\n"
        ),
        ["Ada Byron | ada@x.org | - | -", "Ben Osei (Benny) | ben@x.org | - | -"]
    );
}

#[test]
fn a_column_of_names_beside_one_part_of_them_is_the_other_part() {
    for (header, name) in
        [("Vorname;Name", "Ada Byron"), ("Attendee Name;Attendee Last Name", "Ada Byron")]
    {
        let list = read(&format!("{header};E-Mail\nAda;Byron;a@x.org\nBen;Osei;b@x.org\n"));

        assert_eq!(list.people.first().unwrap().details.name, name, "{header}");
    }
}

#[test]
fn what_people_wrote_beside_the_options_of_a_question_counts_too() {
    let list = read(
        "Name,E-mail,What can you help others with?,,,What do you want to learn?\n\
         ,,Rust,Hiring,Other (please specify),Open-Ended Response\n\
         Ada Byron,a@x.org,Rust,,beekeeping,\"GDPR, SEO\"\n\
         Ben Osei,b@x.org,,Hiring,,Rust\n\
         Cem Kaya,c@x.org,Rust,Hiring,\"welding, knots\",\n",
    );

    let offers: Vec<Vec<String>> = list
        .people
        .into_iter()
        .map(|mut row| {
            row.details.offers.sort();
            row.details.offers
        })
        .collect();
    assert_eq!(
        offers.concat(),
        ["Rust", "beekeeping", "Hiring", "Hiring", "Rust", "knots", "welding"]
    );
}

#[test]
fn somebody_with_the_name_of_a_total_is_somebody() {
    assert_eq!(
        people(
            "First Name,Last Name,Email,Company\nAntal,Sárközi,,Orso Ltd\nAda,Byron,a@x.org,\nTotal,2,,\n"
        ),
        ["Antal Sárközi | - | Orso Ltd | -", "Ada Byron | a@x.org | - | -"]
    );
}
