/** Proof files that say by themselves that an entry is in a log (C2SP tlog-proof). Leans on {@code witness}, {@code note}, {@code merkle}, {@code wire}. */
@NullMarked
package org.qiantang.engine.tlog.proof;

import org.jspecify.annotations.NullMarked;
