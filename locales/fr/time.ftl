moment-today = aujourd’hui à { $clock }
moment-on = { $date } à { $clock }
moment-in-zone = { $moment } ({ $zone })
date-this-year = { $n ->
    [1] 1er
   *[other] { $n }
} { $month }
date-in-full = { $n ->
    [1] 1er
   *[other] { $n }
} { $month } { $year }
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
length-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
length-hours = { $n ->
    [one] { $n } heure
   *[other] { $n } heures
}
length-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}
