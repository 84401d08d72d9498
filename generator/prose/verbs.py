"""Verbs with which one person says something, in languages that articles are written in; the English ones are in `speech`.

Each is a part of a regular expression, to be put in a group.
"""

from __future__ import annotations

CALLS_DE = "nannte|nennt|bezeichnete|bezeichnet|sprach|spricht|verurteilte|beschrieb|beschreibt"
"""German verbs with which one person calls something by a name."""
SAID_FR = (
    "accusé|admis|affirmé|ajouté|annoncé|assuré|averti|commenté|conclu|confié|confirmé|déclaré|dénoncé|détaillé|dit|écrit|"
    "estimé|expliqué|fait savoir|fait valoir|indiqué|insisté|jugé|lancé|martelé|noté|observé|plaidé|poursuivi|précisé|prévenu|"
    "promis|raconté|rappelé|reconnu|regretté|répété|répliqué|répondu|résumé|réagi|salué|souligné|soutenu|témoigné|tranché|"
    "tweeté"
)
SAYS_FR = (
    "affirme|ajoute|annonce|assure|avertit|commente|conclut|confie|confirme|déclare|dénonce|détaille|dit|écrit|estime|"
    "explique|indique|insiste|juge|lance|martèle|note|observe|plaide|poursuit|précise|prévient|promet|raconte|rappelle|"
    "reconnaît|regrette|répète|réplique|répond|résume|réagit|salue|souligne|soutient|témoigne|tranche"
)
"""French participles, and verbs in the present."""

SAYS = {
    "da": "siger|sagde|fortæller|fortalte|skriver|skrev|mener|mente|forklarer|forklarede|understreger|advarer|advarede|svarer|"
    "svarede|oplyser|tilføjer|tilføjede|fortsætter|påpeger|udtaler",
    "de": "antwortet|antwortete|appelliert|appellierte|argumentiert|argumentierte|behauptet|behauptete|bekräftigt|bekräftigte|"
    "bemängelt|bemängelte|berichtet|berichtete|bestätigt|bestätigte|beteuert|beteuerte|betont|betonte|bilanziert|bilanzierte|"
    "droht|drohte|entgegnet|entgegnete|ergänzt|ergänzte|erinnert|erinnerte|erklärt|erklärte|erläutert|erläuterte|erwidert|"
    "erwiderte|erzählt|erzählte|flüstert|flüsterte|fordert|forderte|fragt|fragte|fügt|fügte|gestand|gesteht|jubelt|jubelte|"
    "klagt|klagte|kommentiert|kommentierte|konstatiert|konstatierte|kritisiert|kritisierte|kündigt|kündigte|lobt|lobte|mahnt|"
    "mahnte|meint|meinte|moniert|monierte|prophezeit|prophezeite|protestiert|protestierte|räumt|räumte|warf|wirft|werfen|warfen|resümiert|resümierte|"
    "rief|ruft|sagt|sagte|scherzt|scherzte|schimpft|schimpfte|schreibt|schrieb|schwärmt|schwärmte|spottet|spottete|stöhnt|"
    "stöhnte|teilt|teilte|twittert|twitterte|unterstreicht|unterstrich|urteilt|urteilte|versichert|versicherte|versprach|"
    "verspricht|warnt|warnte|wiederholt|wiederholte",
    "el": "είπε|λέει|τόνισε|πρόσθεσε|δήλωσε|ανέφερε|σημείωσε|υπογράμμισε|έγραψε|απάντησε",
    "es": "dijo|dice|afirmó|afirma|aseguró|asegura|señaló|señala|declaró|declara|explicó|explica|añadió|añade|agregó|agrega|indicó|"
    "indica|sostuvo|sostiene|advirtió|advierte|destacó|destaca|subrayó|subraya|insistió|insiste|recordó|recuerda|respondió|"
    "responde|preguntó|comentó|comenta|manifestó|expresó|apuntó|apunta|precisó|reconoció|reconoce|admitió|admite|denunció|"
    "denuncia|lamentó|lamenta|criticó|critica|reiteró|reitera|concluyó|concluye|relató|relata|contó|cuenta|escribió|escribe|"
    "pidió|pide|exigió|exige|prometió|promete|anunció|anuncia|confirmó|confirma|zanjó|replicó|matizó|resumió|resume|remató|"
    "sentenció|espetó|exclamó|opinó|opina|argumentó|defendió|defiende|valoró|valora|celebró|celebra|enfatizó|aclaró|aclara|"
    "detalló|detalla|rechazó|ironizó|(?:ha|había) (?:dicho|afirmado|asegurado|señalado|declarado|explicado|añadido|indicado|"
    "advertido|destacado|subrayado|insistido|recordado|respondido|manifestado|apuntado|reconocido|denunciado|lamentado|"
    "criticado|reiterado|escrito|pedido|anunciado|confirmado|sostenido|comentado)",
    "fr": rf"(?:(?:a|avait)\s+(?:\w+ment\s+|aussi\s+|également\s+|ensuite\s+|encore\s+)?(?:{SAID_FR})|{SAYS_FR})",
    "it": "dice|dichiara|afferma|spiega|aggiunge|sottolinea|ribadisce|commenta|osserva|scrive|sostiene|annuncia|avverte|conclude|"
    "risponde|replica|ricorda|racconta|assicura|precisa|ammette|denuncia|chiede|promette|riferisce|disse|spiegò|aggiunse|"
    "rispose|osservò|(?:ha|aveva) (?:detto|dichiarato|affermato|spiegato|aggiunto|sottolineato|ribadito|commentato|osservato|"
    "scritto|sostenuto|annunciato|avvertito|concluso|risposto|replicato|ricordato|raccontato|assicurato|precisato|ammesso|"
    "denunciato|chiesto|promesso|riferito)",
    "nl": "zegt|zei|vertelt|vertelde|stelt|stelde|meldt|meldde|schrijft|schreef|verklaart|verklaarde|benadrukt|benadrukte|"
    "waarschuwt|waarschuwde|reageert|reageerde|antwoordt|antwoordde|vraagt|vroeg|erkent|erkende|concludeert|concludeerde|"
    "belooft|beloofde|klaagt|klaagde|vervolgt",
    "no": "sier|sa|forteller|fortalte|skriver|skrev|mener|mente|forklarer|forklarte|understreker|advarer|advarte|svarer|svarte|"
    "opplyser|fortsetter|påpeker|uttaler",
    "pl": "(?:powiedział|dodał|napisał|stwierdził|podkreślił|zaznaczył|odpowiedział|wyjaśnił|oświadczył|ocenił|przekazał)a?|mówi|"
    "dodaje",
    "pt": "disse|diz|afirmou|afirma|declarou|declara|explicou|explica|acrescentou|acrescenta|completou|completa|ressaltou|ressalta|"
    "destacou|destaca|escreveu|escreve|garantiu|garante|respondeu|responde|contou|conta|lembrou|lembra|avaliou|avalia|"
    "argumentou|argumenta|alertou|alerta|criticou|critica|defendeu|defende|reforçou|reforça|concluiu|conclui|relatou|relata|"
    "reconheceu|reconhece|informou|informa|anunciou|anuncia|prometeu|observou|observa|comentou|comenta|pediu|pede|confirmou|"
    "confirma|reiterou|reitera|sublinhou|sublinha|referiu|refere|adiantou|adianta|frisou|frisa|salientou|salienta",
    "ru": "(?:сказал|заявил|добавил|написал|отметил|подчеркнул|ответил|пояснил|объяснил|сообщил|рассказал|уточнил|признал)а?|говорит",
    "sv": "säger|sade|sa|berättar|berättade|skriver|skrev|menar|menade|förklarar|förklarade|betonar|betonade|varnar|varnade|svarar|"
    "svarade|uppger|uppgav|konstaterar|konstaterade|understryker|medger|hävdar|hävdade|fortsätter|tillägger|tillade",
    "uk": "(?:сказа|заяви|дода|написа|зазначи|наголоси|відпові|поясни|повідоми|розпові|уточни|підкресли)(?:в|ла)|каже|додає",
}
SAYS |= dict.fromkeys(("nb", "nn"), SAYS["no"])
"""By language (BCP 47)."""
