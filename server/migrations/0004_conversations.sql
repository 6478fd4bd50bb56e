-- What a column of a busy table may hold is said by its type: Postgres looks at a type when the column is written, and reads every
-- check of a table anew for every statement that writes to it.
create domain message_direction as text check (value in ('in', 'out'));
create domain message_author as text check (value in ('contact', 'bot', 'teammate', 'phone', 'system'));
create domain external_id as text check (length(value) <= 512);
create domain inbound_state as text check (value in ('handled', 'ignored', 'quarantined'));
create domain outbox_state as text check (value in ('queued', 'claimed', 'sending', 'sent', 'failed', 'unconfirmed', 'unknown', 'cancelled'));
-- What a message is for: an answer, something about what they have with us, a reminder, or an offer to many.
create domain send_class as text check (value in ('reply', 'service', 'utility', 'marketing'));
create domain send_verdict as text check (value in ('arrived', 'sent_again', 'dismissed'));

create table contacts (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  name text,
  language text,
  email text,
  -- Consent: who asked us to stop, and the provider's own switch for marketing. Neither lifts the other.
  opted_out_at timestamptz,
  marketing_stopped_at timestamptz,
  -- Somebody found out that this is another contact of ours, who has everything since.
  merged_into uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select app.protect('contacts');

create table contact_identities (
  tenant_id uuid not null default app.tenant(),
  channel text not null,
  kind text not null,
  value text not null,
  contact_id uuid not null,
  -- The identity that was known before, when this one came along with it.
  beside text,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, channel, kind, value),
  foreign key (tenant_id, contact_id) references contacts (tenant_id, id) on delete cascade
);
select app.protect('contact_identities');
create index on contact_identities (tenant_id, contact_id);
create index on contact_identities (tenant_id, value);

-- Ids are UUIDv7 (RFC 9562): what came between two times is found by its primary key, without another index to keep.

-- A lane is what one worker holds at a time: a conversation, or a whole inbox under strict ordering.
-- ready_at is set while there is work: when it is due, or, under a lease, when the lease ends.
create table lanes (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  inbox_id uuid not null,
  ready_at timestamptz,
  owner text,
  epoch bigint not null default 0,
  attempts int not null default 0,
  primary key (tenant_id, id),
  foreign key (tenant_id, inbox_id) references inboxes (tenant_id, id)
) with (fillfactor = 70);
select app.protect('lanes');
select app.let_system('lanes', 'select, update');
create index lanes_ready on lanes (ready_at) where ready_at is not null;

create table conversations (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  inbox_id uuid not null,
  contact_id uuid not null,
  -- The identity by which it began: a contact who was two has two in one inbox.
  begun_by text not null,
  lane_id uuid not null,
  -- Messages are numbered in the order they were committed; everything up to done_seq has been dealt with.
  last_seq bigint not null default 0,
  done_seq bigint not null default 0,
  -- Since when the oldest unanswered message waits, and when the burst it belongs to is over.
  waiting_since timestamptz,
  due_at timestamptz,
  -- Drafts dropped in a row because the customer wrote meanwhile.
  overtaken int not null default 0,
  reply_kind text not null,
  reply_value text not null,
  last_inbound_at timestamptz,
  window_closed boolean not null default false,
  unread int not null default 0,
  referral jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, contact_id, inbox_id, begun_by),
  foreign key (tenant_id, inbox_id) references inboxes (tenant_id, id),
  foreign key (tenant_id, contact_id) references contacts (tenant_id, id) on delete cascade
) with (fillfactor = 70);
select app.protect('conversations');
select app.let_system('conversations', 'select');
create index on conversations (tenant_id, updated_at desc, id desc);
create index on conversations (tenant_id, updated_at desc, id desc) where unread > 0;
create index on conversations (tenant_id, lane_id, due_at) where waiting_since is not null;

create table messages (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  conversation_id uuid not null,
  inbox_id uuid not null,
  seq bigint not null,
  direction message_direction not null,
  author message_author not null,
  author_id uuid,
  kind text not null,
  content_sealed text not null,
  external_id external_id,
  -- The turn takes it up; false for what is only shown.
  answerable boolean not null default false,
  status text not null,
  problem jsonb,
  reply_to text,
  turn_id uuid,
  -- The story it belongs to: the delivery that brought it, or for one of ours the turn or request that wrote it.
  trace_id text not null,
  provider_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  reactions jsonb not null default '[]',
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id),
  unique (tenant_id, conversation_id, seq),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);
select app.protect('messages');
-- The replay guard, for as long as the message exists [C-29].
create unique index messages_once on messages (tenant_id, inbox_id, external_id) where external_id is not null;
create index on messages (tenant_id, turn_id) where turn_id is not null;

-- Earlier wordings of an edited message.
create table message_versions (
  tenant_id uuid not null default app.tenant(),
  message_id uuid not null,
  replaced_at timestamptz not null default now(),
  content_sealed text not null,
  external_id text,
  foreign key (tenant_id, message_id) references messages (tenant_id, id) on delete cascade
);
select app.protect('message_versions');
create index on message_versions (tenant_id, message_id);
create unique index on message_versions (tenant_id, external_id) where external_id is not null;

-- News of a message we do not have yet: a status that overtook our own send, an edit that overtook its original.
create table parked_news (
  tenant_id uuid not null default app.tenant(),
  inbox_id uuid not null,
  external_id text not null,
  id uuid not null,
  news_sealed text not null,
  parked_at timestamptz not null default now(),
  primary key (tenant_id, inbox_id, external_id, id),
  foreign key (tenant_id, inbox_id) references inboxes (tenant_id, id)
);
select app.protect('parked_news');
create index on parked_news (tenant_id, parked_at);

-- What a provider delivered, one row an item, in its own words; 30 days. Quarantine is a state of it.
create table inbound_events (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  inbox_id uuid not null,
  kind text not null,
  dedup_key text,
  state inbound_state not null,
  reason text,
  raw_sealed text not null,
  received_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, inbox_id) references inboxes (tenant_id, id)
);
select app.protect('inbound_events');
create index on inbound_events (tenant_id, inbox_id, received_at desc) where state = 'quarantined';
create unique index inbound_events_once on inbound_events (tenant_id, inbox_id, dedup_key) where dedup_key is not null;

create table turns (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  conversation_id uuid not null,
  epoch bigint not null,
  up_to_seq bigint not null,
  opened_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  outcome text,
  -- From the customer's first unanswered message to the answer in the outbox.
  answer_ms int,
  -- The hand-over under which it only listens; null for a turn that answers.
  handover_id uuid,
  -- That of the newest message it answers.
  trace_id text not null,
  decision_sealed text,
  primary key (tenant_id, id),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
  -- A flight record of the usual length stays in its row.
) with (toast_tuple_target = 8160);
select app.protect('turns');
-- An open turn is a row, one per conversation.
create unique index turns_one_open on turns (tenant_id, conversation_id) where closed_at is null;

create table handovers (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  conversation_id uuid not null,
  reason text not null,
  -- May quote the customer.
  note_sealed text,
  teammate_id uuid,
  -- The bot's turn that asked for a person; null once a person has taken the conversation.
  turn_id uuid,
  -- When the customer, who wrote on while nobody was there yet, was told that it was noted: once.
  noted_at timestamptz,
  -- What they wrote up to there has been heard; it stays the bot's to answer if the conversation is given back.
  heard_seq bigint not null default 0,
  started_at timestamptz not null default now(),
  resumes_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  -- Nobody has picked it up yet.
  waiting boolean not null generated always as (ended_at is null and teammate_id is null and reason not in ('person_wrote', 'person_took_over')) stored,
  -- Until then the bot listens. To another machine it does not even do that.
  listening boolean not null generated always as (ended_at is null and teammate_id is null and reason not in ('person_wrote', 'person_took_over', 'machine')) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);
select app.protect('handovers');
select app.let_system('handovers', 'select');
create unique index handovers_one_open on handovers (tenant_id, conversation_id) where ended_at is null;
create index handovers_waiting on handovers (tenant_id) where waiting;
create index handovers_resuming on handovers (resumes_at) where ended_at is null and resumes_at is not null;

-- queued → claimed (surely not sent) → sending (perhaps sent) → sent | failed | unconfirmed → unknown.
-- A claimed row whose lease ends is queued again; a sending one is not: nobody can tell whether it left.
create table outbox (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  conversation_id uuid not null,
  lane_id uuid not null,
  inbox_id uuid not null,
  position bigint generated always as identity,
  author text not null,
  class send_class not null default 'reply',
  -- Told to nobody who stopped marketing: an offer, or a template that is not known to be anything else.
  promotes boolean not null default false,
  -- Whose turn it is: 1 answers, 2 service, 3 utility, 4 marketing. A message in front of an answer to the same contact takes its rank.
  rank smallint not null default 1,
  state outbox_state not null default 'queued',
  -- Its place in the lane: what is on its way, then by rank, each in the order in which it was written.
  place smallint not null generated always as (case state when 'queued' then rank else 0 end) stored,
  -- Confirmation of an opt-out: the one message that may follow it.
  after_opt_out boolean not null default false,
  -- The channel knows our id and ignores a repeat, so a lost send may simply go again.
  repeatable boolean not null default false,
  due_at timestamptz not null default clock_timestamp(),
  owner text,
  lease_until timestamptz,
  epoch bigint not null default 0,
  attempts int not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  sending_at timestamptz,
  -- The address it left for; the contact may have another one by now.
  sent_to text,
  settled_at timestamptz,
  -- A person's word on a message that is unknown; until there is one, it waits for a person.
  verdict send_verdict,
  verdict_at timestamptz,
  verdict_by text,
  -- The unknown message that this one says again.
  again_of uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references messages (tenant_id, id) on delete cascade
) with (fillfactor = 70);
select app.protect('outbox');
select app.let_system('outbox', 'select, update');
create index outbox_due on outbox (rank, due_at) where state = 'queued';
create index outbox_leased on outbox (lease_until) where state in ('claimed', 'sending');
create index outbox_unconfirmed on outbox (sending_at) where state = 'unconfirmed';
create index outbox_unknown on outbox (tenant_id, conversation_id) where state = 'unknown' and verdict is null;
create unique index outbox_again on outbox (tenant_id, again_of) where again_of is not null;
create index outbox_lane on outbox (tenant_id, lane_id, place, position) where state in ('queued', 'claimed', 'sending');

-- Politeness: when the next send of a number, of one of its classes, or to a contact is due (generic cell rate algorithm).
create table send_pacing (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  of text not null default 'all',
  next_at timestamptz not null,
  primary key (tenant_id, id, of)
) with (fillfactor = 70);
select app.protect('send_pacing');
select app.let_system('send_pacing', 'select, insert, update');

