/** Seeds and fake time for tests: what must always hold is tried on many seeds, and one seed can be replayed. */
@NullMarked
package org.qiantang.engine.testkit;

import org.jspecify.annotations.NullMarked;
