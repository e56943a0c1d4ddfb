/**
 * Judges what is said in a live room: text and facts in, dated and reasoned findings out. Leans on Jackson and SnakeYAML for
 * files, on HanLP for how characters sound, and on its own {@code meaning} for what no word gives away.
 */
@NullMarked
package org.qiantang.engine.guard;

import org.jspecify.annotations.NullMarked;
