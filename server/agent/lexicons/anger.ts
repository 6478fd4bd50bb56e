import type { Lexicon } from './match.ts'

const YOU = '(?:you|u|una|you people|you guys|your \\w+|this|it|that)'

/** Anger and abuse that a person should answer by themselves. Milder words are weighed together in `mood.ts`. */
export const anger: Lexicon = {
  phrases: [
    `(?:thieves|ole|barawo|chor|voleurs?|ladrones|wezi|scammers?|fraudsters?|crooks|criminals|419|yahoo boys?)`,
    `${YOU}(?: are| be| r| na)?(?: a| an| all| just| such)* (?:scam|fraud|rubbish|useless|pathetic|disgusting|a joke|trash|garbage|nonsense)`,
    `(?:stole|steal|stolen|eaten|ate|chop|chopped|collected|collect) (?:my|our) money`,
    `(?:worst|terrible|horrible|awful|pathetic|disgusting|appalling|shameful|zero|useless|bakwas|bekar|ghatiya|third class) (?:\\w+ )?(?:service|experience|customer|company|shop|store|business|place|quality|food|ever)`,
    `(?:i am|im|i m|we are|very|so|really|extremely|too|am|dey) (?:angry|furious|livid|pissed|mad at|fed up|disgusted|upset|disappointed|frustrated|annoyed|vex|vexed|outraged)`,
    `(?:fed up|pissed off|sick and tired|sick of (?:this|you))`,
    `(?:fuck|f off|f ck|fck|f k|fuk|fucking|f ing|bullshit|shit service|bastards?|idiots?|stupid|dumb|moron|imbecile|asshole|arsehole|bitch|goat|mumu|ode|oloshi|werey|olodo|dey mad|thunder fire|god punish|bloody (?:bot|fool|hell)|go to hell|shut up|shut ?up|useless (?:bot|people|idiots?|robot)|bewakoof|gadha|kamine|kutte|harami|saala|bhosdi\\w*|madarch\\w*|chutiy\\w*|connards?|salauds?|merde|putain|imbeciles?|pendejos?|mierda|estupidos?|cabron\\w*|idiotas?|mjinga|wajinga|mpumbavu|shenzi)`,
    `(?:want|need|give|demand|return|refund)(?: me| us)? (?:my|our|the) (?:\\S+ )?(?:money|\\d+|cash|payment) (?:back|now|today|immediately)`,
    `(?:nobody|no one|no body|noone|none of you|no person)(?: even| is| has| ever| dey| don)? (?:answer\\w*|repl\\w+|respond\\w*|pick\\w*|call\\w*|apologi\\w+|care\\w*|help\\w*|show\\w* up)`,
    `(?:is|are) (?:ridiculous|unacceptable|outrageous|nonsense|rubbish|disgraceful|inadmissible|unbelievable)`,
    `(?:unacceptable|ridiculous|outrageous|inadmissible|inaceptable|inacceptable|disgraceful)$`,
    `(?:this is|what a|na) (?:rubbish|nonsense|wickedness|cheating|shame)`,
    `(?:so|very|extremely|really) rude`,
    `(?:third|fourth|fifth|10th|tenth|hundredth|3rd|4th|5th) time (?:i am|im|i m|i have|ive|i) (?:ask|complain|call|messag|text)\\w*`,
    `(?:hours?|days?|weeks?|months?) late`,
    `(?:double|twice|over|wrongly) ?charged|charged (?:me|my card|us) (?:twice|double|two times)|overcharged (?:me|my|us)`,
    `(?:since|for) (?:last week|weeks|months|days|last month) .. (?:no|nothing|never|still|yet)`,
    `(?:my|our) (?:\\w+ )?(?:guests|mother|wife|husband|family|boss) (?:were|was|got) (?:embarrassed|disappointed|angry|sick)`,
    `(?:cheated|scammed|duped|robbed|deceived|lied to) (?:me|us|by)`,
    `(?:bahut|bohot|ekdum|bilkul) (?:bakwas|bekar|ghatiya|gussa|kharab)`,
    `(?:estoy|muy) (?:muy )?(?:molest[oa]|enojad[oa]|furios[oa]|decepcionad[oa])`,
    `(?:cest|c est) (?:inadmissible|inacceptable|scandaleux|honteux|nul|une honte)`,
    `(?:personne|nadie) (?:ne )?(?:repond|contesta|responde)\\w*`,
    `(?:huduma mbaya|nimekasirika|nimechoka na|upuuzi)`,
    `(?:una|you people) (?:don )?(?:fall my hand|mess up|disappoint me)`,
    `घटिया|बकवास|चोर|धोखा|बेकार सर्विस`,
  ],
  except: [
    `(?:is|are) (?:this|it|you|that|there)(?: guys| people)?(?: a| any| not a)? (?:scam|fraud|fake|legit)`,
    `(?:stupid|dumb|silly) (?:question|me|of me)`,
    `(?:sorry for|excuse|forgive) .. (?:stupid|dumb)`,
    `i (?:dont|do not) want (?:to be|my) (?:angry|late)`,
    `goat (?:meat|pepper|cheese|milk|skin|curry|head|stew)`,
  ],
}
