/** The journal: events appended durably in order, read back, and followed. */
@NullMarked
package org.qiantang.engine.journal;

import org.jspecify.annotations.NullMarked;
