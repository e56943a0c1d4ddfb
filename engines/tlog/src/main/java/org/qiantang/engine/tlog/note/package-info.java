/** Texts with signatures: the notes, checkpoints and cosignatures of C2SP, under Ed25519. Leans on {@code merkle}, {@code wire}. */
@NullMarked
package org.qiantang.engine.tlog.note;

import org.jspecify.annotations.NullMarked;
