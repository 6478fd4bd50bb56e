import type { SendFailure } from '../channel.ts'
import { field, line, number, record } from './wire.ts'

/** Meta's error as far as we use it. `code` is null when Meta named none. */
export interface GraphError {
  code: number | null
  detail: string | null
}

/** Reads both shapes: the `error` of an answer and an item of `statuses[].errors`. */
export function graphError(value: unknown): GraphError {
  const code = number(value, 'code')
  const detail =
    line(record(value, 'error_data'), 'details', 500) ??
    line(value, 'details', 500) ??
    line(value, 'error_user_msg', 500) ??
    line(value, 'message', 500) ??
    line(value, 'title', 500)
  return { code: code !== undefined && Number.isSafeInteger(code) ? code : null, detail: detail ?? null }
}

/**
 * What an error means for us, by its code: titles and HTTP statuses change, codes do not
 * (Meta's list of Cloud API error codes). `httpStatus` decides only for codes that are not in the list.
 */
export function failureOf(error: GraphError, httpStatus?: number): SendFailure {
  const { reason, nextStep, retryAfterMs } = ruleFor(error.code, httpStatus)
  return {
    reason,
    code: error.code === null ? `http_${httpStatus ?? 'none'}` : String(error.code),
    detail: error.detail ?? 'WhatsApp gave no reason.',
    nextStep,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }
}

interface Rule {
  reason: SendFailure['reason']
  nextStep: string
  retryAfterMs?: number
}

function ruleFor(code: number | null, httpStatus: number | undefined): Rule {
  const listed = code === null ? undefined : rules.get(code)
  if (listed) return listed
  if (code !== null && code >= 200 && code <= 299) return noPermission
  if (code !== null && code >= 133000 && code <= 133999) return notRegistered
  if (code !== null && code >= 132000 && code <= 132999) return templateWrong

  if (httpStatus === 429) return slowDown
  if (httpStatus === 401) return reconnect
  if (httpStatus === 403) return noPermission
  if (httpStatus !== undefined && httpStatus >= 500) return comesBack
  return {
    reason: 'rejected',
    nextStep: 'Change the message and send it again. If it keeps failing, look up the code in Meta’s list of error codes.',
  }
}

const minuteMs = 60_000

const reconnect: Rule = {
  reason: 'stopped',
  nextStep:
    'The access token is no longer valid. Create a new system user token at Meta and save it in this inbox; waiting messages then go out.',
}
const noPermission: Rule = {
  reason: 'stopped',
  nextStep:
    'The access token lacks a permission. Create a token with whatsapp_business_messaging and whatsapp_business_management and save it in this inbox.',
}
const comesBack: Rule = { reason: 'unavailable', nextStep: 'WhatsApp has a hiccup. We try again by ourselves.' }
const slowDown: Rule = { reason: 'rate_limited', nextStep: 'Too many messages at once. We slow down and go on by ourselves.' }
const accountBlocked: Rule = {
  reason: 'stopped',
  nextStep: 'Meta has locked this WhatsApp account. Open Business Support Home at business.facebook.com and ask for a review.',
}
const notRegistered: Rule = {
  reason: 'stopped',
  nextStep: 'The phone number is not registered with the Cloud API. Register it again in WhatsApp Manager, then test the connection.',
}
const templateWrong: Rule = {
  reason: 'rejected',
  nextStep: 'The message does not fit its template. Compare the values with the template in WhatsApp Manager and send it again.',
}
const wrongMessage: Rule = {
  reason: 'rejected',
  nextStep: 'WhatsApp does not accept this message as it is. Change what the detail names and send it again.',
}
const fileWrong: Rule = {
  reason: 'rejected',
  nextStep: 'WhatsApp could not use the file. Send it as JPG, PNG, MP4, MP3 or PDF, and below the size limit.',
}
const cannotReceive = (why: string): Rule => ({ reason: 'undeliverable', nextStep: why })

const rules = new Map<number, Rule>([
  [0, reconnect],
  [190, reconnect],
  [3, noPermission],
  [10, noPermission],
  [131005, noPermission],

  [1, comesBack],
  [2, comesBack],
  [131000, comesBack],
  [131016, comesBack],
  [135000, comesBack],
  [
    131057,
    { reason: 'unavailable', nextStep: 'Meta is upgrading this number. We try again in a few minutes.', retryAfterMs: 5 * minuteMs },
  ],

  [4, { ...slowDown, retryAfterMs: minuteMs }],
  [80007, { ...slowDown, retryAfterMs: minuteMs }],
  [130429, { ...slowDown, retryAfterMs: 1000 }],
  [
    131048,
    {
      reason: 'rate_limited',
      nextStep:
        'Meta limits this number because customers blocked or reported messages. Stop campaigns and look at the quality rating in WhatsApp Manager.',
      retryAfterMs: 15 * minuteMs,
    },
  ],
  [
    131056,
    {
      reason: 'pair_limited',
      nextStep: 'Too many messages to this customer in a short time. We wait a little and go on.',
      retryAfterMs: 4000,
    },
  ],

  [131031, accountBlocked],
  [368, accountBlocked],
  [
    131037,
    { reason: 'stopped', nextStep: 'Meta has not approved the display name. Choose another one in WhatsApp Manager under Phone numbers.' },
  ],
  [131045, notRegistered],

  [
    131047,
    {
      reason: 'window_closed',
      nextStep: 'The customer last wrote more than 24 hours ago. Send an approved template, or wait until they write.',
    },
  ],
  [131050, { reason: 'opted_out', nextStep: 'The customer stopped marketing messages. Only they can turn them on again.' }],

  [
    131026,
    cannotReceive('This person cannot get the message: no WhatsApp, an old app, or they blocked you. Try a call or another channel.'),
  ],
  [131049, cannotReceive('Meta held this marketing message back to protect the customer. Wait at least a day before trying again.')],
  [130472, cannotReceive('Meta leaves this customer out of marketing as part of a test. Trying again does not help.')],

  // Only customers of one country are affected: stopping the whole number for them would silence everyone else.
  [130497, { reason: 'rejected', nextStep: 'Meta does not let your business write to this customer’s country.' }],
  // Replies within 24 hours are free and still go out, so the number goes on.
  [131042, { reason: 'rejected', nextStep: 'Meta cannot charge your account. Check the payment method in WhatsApp Manager.' }],
  [131044, { reason: 'rejected', nextStep: 'Meta cannot charge your account. Check the payment method in WhatsApp Manager.' }],
  [
    131064,
    { reason: 'rejected', nextStep: 'Your daily limit of new conversations is used up. Replies still work; try this one again tomorrow.' },
  ],
  [
    131030,
    {
      reason: 'rejected',
      nextStep: 'Your number is a test number. Add the customer to the allowed recipients under WhatsApp > API Setup.',
    },
  ],
  [131021, { reason: 'rejected', nextStep: 'A number cannot write to itself. Choose another recipient.' }],
  [33, { reason: 'rejected', nextStep: 'Meta does not know this phone number ID. Check it in the settings of this inbox.' }],
  [100, wrongMessage],
  [131008, wrongMessage],
  [131009, wrongMessage],
  [131051, fileWrong],
  [131052, fileWrong],
  [131053, fileWrong],
  [
    131062,
    { reason: 'rejected', nextStep: 'This template needs a phone number and the customer shows only a username. Ask for their number.' },
  ],
  [131063, { reason: 'rejected', nextStep: 'Marketing templates are switched off for this way of sending. Use a utility template.' }],
  [132001, { reason: 'rejected', nextStep: 'No approved template has this name in this language. Check both in WhatsApp Manager.' }],
  [
    132015,
    { reason: 'rejected', nextStep: 'Meta paused this template because of its quality. Use another one or wait until the pause is over.' },
  ],
  [132016, { reason: 'rejected', nextStep: 'Meta disabled this template for good. Use another one.' }],
  [132069, { reason: 'unavailable', nextStep: 'Meta slows this form down. We try again in a few minutes.', retryAfterMs: 5 * minuteMs }],
  [137000, { reason: 'rejected', nextStep: 'The customer’s security code changed. Confirm that it is still them before you write.' }],
])

/** The `error` of a Graph answer; null when the body holds none, so that a proxy's error page is not taken for Meta's word. */
export function errorIn(body: unknown): GraphError | null {
  const error = field(body, 'error')
  return record(body, 'error') ? graphError(error) : null
}
