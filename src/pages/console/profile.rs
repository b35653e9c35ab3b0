//! The fields of a person: typed, and what is wrong with them.

use super::input::Input;
use crate::languages::Language;
use crate::pages::attributes::{self, AttributeField, AttributeFields, AttributeInput};
use crate::pages::chrome::Chrome;
use crate::pages::parts::Summary;
use crate::protocol::attribute::value::Fault;
use crate::protocol::standard_claims::ClaimKind;

/// Characters of the claims as they are laid out over lines: more than may be kept, so that the page can say so.
const CLAIMS: u32 = 65_536;

/// What a form holds of a person, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The e-mail address.
    pub email: String,
    /// The address is known to be theirs.
    pub email_verified: bool,
    /// The user name.
    pub username: String,
    /// The full name.
    pub name: String,
    /// The given name.
    pub given_name: String,
    /// The family name.
    pub family_name: String,
    /// The tag of the language of mails to them and of their pages; empty where none is kept.
    pub locale: String,
    /// What is declared of people.
    pub attributes: Vec<AttributeInput>,
    /// The other claims, as a JSON object.
    pub claims: String,
}

/// What is wrong with a person's details.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProfileProblem {
    /// This is no e-mail address.
    EmailInvalid,
    /// Somebody has that address.
    EmailTaken,
    /// This is no user name.
    UsernameInvalid,
    /// Somebody has that user name.
    UsernameTaken,
    /// A name (of this field) is too long, or holds characters that are not seen or turn the text around it.
    NameUnfit(&'static str),
    /// The other claims are no JSON object.
    ClaimsNotAnObject,
    /// A claim (of this name) has a field of its own or is not anybody's to set.
    ClaimReserved(String),
    /// A claim (of this name) is an empty text.
    ClaimEmpty(String),
    /// A standard claim (of this name) has not the kind of value that applications expect.
    ClaimUnfit(String, ClaimKind),
    /// A declared attribute (of this name) has a value that it may not have.
    Attribute(String, Fault),
    /// A group that was chosen is none any more.
    GroupGone,
    /// The claims are longer than can be kept.
    ClaimsTooLong,
    /// A field came twice, or holds what no field may.
    Malformed(Option<String>),
}

impl ProfileProblem {
    /// The field and the sentence.
    fn told(&self, c: &Chrome<'_>, typed: &Profile) -> (String, String) {
        if let Self::Attribute(name, fault) = self
            && let Some(input) = typed.attributes.iter().find(|input| input.name == *name)
        {
            return (AttributeField::of(c, input).name, attributes::sentence(c, input, fault));
        }
        let (field, sentence) = self.told_of_others(c);
        (field.to_owned(), sentence)
    }

    fn told_of_others(&self, c: &Chrome<'_>) -> (&'static str, String) {
        match self {
            Self::EmailInvalid => ("email", c.t("setup-email-invalid")),
            Self::EmailTaken => ("email", c.t("setup-email-taken")),
            Self::UsernameInvalid => ("username", c.t("setup-username-invalid")),
            Self::UsernameTaken => ("username", c.t("setup-username-taken")),
            Self::NameUnfit(field) => (field, c.t("person-name-unfit")),
            Self::ClaimsNotAnObject => ("claims", c.t("person-claims-invalid")),
            Self::ClaimReserved(name) => ("claims", c.with("person-claim-reserved", "claim", name)),
            Self::ClaimEmpty(name) => ("claims", c.with("person-claim-empty", "claim", name)),
            Self::ClaimUnfit(name, kind) => ("claims", c.with(kind_id(*kind), "claim", name)),
            // Declared, or not any more, at this moment.
            Self::Attribute(name, _) => ("claims", c.with("person-claim-reserved", "claim", name)),
            Self::GroupGone => ("groups", c.t("person-group-gone")),
            Self::ClaimsTooLong => ("claims", c.t("person-claims-long")),
            Self::Malformed(name) => {
                let known = ["email", "username", "name", "given_name", "family_name", "locale", "claims"];
                let field = known.into_iter().find(|field| name.as_deref() == Some(field)).unwrap_or("email");
                (field, c.t("console-field-malformed"))
            }
        }
    }
}

/// The sentence that says what a claim must be.
const fn kind_id(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Text => "person-claim-text",
        ClaimKind::WebAddress => "person-claim-web-address",
        ClaimKind::BirthDate => "person-claim-birth-date",
        ClaimKind::Boolean => "person-claim-boolean",
        ClaimKind::Address => "person-claim-address",
    }
}

/// The language of a person, chosen from those that are spoken. One that another system left there, such as `pt-BR`, stays to be chosen.
pub(super) struct LanguageSelect {
    /// What is sent, what is shown, and whether it is chosen.
    pub options: Vec<(String, String, bool)>,
    /// The sentence that says what is kept now.
    pub now: Option<String>,
    pub error: Option<String>,
}

impl LanguageSelect {
    fn of(c: &Chrome<'_>, typed: &Profile, kept: Option<&Profile>, error: Option<String>) -> Self {
        let mut options: Vec<(String, String)> = vec![(String::new(), c.t("person-language-none"))];
        options.extend(Language::ALL.map(|language| (language.tag().to_owned(), language.native_name().to_owned())));
        for locale in [Some(&typed.locale), kept.map(|kept| &kept.locale)].into_iter().flatten() {
            if !options.iter().any(|(tag, _)| tag == locale) {
                options.push((locale.clone(), locale.clone()));
            }
        }
        let called = |locale: &str| options.iter().find(|(tag, _)| tag == locale).map(|(_, name)| name.clone()).unwrap_or_default();
        let now = kept.filter(|kept| kept.locale != typed.locale).map(|kept| c.with("console-now", "value", called(&kept.locale).as_str()));
        let options = options.into_iter().map(|(tag, name)| (tag.clone(), name, tag == typed.locale)).collect();
        Self { options, now, error }
    }
}

/// The fields, drawn.
pub(super) struct Fields {
    pub email: Input,
    pub username: Input,
    pub name: Input,
    pub given_name: Input,
    pub family_name: Input,
    pub language: LanguageSelect,
    pub attributes: AttributeFields,
    pub claims: Input,
    pub summary: Option<Summary>,
}

impl Fields {
    /// `kept` is what is kept now, where somebody else changed it since the form was opened.
    pub(super) fn of(c: &Chrome<'_>, typed: &Profile, kept: Option<&Profile>, problems: &[ProfileProblem]) -> Self {
        let told: Vec<(String, String)> = problems.iter().map(|problem| problem.told(c, typed)).collect();
        let input = |name: &'static str, label: &str, value: &dyn Fn(&Profile) -> String| {
            let error = told.iter().find(|(field, _)| *field == name).map(|(_, sentence)| sentence.clone());
            Input::text(c, name, label).value(&value(typed)).error(error).stored(c, kept.map(value).as_deref())
        };
        let with_faults = |input: &AttributeInput| {
            let fault = problems.iter().find_map(|problem| match problem {
                ProfileProblem::Attribute(name, fault) if *name == input.name => Some(fault.clone()),
                _ => None,
            });
            let now = kept.and_then(|kept| kept.attributes.iter().find(|other| other.name == input.name));
            AttributeInput { fault, kept: now.map(|now| now.typed.clone()), ..input.clone() }
        };
        let attributes: Vec<AttributeInput> = typed.attributes.iter().map(with_faults).collect();
        let claims = input("claims", "person-claims", &|profile| profile.claims.clone()).kind("area").longest(CLAIMS).left_to_right();
        Self {
            email: input("email", "setup-email", &|profile| profile.email.clone()).kind("email").left_to_right().required(),
            username: input("username", "setup-username", &|profile| profile.username.clone())
                .left_to_right()
                .hint(c.t("person-username-hint"))
                .optional(c),
            name: input("name", "setup-name", &|profile| profile.name.clone()).optional(c),
            given_name: input("given_name", "person-given-name", &|profile| profile.given_name.clone()).optional(c),
            family_name: input("family_name", "person-family-name", &|profile| profile.family_name.clone()).optional(c),
            language: LanguageSelect::of(
                c,
                typed,
                kept,
                told.iter().find(|(field, _)| field == "locale").map(|(_, sentence)| sentence.clone()),
            ),
            attributes: AttributeFields::of(c, &attributes),
            claims: Input { longest: 8192, ..claims.hint(c.t("person-claims-hint")) },
            summary: Summary::from_entries(c, told),
        }
    }
}
