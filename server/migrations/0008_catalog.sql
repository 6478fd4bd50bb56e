create table products (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  name text not null,
  description text not null default '',
  category text not null default '',
  image_id uuid,
  image_url text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, image_id) references files (tenant_id, id)
);
select app.protect('products');
create index on products (tenant_id, lower(name), id);
create index on products (tenant_id, image_id);

-- What is sold. A product that comes in one has one, without an option. Prices are in the tenant's currency.
create table product_variants (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  product_id uuid not null,
  position int not null,
  sku text not null,
  option text not null default '',
  price_minor bigint not null check (price_minor >= 0),
  -- Null: nobody counts.
  stock int check (stock >= 0),
  image_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, product_id) references products (tenant_id, id) on delete cascade,
  foreign key (tenant_id, image_id) references files (tenant_id, id)
);
select app.protect('product_variants');
create index on product_variants (tenant_id, product_id, position);
create index on product_variants (tenant_id, image_id);
create unique index product_variants_sku on product_variants (tenant_id, upper(sku));

create table orders (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  number int not null,
  conversation_id uuid not null,
  contact_id uuid not null,
  -- The turn that drafted it.
  turn_id uuid not null,
  currency text not null,
  -- May quote the customer.
  note_sealed text not null,
  drafted_at timestamptz not null default now(),
  confirmed_at timestamptz,
  confirmed_by text,
  cancelled_at timestamptz,
  cancelled_by text,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade,
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

create table tasks (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  kind text not null check (kind in ('order', 'booking', 'callback', 'other')),
  conversation_id uuid,
  contact_id uuid,
  -- {title, note, payload}: may quote the customer.
  details_sealed text not null,
  due_at timestamptz,
  assignee_id uuid,
  created_at timestamptz not null default now(),
  created_by text not null,
  completed_at timestamptz,
  completed_by text,
  primary key (tenant_id, id),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade,
  foreign key (tenant_id, contact_id) references contacts (tenant_id, id) on delete cascade,
  check ((completed_at is null) = (completed_by is null))
);
select app.protect('tasks');
create index on tasks (tenant_id, conversation_id);
create index on tasks (tenant_id, contact_id);
create index tasks_open on tasks (tenant_id, due_at, id) where completed_at is null;
create index tasks_done on tasks (tenant_id, completed_at) where completed_at is not null;
