-- An address the bot reads: one page, the pages of a sitemap, or the pages that a start page links to.
create table sites (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  address text not null,
  scope text not null check (scope in ('page', 'site')),
  page_limit int not null check (page_limit between 1 and 500),
  refresh text not null default 'never' check (refresh in ('never', 'daily', 'weekly')),
  audience text not null default 'public' check (audience in ('public', 'internal')),
  status text not null default 'waiting' check (status in ('waiting', 'visiting', 'ready', 'failed')),
  problem text,
  -- Which visit is at work; a newer one fences off an older one.
  visit uuid,
  visited_at timestamptz,
  -- The one scheduled visit that counts: a job that names another moment is stale.
  next_visit_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, address)
);
select app.protect('sites');

create table sources (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  -- Null while a page of a site has not been fetched yet.
  file_id uuid,
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
  -- The latest day or month it dates itself by, in its name, title or opening.
  dated date,
  -- What a person said about it wins over what it says of itself.
  valid_until_set date,
  superseded_by uuid,
  audience text not null default 'public' check (audience in ('public', 'internal')),
  -- Pages only: the site they belong to, their address, the one they call canonical, and the validators of their last answer.
  site_id uuid,
  address text,
  canonical text,
  etag text,
  last_modified text,
  fetched_at timestamptz,
  created_at timestamptz not null default now(),
  indexed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, address),
  foreign key (tenant_id, file_id) references files (tenant_id, id),
  foreign key (tenant_id, site_id) references sites (tenant_id, id) on delete cascade,
  foreign key (tenant_id, superseded_by) references sources (tenant_id, id) on delete set null (superseded_by)
);
select app.protect('sources');
create index on sources (tenant_id, file_id);
create index on sources (tenant_id, site_id);
create index on sources (tenant_id, superseded_by);

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
  -- Little-endian 32-bit floats of the built-in embedder, which is always there; those of others are in passage_vectors.
  embedding bytea not null,
  embedding_model text not null,
  primary key (tenant_id, id),
  unique (tenant_id, source_id, reading, index),
  foreign key (tenant_id, source_id) references sources (tenant_id, id) on delete cascade
);
select app.protect('passages');
create index on passages using gin (search);

-- Vectors of a connected embedding model, beside the built-in ones. Those of different models are never compared.
create table passage_vectors (
  tenant_id uuid not null default app.tenant(),
  passage_id uuid not null,
  model text not null,
  embedding bytea not null,
  -- Whether the store outside (pgvector, Pinecone) has it too.
  stored boolean not null default false,
  primary key (tenant_id, passage_id, model),
  foreign key (tenant_id, passage_id) references passages (tenant_id, id) on delete cascade
);
select app.protect('passage_vectors');

-- How a tenant's knowledge is searched. Vectors of next_model are being made; those of vector_model answer meanwhile.
create table knowledge_settings (
  tenant_id uuid not null default app.tenant(),
  top_k int not null default 12 check (top_k between 1 and 20),
  threshold real check (threshold between 0 and 1),
  chunk_tokens int not null default 650,
  chunk_overlap real not null default 0.2,
  vector_model text,
  next_model text,
  next_done int not null default 0,
  next_total int not null default 0,
  next_problem text,
  primary key (tenant_id)
);
select app.protect('knowledge_settings');

-- Where the server has pgvector, the nearest passages of tenants too large for memory are looked up here. An index
-- needs to know the dimension, so there is one for each in use by embedding models; 2,000 is the most HNSW takes.
do $$
begin
  create extension if not exists vector;
exception when others then null;
end $$;
do $$
declare dimension int;
begin
  if not exists (select from pg_extension where extname = 'vector') then return; end if;
  execute 'create table passage_neighbours (
    tenant_id uuid not null default app.tenant(),
    passage_id uuid not null,
    model text not null,
    dimension int not null,
    audience text not null,
    embedding vector not null,
    primary key (tenant_id, passage_id, model),
    foreign key (tenant_id, passage_id) references passages (tenant_id, id) on delete cascade
  )';
  perform app.protect('passage_neighbours');
  foreach dimension in array array[512, 768, 1024, 1536] loop
    execute format('create index on passage_neighbours using hnsw ((embedding::vector(%s)) vector_cosine_ops) where dimension = %s', dimension, dimension);
  end loop;
end $$;
