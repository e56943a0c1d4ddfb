/**
 * A log that only grows: entries under a Merkle tree (RFC 6962), kept as the tiles of C2SP tlog-tiles, its size and root
 * signed as checkpoints. Leans on {@code store}, {@code note}, {@code merkle} and {@code wire}.
 */
@NullMarked
package org.qiantang.engine.tlog;

import org.jspecify.annotations.NullMarked;
