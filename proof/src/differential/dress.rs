//! The dress of a document: its variations that do not change its meaning in XML or the protocol, each used or not.

use fastrand::Rng;

/// A variation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Liberty {
    /// A byte order mark, the XML declaration, comments and processing instructions around the root.
    Prolog,
    /// The service's namespace as the default one.
    Namespace,
    /// Names with a prefix.
    Prefixes,
    /// Attributes, which no output has.
    Attributes,
    /// White space between elements, and around values other than strings.
    Space,
    /// Comments and processing instructions between elements and inside text.
    Comments,
    /// CDATA sections for whole strings or parts of them.
    CData,
    /// Character references for characters that need none.
    References,
    /// Empty elements as a start tag and an end tag, or as one.
    SelfClosed,
    /// Unknown elements, with other elements inside.
    Unknown,
    /// Members in any order.
    Order,
    /// Other spellings of numbers and timestamps.
    Spellings,
    /// Items under another name than the model's.
    ItemNames,
    /// Members of unions that the model does not have.
    UnknownVariants,
    /// Unknown elements in the entries of maps.
    UnknownInEntries,
}

/// All variations; their indices are bit positions.
pub(super) const ALL: [Liberty; 15] = [
    Liberty::Prolog,
    Liberty::Namespace,
    Liberty::Prefixes,
    Liberty::Attributes,
    Liberty::Space,
    Liberty::Comments,
    Liberty::CData,
    Liberty::References,
    Liberty::SelfClosed,
    Liberty::Unknown,
    Liberty::Order,
    Liberty::Spellings,
    Liberty::ItemNames,
    Liberty::UnknownVariants,
    Liberty::UnknownInEntries,
];

/// The variations of a document, and where they are used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dress {
    seed: u64,
    taken: u16,
}

impl Dress {
    /// A quarter of the documents is plain, a quarter uses nearly all variations, the others some.
    pub(super) fn new(rng: &mut Rng, case: u32) -> Self {
        let mut taken = match case % 4 {
            0 => 0,
            1 => u16::MAX,
            _ => rng.u16(..),
        };
        // botocore cannot read a document with these.
        if rng.u8(0..16) > 0 {
            taken &= !bit(Liberty::UnknownInEntries);
        }
        Self {
            seed: rng.u64(..),
            taken,
        }
    }

    /// A dress with only these variations.
    #[cfg(test)]
    pub(super) fn of(liberties: &[Liberty], seed: u64) -> Self {
        let taken = liberties.iter().fold(0, |taken, each| taken | bit(*each));
        Self { seed, taken }
    }

    /// Whether a variation is used anywhere.
    pub(super) fn takes(&self, liberty: Liberty) -> bool {
        self.taken & bit(liberty) != 0
    }

    /// The random numbers for a variation at a spot; `None` if it is not used there. They are independent of other
    /// spots, so that a document stays the same when another part of it is removed.
    pub(super) fn at(&self, spot: Spot, liberty: Liberty) -> Option<Rng> {
        let salt = u64::from(bit(liberty));
        self.takes(liberty)
            .then(|| Rng::with_seed(mix(mix(self.seed, spot.0), salt)))
    }

    /// The same, at one of `spots` spots.
    pub(super) fn at_one_of(&self, spots: u8, spot: Spot, liberty: Liberty) -> Option<Rng> {
        let mut rng = self.at(spot, liberty)?;
        (rng.u8(0..spots) == 0).then_some(rng)
    }

    /// The dress without a variation; `None` if it does not have it.
    pub(super) fn without(&self, liberty: Liberty) -> Option<Self> {
        let taken = self.taken & !bit(liberty);
        (taken != self.taken).then_some(Self { taken, ..*self })
    }

    /// Dresses with fewer variations: with none, then each without one of them.
    pub(super) fn plainer(&self) -> Vec<Self> {
        let each = ALL.into_iter().filter_map(|liberty| self.without(liberty));
        let none = (self.taken != 0).then_some(Self { taken: 0, ..*self });
        none.into_iter().chain(each).collect()
    }
}

fn bit(liberty: Liberty) -> u16 {
    1 << (liberty as u16)
}

/// A place in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot(u64);

impl Spot {
    pub(super) const ROOT: Self = Self(0);

    /// The place below with this name or string.
    pub(super) fn below(self, name: &str) -> Self {
        Self(name.bytes().fold(self.0, |sum, byte| mix(sum, byte.into())))
    }

    /// The place below with this number.
    pub(super) fn item(self, index: usize) -> Self {
        Self(mix(self.0, (index as u64).wrapping_add(1000)))
    }
}

/// SplitMix64's step.
fn mix(sum: u64, value: u64) -> u64 {
    let sum = (sum ^ value).wrapping_add(0x9e37_79b9_7f4a_7c15);
    let sum = (sum ^ (sum >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let sum = (sum ^ (sum >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    sum ^ (sum >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_liberty_can_be_given_up() {
        let all = Dress::of(&ALL, 1);
        let plainer = all.plainer();
        assert_eq!(plainer.len(), ALL.len() + 1);
        assert!(plainer[0].plainer().is_empty());
        for (fewer, liberty) in plainer[1..].iter().zip(ALL) {
            let kept = ALL.iter().filter(|each| fewer.takes(**each)).count();
            assert_eq!((fewer.takes(liberty), kept), (false, ALL.len() - 1));
        }
    }

    #[test]
    fn spots_are_independent_of_each_other() {
        let dress = Dress::of(&[Liberty::Space], 1);
        let number = |spot| dress.at(spot, Liberty::Space).map(|mut rng| rng.u64(..));
        let (a, b) = (Spot::ROOT.below("a"), Spot::ROOT.below("b"));
        assert_eq!(number(a), number(Spot::ROOT.below("a")));
        assert_ne!(number(a), number(b));
        assert_ne!(number(a.item(0)), number(a.item(1)));
        assert!(dress.at(a, Liberty::Order).is_none());
    }
}
