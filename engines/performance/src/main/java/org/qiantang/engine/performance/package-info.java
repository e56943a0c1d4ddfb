/** Text to timed lines: reading, phonemes, mouth shapes and presenter pictures. */
@NullMarked
package org.qiantang.engine.performance;

import org.jspecify.annotations.NullMarked;
