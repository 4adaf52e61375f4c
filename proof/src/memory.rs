//! Memory of programs, if the system reports it.

/// The peak memory of the largest running compiler of a process group, in kilobytes; `None` if the system has no `/proc`.
pub(crate) fn of_compilers(group: u32) -> Option<u64> {
    let processes = std::fs::read_dir("/proc").ok()?;
    processes
        .filter_map(|entry| std::fs::read_to_string(entry.ok()?.path().join("status")).ok())
        .filter(|status| is_compiler(status, group))
        .filter_map(|status| peak(&status))
        .max()
}

/// Whether a process is a compiler of the group. Others may run on the machine.
fn is_compiler(status: &str, group: u32) -> bool {
    let own = field(status, "NSpgid").and_then(|groups| groups.split('\t').next());
    field(status, "Name") == Some("rustc") && own == Some(group.to_string().as_str())
}

/// The peak memory of this program so far, in kilobytes.
pub(crate) fn own() -> Option<u64> {
    peak(&std::fs::read_to_string("/proc/self/status").ok()?)
}

/// The memory that a running process has now, in kilobytes.
pub(crate) fn resident(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    field(&status, "VmRSS")?.split(' ').next()?.parse().ok()
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
    fn a_compiler_counts_in_its_group() {
        let status = "Name:\trustc\nNSpid:\t7\nNSpgid:\t5\t1\n";
        assert!(is_compiler(status, 5));
        assert!(!is_compiler(status, 1));
        assert!(!is_compiler("Name:\tcargo\nNSpgid:\t5\n", 5));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn this_program_has_one() {
        assert!(own().unwrap() > 0);
    }
}
