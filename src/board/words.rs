//! The words on the board, in the language of the room.

use serde::Serialize;

use crate::domain::SentenceLanguage;

/// The words on the board in one language.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Words {
    /// Before the event's name, until the first round.
    pub welcome: &'static str,
    /// What somebody who has just come in does, step by step.
    pub steps: [&'static str; 3],
    /// The round is blind.
    pub blind: &'static str,
    /// At a table of a blind round, before what its people look for.
    pub looked_for: &'static str,
    /// A table, before its number.
    pub table: &'static str,
    /// Somebody who is shown by a number, before it.
    pub number: &'static str,
    /// `{round}` of `{rounds}`.
    round_of: &'static str,
    /// Above the people A to Z.
    pub find_your_table: &'static str,
    /// Above those who rest this round.
    pub resting: &'static str,
    /// What those who rest can do.
    pub resting_hint: &'static str,
    /// Above what people look for.
    pub asks: &'static str,
    /// Below what people look for.
    pub asks_hint: &'static str,
    /// Where nobody looks for anything that is open.
    pub no_asks: &'static str,
    /// The clock stands still.
    pub paused: &'static str,
    /// `{minutes}` are left.
    minutes_left: &'static str,
    /// Less than two minutes are left.
    pub minute_left: &'static str,
    /// `{seconds}` are left.
    seconds_left: &'static str,
    /// The time is up.
    pub up: &'static str,
    /// Half of the time is over.
    pub half_time: &'static str,
    /// Next: people come in.
    pub next_arrive: &'static str,
    /// Next: `{round}` begins.
    next_round: &'static str,
    /// Next: people sit down.
    pub next_sit: &'static str,
    /// Next: thank your table.
    pub next_thank: &'static str,
    /// Next: the last round is over.
    pub next_close: &'static str,
    /// Above the clock of the minutes that are kept for promises.
    pub promises: &'static str,
    /// What is done in them.
    pub promise_how: &'static str,
    /// `{promised}` of `{came}` have promised something.
    promise_rate: &'static str,
    /// The desk cannot be reached.
    pub desk_gone: &'static str,
    /// The keys of a page in a browser.
    pub keys: &'static str,
    /// The button of a page that sounds.
    pub sound_on: &'static str,
    /// The button of a page that does not sound yet: browsers want a click first.
    pub sound_off: &'static str,
}

const ENGLISH: Words = Words {
    welcome: "Welcome to",
    steps: [
        "Come to the desk and say your name.",
        "Tell us what you look for, and what you can help with.",
        "When a round begins, find your name and your table here.",
    ],
    blind: "Blind round: first names and what people look for, nothing else",
    looked_for: "They look for:",
    table: "Table",
    number: "No.",
    round_of: "Round {round} of {rounds}",
    find_your_table: "Find your table",
    resting: "Resting this round",
    resting_hint: "Write down what you look for, or come to the desk: we know who can help.",
    asks: "People here look for",
    asks_hint: "Can you help? Tell us at the desk.",
    no_asks: "What do you look for tonight? Tell us at the desk.",
    paused: "The clock stands still",
    minutes_left: "{minutes} minutes left",
    minute_left: "One minute left",
    seconds_left: "{seconds} seconds left",
    up: "Time is up",
    half_time: "Now the other one speaks",
    next_arrive: "Come to the desk, say your name, and tell us what you look for.",
    next_round: "Round {round} begins soon.",
    next_sit: "Please find your table and sit down.",
    next_thank: "Please thank your table. We move on in a moment.",
    next_close: "That was the last round. Stay and talk to those you want to hear more of.",
    promises: "Time for promises",
    promise_how: "Choose one thing and say it to your neighbour: when …, I will … with …",
    promise_rate: "{promised} of {came} have promised something. Tell us yours at the desk.",
    desk_gone: "The desk cannot be reached; this is how it stood last.",
    keys: "← → turn the pages · space holds them · + and − make letters larger or smaller · ? closes this",
    sound_on: "Sound is on",
    sound_off: "Sound: click once",
};

const GERMAN: Words = Words {
    welcome: "Willkommen bei",
    steps: [
        "Komm zum Empfang und sag deinen Namen.",
        "Sag uns, was du suchst und wobei du helfen kannst.",
        "Wenn eine Runde beginnt, stehen hier dein Name und dein Tisch.",
    ],
    blind: "Blinde Runde: Vornamen und was gesucht wird, sonst nichts",
    looked_for: "Hier wird gesucht:",
    table: "Tisch",
    number: "Nr.",
    round_of: "Runde {round} von {rounds}",
    find_your_table: "Finde deinen Tisch",
    resting: "Diese Runde Pause",
    resting_hint: "Schreib auf, was du suchst, oder komm zum Empfang: wir wissen, wer helfen kann.",
    asks: "Hier wird gesucht",
    asks_hint: "Kannst du helfen? Sag es uns am Empfang.",
    no_asks: "Was suchst du heute? Sag es uns am Empfang.",
    paused: "Die Uhr steht",
    minutes_left: "Noch {minutes} Minuten",
    minute_left: "Noch eine Minute",
    seconds_left: "Noch {seconds} Sekunden",
    up: "Die Zeit ist um",
    half_time: "Jetzt spricht die andere Seite",
    next_arrive: "Komm zum Empfang, sag deinen Namen und was du suchst.",
    next_round: "Gleich beginnt Runde {round}.",
    next_sit: "Bitte such deinen Tisch und setz dich.",
    next_thank: "Bitte bedankt euch. Gleich geht es weiter.",
    next_close: "Das war die letzte Runde. Bleib und sprich weiter, mit wem du magst.",
    promises: "Zeit für Versprechen",
    promise_how: "Such dir eines aus und sag es deinem Nachbarn: wenn …, dann werde ich … mit …",
    promise_rate: "{promised} von {came} haben etwas versprochen. Sag uns deines am Empfang.",
    desk_gone: "Der Empfang ist nicht erreichbar; so stand es zuletzt.",
    keys: "← → blättern · Leertaste hält an · + und − machen die Schrift größer oder kleiner · ? schließt dies",
    sound_on: "Der Ton ist an",
    sound_off: "Ton: einmal klicken",
};

const FRENCH: Words = Words {
    welcome: "Bienvenue à",
    steps: [
        "Passez à l'accueil et dites votre nom.",
        "Dites-nous ce que vous cherchez et comment vous pouvez aider.",
        "Quand un tour commence, votre nom et votre table sont ici.",
    ],
    blind: "Tour à l'aveugle : prénoms et recherches, rien d'autre",
    looked_for: "On cherche ici :",
    table: "Table",
    number: "N°",
    round_of: "Tour {round} sur {rounds}",
    find_your_table: "Trouvez votre table",
    resting: "En pause pour ce tour",
    resting_hint: "Notez ce que vous cherchez, ou passez à l'accueil : nous savons qui peut aider.",
    asks: "Ici, on cherche",
    asks_hint: "Vous pouvez aider ? Dites-le-nous à l'accueil.",
    no_asks: "Que cherchez-vous ce soir ? Dites-le-nous à l'accueil.",
    paused: "Le temps est arrêté",
    minutes_left: "Encore {minutes} minutes",
    minute_left: "Encore une minute",
    seconds_left: "Encore {seconds} secondes",
    up: "C'est terminé",
    half_time: "À l'autre de parler",
    next_arrive: "Passez à l'accueil, dites votre nom et ce que vous cherchez.",
    next_round: "Le tour {round} commence bientôt.",
    next_sit: "Trouvez votre table et asseyez-vous.",
    next_thank: "Remerciez votre table. La suite dans un instant.",
    next_close: "C'était le dernier tour. Restez, et parlez avec qui vous voulez.",
    promises: "Le temps des promesses",
    promise_how: "Choisissez une chose et dites-la à votre voisin : quand …, je vais … avec …",
    promise_rate: "{promised} sur {came} ont promis quelque chose. Dites-nous la vôtre à l'accueil.",
    desk_gone: "L'accueil ne répond pas ; voici le dernier état connu.",
    keys: "← → tournent les pages · espace les arrête · + et − agrandissent ou réduisent les lettres · ? ferme ceci",
    sound_on: "Le son est activé",
    sound_off: "Son : cliquez une fois",
};

const SPANISH: Words = Words {
    welcome: "Te damos la bienvenida a",
    steps: [
        "Ven a recepción y di tu nombre.",
        "Dinos qué buscas y en qué puedes ayudar.",
        "Cuando empiece una ronda, aquí verás tu nombre y tu mesa.",
    ],
    blind: "Ronda a ciegas: nombres de pila y lo que se busca, nada más",
    looked_for: "Aquí se busca:",
    table: "Mesa",
    number: "N.º",
    round_of: "Ronda {round} de {rounds}",
    find_your_table: "Encuentra tu mesa",
    resting: "Descansan esta ronda",
    resting_hint: "Escribe lo que buscas o ven a recepción: sabemos quién puede ayudar.",
    asks: "Aquí se busca",
    asks_hint: "¿Puedes ayudar? Dínoslo en recepción.",
    no_asks: "¿Qué buscas esta noche? Dínoslo en recepción.",
    paused: "El reloj está parado",
    minutes_left: "Quedan {minutes} minutos",
    minute_left: "Queda un minuto",
    seconds_left: "Quedan {seconds} segundos",
    up: "Se acabó el tiempo",
    half_time: "Ahora habla la otra persona",
    next_arrive: "Ven a recepción, di tu nombre y lo que buscas.",
    next_round: "La ronda {round} empieza pronto.",
    next_sit: "Busca tu mesa y siéntate.",
    next_thank: "Da las gracias a tu mesa. Seguimos enseguida.",
    next_close: "Era la última ronda. Quédate y habla con quien quieras.",
    promises: "El momento de las promesas",
    promise_how: "Elige una cosa y dísela a quien tienes al lado: cuando …, voy a … con …",
    promise_rate: "{promised} de {came} han prometido algo. Cuéntanos lo tuyo en la recepción.",
    desk_gone: "La recepción no responde; así estaba la última vez.",
    keys: "← → pasan las páginas · espacio las detiene · + y − agrandan o reducen las letras · ? cierra esto",
    sound_on: "El sonido está activado",
    sound_off: "Sonido: haz clic una vez",
};

impl Words {
    /// The words in a language.
    #[must_use]
    pub const fn of(language: SentenceLanguage) -> &'static Self {
        match language {
            SentenceLanguage::English => &ENGLISH,
            SentenceLanguage::German => &GERMAN,
            SentenceLanguage::French => &FRENCH,
            SentenceLanguage::Spanish => &SPANISH,
        }
    }

    /// Which round of how many.
    #[must_use]
    pub fn round_of(&self, round: u16, rounds: u16) -> String {
        let named = self.round_of.replace("{round}", &round.to_string());
        named.replace("{rounds}", &rounds.max(round).to_string())
    }

    /// That a round begins soon.
    #[must_use]
    pub fn next_round(&self, round: u16) -> String {
        self.next_round.replace("{round}", &round.to_string())
    }

    /// How many have promised something.
    #[must_use]
    pub fn promise_rate(&self, promised: usize, came: usize) -> String {
        let told = self.promise_rate.replace("{promised}", &promised.to_string());
        told.replace("{came}", &came.to_string())
    }

    /// How much time is left, in whole minutes or, in the last one, seconds.
    #[must_use]
    pub fn left(&self, millis: i64) -> String {
        // What is counted down is told as it is reached: at 60 seconds a minute is left.
        let seconds = (millis.max(0) + 999) / 1000;
        match seconds {
            0 => self.up.to_owned(),
            1..=59 => self.seconds_left.replace("{seconds}", &seconds.to_string()),
            60..=119 => self.minute_left.to_owned(),
            _ => self.minutes_left.replace("{minutes}", &(seconds / 60).to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_told_in_every_language() {
        for (language, told) in [
            (SentenceLanguage::English, ["Time is up", "30 seconds left", "One minute left"]),
            (SentenceLanguage::German, ["Die Zeit ist um", "Noch 30 Sekunden", "Noch eine Minute"]),
            (
                SentenceLanguage::French,
                ["C'est terminé", "Encore 30 secondes", "Encore une minute"],
            ),
            (
                SentenceLanguage::Spanish,
                ["Se acabó el tiempo", "Quedan 30 segundos", "Queda un minuto"],
            ),
        ] {
            let words = Words::of(language);

            assert_eq!([0, 29_001, 60_000].map(|millis| words.left(millis)), told);
        }
        assert_eq!(Words::of(SentenceLanguage::English).left(185_000), "3 minutes left");
        assert_eq!(Words::of(SentenceLanguage::English).round_of(5, 4), "Round 5 of 5");
    }
}
