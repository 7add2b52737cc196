//! The words that names and titles are made of: role nouns, title words, honorifics, particles, head nouns of organizations
//! and places, group nouns, metonyms, pronouns. Typed views of the tables `ontology/lexicon/*.tsv`.

use std::collections::{HashMap, HashSet};

use super::{KnowledgeError, Row, Table};
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
}

/// What a capitalised word that is part of no person's name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ordinary {
    /// "Monday".
    Calendar,
    /// "The".
    Function,
    /// Any other.
    Other,
}

/// What the members of a group are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupClass {
    /// Persons in office: "leaders".
    People,
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

/// Phrases of one or more words. Hyphens count as spaces.
#[derive(Debug, Clone)]
pub struct Phrases<V> {
    by_phrase: HashMap<Box<str>, V>,
    longest: usize,
}

impl<V> Default for Phrases<V> {
    fn default() -> Self {
        Self { by_phrase: HashMap::new(), longest: 0 }
    }
}

impl<V> Phrases<V> {
    fn insert(&mut self, phrase: &str, value: V) {
        let phrase = phrase.replace('-', " ").replace('’', "'").to_lowercase();
        self.longest = self.longest.max(phrase.split(' ').count());
        self.by_phrase.entry(phrase.into()).or_insert(value);
    }

    /// What a phrase in lower case, its hyphens replaced by spaces, stands for.
    #[must_use]
    pub fn get(&self, phrase: &str) -> Option<&V> {
        self.by_phrase.get(phrase)
    }

    /// Number of words of the longest phrase.
    #[must_use]
    pub fn longest(&self) -> usize {
        self.longest
    }
}

/// All words of naming.
#[derive(Debug, Clone, Default)]
pub struct Naming {
    /// Role nouns, singular and plural.
    pub roles: Phrases<Role>,
    /// The singular of every plural of a role noun, both with spaces for hyphens.
    pub singular: HashMap<Box<str>, Box<str>>,
    /// Words before role nouns.
    pub title_words: Phrases<TitleWord>,
    /// Honorifics, with the gender that they tell.
    pub honorifics: Phrases<Option<Gender>>,
    /// Particles and suffixes of names.
    pub particles: Phrases<Particle>,
    /// Head nouns.
    pub heads: Phrases<Head>,
    /// Group nouns, singular and plural.
    pub groups: Phrases<Group>,
    /// Metonyms.
    pub metonyms: Phrases<Metonym>,
    /// Pronouns.
    pub pronouns: Phrases<Pronoun>,
    /// Capitalised words that are part of no person's name.
    pub not_names: HashMap<Box<str>, Ordinary>,
    /// Forenames in lower case, with the gender where it is clear.
    pub forenames: HashMap<Box<str>, Option<Gender>>,
    /// Head nouns of organs of a state: "ministry".
    pub state_organs: HashSet<Box<str>>,
    /// Roles that are sent somewhere: "ambassador".
    pub posted: HashSet<Box<str>>,
    /// Roles that may govern a place: "mayor".
    pub governing: HashSet<Box<str>>,
    /// Nouns whose possessive is part of a name: "People's Party".
    pub collectives: HashSet<Box<str>>,
    /// Roles that speak "for" someone: "spokesman".
    pub speaking: HashSet<Box<str>>,
    /// Role nouns that any official of a party may be called by: "leader", "diplomat".
    pub broad: HashSet<Box<str>>,
    /// Roles of a state at large: "king".
    pub sovereign: HashSet<Box<str>>,
}

macro_rules! table {
    ($name:literal, $($column:literal),+) => {
        Table::parse(
            concat!("ontology/lexicon/", $name),
            include_str!(concat!("../../ontology/lexicon/", $name)),
            &[$($column),+],
        )?
    };
}

impl Naming {
    /// Reads the tables that the program carries in itself.
    ///
    /// # Errors
    /// When a table breaks the grammar of lexicons or holds an unknown class.
    pub fn embedded() -> Result<Self, KnowledgeError> {
        let mut naming = Self::default();
        for row in table!("roles.tsv", "noun", "class").rows() {
            naming.add_role(&row)?;
        }
        for row in table!("title-words.tsv", "word", "class").rows() {
            naming.title_words.insert(row.required("word")?, row.read("class", "class of title word", title_word)?);
        }
        for row in table!("honorifics.tsv", "honorific", "gender").rows() {
            naming.honorifics.insert(row.required("honorific")?, row.read("gender", "gender", gender)?);
        }
        for row in table!("name-particles.tsv", "particle", "class").rows() {
            naming.particles.insert(row.required("particle")?, row.read("class", "class of particle", particle)?);
        }
        for row in table!("shapes.tsv", "word", "kind", "after", "flags").rows() {
            let head = Head {
                kind: row.read("kind", "kind of name", head_kind)?,
                joiners: row.values("after").map(Box::from).collect(),
                alone: row.values("flags").any(|flag| flag == "alone"),
                leads: row.values("flags").any(|flag| flag == "leads"),
            };
            naming.heads.insert(row.required("word")?, head);
        }
        naming.add_groups()?;
        for row in table!("metonyms.tsv", "name", "country", "kind").rows() {
            let metonym = Metonym {
                country: row.required("country")?.into(),
                organization: row.required("kind")? == "organization",
            };
            naming.metonyms.insert(row.required("name")?, metonym);
        }
        for row in table!("pronouns.tsv", "word", "person", "number", "gender").rows() {
            let pronoun = Pronoun {
                first: row.get("person") == "1",
                many: row.get("number") == "many",
                gender: gender(row.get("gender")).flatten(),
                neuter: row.get("gender") == "n",
            };
            naming.pronouns.insert(row.required("word")?, pronoun);
        }
        for row in table!("not-names.tsv", "word", "class").rows() {
            let class = row.read("class", "class of word", ordinary)?;
            naming.not_names.insert(row.required("word")?.into(), class);
        }
        for row in table!("forenames.tsv", "name", "gender").rows() {
            naming.forenames.insert(row.required("name")?.into(), row.read("gender", "gender", gender)?);
        }
        for row in table!("traits.tsv", "word", "trait").rows() {
            let set = match row.required("trait")? {
                "state-organ" => &mut naming.state_organs,
                "posted" => &mut naming.posted,
                "governs" => &mut naming.governing,
                "sovereign" => &mut naming.sovereign,
                "collective" => &mut naming.collectives,
                "speaks-for" => &mut naming.speaking,
                "broad" => &mut naming.broad,
                other => return Err(row.error("trait", format!("`{other}` is no trait"))),
            };
            set.insert(row.required("word")?.into());
        }
        Ok(naming)
    }

    fn add_role(&mut self, row: &Row<'_, '_>) -> Result<(), KnowledgeError> {
        let class = row.read("class", "class of role", |cell| match cell {
            "office" => Some(RoleClass::Office),
            "rank" => Some(RoleClass::Rank),
            "trade" => Some(RoleClass::Trade),
            "kin" => Some(RoleClass::Kin),
            "common" => Some(RoleClass::Common),
            _ => None,
        })?;
        let gender = row.read("gender", "gender", gender)?;
        let noun = row.required("noun")?;
        self.roles.insert(noun, Role { class, gender, plural: false });
        let several = plural(noun, row.get("plural"));
        self.roles.insert(&several, Role { class, gender, plural: true });
        self.singular.insert(several.replace('-', " ").into(), noun.into());
        Ok(())
    }

    fn add_groups(&mut self) -> Result<(), KnowledgeError> {
        for row in table!("groups.tsv", "noun", "class").rows() {
            let class = row.read("class", "class of group", |cell| match cell {
                "people" => Some(GroupClass::People),
                "party" => Some(GroupClass::Party),
                "delegation" => Some(GroupClass::Delegation),
                _ => None,
            })?;
            let noun = row.required("noun")?;
            self.groups.insert(noun, Group { class, plural: false });
            self.groups.insert(&plural(noun, row.get("plural")), Group { class, plural: true });
        }
        Ok(())
    }
}

/// The plural of a noun: as given, else by rule.
fn plural(noun: &str, given: &str) -> String {
    if !given.is_empty() {
        return given.to_owned();
    }
    let stem = |cut: usize, ending: &str| format!("{}{ending}", &noun[..noun.len() - cut]);
    match noun {
        _ if noun.ends_with("man") && noun.len() > 3 || noun == "man" || noun == "woman" => stem(2, "en"),
        _ if noun.ends_with('y') && !noun.ends_with("ey") && !noun.ends_with("ay") => stem(1, "ies"),
        _ if noun.ends_with(['s', 'x']) || noun.ends_with("ch") => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

fn gender(cell: &str) -> Option<Option<Gender>> {
    match cell {
        "m" => Some(Some(Gender::Masculine)),
        "f" => Some(Some(Gender::Feminine)),
        "" | "n" => Some(None),
        _ => None,
    }
}

fn title_word(cell: &str) -> Option<TitleWord> {
    Some(match cell {
        "level" => TitleWord::Level,
        "field" => TitleWord::Field,
        "tenure:former" => TitleWord::Tenure(Tenure::Former),
        "tenure:acting" => TitleWord::Tenure(Tenure::Acting),
        "tenure:designate" => TitleWord::Tenure(Tenure::Designate),
        "tenure:current" => TitleWord::Tenure(Tenure::Current),
        _ => return None,
    })
}

fn ordinary(cell: &str) -> Option<Ordinary> {
    Some(match cell {
        "calendar" => Ordinary::Calendar,
        "function" => Ordinary::Function,
        "other" => Ordinary::Other,
        _ => return None,
    })
}

fn particle(cell: &str) -> Option<Particle> {
    match cell {
        "inner" => Some(Particle::Inner),
        "suffix" => Some(Particle::Suffix),
        _ => None,
    }
}

fn head_kind(cell: &str) -> Option<HeadKind> {
    Some(match cell {
        "organization" => HeadKind::Organization,
        "place" => HeadKind::Place,
        "initiative" => HeadKind::Initiative,
        "gathering" => HeadKind::Gathering,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_read_and_tell_plurals() -> Result<(), KnowledgeError> {
        let naming = Naming::embedded()?;
        assert_eq!(naming.roles.get("spokesmen").map(|role| role.plural), Some(true));
        assert_eq!(naming.roles.get("secretary general").map(|role| role.plural), Some(false));
        assert_eq!(naming.groups.get("countries").map(|group| group.class), Some(GroupClass::Party));
        assert!(naming.pronouns.get("she").is_some_and(|she| she.gender == Some(Gender::Feminine)));
        Ok(())
    }
}
