import type { Lexicon } from './match.ts'

const PERSON =
  '(?:a |an |the |your |our |any |some |one |real |actual |live |human |madam |oga |mr |mrs |miss |dr )*(?:person|human|humans|human being|someone|somebody|agent|representative|rep|manager|owner|boss|oga|madam|supervisor|staff|advisor|adviser|receptionist|front desk|customer care|customer service|support|colleague|nurse|doctor|dentist|consultant|salesperson|sales person|in charge|people|team)'

/** The customer wants a person, not us. The turn adds the name of the business's own person. */
export const asksForPerson: Lexicon = {
  whole: [
    'human',
    'agent',
    'real person',
    'person',
    'representative',
    'operator',
    'customer care',
    'customer service',
    'call me',
    'manager',
    'owner',
    'insaan',
    'humano',
    'humain',
    'binadamu',
    'mtu',
    'conseiller',
    'asesor',
  ],
  phrases: [
    `(?:speak|talk|chat|connect|connected|transfer|transferred|pass|link|put|hand|discuss|spk|tok|yarn)(?: me)?(?: over| through)?(?: directly| live)? (?:to|with|wit|2) ${PERSON}`,
    `(?:get|give|send|find|call|want|need|bring|fetch) (?:me |us )?(?:to )?${PERSON}(?: please| pls| abeg| on the (?:line|phone)| to (?:call|help|talk|answer)\\b.*)?$`,
    `(?:get|give|want|need) (?:me |us )?(?:a |to see a )?(?:real|actual|live) (?:human|person|agent)`,
    `(?:give|get) me person`,
    `(?:can|could|may|will|let|make|ask|have|tell) ${PERSON} (?:to )?(?:call|ring|phone|contact|reach|text) (?:me|us)(?: back)?`,
    `(?:call|ring|phone) me (?:back )?(?:at|on|please|pls|back|now|asap|sharp sharp|i|instead)`,
    `call me back`,
    `(?:^|(?:can|could|please|pls|pl) )(?:you )?call me(?: please| pls)?$`,
    `(?:not|no be|dont want|no want|nahi|instead of|stop being|tired of) .. (?:bot|robot|machine|computer|chat ?bot|automated)`,
    `(?:is there|any) (?:a )?(?:human|real person|anyone real)`,
    `(?:want|need|have) to (?:speak|talk) (?:to|with)`,
    `(?:rather|prefer to|like to|wan) (?:talk|speak|tok|yarn)(?: to| with)`,
    // Hindi in Latin letters and Devanagari, French, Spanish, Swahili
    `(?:insaan|aadmi|manager|malik|owner|kisi|staff|vyakti) .. (?:se|ko) .. (?:baat|bat|connect)`,
    `bot se .. (?:baat|bat) nahi`,
    `(?:इंसान|आदमी|मैनेजर|मालिक|किसी|व्यक्ति) .. बात`,
    `parler (?:a|avec|au) (?:un |une |quelquun|votre |le |la )?(?:humain|personne|conseiller|conseillere|responsable|gerant|vraie personne)?`,
    `(?:vraie personne|un humain|un conseiller)`,
    `rappelez moi`,
    `hablar con (?:una |un |el |la |alguien|su )?(?:persona|humano|agente|gerente|encargado|encargada|dueno|duena|asesor)?`,
    `(?:persona real|un humano)`,
    `(?:kuongea|ongea|kuzungumza|zungumza) na (?:mtu|binadamu|meneja|mwenye|mhudumu|wakala)`,
    `(?:ba|fun) eniyan soro`,
  ],
  except: [
    `i(?: a)?m not a (?:bot|robot)`,
    `(?:do you|who|which|can anyone|anyone|someone who) (?:speak|speaks|talk)`,
    `(?:do not|dont|no) call me`,
    `call me (?!back|at|on|please|pls|now|asap|sharp|i|instead)\\p{L}+$`,
  ],
}
