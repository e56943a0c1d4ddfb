package org.qiantang.app.helpdesk;

import org.qiantang.event.HelpdeskEvent.Mode;

/**
 * How the helpdesk works in one show.
 *
 * @param sureness how sure, in percent, an answer must be to leave by itself
 * @param thanksSeconds the least time between two thanks; 0 for none
 */
record Setting(Mode mode, int sureness, int thanksSeconds) {
    static final int LEAST_THANKS = 20;
    static final Setting USUAL = new Setting(Mode.SUGGEST, 60, 60);
    /** A digital host answers aloud by herself. */
    static final Setting BESIDE_DIGITAL_HOST = new Setting(Mode.OFF, 60, 60);

    Setting {
        if (sureness < 0 || sureness > 100) {
            throw new IllegalArgumentException("sureness: " + sureness + " (expected: 0..100)");
        }
        if (thanksSeconds != 0 && (thanksSeconds < LEAST_THANKS || thanksSeconds > 3_600)) {
            throw new IllegalArgumentException(
                    "thanksSeconds: " + thanksSeconds + " (expected: 0 or " + LEAST_THANKS + "..3600)");
        }
    }
}
