// What providers' own mails told of a mailbox. A row stays when its mail is gone: it is evidence. Folders are read again once,
// since earlier scans passed over these mails.
export const notices = `
create table notice (
  id integer primary key autoincrement,
  account_id integer not null references account on delete cascade,
  kind text not null, time integer not null, is_time_stated integer not null,
  ip text, country text, place text, client text, service text not null,
  is_verified integer not null,
  -- The mail it stands in: where it was seen last, and what names it anywhere.
  folder text not null, uid_validity integer not null, uid integer not null,
  message_id text not null, body_hash text not null, subject text not null, sender text not null, sent_at integer not null,
  found_at integer not null,
  -- mine · not-mine · closed (not mine, and what it opened is closed again)
  answer text, answered_at integer,
  unique (account_id, message_id, body_hash, kind)
);
create index notice_time on notice (account_id, time);
delete from folder_state;
`
