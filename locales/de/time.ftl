moment-today = heute, { $clock } Uhr
moment-on = { $date }, { $clock } Uhr
moment-in-zone = { $moment } ({ $zone })
date-this-year = { $n }. { $month }
date-in-full = { $n }. { $month } { $year }
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
time-just-now = gerade eben
time-soon = gleich
time-never = nie
time-ago-minutes = { $n ->
    [one] vor 1 Minute
   *[other] vor { $n } Minuten
}
time-ago-hours = { $n ->
    [one] vor 1 Stunde
   *[other] vor { $n } Stunden
}
time-ago-days = { $n ->
    [one] vor 1 Tag
   *[other] vor { $n } Tagen
}
time-ago-months = { $n ->
    [one] vor 1 Monat
   *[other] vor { $n } Monaten
}
time-ago-years = { $n ->
    [one] vor 1 Jahr
   *[other] vor { $n } Jahren
}
time-in-minutes = { $n ->
    [one] in 1 Minute
   *[other] in { $n } Minuten
}
time-in-hours = { $n ->
    [one] in 1 Stunde
   *[other] in { $n } Stunden
}
time-in-days = { $n ->
    [one] in 1 Tag
   *[other] in { $n } Tagen
}
time-in-months = { $n ->
    [one] in 1 Monat
   *[other] in { $n } Monaten
}
time-in-years = { $n ->
    [one] in 1 Jahr
   *[other] in { $n } Jahren
}
length-minutes = { $n ->
    [one] 1 Minute
   *[other] { $n } Minuten
}
length-hours = { $n ->
    [one] 1 Stunde
   *[other] { $n } Stunden
}
length-days = { $n ->
    [one] 1 Tag
   *[other] { $n } Tage
}
