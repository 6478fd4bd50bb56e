const opensTurn = 'A turn is opened in one statement that reads what every room adds; it goes once the rooms compose it themselves.'
const keepsFiles = 'A file is stored in the transaction of whoever received it; it goes once files have verbs of their own.'
const oneTrip = 'A message comes in by one round trip to the database, with its contact.'
const lane = 'Whether a number keeps one lane or many is decided where its inbox is saved.'
const merging = 'Two contacts become one in one function, under the locks of the mailbox: whatever names a contact moves with it.'
const learning = 'Putting a turn off stands beside the learning; it belongs into the mailbox.'
const list = 'A list of the provider’s.'

/** What stands against a wall today, and why it may until it is mended. The list only becomes shorter. */
export const known: Record<string, string> = {
  'server/domains/conversations/deliver.ts writes inboxes': 'A number that the provider stops is marked where its answer comes in.',
  'server/domains/conversations/deliver.ts writes contacts':
    'Whom the provider says wants no marketing is noted where its answer comes in.',
  'server/domains/conversations/receive.ts writes inboxes': 'The first message of a number is noted where it comes in.',
  'server/domains/conversations/forget-old.ts writes idempotency_keys': 'One chore forgets whatever has its day behind it.',
  'server/domains/conversations/media/fetch-media.ts writes files': keepsFiles,
  'server/domains/conversations/media/upload-media.ts writes files': keepsFiles,
  'server/domains/conversations/media/unused-files.ts writes files': keepsFiles,
  'server/domains/knowledge/delete-source.ts writes files': keepsFiles,
  'server/domains/knowledge/sites/fetch-page.ts writes files': keepsFiles,
  'server/domains/knowledge/upload-source.ts writes files': keepsFiles,
  'server/domains/inboxes/save-inbox.ts writes lanes': lane,
  'server/domains/inboxes/save-inbox.ts writes conversations': lane,
  'server/migrations/0005_mailbox.sql writes contacts': oneTrip,
  'server/migrations/0005_mailbox.sql writes contact_identities': oneTrip,
  'server/migrations/0016_merges.sql writes turns': merging,
  'server/migrations/0016_merges.sql writes lanes': merging,
  'server/migrations/0016_merges.sql writes conversations': merging,
  'server/migrations/0010_leads.sql writes turns': learning,
  'server/migrations/0010_leads.sql writes conversations': learning,
  'server/migrations/0010_leads.sql writes lanes': learning,
  'server/migrations/0005_mailbox.sql names contact_fields': opensTurn,
  'message_versions.replaced_at is never read':
    'Earlier wordings of a message are kept for whoever asks what was changed; no page shows them yet.',
  "server/channels/whatsapp-cloud/content.ts cuts list(payload, 'product_items')": list,
  'server/channels/whatsapp-cloud/wire.ts cuts value': list,
}
