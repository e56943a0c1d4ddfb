/** The ear: the sound of a live room in, timed sentences out, by whichever recogniser the house has. */
@NullMarked
package org.qiantang.engine.ear;

import org.jspecify.annotations.NullMarked;
