import type { Lexicon } from './match.ts'

/** Somebody may be in danger now. People answer these, and the reply names the emergency number. */
export const emergency: Lexicon = {
  phrases: [
    `(?:trouble|difficulty|hard|problem|cant|cannot|can not|not able to|unable to|struggling)(?: to| with)? ?(?:breathe|breathing)`,
    `short(?:ness)? of breath`,
    `(?:wont|will not|cant|cannot|not|doesnt|does not|hasnt|never) (?:stop|stopped|stopping) bleeding`,
    `bleeding (?:wont|will not|doesnt|does not|hasnt|not|a lot|heavily|badly|for hours)(?: stop\\w*)?`,
    `(?:severe|heavy|bad|much|uncontrolled) bleeding`,
    `(?:chest pain|heart attack|stroke|seizure|convuls\\w+|unconscious|passed out|fainted|collapsed|overdos\\w+|anaphyla\\w+)`,
    `(?:face|throat|tongue|lips?|neck)(?: is| are| has| was)?(?: very| badly| really)? (?:swelling|swollen|swelled)(?: up)?`,
    `swelling .. (?:breathe|breathing|throat|swallow)`,
    `(?:kill|hurt|harm) (?:myself|himself|herself)`,
    `(?:suicide|suicidal|end my life|want to die|take my own life)`,
    `(?:swallowed|drank) (?:poison|bleach|acid)`,
    `(?:gas leak|smell gas|house (?:is )?on fire|electric(?:al)? shock|electrocuted)`,
    `(?:someone|somebody|he|she|they) (?:is|are) (?:attacking|robbing|shooting)`,
    `(?:medical )?emergency (?:please|now|help)`,
    `(?:saans|sans) (?:nahi|nhi|lene me|lene mein)`,
    `khoon (?:band |ruk )?(?:nahi|nhi)`,
    `(?:mal a|peux pas|du mal a) respirer`,
    `saigne (?:encore|toujours|beaucoup)`,
    `(?:levre|visage|gorge|langue) .. (?:enfle\\w*|gonfle\\w*)`,
    `no puedo respirar|sangra(?:ndo)? mucho`,
    `(?:siwezi|hawezi|anashindwa|nashindwa) kupumua`,
    `no fit breathe`,
  ],
  except: [`(?:not an emergency|breathing exercises?|breathing class\\w*|stroke (?:rehab|play))`],
}
