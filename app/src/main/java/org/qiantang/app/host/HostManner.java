package org.qiantang.app.host;

import java.time.Duration;
import java.util.Set;
import org.qiantang.event.DigitalHost.HostTurn;
import org.qiantang.event.DigitalHost.HostUse;

/**
 * How a digital host works for one of the five uses: a ready-made setting.
 *
 * @param turn when a question is answered, unless staff choose otherwise
 * @param ranked whether the next item is chosen by {@link Ranking}; else items come as they are lined up
 * @param answersInARow so many answers before the script goes on
 * @param breath between two sentences
 * @param greets the least time between two greetings; zero for none
 * @param thanks the least time between two thanks for orders; zero for none
 * @param invites how long nobody speaks before viewers are asked to ask; zero for never
 * @param flashes whether flash sales are opened and counted down aloud
 * @param leavesOut the facts whose lines are not told unasked
 * @param script whether the line-up is told at all; else only the opening, and then answers
 * @param visits whether addresses, opening hours and how to redeem are told
 */
record HostManner(
        HostUse use,
        HostTurn turn,
        boolean ranked,
        int answersInARow,
        Duration breath,
        Duration greets,
        Duration thanks,
        Duration invites,
        boolean flashes,
        Set<String> leavesOut,
        boolean script,
        boolean visits) {
    HostManner {
        leavesOut = Set.copyOf(leavesOut);
    }

    static HostManner of(HostUse use) {
        return switch (use) {
            case LIVE_SALE -> liveSale();
            case LOCAL_LIFE -> localLife();
            case BUSINESS -> business();
            case PERSONAL -> personal();
            case SERVICE -> service();
        };
    }

    private static HostManner liveSale() {
        return new HostManner(
                HostUse.LIVE_SALE,
                HostTurn.AT_ONCE,
                true,
                2,
                Duration.ofMillis(200),
                Duration.ofSeconds(90),
                Duration.ofMinutes(1),
                Duration.ZERO,
                true,
                Set.of(),
                true,
                false);
    }

    /** A voucher is not sent, so nothing is said of parcels; where and when it is good is told. */
    private static HostManner localLife() {
        return new HostManner(
                HostUse.LOCAL_LIFE,
                HostTurn.NEXT_CLAUSE,
                true,
                2,
                Duration.ofMillis(250),
                Duration.ofMinutes(2),
                Duration.ofSeconds(90),
                Duration.ZERO,
                true,
                Set.of("delivery"),
                true,
                true);
    }

    /** A company is shown, in the order that it wants; what things cost is told to who asks. */
    private static HostManner business() {
        return new HostManner(
                HostUse.BUSINESS,
                HostTurn.NEXT_SENTENCE,
                false,
                1,
                Duration.ofMillis(450),
                Duration.ofMinutes(5),
                Duration.ZERO,
                Duration.ZERO,
                false,
                Set.of("price", "stock", "delivery"),
                true,
                false);
    }

    /** A conversation: nobody is pressed, and more is answered than told. */
    private static HostManner personal() {
        return new HostManner(
                HostUse.PERSONAL,
                HostTurn.NEXT_CLAUSE,
                true,
                4,
                Duration.ofMillis(350),
                Duration.ofSeconds(45),
                Duration.ofSeconds(45),
                Duration.ZERO,
                false,
                Set.of("stock"),
                true,
                false);
    }

    private static HostManner service() {
        return new HostManner(
                HostUse.SERVICE,
                HostTurn.AT_ONCE,
                false,
                Integer.MAX_VALUE,
                Duration.ofMillis(250),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMinutes(1),
                false,
                Set.of(),
                false,
                false);
    }
}
