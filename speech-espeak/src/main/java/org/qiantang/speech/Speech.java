// SPDX-License-Identifier: GPL-3.0-or-later
package org.qiantang.speech;

import java.util.List;

/** A text as sound: 16-bit little-endian mono samples, and what is heard when. */
record Speech(int sampleRate, byte[] pcm, List<Event> events) {
    Speech {
        events = List.copyOf(events);
    }

    /** Something that begins at a moment of the sound. */
    sealed interface Event {
        int millis();
    }

    /** A sound begins, named in IPA. */
    record Phoneme(int millis, String ipa) implements Event {}

    /** A silence begins, between clauses or while a stop consonant is held; it lasts until the next phoneme. */
    record Pause(int millis) implements Event {}

    /** A written word begins, or, in Chinese, a written character; offset and length count code points from 0. */
    record Syllable(int millis, int offset, int length) implements Event {}
}
