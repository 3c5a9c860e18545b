//! Help and palette: both read the one table of actions.

use super::action::{Binding, Context};
use super::{App, Choice, Choose, Chosen, Dialog, Effect, Reading};

/// What the help says above the keys of a place.
const fn heading(context: Context) -> &'static str {
    match context {
        Context::Everywhere | Context::Letters => "Everywhere",
        Context::Event | Context::EventLetters => "On every screen of the event",
        Context::Start => "On the start screen",
        Context::Desk => "At the desk",
        Context::Topics => "On the topics",
        Context::Introductions => "On the introductions",
        Context::Offers => "On the offers",
        Context::Made => "On the introductions made",
        Context::Edges => "On the edge of the room",
        Context::Asks => "On the asks",
        Context::Rounds => "On the rounds",
        Context::Learned => "Where ideas and promises are written down",
        Context::History => "In the history",
        Context::List | Context::ListLetters => "In a list",
        Context::Dialog => "In what lies over the screen",
        Context::Form => "In a form",
        Context::Preview => "In the preview of a list",
    }
}

/// What to do, in words, before any key is named.
const FIRST_STEPS: [&str; 7] = [
    "# In short",
    "Type a few letters of a name; Enter checks the marked person in.",
    "Nobody found? Enter adds what you typed as a walk-in.",
    "F4 says who should meet whom now, and why. F5 draws tables and runs the clock.",
    "F6 writes down what was heard and promised, in one line, while it is hot.",
    "Whatever goes wrong: Ctrl-Z takes it back, F10 shows all that was done.",
    "Everything is saved at once, on this laptop only.",
];

/// The keys of a binding as they are shown: `Tab or Down`.
pub(super) fn keys(binding: &Binding) -> String {
    binding.keys.join(" or ")
}

impl App {
    /// The page that explains the keys that work now.
    pub(super) fn show_help(&mut self) -> Vec<Effect> {
        let contexts = self.contexts();
        let mut lines: Vec<String> = FIRST_STEPS.map(str::to_owned).to_vec();
        let mut headed = "";
        for binding in self.keymap.working(contexts) {
            let words = if binding.help.is_empty() { binding.label } else { binding.help };
            if binding.keys.is_empty() || words.is_empty() {
                continue;
            }
            if headed != heading(binding.context) {
                headed = heading(binding.context);
                lines.extend([String::new(), format!("# {headed}")]);
            }
            lines.push(format!("{}\t{words}", keys(binding)));
        }
        lines.extend(self.without_a_key());
        self.open(Dialog::Reading(Reading::new("Help", lines)))
    }

    /// What only the palette offers here.
    fn without_a_key(&self) -> Vec<String> {
        let working = self.keymap.working(self.contexts());
        // What has no key everywhere may have one here.
        let has_a_key = |binding: &Binding| {
            working.iter().any(|one| one.action == binding.action && !one.keys.is_empty())
        };
        let acts = working.iter().filter(|binding| binding.keys.is_empty() && !has_a_key(binding));
        let mut lines: Vec<String> =
            acts.map(|binding| format!("{}: {}", binding.label, binding.help)).collect();
        if !lines.is_empty() {
            let heading = "# Without a key: Ctrl-P, then some of its words";
            lines.splice(0..0, [String::new(), heading.to_owned()]);
        }
        lines
    }

    /// Everything that can be done on this screen, by its words.
    pub(super) fn show_palette(&mut self) -> Vec<Effect> {
        let mut choices: Vec<Choice> = Vec::new();
        for binding in self.keymap.working(self.screen_contexts()) {
            let known = choices.iter().any(|choice| choice.label == binding.label);
            if !binding.action.is_an_act() || binding.label.is_empty() || known {
                continue;
            }
            let note = match (keys(binding), binding.help) {
                (keys, "") => keys,
                (keys, help) if keys.is_empty() => help.to_owned(),
                (keys, help) => format!("{keys} · {help}"),
            };
            let label = binding.label.to_owned();
            choices.push(Choice { label, note, chosen: Chosen::Action(binding.action) });
        }
        self.open(Dialog::Choose(Choose::new("What would you like to do?", choices)))
    }
}
