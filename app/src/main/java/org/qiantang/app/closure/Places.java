package org.qiantang.app.closure;

import java.util.List;

/**
 * Where something of a person lies in rows, whosever tables they are, with the statement that removes it: one page, so that it can
 * be held against the law and against the tables.
 *
 * <p>What is not here holds ids alone, belongs to a shop, or is an officer's word; decision 1240 tells which is which.
 */
final class Places {
    private static final List<String> ADDRESSES = List.of(
            "delete from address where person_id = :person",
            "update person set address = null where id = :person",
            // Of an order that never was paid nothing was traded, and nothing is kept.
            """
            delete from aside a using placed_order o
             where a.person = :person and o.shard = a.shard and o.position = a.position and o.buyer_id = :person
               and o.released_at is not null and o.paid_at is null
               and not exists (select from order_refund r where r.order_id = o.order_id)
            """,
            """
            delete from aside a using event e
             where a.person = :person and e.shard = a.shard and e.position = a.position and e.type = 'SampleAsked'
            """);

    private static final List<String> SHOPPING = List.of(
            "delete from bag_line where person_id = :person",
            "delete from favourite where person_id = :person",
            "delete from show_reminder where person_id = :person",
            "delete from follow where person_id = :person or (kind = 'HOST' and target_id = :person)",
            "delete from film_like where person_id = :person",
            "delete from offer_pick where person_id = :person",
            "delete from agency_member where person_id = :person",
            "delete from invitation where to_person = :person or made_by = :person");

    private static final List<String> WORDS = List.of(
            // What others have reported of the person is kept until it is decided, and looked for again each day.
            """
            update report r set quoted = ''
             where r.closed_at is not null and r.quoted <> ''
               and (:person = any (r.about_people)
                        and (r.kind = 'COMMENT' or (r.kind = 'FILM' and r.merchant_id is null))
                    or r.kind = 'LINE'
                        and exists (select from aside a
                                      join event e on e.shard = a.shard and e.position = a.position
                                     where a.person = :person and e.type = 'TalkHeard'
                                       and e.stream = 'show/' || r.show_id
                                       and convert_from(e.body, 'UTF8')::jsonb -> 'lines' -> a.slot ->> 'lineId'
                                               = r.target_id::text))
            """,
            "update report set words = '' where by_person = :person and closed_at is not null",
            """
            update report_step s set words = ''
              from report r
             where r.id = s.report_id and r.by_person = :person and r.closed_at is not null
               and s.person_id = :person and s.kind in ('FILED', 'CONTESTED')
            """,
            "delete from film_comment where person_id = :person",
            "delete from held_line where person_id = :person",
            "delete from help_question where person_id = :person",
            // Where others asked the same, the question stays theirs.
            """
            update help_handover set asker_ids = array_remove(asker_ids, :person)
             where :person = any (asker_ids) and asker_ids <> array_append(cast('{}' as bigint[]), :person)
            """,
            """
            update help_handover set question = '（提问者已注销）', asked_key = 'closed/' || question_id
             where asker_ids = array_append(cast('{}' as bigint[]), :person)
            """,
            """
            delete from aside a using event e
             where a.person = :person and e.shard = a.shard and e.position = a.position and e.type = 'TakedownContested'
            """);

    private static final List<String> RECORDS = List.of(
            "delete from course_attempt where person_id = :person",
            """
            delete from identity_mark
             where person_id = :person and not exists (select from show_host h where h.person_id = :person)
            """,
            "delete from growth_person where person_id = :person",
            "delete from doubt_look where person_id = :person",
            // An agency is a person: what it had noted of other platforms is nobody else's.
            "delete from radar_file where side = 'AGENCY' and owner_id = :person",
            "delete from radar_spend where side = 'AGENCY' and owner_id = :person",
            """
            update export_ask set subject_name = '已注销用户'
             where scope in ('HOST', 'AGENCY') and subject_id = :person
            """);

    /**
     * What the law keeps for three years: of all accounts that are closed, what is older than {@code :before}. Of an order the term
     * begins with the last that happened to it.
     */
    static final List<String> AFTER_THREE_YEARS =
            List.of("""
            delete from aside a using account_closing c, placed_order o
             where c.state = 'CLOSED' and a.person = c.person_id
               and o.shard = a.shard and o.position = a.position and o.buyer_id = c.person_id
               and greatest(o.created_at, o.released_at, o.paid_at, o.received_at, o.closed_at,
                            (select max(f.ended_at) from after_sale f where f.order_id = o.order_id),
                            (select max(r.done_at) from order_refund r where r.order_id = o.order_id),
                            (select max(b.done_at) from order_back b where b.order_id = o.order_id)) < :before
            """, """
            delete from aside a using account_closing c, after_sale_step s, after_sale f
             where c.state = 'CLOSED' and a.person = c.person_id
               and s.shard = a.shard and s.position = a.position and f.case_id = s.case_id and f.ended_at < :before
            """, """
            delete from evidence_picture p using account_closing c, after_sale f
             where c.state = 'CLOSED' and p.person_id = c.person_id and f.case_id = p.case_id and f.ended_at < :before
            """, """
            delete from aside a using account_closing c, event e
             where c.state = 'CLOSED' and a.person = c.person_id
               and e.shard = a.shard and e.position = a.position and e.type = 'TalkHeard' and e.at < :before
            """, """
            delete from identity_mark i using account_closing c
             where c.state = 'CLOSED' and i.person_id = c.person_id and c.closed_at < :before
            """, "delete from closed_name where until < :now");

    private Places() {}

    /** What a step removes at once; the others reach what others keep. */
    static List<String> of(Step step) {
        return switch (step) {
            case ADDRESSES -> ADDRESSES;
            case SHOPPING -> SHOPPING;
            case WORDS -> WORDS;
            case RECORDS -> RECORDS;
            case ENTRY, FILMS, SUGGESTIONS, EVIDENCE, NAME -> List.of();
        };
    }
}
