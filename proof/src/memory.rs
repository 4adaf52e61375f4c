//! Peak memory of programs, if the system reports it.

/// The peak memory of the largest running compiler, in kilobytes; `None` if the system has no `/proc`.
pub(crate) fn of_compilers() -> Option<u64> {
    let processes = std::fs::read_dir("/proc").ok()?;
    processes
        .filter_map(|entry| std::fs::read_to_string(entry.ok()?.path().join("status")).ok())
        .filter(|status| field(status, "Name") == Some("rustc"))
        .filter_map(|status| peak(&status))
        .max()
}

/// The peak memory of this program so far, in kilobytes.
pub(crate) fn own() -> Option<u64> {
    peak(&std::fs::read_to_string("/proc/self/status").ok()?)
}

/// The peak from the content of a `/proc/PID/status`.
fn peak(status: &str) -> Option<u64> {
    field(status, "VmHWM")?.split(' ').next()?.parse().ok()
}

fn field<'s>(status: &'s str, name: &str) -> Option<&'s str> {
    status
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
        .map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peak_is_read() {
        let status = "Name:\trustc\nVmPeak:\t  99 kB\nVmHWM:\t  1234 kB\n";
        assert_eq!(peak(status), Some(1234));
        assert_eq!(field(status, "Name"), Some("rustc"));
        assert_eq!(peak("Name:\trustc\n"), None);
        assert_eq!(peak(""), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn this_program_has_one() {
        assert!(own().unwrap() > 0);
    }
}
