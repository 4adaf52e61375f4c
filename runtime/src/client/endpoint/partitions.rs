//! AWS's partitions: groups of regions with domains of their own. A test compares them with the facts in
//! `models/partitions`, of the release of botocore that the models come from.

/// A partition.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Partition {
    /// The name, as in `aws-us-gov`.
    pub name: &'static str,
    /// How the names of its regions begin, before `-west-1`.
    pub prefixes: &'static [&'static str],
    /// Names of its regions that have another form.
    pub others: &'static [&'static str],
    /// The domain of its endpoints.
    pub dns_suffix: &'static str,
    /// The domain of its endpoints for both versions of IP.
    pub dual_stack_dns_suffix: &'static str,
    /// The region of its global services.
    pub implicit_global_region: &'static str,
    /// Whether it has endpoints with validated cryptography.
    pub supports_fips: bool,
    /// Whether it has endpoints for both versions of IP.
    pub supports_dual_stack: bool,
}

impl Partition {
    /// A partition that supports everything.
    #[must_use]
    pub const fn new(
        name: &'static str,
        prefixes: &'static [&'static str],
        others: &'static [&'static str],
        [dns_suffix, dual_stack_dns_suffix]: [&'static str; 2],
        implicit_global_region: &'static str,
    ) -> Self {
        Self {
            name,
            prefixes,
            others,
            dns_suffix,
            dual_stack_dns_suffix,
            implicit_global_region,
            supports_fips: true,
            supports_dual_stack: true,
        }
    }

    /// Sets whether it has endpoints for both versions of IP.
    #[must_use]
    pub const fn supports_dual_stack(mut self, supports: bool) -> Self {
        self.supports_dual_stack = supports;
        self
    }

    fn has(&self, region: &str) -> bool {
        self.others.contains(&region)
            || self.prefixes.iter().any(|prefix| {
                let rest = region.strip_prefix(prefix);
                rest.and_then(|rest| rest.strip_prefix('-'))
                    .is_some_and(is_area)
            })
    }
}

/// Whether the end of a region's name is like `west-1`.
fn is_area(text: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    text.split_once('-').is_some_and(|(word, number)| {
        let all = |text: &str, test: fn(&u8) -> bool| {
            !text.is_empty() && text.bytes().all(|byte| test(&byte))
        };
        !word.is_empty() && word.bytes().all(is_word) && all(number, u8::is_ascii_digit)
    })
}

/// The partition that a region is in. A region that none has is in the first, which is the public one.
pub(super) fn find(partitions: &'static [Partition], region: &str) -> Option<&'static Partition> {
    let mut all = partitions.iter();
    all.find(|partition| partition.has(region))
        .or(partitions.first())
}

/// All partitions; the public one is the first.
pub static ALL: &[Partition] = &[
    Partition::new(
        "aws",
        &["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"],
        &["aws-global"],
        ["amazonaws.com", "api.aws"],
        "us-east-1",
    ),
    Partition::new(
        "aws-cn",
        &["cn"],
        &["aws-cn-global"],
        ["amazonaws.com.cn", "api.amazonwebservices.com.cn"],
        "cn-northwest-1",
    ),
    Partition::new(
        "aws-eusc",
        &["eusc-de"],
        &[],
        ["amazonaws.eu", "api.amazonwebservices.eu"],
        "eusc-de-east-1",
    ),
    Partition::new(
        "aws-iso",
        &["us-iso"],
        &["aws-iso-global"],
        ["c2s.ic.gov", "api.aws.ic.gov"],
        "us-iso-east-1",
    ),
    Partition::new(
        "aws-iso-b",
        &["us-isob"],
        &["aws-iso-b-global"],
        ["sc2s.sgov.gov", "api.aws.scloud"],
        "us-isob-east-1",
    ),
    Partition::new(
        "aws-iso-e",
        &["eu-isoe"],
        &["aws-iso-e-global"],
        ["cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"],
        "eu-isoe-west-1",
    ),
    Partition::new(
        "aws-iso-f",
        &["us-isof"],
        &["aws-iso-f-global"],
        ["csp.hci.ic.gov", "api.aws.hci.ic.gov"],
        "us-isof-south-1",
    ),
    Partition::new(
        "aws-us-gov",
        &["us-gov"],
        &["aws-us-gov-global"],
        ["amazonaws.com", "api.aws"],
        "us-gov-west-1",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_in_their_partitions() {
        for (region, partition) in [
            ("us-east-1", "aws"),
            ("eu-new-12", "aws"),
            ("aws-global", "aws"),
            ("cn-north-1", "aws-cn"),
            ("us-gov-west-1", "aws-us-gov"),
            ("us-iso-east-1", "aws-iso"),
            ("us-isob-east-1", "aws-iso-b"),
            ("eu-isoe-west-1", "aws-iso-e"),
            ("us-isof-south-1", "aws-iso-f"),
            ("eusc-de-east-1", "aws-eusc"),
            ("aws-iso-b-global", "aws-iso-b"),
            // Nobody's.
            ("", "aws"),
            ("cn-north", "aws"),
            ("cn--1", "aws"),
            ("cn-north-1a", "aws"),
            ("cnx-north-1", "aws"),
            ("eusc-fr-east-1", "aws"),
        ] {
            assert_eq!(find(ALL, region).unwrap().name, partition, "{region}");
        }
        assert_eq!(find(&[], "us-east-1"), None);
    }
}
