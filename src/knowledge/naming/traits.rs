//! Traits of words: what a word may do within names, titles and the phrases about persons. A word may have several.

/// Declares the traits with their names in the tables.
macro_rules! traits {
    ($($(#[$doc:meta])* $one:ident = $name:literal;)+) => {
        /// What a word may do within names, titles and phrases about persons.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Trait { $($(#[$doc])* $one),+ }

        impl Trait {
            /// The trait of a name in the tables.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$one),)+
                    _ => None,
                }
            }
        }
    };
}

traits! {
    /// Head noun of an organ of a state: "ministry".
    StateOrgan = "state-organ";
    /// Role that is sent somewhere: "ambassador".
    Posted = "posted";
    /// Role that may govern a place: "mayor".
    Governs = "governs";
    /// Noun whose possessive is part of a name: "People's Party".
    Collective = "collective";
    /// Role that speaks "for" someone: "spokesman".
    SpeaksFor = "speaks-for";
    /// Role noun that any official of a party may be called by: "leader".
    Broad = "broad";
    /// Role noun that with "the" may mean the official last spoken of: "diplomat".
    Resumes = "resumes";
    /// Office of a state or government at large, not of the publisher of a text: "king".
    Sovereign = "sovereign";
    /// Role that runs an agency: its holder acts for the agency, not for the state.
    RunsAgency = "runs-agency";
    /// Role in business, learning or private life: it tells no country.
    Private = "private";
    /// Body whose head acts for it: "committee".
    Chaired = "chaired";
    /// Role at the head of such a body: "chairman".
    Chairs = "chairs";
    /// Word of posts in business: "chief executive".
    Business = "business";
    /// Word for a party's member: "Republican".
    Partisan = "partisan";
    /// Head noun that names an organization even when written small: "ministry".
    Ministry = "ministry";
    /// Head noun whose name may end in a comma and a place: "University of California, San Diego".
    Campus = "campus";
    /// Word of rank that begins a title: "deputy".
    Rank = "rank";
    /// Head noun that every state has: "government".
    Vague = "vague";
    /// Head noun whose complement may be a role: "Office of the Spokesperson".
    Bureau = "bureau";
    /// Noun for the one across the table: "counterpart".
    Counterpart = "counterpart";
    /// Word that makes a head of state the second man: "vice".
    Vice = "vice";
    /// Makes an office one below that of the same noun: "assistant", "deputy".
    Below = "below";
    /// Short role noun that needs no capital: "son".
    Short = "short";
    /// Honorific only in capitals: "HE".
    Shouted = "shouted";
    /// Honorific that says nothing of an office: "Mr".
    Plain = "plain";
    /// Word of a title that tells nothing: "affairs".
    Empty = "empty";
    /// The definite article.
    The = "the";
    /// Definite determiner.
    Definite = "definite";
    /// Indefinite article.
    Indefinite = "indefinite";
    /// Possessive determiner.
    Possessive = "possessive";
    /// Demonstrative or article that no name follows.
    Points = "points";
    /// The mark of the genitive.
    Genitive = "genitive";
    /// Joins two of a kind.
    And = "and";
    /// Joins two titles of one person.
    JoinsTitles = "joins-titles";
    /// Word of a list, "as well as" among them.
    Lists = "lists";
    /// Tells the owner.
    Of = "of";
    /// Tells the origin.
    From = "from";
    /// Tells for whom or what.
    For = "for";
    /// Tells to whom or where.
    To = "to";
    /// Tells the field: "in", "on".
    Field = "field";
    /// Joins a role noun and its complement.
    Joins = "joins";
    /// Opens the complement of a role noun.
    OpensComplement = "opens-complement";
    /// Has a party before or behind it, and no place: "with", "between".
    Faces = "faces";
    /// Leads on to more of an organization's name.
    LeadsOn = "leads-on";
    /// Tells where something is: "at".
    Locates = "locates";
    /// Tells through what something is said: "on Twitter".
    Within = "within";
    /// Relative pronoun of persons.
    Who = "who";
    /// Form of "to be".
    Is = "is";
    /// Both.
    Both = "both";
    /// Tells the parties of an agreement.
    Between = "between";
    /// Noun for an agreement that a year or a name before it makes a name: "the 1994 agreement".
    Concluded = "concluded";
    /// Head noun that whoever leads it may tell apart, without naming a body: "administration".
    Led = "led";
    /// Noun that ends the name of something that is no body: "war", "medal".
    Thing = "thing";
}

/// A set of traits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Traits(u64);

impl Traits {
    /// Whether it holds one.
    #[must_use]
    pub fn has(self, one: Trait) -> bool {
        self.0 & (1 << one as u8) != 0
    }

    /// Whether it holds one of several.
    #[must_use]
    pub fn any(self, of: &[Trait]) -> bool {
        of.iter().any(|one| self.has(*one))
    }

    pub(super) fn add(&mut self, one: Trait) {
        self.0 |= 1 << one as u8;
    }
}
