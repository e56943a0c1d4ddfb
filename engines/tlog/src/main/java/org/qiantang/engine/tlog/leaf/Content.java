package org.qiantang.engine.tlog.leaf;

import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.json.Json;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.wire.Malformed;

/**
 * Bytes that lie elsewhere.
 *
 * @param size in bytes
 * @param codec how they are to be read, such as {@code fmp4/h264+aac}; null where that is plain
 */
public record Content(Hash sha256, long size, @Nullable String codec) {
    public Content {
        if (size < 0 || size > Json.MOST_EXACT) {
            throw new Malformed("size", Long.toString(size), "0 to " + Json.MOST_EXACT);
        }
    }
}
