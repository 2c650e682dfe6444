moment-today = hoy, { $clock } h
moment-on = { $date }, { $clock } h
moment-in-zone = { $moment } ({ $zone })
date-this-year = { $n } de { $month }
date-in-full = { $n } de { $month } de { $year }
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
length-minutes = { $n ->
    [one] 1 minuto
   *[other] { $n } minutos
}
length-hours = { $n ->
    [one] 1 hora
   *[other] { $n } horas
}
length-days = { $n ->
    [one] 1 día
   *[other] { $n } días
}
