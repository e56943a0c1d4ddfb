package org.qiantang.engine.performance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavFileTest {
    private static final short[] SOUND = {0, 1, -1, 32_767, -32_768};

    @ParameterizedTest
    @ValueSource(strings = {"AIGC={\"Label\":\"1\"}", "AIGC={\"Label\":\"12\"}", ""})
    void what_is_written_is_read_again_whatever_is_noted_of_it(String note) throws SpeechFailed {
        byte[] file = WavFile.of(SOUND, 22_050, note);

        WavSound read = WavSound.read(file);

        assertThat(read.rate()).isEqualTo(22_050);
        assertThat(read.samples()).hasSize(SOUND.length);
        assertThat(read.samples()[3]).isCloseTo((short) 32_766, within((short) 1));
        assertThat(new String(file, ISO_8859_1)).contains("INFOICMT").contains(note);
        assertThat(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
                .as("the size in the head")
                .isEqualTo(file.length - 8);
        assertThat(file.length % 2).as("chunks begin at even places").isZero();
    }
}
