//! The test card on paper: one code, of which every letter is known.

use qrcode::{Color, EcLevel, QrCode};

use crate::domain::TEST_CARD;

/// The page around the code; it needs no other file.
const PAGE: &str = include_str!("../../assets/paper/test-card.html");
/// How many modules of white a reader needs around a code.
///
/// Source: ISO/IEC 18004.
const QUIET: usize = 4;

/// The test card as a page to print: a QR code, its text, and what to do with them.
#[must_use]
pub fn test_card() -> String {
    PAGE.replace("{{ code }}", &code_picture(TEST_CARD)).replace("{{ text }}", TEST_CARD)
}

/// A text as a QR code in SVG, a module a unit; empty where it is too long for one.
fn code_picture(text: &str) -> String {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else {
        return String::new();
    };
    let width = code.width();
    let size = width + 2 * QUIET;
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
    let modules = dark.map(|(place, _)| {
        let (x, y) = (place % width + QUIET, place / width + QUIET);
        format!("M{x} {y}h1v1h-1z")
    });
    let path: Vec<String> = modules.collect();
    let path = path.concat();
    format!(
        "<svg viewBox=\"0 0 {size} {size}\" role=\"img\" aria-label=\"QR code: {text}\" \
         shape-rendering=\"crispEdges\"><rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/>\
         <path d=\"{path}\" fill=\"#000\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dark units of the picture, drawn on a grey image with some pixels a unit.
    fn picture(page: &str, pixels: usize) -> (usize, Vec<u8>) {
        let size: usize = page
            .split("viewBox=\"0 0 ")
            .nth(1)
            .unwrap()
            .split(' ')
            .next()
            .unwrap()
            .parse()
            .unwrap();
        let side = size * pixels;
        let mut image = vec![255; side * side];
        let path = page.split("<path d=\"").nth(1).unwrap().split('"').next().unwrap();
        for module in path.split('M').skip(1) {
            let (x, rest) = module.split_once(' ').unwrap();
            let (y, drawn) = rest.split_once('h').unwrap();
            assert_eq!(drawn, "1v1h-1z");
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            for row in y * pixels..(y + 1) * pixels {
                image[row * side + x * pixels..row * side + (x + 1) * pixels].fill(0);
            }
        }
        (side, image)
    }

    #[test]
    fn another_reader_reads_the_text_from_the_picture() {
        let page = test_card();
        let (side, image) = picture(&page, 6);

        let mut seen =
            rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| image[y * side + x]);
        let codes = seen.detect_grids();

        assert_eq!(codes.len(), 1);
        assert_eq!(codes[0].decode().unwrap().1, TEST_CARD);
    }

    #[test]
    fn the_page_stands_alone_and_says_what_to_do() {
        let page = test_card();

        assert!(!page.contains("{{"), "{page}");
        assert!(!page.contains("http"), "{page}");
        for words in ["Ctrl-Q", TEST_CARD, "lang=\"en\"", "<h1>"] {
            assert!(page.contains(words), "{words}");
        }
    }
}
