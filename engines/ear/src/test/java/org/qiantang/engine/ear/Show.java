package org.qiantang.engine.ear;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A show for an ear: its frames, and what is truly said in it. */
final class Show {
    /** What is said, and when in the recording. */
    record Said(int number, Duration from, Duration to) {}

    static final Duration SENTENCE = Duration.ofMillis(800);
    static final Duration PAUSE = Duration.ofSeconds(1);
    static final int FRAME_BYTES = 3_200;

    private final SplittableRandom random = new SplittableRandom(7);
    private final List<Frame> frames = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();
    private Duration now;

    Show(Duration begin) {
        now = begin;
    }

    /** So many sentences from the beginning of a recording, each with a pause before and after. */
    static Show of(int sentences) {
        Show show = new Show(Duration.ZERO).hush(PAUSE);
        for (int number = 1; number <= sentences; number++) {
            show.say(number, SENTENCE).hush(PAUSE);
        }
        return show;
    }

    Show say(int number, Duration length) {
        said.add(new Said(number, now, now.plus(length)));
        return sound(Tones.say(number, length));
    }

    Show hush(Duration length) {
        return sound(Tones.hush(length, random));
    }

    /** The sound has a hole, or jumps back. */
    Show jump(Duration by) {
        now = now.plus(by);
        return this;
    }

    List<Frame> frames() {
        return List.copyOf(frames);
    }

    List<Said> said() {
        return List.copyOf(said);
    }

    List<String> words() {
        return said.stream().map(one -> Tones.words(one.number())).toList();
    }

    Duration length() {
        return frames.stream().map(Frame::length).reduce(Duration.ZERO, Duration::plus);
    }

    Duration end() {
        return now;
    }

    void playTo(Ear ear) {
        frames.forEach(ear::hear);
    }

    private Show sound(byte[] pcm) {
        for (int at = 0; at < pcm.length; at += FRAME_BYTES) {
            byte[] part = Arrays.copyOfRange(pcm, at, Math.min(pcm.length, at + FRAME_BYTES));
            frames.add(new Frame(now, part));
            now = now.plus(Pcm.length(part.length));
        }
        return this;
    }
}
