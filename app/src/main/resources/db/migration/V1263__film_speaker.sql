-- Who speaks in a film, as she was when it was written, and which speech engine has spoken its newest video; null in films of a
-- time when nobody could be chosen and one voice spoke them all.
alter table film
    add column speaker jsonb,
    add column voiced  jsonb;
