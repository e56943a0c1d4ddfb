package org.qiantang.engine.tlog.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.engine.tlog.wire.Malformed;

class JsonTest {
    /** RFC 8785, section 3.2.2 and 3.2.3. */
    @Test
    void the_example_of_the_rfc_comes_out_as_in_the_rfc() {
        Json json = Json.parse("""
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """);

        assertThat(json)
                .hasToString("{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    /** RFC 8785, section 3.2.3: by UTF-16 code units, so that a smiley comes before a Hebrew ligature. */
    @Test
    void names_are_sorted_by_their_code_units() {
        Json json = Json.parse("""
                {
                  "\\u20ac": "Euro Sign",
                  "\\r": "Carriage Return",
                  "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                  "1": "One",
                  "\\ud83d\\ude00": "Emoji: Grinning Face",
                  "\\u0080": "Control",
                  "\\u00f6": "Latin Small Letter O With Diaeresis"
                }
                """);

        assertThat(json)
                .hasToString("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /** RFC 8785, appendix B: the bits of a double and how it is written. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbers_are_written_as_in_the_rfc(String bits, String written) {
        assertThat(EsNumber.write(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(written);
    }

    @ForEachSeed(count = 500)
    void any_double_is_written_with_the_fewest_digits_that_lead_back_to_it(long seed) {
        var random = new SplittableRandom(seed);
        double value;
        do {
            // Every fourth is a power of two, where the neighbours are not evenly far.
            long bits = random.nextLong();
            value = Double.longBitsToDouble(seed % 4 == 0 ? bits & 0xFFF0_0000_0000_0000L : bits);
        } while (!Double.isFinite(value));

        String written = EsNumber.write(value);

        assertThat(Double.parseDouble(written)).isEqualTo(value + 0.0);
        assertThat(digits(written)).isEqualTo(digits(Double.toString(value)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "{\"a\" 1}",
                "{a:1}",
                "01",
                "+1",
                ".5",
                "1.",
                "1e999",
                "NaN",
                "truth",
                "\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\ud800\"",
                "\"a\tb\"",
                "1 2",
                "nul"
            })
    void what_is_not_json_is_refused_with_a_reason(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(Malformed.class).hasMessageContaining("expected: ");
    }

    @Test
    void json_that_goes_too_deep_is_refused() {
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ }", "[1, 2]", "{\"b\":1,\"a\":2}", "1.0", "-0", "1E2", "\"\\u0041\"", "\"\\/\"", "[]\n"})
    void json_in_another_form_than_the_canonical_is_not_taken_for_it(String text) {
        assertThatThrownBy(() -> Json.parseCanonical(text.getBytes(UTF_8)))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("canonical");
    }

    @Test
    void integers_that_a_double_cannot_tell_apart_have_no_place() {
        assertThat(Json.of(9_007_199_254_740_991L)).hasToString("9007199254740991");
        assertThatThrownBy(() -> Json.of(9_007_199_254_740_992L)).isInstanceOf(Malformed.class);
    }

    private static String digits(String number) {
        return number.replaceAll("[eE].*", "").replaceAll("[^0-9]", "").replaceAll("^0+|0+$", "");
    }
}
