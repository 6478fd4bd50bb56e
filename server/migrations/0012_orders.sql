create table orders (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  number int not null,
  -- Whom it is for, and where it was talked about; a person may draft one without either.
  contact_id uuid,
  conversation_id uuid,
  -- The turn that drafted it, when the bot did.
  turn_id uuid,
  currency text not null,
  -- May quote the customer.
  note_sealed text not null,
  drafted_at timestamptz not null default now(),
  drafted_by text not null,
  confirmed_at timestamptz,
  confirmed_by text,
  cancelled_at timestamptz,
  cancelled_by text,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete set null (conversation_id),
  foreign key (tenant_id, contact_id) references contacts (tenant_id, id) on delete cascade,
  check ((confirmed_at is null) = (confirmed_by is null) and (cancelled_at is null) = (cancelled_by is null))
);
select app.protect('orders');
create index on orders (tenant_id, conversation_id);
create index on orders (tenant_id, contact_id);

-- Name and price as they were when the order was drafted; the variant may change or go.
create table order_items (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  order_id uuid not null,
  position int not null,
  variant_id uuid,
  sku text,
  name text not null,
  option text not null default '',
  quantity int not null check (quantity > 0),
  price_minor bigint,
  primary key (tenant_id, id),
  foreign key (tenant_id, order_id) references orders (tenant_id, id) on delete cascade,
  foreign key (tenant_id, variant_id) references product_variants (tenant_id, id) on delete set null (variant_id)
);
select app.protect('order_items');
create index on order_items (tenant_id, order_id, position);
create index on order_items (tenant_id, variant_id);
