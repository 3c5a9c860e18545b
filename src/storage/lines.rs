//! Lines of a file, one after the other, in bounded memory whatever the file holds.

use std::io::{self, BufRead, BufReader, Read};

/// The longest line that is read, in bytes with its end; a longer one is passed over.
pub(super) const LINE_LIMIT: usize = 1 << 20;

/// Reads a file line by line and holds one line at a time.
#[derive(Debug)]
pub(super) struct Lines<R> {
    reader: BufReader<R>,
    bytes: Vec<u8>,
}

/// How a line looked, beside its bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Line<'a> {
    /// The line without its end; empty when it was too long.
    pub bytes: &'a [u8],
    /// Its length in the file in bytes, with its end.
    pub len: u64,
    /// Whether it had an end.
    pub ended: bool,
    /// Whether it was longer than [`LINE_LIMIT`].
    pub too_long: bool,
    /// Whether it is nothing but NUL bytes, as a power cut leaves where nothing was written.
    pub only_nul: bool,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(reader: R) -> Self {
        Self { reader: BufReader::with_capacity(64 * 1024, reader), bytes: Vec::new() }
    }

    /// The next line; `None` at the end of the file.
    ///
    /// # Errors
    ///
    /// The disk's.
    pub(super) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.bytes.clear();
        let mut len = 0_u64;
        let mut ended = false;
        let mut only_nul = true;
        while !ended {
            let chunk = match self.reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                chunk => chunk?,
            };
            if chunk.is_empty() {
                break;
            }
            let (text, taken) = up_to_end(chunk);
            ended = text.len() < taken;
            only_nul = only_nul && text.iter().all(|byte| *byte == 0);
            if self.bytes.len() < LINE_LIMIT {
                self.bytes.extend_from_slice(text);
            }
            len = len.saturating_add(u64::try_from(taken).unwrap_or(u64::MAX));
            self.reader.consume(taken);
        }
        if len == 0 {
            return Ok(None);
        }
        let too_long = len > u64::try_from(LINE_LIMIT).unwrap_or(u64::MAX);
        let bytes = if too_long { &[] } else { self.bytes.as_slice() };
        Ok(Some(Line { bytes, len, ended, too_long, only_nul }))
    }
}

/// The bytes before the next line end, and how many bytes there are with it.
fn up_to_end(chunk: &[u8]) -> (&[u8], usize) {
    let mut parts = chunk.splitn(2, |byte| *byte == b'\n');
    let text = parts.next().unwrap_or(chunk);
    let taken = if parts.next().is_some() { text.len() + 1 } else { text.len() };
    (text, taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<(Vec<u8>, u64, bool, bool, bool)> {
        let mut lines = Lines::new(bytes);
        let mut found = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            found.push((line.bytes.to_vec(), line.len, line.ended, line.too_long, line.only_nul));
        }
        found
    }

    #[test]
    fn lines_come_with_their_length_and_whether_they_ended() {
        assert_eq!(read(b""), []);
        assert_eq!(
            read(b"ab\n\nc"),
            [
                (b"ab".to_vec(), 3, true, false, false),
                (Vec::new(), 1, true, false, true),
                (b"c".to_vec(), 1, false, false, false),
            ],
        );
    }

    #[test]
    fn a_giant_line_is_passed_over_and_never_held() {
        let mut bytes = vec![b'x'; 5 * LINE_LIMIT];
        bytes.extend_from_slice(b"\nok\n");
        let mut lines = Lines::new(bytes.as_slice());

        let giant = lines.next().unwrap().unwrap();
        assert!(giant.too_long && giant.bytes.is_empty());
        assert!(lines.bytes.capacity() <= 2 * LINE_LIMIT);
        assert_eq!(lines.next().unwrap().unwrap().bytes, b"ok");
    }

    #[test]
    fn a_tail_of_nothing_but_nul_is_told_apart_however_long() {
        let found = read(&vec![0; 3 * LINE_LIMIT]);

        assert_eq!(found.len(), 1);
        assert!(found[0].3 && found[0].4 && !found[0].2);
    }
}
