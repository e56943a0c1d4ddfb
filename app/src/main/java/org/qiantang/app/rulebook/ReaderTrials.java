package org.qiantang.app.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.qiantang.app.journal.Office;
import org.qiantang.app.rulebook.PastLines.Said;
import org.qiantang.app.rulebook.TryOut.Difference;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.ReaderInForce;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.guard.meaning.SecondReader;
import org.qiantang.engine.guard.meaning.UnfitReader;
import org.qiantang.event.ReaderEvent.ReaderTried;
import org.qiantang.event.Streams;

/**
 * Try-outs of versions of the second reader: each past line of a person is judged by the rules in force with the reader in
 * force beside them, and with the version that was brought, so that what differs comes from the reader alone.
 */
final class ReaderTrials {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final ReaderInForce inForce;
    private final ReaderFiles files;
    private final RuleBooks books;
    private final InstantSource clock;

    ReaderTrials(ReaderInForce inForce, ReaderFiles files, RuleBooks books, InstantSource clock) {
        this.inForce = inForce;
        this.files = files;
        this.books = books;
        this.clock = clock;
    }

    Trial of(BroughtReader reader, long personId) {
        return new Trial(
                reader.id(),
                reader.revision(),
                personId,
                books.guard().version(),
                () -> open(reader),
                (pen, end, whole) -> ended(pen, reader, end, whole));
    }

    private void ended(Office.Pen pen, BroughtReader reader, TryOut end, boolean whole) {
        pen.write(
                Streams.reader(reader.id()),
                new ReaderTried(
                        clock.instant(),
                        reader.id(),
                        reader.revision(),
                        end.id(),
                        end.personId(),
                        end.judgedBy(),
                        end.done(),
                        end.found(),
                        end.gone(),
                        whole));
    }

    /** First the place and then the lease: who waits for a place must not keep an old reader in it. */
    private Optional<Trial.Comparison> open(BroughtReader reader) throws InterruptedException {
        Optional<ReaderInForce.Place> place = inForce.place(MOMENT);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        boolean opened = false;
        try {
            ReaderInForce.Lease lease = inForce.take();
            try {
                var both = new OfReaders(place.get(), load(reader), lease, books.guard());
                opened = true;
                return Optional.of(both);
            } finally {
                if (!opened) {
                    lease.close();
                }
            }
        } finally {
            if (!opened) {
                place.get().close();
            }
        }
    }

    private SecondReader load(BroughtReader reader) {
        try {
            return files.read(files.file(reader.sha256())).load();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        } catch (UnfitReader unfit) {
            throw new IllegalStateException("a reader that was fit is so no more: " + reader.version(), unfit);
        }
    }

    private static final class OfReaders implements Trial.Comparison {
        private final ReaderInForce.Place place;
        private final SecondReader candidate;
        private final ReaderInForce.Lease lease;
        private final Guard before;
        private final Guard after;

        OfReaders(ReaderInForce.Place place, SecondReader candidate, ReaderInForce.Lease lease, Guard rules) {
            this.place = place;
            this.candidate = candidate;
            this.lease = lease;
            this.before = lease.over(rules);
            this.after = rules.doubtedBy(candidate);
        }

        @Override
        public String judgedBy() {
            return before.version();
        }

        /** What a machine says is not read for its meaning. */
        @Override
        public List<Difference> of(Said said) {
            return said.speaker() == Speaker.HOST ? TryOuts.differences(said, before, after) : List.of();
        }

        @Override
        public void close() {
            try {
                candidate.close();
            } finally {
                lease.close();
                place.close();
            }
        }
    }
}
