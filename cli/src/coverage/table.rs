//! The report for a terminal: tables of counts, then unrecognised sentences.

use touchmark_prose::{Class, MemberReport};

use super::account::Account;
use super::tally::{self, Tally, percent, place, templates};
use crate::ui::{self, Paint};

/// The percentage of unrecognised sentences from which it is highlighted as too large.
const TOO_MANY: f64 = 5.0;

/// What the tables show.
#[derive(Debug, Clone, Copy)]
pub(super) struct Options {
    /// Show a row for each operation also if there are several services.
    pub(super) operations: bool,
    /// Show each sentence.
    pub(super) sentences: bool,
    /// The number of templates.
    pub(super) top: usize,
}

/// The lines of the report.
pub(super) fn lines(accounts: &[Account], options: &Options, paint: Paint) -> Vec<String> {
    let mut lines = services(accounts, paint);
    for account in accounts {
        if options.sentences {
            lines.extend(sentences(account, paint));
        } else if options.operations || accounts.len() == 1 {
            lines.extend(operations(account, paint));
        }
    }
    lines.extend(unrecognised(accounts, options.top, paint));
    lines.extend(secrets(accounts, paint));
    lines
}

fn services(accounts: &[Account], paint: Paint) -> Vec<String> {
    let mut rows: Vec<(String, Tally)> = accounts
        .iter()
        .map(|account| {
            let name = format!("{} {}", account.service, account.api_version);
            (name, Tally::service(&account.report))
        })
        .collect();
    if accounts.len() > 1 {
        let all = rows
            .iter()
            .fold(Tally::default(), |sum, (_, tally)| sum.plus(tally));
        rows.push(("all".to_owned(), all));
    }
    table("service", &rows, paint)
}

fn operations(account: &Account, paint: Paint) -> Vec<String> {
    let report = &account.report;
    let mut rows: Vec<(String, Tally)> = report
        .operations
        .iter()
        .map(|operation| (operation.name.clone(), Tally::operation(report, operation)))
        .collect();
    rows.sort_by(|(a, _), (b, _)| a.cmp(b));
    if rows.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![String::new()];
    lines.extend(table(
        &format!("{} operations", account.service),
        &rows,
        paint,
    ));
    lines
}

/// A heading and a row for each tally.
fn table(heading: &str, rows: &[(String, Tally)], paint: Paint) -> Vec<String> {
    let names = rows.iter().map(|(name, _)| name.as_str());
    let width = names.chain([heading]).map(str::len).max().unwrap_or(0);
    let mut head = format!(
        "{heading:width$}  {:>7}  {:>6}  {:>5}  {:>9}",
        "members", "traits", "prose", "sentences"
    );
    for class in Class::ALL {
        head.push_str(&format!("  {:>w$}", class.name(), w = column(class)));
    }
    head.push_str("      %");
    let mut lines = vec![paint.bold(head)];
    for (name, tally) in rows {
        let mut line = format!(
            "{name:width$}  {:>7}  {:>6}  {:>5}  {:>9}",
            tally.members,
            tally.by_traits,
            tally.by_prose,
            tally.sentences()
        );
        for class in Class::ALL {
            line.push_str(&format!("  {:>w$}", tally.class(class), w = column(class)));
        }
        let share = tally.unrecognised_percent();
        let text = format!("{:>5}", percent(share));
        line.push_str("  ");
        line.push_str(&match share {
            None => paint.dim(text),
            Some(share) if share > TOO_MANY => paint.yellow(text),
            Some(_) => paint.green(text),
        });
        lines.push(line);
    }
    lines
}

fn column(class: Class) -> usize {
    class.name().len()
}

/// The members of the operations, each with its sentences.
fn sentences(account: &Account, paint: Paint) -> Vec<String> {
    let report = &account.report;
    let mut lines = Vec::new();
    for operation in &report.operations {
        let title = format!("{} {}", account.service, operation.name);
        lines.extend([String::new(), paint.bold(title)]);
        for member in tally::members(report, operation) {
            lines.push(format!("  {}{}", place(member), paint.dim(marks(member))));
            for sentence in &member.sentences {
                let class = format!("{:12}", sentence.class.name());
                let class = match sentence.class {
                    Class::Enforced => paint.green(class),
                    Class::Unrecognised => paint.yellow(class),
                    _ => class,
                };
                let family = format!("{:16}", sentence.family.unwrap_or("-"));
                let family = paint.dim(family);
                lines.push(format!("    {class}  {family}  {}", sentence.text));
            }
        }
    }
    lines
}

/// Further facts about a member, as in `  (traits, 2 rules)`.
fn marks(member: &MemberReport) -> String {
    let mut marks = Vec::new();
    if member.traits {
        marks.push("traits".to_owned());
    }
    if member.rules > 0 {
        marks.push(ui::count(member.rules, "rule"));
    }
    if member.secret_by_name {
        marks.push("a secret".to_owned());
    }
    if marks.is_empty() {
        String::new()
    } else {
        format!("  ({})", marks.join(", "))
    }
}

fn unrecognised(accounts: &[Account], top: usize, paint: Paint) -> Vec<String> {
    let templates = templates(accounts.iter().map(Account::named));
    if templates.is_empty() || top == 0 {
        return Vec::new();
    }
    let shown = templates.len().min(top);
    let title = match templates.len() {
        all if all == shown => format!("unrecognised, {}", ui::count(all, "template")),
        all => format!(
            "unrecognised, {shown} of {} (--top N shows more)",
            ui::count(all, "template")
        ),
    };
    let mut lines = vec![String::new(), paint.bold(title)];
    for template in templates.iter().take(top) {
        // Several services may have the same sentence, so the service is shown.
        let place = template.found.first().map_or_else(String::new, |found| {
            let service = if accounts.len() > 1 {
                format!("{} ", found.service)
            } else {
                String::new()
            };
            format!("{service}{}", found.place)
        });
        lines.push(format!(
            "{:>5}  {}  {}",
            template.found.len(),
            template.text,
            paint.dim(place)
        ));
    }
    lines
}

fn secrets(accounts: &[Account], paint: Paint) -> Vec<String> {
    let found: Vec<(&str, Vec<String>)> = accounts
        .iter()
        .map(|account| (account.service.as_str(), account.report.secrets.clone()))
        .filter(|(_, secrets)| !secrets.is_empty())
        .collect();
    if found.is_empty() {
        return Vec::new();
    }
    let title = "secrets by name that the model does not mark";
    let mut lines = vec![String::new(), paint.bold(title)];
    for (service, secrets) in found {
        lines.extend(
            secrets
                .iter()
                .map(|secret| format!("  {service}  {secret}")),
        );
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture;

    fn rendered(accounts: &[Account], options: Options) -> String {
        let lines = lines(accounts, &options, Paint::plain());
        lines
            .iter()
            .map(|line| format!("{}\n", line.trim_end()))
            .collect()
    }

    const PLAIN: Options = Options {
        operations: false,
        sentences: false,
        top: 20,
    };

    #[test]
    fn one_service_comes_with_its_operations() {
        assert_eq!(
            rendered(&[fixture::account()], PLAIN),
            "\
service             members  traits  prose  sentences  enforced  conditional  server-state  informative  unrecognised      %
foundry 2020-01-01        4       2      1          7         1            1             1            1             3   42.9

foundry operations  members  traits  prose  sentences  enforced  conditional  server-state  informative  unrecognised      %
CreateFurnace             4       2      1          7         1            1             1            1             3   42.9
QuenchFurnace             1       0      0          2         0            1             0            0             1   50.0

unrecognised, 2 templates
    2  Must not be hotter than N.  Blast$Heat
    1  Choose CODE & <wisely>.  CreateFurnaceInput$Fuel

secrets by name that the model does not mark
  foundry  CreateFurnaceInput$KeyPhrase
"
        );
    }

    #[test]
    fn several_services_have_a_sum_and_operations_on_demand() {
        let two = [fixture::account(), fixture::account()];
        let options = Options { top: 1, ..PLAIN };
        let text = rendered(&two, options);
        assert!(
            text.contains("\nall                       8       4      2         14 "),
            "{text}"
        );
        assert!(!text.contains("QuenchFurnace"), "{text}");
        assert!(
            text.contains("unrecognised, 1 of 2 templates (--top N shows more)\n    4  Must"),
            "{text}"
        );
        let text = rendered(
            &two,
            Options {
                operations: true,
                ..PLAIN
            },
        );
        assert_eq!(text.matches("QuenchFurnace").count(), 2, "{text}");
    }

    #[test]
    fn sentences_come_with_class_and_family() {
        let options = Options {
            sentences: true,
            top: 0,
            ..PLAIN
        };
        let text = rendered(&[fixture::account()], options);
        let expected = "
foundry CreateFurnace
  Blast$Heat
    unrecognised  -                 Must not be hotter than 90.
    conditional   scope             With `coke`: at most 70.
  CreateFurnaceInput$Name  (traits, 2 rules)
    enforced      characters        Must be 1 to 8 letters.
    server-state  scope             Must be the name of no other furnace.
  CreateFurnaceInput$KeyPhrase  (a secret)
";
        assert!(text.contains(expected), "{text}");
        assert!(!text.contains("templates"), "{text}");
    }

    #[test]
    fn an_empty_report_is_a_row_of_zeros() {
        let mut account = fixture::account();
        account.report = Default::default();
        let text = rendered(&[account], PLAIN);
        assert_eq!(text.lines().count(), 2, "{text}");
        assert!(text.ends_with("0      -\n"), "{text}");
    }
}
