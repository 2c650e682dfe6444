//! Clients that take their time.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use crate::harness::TestApp;

/// Of each kind.
const CLIENTS: usize = 40;
/// Answers that nobody reads, of one client: more than all buffers on the way hold.
const UNREAD: usize = 400;
/// 30 s is what they are given.
const LONGEST: Duration = Duration::from_secs(40);

/// Sends this and nothing more. A kind that reads takes what comes, else nothing.
struct Slow {
    stream: TcpStream,
    reads: bool,
}

impl Slow {
    fn begin(address: SocketAddr, text: &str, reads: bool) -> Self {
        let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
        socket.set_recv_buffer_size(4_096).unwrap();
        socket.connect(&address.into()).unwrap();
        socket.set_nonblocking(true).unwrap();
        let mut stream = TcpStream::from(socket);
        // Of many requests without a reader not all are taken.
        let _ = stream.write(text.as_bytes()).unwrap();
        Self { stream, reads }
    }

    /// Whether the server has hung up. Who reads nothing finds out when it sends once more.
    fn is_dropped(&mut self) -> bool {
        if self.reads {
            return match self.stream.read(&mut [0; 4_096]) {
                Ok(read) => read == 0,
                Err(error) => error.kind() != ErrorKind::WouldBlock,
            };
        }
        self.stream.write(b"G").is_err_and(|error| error.kind() != ErrorKind::WouldBlock)
    }
}

#[actix_web::test]
async fn a_79_who_sends_or_reads_slowly_is_dropped_and_keeps_nobody_else_waiting() {
    let app = TestApp::start().await;
    let host = format!("Host: {}", app.address);
    let head = format!("GET /sign-in HTTP/1.1\r\n{host}\r\nX-Slow: ");
    let form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100";
    let body = format!("POST /sign-in HTTP/1.1\r\n{host}\r\n{form}\r\n\r\nform=");
    let styles = app.browser().get("/sign-in").await.attributes("link[rel=stylesheet]", "href").remove(0);
    let deaf = format!("GET {styles} HTTP/1.1\r\n{host}\r\n\r\n").repeat(UNREAD);
    let kinds = [(head.as_str(), true), (body.as_str(), true), (deaf.as_str(), false)];
    let kinds = kinds.iter().cycle().take(3 * CLIENTS);
    let mut slow: Vec<_> = kinds.map(|(text, reads)| Slow::begin(app.address, text, *reads)).collect();
    let begun = Instant::now();
    while !slow.is_empty() {
        assert!(begun.elapsed() < LONGEST, "{} are still there", slow.len());
        assert_eq!(app.browser().get("/healthz").await.status, 200);
        // Nothing tells a client that it was dropped: it has to look again.
        tokio::time::sleep(Duration::from_millis(500)).await;
        slow.retain_mut(|client| !client.is_dropped());
    }
}
