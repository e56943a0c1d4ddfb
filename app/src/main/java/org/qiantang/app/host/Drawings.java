package org.qiantang.app.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.performance.presenter.Look;

/** Presenters in parts for pages that draw them: written down once for each look, the looks asked for last kept. */
final class Drawings {
    private static final int MOST_KEPT = 32;
    private static final int TAG_BYTES = 8;

    private final Function<Look, byte[]> drawn;
    // Another program may draw the same look otherwise.
    private final UUID run = UUID.randomUUID();
    // Guarded by itself; the one that was asked for last stands last. Drawing is done outside.
    private final Map<Look, CompletableFuture<byte[]>> kept = new LinkedHashMap<>(16, 0.75f, true);

    /** @param drawn writes a look down in parts, which takes a while */
    Drawings(Function<Look, byte[]> drawn) {
        this.drawn = drawn;
    }

    /** Another word for each look, and for each run of the program; nothing is drawn for it. */
    String tag(Look look) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((run + look.toString()).getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256: missing (expected: in every Java)", impossible);
        }
    }

    /**
     * A presenter in parts; who asks for the same at the same time waits for the one drawing.
     *
     * @param look at a settled time of day
     */
    byte[] of(Look look) {
        var own = new CompletableFuture<byte[]>();
        CompletableFuture<byte[]> others = begun(look, own);
        if (others != null) {
            return others.join();
        }
        try {
            own.complete(drawn.apply(look));
        } finally {
            if (!own.isDone()) {
                forget(look, own);
                own.cancel(false);
            }
        }
        return own.join();
    }

    private @Nullable CompletableFuture<byte[]> begun(Look look, CompletableFuture<byte[]> own) {
        synchronized (kept) {
            CompletableFuture<byte[]> others = kept.get(look);
            if (others == null) {
                kept.put(look, own);
            }
            if (kept.size() > MOST_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
            return others;
        }
    }

    private void forget(Look look, CompletableFuture<byte[]> own) {
        synchronized (kept) {
            kept.remove(look, own);
        }
    }
}
