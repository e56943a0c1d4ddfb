/** JSON in the one form that RFC 8785 gives it, so that equal values are equal bytes. Leans on {@code wire}. */
@NullMarked
package org.qiantang.engine.tlog.json;

import org.jspecify.annotations.NullMarked;
