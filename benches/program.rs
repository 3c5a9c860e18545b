//! The real program in a pseudo-terminal: first frame, memory, and what it costs to do nothing.
//!
//! `cargo bench --bench program` prints medians over several starts; Linux only, since memory and
//! CPU are read from `/proc`.

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
    use std::io::{Read, Write};
    use std::num::NonZeroU16;
    use std::path::Path;
    use std::process::Command;
    use std::sync::mpsc::{Receiver, channel};
    use std::time::{Duration, Instant};

    use portable_pty::{CommandBuilder, PtySize, native_pty_system};

    const PROGRAM: &str = env!("CARGO_BIN_EXE_shouldmeet");
    const STARTS: usize = 9;
    const IDLE: Duration = Duration::from_secs(20);

    pub(super) fn main() {
        for people in [60, 1_000, 10_000] {
            let home = tempfile::tempdir().unwrap();
            fill(home.path(), people);
            let mut first_frames: Vec<Duration> =
                (0..STARTS).map(|_| start(home.path(), Duration::ZERO).first_frame).collect();
            first_frames.sort_unstable();
            let idle = start(home.path(), IDLE);
            println!(
                "{people:>6} people: first frame {:>4} ms (median of {STARTS}), memory {:>3} MB, idle CPU {:.2} %",
                first_frames[STARTS / 2].as_millis(),
                idle.memory_kb / 1024,
                idle.cpu_percent,
            );
        }
        let bytes = std::fs::metadata(PROGRAM).unwrap().len();
        println!("binary: {} kB", bytes / 1_000);
    }

    /// An event with that many people, taken in as a list.
    fn fill(home: &Path, people: usize) {
        let mut list = String::from("name,email,company,offers,asks\n");
        for number in 0..people {
            let line = format!(
                "Given{number} Family{},p{number}@x.example,House {},\"topic {}; topic {}\",topic {}\n",
                number % 997,
                number % 211,
                number % 401,
                number % 77,
                number % 307
            );
            list.push_str(&line);
        }
        let path = home.join("list.csv");
        std::fs::write(&path, list).unwrap();
        for arguments in [vec!["new", "Bench"], vec!["import", "--yes", path.to_str().unwrap()]] {
            let mut command = Command::new(PROGRAM);
            let output = command.env("SHOULDMEET_HOME", home).args(arguments).output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
    }

    struct Run {
        first_frame: Duration,
        memory_kb: u64,
        cpu_percent: f64,
    }

    fn start(home: &Path, idle: Duration) -> Run {
        let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(PROGRAM);
        command.env("SHOULDMEET_HOME", home);
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        let begun = Instant::now();
        let mut child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, seen) = channel();
        std::thread::spawn(move || {
            let mut buffer = vec![0; 65_536];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send((Instant::now(), buffer[..count].to_vec())).is_err() {
                    break;
                }
            }
        });
        let first_frame = wait_for(&seen, "Who is here?") - begun;
        let process = format!("/proc/{}", child.process_id().unwrap());
        let before = cpu_ticks(&process);
        std::thread::sleep(idle);
        let spent = cpu_ticks(&process) - before;
        let memory_kb = memory_kb(&process);
        let mut keys = pair.master.take_writer().unwrap();
        keys.write_all(b"\x03\x03").unwrap();
        child.wait().unwrap();
        // A tick of the kernel's accounting is a hundredth of a second.
        let cpu_percent = f64::from(u32::try_from(spent).unwrap()) / idle.as_secs_f64().max(0.001);
        Run { first_frame, memory_kb, cpu_percent }
    }

    /// When a text had been sent.
    fn wait_for(seen: &Receiver<(Instant, Vec<u8>)>, text: &str) -> Instant {
        // Only what changes is sent, so the text is looked for on the screen and not in the bytes.
        let [rows, cols] = [40, 120].map(|count| NonZeroU16::new(count).unwrap());
        let mut screen = vt100::Parser::new(rows, cols, 0);
        loop {
            let (at, bytes) = seen.recv_timeout(Duration::from_mins(1)).unwrap();
            screen.process(&bytes);
            if screen.screen().contents().contains(text) {
                return at;
            }
        }
    }

    fn cpu_ticks(process: &str) -> u64 {
        let stat = std::fs::read_to_string(format!("{process}/stat")).unwrap();
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
        [11, 12].iter().map(|index| fields[*index].parse::<u64>().unwrap()).sum()
    }

    fn memory_kb(process: &str) -> u64 {
        let status = std::fs::read_to_string(format!("{process}/status")).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }
}
