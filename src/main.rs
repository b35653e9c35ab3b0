//! The `latchkey` program: everything is in the library's `cli`.
#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    latchkey::cli::run(std::env::args_os())
}
