package org.qiantang.engine.performance.music;

/** A short sound of its own, at {@link MusicBed#RATE}. */
public enum Effect {
    /** Three rising notes: other goods are shown. */
    CHIME,
    /** One low knock: a second of a real countdown. */
    TICK,
    /** Two bell notes: something begins. */
    BELL;

    /** Notes in MIDI's numbers, the seconds between them, and how fast they die. */
    private record Ring(int[] notes, double apart, double decay) {}

    private static final double LOUD = 0.16;
    private static final double SECONDS = 1.1;

    private Ring ring() {
        return switch (this) {
            case CHIME -> new Ring(new int[] {76, 81, 88}, 0.09, 3.4);
            case TICK -> new Ring(new int[] {69}, 0, 22);
            case BELL -> new Ring(new int[] {84, 91}, 0.16, 2.6);
        };
    }

    short[] samples() {
        Ring ring = ring();
        double[] sound = new double[(int) (SECONDS * MusicBed.RATE)];
        for (int n = 0; n < ring.notes.length; n++) {
            int from = (int) (n * ring.apart * MusicBed.RATE);
            double hertz = Instrument.hertz(ring.notes[n]);
            for (int i = from; i < sound.length; i++) {
                double t = (i - from) / (double) MusicBed.RATE;
                double fade = Math.min(1, (sound.length - i) / 2_000.0);
                sound[i] += LOUD
                        * Math.min(1, t / 0.003)
                        * fade
                        * Math.exp(-ring.decay * t)
                        * (Math.sin(Math.TAU * hertz * t)
                                + 0.3 * Math.sin(Math.TAU * hertz * 2.76 * t) * Math.exp(-4 * t));
            }
        }
        short[] samples = new short[sound.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(32_767 * Math.tanh(sound[i]));
        }
        return samples;
    }
}
