//! What the words of naming can be: the types of the columns of `ontology/lexicon`.

use crate::reading::Tenure;

/// Grammatical gender of a person, where a word tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gender {
    /// He.
    Masculine,
    /// She.
    Feminine,
}

/// What sort of role a noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RoleClass {
    /// A post that someone holds: "minister".
    Office,
    /// A rank that stays with the name: "general".
    Rank,
    /// An occupation: "journalist".
    Trade,
    /// A relative: "wife".
    Kin,
    /// Says little: "resident".
    Common,
}

/// A role noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Role {
    /// Its class.
    pub class: RoleClass,
    /// The gender that it tells.
    pub gender: Option<Gender>,
    /// Whether the form is plural.
    pub plural: bool,
}

/// A word that may stand before the role noun in a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitleWord {
    /// Rank within an office: "deputy".
    Level,
    /// What the office is about: "foreign".
    Field,
    /// Whether the office is held: "former".
    Tenure(Tenure),
}

/// Where a particle stands in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Particle {
    /// Between two words of the name, or before the surname: "bin", "von".
    Inner,
    /// After the name: "Jr.", "II".
    Suffix,
}

/// What a head noun tells of the phrase that it ends or opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HeadKind {
    /// "Ministry".
    Organization,
    /// "Strait".
    Place,
    /// "Treaty".
    Initiative,
    /// "Summit".
    Gathering,
}

/// A head noun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// What it names.
    pub kind: HeadKind,
    /// The words that may join a complement to it: "Ministry of Defence", "Treaty on Transit".
    pub joiners: Box<[Box<str>]>,
    /// Whether it is a name by itself when capitalised: "Parliament".
    pub alone: bool,
    /// Whether the name follows it: "Lake Geneva".
    pub leads: bool,
    /// Whether a place after its joining word is part of the name: "Embassy in Minsk".
    pub seat: bool,
    /// Whether it names something only with a complement: "Call to Action".
    pub led: bool,
    /// Whether it names something only with words before it: "U.S.-Japan Joint Statement".
    pub owned: bool,
}

/// What a capitalised word that is part of no person's name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ordinary {
    /// "Monday".
    Calendar,
    /// "The".
    Function,
    /// "North": begins no person's name, but those of places, plans and bodies.
    Direction,
    /// Any other.
    Other,
}

/// What the members of a group are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupClass {
    /// Persons in office: "leaders".
    People,
    /// Two persons under one singular noun: "the pair".
    Couple,
    /// Countries or organizations: "sides".
    Party,
    /// A delegation.
    Delegation,
}

/// A group noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// What its members are.
    pub class: GroupClass,
    /// Whether the form is plural.
    pub plural: bool,
}

/// A building or address that stands for a government.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metonym {
    /// Canonical short name of the country.
    pub country: Box<str>,
    /// Whether it counts as an organization rather than a place.
    pub organization: bool,
}

/// A pronoun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pronoun {
    /// First person rather than third.
    pub first: bool,
    /// Several rather than one.
    pub many: bool,
    /// Gender; nothing for "it", "they" and the first person.
    pub gender: Option<Gender>,
    /// "it" and its forms.
    pub neuter: bool,
}

/// An office that only one country has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeOffice {
    /// Canonical short name of the country.
    pub country: Box<str>,
    /// Whether the title must say nothing else.
    pub whole: bool,
}
