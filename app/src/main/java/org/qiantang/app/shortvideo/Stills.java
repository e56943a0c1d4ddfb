package org.qiantang.app.shortvideo;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.media.AigcMark;
import org.qiantang.app.media.MarkedPicture;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.performance.Mouth;
import org.qiantang.engine.performance.Sentences;
import org.qiantang.engine.performance.presenter.PresenterPainter;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Stills of scenes: drawn small by the painter of the films, few at a time, and kept as long as they are looked at. What is
 * kept goes by all that is seen in it, so that nothing old is shown after a change of sentence, fact, picture or price.
 */
final class Stills {
    private static final int SHORT_SIDE = 240;
    private static final int MOST_KEPT = 300;
    /** Drawing takes a core, and shows come first. */
    private static final int AT_ONCE = 2;

    private static final long PATIENCE_SECONDS = 20;

    /** When all of a card has come in. */
    private static final double MOMENT = 1.6;

    private final CutRoom cuts;
    private final AigcMark mark;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<Cut, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);

    Stills(CutRoom cuts, AigcMark mark) {
        this.cuts = cuts;
        this.mark = mark;
    }

    /** A scene's still; a refusal where there is none, or none can be drawn now. */
    ResponseEntity<Resource> answer(Film film, int scene) {
        byte[] jpeg = still(cuts.still(film, scene).orElseThrow(Problem::notFound));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("\"%x-%x\"".formatted(Arrays.hashCode(jpeg), jpeg.length))
                .body(new ByteArrayResource(jpeg));
    }

    /** The picture of a cut's only scene, as a JPEG. */
    byte[] still(Cut cut) {
        byte[] known = known(cut);
        if (known != null) {
            return known;
        }
        if (!PresenterPainter.writesChinese()) {
            throw FilmRefusals.noFont();
        }
        await();
        try {
            // Somebody else may have asked for the same, and had their turn before.
            byte[] meanwhile = known(cut);
            return meanwhile == null ? keep(cut, jpeg(cut)) : meanwhile;
        } finally {
            turns.release();
        }
    }

    private void await() {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw FilmRefusals.busyDrawing();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw FilmRefusals.busyDrawing();
        }
    }

    /** The first scene of a cut once all of it has come in, with the words that are said first. */
    static BufferedImage drawn(Cut cut, Gallery gallery, int shortSide) {
        int width = cut.shape().width(shortSide);
        int height = cut.shape().height(shortSide);
        String words = Sentences.of(cut.shots().getFirst().words()).stream()
                .map(Sentences.Clause::text)
                .findFirst()
                .orElse(null);
        BufferedImage picture = PresenterPainter.bgr(width, height);
        new FilmPainter(cut, width, height, gallery)
                .paint(picture, new FilmPainter.Moment(0, MOMENT, MOMENT, Mouth.AT_REST, false, words));
        return picture;
    }

    private byte[] jpeg(Cut cut) {
        return MarkedPicture.jpeg(drawn(cut, cuts.gallery(cut), SHORT_SIDE), mark.of("film-" + cut.filmId()));
    }

    private byte @Nullable [] known(Cut cut) {
        lock.lock();
        try {
            return kept.get(cut);
        } finally {
            lock.unlock();
        }
    }

    private byte[] keep(Cut cut, byte[] jpeg) {
        lock.lock();
        try {
            kept.put(cut, jpeg);
            if (kept.size() > MOST_KEPT) {
                kept.pollFirstEntry();
            }
            return jpeg;
        } finally {
            lock.unlock();
        }
    }
}
