package org.qiantang.engine.performance.music;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Lays music and effects under the sound of a show, and turns the music down while somebody speaks.
 *
 * <p>The music goes down to {@value #DUCKED} of itself (-14 dB) within about {@value #ATTACK} s and comes back over
 * {@value #RELEASE} s after {@value #HOLD} s without a word: figures as broadcasters use them for voice over music (EBU Tech
 * 3343 asks for music well below commentary).
 */
public final class Mixer {
    static final double DUCKED = 0.2;
    static final double ATTACK = 0.06;
    static final double RELEASE = 0.7;
    static final double HOLD = 0.35;
    private static final double RESCUE_LEVEL = 0.5;
    private static final int SPEAKS = 260;
    private static final double CEILING = 29_204; // -1 dBFS

    /**
     * What a shop chose.
     *
     * @param level how loud, 0 (none) to 100
     */
    public record Choice(Mood mood, int level, boolean effects) {
        /** No music; effects at their own level. */
        public static final Choice SILENT = new Choice(Mood.CALM, 0, false);

        public Choice {
            if (level < 0 || level > 100) {
                throw new IllegalArgumentException("level: " + level + " (expected: 0..100)");
            }
        }
    }

    /** An effect that sounds. */
    private static final class Sounding {
        final short[] samples;
        int at;

        Sounding(short[] samples) {
            this.samples = samples;
        }
    }

    private final Choice choice;
    private final MusicBed bed;
    private final Map<Effect, short[]> effects = new EnumMap<>(Effect.class);
    private final ConcurrentLinkedQueue<Sounding> sounding = new ConcurrentLinkedQueue<>();
    private long place;
    private double gain = 1;
    /** How loud the music is at present; it fades in. */
    private double level;

    private double quietFor = HOLD;

    public Mixer(Choice choice) {
        this.choice = choice;
        bed = MusicBed.of(choice.mood());
        for (Effect effect : Effect.values()) {
            effects.put(effect, effect.samples());
        }
    }

    /** Sounds an effect from the next sample on, where the shop wants effects. Any thread may ask. */
    public void sound(Effect effect) {
        short[] samples = effects.get(effect);
        if (choice.effects() && samples != null && sounding.size() < 4) {
            sounding.add(new Sounding(samples));
        }
    }

    /**
     * Mixes into the speech of one frame, which is silence where nobody speaks.
     *
     * @param wordless whether words are shown now that cannot be heard: then there is music even where none was chosen,
     *     because a silent picture looks like a broken one
     */
    public void mix(short[] sound, int count, boolean wordless) {
        double wanted = wordless ? Math.max(RESCUE_LEVEL, choice.level() / 100.0) : choice.level() / 100.0;
        if (wanted == 0 && level == 0 && sounding.isEmpty()) {
            place += count;
            return;
        }
        boolean speaks = false;
        for (int i = 0; i < count && !speaks; i++) {
            speaks = Math.abs((int) sound[i]) > SPEAKS;
        }
        double seconds = count / (double) MusicBed.RATE;
        quietFor = speaks ? 0 : quietFor + seconds;
        double goal = quietFor < HOLD ? DUCKED : 1;
        double step = 1 - Math.exp(-1 / ((goal < gain ? ATTACK / 3 : RELEASE / 3) * MusicBed.RATE));
        double levelStep = 1 - Math.exp(-1 / (0.4 * MusicBed.RATE));
        for (int i = 0; i < count; i++) {
            gain += (goal - gain) * step;
            level += (wanted - level) * levelStep;
            double sum = sound[i] + bed.at(place + i) * level * gain + effect();
            sound[i] = (short) Math.round(limited(sum));
        }
        if (wanted == 0 && level < 1e-4) {
            level = 0;
        }
        place += count;
    }

    private double effect() {
        double sum = 0;
        for (Sounding each : sounding) {
            if (each.at < each.samples.length) {
                sum += each.samples[each.at++];
            } else {
                sounding.remove(each);
            }
        }
        return sum;
    }

    /** Loud sums bend below full scale instead of breaking off. */
    private static double limited(double sum) {
        double size = Math.abs(sum);
        if (size <= 0.8 * CEILING) {
            return sum;
        }
        double over = (size - 0.8 * CEILING) / (0.2 * CEILING);
        return Math.signum(sum) * CEILING * (0.8 + 0.2 * Math.tanh(over));
    }
}
