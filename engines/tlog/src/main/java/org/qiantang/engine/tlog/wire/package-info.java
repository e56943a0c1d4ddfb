/** How values stand in the texts of C2SP: lines, decimal numbers, base64; and what is said of one that is not in form. */
@NullMarked
package org.qiantang.engine.tlog.wire;

import org.jspecify.annotations.NullMarked;
