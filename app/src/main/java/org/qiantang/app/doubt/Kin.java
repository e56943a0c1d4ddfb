package org.qiantang.app.doubt;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The people of a show and of its shops, and what of theirs somebody else may have, too. */
record Kin(Set<Long> people, Set<Step.Trait> traits, Set<String> phones, Set<String> places) {
    private static final String PEOPLE = """
            select id from person where merchant_id = :merchant
            union select person_id from shop_member where merchant_id = :merchant
            union select person_id from show_post where show_id = :show
            union select :host
            """;
    private static final String TRAITS =
            "select ground, value from register_trait where person_id in (:people) and value <> ''";
    private static final String PHONES = """
            select right(regexp_replace(phone, '[^0-9]', '', 'g'), 11) from address where person_id in (:people)
            """;
    private static final String PLACES =
            "select address::text from person where id in (:people) and address is not null";

    /** Of which show, and of which shops whose goods are sold there. */
    record Of(long showId, long hostId, List<Long> merchants) {
        Of {
            merchants = List.copyOf(merchants);
        }
    }

    static Kin read(Of whose, JsonMapper json, JdbcClient rows) {
        var people = new TreeSet<Long>();
        for (long merchant : whose.merchants()) {
            people.addAll(rows.sql(PEOPLE)
                    .param("merchant", merchant)
                    .param("show", whose.showId())
                    .param("host", whose.hostId())
                    .query((row, _) -> row.getLong(1))
                    .list());
        }
        if (people.isEmpty()) {
            return new Kin(Set.of(), Set.of(), Set.of(), Set.of());
        }
        List<Step.Trait> traits = rows.sql(TRAITS)
                .param("people", people)
                .query((row, _) -> new Step.Trait(row.getString("ground"), row.getString("value")))
                .list();
        List<String> phones = rows.sql(PHONES)
                .param("people", people)
                .query((row, _) -> row.getString(1))
                .list();
        var places = new HashSet<String>();
        for (String address : rows.sql(PLACES)
                .param("people", people)
                .query((row, _) -> row.getString(1))
                .list()) {
            String place = Delivery.of(address, json).place();
            if (place != null) {
                places.add(place);
            }
        }
        return new Kin(people, new HashSet<>(traits), new HashSet<>(phones), places);
    }
}
