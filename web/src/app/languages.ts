import { translateBy } from '../lib/catalogue.ts'
import { language, offer } from '../lib/language.ts'

/** Every translation there is: `say.sw.ts` beside `say.ts`, `index.pt-BR.ts` beside `index.ts`. Each is loaded with its page. */
const files = import.meta.glob<{ default: Record<string, string> }>(['../**/*.??.ts', '../**/*.??-??.ts'])
const fileOf = (name: string, tag: string) => `../${name}.${tag}.ts`.replace('../app/', './')

/** A language is offered once the frame around the pages speaks it. */
export function setLanguages() {
  offer(Object.keys(files).flatMap((file) => /^\.\/say\.(.+)\.ts$/.exec(file)?.[1] ?? []))
  translateBy((name, tag) => files[fileOf(name, tag)])
  document.documentElement.lang = language()
}
