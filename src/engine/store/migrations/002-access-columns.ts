// A million accesses: what many of them have in common stands once (access_kind, access_place, access_ip, access_word), an
// access is ten numbers and its line. Verdicts are no longer kept: they follow from the rows, the profile and the marks,
// and are computed in memory in milliseconds. Which import told of a row is a column; only rows told again need a link.
export const accessColumns = `
drop index access_merge;
drop index access_time;
drop index import_access_by_access;
alter table access rename to old_access;
alter table confirmation rename to old_confirmation;

create table access_kind (
  id integer primary key,
  -- The columns below as a json list: what makes two kinds the same.
  facts text not null unique,
  provider text not null, account_hint text, service text not null, service_text text, track text not null, result text not null,
  time_precision text not null, time_zone_known integer not null, country text, country_text text, region text, city text
);
create table access_place (
  id integer primary key, facts text not null unique,
  country text, asn integer, network text, is_hosting integer not null, is_routable integer not null, known_service text
);
-- net: a number for the /24 or /64 that the address lies in. Each address once; the engine looks them up in memory.
create table access_ip (id integer primary key, ip text not null, net integer not null);
-- Reverse names and clients.
create table access_word (id integer primary key, word text not null unique);

create table access (
  id integer primary key autoincrement,
  account_id integer, time integer not null,
  kind_id integer not null, place_id integer not null, ip_id integer, host_id integer, client_id integer,
  -- The first import that told of it.
  import_id integer not null,
  line text not null
);
create index access_time on access (account_id, time);

-- Rows that a later import showed again, so that either can be taken back.
create table access_told (
  access_id integer not null references access on delete cascade,
  import_id integer not null references import on delete cascade,
  primary key (access_id, import_id)
) without rowid;
create index access_told_import on access_told (import_id);

create table confirmation (
  id integer primary key, is_me integer not null, at integer not null,
  kind text not null, access_id integer references access on delete cascade, network text, country text, from_at integer, to_at integer
);
create index confirmation_access on confirmation (access_id) where access_id is not null;

-- 0: its rows are still coming in, or going; they count for nothing.
alter table import add column is_whole integer not null default 1;

create view kept as select *,
  json_array(provider, account_hint, service, service_text, track, result, time_precision, time_zone_known, country, country_text, region, city) as kind_facts,
  json_array(place_country, asn, network, is_hosting, is_routable, known_service) as place_facts
  from old_access;
insert into access_kind (facts, provider, account_hint, service, service_text, track, result, time_precision, time_zone_known, country, country_text, region, city)
  select distinct kind_facts, provider, account_hint, service, service_text, track, result, time_precision, time_zone_known, country, country_text, region, city from kept;
insert into access_place (facts, country, asn, network, is_hosting, is_routable, known_service)
  select distinct place_facts, place_country, asn, network, is_hosting, is_routable, known_service from kept;
-- -1: computed when the accesses are read for the first time.
insert into access_ip (ip, net) select distinct ip, -1 from kept where ip is not null;
create index access_ip_once on access_ip (ip);
insert or ignore into access_word (word) select host from kept where host is not null union select client from kept where client is not null;
insert into access (id, account_id, time, kind_id, place_id, ip_id, host_id, client_id, import_id, line)
  select k.id, k.account_id, k.time, (select id from access_kind where facts = k.kind_facts), (select id from access_place where facts = k.place_facts),
    (select id from access_ip where ip = k.ip), (select id from access_word where word = k.host), (select id from access_word where word = k.client),
    (select min(import_id) from import_access t where t.access_id = k.id), k.raw_line_ref
  from kept k where exists (select 1 from import_access t where t.access_id = k.id) order by k.id;
drop index access_ip_once;
insert into access_told (access_id, import_id)
  select t.access_id, t.import_id from import_access t join access a on a.id = t.access_id where t.import_id <> a.import_id;
insert into confirmation select * from old_confirmation where access_id is null or access_id in (select id from access);
-- Children first: a dropped parent deletes what refers to it.
drop view kept;
drop table old_confirmation;
drop table import_access;
drop table old_access;
`
