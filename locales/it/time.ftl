moment-today = oggi, ore { $clock }
moment-on = { $date }, ore { $clock }
moment-in-zone = { $moment } ({ $zone })
date-this-year = { $n } { $month }
date-in-full = { $n } { $month } { $year }
month-1 = gennaio
month-2 = febbraio
month-3 = marzo
month-4 = aprile
month-5 = maggio
month-6 = giugno
month-7 = luglio
month-8 = agosto
month-9 = settembre
month-10 = ottobre
month-11 = novembre
month-12 = dicembre
length-minutes = { $n ->
    [one] 1 minuto
   *[other] { $n } minuti
}
length-hours = { $n ->
    [one] 1 ora
   *[other] { $n } ore
}
length-days = { $n ->
    [one] 1 giorno
   *[other] { $n } giorni
}
