package org.qiantang.app.checkout;

import java.util.List;
import java.util.Set;

/** How a checkout stands, from how its orders stand. */
final class CheckoutState {
    static final String WAITING = "waiting";
    static final String PAID = "paid";
    static final String PARTLY = "partly";
    static final String RELEASED = "released";
    static final String REFUNDED = "refunded";
    private static final Set<String> BACK = Set.of("refunding", "refunded");

    private CheckoutState() {}

    /** While one order may still be paid it waits; {@code partly} where some were paid for and others were not. */
    static String of(List<String> orders) {
        if (orders.isEmpty() || orders.contains("held")) {
            return WAITING;
        }
        if (orders.stream().allMatch("released"::equals)) {
            return RELEASED;
        }
        if (orders.stream().allMatch(state -> BACK.contains(state) || state.equals("released"))) {
            return REFUNDED;
        }
        boolean whole = orders.stream().noneMatch(state -> BACK.contains(state) || state.equals("released"));
        return whole ? PAID : PARTLY;
    }
}
