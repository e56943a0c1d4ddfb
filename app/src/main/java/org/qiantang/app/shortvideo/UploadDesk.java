package org.qiantang.app.shortvideo;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where files come in, piece by piece, as far as a connection lets them; what is whole is handed on to be made. */
final class UploadDesk {
    /** How long a file that does not go on is kept. */
    static final Duration PATIENCE = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(UploadDesk.class);
    private static final int MOST_AT_ONCE = 3;
    private static final int LONGEST_NAME = 120;
    private static final long MEGABYTE = 1 << 20;

    private final UploadTable table;
    private final UploadFolder folder;
    private final FootageDesk footage;
    private final FootageWords words;
    private final FootageTable films;
    private final Catalog catalog;
    private final FilmSettings settings;
    private final LongSupplier ids;
    private final InstantSource clock;
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();

    UploadDesk(
            UploadTable table,
            UploadFolder folder,
            FootageDesk footage,
            FootageWords words,
            FootageTable films,
            Catalog catalog,
            FilmSettings settings,
            LongSupplier ids,
            InstantSource clock) {
        this.table = table;
        this.folder = folder;
        this.footage = footage;
        this.words = words;
        this.films = films;
        this.catalog = catalog;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whose film it is: a shop's, a host's or an agency's, or a viewer's. */
    static Origin originOf(Person person, @Nullable Long merchantId) {
        if (merchantId != null) {
            return Origin.PGC;
        }
        return person.is(Role.HOST) || person.is(Role.AGENCY) ? Origin.PUGC : Origin.UGC;
    }

    /** Makes room for a file. */
    Upload begin(
            Person person,
            @Nullable Long merchantId,
            long bytes,
            String fileName,
            String title,
            @Nullable Long productId,
            boolean ai) {
        if (bytes < 1) {
            throw UploadRefusals.length();
        }
        if (bytes > settings.uploadMegabytes() * MEGABYTE) {
            throw UploadRefusals.tooLarge(settings.uploadMegabytes());
        }
        if (productId != null) {
            requireProduct(productId, merchantId);
        }
        if (words.typed(FootageWords.untitled(productId), productId, title).isEmpty()) {
            throw FootageRefusals.title();
        }
        if (table.countOf(person.id()) >= MOST_AT_ONCE) {
            throw UploadRefusals.tooMany(MOST_AT_ONCE);
        }
        footage.requireRoom(table.bytes() + bytes);
        var upload = new Upload(
                ids.getAsLong(),
                person.id(),
                merchantId,
                bytes,
                shortened(fileName),
                title.strip(),
                productId,
                ai,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        table.insert(upload);
        return upload;
    }

    private void requireProduct(long productId, @Nullable Long merchantId) {
        if (catalog.product(productId)
                .filter(product -> !product.archived() && (merchantId == null || product.merchantId() == merchantId))
                .isEmpty()) {
            throw Problem.nonsense("product", "没有这件商品，或者不属于您的店铺", "product: not found, or not of your shop");
        }
    }

    private static String shortened(String fileName) {
        String name = fileName.replaceAll("[\\p{Cntrl}/\\\\]", " ").strip();
        return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
    }

    Upload find(Person person, long id) {
        return table.find(id, person.id()).orElseThrow(Problem::notFound);
    }

    /** How much of it has come. */
    long has(Upload upload) {
        return folder.has(upload.id());
    }

    /**
     * Takes the next bytes in.
     *
     * @param from where its sender believes to be
     * @return how much of it has come now; all of it where it is being made
     */
    long add(Person person, Upload upload, long from, InputStream more) throws IOException {
        if (!busy.add(upload.id())) {
            throw UploadRefusals.busy();
        }
        try {
            long has = has(upload);
            if (from != has) {
                throw UploadRefusals.elsewhere(has);
            }
            if (folder.add(upload.id(), more, upload.bytes())) {
                throw UploadRefusals.moreThanSaid(upload.bytes());
            }
            long now = has(upload);
            if (now == upload.bytes()) {
                footage.upload(upload, originOf(person, upload.merchantId()));
                table.delete(upload.id());
            }
            return now;
        } finally {
            busy.remove(upload.id());
        }
    }

    /** Gives a file up. */
    void drop(Upload upload) {
        if (!busy.add(upload.id())) {
            throw UploadRefusals.busy();
        }
        try {
            table.delete(upload.id());
            folder.remove(upload.id());
        } finally {
            busy.remove(upload.id());
        }
    }

    /** Removes what has not gone on for a day, and files that nobody waits for. */
    void sweep() {
        Instant before = clock.instant().minus(PATIENCE);
        table.begunBefore(before).forEach(table::delete);
        for (long id : folder.all()) {
            boolean isAwaited = table.exists(id)
                    || films.find(id).filter(film -> film.video() == null).isPresent();
            if (!isAwaited && !busy.contains(id)) {
                LOG.info("an upload that did not go on was removed: upload={}", id);
                folder.remove(id);
            }
        }
    }
}
