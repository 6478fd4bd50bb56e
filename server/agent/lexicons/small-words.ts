/** Words that name nothing: left out when we look for what a line is about. Folded. */
export const EMPTY_WORDS = new Set(
  `a an the and or but if of to in on at by for from with about into over after before as is are am be been being was were do does did doing done has have had having
  can could may might must shall should will would i me my mine we us our you u ur your yours he she it its they them their this that these those there here what which who whom whose
  when where why how much many any some no not yes please pls plz thanks thank hi hello hey ok okay good morning afternoon evening night dear sir ma madam boss just also too very so really
  get got give know tell want need like let see come go going gonna wanna one ones im ive id ill dont doesnt isnt arent cant wont whats hows wheres theres thats youre y all yall guys people
  then than more most other another same still yet already even only ever never well again now right exactly actually maybe possible available there is it btw um uh em hmm oh lol
  price prices pric prise prize pice cost costs coast rate rates fee fees charge charges total amount quote buy sell selling hw mch wat wats d ur r n abeg una dey na be wetin nko wey fit o oo sef abi sabi e am make
  how far pls hai kya ka ki ke ko se kitne kitna kitni mujhe chahiye ji bhai bhaiya aap hain ho hoon main mein par hi bhi aur kar karo do
  le la les un une des de du et ou est que qui quel quelle combien coute prix vous je pour c ca cest svp el los las una y o es cuanto cuesta precio por favor para con quiero tienen
  bei gani ya ni na kwa je ngapi tafadhali naomba nataka elo ni nawa ego ole bonjour hola habari namaste madam oga my sister brother friend`.split(
    /\s+/,
  ),
)

/** Words of a question about opening hours. Nothing but these (and empty words) means the business as a whole is meant. */
export const HOUR_WORDS = new Set(
  `open opens opened opening close closes closed closing hour hours time times timing timings day days shop store shops office place business working work schedule until till late early start
  today tomorrow tonight tmrw yesterday week weekend weekends weekday weekdays daily
  monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays mon tue tues wed thu thur thurs fri sat sun next this coming currently
  dukaan dukan khulegi khulti khulte khula band baje bje kab tak kal aaj samay din parso
  ouvert ouverts ouverte ouvrez fermez ferme horaires horaire heures heure quand aujourdhui demain lundi mardi mercredi jeudi vendredi samedi dimanche quelle sont vos votre etes
  abren abierto abiertos cierran cierra horario horarios hora hoy manana lunes martes miercoles jueves viernes sabado domingo estan
  mnafungua mnafunga saa ngapi lini leo kesho wazi mko duka jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili
  visit walk pass drop stop later around like am pm noon oclock clinic gym salon studio spa kitchen center centre branch whole usually normally please people`.split(
    /\s+/,
  ),
)
