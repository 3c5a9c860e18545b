//! What a column of a list may hold, and what its header says about that.

use super::words::{Found, Group, Lexicon, folded_words};

/// The three kinds of topics.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TopicKind {
    /// What people can help others with.
    Offers,
    /// What they look for.
    Asks,
    /// What they like to talk about.
    Interests,
}

impl TopicKind {
    /// What the host calls it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Offers => "offers",
            Self::Asks => "asks",
            Self::Interests => "interests",
        }
    }
}

/// What a column holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Meaning {
    /// The whole name.
    Name,
    /// The given name.
    GivenName,
    /// The family name.
    FamilyName,
    /// The e-mail address.
    Email,
    /// Where they work.
    Organisation,
    /// What they do there.
    Role,
    /// The field they work in.
    Field,
    /// Topics, several in a cell.
    Topics(TopicKind),
    /// One topic that is ticked or not.
    OneTopic {
        /// Of which kind.
        of: TopicKind,
        /// The topic.
        topic: String,
    },
    /// Languages they speak.
    Languages,
    /// The code on the ticket.
    Ticket,
    /// Whether they have been checked in elsewhere.
    CheckedIn,
    /// How the registration stands, in a word.
    Status,
    /// Whether, or when, the registration was cancelled.
    Cancelled,
    /// Whether they said that they come.
    Coming,
    /// What the desk should know.
    Notes,
    /// Pronouns.
    Pronouns,
    /// How the name is said: its reading, or how it sounds.
    SayName,
    /// What their table must have.
    Needs,
    /// Whether they are here for the first time.
    FirstTime,
    /// Something else that the host tells people apart by; the header is what it is called.
    Attribute,
    /// The line they stand in where two lines face each other.
    Line,
    /// The theme they chose for the tables.
    Theme,
    /// Nothing we take.
    Ignored,
}

impl Meaning {
    /// Every meaning that can be chosen by hand, in the order in which they are offered.
    pub const CHOICES: [Self; 25] = [
        Self::Name,
        Self::GivenName,
        Self::FamilyName,
        Self::Email,
        Self::Organisation,
        Self::Role,
        Self::Field,
        Self::Topics(TopicKind::Offers),
        Self::Topics(TopicKind::Asks),
        Self::Topics(TopicKind::Interests),
        Self::Languages,
        Self::Ticket,
        Self::CheckedIn,
        Self::Status,
        Self::Cancelled,
        Self::Coming,
        Self::Notes,
        Self::Pronouns,
        Self::SayName,
        Self::Needs,
        Self::FirstTime,
        Self::Attribute,
        Self::Line,
        Self::Theme,
        Self::Ignored,
    ];

    /// What the host calls it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::GivenName => "given name",
            Self::FamilyName => "family name",
            Self::Email => "e-mail",
            Self::Organisation => "organisation",
            Self::Role => "role",
            Self::Field => "field of work",
            Self::Topics(kind) | Self::OneTopic { of: kind, .. } => kind.word(),
            Self::Languages => "languages",
            Self::Ticket => "ticket code",
            Self::CheckedIn => "checked in",
            Self::Status => "status",
            Self::Cancelled => "cancelled",
            Self::Coming => "coming or not",
            Self::Notes => "note for the desk",
            Self::Pronouns => "pronouns",
            Self::SayName => "how to say the name",
            Self::Needs => "needs",
            Self::FirstTime => "first time here",
            Self::Attribute => "attribute, called as its header",
            Self::Line => "line: expert or asker",
            Self::Theme => "theme of the table",
            Self::Ignored => "not taken",
        }
    }

    /// Whether only one column of a list can hold it.
    #[must_use]
    pub const fn is_single(&self) -> bool {
        match self {
            Self::Name
            | Self::GivenName
            | Self::FamilyName
            | Self::Email
            | Self::Organisation
            | Self::Role
            | Self::Field
            | Self::Languages
            | Self::Ticket
            | Self::CheckedIn
            | Self::Pronouns
            | Self::SayName
            | Self::FirstTime
            | Self::Line
            | Self::Theme => true,
            Self::Topics(_)
            | Self::OneTopic { .. }
            | Self::Status
            | Self::Cancelled
            | Self::Coming
            | Self::Notes
            | Self::Needs
            | Self::Attribute
            | Self::Ignored => false,
        }
    }
}

/// What a header says about its column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct HeaderMeaning {
    /// What the column holds; [`Meaning::Ignored`] for what lists have and we do not take.
    pub(super) meaning: Meaning,
    /// How many words of the header say so.
    pub(super) words: usize,
    /// How many words the header has besides.
    pub(super) besides: usize,
    /// Whether it is about whoever bought the tickets.
    pub(super) buyer: bool,
    /// Whether it says that it is about the guest.
    pub(super) guest: bool,
}

impl HeaderMeaning {
    /// Whether it is a code, but not said to be the guest's: "Network ID".
    pub(super) fn is_the_id_of_something_else(&self) -> bool {
        self.meaning == Meaning::Ticket && self.words == 1 && self.besides > 0 && !self.guest
    }

    /// Whether the column is one that we take.
    pub(super) fn wanted(&self) -> bool {
        self.meaning != Meaning::Ignored
    }
}

/// The groups of header words, the stronger first where two have phrases of the same length.
const STRENGTH: [(Group, Meaning); 25] = [
    (Group::Line, Meaning::Line),
    (Group::Theme, Meaning::Theme),
    (Group::FirstTime, Meaning::FirstTime),
    (Group::Needs, Meaning::Needs),
    (Group::Pronouns, Meaning::Pronouns),
    (Group::SayName, Meaning::SayName),
    (Group::Asks, Meaning::Topics(TopicKind::Asks)),
    (Group::Offers, Meaning::Topics(TopicKind::Offers)),
    (Group::Interests, Meaning::Topics(TopicKind::Interests)),
    (Group::GivenName, Meaning::GivenName),
    (Group::FamilyName, Meaning::FamilyName),
    (Group::Other, Meaning::Ignored),
    (Group::Cancelled, Meaning::Cancelled),
    (Group::CheckedIn, Meaning::CheckedIn),
    (Group::Coming, Meaning::Coming),
    (Group::Status, Meaning::Status),
    (Group::Email, Meaning::Email),
    (Group::Organisation, Meaning::Organisation),
    (Group::Role, Meaning::Role),
    (Group::Field, Meaning::Field),
    (Group::Languages, Meaning::Languages),
    (Group::Notes, Meaning::Notes),
    (Group::Name, Meaning::Name),
    (Group::Ticket, Meaning::Ticket),
    (Group::Buyer, Meaning::Ignored),
];

/// What a header says, if any of its words are known.
///
/// Of "Attendee name: Surname" the end says which part of the name it is.
pub(super) fn header_meaning(header: &str, lexicon: &Lexicon) -> Option<HeaderMeaning> {
    let mut said = meaning_of(header, lexicon)?;
    let is_name =
        |m: &Meaning| matches!(m, Meaning::Name | Meaning::GivenName | Meaning::FamilyName);
    if is_name(&said.meaning)
        && let Some((_, end)) = header.rsplit_once([':', '»', '>']).or(header.rsplit_once(" - "))
        && let Some(part) = meaning_of(end, lexicon).filter(|part| is_name(&part.meaning))
    {
        said.meaning = part.meaning;
    }
    Some(said)
}

fn meaning_of(header: &str, lexicon: &Lexicon) -> Option<HeaderMeaning> {
    let words = folded_words(&unjoined(header));
    let mut best: Option<(Found, &Meaning)> = None;
    for (group, meaning) in &STRENGTH {
        let found = lexicon.group(*group).anywhere(&words);
        if found.is_some() && best.is_none_or(|(most, _)| found > most) {
            best = Some((found, meaning));
        }
    }
    let (found, meaning) = best?;
    let guest = lexicon.group(Group::Guest).anywhere(&words).is_some();
    Some(HeaderMeaning {
        meaning: meaning.clone(),
        words: found.words,
        besides: words.len().saturating_sub(found.words),
        buyer: lexicon.group(Group::Buyer).anywhere(&words).is_some() && !guest,
        guest,
    })
}

/// Whether a header says nothing in any language: none, or a mere number, as in "Column 3", "Q7",
/// `field_12`.
pub(super) fn is_meaningless(header: &str) -> bool {
    const COUNTED: [&str; 30] = [
        "column",
        "col",
        "field",
        "question",
        "q",
        "item",
        "answer",
        "unnamed",
        "untitled",
        "c",
        "f",
        "spalte",
        "feld",
        "frage",
        "antwort",
        "colonne",
        "champ",
        "columna",
        "campo",
        "pregunta",
        "colonna",
        "domanda",
        "coluna",
        "pergunta",
        "kolom",
        "vraag",
        "kolumna",
        "pole",
        "sloupec",
        "столбец",
    ];
    let words = folded_words(header);
    let letter = |word: &String| word.chars().count() == 1;
    let number = |word: &String| word.chars().all(char::is_numeric);
    let counted = |word: &String| {
        let bare = word.trim_end_matches(char::is_numeric);
        COUNTED.contains(&bare)
    };
    words.iter().all(|word| letter(word) || number(word) || counted(word))
}

/// What a header calls an attribute, in the languages of our lists.
const ATTRIBUTE: [&str; 4] = ["attribute", "attribut", "atributo", "attributo"];

/// The name of the attribute of which a header says that it is one: `stage` of `Attribute: stage`.
pub(super) fn attribute_name(header: &str) -> Option<&str> {
    let (word, name) = header.split_once(':')?;
    let said = ATTRIBUTE.contains(&word.trim().to_lowercase().as_str());
    Some(name.trim()).filter(|name| said && !name.is_empty())
}

/// A header with the words apart that programs write together: `firstName`, `checked_in_at`.
fn unjoined(header: &str) -> String {
    let mut apart = String::with_capacity(header.len() + 4);
    let mut before_lower = false;
    for character in header.chars() {
        if before_lower && character.is_uppercase() {
            apart.push(' ');
        }
        before_lower = character.is_lowercase();
        apart.push(character);
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(header: &str) -> &'static str {
        header_meaning(header, &Lexicon::shipped()).map_or("?", |known| known.meaning.word())
    }

    #[test]
    fn headers_are_understood_in_many_languages() {
        for (header, word) in [
            ("Attendee name: Given name", "given name"),
            ("Teilnehmer*innenname: Nachname", "family name"),
            ("Nombre del participante: Apellidos", "family name"),
            ("N.º de asistente", "ticket code"),
            ("Topics you want to discuss", "interests"),
            ("Which topics can you advise others on?", "offers"),
            ("Ticket Full Name", "name"),
            ("E-Mail-Adresse", "e-mail"),
            ("Correo electrónico", "e-mail"),
            ("Where do you work / study?", "organisation"),
            ("Société", "organisation"),
            ("What can you help others with?", "offers"),
            ("What would you like help with?", "asks"),
            ("Wobei kannst du anderen helfen?", "offers"),
            ("Was möchtest du lernen?", "asks"),
            ("¿Qué te gustaría aprender?", "asks"),
            ("Themen, die mich interessieren", "interests"),
            ("I want to meet people interested in", "interests"),
            ("checked_in_at", "checked in"),
            ("checkedIn", "checked in"),
            ("Check-in-Hinweis", "not taken"),
            ("Email address verified", "not taken"),
            ("ticket_name", "not taken"),
            ("Order #", "not taken"),
            ("Attendee #", "ticket code"),
            ("Void Status", "cancelled"),
            ("氏名", "name"),
            ("会社名", "organisation"),
            ("Blood group of your cat", "not taken"),
        ] {
            assert_eq!(said(header), word, "{header}");
        }
        assert_eq!(said("Xyzzy"), "?");
    }

    #[test]
    fn columns_of_the_buyer_are_known_as_such() {
        let lexicon = Lexicon::shipped();
        let buyer = |header: &str| header_meaning(header, &lexicon).unwrap().buyer;

        assert!(
            buyer("Order Email") && buyer("Purchaser Name") && buyer("Invoice address company")
        );
        assert!(!buyer("Ticket Holder Name") && !buyer("Attendee email"));
    }
}
