moment-today = hoje às { $clock }
moment-on = { $date } às { $clock }
moment-in-zone = { $moment } ({ $zone })
date-this-year = { $n } de { $month }
date-in-full = { $n } de { $month } de { $year }
month-1 = janeiro
month-2 = fevereiro
month-3 = março
month-4 = abril
month-5 = maio
month-6 = junho
month-7 = julho
month-8 = agosto
month-9 = setembro
month-10 = outubro
month-11 = novembro
month-12 = dezembro
length-minutes = { $n ->
    [one] { $n } minuto
   *[other] { $n } minutos
}
length-hours = { $n ->
    [one] { $n } hora
   *[other] { $n } horas
}
length-days = { $n ->
    [one] { $n } dia
   *[other] { $n } dias
}
