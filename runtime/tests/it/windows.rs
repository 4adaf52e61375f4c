//! Daily and weekly windows: their format, their length, and whether they overlap.

use crate::common::cluster::Cluster;
use crate::common::ruled::violations;
use proptest::prelude::*;

const DAILY: &str =
    "a daily window in the form `hh24:mi-hh24:mi`, at least 30 minutes long, as in 04:00-04:30";
const WEEKLY: &str = "a weekly window in the form `ddd:hh24:mi-ddd:hh24:mi`, at least 60 minutes long, \
    as in Mon:04:00-Mon:05:00";

fn windows(backup: &str, maintenance: &str) -> Vec<String> {
    violations(&Cluster {
        backup: Some(backup.into()),
        maintenance: Some(maintenance.into()),
        ..Cluster::default()
    })
}

#[test]
fn windows_are_disjoint() {
    for (backup, maintenance) in [
        ("03:00-04:00", "Mon:04:00-Mon:05:00"),
        ("05:00-06:00", "Mon:04:00-Mon:05:00"),
        ("23:30-00:30", "Tue:00:30-Tue:23:30"),
        ("23:00-00:00", "Sun:00:00-Sun:23:00"),
        ("00:00-00:30", "Sun:23:00-Mon:00:00"),
        ("12:00-13:00", "Sun:13:00-Mon:12:00"),
        ("01:00-02:00", "Sun:23:30-Mon:00:30"),
        // They do not certainly overlap.
        ("00:00-00:00", "Mon:04:00-Mon:05:00"),
        ("03:00-04:00", "Mon:04:00-Mon:04:00"),
    ] {
        assert_eq!(windows(backup, maintenance), [""; 0]);
    }
    for (backup, maintenance) in [
        ("03:00-04:01", "Mon:04:00-Mon:05:00"),
        ("04:59-06:00", "Mon:04:00-Mon:05:00"),
        ("04:10-04:50", "Thu:04:00-Thu:05:00"),
        ("03:00-06:00", "Thu:04:00-Thu:05:00"),
        ("04:00-05:00", "thu:04:00-THU:05:00"),
        ("23:30-00:30", "Wed:00:00-Wed:01:00"),
        ("23:30-00:30", "Wed:22:31-Wed:23:31"),
        ("00:00-00:30", "Sun:23:00-Mon:00:01"),
        ("23:30-00:30", "Sun:23:00-Mon:01:00"),
        ("12:00-13:00", "Sun:13:00-Mon:12:01"),
        ("12:00-13:00", "Fri:00:00-Sat:00:00"),
    ] {
        assert_eq!(
            windows(backup, maintenance),
            [format!(
                "Backup must not overlap Maintenance, but is {backup:?} and {maintenance:?}"
            )]
        );
    }
    // A window in the wrong format violates one rule, not two.
    assert_eq!(windows("04:00", "Mon:04:00-Mon:05:00").len(), 1);
    assert_eq!(windows("04:00-05:00", "Mon:04:00-05:00").len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn windows_overlap_where_they_share_a_minute(
        daily in (0_usize..1440, 30_usize..1440),
        weekly in (0_usize..10_080, prop_oneof![60_usize..3_000, 60_usize..10_080]),
    ) {
        const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        let time = |minute: usize| format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
        let day = |minute: usize| format!("{}:{}", DAYS[minute / 1440 % 7], time(minute));
        let minutes = |(start, length): (usize, usize), cycle: usize| {
            (start..start + length).map(move |minute| minute % cycle)
        };
        let mut taken = [false; 10_080];
        minutes(weekly, 10_080).for_each(|minute| taken[minute] = true);
        let shared = minutes(daily, 1440).any(|minute| (0..7).any(|day| taken[day * 1440 + minute]));
        let found = windows(
            &format!("{}-{}", time(daily.0), time(daily.0 + daily.1)),
            &format!("{}-{}", day(weekly.0), day(weekly.0 + weekly.1)),
        );
        prop_assert_eq!(found.len(), usize::from(shared), "{:?}", found);
    }

    #[test]
    fn no_text_makes_a_window_panic(
        backup in prop_oneof![".*", "[0-9:-]{0,12}", "[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}"],
        maintenance in prop_oneof![".*", "[A-Z][a-z]{2}:[0-9]{2}:[0-9]{2}-[A-Z][a-z]{2}:[0-9]{2}:[0-9]{2}"],
    ) {
        windows(&backup, &maintenance);
    }
}

#[test]
fn daily_windows_have_a_form_and_a_length() {
    let message = |text: &str| {
        violations(&Cluster {
            backup: Some(text.into()),
            ..Cluster::default()
        })
    };
    for text in ["00:00-00:30", "23:45-00:15", "23:59-23:58", "04:00-04:00"] {
        assert_eq!(message(text), [""; 0]);
    }
    for text in ["04:00-04:29", "23:50-00:19"] {
        let expected = format!("Backup must be {DAILY}, but is {text:?}");
        assert_eq!(message(text), [expected]);
    }
    for text in [
        "",
        "-",
        "4:00-04:30",
        "04:00-4:30",
        "24:00-01:00",
        "00:60-02:00",
        "00:00 - 01:00",
        " 00:00-01:00",
        "00:00-01:00 ",
        "00:00-01:00-02:00",
        "+1:00-02:00",
        "0a:00-02:00",
        "04:00",
        "Mon:04:00-Mon:05:00",
        "\u{664}4:00-05:00",
    ] {
        let expected = format!("Backup must be {DAILY}, but is {text:?}");
        assert_eq!(message(text), [expected]);
    }
}

#[test]
fn weekly_windows_have_a_form_and_a_length() {
    let message = |text: &str| {
        violations(&Cluster {
            maintenance: Some(text.into()),
            ..Cluster::default()
        })
    };
    for text in [
        "Mon:04:00-Mon:05:00",
        "sun:23:30-MON:00:30",
        "Wed:00:00-Tue:23:59",
        "Fri:01:00-Fri:01:00",
    ] {
        assert_eq!(message(text), [""; 0]);
    }
    let text = "Sun:23:30-Mon:00:29";
    let expected = format!("Maintenance must be {WEEKLY}, but is {text:?}");
    assert_eq!(message(text), [expected]);
    for text in [
        "",
        "04:00-05:00",
        "Mon:04:00-05:00",
        "Monday:04:00-Monday:05:00",
        "Mo:04:00-Mo:05:00",
        "Mon:24:00-Tue:01:00",
        "Mon 04:00-Mon 05:00",
        "Mon:04:00",
    ] {
        let expected = format!("Maintenance must be {WEEKLY}, but is {text:?}");
        assert_eq!(message(text), [expected]);
    }
}
