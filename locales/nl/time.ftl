moment-today = vandaag om { $clock } uur
moment-on = { $date } om { $clock } uur
moment-in-zone = { $moment } ({ $zone })
date-this-year = { $n } { $month }
date-in-full = { $n } { $month } { $year }
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
length-minutes = { $n ->
    [one] 1 minuut
   *[other] { $n } minuten
}
length-hours = { $n ->
    [one] 1 uur
   *[other] { $n } uur
}
length-days = { $n ->
    [one] 1 dag
   *[other] { $n } dagen
}
