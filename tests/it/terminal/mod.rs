//! The real program in a pseudo-terminal.

mod board;
mod evening;
mod leaving;
mod scan;
mod windows;

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long the screen may take to show what is waited for; a loaded machine is slow.
const PATIENCE: Duration = Duration::from_secs(30);

/// The program running in a terminal of its own.
pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    shown: Arc<Shown>,
}

/// What the program has sent, and the screen that it makes.
struct Shown {
    sent: Mutex<Sent>,
    /// Rung whenever more has been sent.
    bell: Condvar,
}

struct Sent {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    /// Nobody has the terminal open any more.
    ended: bool,
}

impl Shown {
    fn take_in(&self, bytes: &[u8]) {
        let mut sent = self.sent.lock().unwrap();
        sent.parser.process(bytes);
        sent.bytes.extend_from_slice(bytes);
        self.bell.notify_all();
    }

    fn end(&self) {
        self.sent.lock().unwrap().ended = true;
        self.bell.notify_all();
    }
}

/// Where the program keeps its files in a test, and how it is started there.
pub(crate) struct Home(pub(crate) tempfile::TempDir);

impl Home {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Runs a command that needs no terminal, and gives its standard output.
    pub(crate) fn run(&self, arguments: &[&str]) -> String {
        let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_shouldmeet"))
            .env("SHOULDMEET_HOME", self.path())
            .args(arguments)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs a command that is not done, and gives its exit code and standard error.
    pub(crate) fn refused(&self, arguments: &[&str]) -> (i32, String) {
        let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_shouldmeet"))
            .env("SHOULDMEET_HOME", self.path())
            .args(arguments)
            .output()
            .unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }

    /// Starts the program in a terminal of 80x24.
    pub(crate) fn start(&self, arguments: &[&str]) -> Terminal {
        self.start_with(arguments, &[], (80, 24))
    }

    pub(crate) fn start_with(
        &self,
        arguments: &[&str],
        variables: &[(&str, &str)],
        (cols, rows): (u16, u16),
    ) -> Terminal {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_shouldmeet"));
        command.args(arguments);
        self.start_command(command, variables, (cols, rows))
    }

    /// Starts a line of shell in a terminal of 80x24; `$0` is the program.
    pub(crate) fn start_shell(&self, line: &str) -> Terminal {
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", line, env!("CARGO_BIN_EXE_shouldmeet")]);
        self.start_command(command, &[], (80, 24))
    }

    fn start_command(
        &self,
        mut command: CommandBuilder,
        variables: &[(&str, &str)],
        (cols, rows): (u16, u16),
    ) -> Terminal {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        command.env_clear();
        for (name, value) in [
            ("SHOULDMEET_HOME", self.path().to_str().unwrap()),
            ("TERM", "xterm-256color"),
            ("LANG", "C.UTF-8"),
            ("TZ", "UTC"),
            ("PATH", "/usr/bin:/bin"),
        ] {
            command.env(name, value);
        }
        for (name, value) in variables {
            command.env(name, value);
        }
        command.cwd(self.path());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let [rows, cols] = [rows, cols].map(|count| NonZeroU16::new(count).unwrap());
        let sent = Mutex::new(Sent {
            parser: vt100::Parser::new(rows, cols, 0),
            bytes: Vec::new(),
            ended: false,
        });
        let shown = Arc::new(Shown { sent, bell: Condvar::new() });
        let mut reader = pair.master.try_clone_reader().unwrap();
        let taking = shown.clone();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                taking.take_in(&buffer[..count]);
            }
            taking.end();
        });
        let keys = pair.master.take_writer().unwrap();
        Terminal { child, master: pair.master, keys, shown }
    }

    pub(crate) fn events(&self) -> PathBuf {
        self.path().join("events")
    }
}

impl Terminal {
    /// Types keys: letters as they are, others by name: `gra<enter>`.
    pub(crate) fn press(&mut self, script: &str) -> &mut Self {
        let mut rest = script;
        while let Some(letter) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
            let (bytes, after) = match named {
                Some((name, after)) => (bytes_of(name), after),
                None => (letter.to_string().into_bytes(), &rest[letter.len_utf8()..]),
            };
            self.write(&bytes);
            rest = after;
        }
        self
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) {
        self.keys.write_all(bytes).unwrap();
        self.keys.flush().unwrap();
    }

    /// What is on the screen.
    pub(crate) fn text(&self) -> String {
        self.shown.sent.lock().unwrap().parser.screen().contents()
    }

    /// Every byte that the program has sent.
    pub(crate) fn sent(&self) -> Vec<u8> {
        self.shown.sent.lock().unwrap().bytes.clone()
    }

    /// Waits until a text is on the screen.
    pub(crate) fn see(&mut self, wanted: &str) -> &mut Self {
        self.wait_for(&format!("“{wanted}”"), |screen| screen.contents().contains(wanted));
        self
    }

    pub(crate) fn wait_for(&self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        self.wait_until(what, |sent| holds(sent.parser.screen()));
    }

    /// Whether a text comes onto the screen within a few seconds.
    pub(crate) fn sees(&self, wanted: &str) -> bool {
        let sent = self.shown.sent.lock().unwrap();
        let waits = |sent: &mut Sent| !sent.parser.screen().contents().contains(wanted);
        let few = Duration::from_secs(5);
        let (sent, late) = self.shown.bell.wait_timeout_while(sent, few, waits).unwrap();
        drop(sent);
        !late.timed_out()
    }

    fn wait_until(&self, what: &str, holds: impl Fn(&Sent) -> bool) {
        let sent = self.shown.sent.lock().unwrap();
        let waits = |sent: &mut Sent| !holds(sent);
        let (sent, late) = self.shown.bell.wait_timeout_while(sent, PATIENCE, waits).unwrap();
        let text = sent.parser.screen().contents();
        // Given back before a failure, which would otherwise take the reader with it.
        drop(sent);
        assert!(!late.timed_out(), "waited for {what}:\n{text}");
    }

    pub(crate) fn resize(&mut self, cols: u16, rows: u16) {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let of = |count| NonZeroU16::new(count).unwrap();
        self.shown.sent.lock().unwrap().parser.screen_mut().set_size(of(rows), of(cols));
        self.master.resize(size).unwrap();
    }

    /// The id of the process that was started.
    pub(crate) fn id(&self) -> String {
        self.child.process_id().unwrap().to_string()
    }

    pub(crate) fn signal(&self, name: &str) {
        let id = self.id();
        let sent = std::process::Command::new("kill").args([name, &id]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits until the program has ended, and gives its exit code.
    pub(crate) fn end(&mut self) -> u32 {
        self.wait_until("the end", |sent| sent.ended);
        let given_back = !self.shown.sent.lock().unwrap().parser.screen().alternate_screen();
        assert!(given_back, "the terminal was not given back");
        self.child.wait().unwrap().exit_code()
    }

    pub(crate) fn kill(&mut self) {
        self.signal("-KILL");
        self.child.wait().unwrap();
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended already.
        drop(self.child.kill());
    }
}

fn bytes_of(name: &str) -> Vec<u8> {
    let text = match name {
        "enter" => "\r",
        "esc" => "\x1b",
        "tab" => "\t",
        "up" => "\x1b[A",
        "down" => "\x1b[B",
        "backspace" => "\x7f",
        "f1" => "\x1bOP",
        "f2" => "\x1bOQ",
        "f3" => "\x1bOR",
        "f4" => "\x1bOS",
        "f5" => "\x1b[15~",
        "f6" => "\x1b[17~",
        "f7" => "\x1b[18~",
        "f10" => "\x1b[21~",
        "f8" => "\x1b[19~",
        "f12" => "\x1b[24~",
        _ => {
            let letter = name.strip_prefix("ctrl-").and_then(|rest| rest.bytes().next());
            return vec![letter.unwrap_or_else(|| panic!("no key is called {name}")) & 0x1f];
        }
    };
    text.as_bytes().to_vec()
}
