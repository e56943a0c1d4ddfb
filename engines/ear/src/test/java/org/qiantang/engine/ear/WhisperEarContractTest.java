package org.qiantang.engine.ear;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The ear around whisper.cpp, with a scribe made by hand in the model's place: no model ships with this code. */
class WhisperEarContractTest extends FallibleEarContract {
    @Override
    FallibleWorld worldOf(Show show) {
        return new HandMade();
    }

    /** A scribe that understands {@link Tones}; like native code it cannot be interrupted. */
    private static final class HandMade implements FallibleWorld, Scribe {
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile boolean broken;
        private volatile boolean hanging;

        @Override
        public Ear open(EarListener listener) {
            return new WhisperEar(this, listener);
        }

        @Override
        public Engine engine() {
            return new Engine("whisper.cpp", "made by hand");
        }

        @Override
        public List<Written> write(Utterance utterance) throws ScribeFailed {
            if (hanging) {
                EarContract.awaitUninterrupted(over);
            }
            if (broken) {
                throw new ScribeFailed("out of order");
            }
            byte[] pcm = utterance.pcm();
            return List.of(new Written(
                    " " + Tones.words(Tones.number(pcm)),
                    Pcm.length(Tones.firstLoud(pcm)),
                    Pcm.length(Tones.lastLoud(pcm))));
        }

        @Override
        public void breakDown() {
            broken = true;
        }

        @Override
        public void hang() {
            hanging = true;
        }

        @Override
        public void mend() {
            broken = false;
        }

        @Override
        public void close() {
            over.countDown();
        }
    }
}
