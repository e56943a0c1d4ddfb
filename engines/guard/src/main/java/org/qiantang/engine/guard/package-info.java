/** Judges what is said in a live room: text and facts in, dated and reasoned findings out. */
@NullMarked
package org.qiantang.engine.guard;

import org.jspecify.annotations.NullMarked;
