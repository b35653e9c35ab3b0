//! An enum whose kinds have stable names, as a registry or a log knows them: each kind and its name stand in one line.

/// Defines such an enum, with `ALL` its kinds, `as_str` the name of one, and `parse` the one of a name.
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

pub(crate) use named_kinds;
