package org.qiantang.app.selection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qiantang.app.journal.Gathered;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Works out anew what is owed for orders, from all that is noted of them. */
final class Owing {
    // What is not paid owes nothing yet.
    private static final String ORDERS = """
            select order_id, closed_at is not null as closed
              from commission_order
             where order_id = any (cast(:orders as bigint[])) and paid_at is not null
             order by order_id
            """;
    private static final String LINES = """
            select order_id, pieces, price_minor, coalesce(basis_points, 0) as rate
              from commission_line
             where order_id = any (cast(:orders as bigint[]))
             order by order_id, number
            """;
    private static final String REFUNDS = """
            select order_id, refund_id, minor
              from commission_refund
             where order_id = any (cast(:orders as bigint[]))
             order by refund_id
            """;
    private static final String CASES = """
            select case_id, number, pieces from commission_case where order_id = any (cast(:orders as bigint[]))
            """;
    static final String OWED = """
            update commission_line
               set kept_minor = :kept, commission_minor = :commission
             where order_id = :order and number = :number
            """;

    private final JdbcClient rows;
    private final Gathered later;

    Owing(JdbcClient rows, Gathered later) {
        this.rows = rows;
        this.later = later;
    }

    private record Asked(long orderId, long refundId, long minor) {}

    private record Standing(long orderId, boolean closed) {}

    /** Of orders whose rows are locked; what is owed is written later. */
    void settle(Collection<Long> orderIds) {
        List<Standing> orders = rows.sql(ORDERS)
                .param("orders", Gathered.array(orderIds))
                .query((row, _) -> new Standing(row.getLong("order_id"), row.getBoolean("closed")))
                .list();
        if (orders.isEmpty()) {
            return;
        }
        Long[] paid = Gathered.array(orders.stream().map(Standing::orderId).toList());
        Map<Long, List<Commission.Line>> lines = new HashMap<>();
        rows.sql(LINES).param("orders", paid).query(row -> {
            var line = new Commission.Line(row.getInt("pieces"), row.getLong("price_minor"), row.getInt("rate"));
            lines.computeIfAbsent(row.getLong("order_id"), _ -> new ArrayList<>())
                    .add(line);
        });
        Map<Long, List<Commission.Refund>> refunds = refunds(paid);
        for (Standing order : orders) {
            long id = order.orderId();
            List<Commission.Owed> owed = Commission.of(
                    lines.getOrDefault(id, List.of()), refunds.getOrDefault(id, List.of()), order.closed());
            for (int number = 0; number < owed.size(); number++) {
                later.add(
                        OWED,
                        new MapSqlParameterSource()
                                .addValue("order", id)
                                .addValue("number", number)
                                .addValue("kept", owed.get(number).kept())
                                .addValue("commission", owed.get(number).commission()));
            }
        }
    }

    private Map<Long, List<Commission.Refund>> refunds(Long[] orders) {
        List<Asked> asked = rows.sql(REFUNDS)
                .param("orders", orders)
                .query((row, _) -> new Asked(row.getLong("order_id"), row.getLong("refund_id"), row.getLong("minor")))
                .list();
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<Long, Map<Integer, Integer>> cases = new HashMap<>();
        rows.sql(CASES).param("orders", orders).query(row -> {
            cases.computeIfAbsent(row.getLong("case_id"), _ -> new HashMap<>())
                    .put(row.getInt("number"), row.getInt("pieces"));
        });
        Map<Long, List<Commission.Refund>> refunds = new HashMap<>();
        for (Asked one : asked) {
            refunds.computeIfAbsent(one.orderId(), _ -> new ArrayList<>())
                    .add(new Commission.Refund(one.minor(), cases.getOrDefault(one.refundId(), Map.of())));
        }
        return refunds;
    }
}
