package org.qiantang.app.shortvideo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way in.
 *
 * @param merchantId the shop in whose name it is sent; null where somebody sends it for themselves
 * @param bytes how long it is to be
 * @param fileName as its sender calls it; it is shown and never believed
 * @param ai whether its sender says that a machine made some of it
 */
record Upload(
        long id,
        long personId,
        @Nullable Long merchantId,
        long bytes,
        String fileName,
        String title,
        @Nullable Long productId,
        boolean ai,
        Instant begunAt) {}
