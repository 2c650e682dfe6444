# Os e-mails que o Keydesk já traz. As lacunas são preenchidas com Liquid; ver en/mails.ftl.
mail-hello = Olá, { $name }!
mail-hello-nobody = Olá!
mail-unexpected = Não esperava este e-mail?
mail-copy = O botão não funciona? Copie este link para o navegador:
mail-sent-by = { $shop } enviou este e-mail para { $email }.
mail-questions = Dúvidas? Escreva para { $us }.
mail-was-you = Reconhece esta ação?
mail-not-you = Não reconhece esta ação?
mail-when = Quando
mail-network = Endereço IP
mail-fact = { $what }: { $fact }

mail-reset-subject = Defina uma nova senha para a loja { $shop }
mail-reset-title = Definir nova senha
mail-reset-short = O link funciona uma única vez e é válido até { $until }.
mail-reset-asked = Recebemos um pedido de nova senha para a sua conta { $email }, feito em “Esqueceu a senha?”.
mail-reset-asked-by-staff = A pedido do nosso serviço de atendimento ao cliente, enviamos um link para definir a senha da sua conta { $email }.
mail-reset-choose = Escolha aqui a sua nova senha:
mail-reset-valid = O link funciona uma única vez e é válido até { $until }. Se recebeu mais de um link, use o mais recente: os anteriores deixaram de funcionar.
mail-reset-safe = Nesse caso, não é preciso fazer nada. Enquanto ninguém usar o link, a sua conta fica como está. Não encaminhe este e-mail: quem tiver o link pode definir a sua senha.

mail-invite-subject = A sua conta na loja { $shop }
mail-invite-title = A sua conta está pronta
mail-invite-short = Defina a sua senha até { $until } e comece a usar a conta.
mail-invite-lead = Abrimos uma conta em seu nome na loja { $shop }. Para entrar, use { $email }; só falta definir a sua própria senha.
mail-invite-button = Definir senha
mail-invite-valid = O link funciona uma única vez e é válido até { $until }.
mail-invite-late-address = O prazo já passou? Escreva para { $us } e enviaremos um novo link.
mail-invite-late = O prazo já passou? Avise-nos e enviaremos um novo link.
mail-invite-safe = Nesse caso, ignore este e-mail. Enquanto ninguém usar o link, a conta permanece inativa.

mail-confirm-subject = Confirme o seu endereço de e-mail para a loja { $shop }
mail-confirm-title = Confirme o seu endereço de e-mail
mail-confirm-short = Basta um clique para que os nossos e-mails cheguem ao destino. O link é válido até { $until }.
mail-confirm-lead = { $email } é o endereço da sua conta na loja { $shop }. Confirme que é seu, para que os nossos e-mails cheguem ao destino:
mail-confirm-button = Confirmar endereço
mail-confirm-valid = O link é válido até { $until }. Com ou sem ele, pode entrar na sua conta como sempre.
mail-confirm-safe = Nesse caso, alguém pode ter escrito mal o próprio endereço. Não é preciso fazer nada: sem o link, nada é confirmado.

mail-welcome-subject = Boas-vindas à loja { $shop }
mail-welcome-short = A sua conta está ativa. Para entrar, use { $email }.
mail-welcome-lead = Agradecemos a sua confiança. A senha está definida e a sua conta está ativa. A partir de agora, entre com { $email } e essa senha.
mail-welcome-button = Entrar
mail-welcome-other = Foi outra pessoa que definiu esta senha?
mail-welcome-secure-address = Abra a página de login, escolha “Esqueceu a senha?”, defina uma senha que mais ninguém conheça e escreva para { $us }.
mail-welcome-secure = Abra a página de login, escolha “Esqueceu a senha?”, defina uma senha que mais ninguém conheça e avise-nos.
mail-welcome-bookmark = Guarde a página de login nos favoritos:

mail-changed-subject = A sua senha na loja { $shop } foi alterada
mail-changed-title = A sua senha foi alterada
mail-changed-short = Se reconhece esta ação, está tudo em ordem. Se não, veja o que fazer.
mail-changed-lead = Foi definida uma nova senha para a sua conta { $email }. Todas as outras sessões foram encerradas.
mail-changed-fine = Nesse caso, está tudo em ordem: este e-mail serve apenas de confirmação.
mail-changed-lock-address = Defina imediatamente uma nova senha. Assim, a outra pessoa perde o acesso. Depois, escreva para { $us }, para que possamos investigar.
mail-changed-lock = Defina imediatamente uma nova senha. Assim, a outra pessoa perde o acesso. Depois, avise-nos, para que possamos investigar.

mail-moved-subject = O seu endereço de e-mail na loja { $shop } foi alterado
mail-moved-title = O seu endereço de e-mail foi alterado
mail-moved-short = A sua conta usa agora o endereço { $masked }. Se não estiver certo, avise-nos.
mail-moved-lead = A sua conta na loja { $shop } tem um novo endereço de e-mail. Os links enviados para o antigo deixaram de funcionar.
mail-moved-old = Endereço antigo
mail-moved-new = Endereço novo
mail-moved-right = Está tudo certo?
mail-moved-fine = Nesse caso, não é preciso fazer nada. A partir de agora, escrevemos para o novo endereço; esta é a nossa última mensagem para o antigo.
mail-moved-wrong = Não queria esta alteração?
mail-moved-look-address = É possível que outra pessoa tenha entrado na sua conta. Escreva imediatamente para { $us }, para que possamos investigar.
mail-moved-look = É possível que outra pessoa tenha entrado na sua conta. Avise-nos imediatamente, para que possamos investigar.
mail-moved-button = Enviar e-mail

mail-erased-subject = A sua conta na loja { $shop } foi apagada
mail-erased-title = A sua conta foi apagada
mail-erased-lead = A sua conta { $email } foi apagada por alguém que tinha entrado nela. Os dados que tínhamos a seu respeito foram eliminados e já não é possível entrar nessa conta.
mail-erased-fine = Nesse caso, está tudo em ordem, e este é o nosso último e-mail.
mail-erased-look-address = Nesse caso, outra pessoa conhece a sua senha ou usa um dos seus dispositivos. Escreva imediatamente para { $us }, para que possamos investigar. Se usa a mesma senha em outros sites, altere-a também nesses sites.
mail-erased-look = Nesse caso, outra pessoa conhece a sua senha ou usa um dos seus dispositivos. Avise-nos imediatamente, para que possamos investigar. Se usa a mesma senha em outros sites, altere-a também nesses sites.
