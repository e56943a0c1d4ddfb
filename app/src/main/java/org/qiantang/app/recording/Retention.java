package org.qiantang.app.recording;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes recordings that have been kept long enough: first the journal is told, then the files go. */
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final long ANSWER_SECONDS = 10;

    private final RecordingRows rows;
    private final Archive archive;
    private final Rooms rooms;
    private final RecordingSettings settings;
    private final InstantSource clock;

    Retention(RecordingRows rows, Archive archive, Rooms rooms, RecordingSettings settings, InstantSource clock) {
        this.rows = rows;
        this.archive = archive;
        this.rooms = rooms;
        this.settings = settings;
        this.clock = clock;
    }

    void sweep() {
        finishOldRemovals();
        if (settings.keepDays() == 0) {
            return;
        }
        for (RecordingRows.Old old : rows.closedBefore(clock.instant().minus(Duration.ofDays(settings.keepDays())))) {
            try {
                remove(old);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | ExecutionException | TimeoutException failed) {
                LOG.warn("an old recording could not be removed, later again: show={}", old.showId(), failed);
            }
        }
    }

    /** A stop between word and deed leaves files that the journal holds for removed. */
    private void finishOldRemovals() {
        try {
            for (long show : archive.shows()) {
                int trimmed = rows.trimmed(show);
                if (trimmed > 0) {
                    archive.removeUpTo(show, trimmed);
                }
            }
        } catch (IOException failed) {
            LOG.warn("old recordings could not be looked through, later again", failed);
        }
    }

    private void remove(RecordingRows.Old old)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Receipt receipt = rooms.ask(old.showId(), new RoomRequest.TrimRecording(old.upTo()))
                .get(ANSWER_SECONDS, TimeUnit.SECONDS);
        if (receipt instanceof Receipt.Refused) {
            LOG.warn("an old recording is not removed: show={} why={}", old.showId(), receipt);
            return;
        }
        archive.removeUpTo(old.showId(), old.upTo());
        LOG.info("recording removed after its time: show={} upTo={}", old.showId(), old.upTo());
    }
}
