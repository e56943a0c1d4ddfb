/** Music and effects for a show, worked out by our own code so that nobody's licence is needed, and mixed under speech. */
@NullMarked
package org.qiantang.engine.performance.music;

import org.jspecify.annotations.NullMarked;
