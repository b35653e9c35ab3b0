//! An HTTP gateway that takes messages: it keeps what is posted to it, and answers as a test wants.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// A request as it came.
#[derive(Debug, Clone)]
pub struct PostedMessage {
    pub path: String,
    /// By names in lower case.
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

/// One that listens on this machine until the test process ends.
#[derive(Clone)]
pub struct HttpGateway {
    port: u16,
    /// The status line's number and the body of the answers, and of a redirection where it leads.
    answer: Arc<Mutex<(u16, String)>>,
    posted: Arc<Mutex<Vec<PostedMessage>>>,
}

impl HttpGateway {
    pub fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let gateway = Self {
            port: listener.local_addr().unwrap().port(),
            answer: Arc::new(Mutex::new((204, String::new()))),
            posted: Arc::default(),
        };
        let serving = gateway.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let serving = serving.clone();
                std::thread::spawn(move || serving.serve(&stream.unwrap()));
            }
        });
        gateway
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/hooks?key=in-the-query", self.port)
    }

    /// From now on it answers so.
    pub fn answers(&self, status: u16, body: &str) {
        *self.answer.lock().unwrap() = (status, body.to_owned());
    }

    /// What was posted until now.
    pub fn posted(&self) -> Vec<PostedMessage> {
        self.posted.lock().unwrap().clone()
    }

    fn serve(&self, stream: &TcpStream) -> Option<()> {
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let path = line.split(' ').nth(1)?.to_owned();
        let mut headers = BTreeMap::new();
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).ok()?;
            let Some((name, value)) = line.trim().split_once(':') else { break };
            headers.insert(name.to_lowercase(), value.trim().to_owned());
        }
        let mut body = vec![0; headers.get("content-length")?.parse().ok()?];
        reader.read_exact(&mut body).ok()?;
        self.posted.lock().unwrap().push(PostedMessage { path, headers, body });
        let (status, said) = self.answer.lock().unwrap().clone();
        let location = if (300..400).contains(&status) { format!("Location: {said}\r\n") } else { String::new() };
        let length = said.len();
        write!(&mut &*stream, "HTTP/1.1 {status} X\r\n{location}Content-Length: {length}\r\nConnection: close\r\n\r\n{said}").ok()
    }
}
