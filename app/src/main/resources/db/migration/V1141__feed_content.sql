-- What goods are like by the meaning of their texts, as the model made it, so that a start need not make it again. It may be
-- deleted: what is missing, of another text or of another model is made anew.
create table feed_content (
    product_id bigint primary key,
    model      text        not null,
    text_hash  bytea       not null,
    content    bytea       not null,
    made_at    timestamptz not null
);
