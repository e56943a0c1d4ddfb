package org.qiantang.app.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.app.selection.Commission.Line;
import org.qiantang.app.selection.Commission.Owed;
import org.qiantang.app.selection.Commission.Refund;
import org.qiantang.engine.testkit.ForEachSeed;

class CommissionTest {
    @Test
    void a_piece_earns_its_share_rounded_down_to_the_fen() {
        assertThat(Commission.ofPiece(999, 1_250)).isEqualTo(124);
        assertThat(Commission.ofPiece(1, 9_999)).isZero();
        assertThat(Commission.ofPiece(100_000_000, 8_000)).isEqualTo(80_000_000);
    }

    @Test
    void the_lines_of_an_order_add_up_to_its_commission_though_each_alone_would_be_rounded_down() {
        List<Line> lines = List.of(new Line(1, 999, 1_500), new Line(1, 999, 1_500), new Line(1, 999, 1_500));

        List<Owed> owed = Commission.of(lines, List.of(), false);

        // 149.85 each, 449.55 together
        assertThat(owed.stream().map(Owed::commission)).containsExactly(150L, 150L, 149L);
    }

    @Test
    void a_refund_of_one_line_leaves_the_commission_of_the_others() {
        List<Line> lines = List.of(new Line(2, 5_000, 1_000), new Line(1, 8_000, 2_000));

        List<Owed> owed = Commission.of(lines, List.of(new Refund(5_000, Map.of(0, 1))), false);

        assertThat(owed).containsExactly(new Owed(5_000, 500), new Owed(8_000, 1_600));
    }

    @Test
    void money_above_the_goods_was_freight_and_takes_nothing_more_back() {
        List<Line> lines = List.of(new Line(1, 5_000, 1_000), new Line(1, 8_000, 1_000));

        List<Owed> owed = Commission.of(lines, List.of(new Refund(6_200, Map.of(0, 1))), false);

        assertThat(owed).containsExactly(new Owed(0, 0), new Owed(8_000, 800));
    }

    @Test
    void a_partial_refund_without_a_case_is_taken_from_all_lines_in_proportion() {
        List<Line> lines = List.of(new Line(1, 6_000, 1_000), new Line(1, 3_000, 0));

        List<Owed> owed = Commission.of(lines, List.of(new Refund(900, Map.of())), false);

        assertThat(owed).containsExactly(new Owed(5_400, 540), new Owed(2_700, 0));
    }

    @ForEachSeed(count = 300)
    void what_is_owed_adds_up_to_the_fen_never_passes_what_was_kept_and_a_refund_only_takes_back(long seed) {
        var random = new SplittableRandom(seed);
        List<Line> lines = lines(random);
        long goods = lines.stream().mapToLong(Line::goods).sum();
        long freight = random.nextInt(3) == 0 ? random.nextLong(2_000) : 0;
        var refunds = new ArrayList<Refund>();
        long left = goods + freight;
        List<Owed> before = Commission.of(lines, refunds, false);

        while (left > 0 && refunds.size() < 8) {
            long minor = random.nextInt(4) == 0 ? left : 1 + random.nextLong(left);
            left -= minor;
            refunds.add(new Refund(minor, random.nextBoolean() ? Map.of() : some(lines, random)));

            List<Owed> after = Commission.of(lines, refunds, false);

            mustAddUp(lines, after);
            for (int i = 0; i < lines.size(); i++) {
                assertThat(after.get(i).kept())
                        .isLessThanOrEqualTo(before.get(i).kept());
            }
            long back = before.stream().mapToLong(Owed::kept).sum()
                    - after.stream().mapToLong(Owed::kept).sum();
            assertThat(back).isBetween(0L, minor);
            before = after;
        }
        assertThat(Commission.of(lines, refunds, true)).allMatch(owed -> owed.kept() == 0 && owed.commission() == 0);
    }

    @ForEachSeed(count = 100)
    void refunding_the_whole_order_at_once_leaves_nothing_owed(long seed) {
        var random = new SplittableRandom(seed);
        List<Line> lines = lines(random);
        long whole = lines.stream().mapToLong(Line::goods).sum() + random.nextLong(3_000);

        List<Owed> owed = Commission.of(lines, List.of(new Refund(whole, Map.of())), false);

        assertThat(owed).allMatch(one -> one.kept() == 0 && one.commission() == 0);
    }

    private static List<Line> lines(SplittableRandom random) {
        var lines = new ArrayList<Line>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            int rate = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(Commission.WHOLE);
            lines.add(new Line(
                    1 + random.nextInt(999), 1 + random.nextLong(random.nextBoolean() ? 50 : 100_000_000), rate));
        }
        return lines;
    }

    private static Map<Integer, Integer> some(List<Line> lines, SplittableRandom random) {
        var pieces = new HashMap<Integer, Integer>();
        for (int i = 0; i < lines.size(); i++) {
            if (random.nextBoolean()) {
                pieces.put(i, 1 + random.nextInt(lines.get(i).pieces()));
            }
        }
        return pieces;
    }

    private static void mustAddUp(List<Line> lines, List<Owed> owed) {
        BigInteger exact = BigInteger.ZERO;
        long sum = 0;
        for (int i = 0; i < lines.size(); i++) {
            Owed one = owed.get(i);
            assertThat(one.kept()).isBetween(0L, lines.get(i).goods());
            assertThat(one.commission()).isBetween(0L, one.kept());
            exact = exact.add(BigInteger.valueOf(one.kept())
                    .multiply(BigInteger.valueOf(lines.get(i).basisPoints())));
            sum += one.commission();
        }
        assertThat(BigInteger.valueOf(sum)).isEqualTo(exact.divide(BigInteger.valueOf(Commission.WHOLE)));
    }
}
