/** One frame to very many viewers: merging, message classes, slow readers. */
@NullMarked
package org.qiantang.engine.fanout;

import org.jspecify.annotations.NullMarked;
