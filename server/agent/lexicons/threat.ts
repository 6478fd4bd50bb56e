import type { Lexicon } from './match.ts'

/** Lawyers, police, regulators, banks and harm: a person answers. */
export const threat: Lexicon = {
  phrases: [
    `(?:my|a|our|the) (?:lawyer|attorney|solicitor|advocate)s?(?: will| go|s)`,
    `(?:sue|suing|sued) (?:you|u|una|your|this|them|the)`,
    `(?:take|taking|drag|see|meet) (?:you|u|una|this) (?:people )?(?:to|in|for|go) (?:the )?court`,
    `(?:legal action|legal notice|small claims|consumer court|consumer forum|consumer protection|class action|court case)`,
    `(?:carry|call|bring|involve|get|inform) (?:the )?police`,
    `police (?:come|case|complaint|report|station)`,
    `(?:report|reporting|reported|complain|complaining) .. (?:to|at|with) .. (?:police|efcc|fccpc|consumer|cpc|bbb|authorit\\w+|college|regulator|council|ombudsman|trading standards|better business|court|meta|whatsapp|bank|board|tribunal)`,
    `(?:i|i ll|i will|ill|going to|gonna) report (?:you|u|una)`,
    `(?:disput\\w+|reverse|reversing) .. (?:charge|payment|bank|card|transaction)`,
    `charge ?back`,
    `(?:you|una|u)(?: people| guys| all)? (?:will|go|gonna|are going to) (?:hear from|regret|see (?:me|wetin)|pay for)`,
    `(?:post|expose|drag|blast|put) (?:you|u|una|this)(?: all)?(?: people)? (?:on|all over|for) (?:social|twitter|x|instagram|facebook|tiktok|google|the internet|online)`,
    `(?:bad|one star|1 star|negative) reviews? (?:everywhere|on|about)`,
    `(?:i|we) (?:will|go|ll|shall|gonna) (?:kill|beat|burn|destroy|break|harm|deal with|find) (?:you|una|your|u)`,
    `(?:consumer court|police|kanooni|kanuni|case) (?:jaun\\w*|jaoon\\w*|jayenge|karun\\w*|karoon\\w*|karenge|me jau\\w*)`,
    `(?:porter plainte|mon avocat|poursui\\w+ en justice|protection du consommateur)`,
    `(?:mi abogado|demandar(?:los|te|lo)?|denunciar(?:los|te|lo)?)`,
    `(?:nitawashtaki|nitakushtaki|polisi|mahakamani|wakili wangu)`,
    `उपभोक्ता (?:अदालत|फोरम)|पुलिस`,
  ],
  except: [`police (?:uniform|clearance|report for)`, `(?:do you|can i) .. lawyer`],
}
