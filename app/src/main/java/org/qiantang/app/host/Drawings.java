package org.qiantang.app.host;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.qiantang.engine.performance.presenter.Cels;
import org.qiantang.engine.performance.presenter.Look;

/** Presenters in parts for pages that draw them: written down once for each look, the looks asked for last kept. */
final class Drawings {
    private static final int MOST_KEPT = 32;
    private static final int TAG_BYTES = 8;

    /**
     * A presenter in parts.
     *
     * @param tag another one for each drawing that looks otherwise
     */
    record Drawing(byte[] json, String tag) {}

    private final Map<Look, Drawing> kept = new LinkedHashMap<>(16, 0.75f, true);

    /** @param look at a settled time of day */
    synchronized Drawing of(Look look) {
        Drawing drawing = kept.computeIfAbsent(look, Drawings::drawn);
        if (kept.size() > MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return drawing;
    }

    private static Drawing drawn(Look look) {
        byte[] json = Cels.of(look);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json);
            return new Drawing(json, HexFormat.of().formatHex(hash, 0, TAG_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256: missing (expected: in every Java)", impossible);
        }
    }
}
