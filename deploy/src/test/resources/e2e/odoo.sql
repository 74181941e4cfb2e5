-- An Odoo as its public documentation describes its tables: the columns that the pack reads, and when a row was written.
create table res_company (id int primary key, name varchar, currency_id int, create_date timestamp, write_date timestamp);
create table res_currency (id int primary key, name varchar, create_date timestamp, write_date timestamp);
create table res_currency_rate (id int primary key, name date, rate numeric, currency_id int, company_id int, create_date timestamp, write_date timestamp);
create table uom_uom (id int primary key, name jsonb, factor numeric, create_date timestamp, write_date timestamp);
create table delivery_carrier (id int primary key, name jsonb, create_date timestamp, write_date timestamp);
create table account_account (id int primary key, account_type varchar, create_date timestamp, write_date timestamp);
create table res_partner_grade (id int primary key, name jsonb, create_date timestamp, write_date timestamp);
create table res_partner (id int primary key, name varchar, ref varchar, vat varchar, parent_id int, commercial_partner_id int,
  commercial_company_name varchar, tz varchar, user_id int, sale_warn varchar, supplier_rank int, credit_limit jsonb, email varchar,
  phone varchar, mobile varchar, grade_id int, street varchar, street2 varchar, city varchar, zip varchar, create_date timestamp, write_date timestamp);
create table product_template (id int primary key, name jsonb, default_code varchar, type varchar, is_storable boolean, uom_id int,
  sale_line_warn varchar, create_date timestamp, write_date timestamp);
create table product_product (id int primary key, product_tmpl_id int, default_code varchar, active boolean, standard_price jsonb,
  create_date timestamp, write_date timestamp);
create table product_pricelist_item (id int primary key, pricelist_id int, compute_price varchar, applied_on varchar, product_id int,
  product_tmpl_id int, min_quantity numeric, fixed_price numeric, date_start timestamp, date_end timestamp, currency_id int,
  create_date timestamp, write_date timestamp);
create table product_supplierinfo (id int primary key, partner_id int, product_id int, product_tmpl_id int, delay int, price numeric,
  min_qty numeric, currency_id int, create_date timestamp, write_date timestamp);
create table sale_order (id int primary key, name varchar, company_id int, state varchar, client_order_ref varchar, user_id int,
  team_id int, date_order timestamp, commitment_date timestamp, picking_policy varchar, partner_id int, partner_shipping_id int,
  partner_invoice_id int, warehouse_id int, currency_id int, carrier_id int, create_date timestamp, write_date timestamp);
create table sale_order_line (id int primary key, order_id int, product_id int, display_type varchar, product_uom_qty numeric,
  qty_delivered numeric, qty_invoiced numeric, price_unit numeric, discount numeric, price_reduce_taxexcl numeric, product_uom int,
  warehouse_id int, customer_lead float8, currency_id int, state varchar, create_date timestamp, write_date timestamp);
create table stock_warehouse (id int primary key, company_id int, code varchar, name varchar, create_date timestamp, write_date timestamp);
create table stock_location (id int primary key, complete_name varchar, usage varchar, warehouse_id int, create_date timestamp, write_date timestamp);
create table stock_picking_type (id int primary key, code varchar, warehouse_id int, create_date timestamp, write_date timestamp);
create table stock_lot (id int primary key, name varchar, product_id int, expiration_date timestamp, create_date timestamp, write_date timestamp);
create table stock_quant (id int primary key, product_id int, location_id int, lot_id int, quantity numeric, create_date timestamp, write_date timestamp);
create table stock_picking_batch (id int primary key, name varchar, company_id int, state varchar, scheduled_date timestamp,
  picking_type_id int, create_date timestamp, write_date timestamp);
create table stock_picking (id int primary key, name varchar, company_id int, state varchar, scheduled_date timestamp,
  date_done timestamp, location_id int, location_dest_id int, sale_id int, carrier_id int, carrier_tracking_ref varchar, batch_id int,
  create_date timestamp, write_date timestamp);
create table stock_move (id int primary key, company_id int, state varchar, origin varchar, reference varchar, date timestamp,
  date_deadline timestamp, product_id int, product_uom int, product_qty float8, quantity numeric, location_id int,
  location_dest_id int, picking_id int, sale_line_id int, purchase_line_id int, create_date timestamp, write_date timestamp);
create table purchase_order (id int primary key, name varchar, company_id int, state varchar, date_order timestamp,
  date_approve timestamp, create_date timestamp, write_date timestamp);
create table purchase_order_line (id int primary key, order_id int, partner_id int, product_qty numeric, create_date timestamp, write_date timestamp);
create table account_move (id int primary key, name varchar, company_id int, move_type varchar, state varchar, amount_total numeric,
  amount_residual numeric, payment_state varchar, invoice_date date, invoice_date_due date, partner_id int, currency_id int,
  create_date timestamp, write_date timestamp);
create table account_move_line (id int primary key, company_id int, payment_id int, parent_state varchar, display_type varchar, move_id int,
  move_name varchar, account_id int, partner_id int, amount_currency numeric, amount_residual_currency numeric, date date,
  quantity numeric, currency_id int, create_date timestamp, write_date timestamp);
create table sale_order_line_invoice_rel (invoice_line_id int, order_line_id int, primary key (invoice_line_id, order_line_id));

insert into res_currency values (125, 'EUR'), (2, 'USD');
insert into res_company values (1, 'Alpine Trading', 125);
insert into uom_uom values (1, '{"en_US": "Units"}', 1), (2, '{"en_US": "Dozens", "de_DE": "Dutzend"}', 0.08333333333333333);
insert into delivery_carrier values (3, '{"en_US": "Road"}');
insert into account_account values (4, 'asset_receivable'), (6, 'income');
insert into stock_warehouse values (1, 1, 'WH', 'Chur'), (2, 1, 'NORD', 'Basel'), (3, 1, 'SUED', 'Lugano');
insert into stock_location values (4, 'Partners/Vendors', 'supplier', null), (5, 'Partners/Customers', 'customer', null),
  (8, 'WH/Stock', 'internal', 1), (18, 'NORD/Stock', 'internal', 2), (28, 'SUED/Stock', 'internal', 3);
insert into stock_picking_type values (1, 'incoming', 1), (2, 'outgoing', 1);
insert into res_partner_grade values (1, '{"en_US": "Gold"}');
insert into res_partner (id, name, ref, parent_id, commercial_partner_id, commercial_company_name, tz, user_id, sale_warn, supplier_rank,
  credit_limit, email, phone, street, city, zip) values
  (7, 'Bergmann AG', 'C-7', null, 7, 'Bergmann AG', 'Europe/Zurich', 5, 'no-message', 0, '{"1": 0.0}', 'office@bergmann.example', '1', 'Gasse 1', 'Chur', '7000'),
  (8, 'Ines Privat', null, 7, 7, 'Bergmann AG', 'Europe/Zurich', 5, 'no-message', 0, null, 'ines.privat@bergmann.example', '+41 000 11', 'Privatweg 9', 'Chur', '7000'),
  (9, 'Talhof GmbH', 'C-9', null, 9, 'Talhof GmbH', 'Europe/Zurich', 5, 'no-message', 0, '{"1": 100000.0}', 'office@talhof.example', '2', 'Gasse 2', 'Chur', '7000'),
  (12, 'Overseas Ltd', 'V-12', null, 12, 'Overseas Ltd', null, 5, 'no-message', 3, null, 'office@overseas.example', '3', 'Pier 1', 'Busan', '1');
update res_partner set grade_id = 1 where id = 9;
insert into product_template values (20, '{"en_US": "Kettle"}', 'K-1', 'consu', true, 1, 'no-message'),
  (21, '{"en_US": "Toaster"}', 'T-1', 'consu', true, 1, 'no-message'), (22, '{"en_US": "Fitting"}', 'F-1', 'service', false, 1, 'no-message'),
  (23, '{"en_US": "Grill"}', 'G-1', 'consu', true, 1, 'no-message');
insert into product_product values (30, 20, 'K-1', true, '{"1": 12.5}'), (31, 21, 'T-1', true, '{"1": 8.0}'), (32, 22, 'F-1', true, null),
  (33, 23, 'G-1', true, '{"1": 30.0}');
insert into product_pricelist_item values (40, 1, 'fixed', '1_product', null, 20, 0, 20, null, null, 125),
  (41, 1, 'fixed', '0_product_variant', 31, 21, 0, 15, null, null, 125), (42, 1, 'percentage', '3_global', null, null, 0, null, null, null, 125);
insert into product_supplierinfo values (50, 12, null, 23, 21, 28, 5, 125);
insert into stock_quant values (71, 30, 8, null, 10), (72, 31, 8, null, 500), (73, 30, 5, null, 3), (74, 31, 18, null, 50);
