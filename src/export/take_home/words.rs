//! The words of the sheet, in the language of the room.

use serde::Serialize;

use crate::domain::SentenceLanguage;

/// The words of the sheet in one language.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Words {
    /// The title of the sheet.
    pub(super) title: &'static str,
    /// What the sheet is.
    pub(super) lead: &'static str,
    /// Above their own promises.
    pub(super) promises: &'static str,
    /// Where they have promised nothing.
    pub(super) no_promise: &'static str,
    /// Above promises of others, to them or seen by them.
    pub(super) promised_to_you: &'static str,
    /// Before the moment that was promised.
    pub(super) due: &'static str,
    /// Above what they heard.
    pub(super) heard: &'static str,
    /// Above what others took home from them.
    pub(super) said: &'static str,
    /// Before who said it.
    pub(super) from: &'static str,
    /// Above whom they met.
    pub(super) met: &'static str,
    /// Where they met nobody.
    pub(super) nobody: &'static str,
    /// A round, before its number.
    pub(super) round: &'static str,
    /// A table, before its number.
    pub(super) table: &'static str,
    /// Those who were introduced.
    pub(super) introduced: &'static str,
    /// How to reach somebody, both having said yes.
    pub(super) reach: &'static str,
    /// They want to stay in touch; whether the other one does is not told.
    pub(super) passed_on: &'static str,
    /// Above asks of others that they could answer.
    pub(super) asks: &'static str,
    /// Above their own asks that are open.
    pub(super) own_asks: &'static str,
    /// The end of the sheet.
    pub(super) end: &'static str,
}

impl Words {
    pub(super) const fn of(language: SentenceLanguage) -> &'static Self {
        match language {
            SentenceLanguage::English => &ENGLISH,
            SentenceLanguage::German => &GERMAN,
            SentenceLanguage::French => &FRENCH,
            SentenceLanguage::Spanish => &SPANISH,
        }
    }
}

const ENGLISH: Words = Words {
    title: "What you take home",
    lead: "Whom you met and why, what you heard, and what was promised.",
    promises: "You promised",
    no_promise: "Nothing yet. One small thing, tonight: when …, I will … with …",
    promised_to_you: "Promised to you, or seen by you",
    due: "by",
    heard: "You heard",
    said: "Others took from you",
    from: "from",
    met: "You met",
    nobody: "Nobody is written down. Tell your host whom you met.",
    round: "round",
    table: "table",
    introduced: "introduced",
    reach: "You both want to stay in touch:",
    passed_on: "You want to stay in touch: your host passes it on.",
    asks: "Open asks that you could answer",
    own_asks: "You still look for",
    end: "Use it or lose it: write the first line tonight.",
};

const GERMAN: Words = Words {
    title: "Was du mitnimmst",
    lead: "Wen du getroffen hast und warum, was du gehört hast, und was versprochen wurde.",
    promises: "Du hast versprochen",
    no_promise: "Noch nichts. Etwas Kleines, heute noch: wenn …, dann werde ich … mit …",
    promised_to_you: "Dir versprochen, oder du warst dabei",
    due: "bis",
    heard: "Du hast gehört",
    said: "Andere haben von dir mitgenommen",
    from: "von",
    met: "Du hast getroffen",
    nobody: "Niemand ist aufgeschrieben. Sag, wen du getroffen hast.",
    round: "Runde",
    table: "Tisch",
    introduced: "vorgestellt",
    reach: "Ihr wollt beide in Verbindung bleiben:",
    passed_on: "Du willst in Verbindung bleiben: es wird weitergegeben.",
    asks: "Offene Fragen, auf die du eine Antwort hast",
    own_asks: "Du suchst noch",
    end: "Schreib die erste Zeile noch heute.",
};

const FRENCH: Words = Words {
    title: "Ce que vous emportez",
    lead: "Qui vous avez rencontré et pourquoi, ce que vous avez entendu, ce qui a été promis.",
    promises: "Vous avez promis",
    no_promise: "Rien encore. Une petite chose, ce soir : quand …, je vais … avec …",
    promised_to_you: "Promis à vous, ou devant vous",
    due: "pour le",
    heard: "Vous avez entendu",
    said: "D'autres ont retenu de vous",
    from: "de",
    met: "Vous avez rencontré",
    nobody: "Personne n'est noté. Dites-nous qui vous avez rencontré.",
    round: "tour",
    table: "table",
    introduced: "présentation",
    reach: "Vous souhaitez tous deux rester en contact :",
    passed_on: "Vous souhaitez rester en contact : nous transmettons.",
    asks: "Des demandes auxquelles vous pourriez répondre",
    own_asks: "Vous cherchez encore",
    end: "Écrivez la première ligne ce soir.",
};

const SPANISH: Words = Words {
    title: "Lo que te llevas",
    lead: "A quién conociste y por qué, qué oíste y qué se prometió.",
    promises: "Has prometido",
    no_promise: "Nada todavía. Una cosa pequeña, esta noche: cuando …, voy a … con …",
    promised_to_you: "Te han prometido, o estabas delante",
    due: "para el",
    heard: "Has oído",
    said: "Otros se llevan de ti",
    from: "de",
    met: "Has conocido a",
    nobody: "No hay nadie anotado. Dinos a quién conociste.",
    round: "ronda",
    table: "mesa",
    introduced: "presentación",
    reach: "Los dos queréis seguir en contacto:",
    passed_on: "Quieres seguir en contacto: lo haremos llegar.",
    asks: "Peticiones abiertas a las que puedes responder",
    own_asks: "Todavía buscas",
    end: "Escribe la primera línea esta noche.",
};
