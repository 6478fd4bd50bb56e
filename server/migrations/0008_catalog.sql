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
