package org.qiantang.app.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class BgNbdTest {
    /** What the paper found for CDNOW's buyers, in weeks. */
    private static final BgNbd CDNOW = new BgNbd(0.243, 4.414, 0.793, 2.426);
    /** Buyer 1 of that data: twice again, the last time after 30.43 of 38.86 weeks. */
    private static final Rhythm FIRST = new Rhythm(2, 30.43, 38.86);

    @Test
    void the_logarithm_of_gamma_is_that_of_factorials_and_of_the_root_of_pi() {
        assertThat(LnGamma.of(1)).isCloseTo(0, within(1e-13));
        assertThat(LnGamma.of(11)).isCloseTo(Math.log(3_628_800), within(1e-12));
        assertThat(LnGamma.of(0.5)).isCloseTo(Math.log(Math.PI) / 2, within(1e-13));
        assertThat(LnGamma.of(0.243)).isCloseTo(LnGamma.of(1.243) - Math.log(0.243), within(1e-12));
    }

    @Test
    void the_papers_buyer_is_expected_to_buy_as_often_as_the_paper_says() {
        assertThat(CDNOW.expected(FIRST, 39)).isCloseTo(1.226, within(5e-4));
        assertThat(CDNOW.active(FIRST)).isCloseTo(0.7266, within(5e-4));
    }

    @Test
    void
            the_longer_the_silence_the_less_likely_is_somebody_to_come_back_and_the_more_so_the_quicker_their_rhythm_was() {
        var slow = new Rhythm(2, 20, 25);
        var slowLater = new Rhythm(2, 20, 45);
        var quick = new Rhythm(10, 20, 45);

        assertThat(CDNOW.active(slowLater)).isLessThan(CDNOW.active(slow));
        assertThat(CDNOW.active(quick)).isLessThan(CDNOW.active(slowLater));
        assertThat(CDNOW.active(new Rhythm(0, 0, 80))).isEqualTo(1);
    }

    @Test
    void where_a_formula_has_no_value_what_is_expected_lies_between_its_neighbours() {
        double under = new BgNbd(0.243, 4.414, 0.999, 2.426).expected(FIRST, 39);
        double at = new BgNbd(0.243, 4.414, 1, 2.426).expected(FIRST, 39);
        double over = new BgNbd(0.243, 4.414, 1.001, 2.426).expected(FIRST, 39);

        assertThat(at).isBetween(Math.min(under, over), Math.max(under, over));
    }

    @ForEachSeed(count = 5)
    void what_is_expected_is_what_buyers_of_such_a_shop_do(long seed) {
        var random = new SplittableRandom(seed);
        double expected = 0;
        int bought = 0;
        for (int i = 0; i < 8_000; i++) {
            List<Double> times = Buyers.times(CDNOW, 52, random);
            Rhythm rhythm = Buyers.rhythm(times, 39);
            expected += CDNOW.expected(rhythm, 13);
            bought += (int) times.stream().filter(time -> time > 39).count();
        }

        assertThat(bought).isCloseTo((int) expected, within((int) (0.1 * expected)));
    }

    @ForEachSeed(count = 4)
    void the_fit_is_at_least_as_likely_as_the_model_that_buyers_were_drawn_from_and_near_to_it(long seed) {
        var random = new SplittableRandom(seed);
        List<Rhythm> buyers = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            // In whole days, as purchases are seen.
            double weeks = random.nextInt(27 * 7, 39 * 7) / 7.0;
            buyers.add(Buyers.inDays(Buyers.rhythm(Buyers.times(CDNOW, weeks, random), weeks)));
        }

        BgNbd fitted = BgNbdFit.of(buyers).orElseThrow();

        assertThat(likelihood(fitted, buyers)).isGreaterThanOrEqualTo(likelihood(CDNOW, buyers));
        assertThat(fitted.r()).isCloseTo(0.243, within(0.05));
        assertThat(fitted.alpha()).isCloseTo(4.414, within(1.3));
        assertThat(fitted.a() / (fitted.a() + fitted.b())).isCloseTo(0.246, within(0.06));
    }

    @Test
    void it_is_told_to_three_digits() {
        assertThat(new BgNbd(0.24349, 4.4139, 1234.5, 0.00012345).rounded())
                .isEqualTo(new BgNbd(0.243, 4.41, 1230, 0.000123));
    }

    @Test
    void of_few_buyers_and_of_buyers_who_never_came_back_nothing_is_said() {
        List<Rhythm> few = new ArrayList<>();
        for (int i = 0; i < BgNbdFit.LEAST_BUYERS - 1; i++) {
            few.add(FIRST);
        }
        List<Rhythm> once = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            once.add(new Rhythm(0, 0, 10));
        }

        assertThat(BgNbdFit.of(few)).isEmpty();
        assertThat(BgNbdFit.of(once)).isEmpty();
    }

    private static double likelihood(BgNbd model, List<Rhythm> buyers) {
        return buyers.stream().mapToDouble(model::lnLikelihood).sum();
    }
}
