package org.qiantang.app.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.recommend.Content;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes of the texts of goods what they are like, beside whoever lists them: once for each text, and again when it changes. Where
 * there is no model nothing is made, and goods are told apart by their categories.
 */
final class Contents {
    private static final Logger LOG = LoggerFactory.getLogger(Contents.class);
    private static final int AT_ONCE = 100;

    private final ContentRows rows;
    private final Meanings meanings;
    private final Executor thread;
    private final InstantSource clock;
    private final Set<Long> waiting = ConcurrentHashMap.newKeySet();

    Contents(ContentRows rows, Meanings meanings, Executor thread, InstantSource clock) {
        this.rows = rows;
        this.meanings = meanings;
        this.thread = thread;
        this.clock = clock;
    }

    /** What turns texts into directions; the wall before the model. */
    interface Meanings {
        /** Whether it is there, or there yet. */
        boolean isThere();

        float[] of(String text);
    }

    /** Something about a product may have changed. */
    void changed(long product) {
        waiting.add(product);
    }

    void gone(long product) {
        waiting.remove(product);
    }

    /** Makes what there is to be made, and tells each. */
    void round(BiConsumer<Long, Content> told) {
        CompletableFuture.runAsync(() -> make(told), thread).join();
    }

    private void make(BiConsumer<Long, Content> told) {
        while (meanings.isThere() && !waiting.isEmpty()) {
            List<Long> some = waiting.stream().limit(AT_ONCE).toList();
            // What changes from here on waits again.
            some.forEach(waiting::remove);
            Set<Long> left = new HashSet<>(some);
            try {
                Map<Long, String> texts = rows.texts(some);
                left.retainAll(texts.keySet());
                Map<Long, ContentRows.Kept> kept = rows.kept(some);
                texts.forEach((product, text) -> {
                    content(product, text, kept.get(product)).ifPresent(content -> told.accept(product, content));
                    left.remove(product);
                });
            } finally {
                waiting.addAll(left);
            }
        }
    }

    private Optional<Content> content(long product, String text, ContentRows.@Nullable Kept kept) {
        byte[] hash = hash(text);
        if (kept != null && MessageDigest.isEqual(kept.hash(), hash)) {
            return Optional.of(kept.content());
        }
        Optional<Content> made = made(product, text);
        made.ifPresent(content -> rows.put(product, new ContentRows.Kept(hash, content), clock.instant()));
        return made;
    }

    /** Empty where the model breaks on a text: that one waits for its next change, and all others go on. */
    private Optional<Content> made(long product, String text) {
        try {
            return Optional.of(Content.of(meanings.of(text)));
        } catch (RuntimeException broken) {
            LOG.warn("the model makes nothing of a text: product={}", product, broken);
            return Optional.empty();
        }
    }

    void trim() {
        rows.trim();
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
