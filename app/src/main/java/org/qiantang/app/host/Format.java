package org.qiantang.app.host;

/** The shape of a broadcast: its picture and how often it changes. */
record Format(int width, int height, int frames) {
    Format {
        if (width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException("picture: " + width + "x" + height + " (expected: even sides)");
        }
    }

    /** The first sample of a frame's time: pictures and sound share this one count, so they cannot drift apart. */
    long firstSample(long frame) {
        return frame * Speech.RATE / frames;
    }

    /** The bytes of a picture as I420: a plane of brightness and two of colour at half the size. */
    int pictureBytes() {
        return width * height * 3 / 2;
    }
}
