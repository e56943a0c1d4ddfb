package org.qiantang.app.shortvideo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.mall.Names;
import org.springframework.jdbc.core.simple.JdbcClient;

/** By which names published films are found: their titles, their products and the shops that show them. */
final class FilmNames {
    /** The newest ones. */
    static final int MOST = 10_000;

    // As in the feed: what an officer took down has no place in it, nor has what is of a suspended shop.
    private static final String LISTED = """
            select f.id, f.feed_place, g.title as product, m.name as shop
              from (select id, feed_place, product_id, merchant_id, 'PGC' as origin
                      from film
                     where feed_place is not null
                     union all
                    select id, feed_place, product_id, merchant_id, origin
                      from footage
                     where feed_place is not null) f
              left join product g on g.id = f.product_id and g.archived_at is null
              left join merchant m on m.id = f.merchant_id and f.origin = 'PGC'
             where not exists (select from film_down d where d.film_id = f.id)
               and not exists (select from shop_standing t
                                where t.merchant_id = f.merchant_id and t.standing <> 'OPEN')
             order by f.feed_place desc
             limit :most
            """;
    private static final String TITLES = """
            select id, said -> 'words' ->> 0 as title from film where id = any(:films)
             union all
            select id, said -> 'words' ->> 0 as title from footage where id = any(:films)
            """;

    private final JdbcClient jdbc;
    // By the place in the feed: another video of a film gets another place.
    private Map<Long, String> titles = Map.of();

    FilmNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Listed(
            long id,
            long place,
            @Nullable String product,
            @Nullable String shop) {}

    /** Reads all names anew, but titles only of films that were published since the last time; for one caller at a time. */
    List<Names.Named> read() {
        List<Listed> listed = jdbc.sql(LISTED)
                .param("most", MOST)
                .query((row, _) -> new Listed(
                        row.getLong("id"), row.getLong("feed_place"), row.getString("product"), row.getString("shop")))
                .list();
        Map<Long, String> fresh = titlesOf(listed.stream()
                .filter(film -> !titles.containsKey(film.place()))
                .map(Listed::id)
                .toList());
        var now = new HashMap<Long, String>();
        var names = new ArrayList<Names.Named>();
        for (Listed film : listed) {
            String known = titles.get(film.place());
            String title = known == null ? fresh.get(film.id()) : known;
            if (title != null) {
                now.put(film.place(), title);
                var texts = new ArrayList<String>(List.of(title));
                add(texts, film.product());
                add(texts, film.shop());
                names.add(new Names.Named(film.id(), 0, -film.place(), texts));
            }
        }
        titles = now;
        return names;
    }

    private static void add(List<String> texts, @Nullable String text) {
        if (text != null && !texts.contains(text)) {
            texts.add(text);
        }
    }

    private Map<Long, String> titlesOf(Collection<Long> films) {
        var found = new HashMap<Long, String>();
        if (!films.isEmpty()) {
            jdbc.sql(TITLES).param("films", films.toArray(Long[]::new)).query(row -> {
                String title = row.getString("title");
                if (title != null) {
                    found.put(row.getLong("id"), title);
                }
            });
        }
        return found;
    }
}
