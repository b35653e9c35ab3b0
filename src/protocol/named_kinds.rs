//! An enum whose kinds have stable names, as a registry or a log knows them: each kind and its name stand in one line.

/// Defines such an enum, with `ALL` its kinds and `as_str` the name of one.
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
        }
    };
}

pub(crate) use named_kinds;
