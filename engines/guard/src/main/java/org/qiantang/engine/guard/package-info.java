/** Text and facts in, findings out. */
@NullMarked
package org.qiantang.engine.guard;

import org.jspecify.annotations.NullMarked;
