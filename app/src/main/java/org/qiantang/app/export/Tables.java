package org.qiantang.app.export;

import java.util.ArrayList;
import java.util.List;

/** All tables of an export, in the order of its files. */
final class Tables {
    /**
     * Which shows, shops and complaints are chosen: of everybody, of a shop, of a host, or of an agency's hosts. A film's
     * complaint is its shop's, and that of who made the film or said what was complained about.
     */
    static final String CHOSEN = """
            with the_show as (
                select s.show_id, s.merchant_id, s.host_id
                  from show_row s
                 where :scope = 'ALL'
                    or (:scope = 'SHOP' and s.merchant_id = :subject)
                    or (:scope = 'HOST' and s.host_id = :subject)
                    or (:scope = 'AGENCY'
                        and s.host_id in (select person_id from agency_member where agency_id = :subject))),
            the_shop as (
                select m.id as merchant_id
                  from merchant m
                 where :scope = 'ALL'
                    or (:scope = 'SHOP' and m.id = :subject)
                    or (:scope in ('HOST', 'AGENCY') and m.id in (select merchant_id from the_show))),
            the_report as (
                select r.id as report_id, f.merchant_id
                  from report r
                  join the_show f on f.show_id = r.show_id
                 where r.film_id is null
                 union all
                select r.id, r.merchant_id
                  from report r
                 where r.film_id is not null
                   and (:scope = 'ALL'
                        or (:scope = 'SHOP' and r.merchant_id = :subject)
                        or (:scope = 'HOST' and :subject = any (r.about_people))
                        or (:scope = 'AGENCY'
                            and r.about_people && array(select person_id from agency_member where agency_id = :subject))))
            """;

    static final List<Table> ALL = all();

    private Tables() {}

    private static List<Table> all() {
        var tables = new ArrayList<Table>();
        tables.addAll(SubjectTables.ALL);
        tables.addAll(GoodsTables.ALL);
        tables.addAll(OfficeTables.ALL);
        tables.addAll(TradeTables.ALL);
        return List.copyOf(tables);
    }
}
