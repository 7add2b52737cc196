//! A reference entity as the rest of the program sees it: a light view into the index.

use jiff::civil::Date;

/// Index of an entity in its [`Reference`](super::Reference).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(pub u32);

/// Kinds of entity: the first segment of its identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntryKind {
    /// A person.
    Person,
    /// An international or national body, group, company, agency.
    Organization,
    /// A country: a place that can act.
    Country,
    /// A city, region, sea, venue.
    Place,
    /// A series of summits, sessions or conferences, or one edition of it.
    Gathering,
    /// An initiative, plan, agreement or treaty.
    Initiative,
}

impl EntryKind {
    /// The segment of identifiers: `person`, `organization`, `place` (countries too), `gathering`, `initiative`.
    #[must_use]
    pub fn segment(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Country | Self::Place => "place",
            Self::Gathering => "gathering",
            Self::Initiative => "initiative",
        }
    }
}

/// Declares the classes with their Turtle names and kinds.
macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident = $prefix:literal $name:literal, $kind:ident;)+) => {
        /// Classes of entity, finer than [`EntryKind`]; each is a class of the Turtle files.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum EntryClass { $($(#[$doc])* $class),+ }

        impl EntryClass {
            /// Every class, in the order of the compiled index.
            pub const ALL: &[Self] = &[$(Self::$class),+];

            /// Kind of entity.
            #[must_use]
            pub fn kind(self) -> EntryKind {
                match self { $(Self::$class => EntryKind::$kind),+ }
            }

            /// The class of an IRI.
            #[must_use]
            pub fn from_iri(iri: &str) -> Option<Self> {
                match iri {
                    $(concat!($prefix, $name) => Some(Self::$class),)+
                    _ => None,
                }
            }

            /// The IRI of the class.
            #[must_use]
            pub fn iri(self) -> &'static str {
                match self { $(Self::$class => concat!($prefix, $name)),+ }
            }
        }
    };
}

classes! {
    /// A person.
    Person = "https://schema.org/" "Person", Person;
    /// A country or territory with an ISO code, or one that acts like a country.
    Country = "https://schema.org/" "Country", Country;
    /// A city or town.
    City = "https://schema.org/" "City", Place;
    /// A state, province or region inside a country.
    Region = "https://schema.org/" "AdministrativeArea", Place;
    /// A palace, residence, hotel, guesthouse or hall.
    Venue = "https://schema.org/" "CivicStructure", Place;
    /// A sea, strait, gulf, river or canal.
    Water = "https://schema.org/" "BodyOfWater", Place;
    /// A continent or another region of the world, a territory, an island, an area across borders.
    Area = "https://schema.org/" "Place", Place;
    /// A body that states made by treaty, or one of its organs or agencies.
    Intergovernmental = "https://w3id.org/diplograph/ontology#" "IntergovernmentalOrganization", Organization;
    /// A group of states without a treaty: G7, Quad, E3.
    Group = "https://w3id.org/diplograph/ontology#" "InformalGroup", Organization;
    /// A ministry, palace, parliament or agency of one country.
    Government = "https://schema.org/" "GovernmentOrganization", Organization;
    /// A political party.
    Party = "https://schema.org/" "PoliticalParty", Organization;
    /// An armed movement that is no state's army.
    ArmedGroup = "https://w3id.org/diplograph/ontology#" "ArmedGroup", Organization;
    /// A news agency, newspaper or broadcaster: a source, hardly ever an actor.
    News = "https://schema.org/" "NewsMediaOrganization", Organization;
    /// A company.
    Company = "https://schema.org/" "Corporation", Organization;
    /// A charity, think tank, church or other private body.
    Private = "https://schema.org/" "NGO", Organization;
    /// A social network: a medium, not an actor.
    Network = "https://w3id.org/diplograph/ontology#" "SocialNetwork", Organization;
    /// Any other organization.
    Organization = "https://schema.org/" "Organization", Organization;
    /// A recurring gathering: the UN General Assembly's sessions, the G20 summits.
    Series = "https://schema.org/" "EventSeries", Gathering;
    /// One summit, session or conference.
    Edition = "https://schema.org/" "Event", Gathering;
    /// A named initiative, plan, vision, corridor or doctrine.
    Initiative = "https://w3id.org/diplograph/ontology#" "Initiative", Initiative;
    /// A treaty, agreement, declaration or charter.
    Agreement = "https://w3id.org/diplograph/ontology#" "Agreement", Initiative;
}

/// A reference entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'k> {
    /// Its index.
    pub id: EntryId,
    /// Its class.
    pub class: EntryClass,
    /// Last segment of its identifier.
    pub slug: &'k str,
    /// Canonical English short name.
    pub name: &'k str,
    /// Number of its Wikidata item, without the `Q`.
    pub wikidata_number: Option<u32>,
    /// ISO 3166-1 alpha-2 code of a country.
    pub code: Option<&'k str>,
    /// The country in which a place lies, that a national body acts for, or that hosts a gathering.
    pub country: Option<EntryId>,
    /// Capital of a country, seat of an organization, venue of a gathering.
    pub seat: Option<EntryId>,
    /// What it is part of: the series of an edition, the parent of an organ, the region of a city.
    pub parent: Option<EntryId>,
    /// Who proposed an initiative: a person, country or organization.
    pub proposer: Option<EntryId>,
    /// First day: opening of an edition, signature of an agreement, launch of an initiative.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
    /// How well known it is, from 0 (one of thousands of towns) to 3 (a great power, a world city); settles ties between
    /// places of one name.
    pub prominence: u8,
}

impl Entry<'_> {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> EntryKind {
        self.class.kind()
    }

    /// Its Wikidata identifier: `Q865`.
    #[must_use]
    pub fn wikidata(&self) -> Option<String> {
        self.wikidata_number.map(|number| format!("Q{number}"))
    }
}

/// A term of office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term<'k> {
    /// Who held it.
    pub person: EntryId,
    /// The office in general, comparable across countries: `foreign-minister` (see `ontology/README.md` for the list).
    pub office: &'k str,
    /// The office as named: "Secretary of State".
    pub title: &'k str,
    /// The country or organization of which it is an office.
    pub of: EntryId,
    /// First day, if known.
    pub start: Option<Date>,
    /// Last day, if known; nothing for a term that runs on.
    pub end: Option<Date>,
}

impl Term<'_> {
    /// Whether the term covers a day, as far as is known.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.start.is_none_or(|start| start <= day) && self.end.is_none_or(|end| day <= end)
    }
}
