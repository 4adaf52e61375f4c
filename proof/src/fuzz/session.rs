//! Runs the fuzzer on one target.

use std::collections::VecDeque;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::output::{self, Figures};
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::Workspace;

/// The default stack size of a thread in Rust, which inputs must not overflow.
const STACK_KILOBYTES: &str = "2048";

/// The time limit of one input, in seconds: ten thousand times that of most inputs.
const TIMEOUT: &str = "20";

/// The memory limits of one input, in megabytes: in total, and of one allocation.
const MEMORY: &str = "2048";
const ALLOCATION: &str = "512";

/// The variable with the file in which a target keeps the input that it runs.
const CURRENT: &str = "TOUCHMARK_FUZZ_INPUT";

/// The interval between progress messages.
const PULSE: Duration = Duration::from_secs(30);

/// A target, and the folders of its inputs.
pub(super) struct Session {
    target: String,
    program: PathBuf,
    /// The folder to which the fuzzer adds inputs.
    corpus: PathBuf,
    /// The folders that it only reads.
    given: Vec<PathBuf>,
    dictionary: Option<PathBuf>,
    artifacts: PathBuf,
}

/// The result of a session.
pub(super) struct Outcome {
    pub(super) target: String,
    pub(super) time: Duration,
    pub(super) figures: Figures,
    pub(super) finding: Option<Finding>,
}

/// An input that breaks the law.
pub(super) struct Finding {
    target: String,
    file: PathBuf,
    message: String,
}

/// The result of one run of the program.
struct Ended {
    status: ExitStatus,
    figures: Figures,
    saved: Option<PathBuf>,
    message: String,
}

impl Session {
    pub(super) fn new(fuzz: &Path, target: &str, program: &Path) -> Result<Self> {
        let folder = |name: &str| fuzz.join(name).join(target);
        for name in ["corpus", "artifacts"] {
            let folder = folder(name);
            fs::create_dir_all(&folder)
                .with_context(|| format!("cannot create {}", folder.display()))?;
        }
        let dictionary = fuzz.join(format!("dictionaries/{target}.dict"));
        Ok(Self {
            target: target.to_owned(),
            program: program.to_path_buf(),
            corpus: folder("corpus"),
            given: ["seeds", "regressions"]
                .map(folder)
                .into_iter()
                .filter(|folder| folder.is_dir())
                .collect(),
            dictionary: dictionary.is_file().then_some(dictionary),
            artifacts: folder("artifacts"),
        })
    }

    /// Fuzzes for this long, or until the first finding.
    pub(super) fn run(&self, time: Duration) -> Result<Outcome> {
        let start = Instant::now();
        let mut figures = Figures::default();
        let finding = loop {
            let left = time.saturating_sub(start.elapsed());
            if left.as_secs() == 0 {
                break None;
            }
            let ended = self.once(&self.search(left), start, &figures)?;
            figures = ended.figures.clone().after(&figures);
            if ended.status.success() {
                break None;
            }
            let file = match &ended.saved {
                Some(file) => file.clone(),
                None => self.kept(&ended)?,
            };
            // An input may also time out because the machine was suspended or busy.
            let is_timeout = file
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("timeout-"));
            if is_timeout && self.replay(&file)?.is_none() {
                ui::err(&format!(
                    "{}: an input that timed out is fast when it is run again",
                    self.target
                ));
                fs::remove_file(&file)
                    .with_context(|| format!("cannot remove {}", file.display()))?;
                continue;
            }
            break Some(Finding {
                target: self.target.clone(),
                file,
                message: ended.message,
            });
        };
        Ok(Outcome {
            target: self.target.clone(),
            time: start.elapsed(),
            figures,
            finding,
        })
    }

    /// Runs one input; returns the program's message if it breaks the law.
    pub(super) fn replay(&self, file: &Path) -> Result<Option<String>> {
        let file = file.to_string_lossy().into_owned();
        let ended = self.once(&[file], Instant::now(), &Figures::default())?;
        Ok((!ended.status.success()).then(|| {
            if ended.message.is_empty() {
                format!("the program ended with {}", ended.status)
            } else {
                ended.message
            }
        }))
    }

    fn search(&self, time: Duration) -> Vec<String> {
        let mut arguments = vec![
            format!("-max_total_time={}", time.as_secs()),
            format!("-malloc_limit_mb={ALLOCATION}"),
            "-print_final_stats=1".to_owned(),
        ];
        if let Some(dictionary) = &self.dictionary {
            arguments.push(format!("-dict={}", dictionary.display()));
        }
        let folders = std::iter::once(&self.corpus).chain(&self.given);
        arguments.extend(folders.map(|folder| folder.display().to_string()));
        arguments
    }

    /// Runs the program once; `start` and `before` are for progress messages.
    fn once(&self, arguments: &[String], start: Instant, before: &Figures) -> Result<Ended> {
        let mut child = Command::new("sh")
            .args(["-c", "ulimit -s \"$0\" && exec \"$@\"", STACK_KILOBYTES])
            .arg(&self.program)
            .arg(format!("-timeout={TIMEOUT}"))
            .arg(format!("-report_slow_units={TIMEOUT}"))
            .arg(format!("-rss_limit_mb={MEMORY}"))
            .arg(format!("-artifact_prefix={}/", self.artifacts.display()))
            .args(arguments)
            .env(CURRENT, self.current())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .context("cannot run sh, which limits the stack of the fuzzer")?;
        let (sender, lines) = mpsc::channel::<String>();
        let printed = child.stderr.take();
        let reader = thread::spawn(move || {
            for line in printed
                .into_iter()
                .flat_map(|printed| BufReader::new(printed).split(b'\n'))
            {
                let Ok(line) = line else { break };
                if sender
                    .send(String::from_utf8_lossy(&line).into_owned())
                    .is_err()
                {
                    break;
                }
            }
        });
        let (mut figures, mut saved, mut reported) = (Figures::default(), None, Instant::now());
        let mut words = VecDeque::new();
        loop {
            match lines.recv_timeout(Duration::from_secs(1)) {
                Ok(line) => {
                    figures.read(&line);
                    saved = output::saved(&line).map(PathBuf::from).or(saved);
                    if !line.starts_with('#') && !line.starts_with("stat::") {
                        words.push_back(line);
                    }
                    if words.len() > 2000 {
                        words.pop_front();
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if reported.elapsed() >= PULSE {
                reported = Instant::now();
                self.report_progress(start.elapsed(), &figures.clone().after(before));
            }
        }
        let status = child.wait().context("cannot wait for the fuzzer")?;
        let _ = reader.join();
        Ok(Ended {
            status,
            figures,
            saved,
            message: output::reason(words.make_contiguous()),
        })
    }

    fn report_progress(&self, time: Duration, figures: &Figures) {
        ui::err(&format!(
            "{}: {} s, {} executions, {} edges, {} inputs",
            self.target,
            time.as_secs(),
            figures.executions,
            figures.edges,
            figures.corpus
        ));
    }

    /// The file in which the target keeps the input that it runs.
    fn current(&self) -> PathBuf {
        self.artifacts.join(".current")
    }

    /// Saves the input at which the program ended without saving it.
    fn kept(&self, ended: &Ended) -> Result<PathBuf> {
        let current = self.current();
        if ended.figures.executions == 0
            && fs::metadata(&current).map_or(0, |found| found.len()) == 0
        {
            bail!(
                "the fuzzer of {} ended with {}: {}",
                self.target,
                ended.status,
                ended.message
            );
        }
        let file = self.artifacts.join("ended-without-a-word");
        fs::copy(&current, &file).with_context(|| format!("cannot copy {}", current.display()))?;
        Ok(file)
    }
}

impl Finding {
    /// The finding in words, with what to do about it.
    pub(super) fn words(&self, workspace: &Workspace, paint: Paint) -> String {
        let Self {
            target,
            file,
            message,
        } = self;
        let file = workspace.label(file);
        let message = if message.is_empty() {
            "the program ended at once: its stack has overflowed"
        } else {
            message
        };
        format!(
            "\n{} {file}\n{message}\nreplay it: cargo xtask fuzz --target {target} --replay {file}\n\
             once it is mended, let the tests replay it: move it to fuzz/regressions/{target}/",
            paint.red(format!("{target}:"))
        )
    }
}
