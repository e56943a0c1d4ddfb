package org.qiantang.app.keep;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.feed.FeedTerm;
import org.qiantang.app.helpdesk.HelpdeskSettings;
import org.qiantang.app.recording.RecordingSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws up what is kept: of each kind what the law asks, what is set, and what is there; gaps; and the room on the disk. */
final class KeepReport {
    private static final Logger LOG = LoggerFactory.getLogger(KeepReport.class);
    /** Whole tables are counted: no more often than this, however many look. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final Duration LATELY = Duration.ofDays(30);
    private static final Duration LONG_AGO = Duration.ofDays(90);
    private static final double MILLIS_OF_HOUR = 3_600_000;
    /** Pieces are cut at key frames, and a camera that comes back needs a moment. */
    private static final long TOLERATED_MS = 2_000;

    /** The first piece begins at a key frame after the opening, and the last ends with the picture. */
    private static final long TOLERATED_AT_ENDS_MS = 5_000;

    private static final int MOST_HOLES = 200;

    private final KeepRows rows;
    private final RecordingSettings settings;
    private final HelpdeskSettings questions;
    private final Path data;
    private final InstantSource clock;
    private @Nullable Whole drawn;

    KeepReport(KeepRows rows, RecordingSettings settings, HelpdeskSettings questions, Path data, InstantSource clock) {
        this.rows = rows;
        this.settings = settings;
        this.questions = questions;
        this.data = data;
        this.clock = clock;
    }

    /** Something said in both languages. */
    record Text(String zh, String en) {}

    /**
     * One kind of record.
     *
     * @param lawDays at least so long; null where no term was found
     * @param sure official, known or ours
     * @param keptDays what is set; null where nothing deletes it
     * @param until what deletes it all the same: nothing, term, person, or film
     * @param tooShort whether what is set is shorter than what the law asks
     */
    record Row(
            String kind,
            @Nullable Integer lawDays,
            Text law,
            String sure,
            @Nullable Integer keptDays,
            String until,
            long count,
            @Nullable Instant oldest,
            boolean tooShort) {}

    /**
     * What recordings need.
     *
     * @param bytesPerHour of live picture, measured over all that is kept; 0 where nothing is
     * @param hoursLately recorded in the last 30 days
     * @param plannedShows that begin in the next 30 days, and {@code usualHours} how long shows were in the last 90
     * @param keptBytes what is needed at this pace for the term that is set; null where it is for ever
     * @param lawBytes what is needed at this pace for three years
     * @param daysLeft until the disk is full at this pace, nothing deleted; null where nothing was recorded lately
     */
    record Disk(
            long recordingBytes,
            long databaseBytes,
            @Nullable Long usableBytes,
            @Nullable Long totalBytes,
            long bytesPerHour,
            double hoursLately,
            int plannedShows,
            double usualHours,
            long plannedBytes,
            @Nullable Long keptBytes,
            long lawBytes,
            @Nullable Long daysLeft) {}

    /** @param journalWhole whether the journal still begins with its first event */
    record Whole(
            Instant at,
            int keepDays,
            boolean tooShort,
            List<Row> rows,
            boolean journalWhole,
            int notToBeRecorded,
            List<KeepRows.Hole> holes,
            Disk disk) {
        Whole {
            rows = List.copyOf(rows);
            holes = List.copyOf(holes);
        }
    }

    /** Whether recordings may be deleted before the law allows it. */
    boolean isTooShort() {
        return isTooShort(settings.keepDays());
    }

    /** Whether what viewers ask may be deleted before the law allows it for shows. */
    boolean areQuestionsTooShort() {
        return isTooShort(questions.keepDays());
    }

    private static boolean isTooShort(int days) {
        return days != 0 && days < RecordKind.Law.THREE_YEARS;
    }

    int questionDays() {
        return questions.keepDays();
    }

    int keepDays() {
        return settings.keepDays();
    }

    /** As it stands, or stood a minute ago at most. */
    synchronized Whole draw() {
        Instant now = clock.instant();
        Whole known = drawn;
        if (known != null && now.isBefore(known.at().plus(FRESH))) {
            return known;
        }
        Whole fresh = count(now);
        drawn = fresh;
        return fresh;
    }

    private Whole count(Instant now) {
        return new Whole(
                now,
                settings.keepDays(),
                isTooShort(),
                Arrays.stream(RecordKind.values()).map(this::row).toList(),
                rows.isJournalWhole(),
                rows.notToBeRecorded(),
                rows.holes(TOLERATED_MS, TOLERATED_AT_ENDS_MS, MOST_HOLES),
                disk());
    }

    private Row row(RecordKind kind) {
        KeepRows.Kept kept = rows.kept(kind);
        int term = term(kind);
        boolean termed = term != 0;
        return new Row(
                kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                kind.days(),
                new Text(kind.zh(), kind.en()),
                kind.sure().name().toLowerCase(Locale.ROOT),
                termed ? term : null,
                termed ? "term" : end(kind),
                kept.count(),
                kept.oldest(),
                kind.days() != null && isTooShort(term));
    }

    /** How many days are set for a kind; 0 where none are. */
    private int term(RecordKind kind) {
        return switch (kind) {
            case RECORDINGS -> settings.keepDays();
            case HELP_QUESTIONS -> questions.keepDays();
            case LOOKED_AT, IMPRESSIONS -> FeedTerm.DAYS;
            case HOST_LINES,
                    VIEWER_LINES,
                    GOODS,
                    ORDERS,
                    PAYMENTS,
                    PRICES,
                    FINDINGS,
                    HELD_LINES,
                    DOSSIERS,
                    BEAUTY_TICKS,
                    PICTURE_WORDS,
                    FILM_BATCHES,
                    FILM_SENSES,
                    EVIDENCE_LOG,
                    CHECKS,
                    COMPLAINTS,
                    AFTER_SALES,
                    JOURNAL -> 0;
        };
    }

    /** What deletes it where no days are set: what a person wrote goes with the person, what is of a film with it. */
    private static String end(RecordKind kind) {
        return switch (kind) {
            case VIEWER_LINES, HELD_LINES, COMPLAINTS, LOOKED_AT, IMPRESSIONS -> "person";
            case FILM_SENSES -> "film";
            case RECORDINGS,
                    HOST_LINES,
                    HELP_QUESTIONS,
                    GOODS,
                    ORDERS,
                    PAYMENTS,
                    PRICES,
                    FINDINGS,
                    DOSSIERS,
                    BEAUTY_TICKS,
                    PICTURE_WORDS,
                    FILM_BATCHES,
                    EVIDENCE_LOG,
                    CHECKS,
                    AFTER_SALES,
                    JOURNAL -> "nothing";
        };
    }

    private Disk disk() {
        Instant now = clock.instant();
        KeepRows.Recorded all = rows.recorded(Instant.EPOCH);
        KeepRows.Recorded lately = rows.recorded(now.minus(LATELY));
        double perHour = all.millis() == 0 ? 0 : all.bytes() / (all.millis() / MILLIS_OF_HOUR);
        double perDay = lately.bytes() / (double) LATELY.toDays();
        int planned = rows.planned(now, now.plus(LATELY));
        double usualHours = rows.usualLength(now.minus(LONG_AGO)) / MILLIS_OF_HOUR;
        @Nullable Long usable = space(true);
        return new Disk(
                all.bytes(),
                rows.databaseBytes(),
                usable,
                space(false),
                Math.round(perHour),
                lately.millis() / MILLIS_OF_HOUR,
                planned,
                usualHours,
                Math.round(planned * usualHours * perHour),
                settings.keepDays() == 0 ? null : Math.round(perDay * settings.keepDays()),
                Math.round(perDay * RecordKind.Law.THREE_YEARS),
                usable == null || perDay < 1 ? null : (long) (usable / perDay));
    }

    private @Nullable Long space(boolean usable) {
        try {
            FileStore store = Files.getFileStore(Files.createDirectories(data));
            return usable ? store.getUsableSpace() : store.getTotalSpace();
        } catch (IOException trouble) {
            LOG.warn("the room on the disk cannot be told: folder={}", data, trouble);
            return null;
        }
    }
}
