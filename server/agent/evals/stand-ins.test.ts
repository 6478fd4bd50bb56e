import { BusinessProfile } from '@salesboy/contract/identity'
import { expect, test } from 'vitest'
import { standIns } from './stand-ins.ts'

const tenant = {
  country: 'NG',
  profile: BusinessProfile.parse({
    phone: '+234 803 000 0017',
    email: 'hello@floras.example',
    handover: { person: 'Teo', replyWithin: '' },
  }),
}
const swapped = (name: string | null, ...texts: string[]) =>
  texts.map(
    standIns(
      tenant,
      name,
      texts.map((text) => ({ author: 'contact', text })),
      { lead: [{ field: 'name', value: 'Bisi', text: 'for Bisi' }] },
    ),
  )

test('names, whole and in parts, phones and addresses give way, the same one to the same', () => {
  expect(
    swapped(
      'Ngozi Okafor',
      'My name is Chidi. Ngozi is my sister, ngozi okafor.',
      'Call 0803 555 0199 or me@mail.example',
      'me@mail.example! For Bisi.',
    ),
  ).toEqual([
    'My name is Robin. Alex is my sister, Alex Stone.',
    'Call +44 7700 900100 or customer1@example.com',
    'customer1@example.com! For Sam.',
  ])
})

test('what is the business’s own stays, and so do words that only hold a name', () => {
  const lines = ['Is Teo there? I have +234 803 000 0017 and hello@floras.example', 'An annex, please']
  expect(swapped('Ann', ...lines)).toEqual(lines)
})
