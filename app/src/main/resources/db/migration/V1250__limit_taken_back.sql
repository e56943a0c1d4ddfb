-- When a provisional limit ends before until_at since the host has taken back all that is behind it; null where it does not.
alter table provisional_limit add column short_until_at timestamptz;
