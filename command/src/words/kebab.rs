//! From names of a model to words of a command line, as the AWS CLI forms them.

/// Names that do not follow the rules.
const EXCEPTIONS: [(&str, &str); 8] = [
    ("CreateCachediSCSIVolume", "create-cached-iscsi-volume"),
    (
        "DescribeCachediSCSIVolumes",
        "describe-cached-iscsi-volumes",
    ),
    (
        "DescribeStorediSCSIVolumes",
        "describe-stored-iscsi-volumes",
    ),
    ("CreateStorediSCSIVolume", "create-stored-iscsi-volume"),
    (
        "ListHITsForQualificationType",
        "list-hits-for-qualification-type",
    ),
    ("ExecutePartiQLStatement", "execute-partiql-statement"),
    ("ExecutePartiQLTransaction", "execute-partiql-transaction"),
    ("ExecutePartiQLBatch", "execute-partiql-batch"),
];

/// The word for an operation, a waiter or a member, as in `restore-db-cluster-from-s3`.
pub(crate) fn kebab(name: &str) -> String {
    if let Some((_, word)) = EXCEPTIONS.iter().find(|(exception, _)| *exception == name) {
        return (*word).to_owned();
    }
    if name.contains('-') {
        return name.to_owned();
    }
    let letters: Vec<char> = plural_acronym(name).chars().collect();
    between_words(&before_capitalised(&letters)).to_lowercase()
}

/// An acronym in the plural at the end is one word: `GatewayARNs` has `arns`.
fn plural_acronym(name: &str) -> String {
    let Some(singular) = name.strip_suffix('s') else {
        return name.to_owned();
    };
    let head = singular.trim_end_matches(|letter: char| letter.is_ascii_uppercase());
    let acronym = singular.strip_prefix(head).unwrap_or_default();
    if acronym.len() < 2 {
        return name.to_owned();
    }
    [head, "-", &acronym.to_lowercase(), "s"].concat()
}

/// Parts a capitalised word from what stands before it, without a gap between such words: `DBClusterRole` becomes
/// `DB-ClusterRole`.
fn before_capitalised(letters: &[char]) -> Vec<char> {
    let mut parted = Vec::new();
    let mut rest = letters;
    while let Some((first, after)) = rest.split_first() {
        parted.push(*first);
        rest = after;
        let Some((capital, tail)) = after.split_first() else {
            continue;
        };
        let small = tail.iter().take_while(|letter| letter.is_ascii_lowercase());
        let small = small.count();
        if capital.is_ascii_uppercase() && small > 0 {
            let word = small.saturating_add(1);
            parted.push('-');
            parted.extend(after.iter().take(word));
            rest = after.get(word..).unwrap_or_default();
        }
    }
    parted
}

/// Parts a capital from a small letter or a digit before it.
fn between_words(letters: &[char]) -> String {
    let mut parted = String::new();
    let mut before = None;
    for letter in letters {
        let ends_word = before
            .is_some_and(|before: char| before.is_ascii_lowercase() || before.is_ascii_digit());
        if ends_word && letter.is_ascii_uppercase() {
            parted.push('-');
        }
        parted.push(*letter);
        before = Some(*letter);
    }
    parted
}

#[cfg(test)]
mod tests {
    use super::kebab;

    #[test]
    fn names_become_words() {
        for (name, word) in [
            ("RestoreDBClusterFromS3", "restore-db-cluster-from-s3"),
            ("S3BucketName", "s3-bucket-name"),
            ("EC2SecurityGroupId", "ec2-security-group-id"),
            (
                "EnableIAMDatabaseAuthentication",
                "enable-iam-database-authentication",
            ),
            ("MultiAZ", "multi-az"),
            ("KmsKeyId", "kms-key-id"),
            ("GatewayARNs", "gateway-arns"),
            ("PreferredCacheClusterAZs", "preferred-cache-cluster-azs"),
            ("ListWebACLs", "list-web-acls"),
            ("DBInstanceAvailable", "db-instance-available"),
            ("Tags", "tags"),
            ("TopicArn", "topic-arn"),
            (
                "ListHITsForQualificationType",
                "list-hits-for-qualification-type",
            ),
            ("Ipv6CidrBlock", "ipv6-cidr-block"),
            (
                "PromoteReadReplicaDBCluster",
                "promote-read-replica-db-cluster",
            ),
            ("already-a-word", "already-a-word"),
            ("", ""),
        ] {
            assert_eq!(kebab(name), word, "{name}");
        }
    }
}
