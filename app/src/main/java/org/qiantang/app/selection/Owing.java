package org.qiantang.app.selection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Works out anew what is owed for an order, from all that is noted of it. */
final class Owing {
    private static final String ORDER = """
            select paid_at is not null as paid, closed_at is not null as closed
              from commission_order
             where order_id = :order
            """;
    private static final String LINES = """
            select pieces, price_minor, coalesce(basis_points, 0) as rate
              from commission_line
             where order_id = :order
             order by number
            """;
    private static final String REFUNDS = """
            select refund_id, minor from commission_refund where order_id = :order order by refund_id
            """;
    private static final String CASES = """
            select case_id, number, pieces from commission_case where order_id = :order
            """;
    private static final String OWED = """
            update commission_line
               set kept_minor = :kept, commission_minor = :commission
             where order_id = :order and number = :number
            """;

    private final JdbcClient rows;

    Owing(JdbcClient rows) {
        this.rows = rows;
    }

    private record Asked(long refundId, long minor) {}

    private record Standing(boolean paid, boolean closed) {}

    void settle(long orderId) {
        Standing order = rows.sql(ORDER)
                .param("order", orderId)
                .query((row, _) -> new Standing(row.getBoolean("paid"), row.getBoolean("closed")))
                .optional()
                .orElse(new Standing(false, false));
        if (!order.paid()) {
            return; // what is not paid owes nothing yet
        }
        List<Commission.Line> lines = rows.sql(LINES)
                .param("order", orderId)
                .query((row, _) ->
                        new Commission.Line(row.getInt("pieces"), row.getLong("price_minor"), row.getInt("rate")))
                .list();
        List<Commission.Owed> owed = Commission.of(lines, refunds(orderId), order.closed());
        for (int number = 0; number < owed.size(); number++) {
            rows.sql(OWED)
                    .param("order", orderId)
                    .param("number", number)
                    .param("kept", owed.get(number).kept())
                    .param("commission", owed.get(number).commission())
                    .update();
        }
    }

    private List<Commission.Refund> refunds(long orderId) {
        Map<Long, Map<Integer, Integer>> cases = new HashMap<>();
        rows.sql(CASES).param("order", orderId).query(row -> {
            cases.computeIfAbsent(row.getLong("case_id"), _ -> new HashMap<>())
                    .put(row.getInt("number"), row.getInt("pieces"));
        });
        var refunds = new ArrayList<Commission.Refund>();
        List<Asked> asked = rows.sql(REFUNDS)
                .param("order", orderId)
                .query((row, _) -> new Asked(row.getLong("refund_id"), row.getLong("minor")))
                .list();
        for (Asked one : asked) {
            refunds.add(new Commission.Refund(one.minor(), cases.getOrDefault(one.refundId(), Map.of())));
        }
        return refunds;
    }
}
