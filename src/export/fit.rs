//! How large a text may be so that it fits its box: names shrink, and never clip.
//!
//! The browser that prints is not here to be asked, and its fonts are not known. So a text is
//! measured by the widest that its letters are in common fonts, and the largest size is taken at
//! which it fits by that measure.

use serde::Serialize;
use unicode_width::UnicodeWidthChar;

/// A text and the size at which it fits.
#[derive(Serialize)]
pub(super) struct Fitted {
    pub(super) text: String,
    /// The size in points.
    pub(super) points: u16,
}

/// A box for a text, in tenths of millimetres.
#[derive(Clone, Copy, Debug)]
pub(super) struct Space {
    pub(super) width: u16,
    pub(super) height: u16,
}

/// The sizes that are tried, in points, largest first. The last is for names of 200 letters.
const STEPS: [u16; 16] = [54, 48, 42, 36, 32, 28, 24, 20, 18, 16, 14, 12, 10, 8, 6, 4];
/// From this size on words are broken rather than made smaller.
const READABLE: u16 = 12;
/// The smallest size that anything but a name is printed in.
const SMALLEST: u16 = 6;
/// From one line to the next, in hundredths of the size: room for the marks of Thai. The style
/// sheet says the same.
const LINE: u32 = 125;
/// A thousand points in tenths of millimetres (1 pt = 1/72 in).
const THOUSAND_POINTS: u32 = 3528;

/// How wide a letter is at most, in hundredths of the size.
///
/// Columns of a terminal say whether a letter is wide; among the narrow ones capitals and `m` are
/// wider than half a square in bold type.
fn width_of(letter: char) -> u32 {
    match (letter.width().unwrap_or(0), letter) {
        (0, _) => 0,
        (1, 'm' | 'w' | 'M' | 'W' | '@' | '%' | '&' | 'Æ' | 'Œ' | 'æ' | 'œ') => 105,
        (1, ' ' | '.' | ',' | '\'' | 'i' | 'j' | 'l' | 'I' | '|') => 40,
        // Of scripts other than Latin, Greek and Cyrillic a column says the least.
        (1, '\u{0590}'..='\u{1CFF}') => 85,
        (1, letter) if letter.is_uppercase() => 85,
        (1, _) => 68,
        // Pictures are wider than their square in every font that has them.
        (_, '\u{1F000}'..) => 130,
        (columns, _) => u32::try_from(columns).unwrap_or(2) * 55,
    }
}

fn width(text: &str) -> u32 {
    text.chars().map(width_of).sum()
}

/// How many lines a text takes in lines of some width; `None` when a word must be broken.
fn lines(text: &str, line: u32) -> (u32, bool) {
    let (mut lines, mut used, mut broken) = (1, 0, false);
    for word in text.split_whitespace() {
        let mut left = width(word);
        let space = if used == 0 { 0 } else { width_of(' ') };
        if used + space + left <= line {
            used += space + left;
            continue;
        }
        if used > 0 {
            lines += 1;
        }
        // A word is broken between two letters: of each line one letter's room may stay empty.
        let room = line.saturating_sub(110).max(1);
        while left > line {
            broken = true;
            lines += 1;
            left = left.saturating_sub(room);
        }
        used = left;
    }
    (lines, broken)
}

/// The width of a box in hundredths of a size in points.
fn line_of(space: Space, points: u16) -> u32 {
    u32::from(space.width) * 100_000 / (u32::from(points.max(1)) * THOUSAND_POINTS)
}

/// The height of lines of a size, in tenths of millimetres, rounded up.
fn height_of(lines: u32, points: u16) -> u32 {
    (lines * u32::from(points) * LINE * THOUSAND_POINTS).div_ceil(100_000)
}

/// The largest size in points, and not above `most`, at which a text of people's own fits its box;
/// the text is cut with an ellipsis where even the smallest is too large.
pub(super) fn fit(text: &str, space: Space, most: u16) -> Fitted {
    let steps = STEPS.iter().copied().filter(|points| *points <= most && *points >= SMALLEST);
    for points in steps {
        let (lines, broken) = lines(text, line_of(space, points));
        if height_of(lines, points) <= u32::from(space.height) && (!broken || points <= READABLE) {
            return Fitted { text: text.to_owned(), points };
        }
    }
    let mut letters: Vec<char> = text.chars().collect();
    loop {
        letters.pop();
        let cut: String = letters.iter().collect::<String>().trim_end().to_owned() + "…";
        let (lines, _) = lines(&cut, line_of(space, SMALLEST));
        if letters.is_empty() || height_of(lines, SMALLEST) <= u32::from(space.height) {
            return Fitted { text: cut, points: SMALLEST };
        }
    }
}

/// The sizes of a name's two parts, the first one larger, at which both fit one box whole.
pub(super) fn fit_name(first: &str, rest: &str, space: Space, most: u16) -> (u16, u16) {
    let fits = |points: u16| {
        let small = smaller(points);
        let (first_lines, first_broken) = lines(first, line_of(space, points));
        let (rest_lines, rest_broken) =
            if rest.is_empty() { (0, false) } else { lines(rest, line_of(space, small)) };
        let height = height_of(first_lines, points) + height_of(rest_lines, small);
        let is_whole = !(first_broken && points > READABLE || rest_broken && small > READABLE);
        height <= u32::from(space.height) && is_whole
    };
    let steps = STEPS.iter().copied().filter(|points| *points <= most);
    let points = steps.into_iter().find(|points| fits(*points)).unwrap_or(4);
    (points, smaller(points))
}

/// The size of what stands below a first name.
const fn smaller(points: u16) -> u16 {
    let half = points * 6 / 10;
    if half < 4 { 4 } else { half }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SMALL: Space = Space { width: 575, height: 170 };

    #[test]
    fn short_names_are_large_and_long_ones_small() {
        let sizes: Vec<u16> = ["Bo", "Ada", "Chrysanthemum", &"Wolfeschlegel".repeat(5)]
            .map(|name| fit_name(name, "", SMALL, 54).0)
            .to_vec();

        assert!(sizes.is_sorted_by(|one, next| one >= next), "{sizes:?}");
        assert!(sizes[0] >= 32 && sizes[3] >= 8, "{sizes:?}");
    }

    #[test]
    fn two_hundred_of_the_widest_letters_still_fit_the_smallest_label() {
        for letter in ["W", "漢", "ม", "ﷺ", "😀"] {
            let name = letter.repeat(200);
            let (first, rest) = fit_name(&name, "", SMALL, 54);

            let (lines, _) = lines(&name, line_of(SMALL, first));
            assert!(height_of(lines, first) <= u32::from(SMALL.height), "{letter} at {first}");
            assert!(rest >= 4);
        }
    }

    proptest! {
        #[test]
        fn whatever_the_name_it_fits_its_box_by_the_measure(
            first in "\\PC{1,120}", rest in "\\PC{0,80}", width in 500_u16..900, height in 160_u16..500
        ) {
            let space = Space { width, height };

            let (large, small) = fit_name(&first, &rest, space, 54);

            let used = height_of(lines(&first, line_of(space, large)).0, large)
                + if rest.is_empty() { 0 } else {
                    height_of(lines(&rest, line_of(space, small)).0, small)
                };
            prop_assert!(used <= u32::from(height) || large == 4);
            prop_assert!(large >= small || large == 4);
        }

        #[test]
        fn what_does_not_fit_is_cut_and_says_so(text in "\\PC{0,300}", height in 30_u16..200) {
            let space = Space { width: 400, height };

            let Fitted { text: shown, points } = fit(&text, space, 12);

            let fits = height_of(lines(&shown, line_of(space, points)).0, points);
            prop_assert!(fits <= u32::from(height) || shown == "…");
            prop_assert!(shown == text || shown.ends_with('…'));
        }
    }
}
