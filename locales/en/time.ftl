moment-today = { $clock } today
moment-on = { $clock } on { $date }
moment-in-zone = { $moment } ({ $zone })
date-this-year = { $n } { $month }
date-in-full = { $n } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
time-just-now = just now
time-soon = in a moment
time-never = never
time-ago-minutes = { $n ->
    [one] 1 minute ago
   *[other] { $n } minutes ago
}
time-ago-hours = { $n ->
    [one] 1 hour ago
   *[other] { $n } hours ago
}
time-ago-days = { $n ->
    [one] 1 day ago
   *[other] { $n } days ago
}
time-ago-months = { $n ->
    [one] 1 month ago
   *[other] { $n } months ago
}
time-ago-years = { $n ->
    [one] 1 year ago
   *[other] { $n } years ago
}
time-in-minutes = { $n ->
    [one] in 1 minute
   *[other] in { $n } minutes
}
time-in-hours = { $n ->
    [one] in 1 hour
   *[other] in { $n } hours
}
time-in-days = { $n ->
    [one] in 1 day
   *[other] in { $n } days
}
time-in-months = { $n ->
    [one] in 1 month
   *[other] in { $n } months
}
time-in-years = { $n ->
    [one] in 1 year
   *[other] in { $n } years
}
length-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
length-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
length-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
