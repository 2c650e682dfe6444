//! A connection whose other side is heard when it was asked, and only so far.
//!
//! SMTP is question and answer (RFC 5321, 3.1). lettre refuses an answer that is too long once it has
//! read a line to its end; a line without an end would be kept in memory for as long as it goes on.
//! It also reads ahead: what somebody on the way slips in before the handshake would be taken for the
//! answer to the first question after it, and a mail for delivered that nobody has (RFC 3207, 6). So
//! not a byte is read in the clear before somebody waits for it; what is too much is left for the
//! handshake, which fails of it.

use std::fmt;
use std::io::{Error, Result};
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};

use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// Bytes of an answer; the certificates of a handshake are one, too.
pub(super) const LONGEST: usize = 256 * 1024;

/// How a client's handshake begins (RFC 8446, 5.1), and no command.
const HANDSHAKE: u8 = 22;

/// A connection to a mail server.
pub(super) struct Bounded {
    stream: TcpStream,
    /// Bytes that may be read until something is written.
    left: usize,
    in_clear: bool,
}

impl Bounded {
    pub async fn connect(server: (&str, u16)) -> Result<Self> {
        let stream = TcpStream::connect(server).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, left: LONGEST, in_clear: true })
    }
}

impl AsyncRead for Bounded {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        if self.left == 0 {
            return Poll::Ready(Err(Error::other("an answer without end")));
        }
        let most = if self.in_clear { 1 } else { self.left };
        let mut part = ReadBuf::new(into.initialize_unfilled_to(into.remaining().min(most)));
        let read = Pin::new(&mut self.stream).poll_read(cx, &mut part);
        let count = part.filled().len();
        into.advance(count);
        self.left -= count;
        read
    }
}

impl AsyncWrite for Bounded {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize>> {
        self.left = LONGEST;
        self.in_clear &= bytes.first() != Some(&HANDSHAKE);
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

impl AsyncTokioStream for Bounded {
    fn peer_addr(&self) -> Result<SocketAddr> {
        self.stream.peer_addr()
    }
}

impl fmt::Debug for Bounded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.stream, f)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::{BufRead, BufReader, Write};
    use std::net::{TcpListener, TcpStream};
    use std::sync::mpsc::{Receiver, channel};
    use std::thread::{sleep, spawn};
    use std::time::Duration;

    use lettre::Message;

    use crate::messages::smtp::{MailServer, Said};
    use crate::messages::verdict::{Answer, Stage};

    /// What a server does after the greeting and the questions before this one.
    type Harm = fn(&mut TcpStream) -> std::io::Result<usize>;

    /// A server that answers as it should until it is asked this, and how many bytes it was rid of.
    fn server(until: &'static str, harm: Harm) -> (MailServer, Receiver<usize>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let (sender, said) = channel();
        spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut begun = false;
            let asked = BufReader::new(stream.try_clone().unwrap()).lines().map_while(std::result::Result::ok);
            for line in std::iter::once(String::new()).chain(asked) {
                let question = line.split([' ', ':']).next().unwrap_or_default().to_owned();
                if question == until {
                    break;
                }
                let answer = match question.as_str() {
                    _ if begun => continue,
                    "" => "220 hello\r\n",
                    "DATA" => "354 go on\r\n",
                    _ => "250 yes\r\n",
                };
                begun = question == "DATA";
                stream.write_all(answer.as_bytes()).unwrap();
            }
            let mut all = 0;
            while let Ok(more) = harm(&mut stream) {
                all += more;
            }
            sender.send(all).unwrap();
        });
        (MailServer::new(&url.parse().unwrap(), None).unwrap().impatient(Duration::from_secs(2)), said)
    }

    async fn hand_over(server: &MailServer) -> Said {
        let builder = Message::builder().from("a@shop.example".parse().unwrap()).to("b@example.com".parse().unwrap());
        server.hand_over(&builder.body("hello".to_owned()).unwrap()).await
    }

    const BEFORE_A_MAIL: [(&str, Stage); 2] = [("", Stage::Connecting), ("EHLO", Stage::Connecting)];
    const DURING_A_MAIL: [(&str, Stage); 2] = [("RCPT", Stage::HandingOver), (".", Stage::HandingOver)];

    #[tokio::test]
    async fn a_55_an_answer_a_byte_at_a_time_is_given_up() {
        for (until, stage) in BEFORE_A_MAIL.into_iter().chain(DURING_A_MAIL) {
            let (server, said) = server(until, |stream| {
                sleep(Duration::from_millis(20));
                stream.write(b"2")
            });
            let told = hand_over(&server).await;
            assert_eq!((told.stage, &told.answer), (stage, &Answer::None), "{until}: {told:?}");
            assert_eq!(told.words, "no answer in time");
            assert!(said.recv_timeout(Duration::from_secs(20)).unwrap() > 0, "the connection is closed");
        }
    }

    #[tokio::test]
    async fn a_55_a_line_without_end_is_not_kept() {
        for (until, stage) in BEFORE_A_MAIL.into_iter().chain(DURING_A_MAIL) {
            let (server, said) = server(until, |stream| stream.write(&[b'2'; 64 * 1024]));
            let server = server.impatient(Duration::from_secs(20));
            let told = hand_over(&server).await;
            assert_eq!((told.stage, &told.answer), (stage, &Answer::None), "{until}: {told:?}");
            assert_eq!(told.words, "an answer without end");
            // What the system holds for both sides is beyond what was read.
            assert!(said.recv_timeout(Duration::from_secs(20)).unwrap() < 64 * 1024 * 1024);
        }
    }
}
