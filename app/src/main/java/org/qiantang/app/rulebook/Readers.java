package org.qiantang.app.rulebook;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.guard.ReaderInForce;
import org.qiantang.engine.guard.meaning.SecondReader;
import org.qiantang.engine.guard.meaning.UnfitReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second reader of this process: the version that officers put in force, or the one that the program brings where there
 * is none, or where its file is missing or damaged. Looks from time to time which it is to be; rooms go on meanwhile.
 */
final class Readers {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

    /** A file that was missing may be put back by hand. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final ReaderInForce inForce;
    private final ReaderTable readers;
    private final ReaderFiles files;
    private final InstantSource clock;
    private final String shipped;

    private volatile Standing taken;
    private volatile long unfit;
    private Instant lookAgain = Instant.EPOCH;

    /**
     * What is in force here.
     *
     * @param using the version that reads
     * @param wanted the one that officers put in force; null where that is the program's
     * @param trouble why that one does not read
     * @param waiting whether it takes over as soon as no third reader would be in memory
     */
    record Standing(
            String using,
            @Nullable BroughtReader wanted,
            @Nullable ReaderTrouble trouble,
            boolean waiting) {
        private boolean isOf(@Nullable BroughtReader other) {
            BroughtReader own = wanted;
            if (own == null) {
                return other == null;
            }
            return other != null && own.id() == other.id();
        }
    }

    Readers(ReaderInForce inForce, ReaderTable readers, ReaderFiles files, InstantSource clock, String shipped) {
        this.inForce = inForce;
        this.readers = readers;
        this.files = files;
        this.clock = clock;
        this.shipped = shipped;
        this.taken = new Standing(shipped, null, null, false);
    }

    String shipped() {
        return shipped;
    }

    Standing standing() {
        Standing now = taken;
        BroughtReader wanted = now.wanted();
        return wanted != null && wanted.id() == unfit ? new Standing(shipped, wanted, ReaderTrouble.UNFIT, false) : now;
    }

    /** Takes the version that is to be in force, if it is not already. */
    synchronized void round() {
        BroughtReader wanted = readers.inForce(LocalDate.ofInstant(clock.instant(), RuleDesk.CHINA))
                .orElse(null);
        Standing now = taken;
        boolean same = now.isOf(wanted);
        boolean settled = now.trouble() == null || clock.instant().isBefore(lookAgain);
        if (!same || now.waiting() || !settled) {
            take(wanted, same && !now.waiting());
        }
    }

    /** Looks again at once, where a file may have been put back; what could not be read is tried once more. */
    synchronized void look() {
        lookAgain = Instant.EPOCH;
        BroughtReader wanted = taken.wanted();
        if (wanted != null && wanted.id() == unfit) {
            take(wanted, false);
        }
        round();
    }

    /** @param stays whether this one was taken before, so that only its trouble may be over */
    private void take(@Nullable BroughtReader wanted, boolean stays) {
        lookAgain = clock.instant().plus(AGAIN);
        ReaderTrouble trouble =
                wanted == null ? null : files.troubleOf(wanted.sha256()).orElse(null);
        if (stays && trouble != null) {
            return;
        }
        if (wanted == null || trouble != null) {
            put(inForce.shipped(), new Standing(shipped, wanted, trouble, false));
        } else {
            put(sourceOf(wanted), new Standing(wanted.version(), wanted, null, false));
        }
    }

    private ReaderInForce.Source sourceOf(BroughtReader wanted) {
        return () -> load(wanted);
    }

    private void put(ReaderInForce.Source source, Standing next) {
        String using = standing().using();
        long unfitBefore = unfit;
        unfit = 0;
        if (!inForce.put(source)) {
            unfit = unfitBefore;
            taken = new Standing(using, next.wanted(), next.trouble(), true);
            return;
        }
        taken = next;
        if (next.trouble() == null) {
            LOG.info("second reader in force: version={}", standing().using());
        } else {
            LOG.error("the program's own second reader reads: version={} why={}", next.using(), next.trouble());
        }
    }

    /** Asked by whoever needs it first, who must not wait for a round. */
    private @Nullable SecondReader load(BroughtReader wanted) {
        try {
            return files.read(files.file(wanted.sha256())).load();
        } catch (IOException | UnfitReader | RuntimeException | LinkageError trouble) {
            LOG.error("a second reader does not load, the program's own reads: version={}", wanted.version(), trouble);
            unfit = wanted.id();
            return inForce.shipped().load();
        }
    }
}
