//! This machine.

use std::fs;
use std::io::{self, Write};
use std::net::{IpAddr, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use touchmark::value::DateTime;

use super::command::{self, Output};
use super::sleep::sleep;
use super::thread::spawn;
use super::{Host, HostFuture};

/// This machine: the process's environment, its files and its clock. What takes long is done by a thread, so that it needs
/// no runtime, and blocks none.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

impl Host for System {
    fn variable(&self, name: &str) -> Option<String> {
        std::env::var(name).ok()
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn replace(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        // Two processes that refresh at the same time have a file each; the last one stays.
        let mut temporary = name.to_os_string();
        temporary.push(format!(".{}.new", std::process::id()));
        let temporary = path.with_file_name(temporary);
        let written = write(&temporary, content).and_then(|()| fs::rename(&temporary, path));
        if written.is_err() {
            // That this fails as well says nothing that the first error does not say.
            fs::remove_file(&temporary).ok();
        }
        written
    }

    fn now(&self) -> DateTime {
        // A system without a clock is treated as one with a wrong one.
        DateTime::try_from(SystemTime::now()).unwrap_or_default()
    }

    fn sleep(&self, duration: Duration) -> HostFuture<'_, ()> {
        Box::pin(sleep(duration))
    }

    fn run(&self, command: &str, limit: Duration) -> HostFuture<'_, io::Result<Output>> {
        let command = command.to_owned();
        Box::pin(async move { spawn(move || command::run(&command, limit))?.await? })
    }

    fn addresses(&self, name: &str) -> HostFuture<'_, io::Result<Vec<IpAddr>>> {
        let name = name.to_owned();
        Box::pin(async move {
            let look_up = move || -> io::Result<Vec<IpAddr>> {
                let addresses = (name.as_str(), 0).to_socket_addrs()?;
                Ok(addresses.map(|address| address.ip()).collect())
            };
            spawn(look_up)?.await?
        })
    }
}

fn write(path: &PathBuf, content: &[u8]) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(content)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::block_on;

    #[test]
    fn a_file_is_replaced_whole() {
        let folder = std::env::temp_dir().join(format!("touchmark-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("token.json");
        for content in ["a longer one", "short"] {
            System.replace(&path, content.as_bytes()).unwrap();
            assert_eq!(System.read(&path).unwrap(), content.as_bytes());
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        // Nothing else is left, also when it fails.
        assert!(System.replace(&folder, b"").is_err());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn loopback_has_an_address() {
        let addresses = block_on(System.addresses("127.0.0.1")).unwrap();
        assert!(addresses.iter().all(IpAddr::is_loopback));
        block_on(System.sleep(Duration::from_millis(1)));
    }
}
