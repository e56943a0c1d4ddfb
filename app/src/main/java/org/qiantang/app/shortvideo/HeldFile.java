package org.qiantang.app.shortvideo;

import java.util.function.Function;
import org.qiantang.app.takedown.TakedownAnswer;
import org.qiantang.app.takedown.Takedowns;

/**
 * The file of a film that is being judged: it is laid aside before the takedown is written, so that what the journal names lies
 * there, and goes again where no takedown came of it, however that ended.
 */
final class HeldFile {
    private final FilmArchive archive;
    private final FilmRoll roll;
    private final Takedowns takedowns;

    HeldFile(FilmArchive archive, FilmRoll roll, Takedowns takedowns) {
        this.archive = archive;
        this.roll = roll;
        this.takedowns = takedowns;
    }

    /**
     * Judges a version of a film while its file is held.
     *
     * @param decision is told the file's SHA-256 in hexadecimal digits; an empty text where the file is gone
     */
    TakedownAnswer judging(long filmId, int version, long takedownId, Function<String, TakedownAnswer> decision) {
        boolean isDone = false;
        try {
            TakedownAnswer answer =
                    decision.apply(archive.hold(filmId, version, takedownId).orElse(""));
            isDone = answer instanceof TakedownAnswer.Done;
            return answer;
        } finally {
            if (!isDone) {
                letGo(filmId, takedownId);
            }
        }
    }

    private void letGo(long filmId, long takedownId) {
        // It may be the answer that was lost and not the takedown: then the file stays.
        if (takedowns
                .held(filmId)
                .filter(held -> held.takedownId() == takedownId)
                .isPresent()) {
            return;
        }
        archive.letGo(filmId, takedownId);
        if (roll.brief(filmId).isEmpty()) {
            archive.remove(filmId);
        }
    }
}
