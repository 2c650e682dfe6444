//! What tests are made with: the application, a cast of people, pages and forms.

pub mod app;
pub mod contents;
pub mod database;
pub mod mail;
pub mod page;
pub mod people;
pub mod routes;
pub mod scene;
pub mod server;
pub mod smtp;
pub mod window;
pub mod wire;

pub use app::TestApp;
pub use mail::Mail;
pub use page::{Browser, Page};
pub use people::{CUSTOMER_PASSWORD, STAFF_PASSWORD};
pub use scene::Scene;
