package org.qiantang.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiantang.engine.performance.Reading.Piece;
import org.qiantang.engine.testkit.ForEachSeed;

final class SpeechNormaliserTest {
    @ParameterizedTest
    @MethodSource("readings")
    void a_line_is_read_as_a_host_says_it(String written, String spoken) {
        assertThat(SpeechNormaliser.read(written).spoken()).isEqualTo(spoken);
    }

    @Test
    void a_subtitle_shows_the_price_as_written_while_it_is_spoken() {
        String written = "今天¥88包邮";

        Reading reading = SpeechNormaliser.read(written);

        assertThat(reading.spoken()).isEqualTo("今天八十八元包邮");
        assertThat(reading.pieces())
                .containsExactly(
                        new Piece(0, 2, 0, 2, true), new Piece(2, 6, 2, 5, false), new Piece(6, 8, 5, 7, true));
        assertThat(Stream.of(1, 2, 5, 6, 7, 8).map(reading::writtenAt)).containsExactly(1, 2, 2, 5, 6, 7);
    }

    @ForEachSeed(count = 300)
    void pieces_cover_both_texts_and_no_digit_is_left(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String alphabet = "好元个天第双单号比0123456789.,:/-~+%¥×xLgmVIP ℃，。💄年月日折\u0000\n";
        int[] letters = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        String written = text.toString();

        Reading reading = SpeechNormaliser.read(written);

        int spokenTo = 0;
        int writtenTo = 0;
        for (Piece piece : reading.pieces()) {
            assertThat(piece.spokenFrom()).isEqualTo(spokenTo);
            assertThat(piece.writtenFrom()).isEqualTo(writtenTo);
            spokenTo = piece.spokenTo();
            writtenTo = piece.writtenTo();
            if (piece.asWritten()) {
                assertThat(reading.spoken().substring(piece.spokenFrom(), piece.spokenTo()))
                        .isEqualTo(written.substring(piece.writtenFrom(), piece.writtenTo()));
            }
        }
        assertThat(spokenTo).isEqualTo(reading.spoken().length());
        assertThat(writtenTo).isEqualTo(written.length());
        assertThat(reading.spoken()).doesNotContainPattern("[0-9]");
    }

    @ForEachSeed(count = 300)
    void an_amount_read_aloud_can_be_written_down_again(long seed) {
        long amount = new SplittableRandom(seed).nextLong(1L << new SplittableRandom(seed * 31).nextInt(1, 53));

        assertThat(valueOf(SpokenNumber.amount(Long.toString(amount)))).isEqualTo(amount);
    }

    @Test
    void a_very_long_run_of_digits_or_signs_takes_no_time() {
        assertThat(SpeechNormaliser.read("1".repeat(5_000)).spoken()).hasSize(5_000);
        assertThat(SpeechNormaliser.read("1-".repeat(2_000) + "1,".repeat(2_000))
                        .spoken())
                .isNotEmpty();
    }

    /** The inverse of reading, written another way: each sign is a digit, a place, or a section that closes. */
    private static long valueOf(String spoken) {
        long total = 0;
        long section = 0;
        long digit = 0;
        String signs = spoken.replace("万亿", "兆");
        for (int i = 0; i < signs.length(); i++) {
            char c = signs.charAt(i);
            int value = "零一二三四五六七八九".indexOf(c);
            long place = switch (c) {
                case '十' -> 10;
                case '百' -> 100;
                case '千' -> 1_000;
                case '万' -> 10_000;
                case '亿' -> 100_000_000;
                case '兆' -> 1_000_000_000_000L;
                default -> 1;
            };
            if (place >= 10_000) {
                total += (section + digit) * place;
                section = 0;
                digit = 0;
            } else if (place > 1) {
                section += (digit == 0 ? 1 : digit) * place;
                digit = 0;
            } else {
                digit = c == '两' ? 2 : value;
            }
        }
        return total + section + digit;
    }

    static Stream<Arguments> readings() throws IOException {
        try (InputStream file = SpeechNormaliserTest.class.getResourceAsStream("readings.txt")) {
            String table = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return table.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|", -1))
                    .map(cells -> Arguments.of(cells[0].strip(), cells[1].strip()));
        }
    }
}
