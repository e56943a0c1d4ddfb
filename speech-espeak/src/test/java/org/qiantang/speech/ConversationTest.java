// SPDX-License-Identifier: GPL-3.0-or-later
package org.qiantang.speech;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConversationTest {
    private static final Speech TWO_SAMPLES = new Speech(
            22_050,
            new byte[] {'A', 'B', 'C', 'D'},
            List.of(new Speech.Syllable(0, 0, 1), new Speech.Phoneme(38, "n")));

    @Test
    void a_reply_is_a_header_its_events_and_then_the_sound() throws IOException {
        String written = talk("1\t175\t50\t你\n", _ -> TWO_SAMPLES);

        assertThat(written).isEqualTo("hello\t1\ttest\nok\t1\t22050\t2\t2\nsyllable\t0\t0\t1\nphoneme\t38\tn\nABCD");
    }

    @Test
    void a_failed_synthesis_is_an_error_reply_and_the_talk_goes_on() throws IOException {
        String written = talk("1\t175\t50\t坏\n2\t175\t50\t好\n", say -> {
            if (say.text().equals("坏")) {
                throw new Espeak.SynthesisFailed("status:\n2");
            }
            return TWO_SAMPLES;
        });

        assertThat(written).startsWith("hello\t1\ttest\nerror\t1\tstatus: 2\nok\t2\t");
    }

    @Test
    void an_endless_line_is_refused_and_the_next_one_is_answered() throws IOException {
        String written = talk("x".repeat(Conversation.MAX_LINE_BYTES + 1) + "\n2\t175\t50\t好\n", _ -> TWO_SAMPLES);

        assertThat(written)
                .startsWith("hello\t1\ttest\nerror\t-\tline: too long")
                .contains("\nok\t2\t");
    }

    @Test
    void a_line_cut_off_by_the_end_is_not_spoken() throws IOException {
        assertThat(talk("1\t175\t50\t好", _ -> TWO_SAMPLES)).isEqualTo("hello\t1\ttest\n");
    }

    private static String talk(String input, Conversation.Voice voice) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Conversation(new ByteArrayInputStream(input.getBytes(UTF_8)), out).hold("test", voice);
        return out.toString(ISO_8859_1);
    }
}
