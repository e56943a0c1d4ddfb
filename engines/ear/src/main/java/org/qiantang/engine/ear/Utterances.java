package org.qiantang.engine.ear;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of sound into utterances by loudness. The same sound gives the same utterances, however it was cut into
 * frames; they come in order, do not overlap, and at most {@link #LONGEST} of sound is kept.
 */
final class Utterances {
    static final Duration LONGEST = Duration.ofSeconds(15);
    /** Speech shorter than this is a cough or a click. */
    static final Duration SHORTEST = Duration.ofMillis(300);
    /** So much quiet ends an utterance: longer than the pause between two words, short enough to be told in time. */
    static final Duration HANGOVER = Duration.ofMillis(500);
    /** What is kept from before the first loud moment, since words begin softly, and as much from after the last. */
    static final Duration MARGIN = Duration.ofMillis(200);

    private static final int WINDOW_BYTES = (int) Pcm.bytes(Duration.ofMillis(20));
    private static final int MOST = windowsIn(LONGEST);
    // Where an utterance that grows too long may be cut: far enough from its end that what is left is not too short.
    private static final int CUT_FROM = windowsIn(Duration.ofSeconds(12));
    private static final int CUT_TO = windowsIn(LONGEST.minus(HANGOVER).minus(SHORTEST));
    // One loud window alone may be a crackle.
    private static final int LOUD_TO_BEGIN = 2;

    private final NoiseFloor floor = new NoiseFloor();
    private final byte[] held = new byte[MOST * WINDOW_BYTES];
    private final double[] loudness = new double[MOST];
    private int bytes;
    private int windows;
    private Duration heldFrom = Duration.ZERO;
    private @Nullable Duration expected;

    private boolean speaking;
    private int loudInRow;
    private int firstLoud;
    private int lastLoud;

    /** Takes the next sound in; the utterances that are over by now. */
    List<Utterance> take(Frame frame) {
        List<Utterance> over = new ArrayList<>(1);
        if (expected == null || !frame.follows(expected)) {
            end().ifPresent(over::add);
            heldFrom = frame.at();
            expected = frame.at();
        }
        expected = expected.plus(frame.length());
        byte[] pcm = frame.pcm();
        for (int at = 0; at < pcm.length; ) {
            int part = Math.min(pcm.length - at, (windows + 1) * WINDOW_BYTES - bytes);
            System.arraycopy(pcm, at, held, bytes, part);
            bytes += part;
            at += part;
            if (bytes == (windows + 1) * WINDOW_BYTES) {
                look().ifPresent(over::add);
            }
        }
        return over;
    }

    /** The sound is over, or has a hole here: what was being said, if it is long enough. */
    Optional<Utterance> end() {
        Optional<Utterance> last = speaking ? cut(endOfSpeech()) : Optional.empty();
        forget();
        expected = null;
        return last;
    }

    /** How much sound is kept at the moment. */
    Duration kept() {
        return Pcm.length(bytes);
    }

    private Optional<Utterance> look() {
        int window = windows++;
        loudness[window] = NoiseFloor.loudness(held, window * WINDOW_BYTES, windows * WINDOW_BYTES);
        boolean voice = floor.isVoice(loudness[window], speaking);
        loudInRow = voice ? loudInRow + 1 : 0;
        if (speaking) {
            return goOn(voice);
        }
        if (loudInRow == LOUD_TO_BEGIN) {
            speaking = true;
            firstLoud = windows - LOUD_TO_BEGIN;
            lastLoud = window;
        } else {
            drop(windows - windowsIn(MARGIN) - loudInRow);
        }
        return Optional.empty();
    }

    private Optional<Utterance> goOn(boolean voice) {
        if (voice) {
            lastLoud = windows - 1;
        }
        if (windows - 1 - lastLoud >= windowsIn(HANGOVER)) {
            Optional<Utterance> over = cut(endOfSpeech());
            speaking = false;
            loudInRow = 0;
            drop(windows - windowsIn(MARGIN));
            return over;
        }
        if (windows == MOST) {
            return cut(quietest());
        }
        return Optional.empty();
    }

    private int endOfSpeech() {
        return Math.min(windows, lastLoud + 1 + windowsIn(MARGIN));
    }

    /** Where the voice is lowest, in the last seconds of what has grown too long. */
    private int quietest() {
        int quietest = CUT_FROM;
        for (int window = CUT_FROM; window < CUT_TO; window++) {
            if (loudness[window] < loudness[quietest]) {
                quietest = window;
            }
        }
        return quietest;
    }

    /** Takes the first so many windows out as an utterance, unless too little was said in them. */
    private Optional<Utterance> cut(int count) {
        int spoken = Math.min(count, lastLoud + 1) - firstLoud;
        Optional<Utterance> cut = Optional.empty();
        if (spoken >= windowsIn(SHORTEST)) {
            cut = Optional.of(new Utterance(heldFrom, Arrays.copyOf(held, count * WINDOW_BYTES)));
        }
        drop(count);
        firstLoud = 0;
        return cut;
    }

    private void drop(int count) {
        if (count <= 0) {
            return;
        }
        System.arraycopy(held, count * WINDOW_BYTES, held, 0, bytes - count * WINDOW_BYTES);
        System.arraycopy(loudness, count, loudness, 0, windows - count);
        bytes -= count * WINDOW_BYTES;
        windows -= count;
        lastLoud -= count;
        heldFrom = heldFrom.plus(Pcm.length((long) count * WINDOW_BYTES));
    }

    private void forget() {
        bytes = 0;
        windows = 0;
        speaking = false;
        loudInRow = 0;
    }

    private static int windowsIn(Duration length) {
        return (int) (Pcm.bytes(length) / WINDOW_BYTES);
    }
}
