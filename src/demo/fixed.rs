//! Who and what must be in the demo: the people whom it prints and the documentation tells of, and
//! the names that are hard to show.

use super::people::State;

/// One of the people at the beginning.
pub struct Fixed {
    /// See [`Person`](super::people::Person), also for the others.
    pub first_name: &'static str,
    /// Like `first_name`.
    pub last_name: &'static str,
    /// In its canonical form.
    pub email: &'static str,
    /// `""` is the account's.
    pub locale: &'static str,
    /// `None` is the account's.
    pub time_zone: Option<&'static str>,
    /// Country, and so the form of address and phone; in its first city.
    pub home: &'static str,
    /// How many.
    pub addresses: usize,
    /// What has become of them.
    pub state: State,
}

/// The first people: the README names them.
pub const FIXED: [Fixed; 6] = [
    Fixed {
        first_name: "Anna",
        last_name: "Kowalska",
        email: "anna.kowalska@example.com",
        locale: "en",
        time_zone: Some("Europe/Madrid"),
        home: "ES",
        addresses: 2,
        state: State::Active,
    },
    Fixed {
        first_name: "Jürgen",
        last_name: "Müller",
        email: "juergen.mueller@example.org",
        locale: "de",
        time_zone: Some("Europe/Berlin"),
        home: "DE",
        addresses: 1,
        state: State::Active,
    },
    Fixed {
        first_name: "Lucía",
        last_name: "Fernández Ortega",
        email: "lucia.fernandez@example.com",
        locale: "es",
        time_zone: Some("Europe/Madrid"),
        home: "ES",
        addresses: 1,
        state: State::Active,
    },
    Fixed {
        first_name: "Tom",
        last_name: "Whitfield",
        email: "tom.whitfield@example.net",
        locale: "en",
        time_zone: None,
        home: "GB",
        addresses: 1,
        state: State::Disabled,
    },
    Fixed {
        first_name: "نور",
        last_name: "حدّاد",
        email: "noor.haddad@example.org",
        locale: "",
        time_zone: None,
        home: "DE",
        addresses: 1,
        state: State::Locked,
    },
    Fixed {
        first_name: "Zoë",
        last_name: "O'Brien-Łuczak",
        email: "zoe.obrien@example.com",
        locale: "",
        time_zone: None,
        home: "GB",
        addresses: 0,
        state: State::Invited,
    },
];

/// Names that forms and lists tend to get wrong: first, last (spelt as in [`names`](super::names)) and the
/// locale of their culture.
pub const AWKWARD: &[(&str, &str, &str)] = &[
    ("", "", "es"),
    ("Sólveig", "", "nb"),
    ("", "Müller", "de"),
    ("Maximiliana Eleonore Freifrau", "von und zu Hohenstein-Waldenfels-Brandeck auf Schönau-Altenbruch", "de"),
    ("Pedro de Alcântara Francisco António João Carlos", "Magalhães de Vasconcelos e Albuquerque da Conceição", "pt"),
    ("Giulietta", "", "it"),
    ("Åsa Ö.", "Ångström-Þórsson", "sv"),
    ("Donnchadh Óg", "Ó hEachthairn", "en"),
    ("Ng", "Ng", "en"),
    ("O", "O", "en"),
    ("عبد الرحمن=Abdulrahman", "بن محمد آل خليفة=Alkhalifa", "ar"),
    ("María del Carmen Guadalupe Inmaculada", "Fernández de Córdoba y Álvarez de las Asturias-Bohórquez", "es"),
    ("Nguyễn Thị", "Ánh Nguyệt", "en"),
    ("Padma", "Venkatanarasimharajuvaripetasubramaniam", "en"),
    ("Карина=Karina", "Щербакова=Shcherbakova", "de"),
    ("Αλέξανδρος=Alexandros", "Παπαδόπουλος=Papadopoulos", "de"),
    ("שרה-לאה=Sara-Lea", "אבן גבירול=Ibn Gabirol", "he"),
    ("Null", "Test", "en"),
    ("J. R.", "Hartwell jr.", "en"),
    ("हिमालय=Himalaya", "शर्मा=Sharma", "en"),
];
