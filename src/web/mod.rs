//! What all pages share: who asks, forms, the frame, errors, headers.

pub mod api;
pub mod api_host;
pub mod assets;
pub mod body;
pub mod caller;
pub mod confirm;
pub mod desk;
pub mod errors;
pub mod form;
pub mod frame;
pub mod framed;
pub mod graphql;
pub mod guard;
pub mod headers;
pub mod health;
pub mod hosted;
pub mod html;
pub mod kept;
pub mod once;
pub mod sheet;
pub mod trace;
pub mod upload;
pub mod visitor;

pub use desk::Desk;
pub use errors::{Error, Result};
pub use form::{Form, Problems};
pub use frame::{Flash, Frame, Tone};
pub use sheet::Sheet;
pub use upload::Upload;
