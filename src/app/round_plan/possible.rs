//! A page with all that the rounds to come can be, to read before anything is fixed.

use std::collections::BTreeMap;

use super::outlook::{Outlook, SAME_THEME, WHILE_RESTING, advice, here, likely};
use crate::domain::{Event, Format, Rotation};
use crate::seating::bound;
use crate::topics::fold;

/// All that is known of the rounds to come, as the lines of a page.
///
/// - `drawn`: what the planner foresees, once something is drawn.
pub(in crate::app) fn possible(event: &Event, drawn: Option<&str>) -> Vec<String> {
    let settings = event.settings();
    let count = event.head_count();
    let mut lines = vec!["# Who".to_owned(), format!("now\t{}", here(event, &count))];
    if count.expected > 0 {
        lines.push(format!(
            "expected\t{} more, of whom about {} are likely to come: {} of a hundred, which o changes",
            count.expected,
            likely(event, count.expected),
            settings.show_up_percent
        ));
        lines.push(
            "start\tEvery round starts with whom we have; F8 at the desk seats whoever comes later"
                .to_owned(),
        );
    }
    let meaning = Format::ALL.iter().find(|(format, ..)| *format == settings.format);
    lines.push(String::new());
    lines.push("# The next round".to_owned());
    lines.extend(meaning.map(|(_, name, meaning)| format!("format\t{name}: {meaning}")));
    let meaning = Rotation::ALL.iter().find(|(rotation, ..)| *rotation == settings.rotation);
    lines.extend(meaning.map(|(_, name, meaning)| format!("rotation\t{name}: {meaning}")));
    let Some(look) = Outlook::of(event) else {
        lines.push("tables\tA round needs at least two people who take part".to_owned());
        return lines;
    };
    lines.push(format!("tables\t{}", look.tables()));
    if look.resting > 0 {
        lines.push(format!(
            "rest\tNobody twice before all have, nobody right after arriving; {WHILE_RESTING}"
        ));
    }
    lines.extend(look.of_the_format().map(|text| format!("so far\t{text}")));
    lines.extend(colleagues(&look).map(|text| format!("colleagues\t{text}")));
    lines.push(String::new());
    lines.push("# The rounds to come".to_owned());
    lines.extend(drawn.map(|text| format!("now\t{text}")));
    if look.people_choose() {
        lines.push(format!("nobody twice\t{SAME_THEME}"));
        return lines;
    }
    let bound = look.bound();
    let most = look.held.saturating_add(bound.rounds);
    let why = look.why(bound.limit);
    let wanted = u32::from(settings.rounds);
    lines.push(if wanted > most {
        format!("nobody twice\tat most {most} of {wanted} rounds; after them {why}")
    } else {
        format!("nobody twice\tall {wanted} rounds may do; at most {most} could, then {why}")
    });
    if wanted > most {
        lines.push(format!("repeats\tfrom round {} on", most + 1));
        lines.extend(smaller(&look, wanted));
        lines.push(format!(
            "what helps\t{}; or themed tables (f), where people choose whom they meet again",
            advice(settings, bound.limit)
        ));
    }
    lines.push(format!("new people\tat most {} each in all rounds", look.most_new()));
    lines
}

/// The biggest tables at which the rounds that are meant could do without repeats.
fn smaller(look: &Outlook<'_>, wanted: u32) -> Option<String> {
    let people = u32::try_from(look.people.len()).unwrap_or(u32::MAX);
    let meant = u32::from(look.settings.table_size());
    let most = |size: u32| bound::rounds_without_repeats(people - people % size, size);
    let size = (2..meant).rev().find(|size| most(*size) >= wanted)?;
    let name = if size == 2 { "pairs".to_owned() } else { format!("tables of {size}") };
    Some(format!("could do\t{name}: at most {} rounds without meeting anyone twice", most(size)))
}

/// The pairs of colleagues that each round must have, and of which organisation most come.
fn colleagues(look: &Outlook<'_>) -> Option<String> {
    let mut houses: BTreeMap<String, (u32, &str)> = BTreeMap::new();
    for name in look.people.iter().filter_map(|person| person.details.organisation.as_deref()) {
        houses.entry(fold::fold(name)).or_insert((0, name)).0 += 1;
    }
    let pairs = |members: u32| bound::unavoidable_colleague_pairs(members, &look.sizes);
    let least: u32 = houses.values().map(|(members, _)| pairs(*members)).sum();
    let (members, name) = houses.values().max()?;
    (least > 0).then(|| {
        let noun = if least == 1 { "pair" } else { "pairs" };
        format!(
            "at least {least} {noun} of colleagues each round: {members} are from {name}, at {} {}",
            look.sizes.len(),
            if look.sizes.len() == 1 { "table" } else { "tables" },
        )
    })
}
