//! Sets parts of members, as the options that stand for them say.

use serde_json::{Value as Json, json};
use touchmark::schema::Kind::{List, Structure};
use touchmark::schema::Member;

use super::members::{Members, insert};
use super::number;
use super::settle::Binary;
use super::unpack::{self, unpack};
use crate::custom::{How, Promoted};
use crate::stop::{Kind, Stop};

/// An option with its words.
pub(super) struct Part<'a> {
    pub(super) promoted: &'static Promoted,
    pub(super) words: &'a [String],
    pub(super) binary: Binary,
    /// The members of the input.
    pub(super) schema: &'static [Member],
}

impl Part<'_> {
    /// Sets the part.
    ///
    /// # Errors
    /// Words that are not what the option takes.
    pub(super) fn set(&self, members: &mut Members) -> Result<(), Stop> {
        let path = self.promoted.path;
        match self.promoted.how {
            How::Range(names, between, all) => {
                let numbers = self.range(between, all)?;
                for (name, value) in names.into_iter().zip(numbers) {
                    insert(members, &[path, &[name]].concat(), value);
                }
            }
            How::Named(start, [with, without]) => {
                let name = if self.word().starts_with(start) {
                    with
                } else {
                    without
                };
                insert(members, &[path, &[name]].concat(), Json::from(self.word()));
            }
            How::OfType(name) => self.of_type(name, members)?,
            _ => {
                let value = self.value()?;
                insert(members, path, value);
            }
        }
        if let Some((path, number)) = self.promoted.beside {
            insert(members, path, Json::from(number));
        }
        Ok(())
    }

    fn word(&self) -> &str {
        self.words.first().map(String::as_str).unwrap_or_default()
    }

    fn value(&self) -> Result<Json, Stop> {
        Ok(match self.promoted.how {
            How::Texts => Json::from(self.words.to_vec()),
            How::Flag(value) => Json::Bool(value),
            How::Item(name) => json!([{ name: self.word() }]),
            How::Others(name) => {
                let items = self.words.iter();
                let items = items.map(|word| json!({ name: word, "Primary": false }));
                Json::Array(items.collect())
            }
            How::Protocol => self.protocol()?,
            How::Pairs(name, value) => {
                let pairs = pairs(self.word());
                let pairs = pairs
                    .ok_or_else(|| self.wrong("write Name=Value, with commas between several"))?;
                let items = pairs
                    .into_iter()
                    .map(|(key, found)| json!({ name: key, value: found }));
                Json::Array(items.collect())
            }
            How::Numbers => pairs(self.word())
                .and_then(|pairs| {
                    let numbers = pairs.into_iter();
                    let numbers =
                        numbers.map(|(key, text)| Some((key.to_owned(), number::fraction(text)?)));
                    numbers.collect::<Option<Members>>()
                })
                .map(Json::Object)
                .ok_or_else(|| self.wrong("write Name=Number, with commas between several"))?,
            _ => self.unpacked(self.promoted.path)?,
        })
    }

    /// The value of the words for the member that a path leads to.
    fn unpacked(&self, path: &[&str]) -> Result<Json, Stop> {
        let Some(member) = part_of(self.schema, path) else {
            return Ok(Json::from(self.word()));
        };
        let target = unpack::Target {
            option: &self.option(),
            member,
            binary: self.binary,
            bare: false,
            encoded: false,
        };
        unpack(target, self.words)
    }

    /// A member of the structure that belongs to a type: `int-array` has `IntArrayOptions`.
    fn of_type(&self, name: &str, members: &mut Members) -> Result<(), Stop> {
        let of = members
            .get("IndexField")
            .and_then(|field| field.get("IndexFieldType"));
        let of = of.and_then(Json::as_str).unwrap_or_default();
        let words = of.split('-').map(|word| match word {
            "latlon" => "LatLon".to_owned(),
            word => {
                let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
                [&first.to_uppercase(), rest].concat()
            }
        });
        let structure = words.collect::<String>() + "Options";
        let path = ["IndexField", &structure, name];
        let value = self.unpacked(&path)?;
        insert(members, &path, value);
        Ok(())
    }

    /// Two numbers, or one that is both.
    fn range(&self, between: char, all: Option<&str>) -> Result<[Json; 2], Stop> {
        let word = self.word();
        // Every number is what -1 says.
        if all.is_some_and(|all| word == all || word == "-1") {
            return Ok([Json::from(-1), Json::from(-1)]);
        }
        let (from, to) = word.split_once(between).unwrap_or((word, word));
        match (number::whole(from), number::whole(to)) {
            (Some(from), Some(to)) => Ok([from, to]),
            _ => Err(self.wrong(&format!(
                "write a number, or two with {between} between them, such as 22 or 22{between}25"
            ))),
        }
    }

    fn protocol(&self) -> Result<Json, Stop> {
        let word = self.word();
        let number = number::whole(word).map(|number| number.as_i64());
        match (word, number) {
            ("all", _) => Ok(Json::from("-1")),
            ("tcp" | "udp" | "icmp", _) | (_, Some(Some(-1..=255))) => Ok(Json::from(word)),
            _ => {
                Err(self.wrong("write tcp, udp, icmp, all, or the number of a protocol, 0 to 255"))
            }
        }
    }

    fn option(&self) -> String {
        ["--", self.promoted.name].concat()
    }

    fn wrong(&self, what: &str) -> Stop {
        Stop::parameter(Kind::Words, &self.option(), what)
    }
}

/// `a=b,c=d`.
fn pairs(text: &str) -> Option<Vec<(&str, &str)>> {
    text.split(',').map(|pair| pair.split_once('=')).collect()
}

/// The member that a path leads to.
fn part_of(schema: &'static [Member], path: &[&str]) -> Option<&'static Member> {
    let (name, path) = path.split_first()?;
    let member = schema.iter().find(|member| member.name == *name)?;
    match (path, &member.element.kind) {
        ([], _) => Some(member),
        (_, Structure(of)) => part_of(of.members(), path),
        (["0", path @ ..], List(list)) => match &list.item.kind {
            Structure(of) => part_of(of.members(), path),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::custom::PROMOTED;

    static FIELD: touchmark::schema::Structure = touchmark::schema::Structure::new(
        "IndexField",
        "IndexField",
        "IndexFieldType: string\nIntOptions: structure Int\nLatLonOptions: structure Int",
    )
    .structures(&[&INT]);
    static INT: touchmark::schema::Structure = touchmark::schema::Structure::new(
        "Int",
        "Int",
        "DefaultValue: long\nFacetEnabled: boolean",
    );
    static INPUT: touchmark::schema::Structure =
        touchmark::schema::Structure::new("Input", "Input", "IndexField: structure IndexField")
            .structures(&[&FIELD]);

    fn set(name: &str, service: &str, words: &[&str], members: &mut Members) -> Result<(), Stop> {
        let mut all = PROMOTED.iter();
        let promoted = all
            .find(|one| (one.name, one.service) == (name, service))
            .unwrap();
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let part = Part {
            promoted,
            words: &words,
            binary: Binary::Base64,
            schema: INPUT.members(),
        };
        part.set(members)
    }

    fn of(options: &[(&str, &str, &[&str])]) -> Json {
        let mut members = Members::new();
        for (name, service, words) in options {
            set(name, service, words, &mut members).unwrap();
        }
        Json::Object(members)
    }

    #[test]
    fn a_rule_of_a_security_group_is_put_together() {
        let found = of(&[
            ("protocol", "ec2", &["all"]),
            ("port", "ec2", &["22-25"]),
            ("cidr", "ec2", &["10.0.0.0/8"]),
            ("source-group", "ec2", &["sg-1"]),
            ("group-owner", "ec2", &["123456789012"]),
        ]);
        assert_eq!(
            found,
            json!({"IpPermissions": [{
                "IpProtocol": "-1", "FromPort": 22, "ToPort": 25, "IpRanges": [{"CidrIp": "10.0.0.0/8"}],
                "UserIdGroupPairs": [{"GroupId": "sg-1", "UserId": "123456789012"}],
            }]})
        );
        let all = of(&[
            ("port", "ec2", &["all"]),
            ("source-group", "ec2", &["name"]),
        ]);
        assert_eq!(all["IpPermissions"][0]["ToPort"], -1);
        assert_eq!(
            all["IpPermissions"][0]["UserIdGroupPairs"],
            json!([{"GroupName": "name"}])
        );
        for (name, word) in [
            ("port", "22-x"),
            ("port", ""),
            ("protocol", "tls"),
            ("protocol", "256"),
        ] {
            let stop = set(name, "ec2", &[word], &mut Members::new()).unwrap_err();
            assert_eq!(stop.kind, Kind::Words, "{stop}");
        }
    }

    #[test]
    fn an_instance_has_numbers_and_one_interface() {
        let found = of(&[
            ("count", "ec2", &["1:3"]),
            (
                "secondary-private-ip-addresses",
                "ec2",
                &["10.0.0.1", "10.0.0.2"],
            ),
            ("no-associate-public-ip-address", "ec2", &[]),
        ]);
        assert_eq!(
            found,
            json!({"MinCount": 1, "MaxCount": 3, "NetworkInterfaces": [{
                "PrivateIpAddresses": [
                    {"PrivateIpAddress": "10.0.0.1", "Primary": false},
                    {"PrivateIpAddress": "10.0.0.2", "Primary": false},
                ],
                "DeviceIndex": 0, "AssociatePublicIpAddress": false,
            }]})
        );
    }

    #[test]
    fn a_field_has_the_options_of_its_type() {
        let found = of(&[
            ("type", "cloudsearch", &["int"]),
            ("default-value", "cloudsearch", &["5"]),
            ("facet-enabled", "cloudsearch", &["false"]),
        ]);
        let expected = json!({"IndexFieldType": "int", "IntOptions": {"DefaultValue": 5, "FacetEnabled": false}});
        assert_eq!(found["IndexField"], expected);
        let found = of(&[
            ("type", "cloudsearch", &["latlon"]),
            ("facet-enabled", "cloudsearch", &["true"]),
        ]);
        assert_eq!(
            found["IndexField"]["LatLonOptions"],
            json!({"FacetEnabled": true})
        );
        assert_eq!(pairs("a=b,c=d=e"), Some(vec![("a", "b"), ("c", "d=e")]));
        assert_eq!(pairs("a"), None);
    }
}
