// Times are UTC ms, money is minor units, json columns hold what no query asks for. Codes are only in `vault`. Rows that other
// tables or screens name by id are never numbered twice (autoincrement): an old id must not mean another mail.
export const initial = `
create table setting (key text primary key, value text not null) without rowid;

create table account (
  id integer primary key autoincrement,
  address text not null, provider text not null,
  host text not null, port integer not null, tls text not null, user text not null,
  password text,
  added_at integer not null, last_scan_at integer, messages_seen integer not null default 0, last_error text, trash_path text,
  unique (host, port, user)
);

-- Koban's own sign-ins: a history row near one, from a network of the profile, is Koban itself.
create table own_sign_in (account_id integer not null references account on delete cascade, at integer not null);
create index own_sign_in_at on own_sign_in (account_id, at);

-- What a scan has seen, per folder; done is a UID set ("1:500,900:1000") of this UIDVALIDITY.
create table folder_state (
  account_id integer not null references account on delete cascade,
  path text not null, uid_validity integer not null, uid_next integer, highest_modseq text,
  done text not null default '', messages integer not null default 0,
  primary key (account_id, path)
) without rowid;

create table gift (
  id integer primary key autoincrement,
  account_id integer not null references account on delete cascade,
  folder text not null, uid_validity integer not null, uid integer not null,
  message_id text, size_bytes integer not null, body_hash text,
  class text not null, sure integer not null,
  brand text, brand_name text not null, subject text not null, sender text not null,
  amount_minor integer, currency text, expires text,
  arrived_at integer not null, found_at integer not null,
  masked text not null, fingerprints text not null, reasons text not null,
  state text not null default 'in-mailbox', ended_at integer, state_before_mark text, ended_before_mark integer, receipt text,
  unique (account_id, folder, uid_validity, uid)
);
create index gift_message on gift (account_id, message_id);
create index gift_arrived on gift (arrived_at);

create table import (
  id integer primary key autoincrement,
  account_id integer references account on delete cascade,
  file_name text not null, format text not null, zone text not null, imported_at integer not null,
  events integer not null, ignored integer not null, malformed integer not null, malformed_rows text not null
);

create table access (
  id integer primary key autoincrement,
  account_id integer,
  track text not null,
  time integer not null, time_end integer not null, time_precision text not null, time_zone_known integer not null,
  ip text, host text, country text, country_text text, region text, city text,
  service text not null, service_text text, client text, result text not null,
  provider text not null, account_hint text, raw_line_ref text not null,
  place_country text, asn integer, network text, is_hosting integer not null, is_routable integer not null, known_service text,
  verdict text not null default 'unknown', reasons text not null default '[]',
  -- Merging: the same key may stand as often as the largest count seen in any one file (nth counts from 0).
  merge_key blob not null, nth integer not null
);
-- Histories without an account are one set of their own: null equals null here.
create unique index access_merge on access (merge_key, nth, ifnull(account_id, 0));
create index access_time on access (account_id, time);

-- Which file told of which row, so that an import can be undone.
create table import_access (
  import_id integer not null references import on delete cascade,
  access_id integer not null references access on delete cascade,
  primary key (import_id, access_id)
) without rowid;
create index import_access_by_access on import_access (access_id);

create table coverage (
  id integer primary key,
  account_id integer, track text not null, from_at integer not null, to_at integer not null,
  import_id integer references import on delete cascade
);

create table confirmation (
  id integer primary key, is_me integer not null, at integer not null,
  kind text not null, access_id integer references access on delete cascade, network text, country text, from_at integer, to_at integer
);

-- The removal journal, one row a delete and its undo. A row is open until finished_at is set; steps is a json list
-- of { step, at, folder }.
create table removal (
  receipt text primary key,
  account_id integer not null, gift_id integer,
  state text not null, step text not null,
  intent_at integer not null, finished_at integer, steps text not null default '[]', error text
) without rowid;
create index removal_open on removal (finished_at) where finished_at is null;

-- Every message that a removal touches: the mail itself, its copies, and foreign \\Deleted messages set aside.
-- moved_to and restored_to are json { folderPath, uidValidity, uid }.
create table removal_message (
  id integer primary key,
  receipt text not null references removal on delete cascade,
  role text not null, state text not null,
  folder text not null, uid_validity integer not null, uid integer not null,
  message_id text, found_by_search integer not null, size_bytes integer not null, body_hash text not null,
  flags text not null, internal_date integer not null, labels text not null default '[]',
  vault_id integer, moved_to text, restored_to text
);
create index removal_message_receipt on removal_message (receipt);
create index removal_message_place on removal_message (uid, uid_validity, folder);

create table vault (
  id integer primary key autoincrement,
  receipt text not null, gift_id integer, account_id integer not null,
  role text not null default 'gift',
  raw blob not null, body_hash text not null,
  brand text, brand_name text not null, subject text not null, sender text not null,
  codes text not null, masked text not null, amount_minor integer, currency text, expires text,
  state text not null default 'unused', exposure text not null default 'unknown',
  stored_at integer not null, steps text not null default '[]'
);
create index vault_receipt on vault (receipt);
`
