//! How sentences lead up to a topic: "I would like to hear more about", "Je souhaite apprendre".

use super::words::{Group, Lexicon, Word, is_unspaced, words};

/// The byte after the opening of a text; 0 when there is none or nothing but it.
///
/// An opening is a known phrase, or a run of words that only lead up to something.
pub(super) fn end(text: &str, lexicon: &Lexicon) -> usize {
    let found = words(text);
    let folded: Vec<&str> = found.iter().map(|word| word.text.as_str()).collect();
    let other = lexicon.group(Group::SomethingElse).at_start(&folded);
    let before_colon = other.checked_sub(1).and_then(|last| found.get(last)).is_some_and(|word| {
        text.get(word.end..).is_some_and(|rest| rest.trim_start().starts_with([':', '：']))
    });
    let length = lexicon
        .group(Group::Opener)
        .at_start(&folded)
        .max(run(text, &found, lexicon))
        .max(if before_colon { other } else { 0 });
    if length == 0 || length >= found.len() {
        return 0;
    }
    found.get(length - 1).map_or(0, |word| word.end)
}

/// A text in a script without spaces, without what leads up to its topic or follows it.
pub(super) fn without_joined<'t>(text: &'t str, lexicon: &Lexicon) -> &'t str {
    if !text.chars().any(is_unspaced) {
        return text;
    }
    let longest = |group: Group, cut: &dyn Fn(&'t str, &str) -> Option<&'t str>, text: &'t str| {
        let rests = lexicon.group(group).written().filter_map(|phrase| cut(text, phrase));
        rests.map(str::trim).filter(|rest| !rest.is_empty()).min_by_key(|rest| rest.len())
    };
    let text = longest(Group::JoinedOpener, &|text, phrase| text.strip_prefix(phrase), text)
        .unwrap_or(text);
    longest(Group::JoinedCloser, &|text, phrase| text.strip_suffix(phrase), text).unwrap_or(text)
}

/// How many words at the start only lead up to a topic: "Could use some help with".
///
/// At least two, one of which says that somebody wants or gives something. The topic stands behind
/// the last word that links ("interested in | experience design"), or else behind the last that is
/// no noun.
fn run(text: &str, found: &[Word], lexicon: &Lexicon) -> usize {
    let of = |group: Group, word: &Word| lexicon.group(group).at_start(&[&word.text]) == 1;
    // "A/B testing", "C++": a sign joined to a word makes it part of a topic.
    let apart = |word: &Word| {
        let after = text.get(word.end..).and_then(|rest| rest.chars().next());
        after.is_some_and(|c| c.is_whitespace() || matches!(c, '\'' | '’' | ':' | ','))
    };
    let led: Vec<&Word> = found
        .iter()
        .take_while(|word| {
            apart(word)
                && [Group::Wish, Group::Filler, Group::Link, Group::FillerNoun]
                    .iter()
                    .any(|group| of(*group, word))
        })
        .collect();
    let colon = led.last().is_some_and(|word| {
        text.get(word.end..).is_some_and(|rest| rest.trim_start().starts_with(':'))
    });
    let Some(wish) = led.iter().position(|word| of(Group::Wish, word)) else { return 0 };
    let noun = |word: &Word| of(Group::FillerNoun, word);
    let link = led.iter().rposition(|word| of(Group::Link, word)).filter(|at| *at > wish);
    if colon && led.len() < found.len() {
        return led.len();
    }
    let length = match link {
        Some(link) => {
            let verb_before =
                led.iter().take(link).any(|word| word.text.len() > 3 && of(Group::Filler, word));
            let tail = led.iter().skip(link + 1).take_while(|word| {
                of(Group::Filler, word)
                    && !noun(word)
                    && !(verb_before && word.text.ends_with("ing"))
            });
            link + 1 + tail.count()
        }
        None => led.iter().rposition(|word| !noun(word)).map_or(0, |at| at + 1),
    };
    if length >= 2 && length < found.len() { length } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_a_topic_without_spaces_is_taken_off() {
        let lexicon = Lexicon::shipped();

        for (answer, topic) in [
            ("陶芸について学びたいです", "陶芸"),
            ("C++に興味があります", "C++"),
            ("我想学习编程", "编程"),
            ("요리에 대해 배우고 싶습니다", "요리"),
            ("Rust", "Rust"),
            ("です", "です"),
        ] {
            assert_eq!(without_joined(answer, &lexicon), topic);
        }
    }

    #[test]
    fn what_leads_up_to_a_topic_is_found_in_many_languages() {
        let lexicon = Lexicon::shipped();

        for (sentence, topic) in [
            ("Could use some help with wheelchair sports", "wheelchair sports"),
            ("I would like to hear more about edge computing", "edge computing"),
            ("Keen to learn A/B testing", "A/B testing"),
            ("Interested in experience design", "experience design"),
            ("I'm interested in learning Rust", "Rust"),
            ("We need advice on hiring", "hiring"),
            ("Happy to mentor others in public speaking", "public speaking"),
            ("Je souhaite apprendre le jardinage", "jardinage"),
            ("J'ai envie d'apprendre la photographie", "photographie"),
            ("Quiero saber más de movilidad", "movilidad"),
            ("Vorrei saperne di più su contabilità", "contabilità"),
            ("Ich hätte gern Tipps zu Fördermitteln", "Fördermitteln"),
            ("Gostaria de saber mais sobre vendas", "vendas"),
            ("Ik wil graag weten hoe: imkeren", "hoe: imkeren"),
            ("Jag vill veta mer om odling", "odling"),
            ("Chciałbym porozmawiać o sprzedaży", "sprzedaży"),
            ("Хочу узнать больше о налогах", "налогах"),
            ("Szukam porady: pszczelarstwo", "pszczelarstwo"),
            ("Интересует: медиация", "медиация"),
            ("Other: beekeeping", "beekeeping"),
            ("その他：陶芸", "陶芸"),
            ("Learning and development", "Learning and development"),
            ("Help desk", "Help desk"),
            ("Ideas for parks", "Ideas for parks"),
            ("In vitro research", "In vitro research"),
            ("I18n", "I18n"),
        ] {
            let rest = sentence.get(end(sentence, &lexicon)..).unwrap_or_default();
            assert_eq!(rest.trim_start_matches([' ', ':', '：', '\'']), topic, "{sentence}");
        }
    }
}
