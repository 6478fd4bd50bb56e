import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { type Door, forgetRest, through } from './door.ts'
import { faultOf, Resting } from './fault.ts'

const door = (): Door => ({ provider: 'test', address: 'http://test', apiKey: newId() })
const never = () => new Promise<never>(() => {})
const fails = () => Promise.reject(new Error('down'))

test('a call that does not listen to its signal ends on time all the same', async () => {
  const started = performance.now()
  const error = await through(door(), 'm', 50, undefined, never).catch((reason: unknown) => reason)
  expect(faultOf(error)).toBe('slow')
  expect(performance.now() - started).toBeLessThan(1000)
})

test('three failures running shut the door, and a person who tries it opens it', async () => {
  const shut = door()
  for (let i = 0; i < 3; i++) await expect(through(shut, 'm', 1000, undefined, fails)).rejects.toThrow('down')
  const error = await through(shut, 'm', 1000, undefined, () => Promise.resolve('open')).catch((reason: unknown) => reason)
  expect(faultOf(error)).toBe('resting')
  forgetRest(shut)
  expect(await through(shut, 'm', 1000, undefined, () => Promise.resolve('open'))).toBe('open')
})

test('a caller who gives up says nothing about the server', async () => {
  const open = door()
  for (let i = 0; i < 5; i++) {
    const error = await through(open, 'm', 1000, AbortSignal.timeout(10), never).catch((reason: unknown) => reason)
    expect(error).not.toBeInstanceOf(Resting)
  }
  expect(await through(open, 'm', 1000, undefined, () => Promise.resolve('open'))).toBe('open')
})
