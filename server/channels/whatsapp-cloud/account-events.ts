import { createHash } from 'node:crypto'
import { isRecord } from '#platform/is-record.ts'
import type { Account, AccountEvent, Inbound } from '../channel.ts'
import { graphError } from './errors.ts'
import { cleanRecord, line, list, number, record, text, type Wire } from './wire.ts'

interface News {
  severity: 'info' | 'warning' | 'alert'
  summary: string
  /** What we read out of the event, in our words; Meta's own words stand in `value`. */
  facts?: Wire
}

/** News about the account, a number or a template; null for other fields. Such events name only the business, never a phone number id. */
export function accountEvent(name: string, value: Wire, entry: Wire, account: Account): Inbound | null {
  const [event, read] = readers.get(name) ?? []
  if (!event || !read) return null

  const { severity, summary, facts } = read(value)
  const details = { field: name, ...withoutAbsent(facts ?? {}), value: withoutTemplateId(cleanRecord(value)) }
  return { kind: 'account', event, dedupKey: dedupKey(name, value, entry), severity, summary, details, account, raw: value }
}

/** An error Meta reports beside messages and statuses, about no message in particular. */
export function valueError(item: unknown, account: Account): Inbound {
  const { code, detail } = graphError(item)
  const details = { code, detail, value: isRecord(item) ? cleanRecord(item) : null }
  // Without a time in it, a later error in the very same words counts as this one delivered again.
  const key = `error:${code ?? 'none'}:${account.number}:${digest(item)}`
  return {
    kind: 'account',
    event: 'error',
    dedupKey: key,
    severity: 'warning',
    summary: `WhatsApp reports: ${detail ?? 'an error'}`,
    details,
    account,
    raw: item,
  }
}

/** The same for every delivery of one event, and another for the next: Meta repeats bodies, with the time of the event in `entry`. */
function dedupKey(name: string, value: Wire, entry: Wire): string {
  return [name, text(entry, 'id', 64) ?? '', number(entry, 'time') ?? '', digest(value)].join(':')
}

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)

const readers = new Map<string, [AccountEvent, (value: Wire) => News]>([
  ['message_template_status_update', ['template_status', templateStatus]],
  ['message_template_quality_update', ['template_quality', templateQuality]],
  ['template_category_update', ['template_category', templateCategory]],
  ['message_template_components_update', ['template_components', templateComponents]],
  ['phone_number_quality_update', ['number_quality', numberQuality]],
  ['phone_number_name_update', ['number_name', numberName]],
  ['account_update', ['account', accountUpdate]],
  ['account_alerts', ['account', accountAlert]],
  ['account_review_update', ['account', accountReview]],
  ['account_settings_update', ['account', () => ({ severity: 'info', summary: 'Meta changed a setting of the WhatsApp account.' })]],
  ['business_capability_update', ['account', capability]],
  ['security', ['security', security]],
])

/** Name and language say which template. The numeric id may exceed 2^53, and JSON would round it to another template's. */
const template = (value: Wire) => ({
  name: line(value, 'message_template_name', 512),
  language: line(value, 'message_template_language', 20),
})
const withoutTemplateId = ({ message_template_id: _, ...rest }: Wire) => rest
const titleOf = ({ name, language }: ReturnType<typeof template>) => `“${name ?? 'unnamed'}” (${language ?? 'no language'})`

const templateWords = new Map<string, [News['severity'], string]>([
  ['APPROVED', ['info', 'is approved and can be sent']],
  ['REINSTATED', ['info', 'can be sent again']],
  ['PENDING', ['info', 'is being reviewed by Meta']],
  ['IN_APPEAL', ['info', 'is being reviewed again']],
  ['UNARCHIVED', ['info', 'is no longer archived']],
  ['REJECTED', ['warning', 'was rejected by Meta']],
  ['PAUSED', ['warning', 'is paused because of its quality']],
  ['FLAGGED', ['warning', 'is flagged and may be disabled soon']],
  ['LIMIT_EXCEEDED', ['warning', 'is over the limit of templates']],
  ['DISABLED', ['alert', 'was disabled by Meta']],
  ['DELETED', ['warning', 'was deleted']],
  ['PENDING_DELETION', ['warning', 'is being deleted']],
])

function templateStatus(value: Wire): News {
  const which = template(value)
  const status = line(value, 'event', 60) ?? 'UNKNOWN'
  const [severity, words] = templateWords.get(status) ?? ['warning', `has the new status ${status} and is not sent`]
  const reason = line(value, 'reason', 500)
  const because =
    line(record(value, 'rejection_info'), 'reason', 500) ??
    line(record(value, 'other_info'), 'description', 500) ??
    (reason === 'NONE' ? undefined : reason)
  return {
    severity,
    summary: `Template ${titleOf(which)} ${words}.${because ? ` Reason: ${because}` : ''}`,
    facts: { ...which, status, reason: reason === 'NONE' ? undefined : reason, category: line(value, 'message_template_category', 60) },
  }
}

function templateQuality(value: Wire): News {
  const which = template(value)
  const quality = line(value, 'new_quality_score', 60) ?? 'UNKNOWN'
  const severity = quality === 'RED' || quality === 'YELLOW' ? 'warning' : 'info'
  return {
    severity,
    summary: `Quality of template ${titleOf(which)} is now ${quality}.`,
    facts: { ...which, quality, previousQuality: line(value, 'previous_quality_score', 60) },
  }
}

function templateCategory(value: Wire): News {
  const which = template(value)
  const category = line(value, 'new_category', 60)
  const announced = line(value, 'correct_category', 60)
  const summary = announced
    ? `Meta will move template ${titleOf(which)} to ${announced}; its price will change. For now it stays ${category ?? 'as it is'}.`
    : `Meta moved template ${titleOf(which)} to ${category ?? 'another category'}; its price changes.`
  return {
    severity: 'warning',
    summary,
    facts: { ...which, category, announcedCategory: announced, previousCategory: line(value, 'previous_category', 60) },
  }
}

function templateComponents(value: Wire): News {
  const which = template(value)
  return { severity: 'info', summary: `The words of template ${titleOf(which)} changed.`, facts: which }
}

function numberQuality(value: Wire): News {
  const event = line(value, 'event', 60) ?? 'UNKNOWN'
  const limit = line(value, 'max_daily_conversations_per_business', 60) ?? line(value, 'current_limit', 60)
  const severity = event === 'FLAGGED' || event === 'DOWNGRADE' ? 'warning' : 'info'
  return {
    severity,
    summary: `Number ${displayNumber(value)}: ${event}${limit ? `, messaging limit ${limit}` : ''}.`,
    facts: { displayNumber: displayNumber(value), event, limit, previousLimit: line(value, 'old_limit', 60) },
  }
}

function numberName(value: Wire): News {
  const decision = line(value, 'decision', 60) ?? 'UNKNOWN'
  const name = line(value, 'requested_verified_name')
  const summary = `Display name “${name ?? ''}” for ${displayNumber(value)}: ${decision}.`
  return { severity: decision === 'APPROVED' ? 'info' : 'warning', summary, facts: { displayNumber: displayNumber(value), decision, name } }
}

const displayNumber = (value: Wire) => line(value, 'display_phone_number', 40) ?? 'unknown'

const grave = new Set([
  'ACCOUNT_RESTRICTION',
  'ACCOUNT_VIOLATION',
  'DISABLED_UPDATE',
  'ACCOUNT_DELETED',
  'PARTNER_REMOVED',
  'ACCOUNT_OFFBOARDED',
])

function accountUpdate(value: Wire): News {
  const event = line(value, 'event', 60) ?? 'UNKNOWN'
  const ban = record(value, 'ban_info')
  const restrictions = list(value, 'restriction_info')
    .map((one) => line(one, 'restriction_type', 100))
    .filter((type) => type !== undefined)
  const expiry = list(value, 'restriction_info')
    .map((one) => number(one, 'expiration'))
    .filter((seconds) => seconds !== undefined)
  const more = [line(ban, 'waba_ban_state', 60), line(ban, 'waba_ban_date', 60), ...restrictions].filter(Boolean).join(', ')
  return {
    severity: grave.has(event) ? 'alert' : 'info',
    summary: `WhatsApp account: ${event}${more ? ` (${more})` : ''}.`,
    facts: {
      event,
      restrictions: restrictions.length > 0 ? restrictions : undefined,
      restrictedUntil: expiry.length > 0 ? isoOf(Math.max(...expiry)) : undefined,
    },
  }
}

// Dates reach to year 275760; a larger number would make toISOString throw.
const isoOf = (seconds: number) => (seconds > 0 && seconds < 8.64e12 ? new Date(seconds * 1000).toISOString() : undefined)

const alertSeverities = new Map<string, News['severity']>([
  ['CRITICAL', 'alert'],
  ['WARNING', 'warning'],
  ['INFORMATIONAL', 'info'],
])

function accountAlert(value: Wire): News {
  // Older bodies carry the same keys without the block around them.
  const info = record(value, 'alert_info') ?? value
  const type = line(info, 'alert_type', 100) ?? 'UNKNOWN'
  const words = line(info, 'alert_description', 500)
  const severity = alertSeverities.get(line(info, 'alert_severity', 60) ?? '') ?? 'warning'
  const summary = `WhatsApp account alert: ${words ?? type}.`
  return {
    severity,
    summary,
    facts: {
      type,
      entityType: line(value, 'entity_type', 60),
      entityId: text(value, 'entity_id', 64),
      status: line(info, 'alert_status', 60),
    },
  }
}

function accountReview(value: Wire): News {
  const decision = line(value, 'decision', 60) ?? 'UNKNOWN'
  return {
    severity: decision === 'APPROVED' || decision === 'PENDING' ? 'info' : 'alert',
    summary: `Meta’s review of the WhatsApp account: ${decision}.`,
    facts: { decision },
  }
}

function capability(value: Wire): News {
  const perDay = number(value, 'max_daily_conversations_per_business') ?? line(value, 'max_daily_conversations_per_business', 60)
  const limit = perDay === undefined ? 'changed' : perDay === -1 ? 'unlimited' : String(perDay)
  return { severity: 'info', summary: `New conversations your business may start per day: ${limit}.`, facts: { limit: perDay } }
}

function security(value: Wire): News {
  const event = line(value, 'event', 60) ?? 'UNKNOWN'
  return {
    severity: 'alert',
    summary: `Security of number ${displayNumber(value)}: ${event}. If this was not you, change the PIN in WhatsApp Manager.`,
    facts: { displayNumber: displayNumber(value), event, requester: line(value, 'requester', 60) },
  }
}

const withoutAbsent = (facts: Wire) => Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined))
