//! The real program in a pseudo-terminal.

mod evening;
mod leaving;

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long the screen may take to show what is waited for; a loaded machine is slow.
const PATIENCE: Duration = Duration::from_secs(30);

/// The program running in a terminal of its own.
pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    screen: Arc<Mutex<vt100::Parser>>,
    bytes: Arc<Mutex<Vec<u8>>>,
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
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_shouldmeet"));
        command.env_clear();
        for (name, value) in [
            ("SHOULDMEET_HOME", self.path().to_str().unwrap()),
            ("TERM", "xterm-256color"),
            ("LANG", "C.UTF-8"),
            ("TZ", "UTC"),
        ] {
            command.env(name, value);
        }
        for (name, value) in variables {
            command.env(name, value);
        }
        command.args(arguments);
        command.cwd(self.path());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let size = [rows, cols].map(|count| NonZeroU16::new(count).unwrap());
        let screen = Arc::new(Mutex::new(vt100::Parser::new(size[0], size[1], 0)));
        let bytes = Arc::new(Mutex::new(Vec::new()));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (seen, kept) = (screen.clone(), bytes.clone());
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                seen.lock().unwrap().process(&buffer[..count]);
                kept.lock().unwrap().extend_from_slice(&buffer[..count]);
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Terminal { child, master: pair.master, keys, screen, bytes }
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
        self.screen.lock().unwrap().screen().contents()
    }

    /// Every byte that the program has sent.
    pub(crate) fn sent(&self) -> Vec<u8> {
        self.bytes.lock().unwrap().clone()
    }

    /// Waits until a text is on the screen.
    pub(crate) fn see(&mut self, wanted: &str) -> &mut Self {
        self.wait_for(&format!("“{wanted}”"), |screen| screen.contents().contains(wanted));
        self
    }

    pub(crate) fn wait_for(&self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !holds(self.screen.lock().unwrap().screen()) {
            assert!(Instant::now() < until, "waited for {what}:\n{}", self.text());
            std::thread::yield_now();
        }
    }

    pub(crate) fn resize(&mut self, cols: u16, rows: u16) {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let of = |count| NonZeroU16::new(count).unwrap();
        self.screen.lock().unwrap().screen_mut().set_size(of(rows), of(cols));
        self.master.resize(size).unwrap();
    }

    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill").args([name, &id]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits until the program has ended, and gives its exit code.
    pub(crate) fn end(&mut self) -> u32 {
        let code = self.child.wait().unwrap().exit_code();
        // What it sent last is still on its way.
        self.wait_for("the terminal given back", |screen| !screen.alternate_screen());
        code
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
        "f8" => "\x1b[19~",
        "f12" => "\x1b[24~",
        _ => {
            let letter = name.strip_prefix("ctrl-").and_then(|rest| rest.bytes().next());
            return vec![letter.unwrap_or_else(|| panic!("no key is called {name}")) & 0x1f];
        }
    };
    text.as_bytes().to_vec()
}
