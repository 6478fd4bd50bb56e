import type { Decision } from '@salesboy/contract/decision'
import type { Expectations } from '@salesboy/contract/evals'
import { outcomeOf } from '#domains/evals/outcome-of.ts'
import { cut } from '#platform/text/cut.ts'
import { fold } from '#platform/text/fold.ts'

/** What was expected and did not happen, a sentence each; none: the case passed. */
export function judge(expect: Expectations, decision: Decision): string[] {
  const { answer } = outcomeOf(decision)
  const folded = fold(answer)
  const says = (phrase: string) => folded.includes(fold(phrase))
  const does = new Set(decision.actions.map(({ type }) => type))
  const quoted = answer === '' ? 'It said nothing' : `It said “${shorten(answer)}”`

  return [
    ...expect.saysAll.filter((phrase) => !says(phrase)).map((phrase) => `${quoted}, without “${phrase}”.`),
    ...(expect.saysAny.length > 0 && !expect.saysAny.some(says)
      ? [`${quoted}, with none of ${expect.saysAny.map((phrase) => `“${phrase}”`).join(', ')}.`]
      : []),
    ...expect.neverSays.filter(says).map((phrase) => `It must never say “${phrase}”. ${quoted}.`),
    ...expect.actions.filter((type) => !does.has(type)).map((type) => `It should have done “${spoken(type)}”. ${quoted}.`),
    ...expect.neverActions.filter((type) => does.has(type)).map((type) => `It must not do “${spoken(type)}”.`),
    ...expect.facts
      .filter((value) => !decision.facts.some((fact) => fold(fact.value) === fold(value)))
      .map((value) => `The answer does not stand on the fact ${value}.`),
    ...handedOver(expect, does.has('hand_over'), quoted),
    ...(expect.language && expect.language !== decision.language
      ? [`It answered in “${decision.language}” instead of “${expect.language}”.`]
      : []),
    ...stopped(expect, decision),
  ]
}

function handedOver({ handOver }: Expectations, did: boolean, quoted: string): string[] {
  if (handOver === null || handOver === did) return []
  return [did ? 'It handed over to a person, and nobody was needed.' : `It did not hand over to a person. ${quoted}.`]
}

/** A guard that had to stop the draft has kept the customer from reading it; that the bot tried is what fails the case. */
const stopped = ({ draftPasses }: Expectations, { verdicts, draft }: Decision): string[] =>
  verdicts
    .filter(({ guard, verdict }) => verdict !== 'passed' && (draftPasses as string[]).includes(guard))
    .map(({ detail }) => `It wanted to say “${shorten(draft ?? '')}”, which a guard stopped: ${detail}.`)

const spoken = (type: string) => type.replaceAll('_', ' ')
const shorten = (text: string) => (text.length > 160 ? `${cut(text, 159).trimEnd()}…` : text)
