create table sources (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  file_id uuid not null,
  title text not null,
  file_name text not null,
  kind text not null check (kind in ('pdf', 'docx', 'txt', 'md', 'html', 'csv', 'xlsx')),
  size_bytes bigint not null,
  sha256 text not null,
  status text not null default 'waiting' check (status in ('waiting', 'reading', 'ready', 'failed')),
  problem text,
  progress real not null default 0,
  passages int not null default 0,
  -- Which reading's passages are searched, and which attempt is at work; a newer attempt fences off an older one.
  reading uuid,
  attempt uuid,
  -- It calls itself old, or names the day after which it no longer holds.
  outdated boolean not null default false,
  valid_until date,
  created_at timestamptz not null default now(),
  indexed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, file_id) references files (tenant_id, id)
);
select app.protect('sources');
create index on sources (tenant_id, file_id);

-- A reading's passages are written in batches and become searchable all at once, when the source names their reading.
create table passages (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  source_id uuid not null,
  reading uuid not null,
  index int not null,
  heading text,
  text text not null,
  -- Positions in the text from which each heading holds: [{"at": 0, "heading": "Delivery"}].
  outline jsonb not null,
  tokens int not null,
  -- 'simple': a business writes in several languages, often within one document.
  search tsvector generated always as (to_tsvector('simple', coalesce(heading, '') || ' ' || text)) stored,
  -- Little-endian 32-bit floats; vectors of different models are never compared.
  embedding bytea not null,
  embedding_model text not null,
  primary key (tenant_id, id),
  unique (tenant_id, source_id, reading, index),
  foreign key (tenant_id, source_id) references sources (tenant_id, id) on delete cascade
);
select app.protect('passages');
create index on passages using gin (search);

-- Counts up with every change of what can be found, so that an index in memory knows when it is stale.
create table knowledge_versions (
  tenant_id uuid not null default app.tenant(),
  version bigint not null,
  primary key (tenant_id)
);
select app.protect('knowledge_versions');
