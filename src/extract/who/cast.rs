//! The cast: the entities of a discourse while they are being told apart, and the mentions that lead to them.

use std::ops::Range;

use super::mentions::Mentions;
use super::person_name::PersonName;
use super::titles::Title;
use super::units::{UnitId, Units};
use crate::extract::EntityKind;
use crate::knowledge::{EntryId, Gender, RoleClass};
use crate::language::{Deprel, TokenId};
use crate::reading::{MentionForm, Tenure};

/// Index of a member of the cast.
pub(super) type MemberId = usize;

/// What is known of a person's office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    /// The title.
    pub title: Title,
    /// Its words as written, spaces single.
    pub words: String,
    /// The country or organization, if the title itself tells it.
    pub of: Option<String>,
}

/// A member of the cast.
#[derive(Debug, Clone, Default)]
pub(super) struct Member {
    /// Kind; a person unless set.
    pub kind: Option<EntityKind>,
    /// Its names in the text, in order of appearance, without doubles.
    pub names: Vec<String>,
    /// Which of them is the fullest.
    pub fullest: usize,
    /// A person's name in words, the fullest form.
    pub person: PersonName,
    /// The reference entity that it is.
    pub entry: Option<EntryId>,
    /// The titles beside its mentions.
    pub held: Vec<Held>,
    /// Party.
    pub party: Option<String>,
    /// Country in which it lies.
    pub country: Option<String>,
    /// Gender, if the text or a forename tells.
    pub gender: Option<Gender>,
    /// Whether a noun or name in the text names it (a country known by its adjective alone is not named).
    pub named: bool,
    /// The first unit that mentions it.
    pub first: UnitId,
}

impl Member {
    /// Its kind.
    pub fn kind(&self) -> EntityKind {
        self.kind.unwrap_or(EntityKind::Person)
    }

    /// Whether it is a person.
    pub fn is_person(&self) -> bool {
        self.kind() == EntityKind::Person
    }

    /// Its fullest name.
    pub fn name(&self) -> &str {
        self.names.get(self.fullest).map_or("", String::as_str)
    }

    /// The name to show: the fullest; of a country the usual one, its own short name or the shortest form in words.
    pub fn shown(&self) -> &str {
        if self.kind() != EntityKind::Country {
            return self.name();
        }
        let usual = self.names.iter().find(|name| Some(name.as_str()) == self.country.as_deref());
        let wordy = self.names.iter().filter(|name| name.contains(char::is_lowercase));
        usual.or_else(|| wordy.min_by_key(|name| name.split(' ').count())).map_or(self.name(), String::as_str)
    }

    /// The title to show: the one with most content, the first of those that say as much; a current one before a former.
    pub fn title(&self) -> Option<&Held> {
        let rank = |held: &Held| {
            let office = held.title.role.class == RoleClass::Office;
            (held.title.tenure != Tenure::Former, office, held.words.split(' ').count().min(12))
        };
        let mut best: Option<&Held> = None;
        for held in &self.held {
            if best.is_none_or(|so_far| rank(held) > rank(so_far)) {
                best = Some(held);
            }
        }
        best
    }
}

/// A mention while it is being resolved.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// Its units.
    pub units: Range<UnitId>,
    /// Where the whole noun phrase stands: the name with its title.
    pub phrase: Range<UnitId>,
    /// What it refers to.
    pub members: Vec<MemberId>,
    /// Name, noun, pronoun.
    pub form: MentionForm,
    /// Why.
    pub reason: &'static str,
    /// For a capital or building: the country meant.
    pub metonym_of: Option<MemberId>,
    /// Whether it is the adjective of a nationality.
    pub adjective: bool,
}

impl Mention {
    /// The token through which the phrase attaches to the rest of the sentence. Where title and name both do ("called Special
    /// Representative on Peninsula Affairs A B"), the one that is an argument, if the name is none.
    pub fn head(&self, units: &Units<'_>) -> TokenId {
        let tokens = units.token_range(&self.phrase);
        let outside = |id: &TokenId| {
            let head = units.doc.token(*id).head;
            head == *id || !tokens.contains(&head)
        };
        let misplaced = |id: TokenId| {
            matches!(units.doc.token(id).deprel, Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl | Deprel::OblUnmarked)
        };
        let core =
            |id: &TokenId| matches!(units.doc.token(*id).deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj);
        let own = units.token_range(&self.units);
        let first = own.clone().find(outside);
        let titled = || tokens.clone().filter(outside).find(core);
        let first = if first.is_some_and(misplaced) { titled().or(first) } else { first };
        first.or_else(|| tokens.clone().find(outside)).unwrap_or(own.end.saturating_sub(1))
    }
}

/// The cast of an article.
#[derive(Debug, Clone, Default)]
pub(super) struct Cast {
    /// Its members, in the order in which they were told apart.
    pub members: Vec<Member>,
    /// The mentions, in any order.
    pub mentions: Mentions,
}

impl Cast {
    /// Adds a member.
    pub fn add(&mut self, member: Member) -> MemberId {
        self.members.push(member);
        self.members.len() - 1
    }

    /// Notes another name of a member; the one with most words is its fullest.
    pub fn name(&mut self, id: MemberId, written: &str, at: UnitId) {
        let Some(member) = self.members.get_mut(id) else { return };
        member.first = member.first.min(at);
        if member.names.iter().any(|name| name == written) {
            return;
        }
        member.names.push(written.to_owned());
        let size = |name: &str| {
            let whole = name.split([' ', '-']).filter(|word| word.trim_end_matches('.').chars().count() > 1).count();
            (name.split([' ', '-']).count(), name.contains(char::is_lowercase), whole)
        };
        let last = member.names.len() - 1;
        if size(written) > size(&member.names[member.fullest]) {
            member.fullest = last;
        }
    }

    /// The members that are persons.
    pub fn persons(&self) -> impl Iterator<Item = (MemberId, &Member)> {
        self.members.iter().enumerate().filter(|(_, member)| member.is_person())
    }
}

/// Words as written with single spaces; a name wholly in capitals (a speaker's label, a headline) in ordinary case.
pub(super) fn display(written: &str, recase: bool) -> String {
    let mut out = String::with_capacity(written.len());
    for word in written.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        if recase && word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.contains(char::is_lowercase) {
            let mut start = true;
            for c in word.chars() {
                if start {
                    out.push(c);
                } else {
                    out.extend(c.to_lowercase());
                }
                start = !c.is_alphabetic();
            }
        } else {
            out.push_str(word);
        }
    }
    out
}
