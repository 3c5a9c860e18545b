//! From an act on the desk to the board, in a second terminal and in a browser's stream; and what
//! the two boards cost while a round runs.
//!
//! `cargo bench --bench board` starts the real program three times on the sample event and presses
//! `p`, which holds the clock and lets it go on; `-- --minutes 10` then leaves the round running
//! for so long. Linux only, since memory and CPU are read from `/proc`.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench may stop where a program must not, and prints what it measured"
)]

#[cfg(target_os = "linux")]
fn main() {
    linux::main();
}

#[cfg(not(target_os = "linux"))]
fn main() {}

#[cfg(target_os = "linux")]
mod linux {
    use std::io::{BufRead, BufReader, Read, Write};
    use std::net::TcpStream;
    use std::num::NonZeroU16;
    use std::path::Path;
    use std::process::{Command, Stdio};
    use std::sync::mpsc::{Receiver, Sender, channel};
    use std::time::{Duration, Instant};

    use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

    const PROGRAM: &str = env!("CARGO_BIN_EXE_shouldmeet");
    const ACTS: u64 = 120;
    const PATIENCE: Duration = Duration::from_secs(30);
    const STILL: &str = "The clock stands still";

    pub(super) fn main() {
        let home = tempfile::tempdir().unwrap();
        let mut sample = Command::new(PROGRAM);
        sample.env("SHOULDMEET_HOME", home.path()).args(["sample", "--no-open"]);
        assert!(sample.output().unwrap().status.success());
        let mut desk = Window::open(home.path(), &[], "Who is here?");
        let board = Window::open(home.path(), &["board"], "begins soon");
        let mut web = Web::open(home.path());
        println!("page {} bytes, first state {} bytes", web.page_bytes, web.state_bytes);
        for (keys, seen) in [
            ("\x1b[15~", "d draws the next"),
            ("d", "is drawn,"),
            ("\r", "is on:"),
            ("b", "What does the board show?"),
            ("clock\r", "The board: clock"),
        ] {
            desk.press(keys);
            desk.wait(|screen| screen.contains(seen));
        }
        board.wait(|screen| screen.contains("minutes left"));
        let (mut terminal_ms, mut web_ms) = (Vec::new(), Vec::new());
        for act in 0..ACTS {
            // The boards look every tenth of a second; acts come at every moment of that.
            std::thread::sleep(Duration::from_millis(130 + act * 37 % 100));
            let still = act % 2 == 0;
            // What was told of the acts before is no answer to this one.
            board.forget();
            web.forget();
            let begun = Instant::now();
            desk.press("p");
            terminal_ms.push(board.wait(|screen| screen.contains(STILL) == still) - begun);
            web_ms.push(web.wait(!still) - begun);
        }
        tell("terminal", &mut terminal_ms);
        tell("browser's stream", &mut web_ms);
        let minutes = std::env::args().skip_while(|argument| argument != "--minutes").nth(1);
        let minutes: u64 = minutes.map_or(0, |minutes| minutes.parse().unwrap());
        if minutes > 0 {
            cost(&board, &web, Duration::from_mins(minutes));
        }
        web.server.kill().unwrap();
        web.server.wait().unwrap();
    }

    /// Prints median, 95th percentile and slowest.
    fn tell(name: &str, times: &mut [Duration]) {
        times.sort_unstable();
        let at = |share: usize| times[(times.len() - 1) * share / 100].as_millis();
        let [median, late, slowest] = [50, 95, 100].map(at);
        println!("{ACTS} acts to the {name}: p50 {median} ms, p95 {late} ms, slowest {slowest} ms");
    }

    /// Prints what both boards cost while the round runs.
    fn cost(board: &Window, web: &Web, time: Duration) {
        let boards = [("terminal", board.id()), ("server", web.server.id())];
        let before = boards.map(|(_, id)| (cpu_ticks(id), memory_kb(id)));
        std::thread::sleep(time);
        for ((name, id), (ticks, memory)) in boards.into_iter().zip(before) {
            let spent = f64::from(u32::try_from(cpu_ticks(id) - ticks).unwrap());
            // A tick of the kernel's accounting is a hundredth of a second.
            println!(
                "{name}: CPU {:.2} % over {} min, memory {} kB before, {} kB after",
                spent / time.as_secs_f64(),
                time.as_secs() / 60,
                memory,
                memory_kb(id),
            );
        }
    }

    /// The program in a terminal of 120 by 40.
    struct Window {
        child: Box<dyn Child + Send + Sync>,
        keys: Box<dyn Write + Send>,
        /// Kept open, since the program ends with its terminal.
        _terminal: Box<dyn MasterPty + Send>,
        screens: Receiver<(Instant, String)>,
    }

    impl Window {
        fn open(home: &Path, arguments: &[&str], seen: &str) -> Self {
            let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
            let pair = native_pty_system().openpty(size).unwrap();
            let mut command = CommandBuilder::new(PROGRAM);
            command.args(arguments);
            command.env("SHOULDMEET_HOME", home);
            command.env("TERM", "xterm-256color");
            command.env("LANG", "C.UTF-8");
            let child = pair.slave.spawn_command(command).unwrap();
            let reader = pair.master.try_clone_reader().unwrap();
            let (sender, screens) = channel();
            std::thread::spawn(move || read_screens(reader, &sender));
            let keys = pair.master.take_writer().unwrap();
            let window = Self { child, keys, _terminal: pair.master, screens };
            window.wait(|screen| screen.contains(seen));
            window
        }

        fn press(&mut self, keys: &str) {
            self.keys.write_all(keys.as_bytes()).unwrap();
        }

        /// When the screen came to be so.
        fn wait(&self, is_so: impl Fn(&str) -> bool) -> Instant {
            loop {
                let (at, screen) = self.screens.recv_timeout(PATIENCE).unwrap();
                if is_so(&screen) {
                    return at;
                }
            }
        }

        fn forget(&self) {
            self.screens.try_iter().for_each(drop);
        }

        fn id(&self) -> u32 {
            self.child.process_id().unwrap()
        }
    }

    impl Drop for Window {
        fn drop(&mut self) {
            // It may have ended already.
            drop(self.child.kill());
        }
    }

    fn read_screens(mut reader: Box<dyn Read + Send>, sender: &Sender<(Instant, String)>) {
        let [rows, cols] = [40, 120].map(|count| NonZeroU16::new(count).unwrap());
        let mut screen = vt100::Parser::new(rows, cols, 0);
        let mut buffer = vec![0; 65_536];
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            let at = Instant::now();
            screen.process(&buffer[..count]);
            if sender.send((at, screen.screen().contents())).is_err() {
                break;
            }
        }
    }

    /// A board for a browser, and what it sends.
    struct Web {
        server: std::process::Child,
        /// When the clock was told to run or to stand.
        states: Receiver<(Instant, bool)>,
        page_bytes: usize,
        state_bytes: usize,
    }

    impl Web {
        fn open(home: &Path) -> Self {
            let mut command = Command::new(PROGRAM);
            command.env("SHOULDMEET_HOME", home).args(["board", "--web"]);
            let mut server = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
            let mut url = String::new();
            BufReader::new(server.stdout.take().unwrap()).read_line(&mut url).unwrap();
            let host = url.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
            let mut page = Vec::new();
            ask(&host, "/", "close").read_to_end(&mut page).unwrap();
            let end = page.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
            let mut lines = BufReader::new(ask(&host, "/events", "keep-alive")).lines();
            let is_state = |line: &String| line.starts_with("data: ");
            let state = lines.by_ref().map_while(Result::ok).find(is_state).unwrap();
            let (sender, states) = channel();
            std::thread::spawn(move || {
                for line in lines.map_while(Result::ok).filter(is_state) {
                    let told = (Instant::now(), line.contains("\"runs\":true"));
                    if sender.send(told).is_err() {
                        break;
                    }
                }
            });
            Self { server, states, page_bytes: page.len() - end - 4, state_bytes: state.len() }
        }

        fn forget(&self) {
            self.states.try_iter().for_each(drop);
        }

        /// When the clock was told to run, or to stand.
        fn wait(&self, runs: bool) -> Instant {
            loop {
                let (at, told) = self.states.recv_timeout(PATIENCE).unwrap();
                if told == runs {
                    return at;
                }
            }
        }
    }

    fn ask(host: &str, path: &str, connection: &str) -> TcpStream {
        let mut stream = TcpStream::connect(host).unwrap();
        let request =
            format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: {connection}\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    fn cpu_ticks(process: u32) -> u64 {
        let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
        [11, 12].iter().map(|index| fields[*index].parse::<u64>().unwrap()).sum()
    }

    fn memory_kb(process: u32) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }
}
