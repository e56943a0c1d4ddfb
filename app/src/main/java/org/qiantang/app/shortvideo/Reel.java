package org.qiantang.app.shortvideo;

import java.util.ArrayList;
import java.util.List;

/**
 * When each scene of a film begins and when it is spoken: one count of frames, of which a frame owns its samples.
 *
 * @param takes one for each scene, in order
 * @param starts the first frame of each scene, and the frame after the last
 */
record Reel(List<Take> takes, List<Integer> starts) {
    static final int FRAMES = 25;
    static final double SHORTEST_SECONDS = 15;
    static final double LONGEST_SECONDS = 60;

    /** Silence before and after a sentence. */
    private static final double LEAD = 0.20;

    private static final double TAIL = 0.35;

    Reel {
        takes = List.copyOf(takes);
        starts = List.copyOf(starts);
    }

    static Reel of(List<Take> takes, List<Look> looks) {
        var seconds = new ArrayList<Double>();
        for (int i = 0; i < takes.size(); i++) {
            seconds.add(Math.max(least(looks.get(i)), LEAD + takes.get(i).seconds() + TAIL));
        }
        double all = seconds.stream().mapToDouble(Double::doubleValue).sum();
        // What is too short is shown longer, every scene by the same.
        double more = Math.max(0, SHORTEST_SECONDS - all) / takes.size();
        var starts = new ArrayList<Integer>();
        double at = 0;
        for (double one : seconds) {
            starts.add((int) Math.round(at * FRAMES));
            at += one + more;
        }
        starts.add((int) Math.ceil(at * FRAMES));
        return new Reel(takes, starts);
    }

    private static double least(Look look) {
        return switch (look) {
            case TITLE, PRICE, CLOSING -> 2.6;
            case PRESENTER, PICTURE, FIGURES, COMPARE -> 1.6;
        };
    }

    int frames() {
        return starts.getLast();
    }

    double seconds() {
        return frames() / (double) FRAMES;
    }

    boolean isTooLong() {
        return seconds() > LONGEST_SECONDS;
    }

    boolean isHeard() {
        return takes.stream().anyMatch(Take::isHeard);
    }

    /** The scene of a frame. */
    int sceneAt(int frame) {
        int scene = 0;
        while (scene + 1 < takes.size() && starts.get(scene + 1) <= frame) {
            scene++;
        }
        return scene;
    }

    FilmPainter.Moment momentAt(int frame) {
        int scene = sceneAt(frame);
        Take take = takes.get(scene);
        double inScene = (frame - starts.get(scene)) / (double) FRAMES;
        double spoken = inScene - LEAD;
        boolean speaking = spoken >= 0 && spoken < take.seconds();
        return new FilmPainter.Moment(
                scene,
                inScene,
                frame / (double) FRAMES,
                take.mouthAt(spoken),
                speaking && take.isHeard(),
                take.wordsAt(Math.max(0, spoken)));
    }

    /** All that is spoken, mono at {@link Take#RATE}. */
    short[] voice() {
        var sound = new short[(int) ((long) frames() * Take.RATE / FRAMES)];
        for (int scene = 0; scene < takes.size(); scene++) {
            short[] one = takes.get(scene).samples();
            int at = (int) (((double) starts.get(scene) / FRAMES + LEAD) * Take.RATE);
            System.arraycopy(one, 0, sound, at, Math.max(0, Math.min(one.length, sound.length - at)));
        }
        return sound;
    }
}
