"""Words of a query that say little of what is asked for, by language, as the analysis folds them: without accents.

Stop words carry no meaning of their own. Never among them are "no", "not", "or", "without", "never", "only", "before", "after" and
the like, which turn the meaning of an advice round.

Low-weight words are those of the one who asks, not of what is asked about: a letter to a doctor is full of them, and in texts
they are rare enough to look important. They count for a fraction (`settings.LOW_WEIGHT_PERCENT`).
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.language.tags import primary

_STOP: Mapping[str, str] = {
    "en": """
a about am an and are as at be been being by can could did do does for from had has have he her hers him his how i if
im in into is it its ive me my of on our ours she should so than that the their them then there these they this those
to was we were what whats when where which who whom whose why will with would you your yours
""",
    "es": """
a al algo algun alguna algunas alguno algunos ante aquel aquella aquello aqui asi aun con cual cuales cuando como cuanto cuanta
cuantos cuantas de del desde donde e el ella ellas ellos en entonces era eran es esa esas ese eso esos esta estaba estamos estan
estar estas este esto estos estoy fue fueron ha haber habia hace hacer han hasta hay he hemos la las le les lo los mas me mi mis mucho
muy nos nosotros nuestra nuestro para pero por porque pues que quien quienes se sea ser si sido sobre son soy su sus suyo tal
tan tanto te tener tengo ti tiene tienen tu tus u un una unas uno unos usted ustedes va van voy y ya yo
""",
    "de": """
ab aber als also am an auch auf aus bei beim bin bis bist da damit dann das dass daruber dem den denn der des dessen deshalb die dies
diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwas fur gegen gibt hab habe haben hat
hatte hatten hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes kann konnen
konnte man mein meine meinem meinen meiner mich mir mit muss mussen noch nun ob sehr sein seine seinem seinen seiner sich sie
sind so soll sollte sollen sowie uber um und uns unser unsere unter vom von war waren warum was wegen weil welche welchem
welchen welcher welches wem wen wenn wer werde werden wie wieso will wir wird wo wozu wurde wurden zu zum zur
""",
    "fr": """
a afin ai ainsi alors as au aucun aussi autre aux avec avez avons avoir c ca car ce ceci cela celle celles celui ces cet cette ceux chez
comme comment d dans de depuis des donc dont du elle elles en entre est et etaient etait etant etc ete etes etre eu eux fait faire
faut il ils j je jusque l la le les leur leurs lors lorsque lui m ma mais me meme mes moi mon n nos notre nous on ont par
parce peut pour pourquoi puis qu quand que quel quelle quelles quels qui quoi s sa se ses si son sont suis sur t ta te tes
toi ton tous tout toute toutes tres tu un une vais va vers vos votre vous y
""",
    "ar": """
\u0645\u0646 \u0641\u064a \u0639\u0644\u0649 \u0627\u0644\u0649 \u0639\u0646 \u0645\u0639 \u0647\u0630\u0627 \u0647\u0630\u0647 \u0630\u0644\u0643 \u062a\u0644\u0643 \u0647\u0648 \u0647\u064a \u0647\u0645 \u0627\u0646\u0627 \u0646\u062d\u0646 \u0627\u0646\u062a \u0645\u0627 \u0645\u0627\u0630\u0627 \u0647\u0644 \u0643\u064a\u0641
\u0645\u062a\u0649 \u0627\u064a\u0646 \u0644\u0645\u0627\u0630\u0627 \u0627\u0644\u062a\u064a \u0627\u0644\u0630\u064a \u0627\u0646 \u0643\u0627\u0646 \u0643\u0627\u0646\u062a \u064a\u0643\u0648\u0646 \u062a\u0643\u0648\u0646 \u0642\u062f \u0644\u0642\u062f \u0644\u064a \u0644\u0643 \u0644\u0647 \u0644\u0647\u0627 \u0628\u0647 \u0628\u0647\u0627 \u0648 \u062b\u0645 \u0643\u0644 \u0628\u0639\u0636
""",
}
_LOW_WEIGHT: Mapping[str, str] = {
    "en": """
actually advance advice advise all also answer answered answers any anyone anything appreciate appreciated
article asap ask asking because best bless brother but bye cant concerned curious currently dad daughter dear dont
else email everybody everyone everything experienced experiencing family father few find friend get getting give go
god goes going gone got grateful greetings guess happen happens hello help hi hope hoping husband id info information
just keep kindly know let like look looking lot made make makes male man may maybe mean meaning means message mom
mother much mum need needs notice noticed now okay old person please possible put question questions really
recently recommend recommended regarding regards replies reply said say says see seem seems send sent
sincerely sir sister somebody someone something son soon still subject such suffer suffered suffering suffers
suggest suggestion suggestions sure take tell thank thanks thing things think thinks thought told try trying urgent use using very
want wanted way website well went whether wife woman wonder wondering year years yes
""",
    "es": """
abuela abuelo ahora alguien amigo anos ano aparte aprecio asunto atentamente ayer ayuda ayudar ayudenme buenas buenos buscando cada
caso cierto claro comentario comprendo conocer consejo consejos consulta contesta contestar cordial correo cosa cosas creo
cualquier cuenta cuentan curiosidad curioso da dan dar debe deben debo decir dice dicen digo dijeron dijo doctor doctora
doctores dia dias ejemplo encontrar encuentro entender entiendo esposa esposo estimado explica explicar familia favor fin forma
gracias gustaria hablar haga hagan haria hermana hermano hija hijo hizo hola hombre hoy igual importa informacion informar interesa
llamo llevo madre mama manda manera marido mensaje mejor mujer necesito necesita novia novio ojala opcion
padre papa parece parte pasa pasar paso pedir pienso poder podria pregunta preguntar preguntas pronto puede pueden puedo
queria quiere quiero quisiera recomiendan recomienda respuesta respuestas saber sabe saben saludos se sera seria siento
siguiente significa sirve sobrina supe tarde tema tia tio toca todavia todo toda todos todas tomar tuve tuvo urgente usar
vale ve veces ver verdad vez
""",
    "de": """
aktuell alle alles anliegen antwort antworten artikel bald bedanke bedeutet beste bitte brauche bruder danke dankbar darf
deutlich dringend eigentlich eltern email erfahrung erfahren familie finden frage fragen frau freund gerne gesagt geht genau
gruss grusse guten hallo herr hilfe helfen hoffe immer info information jahr jahre jahren jemand jetzt kennen kind klar
kommen leider liebe lieben machen mal mann meinung mochte mogen mutter nachricht nehmen oma opa person rat
sache sagen sagt schon schwester sehen seit sicher sohn sowas tag tage tochter tun vater vielen vielleicht viel wann wirklich
wissen wunschen zeit
""",
    "fr": """
aide aider aimerais an annees ans apres-midi article aujourd bien bientot bonjour bonsoir cas chaque cherche chose choses
conseil conseils cordialement cousin cousine demande demander depuis dire dit docteur dois doit enfant enfin epouse famille femme
fille fils frere hui homme idee information informations jour jours maintenant mari maman merci mere message monsieur madame moment
mot parents parle parler peux pere personne personnes plait possible pouvez pourrait pourriez prendre probleme question questions
quelque quelqu reponse repondre sais salut savoir sert signifie soeur souhaite sujet svp temps toujours trouver
urgent utiliser venir veux veut vie vient voici voila voir voudrais vrai vraiment
""",
    "ar": "",
}
OTHER_STOP_WORDS = ("+",)
"""Those of a language that has no list."""


def stop_words(language: str) -> frozenset[str]:
    """Words that are not looked for, beside others, in a `language` (BCP 47)."""
    return frozenset((*_STOP.get(primary(language), "").split(), *OTHER_STOP_WORDS))


def low_weight_words(language: str) -> frozenset[str]:
    """Words that count little, in a `language` (BCP 47)."""
    return frozenset(_LOW_WEIGHT.get(primary(language), "").split())
