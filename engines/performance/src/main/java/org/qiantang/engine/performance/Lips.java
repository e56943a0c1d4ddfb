package org.qiantang.engine.performance;

/** What the lips do for one shape: how far they may part, how wide and how round they are. */
record Lips(double open, double width, double round) {
    static Lips of(Viseme viseme) {
        return switch (viseme) {
            case SIL -> new Lips(0, 0, 0);
            case PP -> new Lips(0.05, 0, 0);
            case FF -> new Lips(0.12, 0.1, 0);
            case TH -> new Lips(0.3, 0.1, 0);
            case DD -> new Lips(0.35, 0.1, 0);
            case KK -> new Lips(0.4, 0, 0);
            case CH -> new Lips(0.25, -0.2, 0.35);
            case SS -> new Lips(0.2, 0.35, 0);
            case NN -> new Lips(0.3, 0.1, 0);
            case RR -> new Lips(0.3, -0.2, 0.4);
            case AA -> new Lips(1, 0.15, 0);
            case E -> new Lips(0.6, 0.3, 0);
            case I -> new Lips(0.35, 0.8, 0);
            case O -> new Lips(0.65, -0.5, 0.8);
            case U -> new Lips(0.3, -0.8, 1);
        };
    }
}
