//! What the rounds to come can be, said before anything is drawn: bounds, and where they come from.

use std::collections::{BTreeMap, BTreeSet};

use super::format::{Lines, idle_hosts};
use super::problem::{takes_part, to_come};
use super::quality::{noun, sizes};
use super::themes::{Theme, themes_of};
use crate::domain::{Event, Format, HeadCount, Participant, ParticipantId, Rotation, Settings};
use crate::seating::{bound, sizes_of};
use crate::topics::fold;

/// What the next round will be like, from who is here now.
pub(super) struct Outlook<'a> {
    event: &'a Event,
    pub(super) settings: &'a Settings,
    /// Those who take part, companions left out.
    pub(super) people: Vec<&'a Participant>,
    /// How many sit at each table that is used.
    pub(super) sizes: Vec<u16>,
    /// How many find no seat.
    pub(super) resting: usize,
    /// How many rounds that count were held.
    pub(super) held: u32,
    /// Whom everybody has sat with, in the round that is on, too.
    met: BTreeMap<ParticipantId, BTreeSet<ParticipantId>>,
}

impl<'a> Outlook<'a> {
    /// `None` when fewer than two people take part.
    pub(super) fn of(event: &'a Event) -> Option<Self> {
        let here: Vec<&Participant> =
            event.participants().filter(|person| takes_part(person)).collect();
        if here.len() < 2 {
            return None;
        }
        let map = to_come(event, None, idle_hosts(event));
        let mut sizes = sizes_of(&map.draft, 0);
        sizes.retain(|size| *size > 0);
        let settings = event.settings();
        if sizes.is_empty() {
            // No table is set up yet: as many as are needed will be.
            sizes = even(here.len(), usize::from(settings.table_size()));
        }
        let seats: usize = sizes.iter().map(|size| usize::from(*size)).sum();
        let resting = here.len().saturating_sub(seats);
        let people: Vec<&Participant> =
            here.into_iter().filter(|person| person.companion_of.is_none()).collect();
        let held = event.rounds().filter(|round| round.counts()).count();
        let met = people.iter().map(|one| (one.id, event.met_at_tables(one.id).clone()));
        let mut met: BTreeMap<ParticipantId, BTreeSet<ParticipantId>> = met.collect();
        for pair in event.running_round().into_iter().flat_map(|round| round.seating.pairs()) {
            let [one, other] = pair.both();
            met.entry(one).or_default().insert(other);
            met.entry(other).or_default().insert(one);
        }
        Some(Self { event, settings, people, sizes, resting, held: number(held), met })
    }

    /// Whether two people sat together in a round that was held or is on.
    fn have_met(&self, one: &Participant, other: &Participant) -> bool {
        self.met.get(&one.id).is_some_and(|met| met.contains(&other.id))
    }

    /// How many of the others among `people` each of them has not met.
    fn fresh(&self, people: &[&Participant]) -> Vec<u32> {
        let all: BTreeSet<ParticipantId> = people.iter().map(|one| one.id).collect();
        let others = all.len().saturating_sub(1);
        let met = |one: &&Participant| {
            self.met.get(&one.id).map_or(0, |met| met.intersection(&all).count())
        };
        people.iter().map(|one| number(others.saturating_sub(met(one)))).collect()
    }

    fn all_have_sat(&self) -> bool {
        let seated = |person: &&Participant| {
            let mut held = self.event.rounds().filter(|round| round.counts());
            held.any(|round| round.seating.table_of(person.id).is_some())
        };
        self.held > 0 && self.people.iter().all(seated)
    }

    fn is_host(&self, person: &Participant) -> bool {
        self.event.pinned_to(person.id).is_some()
    }

    /// The tables with a host, and how many guests sit at each.
    fn guest_chairs(&self) -> Vec<u16> {
        let mut hosts: BTreeMap<_, usize> = BTreeMap::new();
        for table in self.people.iter().filter_map(|person| self.event.pinned_to(person.id)) {
            *hosts.entry(table).or_default() += 1;
        }
        let open = |table| self.event.table(table).is_some_and(|table| !table.closed);
        let hosts = hosts.into_iter().filter(|(table, _)| open(*table));
        let map = to_come(self.event, None, idle_hosts(self.event));
        let sizes = sizes_of(&map.draft, 0);
        hosts
            .filter_map(|(table, hosts)| {
                let size = sizes.get(map.table_index(table)?.at()).copied()?;
                size.checked_sub(u16::try_from(hosts).ok()?).filter(|guests| *guests > 0)
            })
            .collect()
    }

    /// How many more rounds there can be in which nobody meets anyone twice, and what ends them.
    pub(super) fn bound(&self) -> bound::Bound {
        let held = self.all_have_sat();
        match self.settings.format {
            Format::Rotating | Format::Pairs | Format::Threes | Format::Themed => {
                bound::rounds_to_come(&self.fresh(&self.people), &self.sizes, held)
            }
            Format::TwoLines => {
                let all = bound::rounds_to_come(&self.fresh(&self.people), &self.sizes, held);
                match self.pairs_across() {
                    0 => all,
                    left => bound::rounds_across_lines(left, &self.sizes).or(all),
                }
            }
            Format::Hosted => {
                let (hosts, guests): (Vec<&Participant>, Vec<&Participant>) =
                    self.people.iter().partition(|person| self.is_host(person));
                let chairs = self.guest_chairs();
                if chairs.is_empty() {
                    return bound::rounds_to_come(&self.fresh(&self.people), &self.sizes, held);
                }
                let visits =
                    guests.iter().flat_map(|guest| hosts.iter().map(move |host| (guest, host)));
                let left = visits.filter(|(guest, host)| !self.have_met(guest, host)).count();
                let among = bound::rounds_to_come(&self.fresh(&guests), &chairs, held);
                bound::rounds_of_visits(number(left), &chairs).or(among)
            }
        }
    }

    /// The pairs of two lines that have not met.
    fn pairs_across(&self) -> u32 {
        let lines = Lines::of(self.event);
        let all = lines.experts + lines.askers + lines.either;
        let most = lines.short() * (all - lines.short());
        let met = self.people.iter().enumerate().flat_map(|(index, one)| {
            let others = self.people.iter().skip(index + 1);
            others.filter(move |other| {
                let same = one.details.line.is_some() && one.details.line == other.details.line;
                !same && self.have_met(one, other)
            })
        });
        number(most.saturating_sub(met.count()))
    }

    /// The most new people that anybody can meet in all rounds that are meant.
    pub(super) fn most_new(&self) -> u32 {
        let biggest = u32::from(self.sizes.iter().copied().max().unwrap_or(0));
        let rounds = u32::from(self.settings.rounds);
        let people = number(self.people.len());
        let most = bound::most_new_people(people, biggest, rounds);
        if self.settings.format == Format::TwoLines && biggest == 2 {
            let lines = Lines::of(self.event);
            let longer = number(lines.experts + lines.askers + lines.either - lines.short());
            return most.min(longer);
        }
        most
    }

    /// The tables of the next round, and whoever rests.
    pub(super) fn tables(&self) -> String {
        let mut text = sizes(self.sizes.iter().map(|size| usize::from(*size)));
        if self.settings.format == Format::TwoLines {
            let Lines { experts, askers, either } = Lines::of(self.event);
            let free = if either > 0 { format!(", {either} in no line") } else { String::new() };
            let (one, other) =
                (noun(experts, "expert", "experts"), noun(askers, "asker", "askers"));
            text = format!("{experts} {one}, {askers} {other}{free}, {text}");
        }
        match self.resting {
            0 => text,
            1 => format!("{text}, 1 rests each round, in turn"),
            people => format!("{text}, {people} rest each round, in turn"),
        }
    }

    /// Why people meet again after as many rounds as there can be.
    pub(super) fn why(&self, limit: bound::Limit) -> String {
        let biggest = self.sizes.iter().copied().max().unwrap_or(0);
        match limit {
            bound::Limit::FewTables => format!(
                "those of a table of {biggest} have only {} {} to part to",
                self.sizes.len(),
                noun(self.sizes.len(), "table", "tables")
            ),
            bound::Limit::FewPeople => "nobody new is left".to_owned(),
            bound::Limit::Lines => "everybody has met the other line".to_owned(),
            bound::Limit::Hosts => "every guest has been to every host".to_owned(),
        }
    }

    /// After how many rounds each guest has seen each host, and which themes are full.
    pub(super) fn of_the_format(&self) -> Option<String> {
        match self.settings.format {
            Format::Rotating | Format::Pairs | Format::Threes => None,
            Format::TwoLines => self.without_lines(),
            Format::Hosted => Some(self.hosts()),
            Format::Themed => self.themes(),
        }
    }

    fn without_lines(&self) -> Option<String> {
        let lines = Lines::of(self.event);
        let missing = match (lines.experts, lines.askers) {
            (0, 0) => "nobody stands in a line yet",
            (0, _) if lines.either == 0 => "nobody stands in the line of experts",
            (_, 0) if lines.either == 0 => "nobody stands in the line of askers",
            (_, _) => return None,
        };
        Some(format!("{missing}: n says who does"))
    }

    fn hosts(&self) -> String {
        match self.rounds_for_hosts() {
            None => "no table has a host yet: n says who stays at which".to_owned(),
            Some((tables, rounds)) => format!(
                "{tables} {} with hosts: each guest has been to each after {rounds} {}",
                noun(tables, "table", "tables"),
                if rounds == 1 { "round" } else { "rounds" },
            ),
        }
    }

    /// How many tables have a host, and after how many rounds every guest can have been to each.
    pub(super) fn rounds_for_hosts(&self) -> Option<(usize, u32)> {
        let chairs = self.guest_chairs();
        let guests = number(self.people.iter().filter(|person| !self.is_host(person)).count());
        Some((chairs.len(), bound::rounds_to_see_all_hosts(guests, &chairs)?))
    }

    /// Themes with fewer chairs than people, and people who chose none that is there.
    fn themes(&self) -> Option<String> {
        let themes = themes_of(self.event);
        if themes.is_empty() {
            return Some("no table has a theme yet: c names the marked one".to_owned());
        }
        let chose = |person: &&&Participant| {
            let theme = person.details.theme.as_deref().map(fold::fold);
            theme.is_some_and(|theme| themes.contains_key(&theme))
        };
        let without = self.people.len() - self.people.iter().filter(chose).count();
        let full = themes.values().filter(|theme| theme.people > theme.chairs);
        let full = full.map(|Theme { name, chairs, people }| {
            format!("“{name}” is full: {people} chose it, {chairs} chairs")
        });
        let free = (without > 0).then(|| {
            format!(
                "{without} chose no theme and {} in",
                if without == 1 { "fills" } else { "fill" }
            )
        });
        let parts: Vec<String> = full.chain(free).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// What helps against repeats.
pub(super) const fn advice(settings: &Settings, limit: bound::Limit) -> &'static str {
    match limit {
        bound::Limit::FewTables | bound::Limit::FewPeople if settings.table_size() > 2 => {
            "fewer rounds or smaller tables avoid that"
        }
        bound::Limit::FewTables | bound::Limit::FewPeople | bound::Limit::Lines => {
            "fewer rounds avoid that"
        }
        bound::Limit::Hosts => "fewer rounds or more hosts avoid that",
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// As many people as can be at tables of one size, those left over spread among them.
fn even(people: usize, size: usize) -> Vec<u16> {
    let tables = (people / size.max(1)).max(1);
    let at = |table: usize| people / tables + usize::from(table < people % tables);
    (0..tables).filter_map(|table| u16::try_from(at(table)).ok()).collect()
}

/// How many rounds are possible before people meet again, said before the next one is drawn.
pub(in crate::app) fn outlook(event: &Event) -> String {
    let Some(look) = Outlook::of(event) else {
        return "A round needs at least two people who take part".to_owned();
    };
    let who = who(event);
    if look.settings.rotation == Rotation::Off {
        return format!(
            "{who}: people sit where they like; d opens a round, m records who sits where"
        );
    }
    let parts = [Some(format!("{who}: {}", look.tables())), look.of_the_format(), look.limit()];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

impl Outlook<'_> {
    /// Whether it is people's own choice whom they meet again.
    pub(super) fn people_choose(&self) -> bool {
        let mut themes = self.people.iter().filter_map(|one| one.details.theme.as_ref());
        self.settings.format == Format::Themed && themes.next().is_some()
    }

    /// How many rounds there can be before repeats begin, why, and how many people are met.
    fn limit(&self) -> Option<String> {
        let bound = self.bound();
        let most = self.held.saturating_add(bound.rounds);
        let wanted = u32::from(self.settings.rounds);
        if self.people_choose() {
            return Some(SAME_THEME.to_owned());
        }
        if self.held >= wanted {
            return None;
        }
        let why = self.why(bound.limit);
        Some(if wanted > most {
            let advice = advice(self.settings, bound.limit);
            format!("from round {} repeats begin, because {why}; {advice}", most + 1)
        } else {
            let rounds = if most == 1 { "round" } else { "rounds" };
            format!(
                "at most {most} {rounds} without meeting anyone twice, then {why}; in {wanted} as \
                 planned, at most {} new people each",
                self.most_new()
            )
        })
    }
}

/// Where repeats come from at themed tables.
pub(super) const SAME_THEME: &str =
    "whoever chooses the same theme again meets the same people again";

/// What somebody who rests can do meanwhile.
pub const WHILE_RESTING: &str = "time to write down an ask, or to help at the desk";

/// Who is here, who takes part, and who is still expected.
fn who(event: &Event) -> String {
    let count = event.head_count();
    let here = here(event, &count);
    match count.expected {
        0 => here,
        expected => {
            let likely = likely(event, expected);
            format!("{here}, {expected} still expected, {likely} likely to come")
        }
    }
}

pub(super) fn here(event: &Event, count: &HeadCount) -> String {
    let people = event.participants().filter(|person| takes_part(person)).count();
    if people == count.here {
        format!("{people} here")
    } else {
        format!("{people} of {} here take part", count.here)
    }
}

/// How many of those who are expected are likely to come, rounded.
pub(in crate::app) fn likely(event: &Event, expected: usize) -> usize {
    (expected * usize::from(event.settings().show_up_percent) + 50) / 100
}
