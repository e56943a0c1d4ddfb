package org.qiantang.app.closure;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has to end first, read from the tables of those whose business it is. */
final class Ties {
    private static final String OF = """
            select 'SHOP' as kind, count(*) as many
              from (select merchant_id from person
                     where id = :person and (merchant_id is not null or 'MERCHANT' = any (roles))
                     union
                    select merchant_id from shop_member where person_id = :person) shop
             where not exists (select from shop_closing c
                                where c.merchant_id = shop.merchant_id and c.state = 'CLOSED')
             union all
            select 'ROLE', count(*) from person where id = :person and roles && array['OFFICER', 'ADMIN']
             union all
            select 'AGENCY', count(*) from agency_member where agency_id = :person
             union all
            select 'SHOW', count(*) from show_row w
             where w.kind = 'STAGE' and w.state <> 'closed'
               and (w.host_id = :person
                    or exists (select from show_post p where p.show_id = w.show_id and p.person_id = :person))
             union all
            select 'ORDER', count(*) from placed_order o
             where o.buyer_id = :person
               and (o.state in ('held', 'paid', 'taken', 'shipped', 'refunding')
                    or exists (select from order_back b where b.order_id = o.order_id and b.done_at is null))
             union all
            select 'VOUCHER', count(*) from voucher
             where buyer_id = :person and redeemed_at is null and voided_at is null
             union all
            select 'AFTER_SALE', count(*) from after_sale where buyer_id = :person and ended_at is null
             union all
            select 'COMPLAINT', count(*) from report where by_person = :person and closed_at is null
             union all
            select 'DOSSIER', count(*) from dossier
             where subject_kind = 'HOST' and subject_id = :person and closed_at is null
             union all
            select 'BLACKLIST', count(*) from blacklist
             where party = 'PERSON' and subject_id = :person and lifted_at is null and until > :now
             union all
            select 'FILM', count(*) from film_takedown t
              join footage f on f.id = t.film_id
             where f.made_by = :person and f.origin <> 'PGC' and t.objected_at is not null and t.upheld_at is null
               and t.lifted_at is null
             union all
            select 'SAMPLE', count(*) from offer_sample where asker_id = :person and state in ('ASKED', 'SENT')
            """;

    private final JdbcClient jdbc;

    Ties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Tie> of(long personId, Instant now) {
        return Tie.of(jdbc.sql(OF).param("person", personId).param("now", now.atOffset(UTC)));
    }
}
