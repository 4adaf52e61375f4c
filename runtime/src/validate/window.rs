//! Daily and weekly windows.

use crate::schema::Format;

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;
const WEEK: u32 = 7 * DAY;
const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// A part of a day or of a week, in minutes.
#[derive(Clone, Copy)]
struct Window {
    /// Its beginning, counted from the start of the day or week.
    start: u32,
    /// Its length; that of the day or week if its two ends are equal.
    length: u32,
}

impl Window {
    /// The window from one minute to another in a cycle of `cycle` minutes.
    fn new(start: u32, end: u32, cycle: u32) -> Self {
        let length = if start < end {
            end.saturating_sub(start)
        } else {
            cycle.saturating_sub(start.saturating_sub(end))
        };
        Self { start, length }
    }

    /// `hh24:mi-hh24:mi`
    fn daily(text: &str) -> Option<Self> {
        let (start, end) = text.split_once('-')?;
        Some(Self::new(time_of_day(start)?, time_of_day(end)?, DAY))
    }

    /// `ddd:hh24:mi-ddd:hh24:mi`
    fn weekly(text: &str) -> Option<Self> {
        let (start, end) = text.split_once('-')?;
        Some(Self::new(time_of_week(start)?, time_of_week(end)?, WEEK))
    }
}

/// Whether `text` has the format.
pub(super) fn has_format(text: &str, format: Format) -> bool {
    let (window, min_minutes) = match format {
        Format::DailyWindow { min_minutes } => (Window::daily(text), min_minutes),
        Format::WeeklyWindow { min_minutes } => (Window::weekly(text), min_minutes),
    };
    window.is_some_and(|window| window.length >= min_minutes)
}

/// Whether a daily and a weekly window certainly overlap. That is unknown for a window that cannot be parsed, and for
/// one whose two ends are equal: it could also be an empty one.
pub(super) fn overlap(daily: &str, weekly: &str) -> bool {
    let (Some(daily), Some(weekly)) = (Window::daily(daily), Window::weekly(weekly)) else {
        return false;
    };
    if daily.length == DAY || weekly.length == WEEK {
        return false;
    }
    // `weekly` begins at `offset` after the last beginning of the daily window. They overlap if that is inside the
    // daily window, or if `weekly` lasts until the daily window begins again.
    let offset = weekly.start.saturating_add(DAY).saturating_sub(daily.start) % DAY;
    offset < daily.length || offset.saturating_add(weekly.length) > DAY
}

/// `hh24:mi` in minutes, with two digits each.
fn time_of_day(text: &str) -> Option<u32> {
    let &[h1, h2, b':', m1, m2] = text.as_bytes() else {
        return None;
    };
    let hour = two_digits(h1, h2).filter(|hour| *hour < 24)?;
    let minute = two_digits(m1, m2).filter(|minute| *minute < 60)?;
    Some(hour.saturating_mul(HOUR).saturating_add(minute))
}

fn two_digits(tens: u8, ones: u8) -> Option<u32> {
    let digit = |byte: u8| char::from(byte).to_digit(10);
    Some(digit(tens)?.saturating_mul(10).saturating_add(digit(ones)?))
}

/// `ddd:hh24:mi` in minutes.
fn time_of_week(text: &str) -> Option<u32> {
    let (day, time) = text.split_once(':')?;
    let start = (0_u32..)
        .step_by(usize::try_from(DAY).ok()?)
        .zip(DAYS)
        .find_map(|(start, name)| name.eq_ignore_ascii_case(day).then_some(start))?;
    time_of_day(time).map(|time| start.saturating_add(time))
}

/// An example of a window that is long enough, for messages.
pub(super) fn example(format: Format) -> String {
    let time = |minutes: u32| {
        let minutes = minutes % DAY;
        format!("{:02}:{:02}", minutes / HOUR, minutes % HOUR)
    };
    let start = 4 * HOUR;
    let end = |min_minutes: u32| start.saturating_add(min_minutes.max(30));
    match format {
        Format::DailyWindow { min_minutes } => {
            format!("{}-{}", time(start), time(end(min_minutes)))
        }
        Format::WeeklyWindow { min_minutes } => {
            let end = end(min_minutes);
            let day = usize::try_from(end % WEEK / DAY).ok();
            let day = day.and_then(|day| DAYS.get(day)).unwrap_or(&"Mon");
            format!("Mon:{}-{day}:{}", time(start), time(end))
        }
    }
}
