package org.qiantang.bench.crash;

import java.util.List;

/** What came of a trial. */
sealed interface Outcome {
    /**
     * It went to its end and was judged.
     *
     * @param struck whether the fault came about
     * @param acknowledged wishes that were granted during the sale
     * @param unanswered requests to which nothing came, or only that they should be asked again
     * @param fsckWords empty where all agrees, else what it said
     * @param recoverySeconds from the end of the fault to the first order acknowledged
     * @param wholeSeconds of sale, fault, recovery and judgement
     */
    record Judged(
            boolean struck,
            int acknowledged,
            int unanswered,
            Verdict verdict,
            String fsckWords,
            double recoverySeconds,
            double wholeSeconds,
            List<String> notes)
            implements Outcome {
        boolean isTrue() {
            return verdict.wrong().isEmpty() && fsckWords.isEmpty();
        }
    }

    /** A machine too slow, a program that does nothing any more, books that cannot be read: neither good nor bad is proved. */
    record NotComeAbout(String why) implements Outcome {}
}
