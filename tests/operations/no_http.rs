//! What is no HTTP at all: anybody can send it, so it is nobody's error.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use super::shop::Shop;

#[actix_web::test]
async fn what_is_no_http_is_refused_without_an_error_in_the_log() {
    let shop = Shop::open();
    let mut server = shop.serve(&[]);
    for odd in ["GARBAGE\r\n\r\n", "GET / HTTP/1.1\r\nhost: a\r\ncontent-length: x\r\n\r\n"] {
        let mut client = TcpStream::connect(shop.address).unwrap();
        client.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        client.write_all(odd.as_bytes()).unwrap();
        let mut answer = String::new();
        client.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    }
    server.terminate();
    let lines = server.until("stopping");
    assert!(lines.iter().all(|line| !line.contains("\"ERROR\"")), "{lines:#?}");
    assert_eq!(server.ended(), Some(0));
}
