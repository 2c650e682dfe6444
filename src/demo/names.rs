//! Made-up names of the demo's customers, by language.

use rand::RngExt;
use rand::rngs::StdRng;
use rand::seq::IteratorRandom;

/// A name as it is written, and as it is spelt in an e-mail address.
#[derive(Clone, Debug)]
pub struct Name {
    /// May be `""`.
    pub first: String,
    /// May be `""`.
    pub last: String,
    /// In Latin letters.
    pub spelt_first: &'static str,
    /// In Latin letters, the first of several.
    pub spelt_last: &'static str,
}

impl Name {
    /// One first name and one last name as in the tables.
    pub fn new(first: &'static str, last: &'static str) -> Self {
        let ((first, spelt_first), (last, spelt_last)) = (spelt(first), spelt(last));
        Self { first: first.into(), last: last.into(), spelt_first, spelt_last }
    }

    /// Any name of a culture.
    pub fn of(rng: &mut StdRng, culture: &Culture) -> Option<Self> {
        let mut name = Self::new(items(culture.first).choose(rng)?, items(culture.last).choose(rng)?);
        let second = spelt(items(culture.last).choose(rng)?).0;
        match culture.surnames {
            Surnames::Two if rng.random_bool(0.85) => name.last = format!("{} {second}", name.last),
            Surnames::Hyphen if rng.random_bool(0.06) && second != name.last => {
                name.last = format!("{}-{second}", name.last);
            }
            _ => {}
        }
        Some(name)
    }

    /// Whether it is no name at all.
    pub fn is_empty(&self) -> bool {
        self.first.is_empty() && self.last.is_empty()
    }
}

fn spelt(name: &'static str) -> (&'static str, &'static str) {
    name.split_once('=').unwrap_or((name, name))
}

/// Those of a list, in which `|` is between them: a tenth of the lines that a slice would need.
pub fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split('|').map(str::trim)
}

/// The culture with that locale.
pub fn culture(locale: &str) -> Option<&'static Culture> {
    CULTURES.iter().find(|culture| culture.locale == locale)
}

/// How people of one language are called and where they live.
pub struct Culture {
    /// How many of a hundred customers.
    pub share: u32,
    /// Their language, as a customer's locale.
    pub locale: &'static str,
    /// Where they live: keys of [`super::places::COUNTRIES`], once for each share.
    pub homes: &'static [&'static str],
    /// What they call an address of theirs, a list like all that follow; the first is where they live.
    pub labels: &'static str,
    /// A name that is not in Latin letters has its spelling in an e-mail address behind `=`.
    pub first: &'static str,
    /// Like `first`.
    pub last: &'static str,
    /// How many last names they have at most, and what is between them.
    pub surnames: Surnames,
}

/// How last names are put together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Surnames {
    /// One.
    One,
    /// One, seldom two with a hyphen.
    Hyphen,
    /// Mostly two.
    Two,
    /// One, which is written before the first name on a parcel.
    Before,
}

/// The shop's customers. The shares add up to a hundred.
pub const CULTURES: &[Culture] = &[
    Culture {
        share: 24,
        locale: "es",
        homes: &["ES", "ES", "ES", "ES", "ES", "ES", "ES", "DE", "GB", "PT"],
        labels: "Casa | Trabajo | Oficina | Casa del pueblo | Mis padres |",
        first: "Lucía | Martín | Sofía | Hugo | María | José Luis | Carmen | Álvaro | Inés | Íñigo | Begoña | Raúl | \
            Ana Belén | Andrés | Nuria | Jesús | Óscar | Úrsula | Javier | Rocío | Iker | Ainhoa | Jordi | \
            Montserrat | Xoán | Concepción | Ángel | Elena | Miguel Ángel | Paula | Sergio | Leire",
        last: "García | Fernández | Núñez | López | Muñoz | Ibáñez | Ortega | Peña | Sánchez | Castaño | Domínguez | \
            Vázquez | Echeverría | Puig | Güell | Iglesias | de la Fuente | Romero | Sáenz | Martínez | Yáñez | \
            Etxeberria | Rodríguez | Cañizares | Ferrer | Molina | del Río | Benítez",
        surnames: Surnames::Two,
    },
    Culture {
        share: 22,
        locale: "de",
        homes: &["DE", "DE", "DE", "DE", "DE", "DE", "DE", "AT", "AT", "CH", "ES"],
        labels: "Zuhause | Büro | Eltern | Packstation | Ferienwohnung |",
        first: "Jürgen | Jörg | Käthe | Anke | Björn | Sören | Günther | Heike | Lukas | Anne-Marie | Jana | \
            Karl-Heinz | Uwe | Friederike | Mareike | Tobias | Rüdiger | Steffi | Hannelore | Moritz | \
            Hans-Jürgen | Bärbel | Felix | Leonie | Matthias | Ulrike | Götz | Eva-Lotta | Paul | Mia",
        last: "Müller | Schröder | Groß | Weiß | Schäfer | Jäger | Krüger | Böhm | Köhler | Schmidt | Strauß | \
            Fischer | Lüttich | Hübner | von Arnim | Özdemir | Vogel | Kaiser | Zöllner | Wöhrle | Brandt | \
            Nußbaum | Petersen | Lange | Hofmann | Häußler | zur Mühlen | Obermaier | Wagner | Frey",
        surnames: Surnames::Hyphen,
    },
    Culture {
        share: 22,
        locale: "en",
        homes: &["GB", "GB", "GB", "GB", "GB", "GB", "GB", "GB", "IE", "IE", "ES", "DE"],
        labels: "Home | Work | Mum & Dad | Office | Holiday cottage | next door (Mrs Pugh) |",
        first: "Tom | Olivia | Harry | Siân | Chloë | Niamh | Oliver | Mary-Jane | Ewan | Imogen | Rhys | Priya | \
            Seán | Gemma | Callum | Bronwen | Alfie | Renée | Zachary | Isla | Dev | Kwame | Fiona | Charlotte | \
            George | Ayesha | Jean-Luc | Hamish | Poppy | Róisín | Jack | D'Arcy",
        last: "Whitfield | O'Brien | Smith | Fitzgerald | McAllister | O'Connor | Patel | Ó Súilleabháin | Brontë | \
            Hughes | Ashworth | MacLeod | Okafor | Kaur | Taylor | Featherstonehaugh | Wright | D'Souza | \
            Barraclough | Ní Bhriain | Clarke | Begum | Sykes | Llewellyn | Jones | Mensah | Holroyd | St John",
        surnames: Surnames::Hyphen,
    },
    Culture {
        share: 5,
        locale: "fr",
        homes: &["FR", "FR", "FR", "FR", "CH", "ES"],
        labels: "Maison | Bureau | Chez mamie |",
        first: "Zoé | Éloïse | François | Jean-Baptiste | Hélène | Loïc | Maëlys | Benoît | Anaïs | Gaël | \
            Marie-Thérèse | Théo | Océane",
        last: "Lefèvre | D'Alembert | Bérenger | Garçon | Dubois | L'Hôpital | de Saint-Amour | Noël | Pâris | \
            Côté | Le Goff | Œuvrard | Châtelain",
        surnames: Surnames::Hyphen,
    },
    Culture {
        share: 6,
        locale: "pl",
        homes: &["PL", "PL", "PL", "DE", "GB", "ES"],
        labels: "Dom | Praca | Rodzice |",
        first: "Łukasz | Małgorzata | Żaneta | Paweł | Grażyna | Stanisław | Agnieszka | Michał | Bożena | Jędrzej | \
            Świętosława | Jakub",
        last: "Żółć | Łuczak | Wójcik | Dąbrowski | Szczęsny | Brzęczyszczykiewicz | Zieliński | Gołąb | Pawlak | \
            Źrebiec | Ćwikła | Nowak",
        surnames: Surnames::Hyphen,
    },
    Culture {
        share: 3,
        locale: "cs",
        homes: &["CZ", "CZ", "CZ", "DE"],
        labels: "Domů | Práce | Chata |",
        first: "Jiří | Tomáš | Zdeněk | Kateřina | Růžena | Ondřej | Božena | Šárka | Matěj | Aneta",
        last: "Dvořák | Novák | Říha | Čapek | Šťastný | Kubát | Žižka | Hůlka | Müllerová | Ďurica",
        surnames: Surnames::One,
    },
    Culture {
        share: 4,
        locale: "sv",
        homes: &["SE", "SE", "SE", "DE"],
        labels: "Hemma | Jobbet | Sommarstugan |",
        first: "Åsa | Björn | Göran | Sigrid | Märta | Håkan | Elin | Östen | Linnéa | Kjell-Åke",
        last: "Ångström | Sjöberg | Åkesson | Lindqvist | Öberg | Hägglund | Nyström | Ek | Wallén",
        surnames: Surnames::Hyphen,
    },
    Culture {
        share: 3,
        locale: "nb",
        homes: &["NO", "DK", "NO", "DK", "GB"],
        labels: "Hjemme | Hytta |",
        first: "Bjørn | Åse | Søren | Ingrid | Øyvind | Mette | Håvard | Kåre | Anne-Grethe | Jørgen",
        last: "Østergård | Sørensen | Ødegård | Bråten | Kjær | Nygaard | Hæstrup | Solbø | Aa",
        surnames: Surnames::Hyphen,
    },
    Culture {
        share: 2,
        locale: "it",
        homes: &["IT", "IT", "IT", "CH"],
        labels: "Casa | Ufficio |",
        first: "Niccolò | Giulia | Matteo | Chiara | Pierluigi | Zita | Luca | Maria Teresa",
        last: "D'Angelo | Dell'Acqua | Rossi | Cantù | De Santis | Forlì | Lo Presti | Bianchi",
        surnames: Surnames::One,
    },
    Culture {
        share: 2,
        locale: "pt",
        homes: &["PT", "PT", "ES"],
        labels: "Casa | Trabalho |",
        first: "João | Conceição | Inês | Tomás | Luísa | Simão | Beatriz | Zé",
        last: "Gonçalves | da Conceição | Magalhães | Simões | Araújo | dos Santos | Brandão",
        surnames: Surnames::Two,
    },
    Culture {
        share: 3,
        locale: "tr",
        homes: &["DE", "DE", "TR"],
        labels: "Ev | İş |",
        first: "Işıl | İbrahim | Çağla | Özgür | Ayşe | Yiğit | Şule | Nazlı | Oğuz | Kıvanç",
        last: "Yıldız | Çalışkan | Şahin | Öztürk | Iğdır | Kılıç | Güneş | Doğan | İnan",
        surnames: Surnames::One,
    },
    Culture {
        share: 1,
        locale: "ar",
        homes: &["ES", "AE", "DE"],
        labels: "البيت | العمل |",
        first: "ليلى=Layla | يوسف=Youssef | فاطمة=Fatima | عمر=Omar | سلمى=Salma | خالد=Khaled | هُدى=Huda",
        last: "حدّاد=Haddad | المصري=Almasri | بن علي=Benali | الخطيب=Alkhatib | نصّار=Nassar | عبد الله=Abdallah",
        surnames: Surnames::One,
    },
    Culture {
        share: 1,
        locale: "he",
        homes: &["IL", "DE", "GB"],
        labels: "בית | עבודה |",
        first: "נועה=Noa | יעל=Yael | אורי=Uri | תמר=Tamar | איתי=Itai | שירה=Shira",
        last: "כהן=Cohen | לוי=Levi | בן־דוד=Ben-David | מזרחי=Mizrahi | שפירא=Shapira",
        surnames: Surnames::One,
    },
    Culture {
        share: 1,
        locale: "zh",
        homes: &["ES", "GB", "DE"],
        labels: "家 | 公司 |",
        first: "伟=Wei | 秀英=Xiuying | 明=Ming | 丽娜=Lina | 子涵=Zihan | 建国=Jianguo",
        last: "王=Wang | 李=Li | 陈=Chen | 欧阳=Ouyang | 刘=Liu | 张=Zhang",
        surnames: Surnames::Before,
    },
    Culture {
        share: 1,
        locale: "ja",
        homes: &["JP", "DE", "GB"],
        labels: "自宅 | 会社 |",
        first: "さくら=Sakura | 健太=Kenta | 美咲=Misaki | ユウキ=Yuki | 翔=Sho",
        last: "佐藤=Sato | 鈴木=Suzuki | 渡邊=Watanabe | 山田=Yamada | 長谷川=Hasegawa",
        surnames: Surnames::Before,
    },
];
