//! Made-up postal addresses and phone numbers of the demo's customers, by country.
//!
//! In patterns `#` is a digit, `%` a digit but 0, `@` a letter of a postal code and `§` the
//! number of a house. Streets and all that follows are lists as [`items`](super::names::items) takes them.

/// What addresses and phone numbers look like in one country.
pub struct Country {
    /// ISO 3166 alpha-2.
    pub code: &'static str,
    /// IANA name.
    pub zone: &'static str,
    /// Postal code, town and region; the shop's own people live in the first.
    pub cities: &'static [(&'static str, &'static str, &'static str)],
    /// With the number of the house where it belongs.
    pub streets: &'static str,
    /// What else stands on a parcel.
    pub extras: &'static str,
    /// As people type them. Kept for films and tests where the country has such numbers.
    pub phones: &'static str,
}

/// Whom parcels are sent to besides people.
pub const COMPANIES: &str = "\
    Kletterhalle Nordwand GmbH | Club Alpino Sierra Norte | Dales & Fells Guiding Ltd | \
    Ferretería Núñez S.L. | Bäckerei Groß & Söhne OHG | Pugh, Pugh & Barney LLP | Atelier Côté Sud SARL | \
    Radhaus Ångström AB | Zakład Stolarski Żółć sp. j. | Instituto de Geodesia | Scout Group 42 | \
    Müller Maschinenbau GmbH & Co. KG";

/// Where the shop delivers to. The shop's people are looked up by `code`.
pub const COUNTRIES: &[Country] = &[
    Country {
        code: "ES",
        zone: "Europe/Madrid",
        cities: &[
            ("280##", "Madrid", "Madrid"),
            ("080##", "Barcelona", "Barcelona"),
            ("460##", "València", "Valencia"),
            ("410##", "Sevilla", "Sevilla"),
            ("480##", "Bilbao", "Bizkaia"),
            ("150##", "A Coruña", "A Coruña"),
            ("500##", "Zaragoza", "Zaragoza"),
            ("180##", "Granada", "Granada"),
            ("22700", "Jaca", "Huesca"),
            ("01002", "Vitoria-Gasteiz", "Araba/Álava"),
            ("28801", "Alcalá de Henares", "Madrid"),
        ],
        streets: "Calle de Alcalá, § | C/ Mayor § | Avenida de la Constitución, § | Plaza de España, § | Gran Vía § | \
            Paseo de las Delicias § | Camino Viejo de Leganés, s/n | Rúa do Vilar, § | Carrer d'Aragó, §",
        extras: "%º B | %º izda. | Bajo dcha. | Piso %, puerta # | Urb. Los Álamos | Dejar en conserjería",
        phones: "+34 600 000 ### | 600 000 ### | 600000### | +34 910 000 ### | 0034 600 000 ###",
    },
    Country {
        code: "DE",
        zone: "Europe/Berlin",
        cities: &[
            ("101##", "Berlin", ""),
            ("120##", "Berlin", ""),
            ("134##", "Berlin", ""),
            ("803##", "München", "Bayern"),
            ("506##", "Köln", ""),
            ("200##", "Hamburg", ""),
            ("603##", "Frankfurt am Main", "Hessen"),
            ("010##", "Dresden", "Sachsen"),
            ("904##", "Nürnberg", ""),
            ("79098", "Freiburg im Breisgau", ""),
            ("87561", "Oberstdorf", "Bayern"),
            ("99084", "Erfurt", ""),
        ],
        streets: "Schönhauser Allee § | Karl-Marx-Straße § | Hauptstr. § | Am Mühlgraben §a | Straße des 17. Juni § | \
            Große Bleichen § | Lindenweg § | An der Alten Försterei § | Goethestraße § b | Bahnhofstr. §-%",
        extras: "Hinterhaus | 2. OG links | c/o Schäfer | Seitenflügel, % Treppen | bei Weiß klingeln | EG",
        phones: "+49 30 23125 ### | 030 23125### | 030/23125-### | 089 99998 ### | +49 (0)171 39200## | 0171 39200## | \
            +49 176 040690## | 040 66969 ###",
    },
    Country {
        code: "GB",
        zone: "Europe/London",
        cities: &[
            ("LS% #@@", "Leeds", "West Yorkshire"),
            ("LS1% #@@", "Leeds", ""),
            ("BD% #@@", "Bradford", ""),
            ("YO1 #@@", "York", "North Yorkshire"),
            ("M% #@@", "Manchester", ""),
            ("SE1% #@@", "London", ""),
            ("EH% #@@", "Edinburgh", ""),
            ("CF1% #@@", "Cardiff", ""),
            ("CA12 #@@", "Keswick", "Cumbria"),
            ("BT% #@@", "Belfast", ""),
            ("EC1A #@@", "London", ""),
            ("HX7 #@@", "Hebden Bridge", "West Yorkshire"),
        ],
        streets: "§ Otley Road | § Chapel Allerton Lane | Flat %, § Burley Street | §a High Street | \
            Rose Cottage, Mill Lane | § St Mary's Crescent | § The Headrow | The Old Vicarage | \
            § King's Cross Mews | § Heol y Bont",
        extras: "Flat % | Unit 1% | Leave with neighbour at no. § | Top floor | c/o Mrs Pugh | Basement flat",
        phones: "0113 496 0### | 07700 900### | +44 7700 900### | 01632 960### | 0161 496 0### | (0113) 4960### | \
            07700900### | +44 (0)20 7946 0###",
    },
    Country {
        code: "IE",
        zone: "Europe/Dublin",
        cities: &[("D0% @#@#", "Dublin", ""), ("T12 @#@#", "Cork", "Co. Cork"), ("H91 @#@#", "Galway", "Co. Galway")],
        streets: "§ Grafton Street | § Sráid Uí Chonaill | § St Stephen's Green | Ballynahinch | § Quay Street",
        extras: "Apt. % | The Coach House",
        phones: "020 91# #### | +353 20 91# ####",
    },
    Country {
        code: "FR",
        zone: "Europe/Paris",
        cities: &[
            ("7501%", "Paris", ""),
            ("6900%", "Lyon", ""),
            ("3800#", "Grenoble", "Isère"),
            ("74400", "Chamonix", ""),
            ("3100#", "Toulouse", ""),
            ("29200", "Brest", "Finistère"),
        ],
        streets: "§ rue de l'Église | § bis, rue d'Alésia | § avenue Général-de-Gaulle | § quai aux Fleurs",
        extras: "Bât. C, %e étage | Digicode 4#A# | Résidence Les Érables | BP ##",
        phones: "06 39 98 ## ## | +33 6 39 98 ## ## | 01 99 00 ## ## | 01.99.00.##.##",
    },
    Country {
        code: "PL",
        zone: "Europe/Warsaw",
        cities: &[
            ("00-###", "Warszawa", "mazowieckie"),
            ("30-###", "Kraków", ""),
            ("90-###", "Łódź", "łódzkie"),
            ("50-###", "Wrocław", ""),
            ("80-###", "Gdańsk", "pomorskie"),
            ("34-500", "Zakopane", ""),
        ],
        streets: "ul. Świętokrzyska §/% | ul. Żwirki i Wigury § | al. Jerozolimskie § m. % | os. Słoneczne §",
        extras: "Paczkomat WAW##A | klatka B | domofon ##",
        phones: "+48 500 000 ### | 500-000-### | 22 000 ## ##",
    },
    Country {
        code: "CZ",
        zone: "Europe/Prague",
        cities: &[
            ("170 00", "Praha 7", ""),
            ("120 00", "Praha 2", ""),
            ("602 00", "Brno", ""),
            ("370 01", "České Budějovice", "Jihočeský kraj"),
            ("543 51", "Špindlerův Mlýn", ""),
        ],
        streets: "Náměstí Míru § | Žižkovská §/% | Na Příkopě § | č.p. §",
        extras: "%. patro | u paní Říhové",
        phones: "+420 600 000 ### | 600 000 ###",
    },
    Country {
        code: "SE",
        zone: "Europe/Stockholm",
        cities: &[
            ("11% ##", "Stockholm", ""),
            ("41% ##", "Göteborg", ""),
            ("21% ##", "Malmö", "Skåne"),
            ("981 31", "Kiruna", ""),
        ],
        streets: "Götgatan § | Södra Vägen § lgh 1%0% | Ångermannagatan § B | Björkstigen §",
        extras: "c/o Öberg | Portkod ####",
        phones: "070-174 06 %# | +46 8 465 004 ## | 08-465 004 ##",
    },
    Country {
        code: "NO",
        zone: "Europe/Oslo",
        cities: &[("01##", "Oslo", ""), ("50##", "Bergen", ""), ("901#", "Tromsø", ""), ("6300", "Åndalsnes", "")],
        streets: "Grünerløkka § | Østre Aker vei § | Bryggen § | Storgata § B",
        extras: "H020% | v/ Solbø",
        phones: "+47 400 00 ### | 400 00 ###",
    },
    Country {
        code: "DK",
        zone: "Europe/Copenhagen",
        cities: &[
            ("2%00", "København", ""),
            ("8000", "Aarhus C", ""),
            ("5000", "Odense C", ""),
            ("9000", "Aalborg", ""),
        ],
        streets: "Nørrebrogade § | Søndergade §, 2. tv. | Østerå § | Ålekistevej §",
        extras: "st. th. | %. tv.",
        phones: "+45 20 00 0# ## | 20000###",
    },
    Country {
        code: "AT",
        zone: "Europe/Vienna",
        cities: &[("10%0", "Wien", ""), ("6020", "Innsbruck", "Tirol"), ("8010", "Graz", ""), ("5020", "Salzburg", "")],
        streets: "Mariahilfer Straße § | Höttinger Au § | Getreidegasse § | Gürtel §/2/1%",
        extras: "Top 1% | Stiege %, Tür 1%",
        phones: "+43 660 00000## | 0660 / 000 00 ##",
    },
    Country {
        code: "CH",
        zone: "Europe/Zurich",
        cities: &[
            ("800%", "Zürich", "ZH"),
            ("120%", "Genève", "GE"),
            ("3920", "Zermatt", "VS"),
            ("6900", "Lugano", "TI"),
        ],
        streets: "Bahnhofstrasse § | Rue du Rhône § | Via Nassa § | Höhenweg §",
        extras: "Postfach ## | Case postale ##",
        phones: "+41 79 000 ## ## | 079 000 ## ##",
    },
    Country {
        code: "IT",
        zone: "Europe/Rome",
        cities: &[
            ("201##", "Milano", "MI"),
            ("001##", "Roma", "RM"),
            ("39100", "Bolzano/Bozen", "BZ"),
            ("32043", "Cortina d'Ampezzo", "BL"),
        ],
        streets: "Via Garibaldi, § | Corso dell'Unità §/A | Piazza Libertà, § | Via dell'Orso §",
        extras: "Scala B, int. % | presso Bianchi",
        phones: "+39 320 000 0### | 320 000 0###",
    },
    Country {
        code: "PT",
        zone: "Europe/Lisbon",
        cities: &[
            ("1%00-###", "Lisboa", ""),
            ("4%00-###", "Porto", ""),
            ("3000-###", "Coimbra", ""),
            ("6270-###", "Seia", "Guarda"),
        ],
        streets: "Rua da Conceição, § | Av. da Liberdade § | Travessa de São João § | Largo da Sé, §",
        extras: "%.º Esq. | R/C Dto.",
        phones: "+351 910 000 ### | 910 000 ###",
    },
    Country {
        code: "TR",
        zone: "Europe/Istanbul",
        cities: &[("34###", "Kadıköy", "İstanbul"), ("06###", "Çankaya", "Ankara"), ("35###", "Karşıyaka", "İzmir")],
        streets: "Bağdat Cad. No:§ | Işıklar Sok. §/% | Atatürk Bulvarı No:§ D:%",
        extras: "Kat % | Gül Apt.",
        phones: "+90 500 000 00 ## | 0500 000 00 ##",
    },
    Country {
        code: "IL",
        zone: "Asia/Jerusalem",
        cities: &[("6%#####", "תל אביב", ""), ("9%#####", "ירושלים", "")],
        streets: "רחוב הרצל § | שדרות רוטשילד § | דרך בגין §",
        extras: "דירה % | כניסה ב׳",
        phones: "+972 50 000 0### | 050-000-0###",
    },
    Country {
        code: "AE",
        zone: "Asia/Dubai",
        cities: &[("", "دبي", "دبي"), ("", "الشارقة", "الشارقة")], // no postal codes there
        streets: "شارع الشيخ زايد، مبنى § | ص.ب. §0# | Al Wasl Road, Villa §",
        extras: "الطابق % | Near the metro station",
        phones: "+971 50 000 0### | 050 000 0###",
    },
    Country {
        code: "JP",
        zone: "Asia/Tokyo",
        cities: &[
            ("1%#-00##", "渋谷区", "東京都"),
            ("530-00##", "大阪市北区", "大阪府"),
            ("390-08##", "松本市", "長野県"),
        ],
        streets: "神南%-1#-% | 梅田%丁目§番 | 中央%-%-1#",
        extras: "コーポさくら 20%号室 | %階",
        phones: "+81 90 0000 #### | 090-0000-####",
    },
];
