//! Who sits at a table in truth, typed in: people sit where they like.

use crate::app::evening::{Evening, Then};
use crate::app::{App, Dialog, Effect, Notice, Prompt, PromptFor};
use crate::domain::{Command, ParticipantId, TableNumber};
use crate::topics::fold::fold;

impl App {
    /// Asks who sits at the marked table.
    pub(super) fn ask_who_sits(&mut self) -> Vec<Effect> {
        let Some(table) = self.marked_table() else {
            return self.say(Notice::note("Mark the table first, then this key"));
        };
        let title = format!("Who sits at table {table}?");
        let hint = "numbers or names, a comma between: 14, 22, Ada";
        self.open(Dialog::Prompt(Prompt::new(title, hint, PromptFor::SitsAt(table))))
    }

    /// Takes down who sits at a table; those who do not, and were meant to, are not placed.
    pub(crate) fn sit_as_typed(&mut self, text: &str, table: TableNumber) -> Vec<Effect> {
        let people = match self.evening().map(|evening| evening.named(text)) {
            Some(Ok(people)) => people,
            Some(Err(why)) => return self.say(Notice::refused(why)),
            None => return Vec::new(),
        };
        self.ask(Command::SitAsTheyAre { table, people }, Then::CloseDialog)
    }
}

impl Evening {
    /// The people whose numbers or names were typed, parted by commas; numbers by spaces, too.
    fn named(&self, text: &str) -> Result<Vec<ParticipantId>, String> {
        let numbers = |part: &str| part.split_whitespace().all(|word| word.parse::<u32>().is_ok());
        let parts = text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
        let words = parts.flat_map(|part| {
            let one: Vec<&str> =
                if numbers(part) { part.split_whitespace().collect() } else { vec![part] };
            one
        });
        words.map(|word| self.one_named(word)).collect()
    }

    /// The one person of that number, or of that name: those here first, then anybody.
    fn one_named(&self, word: &str) -> Result<ParticipantId, String> {
        let sought = fold(word);
        let number = word.parse::<u32>().ok();
        let fits = |id: ParticipantId, name: &str, whole: bool| {
            let name = fold(name);
            // With several desks the room is told numbers with the desk's letters before them.
            number == Some(id.number)
                || word.eq_ignore_ascii_case(&id.to_string())
                || name == sought
                || (!whole && name.split(' ').any(|part| part.starts_with(&sought)))
        };
        for (here, whole) in [(true, true), (true, false), (false, true), (false, false)] {
            let people = self.event.participants().filter(|one| one.is_here() || !here);
            let mut found = people.filter(|one| fits(one.id, &one.details.name, whole));
            match (found.next(), found.next()) {
                (Some(one), None) => return Ok(one.id),
                (Some(one), Some(other)) => {
                    let (one, other) = (&one.details.name, &other.details.name);
                    return Err(format!("“{word}” is {one} or {other}: type more of the name"));
                }
                (None, _) => {}
            }
        }
        Err(format!("Nobody has the number or name “{word}”"))
    }
}
