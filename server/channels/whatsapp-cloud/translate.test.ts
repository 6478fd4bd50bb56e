import { describe, expect, test } from 'vitest'
import { expectedOutcomes, fixtureNames, loadFixture } from '../../../test/whatsapp-fixtures.ts'
import type { Inbound } from '../channel.ts'
import { translate } from './translate.ts'

const now = new Date('2026-11-21T12:00:00Z')
const read = (name: string) => translate(loadFixture(name).body, now)
const readText = (body: string) => translate(Buffer.from(body), now)
const ada = { kind: 'phone', value: '447700900101' } as const

function only<K extends Inbound['kind']>(name: string, kind: K): Extract<Inbound, { kind: K }> {
  const items = read(name)
  expect(items.map((item) => item.kind)).toEqual([kind])
  return items[0] as Extract<Inbound, { kind: K }>
}

// What only the database can decide: is the number ours, is the message known, was it delivered before?
const needsDatabase = new Set([
  '51-dashboard-test.json',
  '74-status-unknown-wamid.json',
  'seq-duplicate-2.json',
  'seq-duplicate-3.json',
  'seq-status-backwards-2-delivered.json',
  'seq-status-backwards-3-sent.json',
  'hostile/26-unknown-phone-number.json',
  'hostile/28-status-foreign-wamid.json',
])

describe('every fixture comes out as expected.json says', () => {
  test.each(fixtureNames.filter((name) => !needsDatabase.has(name)))('%s', (name) => {
    const expected = expectedOutcomes[name]
    if (!expected) throw new Error(`No expectation for ${name}.`)
    const items = read(name)

    const messages = items.filter((item) => item.kind === 'message')
    expect(messages.length).toBeGreaterThanOrEqual(expected.new_inbound_messages)
    expect(messages.length).toBeLessThanOrEqual(expected.new_inbound_messages_max ?? expected.new_inbound_messages)
    expect(items.filter((item) => item.kind === 'status').length).toBe(expected.status_updates)

    const values = new Set(items.flatMap(identitiesIn).map(({ value }) => value))
    if (messages.length > 0) for (const contact of expected.contacts) expect(values).toContain(contact)
  })

  function identitiesIn(item: Inbound) {
    return item.kind === 'message' || item.kind === 'reaction' ? item.from.identities : []
  }
})

test('every item names the number and the business it came for', () => {
  const accounts = read('batch-05-two-wabas.json').map(({ account }) => account)
  expect(accounts).toEqual([
    { number: '200000000000001', business: '100000000000001' },
    { number: '200000000000021', business: '100000000000002' },
  ])
  expect(only('80-template-approved.json', 'account').account).toEqual({ business: '100000000000001' })
  expect(only('hostile/27-tenant-confusion.json', 'message').account).toEqual({ number: '200000000000001', business: '100000000000099' })
})

describe('messages', () => {
  test('text is decoded from escaped UTF-8, with its surrogate pair and line break', () => {
    expect(only('02-text-utf8-escaped.json', 'message')).toMatchObject({
      content: { type: 'text', text: 'Ça coûte combien ? 😀 — größe M\nline two' },
      at: new Date('2026-09-21T14:13:20Z'),
      answerable: true,
    })
  })

  test('a reply names the message it quotes; a forwarded text does not', () => {
    expect(only('03-text-reply.json', 'message').replyTo).toBe('wamid.HBgMNDQ3NzAwOTAwMTAxFQIAERgSQTAwMDAwMDAwMDAwMDAwMEYxAA==')
    const forwarded = only('04-text-forwarded.json', 'message')
    expect(forwarded).toMatchObject({ forwarded: true })
    expect(forwarded.replyTo).toBeUndefined()
    expect(only('05-text-frequently-forwarded.json', 'message')).toMatchObject({ forwarded: true })
  })

  test('a question about a product names the product', () => {
    expect(only('06-text-product-enquiry.json', 'message').product).toEqual({ catalogId: '300000000000001', sku: 'SKU-RED-M' })
  })

  test('an advert that brought the customer is kept, on any kind of message', () => {
    expect(only('07-text-ctwa-ad-image.json', 'message').referral).toMatchObject({
      source_id: '120000000000000001',
      ctwa_clid: 'ARfixtureCLID0001',
    })
    expect(only('08-image-ctwa-post-video.json', 'message')).toMatchObject({
      content: { type: 'image' },
      referral: { source_type: 'post' },
    })
  })

  test.each([
    [
      '09-image-caption-url.json',
      { type: 'image', caption: 'Is this the right size?', media: { externalId: '500000000000009', mimeType: 'image/jpeg' } },
    ],
    ['11-audio-voice-note.json', { type: 'audio', media: { voice: true, mimeType: 'audio/ogg; codecs=opus' } }],
    ['14-document.json', { type: 'document', caption: 'Our purchase order', media: { fileName: 'PO 2026-09 (final).pdf' } }],
    ['15-document-no-filename.json', { type: 'document', media: { fileName: expect.stringMatching(/^document\.\w+$/) } }],
    ['17-sticker-animated.json', { type: 'sticker', media: { animated: true } }],
    [
      '18-location-place.json',
      { type: 'location', latitude: 51.5007292, name: 'Test Clock Tower', url: 'https://maps.example.test/?cid=1' },
    ],
    ['20-location-zero.json', { type: 'location', latitude: 0, longitude: 0 }],
    ['23-button-template-quick-reply.json', { type: 'choice', text: 'Yes, confirm', id: 'CONFIRM:ORDER-1001' }],
    ['24-interactive-button-reply.json', { type: 'choice', text: 'Tue 10:00', id: 'slot:2026-09-22T10:00' }],
    ['25-interactive-list-reply.json', { type: 'choice', text: 'Deep clean', id: 'svc-42', description: 'From 60 per hour' }],
    ['26-interactive-flow-reply.json', { type: 'form', name: 'flow', answers: { party_size: '4', allergies: ['nuts', 'milk'] } }],
    ['27-interactive-address-reply.json', { type: 'form', name: 'address_message', answers: { values: { city: 'Mumbai' } } }],
  ])('%s', (name, content) => {
    expect(only(name, 'message')).toMatchObject({ content, answerable: true })
  })

  test('two contact cards are one message; a card sent on request says so', () => {
    expect(only('21-contacts-two-cards.json', 'message').content).toEqual({
      type: 'contacts',
      cards: [
        { name: 'Grace Example', phones: ['+44 7700 900199'], emails: ['grace@example.test'] },
        { name: 'Depot', phones: ['+1 202-555-0199'], emails: [] },
      ],
    })
    expect(only('22-contacts-shared-on-request.json', 'message')).toMatchObject({ content: { cards: [{ shared: true }] } })
  })

  test('an order keeps its lines with decimal prices', () => {
    expect(only('30-order.json', 'message').content).toEqual({
      type: 'order',
      catalogId: '300000000000001',
      text: 'Please gift wrap',
      items: [
        { sku: 'SKU-RED-M', quantity: 2, unitPrice: { amountMinor: 3000, currency: 'GBP' } },
        { sku: 'SKU-BLU-L', quantity: 1, unitPrice: { amountMinor: 1250, currency: 'GBP' } },
      ],
    })
  })

  test.each([
    ['28-interactive-call-permission.json', { type: 'choice', id: 'call_permission:accept' }],
    ['29-interactive-unknown-kind.json', { type: 'unsupported', what: 'interactive hologram_reply' }],
    ['37-unsupported.json', { type: 'unsupported', what: 'Message type is currently not supported.' }],
    ['38-unsupported-with-kind.json', { type: 'unsupported', what: 'poll_creation' }],
    ['39-unknown-old-shape.json', { type: 'unsupported', what: 'Message type is not currently supported' }],
    ['40-future-type.json', { type: 'unsupported', what: 'hologram' }],
    ['hostile/15-text-null.json', { type: 'unsupported', what: 'text' }],
    ['hostile/16-type-mismatch.json', { type: 'unsupported', what: 'image' }],
    ['hostile/18-prototype-pollution.json', { type: 'unsupported', what: 'constructor' }],
    ['hostile/33-location-nonsense.json', { type: 'unsupported', what: 'location' }],
  ])('%s is kept and shown, and never answered', (name, content) => {
    expect(only(name, 'message')).toMatchObject({ content, answerable: false })
  })

  test('a picture that WhatsApp lost is a picture that cannot be had', () => {
    expect(only('44-image-failed-download.json', 'message').content).toMatchObject({
      type: 'image',
      media: { externalId: '500000000000044', unavailable: 'Unable to download the media sent by the user' },
    })
  })

  test('reactions, edits and deletions change a message instead of being one', () => {
    expect(only('31-reaction.json', 'reaction')).toMatchObject({ emoji: '👍🏽', from: { replyTo: ada } })
    expect(only('32-reaction-removed.json', 'reaction').emoji).toBeNull()
    expect(only('42-edit-text.json', 'edit')).toMatchObject({ by: 'contact', content: { text: 'Hi, do you deliver on Sundays?' } })
    expect(only('43-revoke.json', 'revoke')).toMatchObject({ by: 'contact', targetId: only('01-text.json', 'message').externalId })
  })

  test.each([
    '35-system-identity-change.json',
    '41-request-welcome.json',
    '48-group-message.json',
    '116-call-connect.json',
    '101-unknown-field.json',
  ])('%s has no effect', (name) => {
    expect(only(name, 'ignored').reason).toMatch(/\w/)
  })

  test('a message that stands twice in one body counts once', () => {
    const twice = JSON.parse(loadFixture('01-text.json').body.toString())
    twice.entry.push(structuredClone(twice.entry[0]))
    const [message] = twice.entry[0].changes[0].value.messages
    twice.entry[0].changes[0].value.messages.push(message)
    expect(readText(JSON.stringify(twice)).map(({ kind }) => kind)).toEqual(['message'])
  })

  test('our own number is never answered', () => {
    expect(only('hostile/40-impersonates-business.json', 'message').answerable).toBe(false)
    const spelled = loadFixture('hostile/40-impersonates-business.json').body.toString().replace('"15550100001"', '"+1 555-010-0001"')
    expect(readText(spelled)).toMatchObject([{ kind: 'message', answerable: false }])
  })
})

describe('who wrote', () => {
  test('phone and user id of one person come together, the answer goes to the phone', () => {
    expect(only('45-text-phone-and-bsuid.json', 'message').from).toEqual({
      identities: [ada, { kind: 'bsuid', value: 'GB.90000000000000000101' }],
      replyTo: ada,
      name: 'Ada Okafor',
      username: 'ada.test',
    })
  })

  test('without a phone number the user id is the key and the parent id an alias', () => {
    const bsuid = { kind: 'bsuid', value: 'GB.90000000000000000102' }
    expect(only('47-text-bsuid-parent.json', 'message').from).toMatchObject({
      identities: [bsuid, { kind: 'bsuid_parent', value: 'GB.ENT.90000000000000000102' }],
      replyTo: bsuid,
    })
  })

  test.each([
    ['5511987650001', '551187650001'],
    ['5491123456789', '541123456789'],
    ['5215512345678', '525512345678'],
  ])('%s and %s are one person, answered at the number WhatsApp gave', (from, waId) => {
    const body = loadFixture('49-wa-id-differs-brazil.json')
      .body.toString()
      .replaceAll('5511987650001', from)
      .replaceAll('551187650001', waId)
    expect(readText(body)).toMatchObject([
      {
        from: {
          identities: [
            { kind: 'phone', value: waId },
            { kind: 'phone', value: from },
          ],
          replyTo: { value: waId },
          name: 'Bia Teste',
        },
      },
    ])
  })

  test('names are found by id, whatever order the contacts stand in', () => {
    const named = read('batch-02-two-senders-one-value.json').map(
      (item) => item.kind === 'message' && [item.from.replyTo.value, item.from.name],
    )
    expect(named).toEqual([
      ['447700900102', 'Ben Hughes'],
      ['447700900101', 'Ada Okafor'],
    ])
  })

  test("a stranger's name is not given to a sender without contacts of their own", () => {
    const body = loadFixture('01-text.json').body.toString().replace('"wa_id": "447700900101"', '"wa_id": "447700900102"')
    const [message] = readText(body)
    expect(message).toMatchObject({ kind: 'message', from: { identities: [ada] } })
    expect(message?.kind === 'message' && message.from.name).toBeUndefined()
  })

  test('a new phone number or user id is linked to the old one, in the new shape and the old', () => {
    expect(only('33-system-number-change.json', 'identity_changed')).toMatchObject({
      from: [{ value: '12025550143' }],
      to: [{ kind: 'phone', value: '12025550188' }],
    })
    expect(only('34-system-number-change-old-shape.json', 'identity_changed')).toMatchObject({
      to: [{ kind: 'phone', value: '12025550189' }],
    })
    expect(only('36-system-bsuid-rotation.json', 'identity_changed')).toMatchObject({
      from: [{ kind: 'bsuid', value: 'GB.90000000000000000102' }, { kind: 'bsuid_parent' }],
      to: [{ kind: 'bsuid', value: 'GB.90000000000000000902' }, { kind: 'bsuid_parent' }],
    })
  })

  test.each(['447700900101\r\nX-Injected: 1', '4477', '+447700900101', 'GB.', 'gb.1234', 'GB.12/34', '../../me'])(
    'a sender called %j is refused',
    (from) => {
      const body = JSON.parse(loadFixture('50-no-contacts-array.json').body.toString())
      body.entry[0].changes[0].value.messages[0].from = from
      expect(readText(JSON.stringify(body))).toMatchObject([{ kind: 'quarantine', reason: expect.stringContaining('sender') }])
      // A good user id beside it does not make it better.
      body.entry[0].changes[0].value.messages[0].from_user_id = 'GB.90000000000000000101'
      expect(readText(JSON.stringify(body))).toMatchObject([{ kind: 'quarantine' }])
    },
  )
})

describe('statuses', () => {
  test.each([
    ['60-status-sent-conversation.json', 'sent'],
    ['62-status-delivered.json', 'delivered'],
    ['63-status-read.json', 'read'],
    ['64-status-played.json', 'read'],
  ])('%s means %s', (name, status) => {
    expect(only(name, 'status')).toMatchObject({ status, externalId: expect.stringContaining('wamid.') })
  })

  test('our own id comes back with the status', () => {
    expect(only('71-status-callback-data.json', 'status').callback).toBe('campaign:77:row:1042')
  })

  test.each([
    ['65-status-failed-131047.json', 'window_closed', '131047'],
    ['66-status-failed-131026.json', 'undeliverable', '131026'],
    ['67-status-failed-131049.json', 'undeliverable', '131049'],
    ['68-status-failed-131053.json', 'rejected', '131053'],
    ['75-status-code-only-error.json', 'unavailable', '131000'],
  ])('%s failed because it is %s', (name, reason, code) => {
    const { status, error } = only(name, 'status')
    expect(status).toBe('failed')
    expect(error).toMatchObject({ reason, code, detail: expect.stringMatching(/\w/), nextStep: expect.stringMatching(/\w/) })
  })

  test('a failure without any error still says that it failed', () => {
    const failed = read('batch-07-ten-statuses.json').find((item) => item.kind === 'status' && item.status === 'failed')
    expect(failed).toMatchObject({ error: { detail: expect.stringMatching(/\w/) } })
  })

  test.each(['69-status-legacy-deleted.json', '70-status-future-value.json', '73-status-group-participant.json'])(
    '%s changes nothing',
    (name) => {
      only(name, 'ignored')
    },
  )
})

describe('the owner’s own phone', () => {
  test('what the owner wrote is an echo to that customer', () => {
    expect(only('110-echo-text.json', 'echo')).toMatchObject({
      to: { replyTo: ada },
      content: { text: 'Hi Ada, owner here, calling you in 5 min' },
    })
    expect(only('112-echo-bsuid.json', 'echo')).toMatchObject({
      to: { replyTo: { kind: 'bsuid', value: 'GB.90000000000000000102' } },
      content: { type: 'image' },
    })
    expect(only('111-echo-revoke.json', 'revoke')).toMatchObject({ by: 'phone', targetId: only('110-echo-text.json', 'echo').externalId })
  })

  test('history is told apart by direction and belongs to the customer', () => {
    expect(read('114-history-chunk.json')).toMatchObject([
      { kind: 'history', direction: 'in', contact: { replyTo: ada }, content: { text: 'Old question' } },
      { kind: 'history', direction: 'out', contact: { replyTo: ada }, content: { text: 'Old answer' } },
    ])
    only('115-history-declined.json', 'ignored')
  })

  test('names come from the phone book, and removing one there removes nothing here', () => {
    expect(read('113-app-state-sync.json')).toMatchObject([
      { kind: 'contact_named', contact: [ada], name: 'Ada Okafor' },
      { kind: 'ignored' },
    ])
  })

  test('marketing is stopped and resumed', () => {
    expect(only('98-user-preferences-stop.json', 'preference')).toMatchObject({ marketing: 'stop', contact: [ada] })
    expect(only('99-user-preferences-resume.json', 'preference')).toMatchObject({
      marketing: 'resume',
      contact: [{ value: '447700900102' }, { kind: 'bsuid' }],
    })
  })
})

describe('news about the account', () => {
  test.each([
    [
      '80-template-approved.json',
      'template_status',
      'info',
      { name: 'order_update', language: 'en_US', status: 'APPROVED', category: 'UTILITY' },
    ],
    ['81-template-rejected.json', 'template_status', 'warning', { status: 'REJECTED', reason: 'TAG_CONTENT_MISMATCH' }],
    ['82-template-paused.json', 'template_status', 'warning', { status: 'PAUSED' }],
    ['83-template-disabled.json', 'template_status', 'alert', { status: 'DISABLED' }],
    ['84-template-unknown-event.json', 'template_status', 'warning', { status: 'ARCHIVED' }],
    ['85-template-quality.json', 'template_quality', 'warning', { quality: 'YELLOW', previousQuality: 'GREEN' }],
    ['86-template-category.json', 'template_category', 'warning', { category: 'MARKETING', previousCategory: 'UTILITY' }],
    ['87-template-category-soon.json', 'template_category', 'warning', { category: 'UTILITY', announcedCategory: 'MARKETING' }],
    ['88-template-components.json', 'template_components', 'info', { name: 'order_update' }],
    ['89-phone-quality.json', 'number_quality', 'info', { displayNumber: '15550100001', limit: 'TIER_2K' }],
    ['90-phone-quality-old-shape.json', 'number_quality', 'info', { limit: 'TIER_10K', previousLimit: 'TIER_2K' }],
    ['91-phone-name.json', 'number_name', 'info', { decision: 'APPROVED', name: 'Fixture Shop' }],
    [
      '92-account-restriction.json',
      'account',
      'alert',
      { restrictions: ['RESTRICTED_BIZ_INITIATED_MESSAGING'], restrictedUntil: '2026-09-22T14:13:20.000Z' },
    ],
    ['93-account-disabled.json', 'account', 'alert', { event: 'DISABLED_UPDATE' }],
    ['94-account-alert.json', 'account', 'warning', { type: 'INCREASED_CAPABILITIES_ELIGIBILITY_DEFERRED', entityId: '200000000000001' }],
    ['95-account-review.json', 'account', 'info', { decision: 'APPROVED' }],
    ['96-business-capability.json', 'account', 'info', { limit: 2000 }],
    ['97-security.json', 'security', 'alert', { event: 'PIN_RESET_REQUEST' }],
    ['100-value-errors-only.json', 'error', 'warning', { code: 130429 }],
  ])('%s', (name, event, severity, details) => {
    expect(only(name, 'account')).toMatchObject({ event, severity, details, summary: expect.stringMatching(/^[A-Z].*[.)]?$/) })
  })

  test('one event keeps its key over deliveries and neighbours; another time makes another event', () => {
    const key = (name: string) => read(name).flatMap((item) => (item.kind === 'account' ? [item.dedupKey] : []))
    expect(key('80-template-approved.json')).toEqual(key('80-template-approved.json'))
    const all = fixtureNames.filter((name) => !name.startsWith('batch')).flatMap(key)
    expect(new Set(all).size).toBe(all.length)

    const later = loadFixture('80-template-approved.json').body.toString().replace('1790000000', '1790000001')
    expect(readText(later)[0]).not.toMatchObject({ dedupKey: key('80-template-approved.json')[0] })
  })

  test('a template id too large for a number appears nowhere in the details', () => {
    expect(JSON.stringify(only('hostile/37-bigint-template-id.json', 'account').details)).not.toMatch(/16895569081298\d+|template_id/)
  })
})

describe('hostile bodies', () => {
  test.each([
    ['hostile/01-empty-object.json', 'The body is not a WhatsApp event.'],
    ['hostile/02-null.json', 'The body is not an object.'],
    ['hostile/03-array-root.json', 'The body is not an object.'],
    ['hostile/04-string-root.json', 'The body is not an object.'],
    ['hostile/05-truncated.body', 'The body is not JSON.'],
    ['hostile/06-empty.body', 'The body is empty.'],
    ['hostile/10-entry-is-object.json', 'The body is not a WhatsApp event.'],
    ['hostile/12-messages-not-array.json', '“messages” is not a list.'],
    ['hostile/13-no-from-no-id.json', 'A message has no usable id.'],
    ['hostile/14-types-swapped.json', 'A message has no usable id.'],
    ['hostile/25-deep-nesting.json', 'A change is nested deeper than 40 levels.'],
    ['hostile/31-id-10k.json', 'A message has no usable id.'],
    ['hostile/39-control-in-wa-id.json', 'The sender of a message is neither a phone number nor a user id.'],
  ])('%s goes to quarantine', (name, reason) => {
    expect(only(name, 'quarantine').reason).toBe(reason)
  })

  test('events of another product are ignored, nulls and scalars are set aside', () => {
    only('hostile/09-wrong-object.json', 'ignored')
    expect(new Set(read('hostile/11-entry-null-items.json').map(({ kind }) => kind))).toEqual(new Set(['quarantine']))
  })

  test('a broken message does not take its neighbours with it', () => {
    expect(read('batch-06-one-bad-among-good.json').map(({ kind }) => kind)).toEqual(['message', 'quarantine', 'message'])
    expect(read('batch-08-mixed-fields.json').map(({ kind }) => kind)).toEqual(['account', 'message', 'status', 'preference'])
  })

  test('nesting a million deep neither overflows nor reaches whoever stores the item', () => {
    const deep = '['.repeat(1_000_000) + ']'.repeat(1_000_000)
    const inEntry = readText(`{"object":"whatsapp_business_account","entry":[${deep}]}`)
    const inValue = readText(
      `{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"a":${deep}}}]}]}`,
    )
    expect([...inEntry, ...inValue].map(({ kind, raw }) => [kind, raw])).toEqual([
      ['quarantine', null],
      ['quarantine', null],
    ])
  })

  test('no time lies in the future and none is made up from nonsense', () => {
    for (const item of read('hostile/17-timestamps.json')) expect(item.kind === 'message' && item.at).toEqual(now)
    const tomorrow = String(Math.floor(now.getTime() / 1000) + 86_400)
    expect(readText(loadFixture('01-text.json').body.toString().replace('1790000000', tomorrow))).toMatchObject([{ at: now }])
    expect(only('seq-late-old-message.json', 'message').at.getTime()).toBeLessThan(now.getTime())
  })

  test('names like __proto__ and constructor change nothing outside their own message', () => {
    read('hostile/18-prototype-pollution.json')
    const { content } = only('hostile/35-nfm-proto.json', 'message')
    expect(content).toMatchObject({ answers: { flow_token: '../../x' } })
    expect(content.type === 'form' && Object.keys(content.answers as object)).toEqual(['flow_token'])
    expect(
      ({} as Record<string, unknown>).isAdmin ?? ({} as Record<string, unknown>).admin ?? ({} as Record<string, unknown>).polluted,
    ).toBeUndefined()
  })

  test('markup and formulas stay as written', () => {
    expect(only('hostile/19-xss-sqli.json', 'message')).toMatchObject({
      from: { name: '"><script>alert(document.cookie)</script>' },
      content: { text: expect.stringContaining("'; DROP TABLE messages;--") },
    })
    expect(only('hostile/36-csv-formula-name.json', 'message').from.name).toBe("=cmd|'/c calc'!A0")
  })

  test('text is fit for the database: no NUL, no half surrogate pair, at most 4,096 characters', () => {
    const { content } = only('hostile/20-unicode-traps.json', 'message')
    expect(content).toMatchObject({ text: expect.stringMatching(/^nul: lone:\ufffd rtl:\u202etxt\.exe/) })
    const { content: huge } = only('hostile/24-huge-text.json', 'message')
    expect(huge.type === 'text' && huge.text.length).toBe(4096)
    expect(only('hostile/08-invalid-utf8.body', 'message').content).toMatchObject({ text: expect.stringContaining('\ufffd') })
    expect(only('hostile/07-bom.body', 'message').content).toEqual({ type: 'text', text: 'with BOM' })
  })

  test('a hostile file name and media id become a label and nothing to download', () => {
    const { content } = only('hostile/21-path-traversal-filename.json', 'message')
    expect(content).toMatchObject({ type: 'document', media: { fileName: 'x.pdf', unavailable: expect.stringMatching(/\w/) } })
    expect(content.type === 'document' && content.media.externalId).toBeUndefined()
  })

  test('a media address outside Meta is dropped, the id stays', () => {
    const { content } = only('hostile/22-ssrf-media-url.json', 'message')
    expect(content).toMatchObject({ media: { externalId: '500000000000922' } })
    expect(content.type === 'image' && content.media.url).toBeUndefined()
    expect(only('09-image-caption-url.json', 'message').content).toMatchObject({
      media: { url: expect.stringContaining('https://lookaside.fbsbx.com/') },
    })
  })

  test.each([
    [90.1, 0],
    [0, -180.1],
  ])('a place at %d, %d is nowhere', (latitude, longitude) => {
    const body = JSON.parse(loadFixture('20-location-zero.json').body.toString())
    body.entry[0].changes[0].value.messages[0].location = { latitude, longitude }
    expect(readText(JSON.stringify(body))).toMatchObject([{ content: { type: 'unsupported', what: 'location' } }])
  })

  test('an order of nonsense keeps its claims and counts nothing', () => {
    expect(only('hostile/32-order-nonsense.json', 'message').content).toEqual({
      type: 'order',
      catalogId: '300000000000001',
      items: [{ sku: 'SKU', quantity: -5 }],
    })
    expect(only('hostile/34-nfm-not-object.json', 'message').content).toMatchObject({ type: 'form', answers: 42 })
  })

  test('reactions to nothing, or with an essay for an emoji, are ignored', () => {
    expect(read('hostile/38-reaction-broken.json').map(({ kind }) => kind)).toEqual(['ignored', 'ignored'])
  })
})
