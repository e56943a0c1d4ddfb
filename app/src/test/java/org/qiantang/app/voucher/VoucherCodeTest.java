package org.qiantang.app.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class VoucherCodeTest {
    @ForEachSeed(count = 300)
    void a_code_is_read_as_it_was_drawn_however_it_is_spaced(long seed) {
        VoucherCode code = VoucherCode.fresh(new SplittableRandom(seed));

        assertThat(code.digits()).matches("\\d{12}");
        assertThat(code.grouped()).matches("\\d{4} \\d{4} \\d{4}");
        assertThat(VoucherCode.read(code.digits())).contains(code);
        assertThat(VoucherCode.read("  " + code.grouped() + "\n")).contains(code);
        assertThat(VoucherCode.read(code.grouped().replace(' ', '-'))).contains(code);
        assertThat(VoucherCode.read(code.grouped().replace(' ', '\u3000'))).contains(code);
    }

    @ForEachSeed(count = 300)
    void one_wrong_digit_and_two_neighbours_exchanged_are_found(long seed) {
        var random = new SplittableRandom(seed);
        String digits = VoucherCode.fresh(random).digits();
        int place = random.nextInt(VoucherCode.LENGTH);
        var wrong = new StringBuilder(digits);
        wrong.setCharAt(place, (char) ('0' + (digits.charAt(place) - '0' + 1 + random.nextInt(9)) % 10));
        int first = random.nextInt(VoucherCode.LENGTH - 1);
        var exchanged = new StringBuilder(digits);
        exchanged.setCharAt(first, digits.charAt(first + 1));
        exchanged.setCharAt(first + 1, digits.charAt(first));

        assertThat(VoucherCode.read(wrong.toString())).isEmpty();
        if (digits.charAt(first) != digits.charAt(first + 1)) {
            assertThat(VoucherCode.read(exchanged.toString())).isEmpty();
        }
    }

    @Test
    void full_width_digits_are_read_and_other_things_are_not() {
        VoucherCode code = VoucherCode.fresh(new SplittableRandom(7));
        var wide = new StringBuilder();
        code.digits().chars().forEach(digit -> wide.append((char) (digit - '0' + '\uff10')));

        assertThat(VoucherCode.read(wide.toString())).contains(code);
        assertThat(VoucherCode.read("")).isEmpty();
        assertThat(VoucherCode.read("1234")).isEmpty();
        assertThat(VoucherCode.read(code.digits() + "0")).isEmpty();
        assertThat(VoucherCode.read("https://example.org/" + code.digits())).isEmpty();
    }

    @Test
    void a_code_does_not_show_itself_in_a_log_and_has_one_hash_under_one_secret() {
        VoucherCode code = VoucherCode.fresh(new SplittableRandom(7));
        byte[] secret = "a secret of the house".getBytes(StandardCharsets.US_ASCII);

        assertThat(code.toString()).doesNotContain(code.digits()).contains("****");
        assertThat(new CodeHash(secret).of(code))
                .matches("[0-9a-f]{64}")
                .isEqualTo(new CodeHash(secret).of(code))
                .isNotEqualTo(new CodeHash("another secret of it".getBytes(StandardCharsets.US_ASCII)).of(code));
    }
}
