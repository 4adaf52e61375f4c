//! Tab in real shells, on a terminal: command names, options, values, files.
//!
//! `script` makes the terminal. A line is typed with tabs in it, and what the program prints says what became of the line.

use std::env;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// A shell, how it is started without files of a user's, and how it learns to complete.
struct Shell {
    name: &'static str,
    start: &'static str,
    learn: &'static str,
}

const BASH: Shell = Shell {
    name: "bash",
    start: "bash --noprofile --norc",
    learn: "source <(touchmark-example-command completion bash)",
};

const ZSH: Shell = Shell {
    name: "zsh",
    start: "zsh -f",
    learn: "source <(touchmark-example-command completion zsh)",
};

const FISH: Shell = Shell {
    name: "fish",
    start: "fish --no-config",
    learn: "touchmark-example-command completion fish | source",
};

/// What is typed behind the program's name, with a tab for each `<`, and a line that is printed then.
const LINES: [(&str, &str); 8] = [
    (
        "r<add-tags-to-re<--generate-cli-sk<",
        "\"ResourceName\": \"\",",
    ),
    (
        "rds wait db-cluster-availabl<he<",
        "--db-cluster-identifier <string>",
    ),
    (
        "rds create-db-cluster --db-cluster-identifier a --engine mysql --network-type D< --dry-run",
        "NetworkType=DUAL",
    ),
    (
        "rds create-db-cluster --db-cluster-identifier a --engine mysql --network-type=I< --dry-run",
        "NetworkType=IPV4",
    ),
    (
        "rds add-tags-to-resource --cli-input-json fi<tags/pla<--dry-run",
        "ResourceName=plain",
    ),
    (
        "rds add-tags-to-resource --cli-input-json fi<ta<wi<--dry-run",
        "ResourceName=with spaces",
    ),
    (
        "rds add-tags-to-resource --resource-name a --tags fi<ta<li<--dry-run",
        "Tags.Tag.1.Key=of-a-list",
    ),
    (
        "rds add-tags-to-resource --cli-input-json \"file://tags/wi<--dry-run",
        "ResourceName=with spaces",
    ),
];

/// How long a shell may take to print what is waited for; only a failure takes as long.
const PATIENCE: Duration = Duration::from_secs(30);

/// A shell on a terminal.
struct Session {
    shell: Child,
    keys: ChildStdin,
    printed: Receiver<Vec<u8>>,
    /// What was printed since something was last waited for.
    seen: String,
}

impl Session {
    fn start(shell: &Shell, home: &Path) -> Self {
        let program = Path::new(env!("CARGO_BIN_EXE_touchmark-example-command"));
        let mut path = vec![program.parent().unwrap().to_owned()];
        path.extend(env::split_paths(&env::var_os("PATH").unwrap()));
        let mut child = Command::new("script")
            .args(["-qfec", shell.start, "/dev/null"])
            .current_dir(home)
            .env("PATH", env::join_paths(path).unwrap())
            .env("HOME", home)
            .env("TERM", "xterm")
            .env("LC_ALL", "C.UTF-8")
            .env("AWS_PAGER", "")
            .env("AWS_REGION", "us-west-2")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let mut out = child.stdout.take().unwrap();
        let (sender, printed) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = out.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self {
            keys: child.stdin.take().unwrap(),
            shell: child,
            printed,
            seen: String::new(),
        }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Waits until this is printed.
    fn wait(&mut self, text: &str) {
        let start = Instant::now();
        while !self.seen.contains(text) {
            let left = PATIENCE.saturating_sub(start.elapsed());
            match self.printed.recv_timeout(left) {
                Ok(bytes) => self.seen.push_str(&String::from_utf8_lossy(&bytes)),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("{text:?} was not printed, but {}", self.seen)
                }
            }
        }
        self.seen.clear();
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        drop(self.shell.kill());
        drop(self.shell.wait());
    }
}

fn completes(shell: &Shell) {
    let is_there = Command::new(shell.name)
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_ok();
    if !is_there && env::var_os("CI").is_none() {
        eprintln!("{} is not installed: skipped", shell.name);
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let tags = home.path().join("tags");
    fs::create_dir(&tags).unwrap();
    for (name, text) in [
        ("plain.json", r#"{"ResourceName": "plain", "Tags": []}"#),
        (
            "with spaces.json",
            r#"{"ResourceName": "with spaces", "Tags": []}"#,
        ),
        ("list.json", r#"[{"Key": "of-a-list", "Value": "1"}]"#),
    ] {
        fs::write(tags.join(name), text).unwrap();
    }
    let mut session = Session::start(shell, home.path());
    // The sum is not in what is typed, but in what is printed.
    session.press(&format!("{}\necho ready-$(expr 40 + 2)\n", shell.learn));
    session.wait("ready-42");
    for (line, printed) in LINES {
        let keys = line.replace('<', "\t");
        session.press(&format!("touchmark-example-command {keys}\n"));
        session.wait(printed);
    }
    // The program itself is asked, wherever it is.
    let program = env!("CARGO_BIN_EXE_touchmark-example-command");
    session.press(&format!(
        "{program} rds add-tags-to-re\t--generate-cli-sk\t\n"
    ));
    session.wait("\"ResourceName\": \"\",");
    session.press("exit\n");
}

#[test]
#[ignore = "needs a terminal of `script`"]
fn bash_completes() {
    completes(&BASH);
}

#[test]
#[ignore = "needs zsh"]
fn zsh_completes() {
    completes(&ZSH);
}

#[test]
#[ignore = "needs fish"]
fn fish_completes() {
    completes(&FISH);
}
