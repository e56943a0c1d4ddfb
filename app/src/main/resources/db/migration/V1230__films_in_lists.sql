-- Films stand in lists that suit the one who looks, too: what people did with them and what of them was on screens lies in the
-- same rows as of goods and rooms, with VIDEO as its kind.
comment on column feed_act.kind is 'PRODUCT, ROOM or VIDEO';
comment on column feed_impression.kind is 'PRODUCT, ROOM or VIDEO';
comment on column feed_impression.surface is 'where the list stood: HOME, PRODUCT, BAG, PAID, ROOM, FILMS or ELSEWHERE';
