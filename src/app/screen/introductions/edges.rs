//! The edge of the room: who met few, who met many, who keeps to their own, who brings others on.

use super::{About, IntroductionsPart, possible};
use crate::app::evening::Evening;
use crate::app::{App, Effect, Notice};
use crate::domain::{Event, Introduction, Outcome, Pair, ParticipantId, Tie, Wish};
use crate::matching::{
    Clump, Edge, Network, Room, Suggestion, clumps, magnets, network, wallflowers,
};

/// How many people the edge of the room shows, each way.
const EDGES: usize = 8;
/// How many pairs are shown that could meet again.
const AGAIN: usize = 24;

/// Who is on the edge of the room, and who in the middle.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Edges {
    /// Those who have met fewest.
    pub wallflowers: Vec<Edge>,
    /// Those who have had most introductions.
    pub magnets: Vec<Edge>,
    /// Organisations that keep to themselves.
    pub clumps: Vec<Clump>,
    /// Those who passed others on to somebody better placed, and how many; most first.
    pub connectors: Vec<(ParticipantId, usize)>,
}

/// A row of the edge of the room.
#[derive(Clone, Copy, Debug)]
pub enum EdgeRow<'a> {
    /// People of one organisation who keep to themselves.
    Clump(&'a Clump),
    /// Somebody who has met few.
    Few(&'a Edge),
    /// Somebody who has met many.
    Many(&'a Edge),
    /// Somebody who passed others on.
    Connector {
        /// Who.
        participant: ParticipantId,
        /// How many they passed on.
        passed_on: usize,
    },
}

impl Edges {
    pub(super) fn of(room: &Room<'_>, event: &Event) -> Self {
        let mut connectors: Vec<(ParticipantId, usize)> = Vec::new();
        for passed in event.passed_on() {
            if !connectors.iter().any(|(known, _)| *known == passed.by) {
                connectors.push((passed.by, event.brokered(passed.by)));
            }
        }
        connectors.sort_by_key(|(person, passed_on)| (std::cmp::Reverse(*passed_on), *person));
        let magnets = magnets(room, EDGES);
        let mut wallflowers = wallflowers(room, EDGES);
        // In a small room whoever has met most can be among the eight who met fewest.
        let is_magnet = |edge: &Edge| magnets.iter().any(|one| one.participant == edge.participant);
        wallflowers.retain(|edge| !is_magnet(edge));
        Self { wallflowers, magnets, clumps: clumps(room), connectors }
    }
}

impl Evening {
    /// The rows of the edge of the room: what is to be done something about first.
    #[must_use]
    pub fn edge_rows(&self) -> Vec<EdgeRow<'_>> {
        let edges = &self.introductions_screen.edges;
        let connector = |(participant, passed_on): &(ParticipantId, usize)| EdgeRow::Connector {
            participant: *participant,
            passed_on: *passed_on,
        };
        let clumps = edges.clumps.iter().map(EdgeRow::Clump);
        clumps
            .chain(edges.wallflowers.iter().map(EdgeRow::Few))
            .chain(edges.magnets.iter().map(EdgeRow::Many))
            .chain(edges.connectors.iter().map(connector))
            .collect()
    }

    /// The marked row of the edge of the room.
    #[must_use]
    pub fn marked_edge(&self) -> Option<EdgeRow<'_>> {
        let rows = self.edge_rows();
        self.introductions_cursor(IntroductionsPart::Edges).of(&rows).copied()
    }

    /// How fresh the evening is, in one line: newcomers here, and introductions with one of them.
    #[must_use]
    pub fn refresh_words(&self) -> String {
        let is_new = |id: ParticipantId| {
            let person = self.event.participant(id);
            person.is_some_and(|person| person.details.first_time == Some(true))
        };
        let here: Vec<bool> = self
            .event
            .participants()
            .filter(|person| person.is_here())
            .map(|person| is_new(person.id))
            .collect();
        let made = self.event.introductions();
        let made: Vec<&&Introduction> =
            made.iter().filter(|made| made.outcome != Some(Outcome::DidNot)).collect();
        let newcomers = here.iter().filter(|new| **new).count();
        let with_one = made.iter().filter(|made| is_new(made.first) || is_new(made.second)).count();
        let target = match self.event.settings().newcomer_percent {
            0 => String::new(),
            wanted => format!(" of {wanted} % wanted"),
        };
        format!(
            "New here: {newcomers} of {} people, in {with_one} of {} introductions ({} %{target})",
            here.len(),
            made.len(),
            percent(with_one, made.len()),
        )
    }
}

impl App {
    /// What would help the marked one of the edge: suggestions, or the openers of a clump.
    pub(super) fn help_marked_edge(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let person = match evening.marked_edge() {
            None => return self.say(Notice::note("Nobody stands on the edge now")),
            Some(EdgeRow::Few(edge) | EdgeRow::Many(edge)) => edge.participant,
            Some(EdgeRow::Connector { participant, .. }) => participant,
            Some(EdgeRow::Clump(clump)) => {
                let openers: Vec<Pair> = clump.openers.iter().filter_map(super::pair_of).collect();
                return self.open_clump(openers);
            }
        };
        self.show_suggestions_for(person)
    }

    fn open_clump(&mut self, openers: Vec<Pair>) -> Vec<Effect> {
        if openers.is_empty() {
            let text = "Nobody of them is free for somebody else now; try again in a while";
            return self.say(Notice::note(text));
        }
        self.show_offers_about(About::Opening(openers));
        self.say(Notice::note("These introductions open the clump; Esc goes back to everybody"))
    }

    /// Shows people who met at an earlier event and could be glad to see each other.
    pub(super) fn show_met_before(&mut self) -> Vec<Effect> {
        let Some(evening) = self.evening() else { return Vec::new() };
        let again = again(&evening.room(self.now), &evening.event);
        let event = &evening.event;
        let wanted = again.iter().filter_map(|one| Pair::new(one.first, one.second));
        let liked = wanted.filter(|pair| event.both_want(*pair)).count();
        if again.is_empty() {
            let text = "No two people here are known to have met at an earlier event and are free";
            return self.say(Notice::note(text));
        }
        self.show_offers_about(About::Again);
        self.say(Notice::note(match liked {
            0 => "They met at an earlier event; Esc goes back to everybody".to_owned(),
            1 => "Reconnect: the first two both wanted to stay in touch; Esc goes back".to_owned(),
            _ => format!(
                "Reconnect: the first {liked} pairs both wanted to stay in touch; Esc goes back"
            ),
        }))
    }

    /// The page that tells the network of the evening, before and now.
    pub(super) fn network_page(&self) -> Option<Vec<String>> {
        let evening = self.evening()?;
        let network = network(&evening.event);
        Some(network_lines(&network, |person| evening.event.name_of(person).to_owned()))
    }
}

/// Everybody here who met somebody at an earlier event: those first who both wanted to stay in touch,
/// whoever has not met for longest before the others, then the most worth.
///
/// Whoever said no is not brought to the other again.
pub(super) fn again(room: &Room<'_>, event: &Event) -> Vec<Suggestion> {
    let met = event.ties().filter(|(_, tie)| *tie == Tie::MetBefore).map(|(pair, _)| pair);
    let met = met.filter(|pair| {
        let mut said = event.wishes(*pair).into_iter().flat_map(|wishes| wishes.values());
        said.all(|wish| *wish != Wish::No)
    });
    let place = |one: &Suggestion| {
        let liked = Pair::new(one.first, one.second).filter(|pair| event.both_want(*pair));
        let since = liked.map(|pair| event.met_on(pair));
        let worth = std::cmp::Reverse(one.score.total);
        (liked.is_none(), since, worth, one.first, one.second)
    };
    let mut found: Vec<Suggestion> = met.filter_map(|pair| possible(room, pair)).collect();
    found.sort_by_key(place);
    found.truncate(AGAIN);
    found
}

/// How many names one line of the page gives.
const NAMES: usize = 12;

fn network_lines(network: &Network, name: impl Fn(ParticipantId) -> String) -> Vec<String> {
    let names = |people: &[ParticipantId]| {
        let mut said: Vec<String> = people.iter().take(NAMES).map(|one| name(*one)).collect();
        let more = people.len().saturating_sub(NAMES);
        said.extend((more > 0).then(|| format!("and {more} more")));
        if said.is_empty() { "nobody".to_owned() } else { said.join(", ") }
    };
    let shape = |shape: crate::matching::Shape| {
        vec![
            format!("groups\t{}", shape.groups),
            format!("the largest\t{} people", shape.largest),
            format!("know nobody\t{}", shape.alone),
        ]
    };
    let mut lines = vec![
        format!("Of the {} people who came tonight.", network.people),
        String::new(),
        "# When they came: who knew whom, as far as we were told".to_owned(),
    ];
    lines.extend(shape(network.before));
    lines.extend([String::new(), "# Now, with everybody who met tonight".to_owned()]);
    lines.extend(shape(network.now));
    lines.extend([
        format!("join two groups\t{}", names(&network.joins)),
        String::new(),
        "# New ties to other groups, for each person".to_owned(),
        format!("in the middle\t{}", network.median_new),
        format!("the fewest\t{}", network.least_new),
        format!("none yet\t{}", names(&network.without_new)),
        String::new(),
        "A group is people who reach each other over people who know each other. Whoever joins two \
         groups is the only way between them: a second way makes the network safer."
            .to_owned(),
    ]);
    lines
}

fn percent(part: usize, whole: usize) -> usize {
    (part * 100).checked_div(whole).unwrap_or(0)
}
