# Los correos que Keydesk trae de serie. Los huecos se rellenan con Liquid; véase en/mails.ftl.
mail-hello = Hola, { $name }:
mail-hello-nobody = Hola:
mail-unexpected = ¿No esperabas este correo?
mail-copy = Si el botón no funciona, copia este enlace en tu navegador:
mail-sent-by = { $shop } envió este correo a { $email }.
mail-questions = ¿Tienes alguna pregunta? Escribe a { $us }.
mail-was-you = ¿Fuiste tú?
mail-not-you = ¿No fuiste tú?
mail-when = Fecha y hora
mail-network = Dirección IP
mail-fact = { $what }: { $fact }

mail-reset-subject = Crea una contraseña nueva para { $shop }
mail-reset-title = Crear contraseña nueva
mail-reset-short = Tu enlace funciona una sola vez, hasta el { $until }.
mail-reset-asked = Recibimos una solicitud de contraseña nueva para tu cuenta { $email } a través de «¿Olvidaste tu contraseña?».
mail-reset-asked-by-staff = Nuestro equipo de atención al cliente solicitó un enlace para que crees una contraseña nueva en tu cuenta { $email }.
mail-reset-choose = Elige aquí tu contraseña nueva:
mail-reset-valid = El enlace funciona una sola vez, hasta el { $until }. Si recibiste varios, usa el más reciente: los anteriores ya no funcionan.
mail-reset-safe = En ese caso, no tienes que hacer nada. Mientras nadie use el enlace, tu cuenta seguirá como está. Por favor, no reenvíes este correo: cualquiera que tenga el enlace puede cambiar tu contraseña.

mail-invite-subject = Tu cuenta en { $shop }
mail-invite-title = Tu cuenta está lista
mail-invite-short = Para empezar a usarla, crea tu contraseña. Tienes hasta el { $until }.
mail-invite-lead = Creamos una cuenta para ti en { $shop }. Inicias sesión con { $email }; solo falta que elijas tu propia contraseña.
mail-invite-button = Crear contraseña
mail-invite-valid = El enlace funciona una sola vez y es válido hasta el { $until }.
mail-invite-late-address = ¿Se te pasó el plazo? Escribe a { $us } y te enviaremos un enlace nuevo.
mail-invite-late = ¿Se te pasó el plazo? Avísanos y te enviaremos un enlace nuevo.
mail-invite-safe = En ese caso, ignora este correo. Mientras nadie use el enlace, la cuenta seguirá inactiva.

mail-confirm-subject = Confirma tu dirección de correo para { $shop }
mail-confirm-title = Confirma tu dirección de correo
mail-confirm-short = Un solo clic y nuestros correos te llegarán. El enlace funciona hasta el { $until }.
mail-confirm-lead = { $email } es la dirección de tu cuenta en { $shop }. Confirma, por favor, que es tuya para que te lleguen nuestros correos:
mail-confirm-button = Confirmar dirección
mail-confirm-valid = El enlace es válido hasta el { $until }. Puedes iniciar sesión como siempre, lo uses o no.
mail-confirm-safe = Quizá alguien se equivocó al escribir su dirección. No tienes que hacer nada: si nadie usa el enlace, no se confirma nada.

mail-welcome-subject = Te damos la bienvenida a { $shop }
mail-welcome-short = Tu cuenta está activa. Inicia sesión con { $email }.
mail-welcome-lead = Nos alegra tenerte aquí. Tu contraseña está creada y tu cuenta ya está activa. A partir de ahora, inicia sesión con { $email } y esa contraseña.
mail-welcome-button = Iniciar sesión
mail-welcome-other = ¿Esta contraseña la creó otra persona?
mail-welcome-secure-address = Abre la página de inicio de sesión, elige «¿Olvidaste tu contraseña?», crea una contraseña que solo tú conozcas y escribe a { $us }.
mail-welcome-secure = Abre la página de inicio de sesión, elige «¿Olvidaste tu contraseña?», crea una contraseña que solo tú conozcas y avísanos.
mail-welcome-bookmark = Guarda en tus favoritos la página de inicio de sesión:

mail-changed-subject = Tu contraseña de { $shop } ha cambiado
mail-changed-title = Tu contraseña ha cambiado
mail-changed-short = Si fuiste tú, todo está en orden. Si no, sigue leyendo, por favor.
mail-changed-lead = Tu cuenta { $email } tiene una contraseña nueva. Cerramos todas las demás sesiones.
mail-changed-fine = Entonces todo está en orden y este correo es solo para tu información.
mail-changed-lock-address = Crea de inmediato una contraseña nueva: así la otra persona se quedará sin acceso. Después, escribe a { $us } para que podamos investigar lo ocurrido.
mail-changed-lock = Crea de inmediato una contraseña nueva: así la otra persona se quedará sin acceso. Después, avísanos para que podamos investigar lo ocurrido.

mail-moved-subject = Tu dirección de correo en { $shop } ha cambiado
mail-moved-title = Tu dirección de correo ha cambiado
mail-moved-short = Tu cuenta usa ahora { $masked }. Si no es correcto, avísanos.
mail-moved-lead = Tu cuenta en { $shop } tiene una dirección de correo nueva. Los enlaces que enviamos a la anterior ya no funcionan.
mail-moved-old = Dirección anterior
mail-moved-new = Dirección nueva
mail-moved-right = ¿Es correcto?
mail-moved-fine = Entonces no tienes que hacer nada. A partir de ahora escribiremos a la dirección nueva; este es nuestro último mensaje a la anterior.
mail-moved-wrong = ¿No querías este cambio?
mail-moved-look-address = Es posible que otra persona haya accedido a tu cuenta. Escribe de inmediato a { $us } para que podamos investigar lo ocurrido.
mail-moved-look = Es posible que otra persona haya accedido a tu cuenta. Avísanos de inmediato para que podamos investigar lo ocurrido.
mail-moved-button = Escríbenos

mail-erased-subject = Tu cuenta en { $shop } ha sido eliminada
mail-erased-title = Tu cuenta ha sido eliminada
mail-erased-lead = Alguien que había iniciado sesión en tu cuenta { $email } la eliminó. Los datos que teníamos sobre ti se borraron y ya nadie puede iniciar sesión con esa cuenta.
mail-erased-fine = Entonces todo está en orden y este es el último correo que te enviamos.
mail-erased-look-address = Entonces otra persona conoce tu contraseña o usa alguno de tus dispositivos. Escribe de inmediato a { $us } para que podamos investigar lo ocurrido. Si usas la misma contraseña en otros sitios, cámbiala también allí.
mail-erased-look = Entonces otra persona conoce tu contraseña o usa alguno de tus dispositivos. Avísanos de inmediato para que podamos investigar lo ocurrido. Si usas la misma contraseña en otros sitios, cámbiala también allí.
