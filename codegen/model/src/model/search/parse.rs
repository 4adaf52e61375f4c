//! Reads expressions.

use super::{Comparator, Expression, Step};

type Result<T> = std::result::Result<T, String>;

/// The expression that a text is.
///
/// # Errors
/// What is malformed, or nothing that the runtime evaluates.
pub(crate) fn parse(text: &str) -> Result<Expression> {
    let mut parser = Parser {
        rest: text,
        depth: 0,
    };
    let expression = parser.pipe()?;
    if !parser.rest.trim().is_empty() {
        return Err(parser.unexpected("the end"));
    }
    Ok(expression)
}

/// No model nests expressions as deeply.
const MAX_DEPTH: usize = 32;

struct Parser<'a> {
    rest: &'a str,
    depth: usize,
}

impl<'a> Parser<'a> {
    /// Whether this comes next; it is taken then.
    fn takes(&mut self, token: &str) -> bool {
        let rest = self.rest.trim_start();
        let after = rest.strip_prefix(token);
        self.rest = after.unwrap_or(rest);
        after.is_some()
    }

    fn next_is(&mut self, token: &str) -> bool {
        self.rest = self.rest.trim_start();
        self.rest.starts_with(token)
    }

    fn needs(&mut self, token: &str) -> Result<()> {
        match self.takes(token) {
            true => Ok(()),
            false => Err(self.unexpected(&format!("`{token}`"))),
        }
    }

    fn unexpected(&self, expected: &str) -> String {
        let rest = self.rest.trim();
        match rest.is_empty() {
            true => format!("ends where {expected} is expected"),
            false => format!("has `{rest}` where {expected} is expected"),
        }
    }

    /// What is taken from the beginning, as long as its characters are such.
    fn word(&mut self, is_part: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest.trim_start();
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (word, rest) = rest.split_at_checked(end).unwrap_or((rest, ""));
        self.rest = rest;
        word
    }

    fn pipe(&mut self) -> Result<Expression> {
        let mut left = self.or()?;
        while !self.next_is("||") && self.takes("|") {
            left = match (left, self.or()?) {
                (Expression::Path(mut steps), Expression::Path(further)) => {
                    steps.push(Step::Pipe);
                    steps.extend(further);
                    Expression::Path(steps)
                }
                _ => return Err("has a `|` beside something else than paths".to_owned()),
            };
        }
        if let Expression::Path(steps) = &left {
            refuse_nested(steps)?;
        }
        Ok(left)
    }

    fn or(&mut self) -> Result<Expression> {
        let mut left = self.and()?;
        while self.takes("||") {
            left = Expression::Or(Box::new(left), Box::new(self.and()?));
        }
        Ok(left)
    }

    fn and(&mut self) -> Result<Expression> {
        let mut left = self.comparison()?;
        while self.takes("&&") {
            left = Expression::And(Box::new(left), Box::new(self.comparison()?));
        }
        Ok(left)
    }

    fn comparison(&mut self) -> Result<Expression> {
        const COMPARATORS: [(&str, Comparator); 6] = [
            ("==", Comparator::Equal),
            ("!=", Comparator::NotEqual),
            ("<=", Comparator::LessOrEqual),
            (">=", Comparator::GreaterOrEqual),
            ("<", Comparator::Less),
            (">", Comparator::Greater),
        ];
        let left = self.unary()?;
        for (token, comparator) in COMPARATORS {
            if self.takes(token) {
                let right = self.unary()?;
                return Ok(Expression::Compare(
                    Box::new(left),
                    comparator,
                    Box::new(right),
                ));
            }
        }
        Ok(left)
    }

    fn unary(&mut self) -> Result<Expression> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err("is nested too deeply".to_owned());
        }
        let expression = self.primary()?;
        self.depth -= 1;
        Ok(expression)
    }

    fn primary(&mut self) -> Result<Expression> {
        if self.takes("!") {
            return Ok(Expression::Not(Box::new(self.unary()?)));
        }
        if self.takes("(") {
            let inner = self.pipe()?;
            self.needs(")")?;
            return Ok(inner);
        }
        if self.takes("`") {
            return self.literal();
        }
        if self.takes("'") {
            return self
                .until('\'')
                .map(|text| Expression::Text(text.to_owned()));
        }
        let mut steps = Vec::new();
        if !self.takes("@") {
            if self.next_is("[") || self.next_is("*") {
                self.steps_after(&mut steps, true)?;
            } else {
                let name = self.name()?;
                if self.takes("(") {
                    return self.call(&name);
                }
                steps.push(Step::Field(name));
            }
        }
        self.steps_after(&mut steps, false)?;
        Ok(Expression::Path(steps))
    }

    /// What stands between backticks is JSON.
    fn literal(&mut self) -> Result<Expression> {
        let text = self.until('`')?.trim();
        if let Some(text) = text
            .strip_prefix('"')
            .and_then(|text| text.strip_suffix('"'))
        {
            return Ok(Expression::Text(text.to_owned()));
        }
        match text {
            "true" => Ok(Expression::Boolean(true)),
            "false" => Ok(Expression::Boolean(false)),
            _ => text
                .parse()
                .map(Expression::Number)
                .map_err(|_| format!("has the literal `{text}`, which is not supported")),
        }
    }

    fn until(&mut self, end: char) -> Result<&'a str> {
        let (text, rest) = self
            .rest
            .split_once(end)
            .ok_or_else(|| format!("lacks a closing {end}"))?;
        self.rest = rest;
        Ok(text)
    }

    fn name(&mut self) -> Result<String> {
        if self.takes("\"") {
            return self.until('"').map(str::to_owned);
        }
        let name = self.word(|c| c.is_ascii_alphanumeric() || c == '_');
        match name.is_empty() {
            true => Err(self.unexpected("a name")),
            false => Ok(name.to_owned()),
        }
    }

    fn call(&mut self, name: &str) -> Result<Expression> {
        let mut arguments = vec![Box::new(self.pipe()?)];
        while self.takes(",") {
            arguments.push(Box::new(self.pipe()?));
        }
        self.needs(")")?;
        let mut arguments = arguments.into_iter();
        match (name, arguments.next(), arguments.next(), arguments.next()) {
            ("length", Some(of), None, None) => Ok(Expression::Length(of)),
            ("contains", Some(all), Some(one), None) => Ok(Expression::Contains(all, one)),
            _ => Err(format!(
                "calls `{name}`; supported are `length(of)` and `contains(all, one)`"
            )),
        }
    }

    /// The steps that follow; the first without a dot before it if a path begins with it.
    fn steps_after(&mut self, steps: &mut Vec<Step>, begins: bool) -> Result<()> {
        if begins && self.takes("*") {
            steps.push(Step::Values);
        }
        loop {
            if self.takes("[") {
                steps.push(self.bracket()?);
            } else if self.takes(".") {
                steps.push(if self.takes("*") {
                    Step::Values
                } else if self.takes("[") {
                    Step::Select(self.list()?)
                } else {
                    Step::Field(self.name()?)
                });
            } else {
                return Ok(());
            }
        }
    }

    /// What stands in brackets.
    fn bracket(&mut self) -> Result<Step> {
        if self.takes("]") {
            return Ok(Step::Flatten);
        }
        if self.takes("?") {
            let condition = self.pipe()?;
            self.needs("]")?;
            return Ok(Step::Filter(condition));
        }
        let rest = self.rest.trim_start();
        if rest.starts_with(|c: char| c == '-' || c.is_ascii_digit()) {
            let number = self.word(|c| c == '-' || c.is_ascii_digit());
            let index = number.parse();
            let index = index.map_err(|_| format!("has the index `{number}`"))?;
            self.needs("]")?;
            return Ok(Step::Index(index));
        }
        Ok(Step::Select(self.list()?))
    }

    fn list(&mut self) -> Result<Vec<Expression>> {
        let mut expressions = vec![self.pipe()?];
        while self.takes(",") {
            expressions.push(self.pipe()?);
        }
        self.needs("]")?;
        Ok(expressions)
    }
}

/// What the runtime does not tell apart: several values for each of several.
fn refuse_nested(steps: &[Step]) -> Result<()> {
    let mut is_several = false;
    for step in steps {
        match step {
            Step::Values | Step::Filter(_) if is_several => {
                return Err("takes several values from each of several".to_owned());
            }
            Step::Flatten | Step::Values | Step::Filter(_) => is_several = true,
            Step::Pipe => is_several = false,
            Step::Field(_) | Step::Index(_) | Step::Select(_) => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &str) -> Step {
        Step::Field(name.to_owned())
    }

    fn path(steps: impl Into<Vec<Step>>) -> Expression {
        Expression::Path(steps.into())
    }

    fn compare(left: Expression, comparator: Comparator, right: Expression) -> Expression {
        Expression::Compare(Box::new(left), comparator, Box::new(right))
    }

    #[test]
    fn what_models_write() {
        let clusters = || path([field("DBClusters")]);
        for (text, expected) in [
            ("Status", path([field("Status")])),
            (
                "DBClusters[].Status",
                path([field("DBClusters"), Step::Flatten, field("Status")]),
            ),
            ("A.*.B", path([field("A"), Step::Values, field("B")])),
            (
                "Jobs[-1].JobId",
                path([field("Jobs"), Step::Index(-1), field("JobId")]),
            ),
            (
                "length(DBClusters) == `0`",
                compare(
                    Expression::Length(Box::new(clusters())),
                    Comparator::Equal,
                    Expression::Number(0),
                ),
            ),
            (
                "contains(Groups[].[length(Instances[?State=='InService']) >= MinSize][], `false`)",
                Expression::Contains(
                    Box::new(path([
                        field("Groups"),
                        Step::Flatten,
                        Step::Select(vec![compare(
                            Expression::Length(Box::new(path([
                                field("Instances"),
                                Step::Filter(compare(
                                    path([field("State")]),
                                    Comparator::Equal,
                                    Expression::Text("InService".to_owned()),
                                )),
                            ]))),
                            Comparator::GreaterOrEqual,
                            path([field("MinSize")]),
                        )]),
                        Step::Flatten,
                    ])),
                    Box::new(Expression::Boolean(false)),
                ),
            ),
            (
                "A[] | [0]",
                path([field("A"), Step::Flatten, Step::Pipe, Step::Index(0)]),
            ),
            (
                "!@ || `\"x\"` != 'y' && A",
                Expression::Or(
                    Box::new(Expression::Not(Box::new(path([])))),
                    Box::new(Expression::And(
                        Box::new(compare(
                            Expression::Text("x".to_owned()),
                            Comparator::NotEqual,
                            Expression::Text("y".to_owned()),
                        )),
                        Box::new(path([field("A")])),
                    )),
                ),
            ),
        ] {
            assert_eq!(parse(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_nothing_evaluates() {
        for (text, message) in [
            ("", "ends where a name is expected"),
            ("A.", "ends where a name is expected"),
            ("A B", "has `B` where the end is expected"),
            (
                "max(A)",
                "calls `max`; supported are `length(of)` and `contains(all, one)`",
            ),
            ("A[?B", "ends where `]` is expected"),
            ("`1.5`", "has the literal `1.5`, which is not supported"),
            ("'A", "lacks a closing '"),
            ("A[].B[?C].D", "takes several values from each of several"),
            ("A | 'x'", "has a `|` beside something else than paths"),
            ("A[1-1]", "has the index `1-1`"),
        ] {
            assert_eq!(parse(text), Err(message.to_owned()), "{text}");
        }
        let deep = "(".repeat(100_000);
        assert_eq!(parse(&deep), Err("is nested too deeply".to_owned()));
        let nots = "!".repeat(100_000);
        assert_eq!(parse(&nots), Err("is nested too deeply".to_owned()));
    }
}
