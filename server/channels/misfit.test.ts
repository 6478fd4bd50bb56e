import { expect, test } from 'vitest'
import { channelNamed } from './index.ts'
import { misfit } from './misfit.ts'

const whatsapp = channelNamed('whatsapp-cloud')
const textsOnly = { ...whatsapp, label: 'SMS', accepts: { ...whatsapp.accepts, kinds: ['text' as const], text: 160 } }
const file = { type: 'image' as const, media: { mimeType: 'image/png' }, caption: 'x'.repeat(1025) }
const button = (n: number) => ({ id: `b${n}`, title: `Choice ${n}` })

test.each([
  ['a kind it does not carry', textsOnly, { ...file, caption: '' }, 'SMS cannot carry a message of type image'],
  ['a long text', textsOnly, { type: 'text' as const, text: 'x'.repeat(161) }, '161 characters; SMS takes at most 160'],
  ['a long caption', whatsapp, file, '1025 characters'],
  ['many buttons', whatsapp, { type: 'buttons' as const, text: 'Which?', buttons: [1, 2, 3, 4].map(button) }, '4 buttons'],
])('%s is refused in words', (_, channel, content, words) => {
  expect(misfit(channel, content)).toContain(words)
})

test('what a channel accepts passes, up to its limit', () => {
  expect(misfit(textsOnly, { type: 'text', text: 'x'.repeat(160) })).toBeNull()
  expect(misfit(whatsapp, { ...file, caption: 'A rose' })).toBeNull()
})
