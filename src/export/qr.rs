//! A badge's code as squares for a scanner.

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

use crate::domain::BadgeCode;

/// How many modules stay white around a code (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;

/// A code drawn: one path in a square of modules.
#[derive(Serialize)]
pub(super) struct Drawn {
    /// How many modules the square has on a side, the quiet zone included.
    size: usize,
    /// The dark modules, as a path of SVG.
    path: String,
}

/// The code on a badge, drawn; `None` for nobody that is known: ten letters always fit.
///
/// Correction level M: a badge gets creased, and a tenth more of the code may be lost than at L.
pub(super) fn drawn(code: BadgeCode) -> Option<Drawn> {
    let code = QrCode::with_error_correction_level(code.to_string(), EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (row, modules) in code.to_colors().chunks(width).enumerate() {
        let mut column = 0;
        for run in modules.chunk_by(|one, next| one == next) {
            let length = run.len();
            if run.first() == Some(&Color::Dark) {
                let (x, y) = (column + QUIET, row + QUIET);
                let square = format!("M{x} {y}h{length}v1h-{length}z");
                path.push_str(&square);
            }
            column += length;
        }
    }
    Some(Drawn { size: width + 2 * QUIET, path })
}
