//! What services call their refusals, which differ by the framework that a service was built with.

use crate::schema;
use crate::validate::ViolationKind;

/// The codes of a service for inputs that break a rule.
struct Family {
    /// A member that must be present is not.
    missing: &'static str,
    /// A value breaks a rule.
    value: &'static str,
    /// Members do not fit together.
    combination: &'static str,
}

/// The codes of the page of common errors, which most services take
/// ([RDS](https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/CommonErrors.html)).
const COMMON: Family = Family {
    missing: "MissingParameter",
    value: "InvalidParameterValue",
    combination: "InvalidParameterCombination",
};

/// One code for all, as recorded of IAM, Elastic Load Balancing and Auto Scaling: their framework checks inputs.
const FRAMEWORK: Family = Family::one("ValidationError");

/// The faults of the models of three services, and what is recorded of SNS.
const SNS: Family = Family::one("InvalidParameter");
const CLOUD_SEARCH: Family = Family::one("ValidationException");
const SIMPLE_DB: Family = Family {
    missing: "MissingParameter",
    value: "InvalidParameterValue",
    combination: "InvalidParameterValue",
};
const IMPORT_EXPORT: Family = Family {
    missing: "MissingParameterException",
    value: "InvalidParameterException",
    combination: "InvalidParameterException",
};

/// The services with other codes than the common ones, by their names in SDKs.
static FAMILIES: [(&str, &Family); 12] = [
    ("Auto Scaling", &FRAMEWORK),
    ("CloudFormation", &FRAMEWORK),
    ("CloudSearch", &CLOUD_SEARCH),
    ("Elastic Beanstalk", &FRAMEWORK),
    ("Elastic Load Balancing", &FRAMEWORK),
    ("Elastic Load Balancing v2", &FRAMEWORK),
    ("IAM", &FRAMEWORK),
    ("ImportExport", &IMPORT_EXPORT),
    ("SES", &FRAMEWORK),
    ("SNS", &SNS),
    ("STS", &FRAMEWORK),
    ("SimpleDB", &SIMPLE_DB),
];

impl Family {
    const fn one(code: &'static str) -> Self {
        Self {
            missing: code,
            value: code,
            combination: code,
        }
    }

    fn of(service: &schema::Service) -> &'static Self {
        let mut families = FAMILIES.iter();
        let found = families.find(|(sdk_id, _)| *sdk_id == service.sdk_id);
        found.map_or(&COMMON, |(_, family)| family)
    }
}

/// The code of a service for an input that breaks a rule of this kind.
pub(super) fn code(service: &schema::Service, kind: ViolationKind) -> &'static str {
    use ViolationKind as Kind;
    let family = Family::of(service);
    match kind {
        Kind::Required => family.missing,
        Kind::Conflict | Kind::Requires | Kind::Ordered | Kind::Overlap | Kind::Total => {
            family.combination
        }
        Kind::Length
        | Kind::Bytes
        | Kind::Range
        | Kind::MultipleOf
        | Kind::Pattern
        | Kind::OneOf
        | Kind::Prefix
        | Kind::Format
        | Kind::Unique
        | Kind::UnsetUnion
        | Kind::Depth => family.value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_and_kinds() {
        for (sdk_id, kind, expected) in [
            ("RDS", ViolationKind::Required, "MissingParameter"),
            ("RDS", ViolationKind::Range, "InvalidParameterValue"),
            (
                "RDS",
                ViolationKind::Conflict,
                "InvalidParameterCombination",
            ),
            ("IAM", ViolationKind::Required, "ValidationError"),
            ("STS", ViolationKind::Length, "ValidationError"),
            ("SNS", ViolationKind::Required, "InvalidParameter"),
            ("SimpleDB", ViolationKind::Total, "InvalidParameterValue"),
            (
                "ImportExport",
                ViolationKind::Required,
                "MissingParameterException",
            ),
            (
                "Kinds Service",
                ViolationKind::Pattern,
                "InvalidParameterValue",
            ),
        ] {
            let service = schema::Service::new(sdk_id, "2020-01-08", "kinds", "kinds");
            assert_eq!(code(&service, kind), expected, "{sdk_id} {kind:?}");
        }
    }
}
