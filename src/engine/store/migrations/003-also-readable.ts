// Mails that open or describe other accounts: kind, day of arrival and a keyed fingerprint of the Message-ID, which keeps a
// mail that is read twice, copied or moved from being counted twice. Nothing else of them is kept.
export const alsoReadable = `
create table also_readable (
  account_id integer not null references account on delete cascade,
  mark text not null, kind text not null,
  -- Days since 1970-01-01, UTC.
  day integer not null,
  primary key (account_id, mark)
) without rowid;
create index also_readable_day on also_readable (account_id, day);
`
