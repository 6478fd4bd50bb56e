/** Tell-tale words by language, folded: first those nobody else uses (weight 2), then those that only lean (weight 1). */
export const markers: Record<string, [string, string]> = {
  en: [
    'the what how your please would could does which where when have',
    'is are do you can i my a an and for of to it me we much price thanks hello good any there this that with on at from need want will stop',
  ],
  pcm: ['abeg wetin una dey nko wey sabi comot abi oga wahala naija', 'dem go don fit make wan dis dat waka sef oo be am na'],
  'hi-Latn': [
    'hai kya nahi nahin mujhe kitna kitne kitni chahiye karo kaise kab kahan hoon hun aap mein bhi dikhao bhejo bhaiya lagega karna milega kuch andar sasta dukaan khulegi baje hafte abhi bahut bohot raha rahi wala wali aur lekin hamari hamara yeh woh nhi kar ghar',
    'ka ki ke ko se ji haan par tak bhai sab pe ho main batao baad baat din kal aaj',
  ],
  fr: [
    'bonjour bonsoir combien vous avez prix merci svp est-ce voudrais je suis pour dans avec quel quelle quels quelles samedi lundi mardi mercredi jeudi vendredi dimanche rendez cest estce arretez desabonner ecrivez nettoyage coute oui parler humain prenez avons votre quest cest',
    'que le les des une et au aux du ou par sur ne pas tout mon mes',
  ],
  es: [
    'hola gracias cuanto cuesta quiero tienen tienes buenos buenas dias tardes precio puedo necesito por favor estoy mensajes escribeme ahora manana tambien donde cuando sabado lunes martes miercoles jueves viernes domingo horario ustedes clases entrenadores',
    'que el los las una para muy mas mi al del es',
  ],
  pt: ['ola obrigado obrigada voce quanto custa preciso quero bom tarde noite nao mensagens', 'os uma para com por'],
  sw: [
    'habari bei gani ngapi nataka naomba tafadhali asante mnauza mna je shilingi kesho leo saa karibu ujumbe bidhaa nunua duka wapi lini siku ndiyo hapana jambo mambo nahitaji mpaka hadi kwa ninaweza naweza mnafungua iko',
    'ya wa la za kama sana hii hiyo yangu yako pia',
  ],
  yo: ['elo bawo jowo ejo ekaaro ekaasan ekuale ese mo fe ranse duro oruko eku osan lita meji owo', 'ni ti ku'],
  ha: ['nawa sannu ina kwana yaya don allah nagode kudi kuke kada daina aiko sayarwa', 'da ba'],
  ig: ['ego ole biko kedu daalu nwere achoro kwusi ozi imela unu', 'gi bu'],
  pl: ['dzien dobry ile kosztuje prosze dziekuje czy chce cena jest jak gdzie', 'nie'],
  de: ['guten tag wie viel kostet bitte danke haben ich mochte konnen sie nachrichten', 'der die das und ist nicht'],
}
