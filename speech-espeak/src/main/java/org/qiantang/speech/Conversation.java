// SPDX-License-Identifier: GPL-3.0-or-later
package org.qiantang.speech;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The talk on a pair of pipes: a greeting, then one reply to each line, until the asker closes. */
final class Conversation {
    static final int PROTOCOL = 1;
    static final int MAX_LINE_BYTES = 64 * 1024;

    /** Says texts; espeak-ng in the program, a tone in tests. */
    interface Voice {
        Speech speak(Request.Say say) throws Espeak.SynthesisFailed;
    }

    private final InputStream in;
    private final OutputStream out;

    Conversation(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    void hold(String greeting, Voice voice) throws IOException {
        line("hello\t" + PROTOCOL + "\t" + greeting);
        out.flush();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean tooLong = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != '\n') {
                tooLong |= bytes.size() == MAX_LINE_BYTES;
                if (!tooLong) {
                    bytes.write(b);
                }
                continue;
            }
            answer(tooLong ? refusedForLength() : Request.parse(bytes.toString(StandardCharsets.UTF_8)), voice);
            out.flush();
            bytes.reset();
            tooLong = false;
        }
    }

    private static Request refusedForLength() {
        return new Request.Refused(Request.NO_ID, "line: too long (expected: up to " + MAX_LINE_BYTES + " bytes)");
    }

    private void answer(Request request, Voice voice) throws IOException {
        switch (request) {
            case Request.Refused refused -> error(refused.id(), refused.reason());
            case Request.Say say -> {
                try {
                    reply(say.id(), voice.speak(say));
                } catch (Espeak.SynthesisFailed failed) {
                    error(say.id(), String.valueOf(failed.getMessage()));
                }
            }
        }
    }

    private void reply(String id, Speech speech) throws IOException {
        int samples = speech.pcm().length / 2;
        line("ok\t" + id + "\t" + speech.sampleRate() + "\t" + samples + "\t"
                + speech.events().size());
        for (Speech.Event event : speech.events()) {
            line(
                    switch (event) {
                        case Speech.Phoneme(int millis, String ipa) -> "phoneme\t" + millis + "\t" + ipa;
                        case Speech.Pause(int millis) -> "pause\t" + millis;
                        case Speech.Syllable(int millis, int offset, int length) ->
                            "syllable\t" + millis + "\t" + offset + "\t" + length;
                    });
        }
        out.write(speech.pcm(), 0, samples * 2);
    }

    private void error(String id, String reason) throws IOException {
        line("error\t" + id + "\t" + reason.replaceAll("\\p{Cntrl}", " "));
    }

    private void line(String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
