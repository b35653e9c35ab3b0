//! An enum whose kinds have stable names, as a registry or a log knows them: each kind and its name stand in one line.

/// Defines such an enum, with `ALL` its kinds, `NAMES` their names, `as_str` the name of one, and `parse` the one of a name.
macro_rules! named_kinds {
    ($(#[$about:meta])* pub enum $kinds:ident; $($(#[$doc:meta])* $kind:ident = $name:literal;)*) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $kinds {
            $($(#[$doc])* $kind,)*
        }

        impl $kinds {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            /// The name of each, in the same order.
            pub const NAMES: [&'static str; [$($name,)*].len()] = [$($name,)*];

            /// The stable name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            /// The kind of this name, letter for letter.
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.as_str() == name)
            }
        }
    };
}

/// Lets JSON hold such a kind by its name.
macro_rules! kept_by_name {
    ($kinds:ident) => {
        impl serde::Serialize for $kinds {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $kinds {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name = String::deserialize(deserializer)?;
                Self::parse(&name).ok_or_else(|| serde::de::Error::custom(format!("'{name}' is not a known name")))
            }
        }
    };
}

pub(crate) use {kept_by_name, named_kinds};
