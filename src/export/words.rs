//! The words on paper, in the language of the room.

use serde::Serialize;

use crate::domain::{Feature, SentenceLanguage};

/// The words on paper in one language.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Words {
    /// The title of the badges.
    pub(super) badges: &'static str,
    /// The title of the table signs.
    pub(super) signs: &'static str,
    /// The title of the lists of tables.
    pub(super) tables: &'static str,
    /// The title of the route cards.
    pub(super) routes: &'static str,
    /// The title of the desk's list.
    pub(super) desk_list: &'static str,
    /// A table, before its number.
    pub(super) table: &'static str,
    /// Somebody who is told by a number, before it.
    pub(super) number: &'static str,
    /// A round, before its number.
    pub(super) round: &'static str,
    /// Before what somebody looks for.
    pub(super) asks: &'static str,
    /// To somebody who rests a round.
    pub(super) rest: &'static str,
    /// To somebody who has no seat in a round.
    pub(super) unplaced: &'static str,
    /// Above those who rest.
    pub(super) resting: &'static str,
    /// Above those who have no seat.
    pub(super) at_the_desk: &'static str,
    /// Above everybody A to Z.
    pub(super) by_name: &'static str,
    /// Above the tables.
    pub(super) by_table: &'static str,
    /// Of a round that is not drawn yet.
    pub(super) planned: &'static str,
    /// Of what only the desk may see.
    pub(super) private: &'static str,
    /// The box to tick.
    pub(super) here: &'static str,
    /// The column of names.
    pub(super) name: &'static str,
    /// The column that tells namesakes apart.
    pub(super) organisation: &'static str,
    /// The column of ticket codes.
    pub(super) ticket: &'static str,
    /// Above the empty lines.
    pub(super) walk_ins: &'static str,
    /// Before the time at which it was written.
    pub(super) as_of: &'static str,
    /// Where there is nobody to print.
    pub(super) nobody: &'static str,
    /// How it is printed.
    pub(super) print_hint: &'static str,
    /// Above the ruler.
    pub(super) ruler: &'static str,
    /// What the printer is told.
    pub(super) ruler_scale: &'static str,
    /// Below the ruler.
    pub(super) ruler_line: &'static str,
    /// What the page is for.
    pub(super) ruler_plain: &'static str,
    /// What a table has, in the order of [`Feature::ALL`].
    features: [&'static str; 5],
}

const ENGLISH: Words = Words {
    badges: "Badges",
    signs: "Table signs",
    tables: "Tables",
    routes: "Route cards",
    desk_list: "Desk list",
    table: "Table",
    number: "No.",
    round: "Round",
    asks: "Looks for",
    rest: "You rest: write down what you look for, or come to the desk",
    unplaced: "Ask at the desk",
    resting: "Resting this round",
    at_the_desk: "Ask at the desk",
    by_name: "Find your table, A to Z",
    by_table: "By table",
    planned: "Planned ahead: the desk may still change it",
    private: "For the desk alone: nobody else may see it",
    here: "Here",
    name: "Name",
    organisation: "Organisation",
    ticket: "Ticket",
    walk_ins: "Walk-ins",
    as_of: "As of",
    nobody: "Nobody yet",
    print_hint: "Print at scale 100 %, margins none",
    ruler: "Measure first",
    ruler_scale: "Scale 100 %, margins none",
    ruler_line: "This line is 100 mm long. If it is not on your paper, set the scale to 100 % and the margins to none, and print this page again.",
    ruler_plain: "Put plain paper in for this page. Lay it over a sheet of labels, against the light: what is off by some tenths of a millimetre is set with --offset.",
    features: ["step-free", "quiet", "good light", "near the exit", "near a socket"],
};

const GERMAN: Words = Words {
    badges: "Namensschilder",
    signs: "Tischschilder",
    tables: "Tische",
    routes: "Wegkarten",
    desk_list: "Liste für den Empfang",
    table: "Tisch",
    number: "Nr.",
    round: "Runde",
    asks: "Sucht",
    rest: "Du hast Pause: schreib auf, was du suchst, oder komm zum Empfang",
    unplaced: "Frag am Empfang",
    resting: "Diese Runde Pause",
    at_the_desk: "Bitte am Empfang fragen",
    by_name: "Finde deinen Tisch, A bis Z",
    by_table: "Nach Tischen",
    planned: "Vorausgeplant: der Empfang kann es noch ändern",
    private: "Nur für den Empfang: niemand sonst darf sie sehen",
    here: "Da",
    name: "Name",
    organisation: "Organisation",
    ticket: "Ticket",
    walk_ins: "Ohne Anmeldung",
    as_of: "Stand",
    nobody: "Noch niemand",
    print_hint: "Mit Skalierung 100 % drucken, ohne Ränder",
    ruler: "Zuerst messen",
    ruler_scale: "Skalierung 100 %, Ränder keine",
    ruler_line: "Diese Linie ist 100 mm lang. Ist sie es auf deinem Papier nicht, stell die Skalierung auf 100 % und die Ränder auf keine, und druck diese Seite noch einmal.",
    ruler_plain: "Leg für diese Seite einfaches Papier ein. Halt sie über einem Etikettenbogen gegen das Licht: was um Zehntelmillimeter verrutscht ist, stellt --offset.",
    features: ["stufenlos", "ruhig", "gutes Licht", "nah am Ausgang", "nah an einer Steckdose"],
};

const FRENCH: Words = Words {
    badges: "Badges",
    signs: "Panneaux de table",
    tables: "Tables",
    routes: "Cartes de parcours",
    desk_list: "Liste de l'accueil",
    table: "Table",
    number: "N°",
    round: "Tour",
    asks: "Cherche",
    rest: "Vous êtes en pause : notez ce que vous cherchez, ou passez à l'accueil",
    unplaced: "Demandez à l'accueil",
    resting: "En pause pour ce tour",
    at_the_desk: "Demandez à l'accueil",
    by_name: "Trouvez votre table, de A à Z",
    by_table: "Par table",
    planned: "Prévu d'avance : l'accueil peut encore le changer",
    private: "Pour l'accueil seul : personne d'autre ne doit la voir",
    here: "Ici",
    name: "Nom",
    organisation: "Organisation",
    ticket: "Billet",
    walk_ins: "Sans inscription",
    as_of: "État à",
    nobody: "Personne encore",
    print_hint: "Imprimez à l'échelle 100 %, sans marges",
    ruler: "Mesurez d'abord",
    ruler_scale: "Échelle 100 %, sans marges",
    ruler_line: "Ce trait mesure 100 mm. Sinon, réglez l'échelle sur 100 % et les marges sur aucune, puis imprimez de nouveau cette page.",
    ruler_plain: "Mettez du papier ordinaire pour cette page. Posez-la sur une planche d'étiquettes, contre la lumière : un décalage de quelques dixièmes de millimètre se règle avec --offset.",
    features: ["sans marche", "calme", "bonne lumière", "près de la sortie", "près d'une prise"],
};

const SPANISH: Words = Words {
    badges: "Distintivos",
    signs: "Carteles de mesa",
    tables: "Mesas",
    routes: "Tarjetas de ruta",
    desk_list: "Lista de recepción",
    table: "Mesa",
    number: "N.º",
    round: "Ronda",
    asks: "Busca",
    rest: "Descansas: escribe lo que buscas o ven a recepción",
    unplaced: "Pregunta en recepción",
    resting: "Descansan esta ronda",
    at_the_desk: "Preguntad en recepción",
    by_name: "Encuentra tu mesa, de la A a la Z",
    by_table: "Por mesas",
    planned: "Previsto: recepción aún puede cambiarlo",
    private: "Solo para recepción: nadie más debe verla",
    here: "Aquí",
    name: "Nombre",
    organisation: "Organización",
    ticket: "Entrada",
    walk_ins: "Sin inscripción",
    as_of: "Estado a las",
    nobody: "Nadie todavía",
    print_hint: "Imprime a escala 100 %, sin márgenes",
    ruler: "Primero mide",
    ruler_scale: "Escala 100 %, sin márgenes",
    ruler_line: "Esta línea mide 100 mm. Si en tu papel no es así, pon la escala al 100 % y los márgenes en ninguno, e imprime otra vez esta página.",
    ruler_plain: "Usa papel corriente para esta página. Ponla sobre una hoja de etiquetas, a contraluz: lo que se desvía unas décimas de milímetro se ajusta con --offset.",
    features: [
        "sin escalones",
        "tranquila",
        "buena luz",
        "cerca de la salida",
        "cerca de un enchufe",
    ],
};

impl Words {
    /// The words in a language.
    pub(super) const fn of(language: SentenceLanguage) -> &'static Self {
        match language {
            SentenceLanguage::English => &ENGLISH,
            SentenceLanguage::German => &GERMAN,
            SentenceLanguage::French => &FRENCH,
            SentenceLanguage::Spanish => &SPANISH,
        }
    }

    /// What a table has, in a word.
    pub(super) const fn feature(&self, feature: Feature) -> &'static str {
        let [step_free, quiet, good_light, near_exit, near_socket] = self.features;
        match feature {
            Feature::StepFree => step_free,
            Feature::Quiet => quiet,
            Feature::GoodLight => good_light,
            Feature::NearExit => near_exit,
            Feature::NearSocket => near_socket,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_is_called_in_english_as_at_the_desk_and_otherwise_in_other_languages() {
        for feature in Feature::ALL {
            assert_eq!(Words::of(SentenceLanguage::English).feature(feature), feature.word());
            assert_ne!(Words::of(SentenceLanguage::German).feature(feature), feature.word());
        }
    }
}
