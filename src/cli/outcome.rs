//! What a command comes to: printed data, or one sentence and what to do.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::storage::StorageError;

/// What a command comes to.
pub(super) type Outcome = Result<(), Failure>;

/// Why a command was not done.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The event's files.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The terminal.
    #[error("The terminal cannot be used")]
    Terminal(#[from] io::Error),
    /// Standard output or standard error.
    #[error("What was to be printed could not be written")]
    Printed(#[source] io::Error),
    /// Something else, in a sentence.
    #[error("{sentence}")]
    Other {
        /// What is wrong.
        sentence: String,
        /// What to do.
        hint: String,
        /// The exit code.
        code: u8,
    },
    /// Ended from outside.
    #[error("Ended from outside; all is saved")]
    Interrupted,
}

impl Failure {
    /// A sentence and what to do; exit code 1.
    pub(super) fn new(sentence: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Other { sentence: sentence.into(), hint: hint.into(), code: 1 }
    }

    /// The program was called in a way that cannot work; exit code 2.
    pub(super) fn usage(sentence: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Other { sentence: sentence.into(), hint: hint.into(), code: 2 }
    }

    fn hint(&self) -> &str {
        match self {
            Self::Storage(error) => error.hint(),
            Self::Other { hint, .. } => hint,
            Self::Printed(_) => "look whether the disk it goes to is full",
            Self::Terminal(_) => "open another terminal window and try again",
            Self::Interrupted => "",
        }
    }

    const fn code(&self) -> u8 {
        match self {
            Self::Storage(_) | Self::Terminal(_) | Self::Printed(_) => 1,
            Self::Other { code, .. } => *code,
            Self::Interrupted => 130,
        }
    }
}

pub(super) fn exit_code(outcome: Outcome) -> ExitCode {
    let Err(failure) = outcome else { return ExitCode::SUCCESS };
    // Nobody reads the rest of a pipe that is closed.
    if let Failure::Printed(error) = &failure
        && error.kind() == io::ErrorKind::BrokenPipe
    {
        return ExitCode::SUCCESS;
    }
    let hint = match failure.hint() {
        "" => String::new(),
        hint => format!("  hint: {hint}\n"),
    };
    let text = format!("{failure}\n{hint}");
    // Without a place to complain to, the exit code says it.
    drop(io::stderr().write_all(text.as_bytes()));
    ExitCode::from(failure.code())
}

/// Prints a line of data.
pub(super) fn print(line: &str) -> Outcome {
    print_bytes(format!("{line}\n").as_bytes())
}

/// Prints data as it is.
pub(super) fn print_bytes(data: &[u8]) -> Outcome {
    let mut out = io::stdout().lock();
    out.write_all(data).and_then(|()| out.flush()).map_err(Failure::Printed)
}

/// Prints a report as JSON.
pub(super) fn print_json(report: &impl serde::Serialize) -> Outcome {
    // Written as it is made: the report on a long list is longer than the list.
    let mut out = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, report)
        .map_err(io::Error::from)
        .and_then(|()| out.write_all(b"\n"))
        .and_then(|()| out.flush())
        .map_err(Failure::Printed)
}

/// Says something to the person who typed the command.
pub(super) fn say(line: &str) -> Outcome {
    let told = io::stderr().lock().write_all(format!("{line}\n").as_bytes());
    told.map_err(Failure::Printed)
}
