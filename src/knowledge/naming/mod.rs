//! The words that names and titles are made of: role nouns, title words, honorifics, particles, head nouns of organizations
//! and places, group nouns, metonyms, pronouns, function words. Typed views of the tables `ontology/lexicon/*.tsv`.

mod cells;
mod kinds;
mod phrases;
mod traits;

use std::collections::HashMap;

use self::cells::{gender, head_kind, ordinary, particle, plural, title_word};
pub use self::kinds::{
    Gender, Group, GroupClass, Head, HeadKind, HomeOffice, Metonym, Ordinary, Particle, Pronoun, Role, RoleClass,
    TitleWord,
};
pub use self::phrases::Phrases;
pub use self::traits::{Trait, Traits};
use super::{KnowledgeError, Row, Table};

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
    /// Traits of single words.
    traits: HashMap<Box<str>, Traits>,
    /// Phrases that open a description after a name: "who serves as".
    pub openers: Phrases<()>,
    /// Number words: "three".
    pub numbers: HashMap<Box<str>, usize>,
    /// Offices that only one country has, with the canonical short name of that country: "congresswoman".
    pub home_offices: Phrases<HomeOffice>,
}

macro_rules! table {
    ($name:literal, $($column:literal),+) => {
        Table::parse(
            concat!("ontology/lexicon/", $name),
            include_str!(concat!("../../../ontology/lexicon/", $name)),
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
            let flagged = |wanted: &str| row.values("flags").any(|flag| flag == wanted);
            let head = Head {
                kind: row.read("kind", "kind of name", head_kind)?,
                joiners: row.values("after").map(Box::from).collect(),
                alone: flagged("alone"),
                leads: flagged("leads"),
                seat: flagged("seat"),
                led: flagged("led"),
                owned: flagged("owned"),
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
        naming.add_traits()?;
        for row in table!("home-offices.tsv", "office", "country").rows() {
            let office = HomeOffice { country: row.required("country")?.into(), whole: row.get("match") == "whole" };
            naming.home_offices.insert(row.required("office")?, office);
        }
        Ok(naming)
    }

    /// The traits of a word in lower case.
    #[must_use]
    pub fn traits(&self, word: &str) -> Traits {
        self.traits.get(word).copied().unwrap_or_default()
    }

    /// Whether a word in lower case has a trait.
    #[must_use]
    pub fn has(&self, word: &str, one: Trait) -> bool {
        self.traits(word).has(one)
    }

    fn add_traits(&mut self) -> Result<(), KnowledgeError> {
        let tables = [(table!("traits.tsv", "word", "traits")), (table!("function-words.tsv", "word", "traits"))];
        for row in tables.iter().flat_map(Table::rows) {
            let word = row.required("word")?;
            for name in row.values("traits") {
                if let Some(number) = name.strip_prefix("number:") {
                    let number = number.parse().map_err(|_| row.error("traits", format!("`{number}` is no number")))?;
                    self.numbers.insert(word.into(), number);
                } else if name == "opener" {
                    self.openers.insert(word, ());
                } else if let Some(one) = Trait::named(name) {
                    self.traits.entry(word.into()).or_default().add(one);
                } else {
                    return Err(row.error("traits", format!("`{name}` is no trait")));
                }
            }
        }
        Ok(())
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
                "couple" => Some(GroupClass::Couple),
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
