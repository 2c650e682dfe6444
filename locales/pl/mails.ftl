# Wiadomości, które Keydesk ma w zestawie. Luki wypełnia Liquid, zob. en/mails.ftl.
mail-hello = Dzień dobry, { $name }!
mail-hello-nobody = Dzień dobry!
mail-unexpected = Nie wiesz, skąd ta wiadomość?
mail-copy = Przycisk nie działa? Skopiuj ten link i wklej go w przeglądarce:
mail-sent-by = Wiadomość wysłana przez sklep { $shop } na adres { $email }.
mail-questions = Masz pytania? Napisz na adres { $us }.
mail-was-you = To Ty?
mail-not-you = To nie Ty?
mail-when = Kiedy
mail-network = Adres IP
mail-fact = { $what }: { $fact }

mail-reset-subject = Ustaw nowe hasło w sklepie { $shop }
mail-reset-title = Ustaw nowe hasło
mail-reset-short = Link jest jednorazowy i ważny do { $until }.
mail-reset-asked = Przez opcję „Nie pamiętasz hasła?” otrzymaliśmy prośbę o nowe hasło do Twojego konta { $email }.
mail-reset-asked-by-staff = Na prośbę naszego działu obsługi klienta przesyłamy link, dzięki któremu ustawisz hasło do swojego konta { $email }.
mail-reset-choose = Nowe hasło ustawisz tutaj:
mail-reset-valid = Link jest jednorazowy i ważny do { $until }. Jeśli masz od nas więcej niż jeden link, użyj najnowszego: wcześniejsze już nie działają.
mail-reset-safe = W takim razie nie musisz nic robić. Dopóki nikt nie użyje linku, na Twoim koncie nic się nie zmieni. Nie przesyłaj tej wiadomości dalej: każdy, kto ma link, może ustawić hasło do Twojego konta.

mail-invite-subject = Twoje konto w sklepie { $shop }
mail-invite-title = Twoje konto jest gotowe
mail-invite-short = Ustaw hasło i zacznij korzystać z konta. Masz na to czas do { $until }.
mail-invite-lead = Założyliśmy dla Ciebie konto w sklepie { $shop }. Logujesz się adresem { $email }; brakuje już tylko Twojego własnego hasła.
mail-invite-button = Ustaw hasło
mail-invite-valid = Link jest jednorazowy i ważny do { $until }.
mail-invite-late-address = Link już wygasł? Napisz na adres { $us }, a wyślemy Ci nowy.
mail-invite-late = Link już wygasł? Skontaktuj się z nami, a wyślemy Ci nowy.
mail-invite-safe = W takim razie zignoruj tę wiadomość. Dopóki nikt nie użyje linku, konto pozostanie nieaktywne.

mail-confirm-subject = Potwierdź swój adres e-mail w sklepie { $shop }
mail-confirm-title = Potwierdź swój adres e-mail
mail-confirm-short = Jedno kliknięcie i nasze wiadomości będą do Ciebie docierać. Link jest ważny do { $until }.
mail-confirm-lead = { $email } to adres Twojego konta w sklepie { $shop }. Potwierdź, że należy do Ciebie, aby nasze wiadomości trafiały we właściwe miejsce:
mail-confirm-button = Potwierdź adres
mail-confirm-valid = Link jest ważny do { $until }. Niezależnie od tego, czy go użyjesz, możesz logować się tak jak dotychczas.
mail-confirm-safe = W takim razie ktoś mógł się pomylić, wpisując swój adres. Nie musisz nic robić: bez użycia linku nic nie zostanie potwierdzone.

mail-welcome-subject = Witamy w sklepie { $shop }
mail-welcome-short = Twoje konto jest aktywne. Logujesz się adresem { $email }.
mail-welcome-lead = Cieszymy się, że jesteś z nami. Hasło jest ustawione, a konto aktywne. Od teraz logujesz się adresem { $email } i tym hasłem.
mail-welcome-button = Zaloguj się
mail-welcome-other = To hasło ustawił ktoś inny?
mail-welcome-secure-address = Otwórz stronę logowania, wybierz „Nie pamiętasz hasła?”, ustaw hasło znane tylko Tobie i napisz na adres { $us }.
mail-welcome-secure = Otwórz stronę logowania, wybierz „Nie pamiętasz hasła?”, ustaw hasło znane tylko Tobie i daj nam znać.
mail-welcome-bookmark = Zapisz stronę logowania w zakładkach:

mail-changed-subject = Twoje hasło w sklepie { $shop } zostało zmienione
mail-changed-title = Twoje hasło zostało zmienione
mail-changed-short = Jeśli to Ty, wszystko w porządku. Jeśli nie, przeczytaj, co robić.
mail-changed-lead = Do Twojego konta { $email } ustawiono nowe hasło. Ze względów bezpieczeństwa wylogowaliśmy Cię wszędzie indziej.
mail-changed-fine = W takim razie wszystko w porządku, a ta wiadomość to tylko potwierdzenie.
mail-changed-lock-address = Natychmiast ustaw nowe hasło. Dzięki temu ta druga osoba straci dostęp do konta. Potem napisz na adres { $us }, abyśmy mogli wyjaśnić sprawę.
mail-changed-lock = Natychmiast ustaw nowe hasło. Dzięki temu ta druga osoba straci dostęp do konta. Potem daj nam znać, abyśmy mogli wyjaśnić sprawę.

mail-moved-subject = Twój adres e-mail w sklepie { $shop } został zmieniony
mail-moved-title = Twój adres e-mail został zmieniony
mail-moved-short = Adres Twojego konta to teraz { $masked }. Jeśli coś się nie zgadza, daj nam znać.
mail-moved-lead = Twoje konto w sklepie { $shop } ma nowy adres e-mail. Linki wysłane na poprzedni adres już nie działają.
mail-moved-old = Poprzedni adres
mail-moved-new = Nowy adres
mail-moved-right = Wszystko się zgadza?
mail-moved-fine = W takim razie nie musisz nic robić. Od teraz piszemy na nowy adres, a to nasza ostatnia wiadomość na poprzedni.
mail-moved-wrong = Zmiana bez Twojej zgody?
mail-moved-look-address = Możliwe, że na Twoje konto dostał się ktoś inny. Natychmiast napisz na adres { $us }, abyśmy mogli wyjaśnić sprawę.
mail-moved-look = Możliwe, że na Twoje konto dostał się ktoś inny. Natychmiast skontaktuj się z nami, abyśmy mogli wyjaśnić sprawę.
mail-moved-button = Napisz do nas

mail-erased-subject = Twoje konto w sklepie { $shop } zostało usunięte
mail-erased-title = Twoje konto zostało usunięte
mail-erased-lead = Twoje konto { $email } usunęła osoba, która była na nim zalogowana. Dane, które o Tobie mieliśmy, zostały skasowane, a na konto nikt już się nie zaloguje.
mail-erased-fine = W takim razie wszystko w porządku, a to nasza ostatnia wiadomość do Ciebie.
mail-erased-look-address = W takim razie ktoś inny zna Twoje hasło albo korzysta z Twojego urządzenia. Natychmiast napisz na adres { $us }, abyśmy mogli wyjaśnić sprawę. Jeśli używasz tego samego hasła gdzie indziej, zmień je także tam.
mail-erased-look = W takim razie ktoś inny zna Twoje hasło albo korzysta z Twojego urządzenia. Natychmiast daj nam znać, abyśmy mogli wyjaśnić sprawę. Jeśli używasz tego samego hasła gdzie indziej, zmień je także tam.
