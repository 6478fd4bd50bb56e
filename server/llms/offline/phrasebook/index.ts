import ar from './ar.ts'
import type { Phrases } from './en.ts'
import en from './en.ts'
import es from './es.ts'
import fr from './fr.ts'
import ha from './ha.ts'
import hi from './hi.ts'
import hiLatn from './hi-Latn.ts'
import ig from './ig.ts'
import pcm from './pcm.ts'
import pt from './pt.ts'
import sw from './sw.ts'
import yo from './yo.ts'

/** Fixed phrases by language. Words the writers of these languages should check before a release. */
export const phrasebook: Record<string, Partial<Phrases>> & { en: Phrases } = {
  en,
  pcm,
  'hi-Latn': hiLatn,
  hi,
  fr,
  es,
  sw,
  yo,
  ha,
  ig,
  ar,
  pt,
}
