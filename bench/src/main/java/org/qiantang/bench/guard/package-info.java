/** The guard beside a word list: how long a line takes, and what each makes of labelled lines. */
@NullMarked
package org.qiantang.bench.guard;

import org.jspecify.annotations.NullMarked;
