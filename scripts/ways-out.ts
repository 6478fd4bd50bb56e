import { dirname, normalize } from 'node:path/posix'

/**
 * Places where a file points out of the repository: a path of dots that climbs past its root, or a folder of somebody's
 * own machine. Other people have neither. `machine` are folders around the checkout, each with a slash at its end.
 */
export function waysOut(file: string, text: string, machine: string[]): string[] {
  const climbs = [...text.matchAll(/(?<![\w.])(?:\.\.\/)+[\w@./-]*/g)]
    .map(([path]) => path)
    .filter((path) => normalize(`${dirname(file)}/${path}`).startsWith('..'))
  const homes = [...text.matchAll(/(?<![\w.@/-])\/(?:home|Users|root)\/[\w.-]+/g)].map(([path]) => path)
  const around = machine.filter((folder) => new RegExp(`(?<![\\w.@/-])${folder.replaceAll('.', '\\.')}`).test(text))
  return [...new Set([...climbs, ...homes, ...around])].map((path) => `${file} points to ${path}, which only this machine has.`)
}
