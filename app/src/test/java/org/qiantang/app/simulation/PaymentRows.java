package org.qiantang.app.simulation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The rows of the payment and refund desks. */
final class PaymentRows {
    private static final List<String> COLUMNS = List.of(
            "payment_no",
            "order_id",
            "amount_minor",
            "currency",
            "pay_until",
            "last_at",
            "heard_at",
            "closed_at",
            "queries",
            "reported_minor",
            "code",
            "provider");
    private static final String SELECT = """
            select payment_no, order_id, amount_minor, currency, pay_until, last_at, heard_at, closed_at, queries,
                   reported_minor, code, provider
              from payment
            """;

    private record Payment(
            String no,
            long subject,
            long minor,
            String currency,
            Instant until,
            Instant lastAt,
            Instant heardAt,
            Instant closedAt,
            int queries,
            Long reportedMinor,
            String code,
            String provider,
            Instant nextQuery) {
        Payment lastAt(Instant at) {
            return with(at, heardAt, closedAt, queries, reportedMinor, nextQuery);
        }

        Payment heardAt(Instant at) {
            return with(lastAt, heardAt == null ? at : heardAt, closedAt, queries, reportedMinor, nextQuery);
        }

        Payment closedAt(Instant at) {
            return with(lastAt, heardAt, closedAt == null ? at : closedAt, queries, reportedMinor, nextQuery);
        }

        Payment askedAgain(Instant next) {
            return with(lastAt, heardAt, closedAt, queries + 1, reportedMinor, next);
        }

        Payment with(Instant last, Instant heard, Instant closed, int asked, Long reported, Instant next) {
            return new Payment(
                    no, subject, minor, currency, until, last, heard, closed, asked, reported, code, provider, next);
        }

        List<Object> row() {
            return Arrays.asList(
                    no,
                    subject,
                    minor,
                    currency,
                    time(until),
                    time(lastAt),
                    time(heardAt),
                    time(closedAt),
                    queries,
                    reportedMinor,
                    code,
                    provider);
        }
    }

    private record Part(long order, long show, long minor) {}

    private record Refund(String no, long order, long minor, String refundNo, String refused) {}

    private final SimDatabase.Rows<String, Payment> payments;
    private final SimDatabase.Rows<String, List<Part>> parts;
    private final SimDatabase.Rows<Long, Instant> cancelled;
    private final SimDatabase.Rows<Long, String> taken;
    private final SimDatabase.Rows<String, Refund> refunds;

    PaymentRows(SimDatabase database) {
        payments = database.rows();
        parts = database.rows();
        cancelled = database.rows();
        taken = database.rows();
        refunds = database.rows();
        reads(database);
        opens(database);
        notes(database);
        cancels(database);
        givesBack(database);
    }

    /** Refunds that were noted and neither done nor refused. */
    List<String> openRefunds() {
        return refunds.byKey().entrySet().stream()
                .filter(one ->
                        one.getValue().refundNo() == null && one.getValue().refused() == null)
                .map(Object::toString)
                .toList();
    }

    /** Refunds that were refused. */
    List<String> refusedRefunds() {
        return refunds.byKey().entrySet().stream()
                .filter(one -> one.getValue().refused() != null)
                .map(Object::toString)
                .toList();
    }

    /** Payments that somebody will still ask about. */
    long open() {
        return payments.all().stream()
                .filter(one -> one.heardAt() == null && one.closedAt() == null)
                .count();
    }

    private void reads(SimDatabase database) {
        database.on(SELECT + " where payment_no = ?", given -> byNo(given.text(1)));
        database.on(SELECT + " where payment_no = ? for update", given -> byNo(given.text(1)));
        database.on(
                SELECT + " where payment_no in (select payment_no from payment_part where order_id = ?)"
                        + " order by payment_no",
                given -> found(one -> isFor(one, given.number(1))));
        database.on(
                SELECT + " where payment_no in (select payment_no from payment_taken where order_id = ?)",
                given -> found(one -> one.no().equals(taken.get(given.number(1)))));
        database.on(
                """
                select exists (select from payment
                                where order_id = ? and payment_no <> ? and reported_minor = amount_minor)
                """,
                given -> SimDatabase.one(payments.all().stream()
                        .anyMatch(one -> one.subject() == given.number(1)
                                && !one.no().equals(given.text(2))
                                && one.reportedMinor() != null
                                && one.reportedMinor() == one.minor())));
        database.on(
                SELECT + " where heard_at is null and closed_at is null and next_query_at <= ?"
                        + " order by next_query_at limit ?",
                given -> rows(payments.all().stream()
                        .filter(one -> one.heardAt() == null && one.closedAt() == null)
                        .filter(one -> !one.nextQuery().isAfter(given.time(1)))
                        .sorted(Comparator.comparing(Payment::nextQuery))
                        .limit(given.number(2))
                        .toList()));
    }

    private SimDatabase.Answer byNo(String no) {
        Payment one = payments.get(no);
        return rows(one == null ? List.of() : List.of(one));
    }

    private boolean isFor(Payment one, long order) {
        return parts.get(one.no()).stream().anyMatch(part -> part.order() == order);
    }

    private SimDatabase.Answer found(Predicate<Payment> wanted) {
        return rows(payments.all().stream().filter(wanted).toList());
    }

    private static SimDatabase.Answer rows(Collection<Payment> found) {
        return new SimDatabase.Answer.Found(
                COLUMNS, found.stream().map(Payment::row).toList());
    }

    private static OffsetDateTime time(Instant at) {
        return at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private void opens(SimDatabase database) {
        database.on(
                """
                insert into payment (payment_no, order_id, amount_minor, currency, pay_until, last_at, next_query_at, code,
                                     provider)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (payment_no) do nothing
                """,
                given -> SimDatabase.changed(payments.insert(
                        given.text(1),
                        new Payment(
                                given.text(1),
                                given.number(2),
                                given.number(3),
                                given.text(4),
                                given.time(5),
                                given.time(6),
                                null,
                                null,
                                0,
                                null,
                                given.text(8),
                                given.text(9),
                                given.time(7)))));
        database.on(
                "insert into payment_part (payment_no, order_id, show_id, amount_minor) values (?, ?, ?, ?)", given -> {
                    var all = new ArrayList<Part>();
                    if (parts.has(given.text(1))) {
                        all.addAll(parts.get(given.text(1)));
                    }
                    all.add(new Part(given.number(2), given.number(3), given.number(4)));
                    all.sort(Comparator.comparingLong(Part::order));
                    parts.put(given.text(1), List.copyOf(all));
                    return SimDatabase.changed(true);
                });
        database.on(
                """
                select p.order_id, p.show_id, p.amount_minor, t.currency
                  from payment_part p
                  join payment t on t.payment_no = p.payment_no
                 where p.payment_no = ?
                 order by p.order_id
                """,
                given -> new SimDatabase.Answer.Found(
                        List.of("order_id", "show_id", "amount_minor", "currency"),
                        parts.get(given.text(1)).stream()
                                .map(one -> List.<Object>of(
                                        one.order(),
                                        one.show(),
                                        one.minor(),
                                        payments.get(given.text(1)).currency()))
                                .toList()));
    }

    private void notes(SimDatabase database) {
        database.on("""
                update payment
                   set reported_at = ?, last_at = ?, reported_minor = ?
                 where payment_no = ?
                   and reported_at is null
                """, given -> {
            Payment one = payments.get(given.text(4));
            boolean fresh = one != null && one.reportedMinor() == null;
            if (fresh) {
                payments.put(
                        one.no(),
                        one.with(
                                given.time(2),
                                one.heardAt(),
                                one.closedAt(),
                                one.queries(),
                                given.number(3),
                                one.nextQuery()));
            }
            return SimDatabase.changed(fresh);
        });
        database.on(
                "update payment set heard_at = ? where payment_no = ? and heard_at is null",
                given -> change(given.text(2), one -> one.heardAt(given.time(1))));
        database.on(
                "update payment set closed_at = ? where payment_no = ? and closed_at is null",
                given -> change(given.text(2), one -> one.closedAt(given.time(1))));
        database.on(
                "update payment set last_at = ? where payment_no = ?",
                given -> change(given.text(2), one -> one.lastAt(given.time(1))));
        database.on(
                "update payment set queries = queries + 1, next_query_at = ? where payment_no = ?",
                given -> change(given.text(2), one -> one.askedAgain(given.time(1))));
    }

    private SimDatabase.Answer change(String no, UnaryOperator<Payment> how) {
        payments.put(no, how.apply(payments.get(no)));
        return SimDatabase.changed(true);
    }

    private void cancels(SimDatabase database) {
        database.on(
                "insert into payment_taken (order_id, payment_no) values (?, ?) on conflict (order_id) do nothing",
                given -> SimDatabase.changed(taken.insert(given.number(1), given.text(2))));
        database.on(
                "insert into payment_cancelled (order_id, at) values (?, ?) on conflict (order_id) do nothing",
                given -> SimDatabase.changed(cancelled.insert(given.number(1), given.time(2))));
        database.on("select count(*) from payment_cancelled where order_id in (?)", given -> count(given));
    }

    private SimDatabase.Answer count(Parameters given) {
        var asked = new HashSet<Long>();
        for (int i = 1; i <= given.count(); i++) {
            asked.add(given.number(i));
        }
        return SimDatabase.one((int) asked.stream().filter(cancelled::has).count());
    }

    private void givesBack(SimDatabase database) {
        database.on(
                "insert into payment_refund"
                        + " (request_id, payment_no, order_id, amount_minor, currency, at, refund_id, refused)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (request_id) do nothing",
                given -> SimDatabase.changed(refunds.insert(
                        given.text(1),
                        new Refund(given.text(2), given.number(3), given.number(4), null, given.text(8)))));
        database.on("select refund_no, refused from payment_refund where request_id = ?", given -> {
            Refund one = refunds.get(given.text(1));
            return new SimDatabase.Answer.Found(
                    List.of("refund_no", "refused"),
                    one == null ? List.of() : List.of(Arrays.asList(one.refundNo(), one.refused())));
        });
        database.on(
                """
                select coalesce(sum(amount_minor), 0)
                  from payment_refund
                 where payment_no = ?
                   and order_id = ?
                   and refused is null
                """,
                given -> SimDatabase.one(refunds.all().stream()
                        .filter(one -> one.no().equals(given.text(1)) && one.order() == given.number(2))
                        .filter(one -> one.refused() == null)
                        .mapToLong(Refund::minor)
                        .sum()));
        database.on(
                "update payment_refund set refund_no = ? where request_id = ? and refund_no is null",
                given -> settle(given.text(2), given.text(1), null));
        database.on(
                "update payment_refund set refused = ? where request_id = ? and refund_no is null",
                given -> settle(given.text(2), null, given.text(1)));
    }

    private SimDatabase.Answer settle(String request, String refundNo, String refused) {
        Refund one = refunds.get(request);
        boolean open = one != null && one.refundNo() == null;
        if (open) {
            refunds.put(request, new Refund(one.no(), one.order(), one.minor(), refundNo, refused));
        }
        return SimDatabase.changed(open);
    }
}
