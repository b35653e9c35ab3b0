//! A mail server that keeps what it gets, speaks TLS and asks for a login where a story wants that, and refuses what it is told to.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::certificate::{self, Pair};
use super::waiting::until;

/// What protects its connections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    Nothing,
    StartTls,
    FromTheFirstByte,
}

/// A mail that came.
#[derive(Clone, Debug)]
pub struct Arrived {
    pub from: String,
    pub to: Vec<String>,
    /// As it was sent, headers and all.
    pub text: String,
    pub encrypted: bool,
    /// User and password.
    pub login: Option<(String, String)>,
}

impl Arrived {
    /// What its plain part says.
    pub fn words(&self) -> String {
        words(&self.text)
    }
}

/// A header of a mail as it stands; folded lines are put together.
pub fn header(mail: &str, name: &str) -> String {
    let head = mail.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
    let found: Vec<&str> = head.split("\r\n").filter_map(|line| line.strip_prefix(&format!("{name}: "))).collect();
    assert_eq!(found.len(), 1, "{name} in {head}");
    found[0].to_owned()
}

/// What the plain part of a mail says.
pub fn words(mail: &str) -> String {
    let boundary = mail.split_once("boundary=\"").unwrap().1.split_once('"').unwrap().0;
    let part = mail.split("Content-Type: text/plain").nth(1).unwrap();
    let body = part.split_once("\r\n\r\n").unwrap().1;
    // A line may begin with two hyphens in the midst of a link.
    let body = body.split_once(&format!("\r\n--{boundary}")).unwrap().0;
    let mut bytes = Vec::new();
    let joined = body.replace("=\r\n", "");
    let mut rest = joined.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        if *first == b'=' && behind.len() >= 2 {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&behind[..2]).unwrap(), 16).unwrap());
            rest = &behind[2..];
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_link_with_two_hyphens_at_the_beginning_of_a_line_is_read_whole() {
    let mail = "Content-Type: multipart/alternative;\r\n boundary=\"b0\"\r\n\r\n--b0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
                http://localhost/not-me/abc=\r\n--def\r\n\r\n--b0\r\nContent-Type: text/html\r\n\r\n<p>\r\n--b0--\r\n";
    assert_eq!(words(mail).trim(), "http://localhost/not-me/abc--def");
}

struct Shared {
    protection: Protection,
    login: Option<(String, String)>,
    tls: Arc<ServerConfig>,
    arrived: Mutex<Vec<Arrived>>,
    /// Every command that it heard.
    heard: Mutex<Vec<String>>,
    /// What it answers to a recipient in place of 250.
    recipients: Mutex<Option<String>>,
    /// Whether it says nothing after the mail was handed over.
    holds_back: AtomicBool,
    /// Whether it takes ASCII addresses alone.
    ascii_only: AtomicBool,
    ends: AtomicBool,
}

/// The server.
pub struct MailServer {
    pub port: u16,
    pair: Pair,
    folder: tempfile::TempDir,
    shared: Arc<Shared>,
}

impl MailServer {
    /// One of this machine, which asks for nothing.
    pub fn start() -> Self {
        Self::with(Protection::Nothing, None)
    }

    /// One that speaks TLS or asks for a login. Its certificate is for `localhost` and for 0.0.0.0, which is this machine too, but is not
    /// known to be.
    pub fn with(protection: Protection, login: Option<(&str, &str)>) -> Self {
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let pair = certificate::make_for(&["localhost"], &["0.0.0.0"]);
        let tls = ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(
                vec![CertificateDer::from_pem_slice(pair.cert.as_bytes()).unwrap()],
                PrivateKeyDer::from_pem_slice(pair.key.as_bytes()).unwrap(),
            )
            .unwrap();
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let shared = Arc::new(Shared {
            protection,
            login: login.map(|(user, password)| (user.to_owned(), password.to_owned())),
            tls: Arc::new(tls),
            arrived: Mutex::default(),
            heard: Mutex::default(),
            recipients: Mutex::default(),
            holds_back: AtomicBool::new(false),
            ascii_only: AtomicBool::new(false),
            ends: AtomicBool::new(false),
        });
        let accepting = Arc::clone(&shared);
        std::thread::spawn(move || {
            for socket in listener.incoming().map_while(Result::ok) {
                if accepting.ends.load(Ordering::SeqCst) {
                    return;
                }
                let shared = Arc::clone(&accepting);
                std::thread::spawn(move || {
                    let _ = socket.set_read_timeout(Some(Duration::from_secs(60)));
                    let _ = talk(&shared, socket); // whoever hangs up ends it
                });
            }
        });
        Self { port, pair, folder: tempfile::tempdir().unwrap(), shared }
    }

    /// A file that holds `url`, for the setting.
    pub fn file_with(&self, url: &str) -> PathBuf {
        let file = self.folder.path().join(format!("smtp_url_{}", url.len()));
        std::fs::write(&file, url).unwrap();
        file
    }

    /// A file with its address.
    pub fn url_file(&self) -> PathBuf {
        self.file_with(&format!("smtp://127.0.0.1:{}", self.port))
    }

    /// A file with its certificate, for those that are to trust it.
    pub fn certificate(&self) -> PathBuf {
        let file = self.folder.path().join("cert.pem");
        std::fs::write(&file, &self.pair.cert).unwrap();
        file
    }

    /// What came so far.
    pub fn arrived(&self) -> Vec<Arrived> {
        self.shared.arrived.lock().unwrap().clone()
    }

    /// Waits for the mail of this number, counted from 1, and gives it.
    pub async fn mail(&self, number: usize) -> Arrived {
        until(&format!("mail {number}"), async || self.arrived().len() >= number).await;
        self.arrived().remove(number - 1)
    }

    /// Every command that it heard.
    pub fn heard(&self) -> Vec<String> {
        self.shared.heard.lock().unwrap().clone()
    }

    /// From now on every recipient gets this answer; none is a good one.
    pub fn answers_recipients(&self, answer: Option<&str>) {
        *self.shared.recipients.lock().unwrap() = answer.map(str::to_owned);
    }

    /// From now on it takes ASCII addresses alone.
    pub fn takes_ascii_only(&self) {
        self.shared.ascii_only.store(true, Ordering::SeqCst);
    }

    /// From now on it takes mails and does not say so.
    pub fn holds_back(&self) {
        self.shared.holds_back.store(true, Ordering::SeqCst);
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.shared.ends.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(("127.0.0.1", self.port)); // wakes whoever accepts
    }
}

enum Line {
    Plain(TcpStream),
    Tls(Box<StreamOwned<ServerConnection, TcpStream>>),
}

impl Line {
    fn encrypted(self, shared: &Shared) -> Self {
        match self {
            Self::Plain(socket) => Self::Tls(Box::new(StreamOwned::new(ServerConnection::new(Arc::clone(&shared.tls)).unwrap(), socket))),
            encrypted => encrypted,
        }
    }

    fn say(&mut self, text: &str) -> io::Result<()> {
        let line = format!("{text}\r\n");
        match self {
            Self::Plain(socket) => socket.write_all(line.as_bytes()),
            Self::Tls(stream) => stream.write_all(line.as_bytes()).and_then(|()| stream.flush()),
        }
    }

    fn hear(&mut self) -> io::Result<String> {
        let mut line = Vec::new();
        let mut byte = [0];
        while !line.ends_with(b"\r\n") {
            match self {
                Self::Plain(socket) => socket.read_exact(&mut byte)?,
                Self::Tls(stream) => stream.read_exact(&mut byte)?,
            }
            line.push(byte[0]);
        }
        line.truncate(line.len() - 2);
        Ok(String::from_utf8_lossy(&line).into_owned())
    }
}

fn talk(shared: &Shared, socket: TcpStream) -> io::Result<()> {
    let mut line = Line::Plain(socket);
    let mut encrypted = shared.protection == Protection::FromTheFirstByte;
    if encrypted {
        line = line.encrypted(shared);
    }
    line.say("220 sink ESMTP")?;
    let (mut login, mut from, mut to) = (None, String::new(), Vec::new());
    loop {
        let command = line.hear()?;
        shared.heard.lock().unwrap().push(command.clone());
        let (verb, rest) = command.split_once(' ').unwrap_or((&command, ""));
        match verb.to_ascii_uppercase().as_str() {
            "EHLO" => {
                line.say("250-sink")?;
                if shared.protection == Protection::StartTls && !encrypted {
                    line.say("250-STARTTLS")?;
                }
                if !shared.ascii_only.load(Ordering::SeqCst) {
                    line.say("250-SMTPUTF8")?;
                }
                line.say("250-8BITMIME")?;
                line.say("250 AUTH PLAIN LOGIN")?;
            }
            "STARTTLS" => {
                line.say("220 go on")?;
                line = line.encrypted(shared);
                encrypted = true;
            }
            "AUTH" => {
                let plain = STANDARD.decode(rest.trim_start_matches("PLAIN ")).unwrap_or_default();
                let plain = String::from_utf8_lossy(&plain).into_owned();
                let mut parts = plain.split('\0').skip(1).map(str::to_owned);
                let given = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
                if shared.login.as_ref() == Some(&given) {
                    login = Some(given);
                    line.say("235 welcome")?;
                } else {
                    line.say("535 5.7.8 who are you")?;
                }
            }
            "MAIL" if shared.login.is_some() && login.is_none() => line.say("530 5.7.0 sign in first")?,
            "MAIL" => {
                from = rest.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                to.clear();
                line.say("250 ok")?;
            }
            "RCPT" => {
                let refusal = shared.recipients.lock().unwrap().clone();
                match refusal {
                    Some(answer) => line.say(&answer)?,
                    None => {
                        to.push(rest.split(['<', '>']).nth(1).unwrap_or_default().to_owned());
                        line.say("250 ok")?;
                    }
                }
            }
            "DATA" => {
                line.say("354 go on")?;
                let mut text = String::new();
                loop {
                    let next = line.hear()?;
                    if next == "." {
                        break;
                    }
                    text.push_str(next.strip_prefix('.').unwrap_or(&next));
                    text.push_str("\r\n");
                }
                let arrived = Arrived { from: from.clone(), to: to.clone(), text, encrypted, login: login.clone() };
                shared.arrived.lock().unwrap().push(arrived);
                if shared.holds_back.load(Ordering::SeqCst) {
                    std::thread::sleep(Duration::from_secs(600));
                }
                line.say("250 taken")?;
            }
            "NOOP" | "RSET" => line.say("250 ok")?,
            "QUIT" => return line.say("221 bye"),
            _ => line.say("502 what")?,
        }
    }
}
