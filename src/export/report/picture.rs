//! The picture of the network as SVG: readable in grey, by form and line and not by colour.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::figures::Figures;
use super::layout::Place;
use crate::domain::{Event, ParticipantId};

/// The size of the picture, in its own units.
const SIZE: f64 = 1000.0;
/// What stays free around it.
const EDGE: f64 = 60.0;
/// Up to how many people each has a name beside them: more would lie on top of each other.
const NAMED: usize = 60;

/// The network before, or with everybody who met tonight: circles, squares for those who are here for
/// the first time; lines for those who met tonight, dotted ones for those who knew each other.
pub(super) fn picture(
    event: &Event,
    figures: &Figures,
    places: &BTreeMap<ParticipantId, Place>,
    with_new: bool,
    label: &impl Fn(ParticipantId) -> String,
) -> String {
    let what = if with_new { "The network now" } else { "The network before" };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {SIZE} {SIZE}\" role=\"img\" \
         aria-label=\"{what}; the table below says the same\"><rect width=\"{SIZE}\" height=\"{SIZE}\" \
         fill=\"#fff\"/>"
    );
    let at = |id: ParticipantId| {
        let place = places.get(&id).copied().unwrap_or_default();
        let span = SIZE - 2.0 * EDGE;
        (EDGE + place.x * span, EDGE + place.y * span)
    };
    // Nothing that is written into a text fails.
    let mut put = |text: std::fmt::Arguments<'_>| {
        let _written = svg.write_fmt(text);
    };
    for (pair, is_new) in &figures.ties {
        if *is_new && !with_new {
            continue;
        }
        let [(x1, y1), (x2, y2)] = pair.both().map(at);
        let line = if *is_new {
            "stroke=\"#000\" stroke-width=\"1.4\""
        } else {
            "stroke=\"#000\" stroke-width=\"2\" stroke-dasharray=\"3 5\""
        };
        put(format_args!(
            "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" {line}/>"
        ));
    }
    for id in &figures.people {
        let (x, y) = at(*id);
        let is_new =
            event.participant(*id).is_some_and(|person| person.details.first_time == Some(true));
        let form = "fill=\"#fff\" stroke=\"#000\" stroke-width=\"2\"";
        if is_new {
            let (left, top) = (x - 7.0, y - 7.0);
            put(format_args!(
                "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"14\" height=\"14\" {form}/>"
            ));
        } else {
            put(format_args!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"7\" {form}/>"));
        }
        if figures.people.len() <= NAMED {
            let (anchor, x) = if x > SIZE / 2.0 { ("end", x - 11.0) } else { ("start", x + 11.0) };
            let (name, y) = (escaped(&label(*id)), y + 5.0);
            put(format_args!(
                "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" font-size=\"16\" \
                 font-family=\"sans-serif\" paint-order=\"stroke\" stroke=\"#fff\" \
                 stroke-width=\"4\">{name}</text>"
            ));
        }
    }
    svg.push_str("</svg>");
    svg
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}
